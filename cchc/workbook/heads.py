"""Headings of several rows: their lowest text, the texts above it, and what stands in brackets."""

from __future__ import annotations

import re

from cchc.workbook.numbers import parse_number
from cchc.workbook.text import fold

_BRACKETS = re.compile(r"\([^)]*\)?")
_MAXIMUM = re.compile(
    r"(?:tối đa|thang điểm|điểm chuẩn|barem|max)\s*[:=\-–]?\s*(\d+(?:[.,]\d+)?)"
    r"|[(\[]\s*(?:tối đa\s*)?(\d+(?:[.,]\d+)?)\s*(?:điểm|đ)?\s*[)\]]"
    r"|(?<![\d.,])(\d+(?:[.,]\d+)?)\s*điểm",
    re.IGNORECASE,
)


def bare(text: str) -> str:
    """The folded text without what stands in brackets; all of it where nothing else is left."""
    return fold(_BRACKETS.sub(" ", text)) or fold(text)


def maximum_in(path: tuple[str, ...]) -> float | None:
    """The points available that a heading names: «Điểm tối đa: 14», «(18 điểm)»."""
    for text in path:
        match = _MAXIMUM.search(text)
        if match:
            number = parse_number(next(group for group in match.groups() if group), point_is_decimal=True)
            return number.value if number else None
    return None


def without_maximum(text: str) -> str:
    """A heading's name without the points it gives."""
    shorter = _MAXIMUM.sub("", text)
    shorter = re.sub(r"[(\[]\s*[)\]]|[(\[]\s*$", "", shorter)
    return re.sub(r"\s*[-–:;,]?\s*(?:điểm)?\s*$", "", shorter, flags=re.IGNORECASE).strip() or text
