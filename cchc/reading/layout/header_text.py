"""Headings of several rows: their lowest text, the texts above it, and what stands in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from cchc.reading.values.numbers import parse_number
from cchc.reading.words.text import fold_words

_FIGURE = r"\d+(?:[.,]\d+)*"
_BRACKETS = re.compile(r"\([^)]*\)?")
_MAXIMUM = re.compile(
    rf"(?:tối đa|thang điểm|điểm chuẩn|barem|max)\s*[:=\-–]?\s*(\d{{1,3}}(?: \d{{3}})+(?!\d)|{_FIGURE})"
    rf"|[(\[]\s*(?:tối đa\s*)?({_FIGURE})\s*(?:điểm|đ)?\s*[)\]](?!\s*=)"
    rf"|/\s*({_FIGURE})\s*(?:điểm|đ)?\s*$"
    rf"|(?<![\d.,])({_FIGURE})\s*(?:điểm|đ)(?!\w)",
    re.IGNORECASE,
)
# «(gồm cả quá hạn)» in brackets says that something is counted too.
TOO = re.compile(r"\b(?:gom|ke ca|tinh ca|va ca|ca)\b")
_YEARS = range(2000, 2100)  # numbers in a heading that say when, not how much
_WORKED_OUT = re.compile(r"[)\]]\s*=")  # «(6)=(4)+(5)»


def without_brackets(text: str) -> str:
    """The folded text without what stands in brackets; all of it where nothing else is left."""
    return fold_words(_BRACKETS.sub(" ", text)) or fold_words(text)


@lru_cache(maxsize=4_096)
def maxima_in(path: tuple[str, ...]) -> tuple[float, ...]:
    """The points available that a heading names, «Điểm tối đa: 14», «(18 điểm)»; both readings of «1.200»."""
    for text in path:
        match = None if _WORKED_OUT.search(text) else _MAXIMUM.search(text)
        if match:
            number = parse_number(next(group for group in match.groups() if group))
            if number and number.value in _YEARS and not any(map(str.isalpha, match[0])):
                # «Kết quả (2023)» is of a year.
                continue
            readings = (number.value, number.thousands) if number else ()
            return tuple(reading for reading in readings if reading is not None)
    return ()


def are_numbers_of_columns(paths: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether the figures in these headings (by column) number their columns: «(3)», «(4)», «(5)» are no maxima."""
    steps = [maxima[0] - column for column, path in paths.items() if (maxima := maxima_in(path))]
    return len(steps) > 2 and len(set(steps)) == 1


def fitting_maximum(maxima: tuple[float, ...], points: Iterable[float | None]) -> float | None:
    """Of the readings of a maximum the smallest that none of the points passes, else the largest; None of none.

    Where there are no points, a mark before three digits groups thousands: nobody prints three decimals of a maximum.
    """
    highest = max((value for value in points if value is not None), default=None)
    if not maxima or highest is None:
        return maxima[-1] if maxima else None
    return next((maximum for maximum in maxima if maximum >= highest), maxima[-1])


@lru_cache(maxsize=4_096)
def without_maximum(text: str) -> str:
    """A heading's name without the points it gives."""
    shorter = _MAXIMUM.sub("", text) if maxima_in((text,)) else text
    shorter = re.sub(r"[(\[]\s*[)\]]|[(\[]\s*$", "", shorter)
    return re.sub(r"\s*[-–:;,]?\s*(?:điểm)?\s*$", "", shorter, flags=re.IGNORECASE).strip() or text
