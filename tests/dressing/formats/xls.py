"""Excel 97's binary format, by xlwt, with the results of formulas, which that library leaves out."""

from __future__ import annotations

import io
import struct
from datetime import date
from typing import Any

import xlwt
from xlwt.Cell import ErrorCell, FormulaCell

from tests.dressing.book import COLLAPSED, ZERO, Book, Cell, ErrorValue, Rich, Sheet, day_number

ERRORS = {
    "#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#NUM!": 0x24, "#N/A": 0x2A
}  # fmt: skip
_ONE = b"\x03\x00\x1e\x01\x00"  # what the formula says: =1


class _Formula(FormulaCell):  # type: ignore[misc]
    """A formula with its result; `flags` 3: to be calculated whenever the file is opened."""

    __slots__ = ("flags", "result")

    def __init__(self, row: int, column: int, style: int, result: bytes, flags: int) -> None:
        super().__init__(row, column, style, None)
        self.result, self.flags = result, flags

    def get_biff_data(self) -> bytes:
        data = struct.pack("<3H", self.rowx, self.colx, self.xf_idx) + self.result
        data += struct.pack("<HL", self.flags, 0) + _ONE
        return struct.pack("<2H", 0x0006, len(data)) + data


def write(book: Book) -> bytes:
    workbook = xlwt.Workbook(encoding="utf-8")
    workbook.dates_1904 = book.date_1904
    styles: dict[str, Any] = {}
    for sheet in book.sheets:
        _sheet(workbook, sheet, book, styles)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def _sheet(workbook: Any, sheet: Sheet, book: Book, styles: dict[str, Any]) -> None:
    target = workbook.add_sheet(sheet.name, cell_overwrite_ok=True)
    target.visibility = int(sheet.hidden)
    for (row, column), cell in sorted(sheet.cells.items()):
        _cell(workbook, target, row, column, cell, book, styles)
    for top, left, bottom, right in sheet.merged:
        target.merged_ranges.append((top, bottom, left, right))
    for row, how in sheet.hidden_rows.items():
        if how == ZERO:
            target.row(row).height_mismatch, target.row(row).height = 1, 0
        else:
            target.row(row).hidden, target.row(row).level = 1, int(how == COLLAPSED)
    for column, how in sheet.hidden_columns.items():
        if how == ZERO:
            target.col(column).width = 0
        else:
            target.col(column).hidden, target.col(column).level = 1, int(how == COLLAPSED)


def _cell(
    workbook: Any, target: Any, row: int, column: int, cell: Cell, book: Book, styles: dict[str, Any]
) -> None:
    content = cell.content
    if content is None:
        return
    style = _style(cell, styles)
    if isinstance(content, Rich):
        runs = [(run.text, _font(run.raised, run.struck)) for run in content.runs]
        target.write_rich_text(row, column, runs, style)
        return
    if isinstance(content, date):
        content = day_number(content, book.date_1904)
    if isinstance(content, str):
        target.write(row, column, content, style)
        return
    # The library makes room for the cell; formulas and errors then take the place of its number.
    target.write(row, column, 0 if isinstance(content, ErrorValue) else content, style)
    if cell.formula:
        kept = _Formula(row, column, workbook.add_style(style), *_result(cell, book))
        target.row(row).insert_cell(column, kept)
    elif isinstance(content, ErrorValue):
        target.row(row).insert_cell(column, ErrorCell(row, column, 15, ERRORS[content.text]))


def _result(cell: Cell, book: Book) -> tuple[bytes, int]:
    """The eight bytes of a result: a number, or its kind with two bytes of ones at the end."""
    if cell.unsaved:
        return struct.pack("<Q", 0xFFFF000000000003), 3
    if isinstance(cell.content, ErrorValue):
        return struct.pack("<BBB3xH", 2, 0, ERRORS[cell.content.text], 0xFFFF), 0
    assert isinstance(cell.content, int | float)
    return struct.pack("<d", cell.content), 3 if book.full_calculation else 0


def _style(cell: Cell, styles: dict[str, Any]) -> Any:
    form = cell.number_format or ("dd/mm/yyyy" if isinstance(cell.content, date) else "General")
    form = "General" if cell.day_number else form
    if form not in styles:
        styles[form] = xlwt.XFStyle()
        styles[form].num_format_str = form
    return styles[form]


def _font(raised: bool, struck: bool) -> Any:
    font = xlwt.Font()
    font.escapement = xlwt.Font.ESCAPEMENT_SUPERSCRIPT if raised else xlwt.Font.ESCAPEMENT_NONE
    font.struck_out = struck
    return font
