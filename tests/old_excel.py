"""Workbooks of Excel 97-2003 (.xls) out of a book as a person sees it."""

from __future__ import annotations

import io
import struct
from datetime import date
from typing import Any

import xlwt

from tests.neutral_workbooks import Book, Cell

_ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}
# What the writing library puts down as the result of a formula, and the options behind it.
_PLACEHOLDER = bytes.fromhex("030000000000ffff") + struct.pack("<H", 0)
_ON_LOAD = struct.pack("<H", 2)


def xls(book: Book) -> bytes:
    """The sheet as a person sees it."""
    workbook = xlwt.Workbook()
    workbook.dates_1904 = book.date_1904
    sheet = workbook.add_sheet(book.name, cell_overwrite_ok=True)
    if book.hidden_sheet:
        workbook.add_sheet("Trang khác")
        sheet.visibility = 1
        workbook.active_sheet = 1
    results: list[bytes] = []
    corners = {(top, left): (bottom, right) for top, left, bottom, right in book.merged}
    for row, cells in enumerate(book.cells()):
        for column, cell in enumerate(cells):
            _write(sheet, row, column, cell, results, book.date_1904)
    for (top, left), (bottom, right) in corners.items():
        sheet.merge(top, bottom, left, right)
    for row, way in book.hidden_rows.items():
        _hide(sheet.row(row), way, "height")
    for column, way in book.hidden_columns.items():
        _hide(sheet.col(column), way, "width")
    target = io.BytesIO()
    workbook.save(target)
    return _with_results(target.getvalue(), results, _ON_LOAD if book.to_calculate else struct.pack("<H", 0))


def _hide(strip: Any, way: str, size: str) -> None:
    if way == "size":
        strip.height_mismatch = True
        setattr(strip, size, 0)
    else:
        strip.hidden = True
        strip.level = int(way in ("group", "collapsed"))


def _write(sheet: Any, row: int, column: int, cell: Cell, results: list[bytes], date_1904: bool) -> None:
    style = _style(cell)
    if cell.formula:
        text = 'IF(Z1=1,"",2)' if cell.calculated and cell.value == "" else "SUM(Z1:Z2)"
        sheet.write(row, column, xlwt.Formula(text), style)
        results.append(_result(cell))
    elif cell.error:
        sheet.row(row).set_cell_error(column, _ERRORS[cell.error], style)
    elif cell.runs:
        sheet.write_rich_text(
            row, column, [(run.text, _font(run.raised, run.struck)) for run in cell.runs], style
        )
    elif isinstance(cell.value, date):
        start = date(1904, 1, 1) if date_1904 else date(1899, 12, 30)
        sheet.write(row, column, (cell.value - start).days, xlwt.easyxf(num_format_str="dd/mm/yyyy"))
    elif cell.value != "":
        sheet.write(row, column, cell.value, style)


def _font(raised: bool, struck: bool) -> Any:
    return xlwt.easyfont(
        f"escapement {'superscript' if raised else 'none'}, struck_out {'on' if struck else 'off'}"
    )


def _style(cell: Cell) -> Any:
    style = xlwt.XFStyle()
    style.num_format_str = cell.format
    style.font = _font(cell.raised, cell.struck)
    return style


def _result(cell: Cell) -> bytes:
    if cell.error:
        return bytes([2, 0, _ERRORS[cell.error], 0, 0, 0, 0xFF, 0xFF])
    if not cell.calculated or cell.value == "":
        return _PLACEHOLDER[:8]
    assert isinstance(cell.value, float)
    return struct.pack("<d", cell.value)


def _with_results(content: bytes, results: list[bytes], options: bytes) -> bytes:
    """The same file, each formula with its result; formulas stand in the order in which they were written."""
    pieces = content.split(_PLACEHOLDER)
    assert len(pieces) == len(results) + 1
    return pieces[0] + b"".join(
        result + options + piece for result, piece in zip(results, pieces[1:], strict=True)
    )
