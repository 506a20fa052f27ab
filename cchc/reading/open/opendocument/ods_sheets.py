"""One pass over the sheets of an OpenDocument file: tables, rows and cells as they begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from cchc.reading.grid import Grid, Merged
from cchc.reading.limits import Limits
from cchc.reading.open.opendocument.ods_styles import PLAIN, OdsStyles, OdsTextStyle
from cchc.reading.open.opendocument.ods_values import shows_as_it_stands, value_of
from cchc.reading.open.runs import CellText
from cchc.reading.refusal import RefusedError

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
# What stands in or beside the cells and is no part of them: comments, readings of signs, footnotes, earlier states of
# changed cells, what other files hold, boxes and pictures.
_ASIDE = frozenset(
    (
        _OFFICE + "annotation", _OFFICE + "annotation-end", _OFFICE + "forms", _OFFICE + "scripts", _TEXT + "ruby-text",
        _TEXT + "note", _TEXT + "script", _TEXT + "hidden-text", _TEXT + "tracked-changes", _TABLE + "tracked-changes",
        _TABLE + "dde-links", _TABLE + "shapes", _TABLE + "content-validations", _TABLE + "detective",
        _TABLE + "named-expressions",
    )
)  # fmt: skip
BODY = _OFFICE + "body"
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_GROUPS = {_TABLE + "table-row-group": "row", _TABLE + "table-column-group": "column"}
_OF_ANOTHER_FILE = re.compile(r"'[^']*(?:''[^']*)*'#\$?.*", re.DOTALL)
_ROWS_SPANNED, _COLUMNS_SPANNED = _TABLE + "number-rows-spanned", _TABLE + "number-columns-spanned"
_ROWS_REPEATED, _COLUMNS_REPEATED = _TABLE + "number-rows-repeated", _TABLE + "number-columns-repeated"
_LAST_COLUMN = 16_384
Attributes = dict[str, str]


@lru_cache(maxsize=1_000)
def _is_aside(name: str) -> bool:
    return name in _ASIDE or name.startswith(_DRAW)


@dataclass
class Sheets:
    """Handlers of the parser; `grids` are the sheets that have ended."""

    styles: OdsStyles
    limits: Limits
    grids: list[Grid] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left = self.limits.cells
        self.aside = 0
        self.date_1904 = False
        self.table: _Table | None = None
        self.cell: _Cell | None = None
        self.starts: dict[str, Callable[[Attributes], None]] = {
            _TABLE + "table": self._start_table,
            _TABLE + "table-source": self._link_table,
            _TABLE + "table-column": self._column,
            _TABLE + "table-row": self._start_row,
            _TABLE + "null-date": self._null_date,
            **dict.fromkeys(_CELLS, self._start_cell),
            **{name: self._group(way) for name, way in _GROUPS.items()},
        }

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins: a table, a row, a cell, or text in one."""
        if self.aside or _is_aside(name):
            self.aside += 1
        elif self.cell is not None:
            if name == _TABLE + "table":
                self.aside += 1
            else:
                self.cell.start(name, attributes)
        elif handler := self.starts.get(name):
            handler(attributes)

    def text(self, data: str) -> None:
        """Letters of the cell that is open."""
        if self.cell is not None and not self.aside:
            self.cell.text(data)

    def end(self, name: str) -> None:
        """An element ends."""
        if self.aside:
            self.aside -= 1
        elif name in _CELLS:
            self._end_cell(covered=name == _CELLS[1])
        elif self.cell is not None:
            self.cell.end(name)
        elif name == _TABLE + "table-row" and self.table is not None:
            self._end_row(self.table)
        elif name == _TABLE + "table":
            self._end_table()
        elif name in _GROUPS and self.table is not None:
            self.table.groups[_GROUPS[name]].pop()

    def _start_table(self, attributes: Attributes) -> None:
        if self.table is not None or _OF_ANOTHER_FILE.fullmatch(attributes.get(_TABLE + "name", "")):
            self.aside += 1
            return
        if len(self.grids) >= self.limits.sheets:
            raise RefusedError("too_large", "quá nhiều trang")
        grid = Grid(attributes.get(_TABLE + "name", ""), date_1904=self.date_1904)
        grid.hidden = self.styles.is_hidden("table", attributes.get(_TABLE + "style-name"))
        self.table = _Table(grid, is_printed=attributes.get(_TABLE + "print") != "false")

    def _link_table(self, _: Attributes) -> None:
        if self.table is not None:
            self.table.is_linked = True

    def _end_table(self) -> None:
        # A sheet may be linked to another file and still be one that people see.
        if self.table is not None and not self.table.is_cache:
            self.grids.append(self.table.grid)
        self.table = None

    def _null_date(self, attributes: Attributes) -> None:
        self.date_1904 = attributes.get(_TABLE + "date-value", "").startswith("1904")

    def _group(self, way: str) -> Callable[[Attributes], None]:
        def start(attributes: Attributes) -> None:
            """A group of rows or columns begins."""
            if self.table is not None:
                self.table.groups[way].append(attributes.get(_TABLE + "display") == "false")

        return start

    def _is_hidden(self, table: _Table, way: str, attributes: Attributes) -> bool:
        return (
            attributes.get(_TABLE + "visibility") in ("collapse", "filter")
            or any(table.groups[way])
            or self.styles.is_hidden(f"table-{way}", attributes.get(_TABLE + "style-name"))
        )

    def _column(self, attributes: Attributes) -> None:
        if self.table is not None:
            count = _count(attributes, _COLUMNS_REPEATED)
            first = min(sum(self.table.ends[-1:]), _LAST_COLUMN)
            last = min(first + count, _LAST_COLUMN)
            if self._is_hidden(self.table, "column", attributes):
                self.table.grid.hidden_columns.update(range(first, last))
            self.table.ends.append(last)
            self.table.of_columns.append(attributes.get(_TABLE + "default-cell-style-name"))

    def _start_row(self, attributes: Attributes) -> None:
        if self.table is not None:
            repeat = _count(attributes, _ROWS_REPEATED)
            hidden = self._is_hidden(self.table, "row", attributes)
            self.table.line = _Row(repeat, hidden, attributes.get(_TABLE + "default-cell-style-name"))

    def _start_cell(self, attributes: Attributes) -> None:
        if self.table is not None:
            self.cell = _Cell(
                attributes,
                self.styles,
                self.styles.text_style("table-cell", self._style(self.table, attributes)),
            )

    def _style(self, table: _Table, attributes: Attributes) -> str | None:
        """The cell's own style, else its row's, else its column's."""
        own = attributes.get(_TABLE + "style-name") or table.line.style
        if own or not table.ends:
            return own
        place = bisect_right(table.ends, table.line.column)
        return table.of_columns[place] if place < len(table.of_columns) else None

    def _end_cell(self, covered: bool) -> None:
        cell, table = self.cell, self.table
        self.cell = None
        if cell is None or table is None:
            return
        line = table.line
        repeat = _count(cell.attributes, _COLUMNS_REPEATED)
        if not covered:
            value, shown = cell.read()
            if value != "" or cell.content.marks or cell.content.is_struck:
                self._spend(repeat)
                for column in range(line.column, line.column + repeat):
                    line.take(column, value, shown, cell.content)
            table.merge(line.column, cell.attributes)
        line.column += repeat

    def _end_row(self, table: _Table) -> None:
        line = table.line
        if line.cells:
            width = max(line.cells) + 1
            self._spend(width * line.repeat)
            cells = [line.cells.get(column, "") for column in range(width)]
            for number in range(table.row, table.row + line.repeat):
                table.grid.numbers.append(number)
                table.grid.rows.append(list(cells))
        if line.cells or line.contents:
            self._spend(len(line.shown) * line.repeat)
            for number in range(table.row, table.row + line.repeat):
                line.note(table.grid, number)
        table.row += line.repeat

    def _spend(self, cells: int) -> None:
        self.left -= cells
        if self.left < 0:
            raise RefusedError("too_large", "quá nhiều ô dữ liệu")


