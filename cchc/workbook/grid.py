"""A sheet as cells: only its filled rows, with merged ranges and what Excel hides."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from cchc.workbook.text import clean


@dataclass(frozen=True)
class CellError:
    """An Excel error value such as #REF!."""

    text: str


class NoResult:
    """A formula whose result was never saved."""


NO_RESULT = NoResult()


@cache
def column_letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


@dataclass(frozen=True)
class Merged:
    """A merged range, 0-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Grid:
    """`rows[i]` are the cells of the sheet's row `numbers[i]` (0-based); blank rows are not kept."""

    name: str
    numbers: list[int] = field(default_factory=list)
    rows: list[list[Any]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False

    def value(self, row: int, column: int) -> Any:
        index = bisect_left(self.numbers, row)
        if index == len(self.numbers) or self.numbers[index] != row:
            return ""
        cells = self.rows[index]
        return cells[column] if column < len(cells) else ""

    def put(self, row: int, column: int, value: Any) -> None:
        index = bisect_left(self.numbers, row)
        if index == len(self.numbers) or self.numbers[index] != row:
            self.numbers.insert(index, row)
            self.rows.insert(index, [])
        cells = self.rows[index]
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = value


def tidy(grid: Grid) -> None:
    """Make every text of the sheet NFC and single-spaced, once, so that nobody who looks at a cell has to."""
    for index, cells in enumerate(grid.rows):
        grid.rows[index] = [clean(cell) if cell.__class__ is str else cell for cell in cells]


def address(row: int, column: int) -> str:
    return f"{column_letters(column)}{row + 1}"
