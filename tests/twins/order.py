"""Sort keys that put blanks last, whichever way the values run."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Down:
    """A value that sorts the other way round."""

    value: Any

    def __lt__(self, other: Down) -> bool:
        return bool(other.value < self.value)


def up(value: Any) -> tuple[bool, Any]:
    return (value is None, 0 if value is None else rounded(value))


def down(value: Any) -> tuple[bool, Any]:
    return (value is None, 0 if value is None else Down(rounded(value)))


def rounded(value: Any) -> Any:
    """Points and rates that differ in the last bit only are a tie."""
    return round(float(value), 9) if isinstance(value, float) else value


def ups(row: dict[str, Any], *columns: str) -> tuple[Any, ...]:
    """The columns of a row as keys, those of names in the order of names."""
    return tuple(up_by_name(row[column]) if column in NAMES else up(row[column]) for column in columns)


def up_by_name(value: str | None) -> tuple[bool, Any]:
    return (value is None, 0 if value is None else name_key(value))


# Columns whose texts are read as names; codes have numbers in them: 1.2 before 1.10.
NAMES = {
    *(
        "alias",
        "area_code",
        "area_name",
        "class",
        "code",
        "cohort",
        "framework",
        "from_code",
        "from_framework",
    ),
    *(
        "from_title",
        "group_name",
        "label",
        "name",
        "new_name",
        "new_province",
        "old_name",
        "owner",
        "peer",
        "plan",
    ),
    *("province", "subject", "title", "to_code", "to_framework", "to_title", "unit"),
}
# CLDR's `vi`, written out: signs before digits before letters, letters before tones, tones before case.
LETTERS = " _-–—,;:!?….·'\"“”«»()[]{}§@*/\\&#%‰`^°→+±÷×<=>|~≤≥$€0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\0\u0300\u0309\u0303\u0301\u0323"  # none, huyền, hỏi, ngã, sắc, nặng
OF_THE_LETTER = {"\u0306", "\u0302", "\u031b"}  # of Ă, Â, Ơ: another letter, no tone


def name_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[bool, ...]]:
    """A text as a Vietnamese dictionary has it, numbers within it by their size."""
    letters: list[str] = []
    tones: list[int] = []
    for sign in unicodedata.normalize("NFD", re.sub(r"\d+", lambda number: number[0].zfill(6), text)):
        if sign in TONES[1:]:
            tones.append(TONES.index(sign))
        elif sign in OF_THE_LETTER:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + sign)
        else:
            letters.append(sign)
            tones.append(0)
    places = tuple(LETTERS.index(one.lower()) for one in letters)
    return places, tuple(tones), tuple(one.isupper() for one in letters)
