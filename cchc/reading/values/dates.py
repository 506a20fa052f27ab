"""Days that cells hold: real dates, day numbers whose cell lost its format, and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from cchc.reading.values.deadlines import day_in_words
from cchc.reading.words.text import clean

_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_MOST_DAYS = 100_000  # since 1900: the year 2173
# What lies outside was no day before its cell was formatted as one: 45 becomes 14/02/1900, the year 2021 13/07/1905.
_DAYS = range(date(2000, 1, 1).toordinal(), date(2100, 1, 1).toordinal())


@dataclass(frozen=True)
class ParsedDay:
    """`is_unclear`: a day seems to be meant, but which one cannot be told."""

    day: date | None = None
    is_unclear: bool = False


def parse_day(value: Any, *, date_1904: bool = False, of_completion: bool = False) -> ParsedDay:
    """The day that a cell names as a deadline, or as the day on which something was done; of a range the last one.

    `date_1904`: the workbook counts its days from 1904.
    """
    if isinstance(value, str):
        day, is_unclear = day_in_words(clean(value), of_completion)
        return ParsedDay(day, is_unclear)
    if isinstance(value, datetime):
        return _plausible(value.date())
    if isinstance(value, date):
        return _plausible(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _plausible(_of_number(value, date_1904))
    return ParsedDay()


def _of_number(value: float, date_1904: bool) -> date | None:
    """The day that a day number stands for; past what a calendar holds there is none."""
    epoch = _EPOCH_1904 if date_1904 else _EPOCH
    return epoch + timedelta(days=int(value)) if 0 <= value < _MOST_DAYS else None


def _plausible(day: date | None) -> ParsedDay:
    return ParsedDay(day) if day and day.toordinal() in _DAYS else ParsedDay(None, True)