@dataclass
class _Row:
    repeat: int = 1
    hidden: bool = False
    style: str | None = None
    column: int = 0
    cells: dict[int, Any] = field(default_factory=dict)
    shown: dict[int, str] = field(default_factory=dict)
    contents: dict[int, CellText] = field(default_factory=dict)

    def take(self, column: int, value: Any, shown: str, content: CellText) -> None:
        if value != "":
            self.cells[column] = value
        if shown:
            self.shown[column] = shown
        if content.marks or content.is_struck:
            self.contents[column] = content

    def note(self, grid: Grid, number: int) -> None:
        """Keep what is known of a row beside its values."""
        if self.hidden:
            grid.hidden_rows.add(number)
        for column, shown in self.shown.items():
            grid.shown[number, column] = shown
        for column, content in self.contents.items():
            content.note(grid, number, column)


@dataclass
class _Table:
    grid: Grid
    is_printed: bool
    is_linked: bool = False
    row: int = 0
    line: _Row = field(default_factory=_Row)
    # Whether the groups of rows and of columns that are open now are folded.
    groups: dict[str, list[bool]] = field(default_factory=lambda: {"row": [], "column": []})
    # Where each description of columns ends, and the style that it gives to cells without one.
    ends: list[int] = field(default_factory=list)
    of_columns: list[str | None] = field(default_factory=list)

    @property
    def is_cache(self) -> bool:
        """A copy of another file's sheet, kept for formulas and never shown."""
        return self.is_linked and (self.grid.hidden or not self.is_printed)

    def merge(self, column: int, attributes: Attributes) -> None:
        if _ROWS_SPANNED not in attributes and _COLUMNS_SPANNED not in attributes:
            return
        down, right = _count(attributes, _ROWS_SPANNED), _count(attributes, _COLUMNS_SPANNED)
        if down > 1 or right > 1:
            self.grid.merged.append(Merged(self.row, column, self.row + down - 1, column + right - 1))


