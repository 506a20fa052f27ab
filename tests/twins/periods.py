"""Periods by plain reading of their code: what type they are of, their first and last day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from cchc.words import VIETNAM

SPANS = {
    "": ("year", 1, 12),
    "H1": ("half_year", 1, 6),
    "H2": ("half_year", 7, 12),
    "9M": ("nine_months", 1, 9),
    **{f"Q{number}": ("quarter", 3 * number - 2, 3 * number) for number in (1, 2, 3, 4)},
    **{f"{month:02d}": ("month", month, month) for month in range(1, 13)},
}


def day_of(given: dict[str, Any]) -> date:
    return date.fromisoformat(given["as_of"]) if given.get("as_of") else datetime.now(VIETNAM).date()


@dataclass(frozen=True)
class Period:
    """One period; `days` are all its days."""

    code: str
    type: str
    year: int
    starts_on: date
    ends_on: date

    @property
    def days(self) -> set[date]:
        return {
            self.starts_on + timedelta(number) for number in range((self.ends_on - self.starts_on).days + 1)
        }


def period(code: str) -> Period:
    year, _, part = code.partition("-")
    kind, first, last = SPANS[part]
    end = date(int(year), last, monthrange(int(year), last)[1])
    return Period(code, kind, int(year), date(int(year), first, 1), end)


def own_day(own: Period) -> date:
    """The day that a count of a period is of: its last; of one handed in before the 17 days in which reports of the period close
    the day on which it was, here always today."""
    today = day_of({})
    closes = own.ends_on - timedelta(days=17)
    return own.ends_on if today >= closes else max(own.starts_on, today)


def codes(year: int) -> list[str]:
    """Every period of a year."""
    return [f"{year}-{part}" if part else str(year) for part in SPANS]
