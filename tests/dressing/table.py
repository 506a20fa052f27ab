"""A table that stands on a sheet, with what a careful person reads on it.

Lines and columns are things, not numbers: whatever a dressing inserts or reorders, the answer still points at them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.dressing.book import Book, Cell, Content, Sheet, letters

ABOVE, HEADING, DATA, TOTAL, BETWEEN, BELOW = "above", "heading", "data", "total", "between", "below"


@dataclass(eq=False)
class Column:
    """`group`: columns of the same group (not 0) stand together under one heading."""

    role: str
    group: int = 0
    hidden: str = ""


@dataclass(eq=False)
class Line:
    """`loose` are cells at a column's number: what stands above and below the table keeps its place."""

    kind: str
    cells: dict[Column, Cell] = field(default_factory=dict)
    loose: dict[int, Cell] = field(default_factory=dict)
    hidden: str = ""

    def put(self, column: Column, content: Content, number_format: str = "") -> Cell:
        self.cells[column] = Cell(content, number_format)
        return self.cells[column]


@dataclass(eq=False)
class Merge:
    """A merged range; its columns are things, or numbers where what stands there is loose."""

    top: Line
    left: Column | int
    bottom: Line
    right: Column | int


@dataclass
class Wanted:
    """What one field of a row must be: one of `values`.

    `at` is the column of its cell; a `null` with a problem at that cell is as good, and `refusals` are the codes that
    it may have. Where `refused`, only `null` with one of these codes is right.
    """

    values: tuple[Any, ...]
    at: Column | None = None
    line: Line | None = None
    refusals: tuple[str, ...] = ()
    refused: bool = False
    # Right only where a problem stands at the cell.
    told_values: tuple[Any, ...] = ()


Row = dict[str, Any]


@dataclass(eq=False)
class RowWanted:
    """`key` tells several rows of one line apart (areas of a matrix); `derived` are fields that follow from others."""

    line: Line
    fields: dict[str, Wanted]
    key: dict[str, str] = field(default_factory=dict)
    derived: Callable[[Row], Row] | None = None


Place = tuple[Line | None, Column | None]
ANYWHERE: Place = (None, None)


@dataclass
class Said:
    """A problem with one of these codes (none: any) at a place: a cell, a whole line or column, or anywhere."""

    codes: tuple[str, ...]
    place: Place = ANYWHERE
    severity: str = ""


@dataclass
class Answer:
    kind: str
    rows: list[RowWanted]
    unit: tuple[str | None, ...] | None = None
    province: tuple[str | None, ...] | None = (None,)
    year: tuple[int | None, ...] | None = (None,)
    period: tuple[str | None, ...] | None = (None,)
    total: dict[str, Wanted] | None = None
    total_line: Line | None = None
    # Where the line of totals has an unusual name, it may also be a row with a warning.
    total_may_be_row: bool = False
    flag: tuple[str | None, ...] | None = None
    # Of a sample it may not be known which rows are headings, or whether there is a total.
    headings_known: bool = True
    total_known: bool = True
    tables: int = 1
    # Where the whole file may be refused as well, any error is right.
    may_be_refused: bool = False
    must: list[Said] = field(default_factory=list)
    may: list[Said] = field(default_factory=list)


@dataclass(eq=False)
class Figure:
    """A cell with a value of the answer: a number, or in a list of tasks a day."""

    row: RowWanted
    name: str
    wanted: Wanted
    cell: Cell
    column: Column

    @property
    def value(self) -> Any:
        return self.wanted.values[0]

    @property
    def place(self) -> Place:
        return self.row.line, self.column