class _Cell:
    """One cell while it is passed: its text with the look of each piece."""

    def __init__(self, attributes: Attributes, styles: OdsStyles, look: OdsTextStyle) -> None:
        self.attributes, self.styles = attributes, styles
        self.content = CellText()
        self.looks = [look.over(PLAIN)]
        self.depth = self.paragraphs = 0

    def start(self, name: str, attributes: Attributes) -> None:
        family = "text" if name == _TEXT + "span" else "paragraph" if name in _PARAGRAPHS else ""
        if family == "paragraph":
            if not self.depth and self.paragraphs:
                self.add("\n")
            self.depth += 1
            self.paragraphs += 1
        elif name == _TEXT + "line-break":
            self.add("\n")
        elif name in (_TEXT + "s", _TEXT + "tab"):
            self.add(" ")
        if family:
            own = self.styles.text_style(family, attributes.get(_TEXT + "style-name"))
            self.looks.append(own.over(self.looks[-1]))

    def text(self, data: str) -> None:
        if self.depth:
            self.add(data.replace("\n", " ") if "\n" in data else data)

    def add(self, text: str) -> None:
        is_struck, position, is_hidden = self.looks[-1]
        if not is_hidden:
            above = position or 0
            self.content.add(text, raised=above > 0, lowered=above < 0, struck=bool(is_struck))

    def end(self, name: str) -> None:
        if name in _PARAGRAPHS:
            self.depth -= 1
            self.looks.pop()
        elif name == _TEXT + "span":
            self.looks.pop()

    def read(self) -> tuple[Any, str]:
        """The value, and the text that stands for it where that is another one."""
        text = self.content.text
        if not text and (self.content.marks or self.content.is_struck):
            return "", ""
        value = value_of(self.attributes, text)
        if isinstance(value, float) and text and not shows_as_it_stands(value, text):
            return value, text
        return value, ""


_PARAGRAPHS = (_TEXT + "p", _TEXT + "h")


def _count(attributes: Attributes, name: str) -> int:
    text = attributes.get(name)
    if text is None:
        return 1
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 10 else 1
