"""Columns headed like points that hold words: «Kết quả» over «Đạt» and «Không đạt» beside the column of points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cchc.reading.layout.columns import NUMBERS, ScoreColumns
from cchc.reading.layout.sections import Line
from cchc.reading.values.numbers import means_nothing

# A single word among the points may be a slip.
_FEWEST = 2


def leave_out_words(columns: ScoreColumns, lines: Sequence[Line]) -> None:
    """Take the columns that hold nothing but words out of those of points, where others are left."""
    points = [column for role in NUMBERS[1:] for column in columns.by_role.get(role, [])]
    words = {column for column in points if _holds_words([line.value(column) for line in lines])}
    if not words or words.issuperset(points):
        return
    for role in NUMBERS[1:]:
        columns.by_role[role] = [column for column in columns.by_role.get(role, []) if column not in words]
    columns.rounds = [column for column in columns.rounds if column not in words]
    columns.all_rounds = [column for column in columns.all_rounds if column not in words]


def _holds_words(values: Sequence[Any]) -> bool:
    filled = [
        value for value in values if value != "" and not (isinstance(value, str) and means_nothing(value))
    ]
    return len(filled) >= _FEWEST and all(
        isinstance(value, str) and not any(map(str.isdigit, value)) for value in filled
    )
