"""A sheet cut into tables: each header with the lines below it and the texts above it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cchc.reading.corrections import Correction
from cchc.reading.grid import Grid, Merged
from cchc.reading.layout.below import is_all_of_it, last_row_with_figures, without_below
from cchc.reading.layout.column_marks import are_marks_under
from cchc.reading.layout.corrected_headers import correction_of
from cchc.reading.layout.header_blocks import Header, label_columns
from cchc.reading.layout.header_vocabulary import column_role, looks_like_number
from cchc.reading.layout.lines import is_total
from cchc.reading.layout.notes import Note, notes_of
from cchc.reading.layout.side_by_side import cells_under, split_tables
from cchc.reading.words.text import clean, fold_words

_FOOT = 60  # rows and texts that are looked at below a table
_PAGE = re.compile(r"(?:trang )?\d{1,3}(?: \d{1,3})?")


class Line(NamedTuple):
    """`is_area`: an area's name that stood beside its first criterion, taken out of that line."""

    row: int
    cells: list[Any]
    is_area: bool = False

    def value(self, column: int | None) -> Any:
        """The value in a column (0-based); "" without one."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    def text(self, column: int | None) -> str:
        """A text as `tidy` has left it; nothing where something else stands."""
        if column is None or column >= len(self.cells):
            return ""
        value = self.cells[column]
        return value if value.__class__ is str else ""


@dataclass
class Section:
    """`tall` are the merged ranges below the header that cover several rows, `below` the texts between the last line and the
    next header."""

    grid: Grid
    header: Header
    lines: list[Line]
    above: list[Note]
    first_above: list[Note] = field(default_factory=list)
    correction: Correction | None = None
    tall: Sequence[Merged] = ()
    below: Sequence[Note] = ()

    def spread(self, columns: Iterable[int | None]) -> None:
        """Let what a merged cell of these columns holds stand on each line that it covers."""
        places = {column for column in columns if column is not None}
        rows = [line.row for line in self.lines]
        for area in self.tall:
            if area.left in places:
                value = self.grid.value(area.top, area.left)
                if value != "":
                    for index in range(bisect_left(rows, area.top + 1), bisect_right(rows, area.bottom)):
                        self.lines[index] = with_value(self.lines[index], area.left, value)

    def covered(self) -> Iterator[tuple[int, int]]:
        """0-based row and column of the cells below the first line of merged cells that hold something."""
        for area in self.tall:
            if self.grid.value(area.top, area.left) != "":
                rows = range(area.top + 1, area.bottom + 1)
                yield from ((row, column) for row in rows for column in range(area.left, area.right + 1))


def with_value(line: Line, column: int, value: Any) -> Line:
    """The same line with a value that stands in a merged cell above it; the sheet itself is left as it was."""
    cells = [*line.cells, *[""] * (column + 1 - len(line.cells))]
    cells[column] = value
    return line._replace(cells=cells)


def find_sections(
    grid: Grid, headers: Sequence[Header], corrections: Sequence[Correction] = ()
) -> list[Section]:
    """A section for each header, from the top, tables that stand side by side taken apart."""
    sections: list[Section] = []
    for position, header in enumerate(headers):
        end = headers[position + 1].first_index if position + 1 < len(headers) else len(grid.rows)
        parts = split_tables(header)
        if len(parts) > 1:
            sections.extend(_beside(grid, parts, end, sections, corrections))
            continue
        lines = _lines(grid, header, end)
        if sections and _is_printed_again(sections[-1], header, lines):
            sections[-1].lines.extend(lines)
            continue
        above = _texts_between(grid, sections, header)
        first_above = sections[0].above if sections else above
        if sections:
            _drop_captions(sections[-1].lines)
        sections.append(Section(grid, header, lines, above, first_above, correction_of(header, corrections)))
    tall = sorted((area for area in grid.merged if area.bottom > area.top), key=lambda area: area.top)
    tops = [area.top for area in tall]
    for section in sections:
        section.lines = without_below(section.header, section.lines)
        last = section.lines[-1].row if section.lines else -1
        section.tall = tall[bisect_right(tops, section.header.bottom) : bisect_right(tops, last)]
        section.below = _texts_below(grid, max(last, section.header.bottom), headers)
    return sections


def _texts_below(grid: Grid, last: int, headers: Sequence[Header]) -> list[Note]:
    """The texts under a row, up to the next header."""
    first = bisect_right(grid.numbers, last)
    end = min(
        (header.first_index for header in headers if header.first_index >= first), default=first + _FOOT
    )
    rows = zip(grid.numbers[first:end], grid.rows[first:end], strict=True)
    return [note for number, cells in rows for note in notes_of(number, cells)][:_FOOT]


def _beside(
    grid: Grid, parts: list[Header], end: int, before: Sequence[Section], corrections: Sequence[Correction]
) -> list[Section]:
    """Tables side by side have their titles in common, and each its own columns of the same rows."""
    above = _texts_between(grid, before, parts[0])
    first_above = before[0].above if before else above
    found = []
    for part in parts:
        cells = [
            (grid.numbers[index], cells_under(grid.rows[index], part))
            for index in range(part.data_index, end)
        ]
        lines = [Line(number, row) for number, row in cells if any(cell != "" for cell in row)]
        lines = _without_marks(part, lines)
        found.append(Section(grid, part, lines, above, first_above, correction_of(part, corrections)))
    return found


def _lines(grid: Grid, header: Header, end: int) -> list[Line]:
    lines = [Line(grid.numbers[index], grid.rows[index]) for index in range(header.data_index, end)]
    return _without_marks(header, lines)


def _without_marks(header: Header, lines: list[Line]) -> list[Line]:
    """Marks of columns may be printed again on every page."""
    labels = label_columns(header.paths)
    return [line for line in lines if not are_marks_under(line.cells, labels, header.marks)]


def _drop_captions(lines: list[Line]) -> None:
    """«2. Sở Tư pháp» right over the next header is that table's caption and no line of this one."""
    while lines and _is_caption(lines[-1].cells):
        lines.pop()


