"""The days that a table's figures are of, so that names are held against the register as it was then."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import NamedTuple

_FIRST_MONTHS = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7, "9M": 1, "": 1}
_LENGTHS = {"Q": 3, "H": 6, "9M": 9, "": 12}


class Time(NamedTuple):
    """From the first to the last day."""

    first: date
    last: date


def time_of(period: str) -> Time:
    """The days of a period: 2023-Q4 is 1 October to 31 December 2023."""
    year, _, part = period.partition("-")
    month = _FIRST_MONTHS.get(part) or int(part)
    last = month - 1 + (_LENGTHS.get(part) or _LENGTHS.get(part[:1], 1))
    end = calendar.monthrange(int(year), last)[1]
    return Time(date(int(year), month, 1), date(int(year), last, end))


_current: ContextVar[Time | None] = ContextVar("time_of_the_table", default=None)


def time_of_the_table() -> Time | None:
    """None where the table does not say."""
    return _current.get()


@contextmanager
def in_time(time: Time | None) -> Iterator[None]:
    """For the reading of one table."""
    token = _current.set(time)
    try:
        yield
    finally:
        _current.reset(token)
