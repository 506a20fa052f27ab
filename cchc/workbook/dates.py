"""Dates as sheets write them: real dates, or texts with the day first."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from typing import Any

from cchc.workbook.text import clean, without_marks

_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})(?!\d)")
_SPOKEN = re.compile(r"ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_QUARTER = re.compile(r"quy\s*(iv|i{1,3}|[1-4])\s*(?:[/\-,]|nam)?\s*(?:nam)?\s*(20\d\d)")
_MONTH = re.compile(r"thang\s*(\d{1,2})\s*(?:[/\-]|nam)\s*(20\d\d)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_EPOCH = date(1899, 12, 30)


def as_date(value: Any) -> date | None:
    """The day that a cell names; of a span the last one."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        # A day number whose cell lost its date format.
        return _EPOCH + timedelta(days=int(value)) if 30_000 <= value <= 60_000 else None
    return _in_text(clean(value)) if isinstance(value, str) else None


def _in_text(text: str) -> date | None:
    plain = without_marks(text).lower()
    for pattern, order in ((_ISO, (0, 1, 2)), (_SPOKEN, (2, 1, 0)), (_DAY_FIRST, (2, 1, 0))):
        found = pattern.findall(plain)
        if found:
            year, month, day = (int(found[-1][place]) for place in order)
            return _day(year if year > 99 else 2000 + year, month, day)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        # 31/02/2021 names no day; its text is kept.
        return None


def end_of_period(text: str) -> date | None:
    """The last day of a quarter or month named as a deadline."""
    plain = without_marks(clean(text)).lower()
    if quarter := _QUARTER.search(plain):
        month = 3 * int(_ROMAN.get(quarter[1], quarter[1]))
        return _last_day(int(quarter[2]), month)
    month_named = _MONTH.search(plain)
    if month_named and 1 <= int(month_named[1]) <= 12:
        return _last_day(int(month_named[2]), int(month_named[1]))
    return None


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
