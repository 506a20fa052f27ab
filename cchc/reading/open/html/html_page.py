"""The tables of a page laid out in one grid, with spans, hidden rows, columns and cells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from cchc.reading.grid import CellError, Grid, Merged
from cchc.reading.open.errors import as_error
from cchc.reading.open.html.letter_style import LetterStyle
from cchc.reading.open.runs import CellText
from cchc.reading.refusal import RefusedError

Cells = list[str | CellError]


@dataclass
class _Line:
    """One kept row of a table; `hidden` are the columns of its cells that are not seen."""

    number: int
    cells: Cells
    hidden: set[int]
    has_spans: bool


@dataclass
class _Table:
    """`alone` are the columns in which a cell is seen that spans no other column."""

    lines: list[_Line] = field(default_factory=list)
    alone: set[int] = field(default_factory=set)
    covered: dict[int, int] = field(default_factory=dict)
    next_column: int = 0


@dataclass
class Page:
    """Where the next cell goes; `left` is how many cells may still be read."""

    grid: Grid
    left: int
    row: int = 0
    column: int = 0
    in_cell: bool = False
    in_row: bool = False

    def __post_init__(self) -> None:
        self.tables = [_Table()]
        self.cells: dict[int, str] = {}
        self.hidden_cells: set[int] = set()
        self.content = CellText()
        self.span = (1, 1)
        self.is_hidden = self.row_is_hidden = self.has_spans = False

    def add(self, text: str, look: LetterStyle) -> None:
        """Text of the cell or line that is open, as its letters look."""
        self.content.add(text, raised=look.raised > 0, lowered=look.raised < 0, struck=look.is_struck)

    def start_table(self) -> None:
        """A table begins."""
        self.tables.append(_Table())

    def columns(self, count: int, are_hidden: bool) -> None:
        """What a `col` element says of the next columns."""
        table = self.tables[-1]
        if are_hidden:
            self.grid.hidden_columns.update(range(table.next_column, table.next_column + count))
        table.next_column += count

    def start_row(self, is_hidden: bool) -> None:
        """A row begins."""
        self.in_row, self.row_is_hidden = True, is_hidden

    def start_cell(self, down: int, right: int, row: LetterStyle, look: LetterStyle) -> None:
        """A cell begins, over so many rows and columns."""
        self.end_cell()
        if not self.in_row:
            self.start_row(row.is_hidden)
        self.content = CellText()
        self.span = (down, right)
        self.in_cell, self.is_hidden = True, look.is_hidden

    def end_cell(self) -> None:
        """The cell goes to the next free place of its row; raises RefusedError past the limits."""
        if not self.in_cell:
            return
        table = self.tables[-1]
        while table.covered.get(self.column, -1) >= self.row:
            self.column += 1
        down, right = self.span
        column = self.column
        self._spend(right)
        self.cells[column] = self._text()
        if self.content.marks or self.content.is_struck:
            self.content.note(self.grid, self.row, column)
        if self.is_hidden:
            self.hidden_cells.add(column)
        elif right == 1:
            table.alone.add(column)
        if down > 1:
            table.covered.update((column + offset, self.row + down - 1) for offset in range(right))
        if self.span != (1, 1):
            self.has_spans = True
            self.grid.merged.append(Merged(self.row, column, self.row + down - 1, column + right - 1))
        self.column += right
        self.content = CellText()
        self.in_cell, self.is_hidden, self.span = False, False, (1, 1)

    def end_line(self) -> None:
        """The row, or the text between tables, is whole."""
        self.end_cell()
        text = self._text()
        self.content = CellText()
        if not self.in_row and text:
            self.cells[0] = text
        if self.in_row or text:
            self._keep_row()
        self.in_row = self.row_is_hidden = False

    def end_table(self) -> None:
        """Columns none of whose cells is seen are hidden ones; else what is not seen of a line is no part of it."""
        table = self.tables.pop() if len(self.tables) > 1 else self.tables[0]
        unseen = set().union(*(line.hidden for line in table.lines))
        if not unseen:
            return
        self.grid.hidden_columns |= unseen - table.alone
        if unseen & table.alone:
            width = _usual_width([line for line in table.lines if not line.hidden])
            for line in table.lines:
                _take_out(line, line.hidden & table.alone, width)
        table.lines = []

    def _keep_row(self) -> None:
        width = max(self.cells, default=-1) + 1
        self._spend(width)
        cells: Cells = [
            as_error(text) or text if (text := self.cells.get(column, "")) else "" for column in range(width)
        ]
        if any(cells):
            self.grid.numbers.append(self.row)
            self.grid.rows.append(cells)
            if self.row_is_hidden:
                self.grid.hidden_rows.add(self.row)
            self.tables[-1].lines.append(_Line(self.row, cells, self.hidden_cells, self.has_spans))
        self.cells, self.hidden_cells, self.column, self.has_spans = {}, set(), 0, False
        self.row += 1

    def _text(self) -> str:
        """The text without spaces at the ends of its lines, and without empty lines."""
        text = self.content.text
        if "\n" not in text:
            return text.strip()
        lines = (line.strip() for line in text.split("\n"))
        return "\n".join(line for line in lines if line)

    def _spend(self, cells: int) -> None:
        self.left -= cells
        if self.left < 0:
            raise RefusedError("too_large", "quá nhiều ô dữ liệu")


def _usual_width(lines: list[_Line]) -> int | None:
    widths = Counter(len(line.cells) for line in lines if len(line.cells) > 1)
    return widths.most_common(1)[0][0] if widths else None


def _take_out(line: _Line, columns: set[int], width: int | None) -> None:
    """A browser closes up where a cell is not displayed, so that a line with one more has the width of the others."""
    if not columns:
        return
    if len(line.cells) - len(columns) == width and not line.has_spans:
        line.cells[:] = [cell for column, cell in enumerate(line.cells) if column not in columns]
        return
    for column in columns:
        if column < len(line.cells):
            line.cells[column] = ""
