"""What the reading library leaves out of an .xlsb sheet: merged and hidden cells, error values ([MS-XLSB] 2.4)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from cchc.workbook.grid import CellError, Grid, Merged
from cchc.workbook.open.errors import ERRORS

_ROW, _CELL_ERROR, _FORMULA_ERROR, _COLUMNS, _SHEET, _MERGED = 0, 3, 11, 60, 156, 176
_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383


def add_what_is_left_out(grid: Grid, part: bytes) -> None:
    row = 0
    try:
        for kind, data in _records(part):
            if kind == _ROW:
                row = min(struct.unpack_from("<I", data)[0], _LAST_ROW)
                if data[11] & 0x10:
                    grid.hidden_rows.add(row)
            elif kind in (_CELL_ERROR, _FORMULA_ERROR):
                column = min(struct.unpack_from("<I", data)[0], _LAST_COLUMN)
                grid.put(row, column, CellError(ERRORS.get(data[8], "#N/A")))
            elif kind == _COLUMNS:
                first, last, _, _, options = struct.unpack_from("<4IH", data)
                if options & 0x01:
                    grid.hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))
            elif kind == _MERGED:
                top, bottom, left, right = struct.unpack_from("<4I", data)
                grid.merged.append(Merged(top, left, min(bottom, _LAST_ROW), min(right, _LAST_COLUMN)))
    except (struct.error, IndexError):
        # The library read the cells all the same, and cells are what matters.
        return


def sheets(workbook: bytes) -> list[tuple[str, str]]:
    """Each sheet's name and the relation that leads to its part."""
    found = []
    for kind, data in _records(workbook):
        if kind == _SHEET:
            relation, end = _text(data, 8)
            found.append((_text(data, end)[0], relation))
    return found


def _text(data: bytes, start: int) -> tuple[str, int]:
    """A text and where it ends; one without a text has the length -1."""
    (length,) = struct.unpack_from("<i", data, start)
    end = start + 4 + 2 * max(length, 0)
    return data[start + 4 : end].decode("utf-16-le"), end


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Type and length are numbers of seven bits a byte, the lowest first."""
    place = 0
    while place < len(part):
        kind, shift = part[place] & 0x7F, part[place] & 0x80
        place += 1
        if shift:
            kind |= (part[place] & 0x7F) << 7
            place += 1
        length = 0
        for power in range(4):
            byte = part[place]
            place += 1
            length |= (byte & 0x7F) << (7 * power)
            if not byte & 0x80:
                break
        yield kind, part[place : place + length]
        place += length
