"""Spans of days that a report covers: «từ ngày 15/12/2023 đến ngày 14/6/2024» is the first half of 2024."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

WHOLE_YEAR = ""
# Told, but no period that has a code: eleven months, a week, two quarters apart.
NO_CODE = "?"
_SPOKEN = re.compile(r"(?:ngay )?(?<!\d)(\d{1,2}) thang (\d{1,2})(?:,? nam |/)(20\d\d)")
_DATE = r"(?:ngay )?(?P<{0}d>\d{{1,2}})\s*[/.\-]\s*(?P<{0}m>\d{{1,2}})"
_SPAN = re.compile(
    r"(?P<tu>\btu\s*)?" + _DATE.format("a") + r"(?:\s*[/.\-]\s*(?P<ay>20\d\d))?"
    r"\s*(?:den|toi|-|–)\s*(?:het\s*)?" + _DATE.format("b") + r"\s*[/.\-]\s*(?P<by>20\d\d)"
)
_UNTIL = re.compile(
    r"\b(?:tinh|den|het)\s*(?:den\s*)?(?:het\s*)?" + _DATE.format("a") + r"\s*[/.\-]\s*(?P<ay>20\d\d)"
)
_CUMULATIVE = re.compile(r"\b(?:luy ke|cong don|tu dau nam|so luy ke)\b")
_PARTS = {
    (1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2", (1, 9): "9M",
    (1, 12): WHOLE_YEAR,
}  # fmt: skip
_MID_MONTH = 13  # reports close in the middle of a month: one that starts after this day is of the next month
_SHORT_MONTH, _SHORT_PERIOD = 5, 17  # days by which a month, and a longer period, may miss its length
_MONTH_DAYS = 30.4  # the mean of a year: 15/12/2023 to 14/6/2024 are six of them


@dataclass(frozen=True)
class Span:
    """`part` is a code such as `Q1`, `WHOLE_YEAR` or `NO_CODE`."""

    year: int
    part: str


def part_of_months(first: int, last: int) -> str:
    """Of the months of one year: `Q1`, `09`, `WHOLE_YEAR`, or `NO_CODE`."""
    if first == last and 1 <= first <= 12:
        return f"{last:02d}"
    return _PARTS.get((first, last), NO_CODE)


def in_figures(plain: str) -> str:
    """«ngay 15 thang 12 nam 2023» → «15/12/2023»."""
    return _SPOKEN.sub(r"\1/\2/\3", plain)


def span_in(plain: str) -> Span | None:
    """The year that a span ends in, and the part of the year that it covers."""
    for match in _SPAN.finditer(in_figures(plain)):
        if match["tu"] or match["ay"]:
            ends = _day(match["by"], match["bm"], match["bd"])
            starts = _day(match["ay"] or match["by"], match["am"], match["ad"])
            if starts and ends and starts > ends and not match["ay"]:
                starts = _day(str(ends.year - 1), match["am"], match["ad"])
            return Span(int(match["by"]), _part(starts, ends) if starts and ends else NO_CODE)
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        # 31/02 in a title: the span has its year, but no length.
        return None


def _part(starts: date, ends: date) -> str:
    first = starts.year * 12 + starts.month - 1 + (starts.day > _MID_MONTH)
    last = ends.year * 12 + ends.month - 1
    months, days = last - first + 1, (ends - starts).days + 1
    # From the first of January the 15th of September is no end of nine months; of a year the last two weeks may be missing.
    is_exact = months == 1 or (starts.day == 1 and months < 12)
    allowed = _SHORT_MONTH if is_exact else _SHORT_PERIOD
    if months < 1 or abs(months * _MONTH_DAYS - days) > allowed:
        return NO_CODE
    if months == 12:
        return WHOLE_YEAR
    return part_of_months(first % 12 + 1, last % 12 + 1) if first // 12 == last // 12 else NO_CODE


def closing(plain: str) -> date | None:
    """«Số liệu tính đến ngày 30/9/2024»."""
    match = _UNTIL.search(in_figures(plain))
    return _day(match["ay"], match["am"], match["ad"]) if match else None


def cumulated(plain: str) -> Span | None:
    """«Lũy kế đến 30/9/2024»: from the beginning of the year."""
    ends = closing(plain) if _CUMULATIVE.search(plain) else None
    return Span(ends.year, _part(date(ends.year, 1, 1), ends)) if ends else None


def is_cumulative(plain: str) -> bool:
    """Whether a plain text (small letters without marks) speaks of figures since the beginning of the year."""
    return bool(_CUMULATIVE.search(plain))