@dataclass(eq=False)
class Table:
    """`style` is the plain table's own: which columns it has. `claims` are what dressings have already changed."""

    kind: str
    sheet_name: str
    columns: list[Column]
    lines: list[Line]
    merges: list[Merge]
    answer: Answer
    file_name: str = "bang"
    book: Book = field(default_factory=lambda: Book([]))
    further: list[Sheet] = field(default_factory=list)
    # The lines of the titles, each with one loose cell.
    titles: list[Line] = field(default_factory=list)
    # Another table on the same sheet, some rows below this one.
    below: Table | None = None
    claims: set[str] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)

    @property
    def year(self) -> int:
        """The one year that the table is of."""
        (year,) = self.answer.year or (None,)
        assert year is not None
        return year

    @property
    def province(self) -> str:
        """The province that its titles name."""
        province = (self.answer.province or (None,))[-1]
        assert province is not None
        return province

    def of(self, *kinds: str) -> list[Line]:
        return [line for line in self.lines if line.kind in kinds]

    def column(self, *roles: str) -> Column | None:
        return next((column for column in self.columns if column.role in roles), None)

    def figures(self) -> list[Figure]:
        """The cells with values that no dressing has changed yet, in reading order."""
        return list(self._figures())

    def _figures(self) -> Iterator[Figure]:
        for row in self.answer.rows:
            for name, wanted in row.fields.items():
                if wanted.at is None or name in WORDS or wanted.values[0] is None or wanted.refused:
                    continue
                cell = row.line.cells.get(wanted.at)
                if cell is not None and id(cell) not in self.taken and wanted.line in (None, row.line):
                    yield Figure(row, name, wanted, cell, wanted.at)

    def names(self) -> list[Figure]:
        """The cells with names: units, titles, labels."""
        return [
            Figure(row, name, wanted, row.line.cells[wanted.at], wanted.at)
            for row in unique_lines(self.answer.rows)
            for name, wanted in row.fields.items()
            if name in NAMES and wanted.at in row.line.cells and id(row.line.cells[wanted.at]) not in self.taken
            and not wanted.refused and row.fields.get("level", wanted).values[0] not in ("bonus", "penalty")
        ]  # fmt: skip

    def title(self, number: int = 0) -> Cell:
        """The cell of a title, from the top or (−1) the last one."""
        (cell,) = self.titles[number].loose.values()
        return cell

    def rows_of(self, line: Line) -> list[RowWanted]:
        return [row for row in self.answer.rows if row.line is line]

    def take(self, cell: Cell) -> Cell:
        """Marks a cell as dressed."""
        self.taken.add(id(cell))
        return cell

    def insert_after(self, line: Line, new: Line) -> None:
        self.lines.insert(self.lines.index(line) + 1, new)

    def lay_out(self) -> tuple[Book, Places]:
        """The table on its sheet, first of the book, and where everything stands."""
        sheet = Sheet(self.sheet_name)
        places = self._onto(sheet, 0)
        if self.below:
            places.below = self.below._onto(sheet, len(self.lines) + 2)
        self.book.sheets = [sheet, *self.further]
        return self.book, places

    def _onto(self, sheet: Sheet, top: int) -> Places:
        places = Places(
            {line: top + number for number, line in enumerate(self.lines)},
            {column: number for number, column in enumerate(self.columns)},
        )
        for line, row in places.rows.items():
            sheet.cells |= {(row, place): cell for place, cell in line.loose.items()}
            sheet.cells |= {(row, places.columns[column]): cell for column, cell in line.cells.items()}
            if line.hidden:
                sheet.hidden_rows[row] = line.hidden
        hidden = {places.columns[column]: column.hidden for column in self.columns if column.hidden}
        sheet.hidden_columns |= hidden
        sheet.merged += [places.area(merge) for merge in self.merges]
        return places


# Fields that are words: no dressing takes them for numbers.
NAMES = {"unit", "title", "label", "limitation"}
WORDS = NAMES | {
    "code",
    "area",
    "owner",
    "cause",
    "remedy",
    "supporters",
    "product",
    "result",
    "assigned_by",
    "class",
    "level",
    "parent",
    "state",
    "due_text",
    "reason",
    "group",
    "since",
}


@dataclass
class Places:
    rows: dict[Line, int]
    columns: dict[Column, int]
    below: Places | None = None

    def area(self, merge: Merge) -> tuple[int, int, int, int]:
        left, right = (
            edge if isinstance(edge, int) else self.columns[edge] for edge in (merge.left, merge.right)
        )
        return self.rows[merge.top], left, self.rows[merge.bottom], right

    def row(self, line: Line) -> int:
        """1-based, as Excel shows it."""
        return self.rows[line] + 1

    def letters(self, column: Column) -> str:
        return letters(self.columns[column])


def unique_lines(rows: Iterable[RowWanted]) -> list[RowWanted]:
    """The first row of each line."""
    seen: dict[int, RowWanted] = {}
    for row in rows:
        seen.setdefault(id(row.line), row)
    return list(seen.values())
