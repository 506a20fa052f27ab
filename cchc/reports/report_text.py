"""Numbers as an official document writes them: «01 hồ sơ», «78,97 điểm», «100%»; on the screen the product keeps its own rule."""

from __future__ import annotations

from typing import Any

from cchc import words
from cchc.reports.model import BLANK

ONE_DIGIT = 10  # counts below it are written with a zero before them


def report_text(column: str, value: Any) -> str:
    """A value as a document writes it; BLANK where it is not held."""
    if words.is_missing(value):
        return BLANK
    form = words.column_format(column)
    if isinstance(value, str) and form in ("integer", "quantity", "decimal"):
        return value  # a column that is a number elsewhere: the plan of tasks is a name
    if form == "integer":
        return count(int(value))
    if form == "percent":
        return shortest_number(float(value), 2) + "%"
    if form == "quantity":
        return count(int(value)) if float(value).is_integer() else words.quantity(value)
    # Within a sentence a period begins small.
    return words.period_within(value) if form == "period" else words.display_value(column, value)


def count(value: int) -> str:
    """7 → «07», 88 → «88», 1234 → «1.234»."""
    return f"0{value}" if 0 < value < ONE_DIGIT else words.number(value, 0)


def shortest_number(value: float, digits: int) -> str:
    """With as many digits as it needs: 100 → «100», 94.333 → «94,33»."""
    return words.number(value, min(words.decimals(round(value, digits)), digits))


def period_in_title(code: str) -> str:
    """Within a title: «Quý I năm 2023», «năm 2023», «6 tháng đầu năm 2023»."""
    return words.period(code).replace("/", " năm ") if "-Q" in code else words.period_within(code)


def first_capital(text: str) -> str:
    """The text with its first letter as a sentence begins."""
    return text[:1].upper() + text[1:]
