"""The year and the period that a title speaks of, not those of the decision that publishes it."""

from __future__ import annotations

import re

from cchc.workbook.spans import span_in, year_of_closing
from cchc.workbook.text import clean, fold, without_marks
from cchc.workbook.vocabulary import is_whole

_YEAR = r"(20\d\d)"
_NOT_THE_INDEX = [
    re.compile(pattern)
    for pattern in (
        rf"ngay\s*[\d.…]*\s*thang\s*[\d.…]*\s*nam\s*{_YEAR}",
        rf"\b\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]{_YEAR}",
        rf"\b\d+/{_YEAR}/[a-z][\w-]*",
        rf"(?:so|so:)?\s*\d*\s*/\s*[a-z]{{1,4}}(?:-[a-z]+)*(?:\s*,?\s*nam\s*{_YEAR})?",
        rf"(?:quyet dinh|nghi quyet|cong van|thong tu|nghi dinh|luat|ke hoach so)\s*(?:so\s*\d+\s*)?nam\s*{_YEAR}",
        rf"so\s*(?:sanh)?\s*voi\s*(?:cung ky\s*)?(?:nam\s*)?{_YEAR}",
        rf"(?:giai doan|tu nam)?\s*{_YEAR}\s*[-–]\s*{_YEAR}",
        rf"tang\s+\d+\s+bac.*{_YEAR}",
    )
]
_SAID = re.compile(
    rf"(?:nam|(?:quy|\bq)\.?\s*(?:i{{1,3}}|iv|[1-4])\s*[/\-]?|(?:thang|\bt)\.?\s*\d{{1,2}}\s*[/\-])\s*:?\s*{_YEAR}(?!\d)"
)
_BARE = re.compile(rf"(?<![\d/]){_YEAR}(?!\d)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = re.compile(r"(?:quy|\bq)\.?\s*(iv|i{1,3}|[1-4])(?![a-z\d])")
_HALF = re.compile(r"(?:6|sau)\s*thang\s*(dau|cuoi)?|\bh([12])\b")
_NINE = re.compile(r"(?:9|chin)\s*thang")
_MONTH = re.compile(r"(?:thang|\bt)\.?\s*(1[0-2]|0?[1-9])(?!\d)(?=\s*(?:[/\-]|nam|$|20\d\d))")


def _index_text(text: str) -> str:
    """Unaccented text without dates of decisions, numbers of documents and years compared with."""
    plain = " ".join(_plain(text).split())
    for pattern in _NOT_THE_INDEX:
        plain = pattern.sub(" ", plain)
    return plain


def _plain(text: str) -> str:
    return without_marks(clean(text)).lower()


def year_in(text: str) -> tuple[int, bool] | None:
    """The year, and whether the text says that it is one («năm 2023») or only shows it."""
    plain = _index_text(text)
    if said := _SAID.search(plain):
        return int(said[1]), True
    if span := span_in(_plain(text)):
        return span.year, False
    bare = _BARE.search(plain)
    return (int(bare[1]), False) if bare else None


def best_year(texts: list[tuple[str, bool]]) -> int | None:
    """The surest year of several texts, each with whether it is a title; the first of equals."""
    best: tuple[int, int] | None = None
    for text, title in texts:
        found = year_in(text)
        if found:
            weight = 4 if _labelled(text) else 2 * found[1] + title
            if best is None or weight > best[0]:
                best = (weight, found[0])
    return best[1] if best else None


def _labelled(text: str) -> bool:
    """«Năm đánh giá: 2023»: somebody was asked for the year and wrote it."""
    head, separator, _ = text.partition(":")
    return bool(separator and is_whole("place", "year_label").match(fold(head)))


def part_of_year(text: str) -> str | None:
    """`Q1`, `H1`, `9M`, `09` where a text names a part of a year."""
    plain = _index_text(text).replace("_", " ")
    if quarter := _QUARTER.search(plain):
        return f"Q{_ROMAN.get(quarter[1], quarter[1])}"
    if _NINE.search(plain):
        return "9M"
    if half := _HALF.search(plain):
        return "H2" if half[1] == "cuoi" or half[2] == "2" else "H1"
    if month := _MONTH.search(plain):
        return f"{int(month[1]):02d}"
    span = span_in(_plain(text))
    return span.part if span else None


def closing_year(text: str) -> int | None:
    return year_of_closing(_plain(text))
