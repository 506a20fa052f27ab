"""The numbers that a shown text may be, told by its signs alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_RAISED = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
_FOOTNOTE = re.compile(
    rf"(?<=[\d%])\s*(?:\(\s*[\d*]{{1,3}}\s*\)|\[\s*[\d*]{{1,3}}\s*\]|\*{{1,3}}|[{_RAISED}]{{1,3}})$"
)
_ONE_NUMBER = re.compile(
    r"(?P<before>[^\d<>≤≥≈~/=;]*?)(?P<digits>[.,]?\d[\d.,' ]*)(?P<after>[^\d<>≤≥≈~/=;]*)"
)
_SPACED = re.compile(r"\d{1,3}(?:[ '][\d]{3})+(?:[.,]\d+)?")
_GROUPS = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+") for mark in ".,"}
_MINUS = "-–—−"


@dataclass(frozen=True)
class Shown:
    """`numbers` are the values that the text may mean, each with half of its last place; none where it is no one number."""

    numbers: tuple[tuple[float, float], ...] = ()
    is_blank: bool = False

    def fits(self, value: float, rounded: bool = False) -> bool:
        """Whether a value is one of the numbers, whatever its sign; `rounded` to the places that are shown."""
        return any(
            abs(abs(value) - abs(number)) <= half * rounded * (1 + 1e-9) + 1e-9
            for number, half in self.numbers
        )


@lru_cache(maxsize=20_000)
def shown_numbers(text: str, decimal: str = "") -> Shown:
    """What a text may mean; `decimal` is the decimal sign where it is known."""
    text = " ".join(text.split())
    if not any(letter.isdigit() for letter in text):
        return Shown(is_blank=True)
    match = _ONE_NUMBER.fullmatch(_FOOTNOTE.sub("", text))
    if not match:
        return Shown()
    digits = match["digits"].strip().rstrip(".,")
    if " " in digits or "'" in digits:
        if not _SPACED.fullmatch(digits):
            return Shown()
        digits = digits.replace(" ", "").replace("'", "")
        return Shown(tuple(_alone(digits, "," if "," in digits else ".")))
    sign = -1 if match["before"].strip()[-1:] in tuple(_MINUS) or match["before"].strip() == "(" else 1
    return Shown(tuple((sign * number, half) for number, half in _numbers(digits, decimal)))


def _numbers(digits: str, decimal: str) -> list[tuple[float, float]]:
    marks = [sign for sign in digits if sign in ".,"]
    if decimal:
        return _alone(digits.replace("," if decimal == "." else ".", ""), decimal)
    if len(set(marks)) == 2:
        group, last = marks[0], marks[-1]
        whole, _, rest = digits.rpartition(last)
        return _alone(digits.replace(group, ""), last) if _GROUPS[group].fullmatch(whole) and rest else []
    if len(marks) > 1:
        return [_value(digits.replace(marks[0], ""), 0)] if _GROUPS[marks[0]].fullmatch(digits) else []
    found = _alone(digits, marks[0] if marks else ".")
    if marks and _GROUPS[marks[0]].fullmatch(digits):
        found.append(_value(digits.replace(marks[0], ""), 0))
    return found


def _alone(digits: str, decimal: str) -> list[tuple[float, float]]:
    """The digits with one decimal sign at most."""
    whole, _, rest = digits.partition(decimal) if decimal in (".", ",") else (digits, "", "")
    plain = f"{whole or '0'}.{rest or '0'}"
    return [_value(plain, len(rest))] if re.fullmatch(r"\d+\.\d+", plain) else []


def _value(plain: str, decimals: int) -> tuple[float, float]:
    return float(plain), 0.5 * 10.0**-decimals
