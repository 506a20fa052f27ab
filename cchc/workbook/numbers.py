"""Numbers as offices type them: 78,97 · - 21,03 · 96.85% · 1.234,5."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cchc.workbook.text import clean, fold
from cchc.workbook.vocabulary import is_whole

_SHAPE = re.compile(r"(?P<sign>[-+−–]?)(?P<digits>\d[\d.,]*\d|\d)(?P<percent>%?)")
_UNIT_WORD = re.compile(r"\s*(?:điểm|đ|hồ sơ|hs|nhiệm vụ)\.?$", re.IGNORECASE)
_DASHES = re.compile(r"[-–—−_./\\…*]*")
_ONE_POINT_OF_THREE = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_POINT_DECIMAL = re.compile(r"(?:\d+\.(?:\d{1,2}|\d{4,})|0\.\d+)")
_COMMA_DECIMAL = re.compile(r"(?:\d{1,3}(?:\.\d{3})*|\d+),\d+")
_MANY_POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")


@dataclass(frozen=True)
class Number:
    value: float | None
    ambiguous: bool = False
    percent: bool = False


@lru_cache(maxsize=5_000)
def means_nothing(text: str) -> bool:
    """A blank, a dash, x, «Không đánh giá»: nothing was scored."""
    stripped = clean(text)
    return bool(_DASHES.fullmatch(stripped.replace(" ", ""))) or bool(
        is_whole("nothing", "words").match(fold(stripped))
    )


def column_says_point(texts: Iterable[str]) -> bool | None:
    """Whether a point is the decimal sign in a column of texts; None where no text tells."""
    said: set[bool] = set()
    for text in texts:
        shape = _shape(text)
        if shape is None:
            continue
        if _COMMA_DECIMAL.fullmatch(shape["digits"]) or _MANY_POINTS.fullmatch(shape["digits"]):
            said.add(False)
        elif _POINT_DECIMAL.fullmatch(shape["digits"]):
            said.add(True)
    # A column that writes both ways tells nothing.
    return said.pop() if len(said) == 1 else None


def parse_number(text: str, point_is_decimal: bool | None, thousands: bool = False) -> Number | None:
    """The number that a text means; None where it is no number. `thousands` decides where nothing else can."""
    shape = _shape(text)
    if shape is None:
        return None
    digits = shape["digits"]
    ambiguous = point_is_decimal is None and bool(_ONE_POINT_OF_THREE.fullmatch(digits))
    plain = _plain(digits, thousands if ambiguous else point_is_decimal is False)
    if plain is None:
        return None
    value = float(plain)
    return Number(
        -value if shape["sign"] in ("-", "−", "–") and shape["sign"] else value,
        ambiguous,
        bool(shape["percent"]),
    )


def _shape(text: str) -> re.Match[str] | None:
    bare = _UNIT_WORD.sub("", clean(text)).replace(" ", "").lstrip("'")
    if bare.startswith("(") and bare.endswith(")"):
        # Accountants write what is taken away in brackets.
        bare = f"-{bare[1:-1].lstrip('-')}"
    return _SHAPE.fullmatch(bare)


def _plain(digits: str, points_group: bool) -> str | None:
    """The digits with a decimal point only; None where points and commas make no number."""
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        return _both(digits)
    if commas == 1:
        return digits.replace(",", ".")
    if commas > 1:
        return digits.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits) else None
    if points > 1:
        return digits.replace(".", "") if _MANY_POINTS.fullmatch(digits) else None
    if points == 1 and points_group and _ONE_POINT_OF_THREE.fullmatch(digits):
        return digits.replace(".", "")
    return digits


def _both(digits: str) -> str | None:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+", digits):
        return digits.replace(".", "").replace(",", ".")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+", digits):
        return digits.replace(",", "")
    return None
