"""0 ÷ 0 is «không phát sinh», and told from «—», where nothing is known: on every screen, on paper and in files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cchc import words
from cchc.language import _, mark

NOT_ARISEN = mark("không phát sinh")


def is_undefined_rate(row: Mapping[Any, Any], column: str) -> bool:
    """Whether a blank comes from 0 ÷ 0: `nothing_arisen` names the columns of a row that have nothing to divide by."""
    named = row.get("nothing_arisen")
    return not words.is_missing(named) and column in str(named).split(";") and words.is_missing(row[column])


def display_cell(row: Mapping[Any, Any], column: str) -> str:
    """A value of a row for people: «không phát sinh» for 0 ÷ 0, «—» where nothing is known."""
    return _(NOT_ARISEN) if is_undefined_rate(row, column) else words.display_value(column, row[column])


def undefined_cells(rows: pd.DataFrame) -> dict[str, list[int]]:
    """Column → the places of the rows whose blank in it comes from 0 ÷ 0."""
    found: dict[str, list[int]] = {}
    if "nothing_arisen" in rows:
        some = rows[rows["nothing_arisen"].notna()]
        places = rows["nothing_arisen"].notna().to_numpy().nonzero()[0]
        for place, row in zip(places, some.to_dict("records"), strict=True):
            for column in str(row["nothing_arisen"]).split(";"):
                if column in row and is_undefined_rate(row, column):
                    found.setdefault(column, []).append(int(place))
    return found


def with_undefined_rates(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with «không phát sinh» written into the blanks of 0 ÷ 0, for a file."""
    for column, places in undefined_cells(rows).items():
        values = rows[column].astype(object).to_list()
        for place in places:
            values[place] = _(NOT_ARISEN)
        rows = rows.assign(**{column: pd.Series(values, index=rows.index, dtype=object)})
    return rows
