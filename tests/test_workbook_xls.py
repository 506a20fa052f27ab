"""Workbooks of Excel 97-2003: what a person sees of a cell is what is read of it."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
import xlwt

from cchc.reading import read_workbook
from cchc.reading.grid import NO_RESULT, CellError, Grid, Percent
from cchc.reading.limits import DEFAULT_LIMITS
from cchc.reading.open.opening import open_grids
from cchc.reading.refusal import RefusedError
from tests.workbook_making import found

PLAIN = xlwt.easyfont("")
STRUCK = xlwt.easyfont("struck_out on")
RAISED = xlwt.easyfont("escapement superscript")
LOWERED = xlwt.easyfont("escapement subscript")


def xls(
    fill: Callable[[xlwt.Worksheet], object], change: Callable[[xlwt.Workbook], None] = lambda _: None
) -> bytes:
    workbook = xlwt.Workbook()
    fill(workbook.add_sheet("Trang 1"))
    change(workbook)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def grid(
    fill: Callable[[xlwt.Worksheet], object], change: Callable[[xlwt.Workbook], None] = lambda _: None
) -> Grid:
    return open_grids(xls(fill, change), DEFAULT_LIMITS)[0]


@pytest.mark.parametrize(
    ("runs", "value", "raised", "is_struck"),
    [
        ([("12,5", PLAIN), ("1", RAISED)], "12,5", "1", False),
        ([("1,5", STRUCK), ("2", PLAIN)], "2", None, True),
        ([("1,5", STRUCK), (" 2 ", PLAIN), ("(*)", RAISED)], " 2 ", "(*)", True),
        ([("1", PLAIN), ("2", STRUCK), ("5", PLAIN)], "1 5", None, True),
        ([("Khí CO", PLAIN), ("2", LOWERED)], "Khí CO2", None, False),
        ([("8,5", PLAIN), ("a", LOWERED)], "8,5", "a", False),
        ([("Sở ", PLAIN), ("Tài chính", STRUCK)], "Sở ", None, True),
        ([("😀 12", PLAIN), ("3", RAISED)], "😀 12", "3", False),
    ],
)
def test_raised_and_struck_letters_are_no_part_of_the_value(
    runs: list[tuple[str, Any]], value: str, raised: str | None, is_struck: bool
) -> None:
    read = grid(lambda sheet: sheet.write_rich_text(2, 1, runs))
    assert read.value(2, 1) == value
    assert read.raised.get((2, 1)) == raised
    assert ((2, 1) in read.struck) == is_struck


def test_a_cell_whose_whole_text_is_struck_or_raised_has_no_value() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        sheet.write(0, 0, 7.5, xlwt.easyxf("font: struck_out on"))
        sheet.write(0, 1, "8", xlwt.easyxf("font: escapement superscript"))
        sheet.write(0, 2, 9)
        # The runs say that only the beginning is struck through.
        sheet.write_rich_text(0, 3, [("1", STRUCK), ("2", PLAIN)], xlwt.easyxf("font: struck_out on"))

    read = grid(fill)
    assert read.rows == [["", "", 9.0, "2"]]
    assert read.struck == {(0, 0), (0, 3)}
    assert read.raised == {(0, 1): "8"}


def test_numbers_keep_their_format_and_shares_are_told() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        for column, code in enumerate(("0.00%", "0.0", "General", '0.0" %"', "0%;[Red]-0%")):
            sheet.write(0, column, 0.9685, xlwt.easyxf(num_format_str=code))

    read = grid(fill)
    assert [isinstance(cell, Percent) for cell in read.rows[0]] == [True, False, False, False, True]
    assert read.formats == {(0, 0): "0.00%", (0, 3): '0.0" %"', (0, 4): "0%;[Red]-0%"}


@pytest.mark.parametrize(("mode", "day"), [(False, datetime(2021, 8, 15)), (True, datetime(2025, 8, 16))])
def test_days_are_read_in_the_date_system_of_the_workbook(mode: bool, day: datetime) -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        sheet.write(0, 0, 44423, xlwt.easyxf(num_format_str="dd/mm/yyyy"))
        sheet.write(0, 1, 1e9, xlwt.easyxf(num_format_str="dd/mm/yyyy"))

    read = grid(fill, lambda workbook: setattr(workbook, "dates_1904", mode))
    assert (read.value(0, 0), read.value(0, 1), read.date_1904) == (day, 1e9, mode)


def test_hidden_also_means_height_or_width_of_nothing() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        for row in range(4):
            sheet.write(row, 0, row)
        sheet.row(1).hidden = True
        sheet.row(2).height_mismatch = True
        sheet.row(2).height = 0
        sheet.col(1).width = 0
        sheet.col(2).hidden = True

    read = grid(fill)
    assert read.hidden_rows == {1, 2}
    assert read.hidden_columns == {1, 2}


@pytest.mark.parametrize("visibility", [1, 2])
def test_hidden_and_very_hidden_sheets_are_told(visibility: int) -> None:
    def hide(workbook: xlwt.Workbook) -> None:
        workbook.add_sheet("Trang 2").write(0, 0, 1)
        workbook.get_sheet(1).visibility = visibility

    grids = open_grids(xls(lambda sheet: sheet.write(0, 0, 1), hide), DEFAULT_LIMITS)
    assert [(one.name, one.hidden) for one in grids] == [("Trang 1", False), ("Trang 2", True)]


def test_a_sum_that_was_never_calculated_has_no_result() -> None:
    # The writing library leaves an empty text, which no sum can give.
    def fill(sheet: xlwt.Worksheet) -> None:
        sheet.write(0, 0, 1)
        sheet.write(0, 1, xlwt.Formula("SUM(A1:A9)"))
        sheet.write(0, 2, xlwt.Formula('IF(A1=1,"",2)'))

    read = grid(fill)
    assert read.rows == [[1.0, NO_RESULT, NO_RESULT]]


def with_results(content: bytes, result: bytes, options: int = 0) -> bytes:
    """The same workbook, its formulas with another result."""
    placeholder = bytes.fromhex("030000000000ffff") + struct.pack("<H", 0)
    assert placeholder in content
    return content.replace(placeholder, result + struct.pack("<H", options))


@pytest.mark.parametrize(
    ("result", "options", "value"),
    [
        (bytes(8), 2, NO_RESULT),  # a 0, to be calculated on loading
        (bytes(8), 0, 0.0),
        (struct.pack("<d", 4.5), 2, 4.5),
        (bytes.fromhex("020017000000ffff"), 0, CellError("#REF!")),
        (bytes.fromhex("02002a000000ffff"), 2, CellError("#N/A")),
    ],
)
def test_a_placeholder_of_a_formula_is_no_result(result: bytes, options: int, value: Any) -> None:
    content = xls(lambda sheet: sheet.write(0, 0, xlwt.Formula("A3+A4")))
    read = open_grids(with_results(content, result, options), DEFAULT_LIMITS)[0]
    got = read.value(0, 0)
    assert got == value


def test_an_empty_text_is_a_result_where_a_formula_may_give_one() -> None:
    read = grid(lambda sheet: (sheet.write(0, 0, 1), sheet.write(0, 1, xlwt.Formula('IF(A1=1,"",2)'))))
    assert read.rows == [[1.0]]


def test_error_values_and_truths_are_read() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        for column, code in enumerate((0, 7, 15, 23, 29, 36, 42)):
            sheet.row(0).set_cell_error(column, code)
        sheet.write(0, 7, True)

    cells = grid(fill).rows[0]
    assert [cell.text for cell in cells[:7]] == [
        "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A",
    ]  # fmt: skip
    assert cells[7] is True


def test_formatted_empty_cells_cost_nothing_and_too_many_filled_ones_are_refused() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        for row in range(40):
            sheet.write(row, 0, row)
            for column in range(1, 60):
                sheet.write(row, column, "", xlwt.easyxf("borders: left thin"))

    content = xls(fill)
    assert len(open_grids(content, replace(DEFAULT_LIMITS, cells=50))[0].rows) == 40
    with pytest.raises(RefusedError) as refused:
        open_grids(content, replace(DEFAULT_LIMITS, cells=30))
    assert refused.value.code == "too_large"


def test_a_table_with_old_points_struck_through_is_read_as_a_person_reads_it() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        sheet.write(0, 0, "KẾT QUẢ CHỈ SỐ CCHC NĂM 2023 CỦA SỞ TÀI CHÍNH TỈNH VĨNH LONG")
        for column, heading in enumerate(("STT", "Lĩnh vực", "Điểm tối đa", "Điểm thẩm định")):
            sheet.write(1, column, heading)
        sheet.write(2, 0, 1)
        sheet.write(2, 1, "Chỉ đạo điều hành")
        sheet.write(2, 2, 14)
        sheet.write_rich_text(2, 3, [("1", STRUCK), ("8,5", PLAIN), ("2", RAISED)])
        sheet.write(3, 0, 2)
        sheet.write_rich_text(3, 1, [("Cải cách thể chế", PLAIN), ("(1)", RAISED)])
        sheet.write(3, 2, 20)
        sheet.write(3, 3, 18.5)

    read = read_workbook(xls(fill), "a.xls")
    (table,) = read.tables
    assert [(row["title"], row["score"]) for row in table.rows] == [
        ("Chỉ đạo điều hành", 8.5),
        ("Cải cách thể chế", 18.5),
    ]
    assert found(read.problems) == set()


def test_a_workbook_without_its_container_is_read() -> None:
    workbook = xlwt.Workbook()
    workbook.add_sheet("Trang 1").write(0, 0, "Sở Y tế")
    (read,) = open_grids(workbook.get_biff_data(), DEFAULT_LIMITS)
    assert read.rows == [["Sở Y tế"]]


def test_a_sheet_of_excel_4_is_read() -> None:
    head = struct.pack("<HHHHH", 0x0409, 6, 0, 0x10, 0)
    label = b"Diem"
    cells = struct.pack("<HHHHHH", 0x0204, 8 + len(label), 0, 0, 0, len(label)) + label
    cells += struct.pack("<HHHHHd", 0x0203, 14, 0, 1, 0, 7.5)
    (read,) = open_grids(head + cells + struct.pack("<HH", 0x000A, 0), DEFAULT_LIMITS)
    assert read.rows == [["Diem", 7.5]]
