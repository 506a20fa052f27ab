"""Sheets of OpenDocument: what a person sees in a cell is what is read of it, and what stands beside it is not."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any

import pytest

from cchc.reading import read_workbook
from cchc.reading.grid import NO_RESULT, CellError, Grid, Percent
from cchc.reading.limits import DEFAULT_LIMITS
from cchc.reading.open.opening import open_grids
from cchc.reading.refusal import RefusedError
from tests.open_document import SPACES, document


def grids(body: str, styles: str = "", common: str = "") -> list[Grid]:
    return open_grids(document(body, styles, common), DEFAULT_LIMITS)


def grid(rows: str, styles: str = "", common: str = "", columns: str = "") -> Grid:
    return grids(f'<table:table table:name="A">{columns}{rows}</table:table>', styles, common)[0]


def cell(inside: str, said: str = 'office:value-type="string"', styles: str = "", common: str = "") -> Grid:
    return grid(
        f"<table:table-row><table:table-cell {said}>{inside}</table:table-cell></table:table-row>",
        styles,
        common,
    )


BOX = "<draw:frame><draw:text-box><text:p>2</text:p></draw:text-box></draw:frame>"


@pytest.mark.parametrize(
    "inside",
    [
        f"{BOX}<text:p>1,5</text:p>",
        f"<text:p>1,5</text:p>{BOX}",
        f"<text:p>1,5{BOX}</text:p>",
        "<draw:custom-shape><text:p>9</text:p></draw:custom-shape><text:p>1,5</text:p>",
        "<draw:g><draw:rect><text:p>9</text:p></draw:rect></draw:g><text:p>1,5</text:p>",
        "<office:annotation><text:p>9</text:p><text:list><text:list-item><text:p>8</text:p></text:list-item></text:list>"
        "</office:annotation><text:p>1,5</text:p>",
        "<text:p>1,5<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>9</text:p></text:note-body>"
        "</text:note></text:p>",
        "<text:p><text:ruby><text:ruby-base>1,5</text:ruby-base><text:ruby-text>9</text:ruby-text></text:ruby></text:p>",
        '<text:p>1,5<text:span text:style-name="unseen">9</text:span></text:p>',
        '<text:p><text:a xlink:href="https://a.vn">1,5</text:a></text:p>',
        "<text:p><text:span>1</text:span><text:span>,5</text:span></text:p>",
        "<table:detective><table:highlighted-range/></table:detective><text:p>1,5</text:p>",
    ],
)
def test_what_lies_over_or_beside_a_cell_is_no_part_of_it(inside: str) -> None:
    unseen = '<style:style style:name="unseen" style:family="text"><style:text-properties text:display="none"/></style:style>'
    assert cell(inside, styles=unseen).rows == [["1,5"]]


LOOKS = {
    "struck": 'style:text-line-through-style="solid"',
    "struck twice": 'style:text-line-through-type="double"',
    "raised": 'style:text-position="super 58%"',
    "raised by a third": 'style:text-position="33% 80%"',
    "lowered": 'style:text-position="-33% 58%"',
    "lowered by name": 'style:text-position="sub 58%"',
}


def style(name: str, family: str, look: str, parent: str = "") -> str:
    parent = f' style:parent-style-name="{parent}"' if parent else ""
    properties = f"<style:text-properties {look}/>" if look else ""
    return f'<style:style style:name="{name}" style:family="{family}"{parent}>{properties}</style:style>'


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("where", ["automatic", "common", "parent"])
def test_struck_and_raised_letters_are_told_by_styles_of_every_place(look: str, where: str) -> None:
    own = style("T1", "text", LOOKS[look])
    inherited = style("T1", "text", "", "Base"), style("Base", "text", LOOKS[look])
    automatic, common = {"automatic": (own, ""), "common": ("", own), "parent": inherited}[where]
    read = cell(
        '<text:p>8,5<text:span text:style-name="T1"> 1</text:span></text:p>', styles=automatic, common=common
    )
    assert read.rows == [["8,5"]]
    assert (read.struck, read.raised) == (({(0, 0)}, {}) if "struck" in look else (set(), {(0, 0): "1"}))


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("where", ["cell", "row", "column", "paragraph", "parent"])
def test_a_cell_whose_whole_text_is_struck_or_raised_has_no_value(look: str, where: str) -> None:
    family = "paragraph" if where == "paragraph" else "table-cell"
    styles = style("S", family, LOOKS[look])
    if where == "parent":
        styles = style("P", family, LOOKS[look]) + style("S", family, "", "P")
    default = ' table:default-cell-style-name="S"'
    own = ' table:style-name="S"' if where in ("cell", "parent") else ""
    paragraph = '<text:p text:style-name="S">' if where == "paragraph" else "<text:p>"
    read = grid(
        f"<table:table-row{default if where == 'row' else ''}><table:table-cell/><table:table-cell{own} "
        f'office:value-type="float" office:value="7">{paragraph}7'
        '</text:p></table:table-cell><table:table-cell table:style-name="plain" office:value-type="string"><text:p>a</text:p>'
        "</table:table-cell></table:table-row>",
        styles,
        columns=f"<table:table-column/><table:table-column{default if where == 'column' else ''}/><table:table-column/>",
    )
    assert read.rows == [["", "", "a"]]
    assert (read.struck, read.raised) == (({(0, 1)}, {}) if "struck" in look else (set(), {(0, 1): "7"}))


def test_letters_that_are_not_struck_in_a_struck_cell_are_its_value() -> None:
    styles = style("S", "table-cell", LOOKS["struck"]) + style(
        "T", "text", 'style:text-line-through-style="none"'
    )
    said = 'office:value-type="string" table:style-name="S"'
    read = cell('<text:p>9 <text:span text:style-name="T">7,5</text:span></text:p>', said, styles)
    assert (read.rows, read.struck) == ([["7,5"]], {(0, 0)})


def test_styles_that_are_made_from_each_other_end() -> None:
    styles = style("A", "text", "", "B") + style("B", "text", "", "A")
    assert cell('<text:p><text:span text:style-name="A">7</text:span></text:p>', styles=styles).rows == [
        ["7"]
    ]


@pytest.mark.parametrize(
    ("said", "shown", "value"),
    [
        ('office:value-type="float" office:value="7.5"', "7,5", 7.5),
        ('office:value-type="float" office:value="-1.5e-3"', "0", -0.0015),
        ('office:value-type="currency" office:value="7"', "7 đ", 7.0),
        ('office:value-type="float" office:value="NaN"', "NaN", "NaN"),
        ('office:value-type="float" office:value="INF"', "", "INF"),
        ('office:value-type="float" office:value="-Infinity"', "5", "-Infinity"),
        ('office:value-type="float" office:value="1e400"', "5", "1e400"),
        ('office:value-type="float" office:value="1_000"', "1", "1_000"),
        ('office:value-type="float" office:value=""', "1", ""),
        ('office:value-type="float"', "8,25", "8,25"),
        ('office:value-type="float" table:formula="of:=1"', "", NO_RESULT),
        ('table:formula="of:=1"', "", NO_RESULT),
        ('office:value-type="string" table:formula="of:=1"', "", ""),
        ('office:value-type="string" office:string-value="Sở Y tế"', "", "Sở Y tế"),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE", True),
        ('office:value-type="time" office:time-value="PT08H30M00S"', "08:30", "08:30"),
        ('office:value-type="date" office:date-value="2021-08-15"', "15/08/21", datetime(2021, 8, 15)),
        ('office:value-type="date" office:date-value="2021-08-15T10:20:30.123"', "a", datetime(2021, 8, 15, 10, 20, 30)),
        ('office:value-type="date" office:date-value="2021-08-15T10:20Z"', "a", datetime(2021, 8, 15, 10, 20)),
        ('office:value-type="date" office:date-value="2021-08-15T10:20:30+07:00"', "a", datetime(2021, 8, 15, 10, 20, 30)),
        ('office:value-type="date" office:date-value="2021-02-30"', "30/2/2021", "30/2/2021"),
        ('office:value-type="date" office:date-value="-0044-03-15"', "", "-0044-03-15"),
        ('office:value-type="date"', "15/08/2021", "15/08/2021"),
    ],
)  # fmt: skip
def test_each_type_of_value_is_read_or_left_a_text(said: str, shown: str, value: Any) -> None:
    read = cell(f"<text:p>{shown}</text:p>" if shown else "", said)
    got = read.value(0, 0)
    assert (type(got), got) == (type(value), value)


@pytest.mark.parametrize(
    ("said", "shown", "is_share"),
    [
        ('office:value-type="percentage" office:value="0.9685"', "96,85%", True),
        ('office:value-type="percentage" office:value="0.9685"', "", True),
        ('office:value-type="float" office:value="0.9685"', "96,85 %", True),
        ('office:value-type="float" office:value="96.85"', "96,85%", False),
        ('office:value-type="float" office:value="0.9685"', "0,97", False),
    ],
)
def test_shares_are_told_from_other_numbers(said: str, shown: str, is_share: bool) -> None:
    read = cell(f"<text:p>{shown}</text:p>", said)
    assert isinstance(read.value(0, 0), Percent) == is_share


def test_the_text_that_stands_for_a_number_is_kept_where_it_is_another_one() -> None:
    said = 'office:value-type="float" office:value="7.456"'
    assert cell("<text:p>7,46</text:p>", said).shown == {(0, 0): "7,46"}
    assert cell("<text:p>7,456</text:p>", said).shown == {}


@pytest.mark.parametrize(
    ("said", "shown", "error"),
    [
        ('office:value-type="string" calcext:value-type="error"', "#REF!", "#REF!"),
        ('calcext:value-type="error"', "", "#N/A"),
        ('office:value-type="string" calcext:value-type="error"', "Err:502", "Err:502"),
        ('office:value-type="float" office:value="0"', "#DIV/0!", "#DIV/0!"),
        ('office:value-type="float" office:value="0"', "Err:522", "Err:522"),
        ('office:value-type="string" table:formula="of:=NA()"', "#N/A", "#N/A"),
        ('office:value-type="string"', "#NAME?", "#NAME?"),
        ('office:value-type="string" calcext:value-type="error"', "#TÊN?", "#TÊN?"),
    ],
)
def test_errors_are_found_in_every_spelling(said: str, shown: str, error: str) -> None:
    assert cell(f"<text:p>{shown}</text:p>", said).rows == [[CellError(error)]]


def test_lines_of_a_cell_stay_lines() -> None:
    assert cell("<text:p>1,5</text:p><text:p>2</text:p>").rows == [["1,5\n2"]]
    assert cell("<text:p>1,5<text:line-break/>2</text:p>").rows == [["1,5\n2"]]
    assert cell("<text:p>Sở<text:s text:c='3'/>Y\ntế</text:p>").rows == [["Sở Y tế"]]


ROW = '<table:table-row{}><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>'


@pytest.mark.parametrize(
    ("row", "styles"),
    [
        (ROW.format(' table:visibility="collapse"'), ""),
        (ROW.format(' table:visibility="filter"'), ""),
        ('<table:table-row-group table:display="false">' + ROW.format("") + "</table:table-row-group>", ""),
        (
            '<table:table-row-group table:display="false"><table:table-row-group>' + ROW.format("")
            + "</table:table-row-group></table:table-row-group>",
            "",
        ),
        (
            ROW.format(' table:style-name="r0"'),
            '<style:style style:name="r0" style:family="table-row"><style:table-row-properties style:row-height="0cm"/>'
            "</style:style>",
        ),
    ],
)  # fmt: skip
def test_rows_that_are_not_seen_are_hidden_ones(row: str, styles: str) -> None:
    read = grid(ROW.format("") + row + ROW.format(""), styles)
    assert (read.numbers, read.hidden_rows) == ([0, 1, 2], {1})


def test_columns_that_are_not_seen_are_hidden_ones() -> None:
    width = '<style:table-column-properties style:column-width="{}"/></style:style>'
    styles = '<style:style style:name="c0" style:family="table-column">' + width.format("0in")
    styles += '<style:style style:name="c1" style:family="table-column">' + width.format("0.02in")
    columns = (
        '<table:table-column table:style-name="c1"/><table:table-column table:style-name="c0"/><table:table-column '
        'table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column-group table:display="false">'
        '<table:table-column/></table:table-column-group><table:table-column table:number-columns-repeated="99999999"/>'
    )
    assert grid(ROW.format(""), styles, columns=columns).hidden_columns == {1, 2, 3, 4}


def test_hidden_rows_to_the_end_of_the_sheet_cost_nothing() -> None:
    last = '<table:table-row table:visibility="collapse" table:number-rows-repeated="1048000"><table:table-cell/>'
    assert grid(f"{ROW.format('')}{last}</table:table-row>").hidden_rows == set()


SOURCE = (
    '<table:table-source xlink:href="../2022.ods" table:table-name="Cham" table:mode="copy-results-only"/>'
)
HIDDEN = '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>'


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("table:name=\"'file:///D:/CCHC/2022.ods'#$Cham\"", SOURCE),
        ("table:name=\"'file:///D:/CCHC/2022.ods'#$Cham\"", ""),
        ("table:name=\"'file:///D:/Bảng của ''tổ''.ods'#Cham\" table:print=\"false\"", SOURCE),
        ('table:name="Cham" table:style-name="h"', SOURCE),
        ('table:name="Cham" table:print="false"', SOURCE),
    ],
)
def test_copies_of_other_files_are_no_sheets(said: str, source: str) -> None:
    own = f'<table:table table:name="A">{ROW.format("")}</table:table>'
    read = grids(f"{own}<table:table {said}>{source}{ROW.format('')}</table:table>", HIDDEN)
    assert [one.name for one in read] == ["A"]


def test_a_sheet_linked_to_another_file_that_people_see_is_read_and_a_hidden_one_too() -> None:
    read = grids(
        f'<table:table table:name="A">{SOURCE}{ROW.format("")}</table:table>'
        f'<table:table table:name="B" table:style-name="h">{ROW.format("")}</table:table>',
        HIDDEN,
    )
    assert [(one.name, one.hidden) for one in read] == [("A", False), ("B", True)]


@pytest.mark.parametrize(
    "before",
    [
        "<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell><text:p>9</text:p>"
        "</table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>",
        '<table:dde-links><table:dde-link><office:dde-source/><table:table table:name="cu">' + ROW.format("")
        + "</table:table></table:dde-link></table:dde-links>",
        "<table:content-validations><table:content-validation><table:help-message><text:p>a</text:p></table:help-message>"
        "</table:content-validation></table:content-validations>",
    ],
)  # fmt: skip
def test_what_a_document_keeps_beside_its_sheets_is_no_sheet(before: str) -> None:
    read = grids(f'{before}<table:table table:name="A">{ROW.format("")}</table:table>')
    assert [(one.name, one.rows) for one in read] == [("A", [["a"]])]


def test_drawings_over_a_sheet_hold_no_cells() -> None:
    chart = (
        "<table:shapes><draw:frame><draw:object><office:document><office:body><office:chart><table:table>"
        f"{ROW.format('')}</table:table></office:chart></office:body></office:document></draw:object></draw:frame></table:shapes>"
    )
    assert grid(chart + ROW.format("")).rows == [["a"]]


def test_days_are_counted_from_1904_where_the_document_says_so() -> None:
    settings = (
        '<table:calculation-settings><table:null-date table:date-value="{}"/></table:calculation-settings>'
    )
    table = f'<table:table table:name="A">{ROW.format("")}</table:table>'
    assert grids(settings.format("1904-01-01") + table)[0].date_1904
    assert not grids(settings.format("1899-12-30") + table)[0].date_1904


@pytest.mark.parametrize("name", ["content.xml", "Content.XML", "CONTENT.xml"])
def test_the_content_is_found_however_its_name_is_written(name: str) -> None:
    content = document(f'<table:table table:name="A">{ROW.format("")}</table:table>', name=name)
    assert open_grids(content, DEFAULT_LIMITS)[0].rows == [["a"]]


def test_a_document_in_one_file_is_read() -> None:
    flat = (
        f'<?xml version="1.0"?><office:document {SPACES} office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f'<office:body><office:spreadsheet><table:table table:name="A">{ROW.format("")}</table:table></office:spreadsheet>'
        "</office:body></office:document>"
    )
    assert open_grids(flat.encode(), DEFAULT_LIMITS)[0].rows == [["a"]]


@pytest.mark.parametrize(
    "piece",
    [
        "<text:s/>", "a<text:s/>", "<text:line-break/>", "<text:span>", "<text:span>1</text:span>", "</text:p><text:p>",
        "&#10;", "&amp;", "1 ", "<text:span text:style-name='struck'>1</text:span>2",
    ],
)  # fmt: skip
def test_long_texts_of_many_pieces_are_read_in_time(piece: str) -> None:
    styles = style("struck", "text", LOOKS["struck"])
    inside = f"<text:p>{piece * 60_000}{'</text:span>' * 60_000 if piece == '<text:span>' else ''}</text:p>"
    content = document(
        f'<table:table table:name="A"><table:table-row><table:table-cell office:value-type="string">{inside}'
        "</table:table-cell></table:table-row></table:table>",
        styles,
    )
    started = time.thread_time()
    read_workbook(content, "a.ods")
    assert time.thread_time() - started < 3


@pytest.mark.parametrize(
    "row",
    [
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000" '
        'office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>',
        '<table:table-row table:number-rows-repeated="999999999"><table:table-cell office:value-type="float" office:value="1">'
        "<text:p>1,0</text:p></table:table-cell></table:table-row>",
        '<table:table-row><table:table-cell table:number-columns-repeated="999999999" office:value-type="float" '
        'office:value="1"/></table:table-row>',
    ],
)
def test_repeated_cells_are_bounded(row: str) -> None:
    with pytest.raises(RefusedError) as refused:
        grid(row)
    assert refused.value.code == "too_large"


@pytest.mark.parametrize("number", ["9" * 5_000, "-3", "²", "1e9", ""])
def test_counts_that_are_none_count_once(number: str) -> None:
    read = grid(ROW.format(f' table:number-rows-repeated="{number}"') + ROW.format(""))
    assert read.numbers == [0, 1]
