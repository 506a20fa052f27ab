"""Several that are equally the most: none of them is told as the first."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from cchc import words
from cchc.language import _
from cchc.sentences.row import Row, is_known

NAMED = 2
CLOSE = 1e-6  # points and shares are told to hundredths


def as_first(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Those of ordered rows that equal the first in a column; it must be known of that."""
    equal: pd.DataFrame = rows[(rows[column] - rows[column].iloc[0]).abs() < CLOSE]
    return equal


def all_with(rows: Sequence[Row], column: str, value: float) -> list[Row]:
    """The rows with this value in a column."""
    return [row for row in rows if is_known(row[column]) and abs(row[column] - value) < CLOSE]


def together(names: Sequence[str], others: str = "") -> str:
    """«**A**», «**A** và **B**», «**A**, **B** và 3 mục khác»; `others`: what the last are called («{count} đơn vị khác»)."""
    told = [f"**{words.literal(name)}**" for name in names]
    if len(told) > NAMED:
        more = (others or _("{count} mục khác")).format(count=words.number(len(told) - NAMED, 0))
        return _("{listed} và {last}").format(listed=", ".join(told[:NAMED]), last=more)
    return _("{listed} và {last}").format(listed=told[0], last=told[1]) if len(told) == NAMED else told[0]
