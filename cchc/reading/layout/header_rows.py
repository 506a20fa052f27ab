"""The rows of one heading: how far it goes up and down from the row by which it was found."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from typing import Any

from cchc.reading.grid import CellError, Grid, Merged, NoResult
from cchc.reading.layout.column_marks import marks_of
from cchc.reading.layout.header_vocabulary import heading_role, is_unit_of_measure, looks_like_number
from cchc.reading.layout.plan_headings import plan_label_columns
from cchc.reading.values.codes import split_title
from cchc.reading.values.numbers import means_nothing
from cchc.reading.words.text import clean, fold_words

NEAR = 2  # rows: between two rows of one heading at most one is left blank
_NARROWEST = 3  # columns: a head over fewer is one even where it is as wide as all labels below
_TEXTS_BESIDE = 2  # labels that stand in the row of the merged heads: «STT», «Đơn vị»
# Rows of one heading and of one merged cell in it; brvt_2023_q1_ho_so_06a.xlsx and ma_tran_linh_vuc_2022.xlsx have more than two.
_TALLEST = 8
_LONGEST_HEAD = 80  # characters; a longer text over columns is the title of the table
_YEARS = range(1990, 2100)  # numbers that head a column, not values


class Spans:
    """The merged ranges of a sheet by the row that they begin in, looked up without going through all of them."""

    def __init__(self, grid: Grid) -> None:
        self._by_top: dict[int, list[Merged]] = {}
        for area in grid.merged:
            self._by_top.setdefault(area.top, []).append(area)

    def beginning(self, row: int) -> list[Merged]:
        """The merged ranges whose first row (0-based, of the sheet) this is."""
        return self._by_top.get(row, [])

    def over(self, first: int, last: int) -> list[Merged]:
        """Those that may be part of a heading in these rows."""
        rows = range(first - _TALLEST, last + 1)
        return [area for row in rows for area in self.beginning(row) if area.bottom >= first]


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


def heading_text(cell: Any) -> str:
    """A heading as it is read: a year is one, an error is a heading that nobody can read."""
    if cell.__class__ is str:
        return clean(cell)
    return str(int(cell)) if _is_year(cell) else ""


def _is_year(cell: Any) -> bool:
    return cell.__class__ is float and cell in _YEARS


def last_header_row(grid: Grid, spans: Spans, index: int) -> int:
    """The index of the last heading row: merged cells reach down to it, or only headings stand in it."""
    last = index
    reach = _reach(spans, grid.numbers[index], grid.numbers[index])
    labels, filled = _labels_of(grid.rows[index]), _filled(grid.rows[index])
    labels -= _over_several(spans, grid.numbers[index])
    # «Hạn chế» and «Giải pháp» are whole headings: what stands below them is worded like some, and is none.
    whole = plan_label_columns(grid.rows[index])
    while last + 1 < len(grid.rows) and last + 1 - index < _TALLEST:
        number, cells = grid.numbers[last + 1], grid.rows[last + 1]
        near = number - grid.numbers[last] <= NEAR
        if _is_marks_row(cells, labels, filled) or is_units_of_measure_row(cells, filled):
            break
        if not (number <= reach and _are_headings(cells)) and not (
            near
            and _continues(cells, labels, filled)
            and not any(cells[c : c + 1] not in ([], [""]) for c in whole)
        ):
            break
        last += 1
        reach = max(reach, _reach(spans, number, reach))
        labels |= _labels_of(cells)
        filled = filled | _filled(cells)
    return last


def first_header_row(grid: Grid, spans: Spans, index: int, last: int, floor: int) -> int:
    """Heads over several columns may stand above the row with the labels; `floor` is the last row of the table above."""
    first = index
    labels = {column for place in range(index, last + 1) for column in _labels_of(grid.rows[place])}
    width = sum(1 for cell in grid.rows[index] if cell)
    while first > 0 and grid.numbers[first - 1] > floor and index - first < _TALLEST:
        gap = grid.numbers[first] - grid.numbers[first - 1]
        number = grid.numbers[first - 1]
        across = [area for area in spans.beginning(number) if area.right > area.left]
        if not (
            (gap == 1 and across and _are_merged_heads(grid, first - 1, across, width))
            or (gap <= NEAR and _are_heads(grid.rows[first - 1], labels, grid.rows[first]))
        ):
            break
        first -= 1
    return first


def _labels_of(cells: Sequence[Any]) -> set[int]:
    return {
        column for column, cell in enumerate(cells) if cell and heading_role(heading_text(cell)) == "label"
    }


def _over_several(spans: Spans, number: int) -> set[int]:
    """Where merged cells begin that are heads over several columns: «Lĩnh vực» over the names of areas is no label."""
    return {
        area.left for area in spans.beginning(number) if area.right > area.left and area.bottom == area.top
    }


def _filled(cells: Sequence[Any]) -> set[int]:
    return {column for column, cell in enumerate(cells) if cell != ""}


def _reach(spans: Spans, number: int, reach: int) -> int:
    """How far down merged heading cells that begin in a row go; a very tall one is no heading."""
    bottoms = [a.bottom for a in spans.beginning(number) if 0 < a.bottom - a.top < _TALLEST - 1]
    return max([reach, *bottoms])


def _are_headings(cells: Sequence[Any]) -> bool:
    """Nothing but texts, years, and errors where a text should be."""
    return all(
        cell.__class__ is str or cell is None or _is_year(cell) or isinstance(cell, (CellError, NoResult))
        for cell in cells
    )


def _is_marks_row(cells: Sequence[Any], labels: set[int], filled: set[int]) -> bool:
    """Letters or numbers of columns; but I, II, III under one head over all of them are the only names they have."""
    marks = marks_of(cells)
    if marks is None:
        return False
    return any(column in marks for column in labels) or 2 * len(filled & set(marks)) > len(marks)


def _continues(cells: Sequence[Any], labels: set[int], filled: set[int]) -> bool:
    """Whether a row below headings holds more of them: nothing under the labels, no value, no line of its own."""
    if not _are_headings(cells):
        return False
    texts = {column: text for column, cell in enumerate(cells) if (text := heading_text(cell))}
    if not texts or any(_is_value(text) for text in texts.values()):
        return False
    # «Đơn vị» may be the head of «Chủ trì» and «Phối hợp», which no name stands under.
    heads = {column for column in labels & set(texts) if column + 1 in texts and column + 1 not in filled}
    labels = labels - heads
    if any(column in texts for column in labels):
        return words_go_on(texts, filled)
    if min(texts) < min(labels, default=0):
        # Left of all names stands what numbers a line, or the head of a group.
        return False
    if all(heading_role(text) is not None or _is_round(text) for text in texts.values()):
        return True
    return len(texts) > 1 and (any(column not in filled for column in texts) or words_go_on(texts, filled))


def words_go_on(texts: Mapping[int, str], above: Container[int]) -> bool:
    """Whether the words of headings go on in a row below them: «Tên» over «đơn vị», «Tỷ lệ» over «(%)»."""
    return all(
        column in above and (text[0].islower() or text[0] in "(%") and not split_title(text)[0]
        for column, text in texts.items()
    )


@lru_cache(maxsize=8_192)
def _is_value(text: str) -> bool:
    return (
        len(text) > 2 * _LONGEST_HEAD
        or (looks_like_number(text) and not (text.isdigit() and int(text) in _YEARS))
        or means_nothing(text)
        or is_unit_of_measure(text, told=True)
    )


def _is_round(text: str) -> bool:
    return bool(re.match(r"^(lan|vong|dot|nam) |^(tong|trong do)|^20\d\d$", fold_words(text)))


def _are_merged_heads(grid: Grid, index: int, spans: list[Merged], width: int) -> bool:
    texts = texts_of(grid.rows[index])
    label = next((c for c, cell in enumerate(grid.rows[index + 1]) if cell), 0)
    if not texts or any(is_unit_of_measure(text, told=True) for text in texts):
        return False
    return (
        all(
            area.left > label
            and area.right - area.left + 1 < max(width, _NARROWEST)
            and len(clean(grid.value(area.top, area.left))) < _LONGEST_HEAD
            for area in spans
        )
        and len(texts) <= len(spans) + _TEXTS_BESIDE
    )


def _are_heads(cells: Sequence[Any], labels: set[int], below: Sequence[Any]) -> bool:
    """Heads that were not merged: words of headings, none over the labels, fewer than stand below them."""
    if not _are_headings(cells) or not labels:
        return False
    texts = {column: text for column, cell in enumerate(cells) if (text := heading_text(cell))}
    if not texts or any(column <= min(labels) or column in labels for column in texts):
        return False
    under = {column for column, cell in enumerate(below) if cell}
    return (
        all(_is_head(text) for text in texts.values())
        and len(under - labels) > len(texts)
        and any(column + 1 in under and column + 1 not in texts for column in texts)
    )


def _is_head(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEAD
        and heading_role(text) in ("measure", "duty", "other")
        and not _is_value(text)
    )


def is_units_of_measure_row(cells: Sequence[Any], heads: Container[int]) -> bool:
    """A row such as «điểm, điểm, %» that says in what is counted under headings that have their own names."""
    texts = {column: cell for column, cell in enumerate(cells) if cell != "" and cell is not None}
    return bool(texts) and all(
        cell.__class__ is str and is_unit_of_measure(cell, told=column not in heads)
        for column, cell in texts.items()
    )
