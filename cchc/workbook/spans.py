"""Spans of days that a report covers: «từ ngày 15/12/2023 đến ngày 14/6/2024» is the first half of 2024."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DATE = r"(?:ngay\s*)?(\d{1,2})\s*[/.\-]\s*(\d{1,2})"
_SPAN = re.compile(
    rf"\btu\s*{_DATE}(?:\s*[/.\-]\s*20\d\d)?\s*(?:den|toi|-|–)\s*(?:het\s*)?{_DATE}\s*[/.\-]\s*(20\d\d)"
)
_UNTIL = re.compile(rf"\b(?:tinh|den|het)\s*(?:den\s*)?(?:het\s*)?{_DATE}\s*[/.\-]\s*(20\d\d)")
_PARTS = {
    (1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2", (1, 9): "9M"
}  # fmt: skip


@dataclass(frozen=True)
class Span:
    year: int
    part: str | None


def span_in(plain: str) -> Span | None:
    """The year that a span ends in, and the part of the year that it covers."""
    match = _SPAN.search(plain)
    if not match:
        return None
    day, first, _, last = (int(match[group]) for group in range(1, 5))
    # Reports close in the middle of a month: one that starts on 15 December is of the new year.
    first = first % 12 + 1 if day > 13 else first
    part = f"{last:02d}" if first == last else _PARTS.get((first, last))
    return Span(int(match[5]), part)


def year_of_closing(plain: str) -> int | None:
    """«Số liệu tính đến ngày 30/9/2024»."""
    match = _UNTIL.search(plain)
    return int(match[3]) if match else None
