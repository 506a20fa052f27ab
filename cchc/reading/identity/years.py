"""The year that a title speaks of, not that of the decision that publishes it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cchc.reading.identity.spans import closing, cumulated, span_in
from cchc.reading.words.index_text import MONTH_OF_YEAR, index_text, plain_text, without_dates_of_files
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import is_whole

_YEAR = r"(20\d\d)"
_NUMBER = r"[\divx]{1,4}"
_SAID = re.compile(
    rf"(?:nam|(?:quy|thang|(?<![a-z])[qt])[\s.]*{_NUMBER}(?:\s*(?:-|–|,|va|den)\s*(?:quy|thang)?\s*{_NUMBER}){{0,11}}\s*[/\-]?"
    rf"|\d ?t(?:hang)?\s*/?)\s*:?\s*{_YEAR}(?!\d)"
)
_BARE = re.compile(rf"(?<![\d/]){_YEAR}(?!\d)")
_LONGEST_NAME = 300  # no file system takes longer ones; a name from elsewhere is cut


# The years that figures can be of, as the view `periods` has them.
HELD = range(2000, 2051)
# What is typed outside is a slip; what is inside and not held is refused with its years.
_POSSIBLE = range(1990, 2100)


def not_held(period: str) -> str | None:
    """What to say of a period of a year of which no figures are held."""
    if int(period[:4]) in HELD:
        return None
    return (
        f"số liệu được hiểu là của năm {period[:4]}; chỉ nhận số liệu từ năm {HELD[0]} đến năm {HELD[-1]}. "
        "Hãy kiểm tra lại năm."
    )


def can_be_year(number: int) -> bool:
    """Whether a number that somebody typed can be the year of a table at all."""
    return number in _POSSIBLE


def year_from_text(text: str) -> int | None:
    """The year that somebody typed; None where the text is none."""
    return int(text) if len(text) == 4 and text.isdecimal() and can_be_year(int(text)) else None


def year_in(text: str) -> tuple[int, bool] | None:
    """The year, and whether the text says that it is one («năm 2023») or only shows it."""
    if "20" not in text:
        return None
    plain = index_text(text)
    if said := _SAID.search(plain):
        return int(said[1]), True
    if month := MONTH_OF_YEAR.search(plain):
        return int(month["year"]), True
    whole = plain_text(text)
    if span := span_in(whole) or cumulated(whole):
        return span.year, False
    bare = _BARE.search(plain)
    return (int(bare[1]), False) if bare else None


def year_in_name(name: str) -> int | None:
    """The year in a sheet's or file's name."""
    found = year_in(without_dates_of_files(name.replace("_", " ").replace(".", " ")[:_LONGEST_NAME]))
    return found[0] if found else None


def surest_year(texts: Iterable[tuple[str, bool]]) -> tuple[int, int] | None:
    """The surest year of several texts, each with whether it is a title, and which text says it; the first of equals."""
    best: tuple[int, int, int] | None = None
    for place, (text, title) in enumerate(texts):
        if found := year_in(text):
            weight = 4 if is_labelled(text) else 2 * found[1] + title
            if best is None or weight > best[0]:
                best = (weight, found[0], place)
    return best[1:] if best else None


def is_labelled(text: str) -> bool:
    """«Năm đánh giá: 2023»: somebody was asked for the year and wrote it."""
    head, separator, _ = text.partition(":")
    return bool(separator and is_whole("place", "year_label").match(fold_words(head)))


def closing_year(text: str) -> int | None:
    """The year of «số liệu tính đến ngày 30/9/2024»."""
    day = closing(plain_text(text)) if "20" in text else None
    return day.year if day else None
