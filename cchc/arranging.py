"""The rows of a table in another order, or those of them that hold some words: for the screen, paper and files alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from numbers import Real
from typing import Any

import pandas as pd

from cchc import index_points, undefined_rates, words
from cchc.store import in_name_order

NUMBERS = ("integer", "decimal", "percent", "quantity", "rank", "year")
DAYS = ("date", "moment")
DASHES = str.maketrans(dict.fromkeys("−–‐‑", "-"))
LISTS = ("years", "decimals")


def ordered(rows: pd.DataFrame, column: str, is_falling: bool) -> pd.DataFrame:
    """By the values of a column: numbers by size, days and periods by time, texts as a Vietnamese dictionary has them.

    Blanks come last whichever way; rows that are alike stay as they were.
    """
    values = list(rows[column])
    known = [place for place, value in enumerate(values) if not words.is_missing(value)]
    keys = dict(zip(known, sort_keys(column, [values[place] for place in known]), strict=True))
    known.sort(key=keys.__getitem__, reverse=is_falling)
    return rows.iloc[known + [place for place in range(len(values)) if place not in keys]]


def sort_keys(column: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """What the values of a column (none of them blank) are sorted by; texts among numbers come after them."""
    kind = words.column_format(column)
    if kind in DAYS:
        stamps = [pd.Timestamp(value) for value in values]
        return [((stamp if stamp.tzinfo else stamp.tz_localize(words.VIETNAM)).value,) for stamp in stamps]
    if kind == "period":
        return [words.period_order(code) for code in values]
    if kind in LISTS:
        return [tuple(float(part) for part in value) for value in values]
    texts = [" ".join(words.display_text(column, value).split()) for value in values]
    places = {text: place for place, text in enumerate(in_name_order(texts))}
    is_number = [kind in NUMBERS and isinstance(value, Real | Decimal) for value in values]
    return [
        (0, float(value)) if counts else (1, places[text])
        for value, counts, text in zip(values, is_number, texts, strict=True)
    ]


def found(rows: pd.DataFrame, columns: Sequence[str], text: str) -> pd.DataFrame:
    """The rows with a cell that holds a text, with diacritics or without: «so noi vu», «78,97»."""
    wanted = searched(text)
    texts = row_texts(rows, columns)
    return rows.iloc[
        [place for place, cells in enumerate(texts) if any(wanted in written for written in cells)]
    ]


def searched(text: str) -> str:
    """A text without diacritics, its dashes as a keyboard has them: −0,25 is typed -0,25."""
    return words.fold(text).translate(DASHES)


def row_texts(rows: pd.DataFrame, columns: Sequence[str]) -> Iterable[list[str]]:
    """What stands in the cells of each row, as the page writes it, without diacritics."""
    digits = words.common_decimals(rows, columns)
    for row in rows.to_dict("records"):
        yield [
            searched(cell(row, column, index_points.digits_in_row(row, column, digits))) for column in columns
        ]


def cell(row: dict[Any, Any], column: str, digits: int | None) -> str:
    """One cell."""
    if digits is not None and not words.is_missing(row[column]):
        return words.number(row[column], digits)
    return (
        undefined_rates.display_cell(row, column)
        if words.is_missing(row[column])
        else words.display_text(column, row[column])
    )
