"""Where tables begin: blocks of heading rows, found by their words and not by their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from cchc.workbook.grid import Grid, Merged
from cchc.workbook.heading_words import heading_role, looks_like_number
from cchc.workbook.text import clean, fold

_UNIT_OF_MEASURE = re.compile(r"^\(?(don vi tinh|dvt)")
_COLUMN_NUMBER = re.compile(r"\(?\s*(\d{1,3}|[A-Za-z])\s*\)?(\s*=\s*[\d\s()+\-*/=:%.,x]+)?")


@dataclass(frozen=True)
class Header:
    top: int
    bottom: int
    paths: dict[int, tuple[str, ...]]
    first_index: int
    data_index: int
    column_numbers: int | None = None

    @property
    def top_text(self) -> str:
        return " | ".join(f"{column}:{'/'.join(path)}" for column, path in sorted(self.paths.items()))


def find_headers(grid: Grid) -> list[Header]:
    headers: list[Header] = []
    index = 0
    while index < len(grid.rows):
        if not starts_header(grid, index):
            index += 1
            continue
        header = _block(grid, index, floor=headers[-1].bottom if headers else -1)
        headers.append(header)
        index = max(header.data_index, index + 1)
    return headers


def texts_of(cells: Sequence[Any]) -> list[str] | None:
    """The texts of a row that holds nothing but texts; None where it holds a number."""
    texts = []
    for cell in cells:
        if cell.__class__ is str:
            if cell:
                texts.append(cell)
        elif cell is not None:
            return None
    return texts


def starts_header(grid: Grid, index: int) -> bool:
    roles = _roles(grid.rows[index])
    if "label" in roles and "measure" in roles:
        return True
    # Labels may stand one row above their measures when the cells were not merged.
    follows = index + 1 < len(grid.rows) and grid.numbers[index + 1] == grid.numbers[index] + 1
    if roles.get("label", 0) >= 2 and follows:
        below = _roles(grid.rows[index + 1])
        return below.get("measure", 0) >= 2 and "label" not in below
    return False


def _roles(cells: Sequence[Any]) -> dict[str, int]:
    texts = texts_of(cells)
    if texts is None or len(texts) < 2:
        return {}
    found: dict[str, int] = {}
    for text in texts:
        if looks_like_number(text):
            return {}
        role = heading_role(clean(text))
        if role:
            found[role] = found.get(role, 0) + 1
    return found


def _block(grid: Grid, index: int, floor: int) -> Header:
    last = _extend_down(grid, index)
    return header_of_rows(grid, _extend_up(grid, index, floor), last)


def header_of_rows(grid: Grid, first: int, last: int) -> Header:
    """The header that the rows from one index to another are."""
    top, bottom = grid.numbers[first], grid.numbers[last]
    merged = [area for area in grid.merged if area.top <= bottom and area.bottom >= top]
    paths = _paths(grid, first, last, merged)
    numbers_row = last + 1 if last + 1 < len(grid.rows) and is_column_numbers(grid.rows[last + 1]) else None
    return Header(
        top,
        bottom,
        paths,
        first,
        data_index=last + 1 if numbers_row is None else last + 2,
        column_numbers=None if numbers_row is None else grid.numbers[numbers_row],
    )


def _extend_down(grid: Grid, index: int) -> int:
    """The index of the last heading row: merged cells reach down to it, or only headings stand in it."""
    last = index
    reach = _reach(grid, grid.numbers[index], grid.numbers[index])
    labels = [c for c, cell in enumerate(grid.rows[index]) if heading_role(clean(cell)) == "label" and cell]
    while last + 1 < len(grid.rows):
        number = grid.numbers[last + 1]
        inside = number <= reach
        if not inside and not _continues(grid, last, labels):
            break
        last += 1
        reach = max(reach, _reach(grid, number, reach))
    return last


def _reach(grid: Grid, number: int, reach: int) -> int:
    """How far down merged heading cells that begin in a row go; a very tall one is no heading."""
    bottoms = [area.bottom for area in grid.merged if area.top == number and 0 < area.bottom - area.top <= 6]
    return max([reach, *bottoms])


def _continues(grid: Grid, last: int, labels: list[int]) -> bool:
    if grid.numbers[last + 1] != grid.numbers[last] + 1:
        return False
    cells = grid.rows[last + 1]
    texts = texts_of(cells)
    if not texts or any(column < len(cells) and cells[column] for column in labels):
        return False
    return not any(looks_like_number(text) for text in texts) and all(
        heading_role(clean(text)) is not None or _is_round(text) for text in texts
    )


def _is_round(text: str) -> bool:
    return bool(
        re.match(r"^(lan|vong|dot|nam) ", fold(clean(text)))
        or re.match(r"^(tong|trong do)", fold(clean(text)))
    )


def _extend_up(grid: Grid, index: int, floor: int) -> int:
    """Heads that span several columns may stand above the row with the labels."""
    first = index
    width = sum(1 for cell in grid.rows[index] if cell)
    while (
        first > 0 and grid.numbers[first - 1] == grid.numbers[first] - 1 and grid.numbers[first - 1] > floor
    ):
        number = grid.numbers[first - 1]
        spans = [area for area in grid.merged if area.top == number and area.right > area.left]
        if not spans or not _are_heads(grid, first - 1, spans, width):
            break
        first -= 1
    return first


def _are_heads(grid: Grid, index: int, spans: list[Merged], width: int) -> bool:
    texts = texts_of(grid.rows[index])
    label = next((c for c, cell in enumerate(grid.rows[index + 1]) if cell), 0)
    if not texts or any(_UNIT_OF_MEASURE.match(fold(clean(text))) for text in texts):
        return False
    return (
        all(
            area.left > label
            and area.right - area.left + 1 < max(width, 3)
            and len(clean(grid.value(area.top, area.left))) < 80
            for area in spans
        )
        and len(texts) <= len(spans) + 2
    )


def _paths(grid: Grid, first: int, last: int, merged: list[Merged]) -> dict[int, tuple[str, ...]]:
    columns = max(len(grid.rows[index]) for index in range(first, last + 1))
    table = [_texts_of_heading_row(grid, index, columns, merged) for index in range(first, last + 1)]
    _fill_right(table)
    paths: dict[int, tuple[str, ...]] = {}
    for column in range(columns):
        path: list[str] = []
        for row in table:
            if row[column] and (not path or path[-1] != row[column]):
                path.append(row[column])
        if path:
            paths[column] = tuple(path)
    return paths


def _texts_of_heading_row(grid: Grid, index: int, columns: int, merged: list[Merged]) -> list[str]:
    number = grid.numbers[index]
    cells = grid.rows[index]
    row = [clean(cells[column]) if column < len(cells) else "" for column in range(columns)]
    for area in merged:
        if area.top <= number <= area.bottom:
            text = clean(grid.value(area.top, area.left))
            for column in range(area.left, min(area.right + 1, columns)):
                row[column] = text
    return row


def _fill_right(table: list[list[str]]) -> None:
    """A head over several columns that was not merged: it goes on to the right over headings of its own."""
    for level, row in enumerate(table[:-1]):
        for column in range(1, len(row)):
            below = any(lower[column] for lower in table[level + 1 :])
            above = any(upper[column] for upper in table[:level])
            if (
                not row[column]
                and below
                and not above
                and row[column - 1]
                and _has_below(table, level, column - 1)
            ):
                row[column] = row[column - 1]


def _has_below(table: list[list[str]], level: int, column: int) -> bool:
    return any(lower[column] and lower[column] != table[level][column] for lower in table[level + 1 :])


def is_column_numbers(cells: Sequence[Any]) -> bool:
    """A row such as 1 2 3, (1) (2) (3), A B 1 2 or 5=3+4."""
    marks = [clean(_whole(cell)) for cell in cells if cell != "" and cell is not None]
    if len(marks) < 2 or not all(_COLUMN_NUMBER.fullmatch(mark) for mark in marks):
        return False
    numbers = [int(match[0]) for mark in marks if (match := re.search(r"\d+", mark))]
    letters = [mark.strip("() ").upper() for mark in marks if not re.search(r"\d", mark)]
    rising = all(b == a + 1 for a, b in pairwise(numbers))
    ordered = all(ord(b) == ord(a) + 1 for a, b in pairwise(letters))
    return rising and ordered and (not numbers or numbers[0] <= 3) and len(marks) >= 3


def _whole(cell: Any) -> Any:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
