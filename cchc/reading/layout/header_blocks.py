"""Where tables begin: blocks of heading rows, found by their words and not by their place."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cchc.reading.grid import CellError, Grid, Merged, NoResult
from cchc.reading.layout.column_marks import Mark, are_marks_under, marks_of
from cchc.reading.layout.header_rows import (
    NEAR,
    Spans,
    first_header_row,
    heading_text,
    is_units_of_measure_row,
    last_header_row,
    texts_of,
    words_go_on,
)
from cchc.reading.layout.header_vocabulary import column_role, heading_role, is_leaf, looks_like_number
from cchc.reading.layout.plan_headings import are_plan_labels, is_plan
from cchc.reading.values.codes import parse_code, split_title
from cchc.reading.words.text import clean, fold_words
from cchc.reading.words.vocabulary import holds, score_role

_NUMERAL = re.compile(r"[IVX]{1,4}|\d{1,2}")
_DAYS = re.compile(r"\d{1,2}[\d/.\-–\s]*[/.\-]\d{2,4}")
_LONGEST_NUMBERING = 12  # «Tiêu chí 1.2»; what is longer has to be a code and a title
_FEWEST_MEASURES = 2  # below labels: one measure alone may be a word in a line of texts
_LONGEST_BESIDE = 25  # a heading left of all names is short: «Mã đơn vị»
_TITLE_ROWS = 12  # above a heading that only its title explains
_ROWS_UNDER = 4  # rows of column marks and units of measure that a heading may have


# Stands for a heading that is an error while headings are put together: what stands beside it does not go on over it.
_UNREAD = "\0"


@dataclass(frozen=True)
class Header:
    """`paths` are the headings of each column, the outermost first; `marks` what a row under them calls the columns.

    `rows` are the rows of headings (0-based), `unread` the headings that are errors, by row and column, `titles` what
    stands beside the headings and is the title of the table.
    """

    top: int
    bottom: int
    paths: dict[int, tuple[str, ...]]
    first_index: int
    data_index: int
    rows: tuple[int, ...] = ()
    marks: dict[int, Mark] = field(default_factory=dict)
    unread: dict[tuple[int, int], CellError | NoResult] = field(default_factory=dict)
    titles: tuple[str, ...] = ()

    @property
    def top_text(self) -> str:
        """All headings as one text, for comparing headers."""
        return " | ".join(f"{column}:{'/'.join(path)}" for column, path in sorted(self.paths.items()))


def find_headers(grid: Grid) -> list[Header]:
    """All headers of a sheet, from the top; none overlaps another."""
    headers: list[Header] = []
    spans = Spans(grid)
    index = 0
    while index < len(grid.rows):
        cells = grid.rows[index]
        if not starts_header(grid, index) or (
            headers
            and (_has_unread_number(headers[-1], cells) or _goes_on_in_words(headers[-1], grid, index))
        ):
            index += 1
            continue
        last = last_header_row(grid, spans, index)
        first = first_header_row(grid, spans, index, last, floor=headers[-1].bottom if headers else -1)
        header = header_of_rows(grid, first, last, spans)
        headers.append(header)
        index = max(header.data_index, index + 1)
    return headers


def _has_unread_number(header: Header, cells: Sequence[Any]) -> bool:
    """A line of the table above whose running number is an error; headings are typed and no formulas."""
    return any(
        column < len(cells) and isinstance(cells[column], (CellError, NoResult))
        for column in numbering_columns(header.paths)
    )


def _goes_on_in_words(header: Header, grid: Grid, index: int) -> bool:
    """A line of a plan, whose limitations and remedies may be worded like headings. Another header numbers its lines, says
    «Hạn chế» and «Giải pháp», or stands below a title and holds nothing but headings."""
    if not is_plan(header.paths):
        return False
    texts = [clean(cell) for cell in grid.rows[index] if cell.__class__ is str and cell]
    if are_plan_labels(texts) or any(score_role(fold_words(text)) in ("code", "key") for text in texts):
        return False
    has_title = sum(cell != "" for cell in grid.rows[index - 1]) == 1 and header.data_index < index
    return not (has_title and all(heading_role(text) for text in texts))


def starts_header(grid: Grid, index: int) -> bool:
    """Whether a header begins in this row (index of `grid.rows`): labels and measures beside each other, or in two rows."""
    cells = grid.rows[index]
    roles = _roles(cells)
    if _is_enough(roles) or (roles.get("label", 0) > 1 and _gives_duties(grid, index)):
        return True
    if roles and are_plan_labels([cell for cell in cells if cell.__class__ is str and cell]):
        return True
    if (
        roles.get("label", 0) == 0
        or index + 1 == len(grid.rows)
        or grid.numbers[index + 1] > grid.numbers[index] + NEAR
    ):
        return False
    # Labels may stand one row above their measures when the cells were not merged, and words go on in the next row.
    below = _roles(grid.rows[index + 1])
    if (
        roles["label"] >= 2
        and below.get("measure", 0) + below.get("leaf", 0) >= _FEWEST_MEASURES
        and "label" not in below
    ):
        return True
    return _is_enough(_roles(_with_words_of(grid.rows[index + 1], cells)))


def _is_enough(roles: Mapping[str, int]) -> bool:
    return "label" in roles and ("measure" in roles or "duty" in roles or roles.get("leaf", 0) > 1)


def _gives_duties(grid: Grid, index: int) -> bool:
    """Whether a title above says that criteria are given to somebody: then each section's heading may be who gets them."""
    texts = [
        fold_words(cell)
        for cells in grid.rows[max(index - _TITLE_ROWS, 0) : index]
        for cell in cells
        if cell.__class__ is str
    ]
    return any(
        holds("responsibilities", "given").search(text) and holds("responsibilities", "indices").search(text)
        for text in texts
    )


