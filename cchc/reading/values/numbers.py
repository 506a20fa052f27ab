"""Numbers as offices type them: 78,97 · - 21,03 · 96.85% · 1.234,5 · 12,5 (*)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cchc.reading.words.text import as_cell, clean, fold_words
from cchc.reading.words.vocabulary import is_whole

_DASHES = re.compile(r"[-–—−_./\\…*]*")
RAISED_DIGITS = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
# What refers to a note below the table: * ** ¹ (1) (a) [12]. A digit in round brackets is one only behind a number.
_REFERENCE = (
    rf"\*{{1,3}}|[{RAISED_DIGITS}]{{1,2}}|[†‡§]{{1,2}}"
    r"|\((?:\*{1,3}|[1-3]|[a-zđ])\)|\[(?:\*{1,3}|[0-9]{1,2}|[a-zđ])\]"
)
# Spaces join nothing but groups of three digits; a line break joins nothing at all.
_NUMBER = re.compile(
    r"'?(?P<open>\( ?)?(?P<sign>[-+–—−]?) ?"
    r"(?P<digits>[1-9][0-9]{0,2}(?: [0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*)"
    r" ?(?P<percent>%?)(?(open) ?\))"
    rf"(?: ?(?:điểm|đ|hồ sơ|hs|nhiệm vụ)\.?)?(?P<note>(?: ?(?:{_REFERENCE}))*)",
    re.IGNORECASE,
)
_BEFORE_THREE = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}")
_GROUPED = re.compile(
    r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?|[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"
)


@dataclass(frozen=True)
class Number:
    """What a text means, with what it tells about its marks.

    `decimal` is the mark that surely stands before decimals, `group` the one that surely groups thousands. `doubtful`
    is one that may do either, before exactly three digits: then `value` takes it as decimal and `thousands` as grouping.
    `note` is what refers to a note below the table.
    """

    value: float
    percent: bool = False
    decimal: str = ""
    group: str = ""
    doubtful: str = ""
    thousands: float | None = None
    note: str = ""


@lru_cache(maxsize=5_000)
def means_nothing(text: str) -> bool:
    """A blank, a dash, x, «Không đánh giá»: nothing was scored."""
    stripped = clean(text)
    return bool(_DASHES.fullmatch(stripped.replace(" ", ""))) or bool(
        is_whole("nothing", "words").match(fold_words(stripped))
    )


@lru_cache(maxsize=20_000)
def parse_number(text: str) -> Number | None:
    """The number that a text means; None where it is no number, or more than one."""
    match = _NUMBER.fullmatch(as_cell(text))
    if match is None or (match["open"] and match["sign"] == "+"):
        return None
    # Accountants write what is taken away in brackets.
    sign = -1 if match["open"] or match["sign"] in tuple("-–—−") else 1
    percent, note = bool(match["percent"]), match["note"].strip()
    digits = match["digits"]
    if doubtful := _BEFORE_THREE.fullmatch(digits):
        mark = doubtful[1]
        value, thousands = float(digits.replace(",", ".")), float(digits.replace(mark, ""))
        return Number(sign * value, percent, doubtful=mark, thousands=sign * thousands, note=note)
    found = _plain(digits)
    if found is None:
        return None
    plain, decimal, group = found
    # A zero has no sign.
    return Number(sign * float(plain) or 0.0, percent, decimal, group, note=note)


def _plain(digits: str) -> tuple[str, str, str] | None:
    """The digits with a decimal point only, the decimal mark and the grouping one; None where they make no number."""
    spaced = " " in digits
    digits = digits.replace(" ", "")
    marks = [sign for sign in digits if sign in ".,"]
    if not marks:
        return digits, "", ""
    if len(marks) == 1 or spaced:
        return digits.replace(",", "."), marks[0], ""
    if not _GROUPED.fullmatch(digits):
        return None
    group, last = marks[0], marks[-1]
    plain = digits.replace(group, "").replace(",", ".")
    return plain, "" if last == group else last, group
