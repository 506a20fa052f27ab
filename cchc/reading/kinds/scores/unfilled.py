"""Columns of points that nobody has filled in yet, where sums of nothing show 0 on the lines of areas and of the total."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from cchc.reading.layout.sections import Line
from cchc.reading.values.numbers import means_nothing, parse_number


def unfilled_columns(
    lines: Sequence[Line], heads: Collection[int], totals: Iterable[Line], columns: Iterable[int]
) -> set[int]:
    """The columns that are blank on every line but those that sum up others, and 0 there; `heads` are the positions of
    lines that have lines below them."""
    leaves = [line for position, line in enumerate(lines) if position not in heads]
    summing = [*(lines[position] for position in heads), *totals]
    return {
        column
        for column in columns
        if _only_zeros(summing, column) and all(_is_blank(line.value(column)) for line in leaves)
    }


def _only_zeros(lines: Iterable[Line], column: int) -> bool:
    filled = [value for line in lines if not _is_blank(value := line.value(column))]
    return bool(filled) and all(map(_is_zero, filled))


def _is_blank(value: Any) -> bool:
    return value == "" or value is None or (isinstance(value, str) and means_nothing(value))


def _is_zero(value: Any) -> bool:
    if isinstance(value, str):
        number = parse_number(value)
        return number is not None and number.value == 0
    return isinstance(value, (int, float)) and value == 0