def _with_words_of(below: Sequence[Any], cells: Sequence[Any]) -> list[Any]:
    """The cells of a row with the words that go on below them; nothing where none do."""
    texts = {column: cell for column, cell in enumerate(below) if cell.__class__ is str and cell}
    filled = {column for column, cell in enumerate(cells) if cell.__class__ is str and cell}
    if (
        not texts
        or len(texts) < len([cell for cell in below if cell != ""])
        or not words_go_on(texts, filled)
    ):
        return []
    return [f"{cell} {texts[column]}" if column in texts else cell for column, cell in enumerate(cells)]


def _roles(cells: Sequence[Any]) -> dict[str, int]:
    """How many labels, measures and others a row of texts has; none where it has values, or begins with a code."""
    for cell in cells:
        if cell.__class__ is float:
            return {}
    texts = texts_of([cell for cell in cells if not isinstance(cell, (CellError, NoResult))])
    if texts is None or len(texts) < 2 or _begins_a_line(texts[0]):
        return {}
    found: dict[str, int] = {}
    for text in texts:
        if looks_like_number(text) or _DAYS.fullmatch(text):
            return {}
        role = "leaf" if is_leaf(text) else heading_role(clean(text))
        if role:
            found[role] = found.get(role, 0) + 1
    return found


def _begins_a_line(text: str) -> bool:
    """«2*», «a)», «I», «1.2», «5. Tham mưu»: what a line begins with, and no heading."""
    if len(text) <= _LONGEST_NUMBERING and (text[0].isdigit() or parse_code(text) is not None):
        return True
    return text[0].isdigit() and split_title(text)[0] is not None


def header_of_rows(grid: Grid, first: int, last: int, spans: Spans | None = None) -> Header:
    """The header that the rows from one index to another are; rows of marks and of units of measure are none of it."""
    if spans is None:
        spans = Spans(grid)
        while last > first and marks_of(grid.rows[last]) is not None:
            last -= 1
    top, bottom = grid.numbers[first], grid.numbers[last]
    paths = _paths(grid, first, last, spans.over(top, bottom))
    titles = _take_titles(paths)
    data_index, marks, measures = _under(grid, last + 1, paths)
    rows = (*grid.numbers[first : last + 1], *measures)
    unread = {
        (grid.numbers[index], column): cell
        for index in range(first, last + 1)
        for column, cell in enumerate(grid.rows[index])
        if isinstance(cell, (CellError, NoResult))
    }
    return Header(top, bottom, paths, first, data_index, rows, marks, unread, titles)


