"""Codes of areas and criteria: 1.1., Tiêu chí 2.2, I.1, a) — also where Excel made a date or a number of them."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from cchc.workbook.text import clean, fold
from cchc.workbook.vocabulary import begins

_PART = r"(?:\d{1,3}|[IVXLC]+|[A-Z]|[a-zđ])"
_CODE = re.compile(rf"{_PART}(?:[.\-]{_PART})*")
_SURROUNDED = re.compile(r"^[(\[]?\s*(.*?)\s*[.)\]:;/,\-]*$")
_IN_TITLE = re.compile(
    r"^(?P<word>(?:(?!\d)[^\W\d_]+\s+){0,4}?)(?P<code>(?:\d{1,2}|[IVX]+|[A-Z]|[a-zđ])(?:\.\d{1,2})*)"
    r"(?P<end>\s*[.):/]\s*|\s+[-–]\s+|\s+)(?P<title>\S.*)$",
    re.DOTALL,
)  # fmt: skip
_GLUED = re.compile(r"([^\W\d_]{2,4})[-.]?(?=\d)")
_ROMAN = re.compile(r"[IVX]+")


class Code(NamedTuple):
    """`text` as a person reads it; `others` are what it may have been before Excel changed it."""

    text: str
    is_number: bool = False
    others: tuple[str, ...] = ()

    @property
    def became_date(self) -> bool:
        return bool(self.others)


def parse_code(value: Any) -> Code | None:
    if value.__class__ is str:
        return _parse_text(clean(value)) if value else None
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return Code(f"{value:.6f}".rstrip("0").rstrip("."), is_number=True) if 0 <= value < 1000 else None
    if isinstance(value, (date, datetime)):
        readings = _date_readings(value)
        return Code(readings[0], others=readings)
    return None


@lru_cache(maxsize=16_384)
def _parse_text(text: str) -> Code | None:
    if len(text) > 40:
        return None
    text = (text if text[:1].isdigit() else without_code_word(text)).replace(",", ".")
    surrounded = _SURROUNDED.match(text)
    bare = (surrounded[1] if surrounded else text).replace(" ", "")
    return Code(bare) if bare and _CODE.fullmatch(bare) else None


def without_code_word(text: str) -> str:
    """«Tiêu chí 1.1.» → «1.1.»."""
    glued = _GLUED.match(text)
    if glued and _is_code_word(fold(glued[1])):
        return text[glued.end(1) :].lstrip("-. ")
    folded = fold(text)
    match = begins("lines", "code").match(folded)
    if not match:
        return text
    count = len(match[0].split())
    return text.split(None, count)[count] if len(text.split()) > count else text


def _date_readings(value: date) -> tuple[str, ...]:
    day, month, year = value.day, value.month, value.year % 100
    two = (f"{day}.{month}", f"{month}.{day}")
    three = (f"{day}.{month}.{year}", f"{month}.{day}.{year}")
    # A code of three parts becomes a date of the first years of the century: 1.2.3 is 01/02/2003.
    return (*three, *two) if 2000 < value.year < 2020 else (*two, *three)


@lru_cache(maxsize=16_384)
def split_title(text: str) -> tuple[Code | None, str]:
    """The code that stands inside a title, and the title without it."""
    match = _IN_TITLE.match(text)
    if not match:
        return None, text
    code, end = match["code"], match["end"].strip()
    word = fold(match["word"])
    if word and not _is_code_word(word):
        return None, text
    # A single number or letter needs a mark behind it: «7 ngày» and «A Lưới» are titles.
    if "." not in code and not end and not word:
        return None, text
    return Code(code), match["title"]


def _is_code_word(word: str) -> bool:
    match = begins("lines", "code").match(word)
    return bool(match and match[0] == word)


def plain_title(text: str) -> str:
    return text.rstrip(" :").strip()


def is_roman(code: str) -> bool:
    return bool(_ROMAN.fullmatch(code))


@lru_cache(maxsize=16_384)
def parts(code: str) -> tuple[str, ...]:
    return tuple(code.replace("-", ".").split("."))


def follows(before: str | None, code: str) -> bool:
    """Whether a code may come next: first child, next sibling, or next sibling of an ancestor."""
    if before is None:
        return parts(code)[-1] == "1"
    old, new = parts(before), parts(code)
    if len(new) == len(old) + 1:
        return new[:-1] == old and new[-1] == "1"
    depth = len(new)
    if depth > len(old) or new[:-1] != old[: depth - 1]:
        return False
    return old[depth - 1].isdigit() and new[-1].isdigit() and int(new[-1]) == int(old[depth - 1]) + 1
