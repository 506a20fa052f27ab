"""Several limitations or remedies in one cell: «- Báo cáo trễ. - Chưa tuyên truyền.», «a) …; b) …», «1. … 2. …»."""

from __future__ import annotations

import re

from cchc.reading.values.codes import plain_title
from cchc.reading.values.list_marks import Mark, Marked, marked

_DASHES = re.compile(r"(?<=[.;:]) [-–—•*] ?(?=[^\W\d_a-zà-ỹđ])")
_NUMBERS = re.compile(r"(?:^|(?<=[.;:,] )|(?<=\s))(\d{1,2})[.)]\s+(?=[^\W\d_a-zà-ỹđ])")
_LETTERS = re.compile(r"(?:^|(?<=[.;:,] )|(?<=\s))([a-zđ])[.)]\s+(?=\S)")
_ALPHABETS = ("abcdefghiklmnopqrstuvxy", "abcdđeghiklmnopqrstuvxy")
_DASH_MARKS: tuple[Mark, ...] = ("dash", "plus")


def items_of(text: str) -> list[str]:
    """The texts of a cell without their marks: one, unless marks in their order begin each of several."""
    text = plain_title(text)
    mark = _listed(text)
    if mark.mark in _DASH_MARKS:
        return [part.strip() for part in _DASHES.split(mark.text) if part.strip()]
    if mark.mark == "number" and mark.code == "1":
        return _in_order(text, _NUMBERS, [str(number) for number in range(1, 100)])
    if mark.mark == "letter" and mark.code.lower() == "a":
        return max((_in_order(text, _LETTERS, list(letters)) for letters in _ALPHABETS), key=len)
    return [without_mark(text)] if text else []


def without_mark(text: str) -> str:
    """A text without the dash, letter or number of a list before it."""
    mark = _listed(text)
    return mark.text if mark.mark in ("dash", "plus", "letter", "number") else text


def _listed(text: str) -> Marked:
    """A text's mark; a sign right before a figure is none («-2»)."""
    mark = marked(text)
    is_sign = mark.mark in _DASH_MARKS and not (text[1:2].isspace() or text[1:2].isalpha())
    return Marked("", "", text) if is_sign else mark


def _in_order(text: str, pattern: re.Pattern[str], codes: list[str]) -> list[str]:
    """The parts behind marks that count on from the first one; a mark that does not is part of a text."""
    begins: list[tuple[int, int]] = []
    for found in pattern.finditer(text):
        if found[1] == codes[len(begins)]:
            begins.append((found.start(), found.end()))
    ends = [*(start for start, _ in begins[1:]), len(text)]
    parts = [text[begin:end].strip(" ;,") for (_, begin), end in zip(begins, ends, strict=True)]
    return [part for part in parts if part] or [without_mark(text)]
