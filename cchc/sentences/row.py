"""What a sentence is made from: one row of a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cchc import words

Row = Mapping[str, Any]


def is_known(value: object) -> bool:
    """Whether there is a figure at all."""
    return not words.is_missing(value)


def coded(row: Mapping[Any, Any]) -> str:
    """A line of a sheet by code and title; by its title alone where it has no code."""
    return f"{row['code']} {row['title']}" if is_known(row["code"]) else str(row["title"])


def first_row(rows: pd.DataFrame) -> dict[str, Any]:
    """The first of some rows; nothing of none."""
    return {str(column): value for column, value in rows.iloc[0].to_dict().items()} if len(rows) else {}