def _is_caption(cells: Sequence[Any]) -> bool:
    filled = [cell for cell in cells if cell != ""]
    return len(filled) <= 2 and all(
        isinstance(cell, str) and not looks_like_number(cell) for cell in filled[-1:]
    )


def _texts_between(grid: Grid, before: Sequence[Section], header: Header) -> list[Note]:
    """The texts between the last line with figures and the header; all texts above the first header."""
    floor = last_row_with_figures(before[-1].header, before[-1].lines) if before else -1
    notes: list[Note] = []
    for index in range(bisect_right(grid.numbers, floor), header.first_index):
        notes.extend(notes_of(grid.numbers[index], grid.rows[index]))
    notes.extend(Note(header.top, 0, title) for title in header.titles)
    return notes[-400:]


def _is_printed_again(section: Section, header: Header, lines: list[Line]) -> bool:
    """The same header on the next printed page: nothing was said in between, and the numbering goes on."""
    if not _is_same(header.paths, section.header.paths):
        return False
    while section.lines and _is_page(section.lines[-1].cells):
        section.lines.pop()
    last = section.lines[-1] if section.lines else None
    if (
        last is None
        or not is_all_of_it(section.header, section.lines)
        or any(is_total(clean(cell)) for cell in last.cells if isinstance(cell, str))
    ):
        return False
    first = next(iter(lines), None)
    if first is None:
        return True
    start = next((cell for cell in first.cells if cell != ""), "")
    return clean(start) not in ("1", "1.0", "I", "A")


def _is_same(one: Mapping[int, tuple[str, ...]], other: Mapping[int, tuple[str, ...]]) -> bool:
    """The same headings in the same columns; one of them may lack a column of remarks."""
    fewer, more = sorted((one, other), key=len)
    further = [column_role(path) for column, path in more.items() if column not in fewer]
    return (
        len(further) * 2 <= len(fewer)
        and all(more.get(column) == path for column, path in fewer.items())
        and "name" not in further
    )


def _is_page(cells: Sequence[Any]) -> bool:
    """A line that holds nothing but the number of a page: «Trang 2», «- 2/5 -»."""
    filled = [cell for cell in cells if cell != ""]
    return len(filled) == 1 and isinstance(filled[0], str) and bool(_PAGE.fullmatch(fold_words(filled[0])))
