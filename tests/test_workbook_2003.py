"""Excel 2003's XML: what Excel shows of a sheet is what is read of it."""

from __future__ import annotations

import time
from datetime import datetime
from datetime import time as clock
from typing import Any

import pytest

from cchc.reading import read_workbook
from cchc.reading.grid import NO_RESULT, CellError, Grid, Merged, Percent
from cchc.reading.limits import DEFAULT_LIMITS
from cchc.reading.open.opening import open_grids
from tests.xml_2003 import workbook


def grid(rows: str, styles: str = "", head: str = "", after: str = "", table: str = "") -> Grid:
    sheet = f'<Worksheet ss:Name="A"><Table{table}>{rows}</Table>{after}</Worksheet>'
    return open_grids(workbook(sheet, styles, head), DEFAULT_LIMITS)[0]


def data(text: str, kind: str = "String", **said: object) -> str:
    """A cell with its data; `said` are attributes of the cell."""
    attributes = "".join(f' ss:{name}="{value}"' for name, value in said.items())
    return f'<Cell{attributes}><Data ss:Type="{kind}">{text}</Data></Cell>'


def value(text: str, kind: str = "String", styles: str = "", **said: object) -> Any:
    return grid(f"<Row>{data(text, kind, **said)}</Row>", styles).value(0, 0)


def code(text: str) -> str:
    (problem,) = read_workbook(text.encode(), "a.xls").problems
    return problem.code


@pytest.mark.parametrize(
    ("text", "kind", "has_formula", "read"),
    [
        ("7.5", "Number", False, 7.5),
        ("-1.5E-3", "Number", False, -0.0015),
        ("NaN", "Number", False, "NaN"),
        ("INF", "Number", False, "INF"),
        ("1e400", "Number", False, "1e400"),
        ("1_000", "Number", False, "1_000"),
        ("12 5", "Number", False, "12 5"),
        ("", "Number", True, NO_RESULT),
        ("", "Number", False, ""),
        ("", "String", True, ""),
        ("1", "Boolean", False, True),
        ("0", "Boolean", False, False),
        ("#REF!", "Error", False, CellError("#REF!")),
        ("", "Error", True, NO_RESULT),
        ("#DIV/0!", "String", False, CellError("#DIV/0!")),
        ("2021-08-15T00:00:00.000", "DateTime", False, datetime(2021, 8, 15)),
        ("2021-02-30T00:00:00.000", "DateTime", False, "2021-02-30T00:00:00.000"),
        ("Sở&#10;Y tế", "String", False, "Sở\nY tế"),
        ("1,5&#10;2", "String", False, "1,5\n2"),
        ("a", "Unknown", False, "a"),
    ],
)
def test_each_type_of_value_is_read_or_left_a_text(
    text: str, kind: str, has_formula: bool, read: Any
) -> None:
    got = value(text, kind, **({"Formula": "=1"} if has_formula else {}))
    assert (type(got), got) == (type(read), read)


def test_a_formula_without_data_has_no_result() -> None:
    assert grid('<Row><Cell ss:Formula="=1"/></Row>').rows == [[NO_RESULT]]


HTML = 'xmlns="http://www.w3.org/TR/REC-html40"'


@pytest.mark.parametrize(
    ("runs", "read", "raised", "is_struck"),
    [
        ("12,5<Sup>1</Sup>", "12,5", "1", False),
        ('<B><Font html:Size="8">12,5</Font></B><Sup><Font>(1)</Font></Sup>', "12,5", "(1)", False),
        ("8,5<Sub>a</Sub>", "8,5", "a", False),
        ("CO<Sub>2</Sub>", "CO2", None, False),
        ("<S>1</S>8,5", "8,5", None, True),
        ("<S><I>1</I></S><U>8,5</U>", "8,5", None, True),
        ("<Font>1<S>9</S></Font>5", "1 5", None, True),
        ("<S>9</S>", "", None, True),
    ],
)
def test_raised_and_struck_letters_are_no_part_of_the_value(
    runs: str, read: str, raised: str | None, is_struck: bool
) -> None:
    for prefix in ("", "html:"):
        written = runs.replace("</", "\0").replace("<", "<" + prefix).replace("\0", "</" + prefix)
        space = HTML if not prefix else ""
        got = grid(
            f'<Row><Cell><ss:Data ss:Type="String" {space}>{written}</ss:Data></Cell>{data("b")}</Row>'
        )
        assert got.rows == [[read, "b"]]
        assert (got.raised.get((0, 0)), bool(got.struck)) == (raised, is_struck)