def _take_titles(paths: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Takes long texts left of all names and numbers out of the headings."""
    first = min((c for c, path in paths.items() if column_role(path) in ("numbering", "name")), default=0)
    beside = [column for column in paths if column < first and len(paths[column][-1]) > _LONGEST_BESIDE]
    return tuple(paths.pop(column)[-1] for column in beside)


def _under(
    grid: Grid, index: int, paths: dict[int, tuple[str, ...]]
) -> tuple[int, dict[int, Mark], list[int]]:
    """Where the data begin, what the row of marks above them calls the columns, and the rows of units of measure."""
    found: dict[int, Mark] = {}
    measures: list[int] = []
    labels = label_columns(paths)
    end = min(index + _ROWS_UNDER, len(grid.rows))
    for place in range(index, end):
        cells = grid.rows[place]
        if are_marks_under(cells, labels, found or None):
            found = found or marks_of(cells) or {}
        elif is_units_of_measure_row(cells, paths):
            measures.append(grid.numbers[place])
        else:
            return place, found, measures
    return end, found, measures


def label_columns(paths: Mapping[int, tuple[str, ...]]) -> list[int]:
    """The columns of names and titles; not those of running numbers and codes."""
    return [column for column, path in sorted(paths.items()) if column_role(path) == "name"]


def numbering_columns(paths: Mapping[int, tuple[str, ...]]) -> list[int]:
    """The columns of running numbers and codes, also without a heading to the left of all that have one."""
    headed = [column for column, path in sorted(paths.items()) if column_role(path) == "numbering"]
    return headed or list(range(min(paths, default=0)))


def _paths(grid: Grid, first: int, last: int, merged: list[Merged]) -> dict[int, tuple[str, ...]]:
    columns = max(len(grid.rows[index]) for index in range(first, last + 1))
    table = [_texts_of_heading_row(grid, index, columns, merged) for index in range(first, last + 1)]
    own = [{c for c, cell in enumerate(grid.rows[index]) if cell != ""} for index in range(first, last + 1)]
    _join_words(table, own)
    _fill_right(table)
    paths: dict[int, tuple[str, ...]] = {}
    for column in range(columns):
        path: list[str] = []
        for row in table:
            text = row[column].replace(_UNREAD, "").strip()
            if text and (not path or path[-1] != text):
                path.append(text)
        if path:
            paths[column] = (*path[:-1], _full_name(path))
    return paths


def _full_name(path: list[str]) -> str:
    """The lowest heading of a column; I under «Điểm các lĩnh vực» is «Lĩnh vực I»."""
    of_areas = len(path) > 1 and "linh vuc" in fold_words(path[-2])
    return f"Lĩnh vực {path[-1]}" if of_areas and _NUMERAL.fullmatch(path[-1]) else path[-1]


def _join_words(table: list[list[str]], own: Sequence[Container[int]]) -> None:
    """Headings that are written on in the next row are one text each; `own` are the columns that each row fills itself."""
    for (upper, filled), row in zip(zip(table, own, strict=True), table[1:], strict=False):
        texts = {column: text for column, text in enumerate(row) if text and text != upper[column]}
        if texts and words_go_on(texts, filled):
            for column, text in texts.items():
                row[column] = f"{upper[column]} {text}"
                upper[column] = row[column]


def _texts_of_heading_row(grid: Grid, index: int, columns: int, merged: list[Merged]) -> list[str]:
    number = grid.numbers[index]
    cells = grid.rows[index]
    row = [_text_or_fault(cells[column]) if column < len(cells) else "" for column in range(columns)]
    for area in merged:
        if area.top <= number <= area.bottom:
            text = _text_or_fault(grid.value(area.top, area.left))
            for column in range(area.left, min(area.right + 1, columns)):
                row[column] = text
    return row


def _text_or_fault(cell: Any) -> str:
    return _UNREAD if isinstance(cell, (CellError, NoResult)) else heading_text(cell)


def _fill_right(table: list[list[str]]) -> None:
    """A head over several columns that was not merged: it goes on to the right over headings of its own."""
    for level, row in enumerate(table[:-1]):
        upper = table[level - 1] if level else None
        for column in range(1, len(row)):
            if row[column] or not row[column - 1] or not _has_below(table, level, column - 1):
                continue
            # Under a head of its own a column is named by that; under the same one the head beside it goes on.
            same = upper is None or not upper[column] or upper[column] == upper[column - 1]
            if same and any(lower[column] for lower in table[level + 1 :]):
                row[column] = row[column - 1]


def _has_below(table: list[list[str]], level: int, column: int) -> bool:
    return any(lower[column] and lower[column] != table[level][column] for lower in table[level + 1 :])
