"""Marks beside the figures and names of a line, and what the notes below the table say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cchc.reading.grid import Grid
from cchc.reading.kind_reading import KindReading
from cchc.reading.layout.sections import Line
from cchc.reading.values.numbers import RAISED_DIGITS

# «(1) …», «[a] …», «* …», «¹ …»: a note that begins with its mark.
_NOTE = re.compile(
    rf"(?P<mark>\([^()\s]{{1,3}}\)|\[[^\[\]\s]{{1,3}}\]|\*{{1,3}}|[{RAISED_DIGITS}]{{1,2}})\s*[:.]?\s*\S"
)
_DIGITS = {ord(raised): str(place) for place, raised in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_LINES_BELOW = 200  # what explains the marks of a table stands in so many lines below it
Marks = Mapping[tuple[int, int], str]


def add_notes(grid: Grid, lines: list[Line], reading: KindReading, marks: Marks) -> None:
    """Give each row of a table the `notes` of its cells: the text below that begins with the mark, else the mark itself.

    `marks` are those behind numbers, by 0-based cell; the raised ones stand in the grid.
    """
    own = {line.row for line in lines}
    by_row: dict[int, list[str]] = {}
    for (number, _), mark in sorted({**grid.raised, **marks}.items()):
        if number in own and mark.strip():
            by_row.setdefault(number, []).append(mark.strip())
    if not by_row:
        return
    rows = [*reading.rows, *([reading.total] if reading.total else [])]
    said = _notes_below(grid, max((row["row"] for row in rows), default=0))
    for row in rows:
        found = by_row.get(row["row"] - 1)
        if found:
            row["notes"] = list(dict.fromkeys(said.get(_plain(mark), mark) for mark in found))


def _notes_below(grid: Grid, last: int) -> dict[str, str]:
    """The notes below the 1-based row, by their marks."""
    found: dict[str, str] = {}
    for row, column, text in _texts_below(grid, last):
        match = _NOTE.match(text)
        if match:
            found.setdefault(_plain(match["mark"]), text)
        elif mark := grid.raised.get((row, column)):
            found.setdefault(_plain(mark), f"{mark} {text}")
    return found


def _texts_below(grid: Grid, last: int) -> Iterator[tuple[int, int, str]]:
    below = (index for index, number in enumerate(grid.numbers) if number >= last)
    for _, index in zip(range(_LINES_BELOW), below, strict=False):
        for column, cell in enumerate(grid.rows[index]):
            if isinstance(cell, str) and cell:
                yield grid.numbers[index], column, cell


def _plain(mark: str) -> str:
    """A mark without its brackets: «(1)», «[1]» and «¹» are the same."""
    return mark.translate(_DIGITS).strip("()[] ").lower()