def test_comments_and_readings_of_a_cell_are_no_part_of_it() -> None:
    inside = (
        '<Comment ss:Author="An"><ss:Data xmlns="http://www.w3.org/TR/REC-html40"><B>9</B></ss:Data></Comment>'
        '<PhoneticText xmlns="urn:schemas-microsoft-com:office:excel">9</PhoneticText><NamedCell ss:Name="x"/>'
    )
    assert grid(f'<Row><Cell><Data ss:Type="String">8,5</Data>{inside}</Cell></Row>').rows == [["8,5"]]


STYLES = (
    '<Style ss:ID="Default"><NumberFormat/></Style><Style ss:ID="s"><Font ss:StrikeThrough="1"/></Style>'
    '<Style ss:ID="p" ss:Parent="s"><Font ss:Bold="1"/></Style><Style ss:ID="r"><Font ss:VerticalAlign="Superscript"/></Style>'
    '<Style ss:ID="n" ss:Parent="s"><Font ss:StrikeThrough="0"/></Style>'
)


@pytest.mark.parametrize(
    "rows",
    [
        f"<Row>{data('7', 'Number', StyleID='s')}{data('a')}</Row>",
        f"<Row>{data('7', 'Number', StyleID='p')}{data('a')}</Row>",
        f'<Row ss:StyleID="s">{data("7")}{data("a", StyleID="n")}</Row>',
        f'<Column ss:StyleID="s"/><Column ss:StyleID="n" ss:Span="4"/><Row>{data("7")}{data("a")}</Row>',
        f"<Row>{data('7', 'Number', StyleID='r')}{data('a')}</Row>",
    ],
)
def test_a_cell_whose_whole_text_is_struck_or_raised_has_no_value(rows: str) -> None:
    read = grid(rows, STYLES)
    assert read.rows == [["", "a"]]
    assert read.struck or read.raised == {(0, 0): "7"}


@pytest.mark.parametrize(
    ("code", "is_share"),
    [
        ("Percent", True),
        ("0.0%", True),
        ("Fixed", False),
        ('0.0" %"', False),
        ("0%;[Red]-0%", True),
        ("General", False),
    ],
)
def test_shares_are_told_by_their_format(code: str, is_share: bool) -> None:
    code = code.replace('"', "&quot;")
    styles = f'<Style ss:ID="a"><NumberFormat ss:Format="{code}"/></Style><Style ss:ID="b" ss:Parent="a"/>'
    for style in "ab":
        assert isinstance(value("0.9685", "Number", styles, StyleID=style), Percent) == is_share


def test_formats_that_tell_more_than_the_number_are_kept() -> None:
    styles = '<Style ss:ID="a"><NumberFormat ss:Format="0.0,"/></Style><Style ss:ID="b"><NumberFormat ss:Format="0.00"/></Style>'
    read = grid(f"<Row>{data('1', 'Number', StyleID='a')}{data('1', 'Number', StyleID='b')}</Row>", styles)
    assert read.formats == {(0, 0): "0.0,"}


def test_a_number_under_the_format_of_a_day_is_that_day() -> None:
    styles = "".join(
        f'<Style ss:ID="{name}"><NumberFormat ss:Format="{code}"/></Style>'
        for name, code in (("a", "Short Date"), ("b", "hh:mm"))
    )
    assert value("44423", "Number", styles, StyleID="a") == datetime(2021, 8, 15)
    assert value("0.5", "Number", styles, StyleID="b") == clock(12)
    row = f"<Row>{data('42961', 'Number', StyleID='a')}</Row>"
    read = grid(row, styles, "<Date1904/>")
    assert (read.value(0, 0), read.date_1904) == (datetime(2021, 8, 15), True)


@pytest.mark.parametrize("said", ['ss:Hidden="1"', 'ss:Height="0"', 'ss:Height="0.0"', 'ss:Hidden="true"'])
def test_rows_that_are_not_seen_are_hidden_ones(said: str) -> None:
    row = f"<Row>{data('a')}</Row>"
    assert grid(f"{row}<Row {said}>{data('b')}</Row>{row}").hidden_rows == {1}


def test_rows_are_hidden_by_default_where_the_table_says_so() -> None:
    rows = f'<Row ss:Height="12">{data("a")}</Row><Row>{data("b")}</Row>'
    assert grid(rows, table=' ss:DefaultRowHeight="0"').hidden_rows == {1}


def test_columns_that_are_not_seen_are_hidden_ones() -> None:
    columns = (
        '<Column ss:Width="0"/><Column ss:Index="3" ss:Hidden="1" ss:Span="1"/><Column ss:Width="12"/>'
        '<Column ss:Hidden="1"/>'
    )
    assert grid(f"{columns}<Row>{data('a')}</Row>").hidden_columns == {0, 2, 3, 5}


