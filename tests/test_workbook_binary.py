"""Excel's binary formats: what the reading library leaves out of .xls and .xlsb is read all the same."""

from __future__ import annotations

import io
import struct

import pytest
import xlwt

from cchc.reading import Reading, read_workbook
from tests.binary_workbooks import Rows, xlsb
from tests.workbook_making import found

ROWS: Rows = [
    ["KẾT QUẢ CCHC NĂM 2023 - SỞ TÀI CHÍNH TỈNH SƠN LA"],
    ["STT", "Lĩnh vực", "Điểm", "", "Lý do"],
    ["", "", "Tối đa", "Thẩm định", ""],
    [1, "A", 10, 8, "muộn"],
    [2, "B", 5, "#REF!", ""],
    ["", "Tổng", 15, 13, ""],
]
MERGED = [(1, 2, 0, 0), (1, 2, 1, 1), (1, 1, 2, 3), (1, 2, 4, 4)]


def xls(rows: Rows = ROWS) -> bytes:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Trang 1")
    for area in MERGED:
        sheet.merge(*area)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and value.startswith("#"):
                sheet.row(number).set_cell_error(column, value)
            elif value != "":
                sheet.write(number, column, value)
    sheet.row(4).hidden = True
    sheet.col(4).hidden = True
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def readings() -> list[Reading]:
    binary = xlsb("Trang 1", ROWS, MERGED, hidden_rows=[4], hidden_columns=[4])
    return [read_workbook(xls(), "diem.xls"), read_workbook(binary, "diem.xlsb")]


def test_both_are_read_with_merged_heads_error_values_and_what_is_hidden() -> None:
    for read in readings():
        (table,) = read.tables
        assert (table.unit, table.province, table.year, table.header_rows) == (
            "Sở Tài chính",
            "Sơn La",
            2023,
            [2, 3],
        )
        assert [(row["max_score"], row["score"], row["reason"]) for row in table.rows] == [
            (10, 8, "muộn"),
            (5, None, None),
        ]
        assert found(read.problems) == {("error_value", "D5"), ("hidden_rows", "E5")}
        assert "dòng ẩn 5; cột ẩn E" in read.problems[1].message


def test_an_old_workbook_with_a_password_is_said_to_have_one() -> None:
    # A FILEPASS record behind the first one says that all that follows is encrypted.
    content = xls()
    start = content.index(struct.pack("<HHHH", 0x0809, 16, 0x0600, 0x0005))
    locked = content[: start + 20] + struct.pack("<HHH", 0x002F, 8, 1) + bytes(6) + content[start + 32 :]
    assert [problem.code for problem in read_workbook(locked, "a.xls").problems] == ["encrypted"]


@pytest.mark.parametrize("cut", range(600, 8_000, 700))
def test_damaged_binary_workbooks_are_refused_or_read(cut: int) -> None:
    old, binary = xls(), xlsb("Trang 1", ROWS, MERGED)
    for content in (
        old[:cut],
        old[:cut] + bytes(64) + old[cut + 64 :],
        binary.replace(b"\x92\x01", b"\xff\xff", 1),
    ):
        read = read_workbook(content, "a.xls")
        assert read.tables or read.has_errors
