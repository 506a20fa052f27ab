"""Which day it is in Vietnam, for what must not lie in the future."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta, timezone

_VIETNAM = timezone(timedelta(hours=7))
_given: ContextVar[date | None] = ContextVar("today", default=None)


def today() -> date:
    """The day in Vietnam, or the one that `as_of` says."""
    return _given.get() or datetime.now(_VIETNAM).date()


@contextmanager
def as_of(day: date) -> Iterator[None]:
    """Read as if it were that day."""
    token = _given.set(day)
    try:
        yield
    finally:
        _given.reset(token)
