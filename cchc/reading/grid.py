"""A sheet as cells: only its filled rows, with merged ranges and what Excel hides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any


@dataclass(frozen=True)
class CellError:
    """An Excel error value such as #REF!."""

    text: str


@dataclass(frozen=True)
class OldLetters(CellError):
    """A text in an encoding of before Unicode that cannot be told surely; `encoding` is its name."""

    encoding: str = ""


class NoResult:
    """A formula whose result was never saved."""


class Percent(float):
    """A number that its cell shows with a percent sign; the value is the stored one: 0.9685 of «96,85%»."""

    __slots__ = ()


NO_RESULT = NoResult()


@cache
def column_letters(column: int) -> str:
    """0-based column as Excel calls it: 0 is «A», 27 is «AB»."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The 0-based column of letters: «A» is 0."""
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
    """`rows[i]` are the cells of the sheet's row `numbers[i]` (0-based); blank rows are not kept.

    By 0-based (row, column): `formats` are the number formats of cells whose number is not shown as it stands, `shown`
    the texts that stand for a number where the file says them itself, `raised` the marks that are raised beside a
    value, and `struck` the cells in which something is struck through; neither is part of the value.
    `date_1904` says that day numbers count from 1904, `has_name` whether the file names the sheet, or `name` only stands
    for one that has none.
    """

    name: str
    numbers: list[int] = field(default_factory=list)
    rows: list[list[Any]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    shown: dict[tuple[int, int], str] = field(default_factory=dict)
    raised: dict[tuple[int, int], str] = field(default_factory=dict)
    struck: set[tuple[int, int]] = field(default_factory=set)
    date_1904: bool = False
    has_name: bool = True

    def value(self, row: int, column: int) -> Any:
        """The value of a cell (0-based); "" where there is none."""
        index = bisect_left(self.numbers, row)
        if index == len(self.numbers) or self.numbers[index] != row:
            return ""
        cells = self.rows[index]
        return cells[column] if column < len(cells) else ""

    def put(self, row: int, column: int, value: Any) -> None:
        """Write a cell (0-based), where the sheet is as it is found."""
        index = bisect_left(self.numbers, row)
        if index == len(self.numbers) or self.numbers[index] != row:
            self.numbers.insert(index, row)
            self.rows.insert(index, [])
        cells = self.rows[index]
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = value

    def put_all(self, values: Mapping[tuple[int, int], Any]) -> None:
        """Many values at once, in whichever order, in a time that grows with their number only."""
        if not values:
            return
        rows = dict(zip(self.numbers, self.rows, strict=True))
        before = len(rows)
        for (row, column), value in values.items():
            cells = rows.setdefault(row, [])
            if column >= len(cells):
                cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = value
        if len(rows) > before:
            self.numbers = sorted(rows)
            self.rows = [rows[number] for number in self.numbers]


def cell_address(row: int, column: int) -> str:
    """A 0-based cell as Excel calls it: (7, 4) is «E8»."""
    return f"{column_letters(column)}{row + 1}"
