"""What Office Open XML can say of a cell, a row or a whole workbook in more than one way is read as a person sees it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from cchc.reading import Reading, read_workbook
from cchc.reading.grid import NO_RESULT, CellError, Grid, Percent
from cchc.reading.limits import DEFAULT_LIMITS
from cchc.reading.open.opening import open_grids
from tests.neutral_workbooks import Book, Cell, Run
from tests.open_xml import changed, sheet_of, writer
from tests.workbook_making import found

HEAD = [
    ["XẾP HẠNG CHỈ SỐ CCHC NĂM 2023 TỈNH HÀ TĨNH"],
    ["STT", "Đơn vị", "Điểm tối đa", "Điểm thẩm định", "Tỷ lệ (%)", "Xếp hạng"],
]
BOOK = Book(
    [
        *HEAD,
        [1.0, "Sở Y tế", 100.0, 92.5, 92.5, 1.0],
        [2.0, "Sở Tư pháp", 100.0, 90.25, 90.25, 2.0],
        [3.0, "Sở Xây dựng", 100.0, 88.5, 88.5, 3.0],
        [4.0, "Sở Công Thương", 100.0, 87.0, 87.0, 4.0],
    ]
)
write = writer()


def read(content: bytes) -> Reading:
    return read_workbook(content, "tep.xlsx")


def grid_of(content: bytes) -> Grid:
    (grid,) = open_grids(content, DEFAULT_LIMITS)
    return grid


def cells(content: bytes) -> list[list[Any]]:
    return grid_of(content).rows


def column(reading: Reading, key: str) -> list[Any]:
    return [row[key] for row in reading.tables[0].rows]


# Hidden rows and columns


@pytest.mark.parametrize(
    "said", ['hidden="true"', "hidden='1'", 'hidden="TRUE"', 'hidden="on"', 'ht="0.0"', "ht='-1'"]
)
def test_a_hidden_row_is_one_in_every_spelling(said: str) -> None:
    content = changed(write(BOOK), sheet1=lambda part: part.replace('<row r="4"', f'<row r="4" {said}'))
    assert found(read(content).problems) == {("hidden_rows", "A4")}


@pytest.mark.parametrize(
    "said",
    ['hidden="false"', "hidden='0'", 'hidden="off"', 'ht="15"', 'collapsed="false"', 'outlineLevel="1"'],
)
def test_a_row_that_is_said_to_be_seen_is_no_hidden_one(said: str) -> None:
    content = changed(write(BOOK), sheet1=lambda part: part.replace('<row r="', f'<row {said} r="'))
    assert read(content).problems == []


def with_head(head: str) -> bytes:
    return changed(write(BOOK), sheet1=lambda part: part.replace("<sheetData>", f"{head}<sheetData>"))


def test_rows_that_are_hidden_unless_written_are_seen_where_they_are_written() -> None:
    assert read(with_head('<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>')).problems == []


def test_where_rows_have_no_height_of_their_own_that_of_the_sheet_hides_them() -> None:
    assert found(read(with_head('<sheetFormatPr defaultRowHeight="0"/>')).problems) == {("hidden_rows", "A3")}


def test_columns_without_a_width_of_their_own_have_that_of_the_sheet() -> None:
    head = '<sheetFormatPr defaultColWidth="0" defaultRowHeight="15"/><cols><col min="1" max="5" width="9"/></cols>'
    assert found(read(with_head(head)).problems) == {("hidden_rows", "F2")}


def test_a_group_may_stand_below_the_row_that_sums_it_up() -> None:
    def grouped(part: str) -> str:
        part = part.replace("<sheetData>", '<sheetPr><outlinePr summaryBelow="0"/></sheetPr><sheetData>')
        part = part.replace('<row r="3"', '<row r="3" collapsed="1"')
        return part.replace('<row r="4"', '<row r="4" outlineLevel="1"').replace(
            '<row r="5"', '<row r="5" outlineLevel="2"'
        )

    reading = read(changed(write(BOOK), sheet1=grouped))
    assert found(reading.problems) == {("hidden_rows", "A4")}
    assert "dòng ẩn 4, 5 " in reading.problems[0].message


def test_a_group_that_is_not_collapsed_hides_nothing() -> None:
    def grouped(part: str) -> str:
        return part.replace('<row r="3"', '<row r="3" outlineLevel="1"').replace(
            '<row r="4"', '<row r="4" outlineLevel="1"'
        )

    assert read(changed(write(BOOK), sheet1=grouped)).problems == []


def test_a_sheet_that_no_menu_shows_is_hidden_too() -> None:
    content = changed(
        write(BOOK), workbook=lambda part: part.replace("<sheet ", '<sheet state="veryHidden" ')
    )
    assert found(read(content).problems) == {("hidden_rows", "A2")}


# Results of formulas


def by_xlsxwriter(write_cells: Callable[[Any], None]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as workbook:
        sheet = workbook.add_worksheet("Trang 1")
        for number, row in enumerate(BOOK.rows):
            sheet.write_row(number, 0, row)
        write_cells(sheet)
    return target.getvalue()


def test_formulas_of_a_library_that_calculates_nothing_have_no_results() -> None:
    def formulas(sheet: Any) -> None:
        for row in range(2, 6):
            sheet.write_formula(row, 3, f"=SUM(G{row + 1}:H{row + 1})")

    reading = read(by_xlsxwriter(formulas))
    assert found(reading.problems) == {("no_cached_value", f"D{row}") for row in range(3, 7)}
    assert column(reading, "score") == [None] * 4


def test_an_empty_text_may_stand_for_a_result_too() -> None:
    def formulas(sheet: Any) -> None:
        sheet.write_formula(2, 3, "=G3", value="")
        sheet.write_formula(3, 3, "=G4")

    assert found(read(by_xlsxwriter(formulas)).problems) == {
        ("no_cached_value", "D3"),
        ("no_cached_value", "D4"),
    }


@pytest.mark.parametrize("kind", ["write_array_formula", "write_dynamic_array_formula"])
def test_a_formula_that_fills_several_cells_has_no_result_in_any_of_them(kind: str) -> None:
    content = by_xlsxwriter(lambda sheet: getattr(sheet, kind)(2, 3, 5, 3, "=G3:G6*1"))
    assert found(read(content).problems) == {("no_cached_value", f"D{row}") for row in range(3, 7)}


def test_results_that_were_given_with_the_formulas_are_results() -> None:
    def formulas(sheet: Any) -> None:
        sheet.write_formula(2, 3, "=G3", value=91)
        sheet.write_formula(3, 5, "=IF(1,0,0)", value=0)

    reading = read(by_xlsxwriter(formulas))
    assert column(reading, "score")[0] == 91
    assert ("no_cached_value", "F4") not in found(reading.problems)


def test_formulas_without_any_value_have_no_results() -> None:
    workbook = openpyxl.Workbook()
    for row in BOOK.rows:
        workbook.active.append(list(row))
    workbook.active["D3"] = "=SUM(G3:H3)"
    target = io.BytesIO()
    workbook.save(target)
    assert found(read(target.getvalue()).problems) == {("no_cached_value", "D3")}


ASKING = [
    'fullCalcOnLoad="1"',
    "fullCalcOnLoad='true'",
    'forceFullCalc="1"',
    'calcCompleted="0"',
    'calcId="0"',
]
NOT_ASKING = ['calcId="191029"', 'fullCalcOnLoad="0"', 'calcMode="manual"', 'iterate="false" refMode="A1"']
PLACEHOLDERS = ["<v>0</v>", "<v>0.0</v>", "<v>-0</v>"]


def with_formulas(value: str, calculation: str) -> bytes:
    """Two cells that hold a formula and this value, in a workbook that says this of its calculation."""
    rows = BOOK.with_cell(2, 3, Cell(7.25, formula="G3")).with_cell(3, 3, Cell(7.25, formula="G4"))
    return changed(
        write(rows),
        sheet1=lambda part: part.replace("<v>7.25</v>", value),
        workbook=lambda part: part.replace("</sheets>", f"</sheets><calcPr {calculation}/>"),
    )


@pytest.mark.parametrize("value", PLACEHOLDERS)
@pytest.mark.parametrize("calculation", ASKING)
def test_zeros_of_a_workbook_that_asks_to_be_calculated_are_no_results(calculation: str, value: str) -> None:
    reading = read(with_formulas(value, calculation))
    assert found(reading.problems) == {("no_cached_value", "D3"), ("no_cached_value", "D4")}


def test_a_text_of_0_stands_for_no_result_where_the_library_says_that_it_calculated_nothing() -> None:
    content = with_formulas(
        "<v>0</v>", 'calcId="999999" calcCompleted="0" fullCalcOnLoad="1" forceFullCalc="1"'
    )
    content = changed(content, sheet1=lambda part: part.replace('<c r="D3">', '<c r="D3" t="str">'))
    assert found(read(content).problems) == {("no_cached_value", "D3"), ("no_cached_value", "D4")}


@pytest.mark.parametrize("calculation", NOT_ASKING)
def test_zeros_of_any_other_workbook_are_results(calculation: str) -> None:
    reading = read(with_formulas("<v>0</v>", calculation))
    assert column(reading, "score")[:2] == [0, 0]
    assert "no_cached_value" not in {problem.code for problem in reading.problems}


def test_a_formula_that_others_share_is_one() -> None:
    first = '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f></c></row>'
    rows = first + '<row r="2"><c r="A2"><f t="shared" si="0"/><v/></c></row>'
    assert cells(sheet_of(rows)) == [[NO_RESULT], [NO_RESULT]]


def test_a_formula_whose_text_is_empty_has_a_result() -> None:
    rows = '<row r="1"><c r="A1" t="str"><f>B1</f><v></v></c><c r="B1"><v>1</v></c><c r="C1" t="str"><f>B1</f></c></row>'
    assert cells(sheet_of(rows)) == [["", 1.0, NO_RESULT]]


# Error values


@pytest.mark.parametrize("error", ["#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA", "Err:508", ""])
def test_an_error_that_the_library_does_not_know_is_one_at_its_cell(error: str) -> None:
    content = changed(
        write(BOOK.with_cell(2, 3, Cell(error="#REF!"))), sheet1=lambda part: part.replace("#REF!", error)
    )
    reading = read(content)
    assert found(reading.problems) == {("error_value", "D3")}
    assert column(reading, "score") == [None, 90.25, 88.5, 87.0]


def test_an_error_stands_where_it_stands_beside_cells_without_places() -> None:
    rows = '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c t="e"><v>#N/A</v></c></row><row><c t="e"><v>#REF!</v></c></row>'
    assert cells(sheet_of(rows)) == [
        [1.0, "", "", 2.0, CellError("#N/A")],
        [CellError("#REF!")],
    ]


# Letters that are no part of a value


def marked(*runs: Run, **said: Any) -> bytes:
    return write(BOOK.with_cell(2, 1, Cell(runs=runs, **said)))


def text_of(content: bytes) -> Any:
    return grid_of(content).value(2, 1)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ((Run("12,5"), Run("1", raised=True)), "12,5"),
        ((Run("1,5", struck=True), Run("2")), "2"),
        ((Run("1,5", struck=True), Run(" 2")), "2"),
        ((Run("12"), Run("1", raised=True), Run("5")), "12 5"),
        ((Run("diện tích (m"), Run("2", raised=True), Run(")")), "diện tích (m2)"),
        ((Run("a", struck=True), Run("b", raised=True)), ""),
        ((Run("Sở Y tế"), Run("(*)", raised=True), Run(" tỉnh")), "Sở Y tế tỉnh"),
    ],
)  # fmt: skip
def test_what_is_struck_through_or_raised_is_no_part_of_a_text(runs: tuple[Run, ...], text: str) -> None:
    grid = grid_of(marked(*runs))
    assert grid.value(2, 1).strip() == text
    assert (2, 1) in grid.struck or any(run.raised for run in runs)


def test_marks_are_kept_beside_the_value() -> None:
    grid = grid_of(marked(Run("Sở Y tế"), Run("1", raised=True), Run(" và khác"), Run("(2)", raised=True)))
    assert grid.raised == {(2, 1): "1 (2)"}


@pytest.mark.parametrize(
    "said", ['<strike val="0"/>', "<strike val='false'/>", '<vertAlign val="baseline"/>']
)
def test_a_font_that_says_that_it_is_neither_raised_nor_struck_is_a_plain_one(said: str) -> None:
    content = changed(
        marked(Run("Sở Y tế"), Run(" Hà Tĩnh", struck=True)),
        sharedStrings=lambda part: part.replace("<strike/>", said),
    )
    assert (text_of(content), grid_of(content).struck) == ("Sở Y tế Hà Tĩnh", set())


def test_a_piece_without_a_font_has_that_of_its_cell() -> None:
    content = changed(
        marked(Run("Sở Nội vụ"), Run("Sở Y tế", raised=True), struck=True),
        sharedStrings=lambda part: part.replace('<vertAlign val="superscript"/>', ""),
    )
    assert (text_of(content), grid_of(content).struck) == ("Sở Y tế", {(2, 1)})


def test_how_a_text_is_pronounced_is_no_part_of_it() -> None:
    text = '<r><t>ab</t></r><r><rPr><strike/></rPr><t>c</t></r><rPh sb="0" eb="1"><t>x</t></rPh>'
    assert cells(sheet_of(f'<row r="1"><c r="A1" t="inlineStr"><is>{text}</is></c></row>')) == [["ab"]]


def test_a_struck_row_is_no_row() -> None:
    row = [Cell(value, struck=True) for value in BOOK.rows[4] if not isinstance(value, Cell)]
    reading = read(write(replace(BOOK, rows=[*BOOK.rows[:4], row, [3.0, *BOOK.rows[5][1:5], 3.0]])))
    assert column(reading, "unit") == ["Sở Y tế", "Sở Tư pháp", "Sở Công Thương"]
    assert reading.problems == []


# Number formats


@pytest.mark.parametrize(
    "code",
    ["0%", "0.00%", "0.0 %", "0.00\\ %", "#,##0.0%;[Red]-#,##0.0%", "0.0%;-0.0%;-", "[<=1]0.0%;0.00", "_-* 0.0%_-", "[Blue]0%"],
)  # fmt: skip
def test_a_share_is_one_in_every_format_with_a_percent_sign(code: str) -> None:
    content = write(BOOK.with_cell(2, 4, Cell(0.925, code)))
    grid = grid_of(content)
    assert grid.value(2, 4) == 0.925
    assert isinstance(grid.value(2, 4), Percent)
    assert grid.formats == {(2, 4): code}
    reading = read(content)
    assert (column(reading, "ratio"), reading.problems) == ([92.5, 90.25, 88.5, 87], [])


@pytest.mark.parametrize("code", ['0.0"%"', "0.0\\%", "[>1]0.0;0%", "0.0;-0%", 'General"%"', "0.00"])
def test_a_percent_sign_that_multiplies_nothing_is_a_word(code: str) -> None:
    content = write(BOOK.with_cell(2, 4, Cell(92.5, code)))
    assert not isinstance(grid_of(content).value(2, 4), Percent)
    reading = read(content)
    assert (column(reading, "ratio"), reading.problems) == ([92.5, 90.25, 88.5, 87], [])


def test_a_share_is_previewed_as_it_is_shown() -> None:
    (preview,) = read(write(BOOK.with_cell(2, 4, Cell(0.925, "0.0%")))).previews
    assert preview.rows[2][3:5] == ["92,5", "92,5%"]


def test_points_that_are_shown_as_a_share_are_no_number_of_points() -> None:
    reading = read(write(BOOK.with_cell(2, 3, Cell(0.925, "0.0%"))))
    assert found(reading.problems) == {("not_a_number", "D3")}
    assert "«92,5%»" in reading.problems[0].message


def test_formats_that_show_a_number_as_it_stands_are_not_kept() -> None:
    row = [
        Cell(1.5, code)
        for code in ("0.00", "#,##0.0", '0.0" điểm"', "[Red]0.0", "#,##0.00;-#,##0.00", "@", "dd/mm/yyyy")
    ]
    assert grid_of(write(Book([row]))).formats == {}


def test_a_format_that_changes_what_a_number_looks_like_is_kept() -> None:
    codes = ["0,", '0"/20"', "000", '0.0;-0.0;"-"', "#", "[>5]0;0.0", "0.0E+0"]
    grid = grid_of(write(Book([[Cell(0.0, code) for code in codes]])))
    assert grid.formats == {(0, column): code for column, code in enumerate(codes)}


# Numbers that are none


@pytest.mark.parametrize("value", ["NaN", "INF", "-INF", "1e400", "1E308", "-1e13", "1e12"])
def test_a_number_that_no_column_can_hold_is_said_at_its_cell(value: str) -> None:
    content = changed(write(BOOK.with_cell(2, 3, 7.25)), sheet1=lambda part: part.replace("7.25", value))
    reading = read(content)
    assert ("not_a_number", "D3") in found(reading.problems)
    assert column(reading, "score")[0] is None
    json.dumps(reading.as_dict(), allow_nan=False)


# Packages


def test_two_sheets_of_one_name_are_two_sheets() -> None:
    content = changed(
        write(BOOK),
        workbook=lambda part: part.replace(
            "</sheets>", '<sheet name="Trang 1" sheetId="2" r:id="rId7"/></sheets>'
        ),
    )
    assert [table.sheet for table in read(content).tables] == ["Trang 1", "Trang 1"]


def test_a_sheet_that_is_no_sheet_of_cells_is_passed_over() -> None:
    chart = '<Relationship Id="rId1" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/>'
    content = changed(
        write(BOOK),
        workbook=lambda part: part.replace("<sheets>", '<sheets><sheet name="Biểu đồ" r:id="rId1"/>'),
        **{"workbook.xml.rels": lambda part: part.replace("<Relationship ", f"{chart}<Relationship ", 1)},
    )
    assert [table.sheet for table in read(content).tables] == ["Trang 1"]


def test_a_workbook_without_styles_and_strings_is_read() -> None:
    def bare(part: str) -> str:
        return "".join(
            piece + ">"
            for piece in part.split(">")[:-1]
            if "styles" not in piece and "sharedStrings" not in piece
        )

    content = changed(writer(shared=False)(BOOK), **{"workbook.xml.rels": bare})
    assert len(read(content).tables[0].rows) == 4


def test_a_workbook_without_namespaces_is_read() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    content = changed(
        write(replace(BOOK, hidden_rows={3: "flag"})),
        sheet1=lambda part: part.replace(f' xmlns="{main}"', ""),
        styles=lambda part: part.replace(f' xmlns="{main}"', ""),
    )
    assert found(read(content).problems) == {("hidden_rows", "A4")}


def renamed(content: bytes, names: dict[str, str]) -> bytes:
    """The same package under other names of its parts; what leads to them is changed too."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            part = source.read(name)
            if name == "_rels/.rels":
                for old, new in names.items():
                    part = part.replace(old.encode(), new.encode())
            archive.writestr(names.get(name, name), part)
    return target.getvalue()


@pytest.mark.parametrize("path", ["main/book.xml", "a b/sổ.xml", "book.xml"])
def test_the_workbooks_own_part_may_have_any_name(path: str) -> None:
    folder, _, base = path.rpartition("/")
    names = {"xl/workbook.xml": path, "xl/_rels/workbook.xml.rels": f"{folder}/_rels/{base}.rels".lstrip("/")}
    content = changed(renamed(write(BOOK), names))
    content = changed(content, **{f"{base}.rels": lambda part: part.replace('Target="', 'Target="/xl/')})
    assert len(read(content).tables[0].rows) == 4


def test_a_document_of_another_program_is_no_workbook() -> None:
    content = changed(write(BOOK), workbook=lambda _: "<document><sheets/></document>")
    assert [problem.code for problem in read(content).problems] == ["not_a_workbook"]
