"""With how many decimals the points of an index are written: DTI, which goes from 0 to 1, has four, the others two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cchc import words

DECIMALS = {"DTI": 4}
# Points of an index and what is told in them.
INDEX_POINTS = (
    "value",
    "gap_above",
    "gap_below",
    "gap_to_median",
    "lower_quartile",
    "median_value",
    "upper_quartile",
)


def digits_of(row: Mapping[Any, Any], column: str = "value") -> int:
    """With how many decimals a row's points are written: those of its index, two where it has none of its own."""
    return DECIMALS.get(str(row.get("index_type")), 2) if column in INDEX_POINTS else 2


def digits_in(rows: pd.DataFrame, column: str = "value") -> int:
    """As `digits_of`, for a chart of all these rows."""
    if column not in INDEX_POINTS or "index_type" not in rows:
        return 2
    return max((digits_of({"index_type": code}) for code in rows["index_type"].unique()), default=2)


def digits_in_row(row: Mapping[Any, Any], column: str, common: Mapping[str, int]) -> int | None:
    """Decimals of a cell of a table: the points of an index have those of the index, all else those of its column."""
    is_of_index = column in INDEX_POINTS and not words.is_missing(row.get("index_type"))
    return digits_of(row, column) if is_of_index else common.get(column)


def point_digits(rows: pd.DataFrame) -> dict[int, int]:
    """Place of a row → decimals of its points, where the rows say of which index they are."""
    codes = rows.get("index_type", ())
    return {
        place: digits_of({"index_type": code})
        for place, code in enumerate(codes)
        if not words.is_missing(code)
    }
