"""One value of an exported table: what kind of cell it becomes, and what stands in it."""

from __future__ import annotations

import math
from datetime import date, datetime
from decimal import Decimal
from numbers import Real
from typing import Any

import pandas as pd

from cchc import words
from cchc.language import _

LONGEST_TEXT = 32_767  # of one Excel cell
FIRST_YEAR = 1900  # of Excel's calendar
# Columns of numbers and days; how many decimals a number shows is a matter of its column (`shown_digits`).
NUMBERS = ("decimal", "quantity", "percent", "integer", "rank", "year")
DAYS = {"date": "dd/mm/yyyy", "moment": "dd/mm/yyyy hh:mm"}
UNGROUPED = ("rank", "year")
DECIMALS = {
    "decimal": 2,
    "percent": 1,
}  # as the page writes them; a quantity has those of its column, else its own

Plain = str | float | int | date | datetime | None


def cell_value(column: str, value: Any) -> Plain:
    """A value as the file keeps it: number, date, or text as people read it; None for blank."""
    kind = words.column_format(column)
    if pd.api.types.is_list_like(value) and kind == "text":
        return ", ".join(map(str, value)) or None
    if words.is_missing(value):
        return None
    if pd.api.types.is_bool(value):
        return _("Có") if value else _("Không")
    if kind in DAYS:
        exact = vietnam_moment(value)
        if exact.year < FIRST_YEAR:
            return words.date(exact)
        return exact.date() if kind == "date" else exact
    if kind in NUMBERS:
        return cell_number(value)
    # Rules and formulas stand in the database; what the catalogue holds of them is given in its language.
    return _(words.display_value(column, value))


def cell_number(value: Any) -> str | float | int | None:
    """A plain Python number; what is no number stays the text it is, an infinity is blank."""
    if not isinstance(value, Real | Decimal):
        return str(value)
    exact = float(value)
    if not math.isfinite(exact):
        return None
    return int(exact) if exact.is_integer() else exact


def vietnam_moment(value: Any) -> datetime:
    """A moment on the Vietnamese clock, for Excel knows no zones; without a zone it is there already."""
    stamp = pd.Timestamp(value)
    local = stamp.tz_convert(words.VIETNAM).tz_localize(None) if stamp.tzinfo else stamp
    return datetime.fromisoformat(local.isoformat(timespec="seconds"))


def shown_digits(column: str, value: Plain, common: int | None = None) -> int | None:
    """With how many decimals the page shows a value; None for what is no number. `common` are those of its whole column."""
    if not isinstance(value, int | float):
        return None
    kind = words.column_format(column)
    return (
        words.own_decimals(value)
        if kind == "quantity" and common is None
        else common or DECIMALS.get(kind, 0)
    )


def number_format(column: str, digits: int | None) -> str | None:
    """How Excel shows a value: with fixed decimals, for `#,##0.##` would show a bare «80,»; None for text."""
    kind = words.column_format(column)
    if kind in DAYS:
        return DAYS[kind]
    if digits is None:
        return None
    return "0" if kind in UNGROUPED else "#,##0" + ("." + "0" * digits if digits else "")


def fit_cell(text: str) -> str:
    """Text within what one Excel cell holds; the cut shows."""
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def display(value: Plain) -> str:
    """Roughly what a value looks like on the sheet, for the width of its column."""
    if isinstance(value, datetime):
        return words.moment(value)
    if isinstance(value, date):
        return words.date(value)
    if isinstance(value, float):
        return f"{value:,.2f}"
    return "" if value is None else str(value)
