"""Places on a sheet as files write them: «B12», «A1:C3»."""

from __future__ import annotations

import re
from functools import lru_cache

from cchc.reading.grid import Merged, column_index
from cchc.reading.refusal import RefusedError

LAST_ROW, LAST_COLUMN = 1_048_575, 16_383
_PLACE = re.compile(r"\s*\$?([A-Za-z]{1,3})\$?(\d{1,7})\s*", re.ASCII)

_column = lru_cache(maxsize=20_000)(column_index)


def parse_reference(reference: str) -> tuple[int, int]:
    """0-based row and column; raises RefusedError where there is no such cell on any sheet."""
    found = _PLACE.fullmatch(reference)
    if found:
        row, column = int(found[2]) - 1, _column(found[1])
        if 0 <= row <= LAST_ROW and column <= LAST_COLUMN:
            return row, column
    raise RefusedError("not_a_workbook", f"ô «{reference[:20]}» nằm ngoài trang tính")


def parse_row(number: str) -> int:
    """0-based row of the number of a row; raises RefusedError where no sheet has so many."""
    text = number.strip()
    if text.isascii() and text.isdigit() and len(text) <= 7 and 1 <= int(text) <= LAST_ROW + 1:
        return int(text) - 1
    raise RefusedError("not_a_workbook", f"dòng «{text[:20]}» nằm ngoài trang tính")


def parse_range(reference: str) -> Merged:
    """A range, whichever of its corners are named."""
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = parse_reference(first), parse_reference(last or first)
    return Merged(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
