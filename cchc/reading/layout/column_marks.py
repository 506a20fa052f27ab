"""Rows that name columns by a letter or a number under a heading: (a) (b) (c)=(a)-(b), A B 1 2, I II III, Cột 1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from cchc.reading.values.codes import is_roman
from cchc.reading.words.text import clean

_LONGEST = 48  # characters: a formula over columns, «(10)=(4)+(5)+(6)»
_FEWEST_MARKS = 3  # 1 2 may be a line of data, 1 2 3 under all headings is none
_LARGEST_NUMBER = 99  # no table of an office has a hundred columns; larger numbers are values
_FEWEST_MOVED = 4  # columns whose numbers are in another order
_STEP = 3  # columns that nobody named may stand between two that are
_WORD = re.compile(r"^(?:cột|cot|col|c\.)\s*(?=[\d(\[a-z])", re.IGNORECASE)
_NAME = re.compile(
    r"[(\[]?\s*(?:(\d{1,3})((?<=[(\[]\d)\.\d|[a-z])?|([ivx]{2,5}|[a-zđ]))\s*[)\]]?\s*[.:)]?", re.IGNORECASE
)
_ASIDE = re.compile(r"^(\S+)\s*\(\s*=([^)]*)\)$")  # «6 (=4+5)»
# What one column is worked out from: names of others, signs, 100 and %.
_WORKED_OUT = re.compile(
    r"(?:[()\[\]{}]|\d{1,3}[a-z]?%?|(?:cột|cot|tổng|sum|[a-zđ]|[ivx]{2,5})(?![a-zđ])|[-+*/:×÷–=,;.…∑Σ%^ ])+",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[]\s*\w{1,3}\s*[)\]]")
_SIGN = re.compile(r"[-+*/:×÷–]")


class Mark(NamedTuple):
    """What a cell calls its column: in which way, as the how manieth; `bare` where it might be a value of its own."""

    way: str
    place: int
    suffix: str = ""
    bare: bool = False


_FORMULA = Mark("formula", 0)
Marks = Mapping[int, Mark]


def marks_of(cells: Sequence[Any]) -> dict[int, Mark] | None:
    """The marks of a row by column; None where anything else stands in it, or they are in no order."""
    marks: dict[int, Mark] = {}
    for column, cell in enumerate(cells):
        if cell == "" or cell is None:
            continue
        mark = _mark_of(cell)
        if mark is None:
            return None
        marks[column] = mark
    return marks if len(marks) > 1 and _in_order(list(marks.values())) else None


def are_marks_under(cells: Sequence[Any], labels: Iterable[int], above: Marks | None) -> bool:
    """Whether a row under a heading holds marks and no data.

    `labels` are the columns of names and titles, where a line of data has a text. `above` are the marks printed right
    under the heading, for rows further down; None for the row that stands there. Where nothing stands under the
    labels, numbers such as 1 2 3 are marks only there, or as they were printed there.
    """
    labels = list(labels)
    marks = marks_of(cells)
    if marks is None:
        return above is None and _are_all_numbers(cells, labels)
    if above is not None and marks == above:
        return True
    bare = all(mark.bare for mark in marks.values())
    if any(column in marks for column in labels) or not bare:
        return len(marks) >= _FEWEST_MARKS or above is None
    return above is None and len(marks) >= _FEWEST_MARKS and min(marks) > max(labels, default=-1)


def _are_all_numbers(cells: Sequence[Any], labels: Sequence[int]) -> bool:
    """«1 2 4 5 3» over columns that were moved: each number once, also under the headings of names."""
    filled = {column: cell for column, cell in enumerate(cells) if cell != "" and cell is not None}
    if len(filled) < _FEWEST_MOVED or not any(column in filled for column in labels):
        return False
    found = [_mark_of(cell) for cell in filled.values()]
    return sorted(mark.place for mark in found if mark and mark.way == "number") == list(
        range(1, len(filled) + 1)
    )


def _mark_of(cell: Any) -> Mark | None:
    if cell.__class__ is float or cell.__class__ is int:
        # Excel makes −1 of «(1)».
        return (
            Mark("number", abs(int(cell)), bare=cell > 0)
            if 0 < abs(cell) <= _LARGEST_NUMBER and cell == int(cell)
            else None
        )
    return _mark_in(cell) if cell.__class__ is str and len(cell) <= _LONGEST else None


@lru_cache(maxsize=8_192)
def _mark_in(cell: str) -> Mark | None:
    text = clean(cell)
    name = _ASIDE.sub(r"\1=\2", _WORD.sub("", text))
    head, sign, rest = name.partition("=")
    if sign and not _WORKED_OUT.fullmatch(rest.strip()):
        return None
    if sign and head.startswith("(") and ")" not in head:
        # «(c=a-b)»: the brackets are around all of it.
        head = head[1:]
    found = _NAME.fullmatch(head.strip())
    if found:
        return _named(found, bare=name == text and not sign and found[0].isdigit())
    is_formula = bool(sign and not head.strip()) or (_SIGN.search(name) and _names_columns(name))
    return _FORMULA if is_formula and _WORKED_OUT.fullmatch(name) else None


def _names_columns(text: str) -> bool:
    """«(3)-(4)» and «c/d» are worked out of columns; «3-4» and «06/19» are values."""
    return len(_BRACKETED.findall(text)) > 1 or not re.search(r"\d", text)


def _named(found: re.Match[str], *, bare: bool) -> Mark:
    if found[1]:
        return Mark("number", int(found[1]), (found[2] or "").lower(), bare)
    name = found[3].lower()
    if len(name) > 1:
        return Mark("roman", _roman(name))
    # «đ» comes after «d».
    return Mark("letter", 4, "z") if name == "đ" else Mark("letter", ord(name) - 96)


def _roman(name: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in name]
    return sum(-value if value < after else value for value, after in pairwise([*values, 0]))


def _in_order(marks: Sequence[Mark]) -> bool:
    named = [mark for mark in marks if mark is not _FORMULA]
    if len(named) < 2 or len(named) * 2 < len(marks):
        return False
    if named[0].bare and named[1].way == "letter":
        # «1 A 2 3» is a line: columns of names get their letters before others get numbers.
        return False
    letters = [mark for mark in named if mark.way == "letter"]
    if len(letters) < len(named) and (any(mark.way == "roman" for mark in named) or len(letters) == 1):
        named = [_as_roman(mark) for mark in named]
    ways = {mark.way for mark in named}
    return all(_rises([mark for mark in named if mark.way == way]) for way in ways)


def _as_roman(mark: Mark) -> Mark:
    """I, V and X are numerals among others, and I is one alone."""
    letter = chr(96 + mark.place) if mark.way == "letter" and 0 < mark.place < 27 else ""
    return Mark("roman", _roman(letter), mark.suffix) if letter and is_roman(letter.upper()) else mark


def _rises(marks: Sequence[Mark]) -> bool:
    return 0 < marks[0].place <= _STEP and all(
        0 < b.place - a.place <= _STEP or (b.place == a.place and b.suffix > a.suffix)
        for a, b in pairwise(marks)
    )
