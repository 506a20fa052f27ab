"""A workbook on paper: cells at their places, before it is written in any format."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Run:
    """A part of a text in its own font."""

    text: str
    raised: bool = False
    struck: bool = False


@dataclass(frozen=True)
class ErrorValue:
    """An error value as Excel shows it: #REF!."""

    text: str


@dataclass(frozen=True)
class Rich:
    """A text of several runs."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


Content = float | int | str | date | ErrorValue | Rich | None


@dataclass
class Cell:
    """`number_format` is written as in Excel's dialog; `formula` is what gave the content.

    `unsaved`: the formula's result was never saved. `box` is the text of a box or comment anchored in the cell.
    `day_number`: a date stands as a number of days, without a format that shows it as a date.
    """

    content: Content = None
    number_format: str = ""
    formula: str = ""
    unsaved: bool = False
    box: str = ""
    day_number: bool = False

    def copy(self) -> Cell:
        return Cell(self.content, self.number_format, self.formula, self.unsaved, self.box, self.day_number)


# How a row or column is out of sight.
HIDDEN, ZERO, COLLAPSED, FILTERED = "hidden", "zero", "collapsed", "filtered"


@dataclass
class Sheet:
    """Places are 0-based (row, column); merged ranges are (top, left, bottom, right), inclusive."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: dict[int, str] = field(default_factory=dict)
    hidden_columns: dict[int, str] = field(default_factory=dict)
    hidden: bool = False

    @property
    def n_rows(self) -> int:
        return 1 + max(
            [row for row, _ in self.cells] + [area[2] for area in self.merged] + list(self.hidden_rows),
            default=-1,
        )

    @property
    def n_columns(self) -> int:
        columns = [column for _, column in self.cells] + [area[3] for area in self.merged]
        return 1 + max(columns + list(self.hidden_columns), default=-1)

    def covered(self) -> set[tuple[int, int]]:
        """The places under merged cells, without the first of each."""
        return {
            (row, column)
            for top, left, bottom, right in self.merged
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if (row, column) != (top, left)
        }


@dataclass
class Book:
    """`dialect` are words that single formats understand: spellings of the same file."""

    sheets: list[Sheet]
    date_1904: bool = False
    full_calculation: bool = False
    dialect: frozenset[str] = frozenset()


def letters(column: int) -> str:
    """0 → A, 26 → AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def address(row: int, column: int) -> str:
    return f"{letters(column)}{row + 1}"


def day_number(day: date, date_1904: bool) -> int:
    """The number that Excel keeps for a day."""
    return (day - (date(1904, 1, 1) if date_1904 else date(1899, 12, 30))).days


def is_share(number_format: str) -> bool:
    """Whether the format multiplies by a hundred: a percent sign that is neither quoted nor escaped."""
    return "%" in re.sub(r'"[^"]*"|\\.', "", number_format)


def shown(cell: Cell, decimal: str = ",") -> str:
    """What the cell shows, as a Vietnamese Excel shows it."""
    content = cell.content
    if cell.unsaved or content is None:
        return ""
    if isinstance(content, Rich | ErrorValue):
        return content.text
    if isinstance(content, date):
        return f"{content:%d/%m/%Y}"
    if isinstance(content, str):
        return content
    if is_share(cell.number_format):
        places = len(cell.number_format.partition(".")[2]) - 1
        return f"{100 * content:.{max(places, 0)}f}%".replace(".", decimal)
    return _rounded(content, cell.number_format).replace(".", decimal)


def typed(cell: Cell, decimal: str = ",") -> str:
    """The value as somebody types it into a text, with all its digits."""
    share = is_share(cell.number_format)
    return shown(Cell(cell.content, cell.number_format if share else ""), decimal)


def decimals(number_format: str) -> int | None:
    """How many a simple format shows; None where it shows all that there are."""
    match = re.match(r"[^0#]*[#,]*0(?:\.(0+))?", number_format)
    return len(match[1] or "") if match else None


def _rounded(value: float, number_format: str) -> str:
    places = decimals(number_format)
    return plain_number(value) if places is None else f"{value:.{places}f}"


def plain_number(value: float) -> str:
    """The number with a decimal point and no more digits than it has."""
    return repr(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))