@pytest.mark.parametrize(
    ("visible", "hidden"), [("SheetHidden", True), ("SheetVeryHidden", True), ("SheetVisible", False)]
)
def test_hidden_sheets_are_told(visible: str, hidden: bool) -> None:
    options = f"<x:WorksheetOptions><x:Visible>{visible}</x:Visible></x:WorksheetOptions>"
    assert grid(f"<Row>{data('a')}</Row>", after=options).hidden == hidden


def test_rows_and_cells_stand_where_their_index_says() -> None:
    rows = (
        f'<Row ss:Span="2"/><Row>{data("a")}{data("b", Index=4, MergeAcross=1, MergeDown=2)}{data("c")}</Row>'
        f'<Row ss:Index="9">{data("d")}</Row>'
    )
    read = grid(rows)
    assert read.numbers == [3, 8]
    assert read.rows == [["a", "", "", "b", "", "c"], ["d"]]
    assert read.merged == [Merged(3, 3, 5, 4)]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ('<Row ss:Index="9999999999999999999999"><Cell/></Row>', "too_large"),
        ('<Row ss:Index="1048577"><Cell/></Row>', "too_large"),
        ('<Row ss:Index="' + "9" * 5_000 + '"><Cell/></Row>', "too_large"),
        ('<Row><Cell ss:Index="99999"/></Row>', "too_large"),
        ('<Row ss:Index="5"/><Row ss:Index="2"/>', "not_a_workbook"),
        ('<Row ss:Index="-5"/>', "not_a_workbook"),
        ('<Row ss:Index="x"/>', "not_a_workbook"),
        ('<Row><Cell ss:Index="5"/><Cell ss:Index="2"/></Row>', "not_a_workbook"),
        (f"<Row>{data('a', Index=16384)}</Row>" * 200, "too_large"),
    ],
)
def test_places_that_are_none_are_refused(row: str, problem: str) -> None:
    assert code(workbook(f"<Worksheet><Table>{row}</Table></Worksheet>").decode()) == problem


def test_a_value_in_the_last_cell_of_the_sheet_costs_no_more_than_any_other() -> None:
    read = grid(f'<Row ss:Index="1048576">{data("a", Index=16384)}</Row>')
    assert (read.numbers, len(read.rows[0])) == ([1_048_575], 16_384)


def test_document_types_are_unsafe() -> None:
    text = workbook(f'<Worksheet ss:Name="A"><Table><Row>{data("a")}</Row></Table></Worksheet>').decode()
    assert code(text.replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "b">]><Workbook', 1)) == "unsafe"
    assert code(text.replace("</Workbook>", "")) == "not_a_workbook"
    assert code(text.replace('encoding="utf-8"', 'encoding="idna"')) == "not_a_workbook"


def test_a_workbook_in_utf_16_is_read() -> None:
    text = workbook(f'<Worksheet ss:Name="A"><Table><Row>{data("Sở")}</Row></Table></Worksheet>').decode()
    assert open_grids(text.replace("utf-8", "utf-16").encode("utf-16"), DEFAULT_LIMITS)[0].rows == [["Sở"]]


@pytest.mark.parametrize(
    "piece",
    [
        "<Row/>", "<Row>", "<Row><Cell/></Row>", '<Row ss:Span="9"/>', "<Column/>", '<Column ss:StyleID="a" ss:Span="16000"/>',
        f"<Row>{data('a')}</Row>", '<Row><Cell><Data ss:Type="String"><B>a</B></Data></Cell></Row>', "<Table>", "&#10;",
        '<Row><Cell ss:MergeAcross="99999999" ss:MergeDown="9999999"/></Row>',
    ],
)  # fmt: skip
def test_workbooks_of_one_piece_again_and_again_are_answered_in_time(piece: str) -> None:
    started = time.thread_time()
    read_workbook(workbook(f'<Worksheet ss:Name="A"><Table>{piece * 40_000}</Table></Worksheet>'), "a.xls")
    assert time.thread_time() - started < 5


@pytest.mark.parametrize("piece", ["<B>", "a<S>b</S>", "<Sup>1</Sup>2", "&#10;"])
def test_cells_of_many_pieces_are_read_in_time(piece: str) -> None:
    end = "</B>" * 40_000 if piece == "<B>" else ""
    inside = f'<ss:Data ss:Type="String" {HTML}>{piece * 40_000}{end}</ss:Data>'
    started = time.thread_time()
    read_workbook(
        workbook(f'<Worksheet ss:Name="A"><Table><Row><Cell>{inside}</Cell></Row></Table></Worksheet>'),
        "a.xls",
    )
    assert time.thread_time() - started < 5
