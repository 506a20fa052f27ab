"""The door of the grid: what any format gave is made comparable once, so that nobody who looks at a cell has to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from cchc.reading.grid import Grid, Merged
from cchc.reading.refusal import RefusedError
from cchc.reading.words.text import as_cell, without_halves

# Past any score, count or amount; what is larger, or infinite, or not a number, is no number for anybody.
LARGEST = 1e15
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_REFERENCE = re.compile(rf"(.*\S)(?<!\bm)(?<!\b[kcdm]m)\s*([{''.join(sorted(_RAISED))}]{{1,2}})")
# Merged ranges do not overlap in a sound file, so together they cover each cell once at most.
_OVERLAP = 4


def tidy(grid: Grid) -> None:
    """Every text NFC, single-spaced and without look-alikes, every number one that a column can hold; what lies covered
    under a merged cell is gone. Of line breaks only those between two numbers of one cell are kept.
    """
    grid.name = without_halves(grid.name)
    for index, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            if cell.__class__ is float:
                if not -LARGEST < cell < LARGEST:
                    cells[column] = f"{cell:.6g}"
            elif cell.__class__ is str:
                if cell:
                    cells[column] = cell = as_cell(cell)
                    if cell[-1:] in _RAISED:
                        _lift(grid, index, column, cell)
            elif isinstance(cell, float) and not -LARGEST < cell < LARGEST:
                cells[column] = f"{cell:.6g}"
    _uncover(grid)


def _lift(grid: Grid, index: int, column: int, text: str) -> None:
    """A raised digit behind a text refers to a note; m² and km³ are measures."""
    match = _REFERENCE.fullmatch(text)
    if match:
        grid.rows[index][column] = match[1]
        place = (grid.numbers[index], column)
        grid.raised[place] = match[2] + grid.raised.get(place, "")


def _uncover(grid: Grid) -> None:
    left = _OVERLAP * (sum(map(len, grid.rows)) + len(grid.merged))
    for area in grid.merged:
        left -= _blank(grid, area)
        if left < 0:
            raise RefusedError("unsafe", "các ô gộp chồng lên nhau")


def _blank(grid: Grid, area: Merged) -> int:
    """How many cells were looked at."""
    seen = 1
    first, last = bisect_left(grid.numbers, area.top), bisect_right(grid.numbers, area.bottom)
    for index in range(first, last):
        cells = grid.rows[index]
        start = area.left + (grid.numbers[index] == area.top)
        end = min(area.right + 1, len(cells))
        if start < end:
            seen += end - start
            cells[start:end] = [""] * (end - start)
    return seen
