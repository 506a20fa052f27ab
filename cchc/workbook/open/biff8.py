"""What the reading library leaves out of an .xls file: hidden rows and columns, error values ([MS-XLS] 2.4)."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from itertools import islice

import olefile

from cchc.workbook.grid import CellError, Grid

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"
}  # fmt: skip
_BEGIN, _END, _FORMULA, _COLUMNS, _CELL_ERROR, _ROW = 0x0809, 0x000A, 0x0006, 0x007D, 0x0205, 0x0208
_OF_SHEET = {_FORMULA, _COLUMNS, _CELL_ERROR, _ROW}
_BOUND_SHEET, _PASSWORD = 0x0085, 0x002F


def is_encrypted(content: bytes) -> bool:
    """Whether the workbook's second record says that all others are encrypted."""
    try:
        return any(kind == _PASSWORD for kind, _ in islice(_records(_stream(content), 0), 3))
    except (OSError, struct.error, ValueError, IndexError):
        return False


def add_what_is_left_out(content: bytes, grids: list[Grid]) -> None:
    """Into the grids, which stand in the order of the file's worksheets."""
    try:
        stream = _stream(content)
        for grid, start in zip(grids, _sheet_starts(stream), strict=False):
            for kind, data in _sheet(stream, start):
                _take(grid, kind, data)
    except (OSError, struct.error, ValueError, IndexError):
        # The library read the cells all the same, and cells are what matters.
        return


def _stream(content: bytes) -> bytes:
    with olefile.OleFileIO(io.BytesIO(content)) as file:
        name = "Workbook" if file.exists("Workbook") else "Book"
        data: bytes = file.openstream(name).read()
        return data


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        start += 4 + length
        yield kind, stream[start - length : start]


def _sheet_starts(stream: bytes) -> list[int]:
    """Where each worksheet begins; charts and macro sheets are of another type."""
    starts = []
    for kind, data in _records(stream, 0):
        if kind == _END:
            break
        if kind == _BOUND_SHEET and data[5] & 0x0F == 0:
            starts.append(struct.unpack_from("<I", data)[0])
    return starts


def _sheet(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of one sheet, without those of the charts drawn on it."""
    depth = 0
    for kind, data in _records(stream, start):
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 0:
            return
        if depth == 1 and kind in _OF_SHEET:
            yield kind, data


def _take(grid: Grid, kind: int, data: bytes) -> None:
    if kind == _COLUMNS:
        first, last, _, _, options = struct.unpack_from("<5H", data)
        if options & 0x01:
            grid.hidden_columns.update(range(first, min(last, 255) + 1))
        return
    row, column = struct.unpack_from("<HH", data)
    if kind == _ROW and data[12] & 0x20:
        grid.hidden_rows.add(row)
    elif kind == _CELL_ERROR and data[7]:
        grid.put(row, column, CellError(ERRORS.get(data[6], "#N/A")))
    elif kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
        grid.put(row, column, CellError(ERRORS.get(data[8], "#N/A")))
