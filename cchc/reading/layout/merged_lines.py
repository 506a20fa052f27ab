"""Values of merged cells on the lines that they cover: one maximum for several criteria, one owner for a whole area."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any, NamedTuple

from cchc.reading.layout.sections import Section


class Covering(NamedTuple):
    """The value of a merged cell, and the 0-based row in which it stands."""

    row: int
    value: Any


def covered_lines(section: Section, column: int | None) -> dict[int, Covering]:
    """By the 0-based row of a line that lies covered in this column, what covers it; only cells that hold something."""
    found: dict[int, Covering] = {}
    if column is None:
        return found
    rows = [line.row for line in section.lines]
    for area in section.tall:
        if area.left != column:
            continue
        value = section.grid.value(area.top, area.left)
        if value != "":
            for row in rows[bisect_left(rows, area.top + 1) : bisect_right(rows, area.bottom)]:
                found[row] = Covering(area.top, value)
    return found
