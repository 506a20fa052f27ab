"""Places in a ranking as offices write them: 3, «06/19», «Hạng 3», «Nhì», «III», «2=», «1-2»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cchc.reading.figures.values import is_number, special_problem
from cchc.reading.kinds.lists.unit_list import UnitLine
from cchc.reading.layout.columns import LABELS
from cchc.reading.problems import Problems
from cchc.reading.values.numbers import means_nothing
from cchc.reading.words.text import clean, without_marks

_WORDS = ("nhat", "nhi", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
_BY_WORD = {word: place for place, word in enumerate(_WORDS, start=1)} | {"mot": 1, "hai": 2, "bon": 4}
_ROMAN = {"i": 1, "v": 5, "x": 10}
_BEFORE = r"(?:(?:dong|cung|xep|vi|giai|so|thu|hang|tri|bac|t|no|top|#|=)[\s.:]*)*"
_NUMBER = r"\d{1,6}"
_RANK = re.compile(
    rf"{_BEFORE}(?P<rank>{_NUMBER}|[ivx]+|{'|'.join(_BY_WORD)})"
    rf"(?:\s*[-–—]\s*(?P<last>{_NUMBER}))?"
    rf"(?:\s*(?:/|tren|trong(?: tong)?(?: so)?)\s*(?P<of>{_NUMBER})(?:\s+[a-z][a-z ,]*)?)?"
    r"\s*(?:\(.*\)|=|[*¹²³⁰⁴-⁹]+|dong hang)?\.?"
)
_LARGEST = 1_000_000  # nobody ranks a million; it keeps digits of other columns out
# One rank past the length of its list is a slip; several are of a longer list than the sheet shows.
_FEWEST_BEYOND = 2
_BELOW_ONE = re.compile(r"-\s*\d+")


class Rank(NamedTuple):
    """`shared` is the last of the places that units share: 2 of «1-2»."""

    rank: int | None = None
    out_of: int | None = None
    shared: int | None = None


@lru_cache(maxsize=4_096)
def parse_rank(text: str) -> Rank | None:
    """The place that a text names, of «1-2» the first of those that are shared; None where it names none."""
    plain = without_marks(clean(text)).lower().lstrip("'")
    if _BELOW_ONE.fullmatch(plain):
        return Rank(-int(plain.lstrip("- ")))
    match = _RANK.fullmatch(plain)
    rank = _place(match["rank"]) if match else None
    if match is None or rank is None or (match["last"] and int(match["last"]) <= rank):
        return None
    last = int(match["last"]) if match["last"] else None
    return Rank(rank, int(match["of"]) if match["of"] else None, last)


def _place(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if text in _BY_WORD:
        return _BY_WORD[text]
    values = [_ROMAN[letter] for letter in text]
    place = sum(-value if value < after else value for value, after in pairwise([*values, 0]))
    return place if _roman(place) == text else None


def _roman(place: int) -> str:
    signs = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text = ""
    for value, sign in signs:
        count, place = divmod(place, value)
        text += sign * count
    return text


def read_ranks(
    entries: Sequence[UnitLine], column: int | None, problems: Problems, fewest: int = 0
) -> list[Rank]:
    """The rank of each unit; one that no list of this length has is reported and blank. `fewest`: so many were ranked at
    least, however short the list."""
    ranks = [_read(entry, column, problems) for entry in entries]
    if column is None:
        return ranks
    ranks = _shared(entries, ranks, column, problems)
    sizes = _sizes(entries, ranks)
    checked = []
    for entry, rank, units in zip(entries, ranks, sizes, strict=True):
        if rank.rank is not None and (
            rank.rank < 1 or (units is not None and rank.rank > max(units, fewest))
        ):
            span = f"khoảng từ 1 đến {max(units, fewest)}" if units is not None else "các hạng từ 1 trở lên"
            message = f"xếp hạng {rank.rank} nằm ngoài {span}. Hãy kiểm tra lại thứ hạng của «{entry.said}»."
            problems.add("rank_out_of_range", entry.line.row, column, message)
            rank = Rank(None, rank.out_of)
        checked.append(rank)
    return checked


def _shared(
    entries: Sequence[UnitLine], ranks: Sequence[Rank], column: int, problems: Problems
) -> list[Rank]:
    """«1-2» are places that two units share; on one line alone they are two numbers."""
    counts = Counter((rank.rank, rank.shared) for rank in ranks if rank.shared is not None)
    checked = []
    for entry, rank in zip(entries, ranks, strict=True):
        first, last = rank.rank, rank.shared
        if first is not None and last is not None and counts[first, last] != last - first + 1:
            _report(entry, column, entry.line.text(column), problems)
            rank = Rank()
        checked.append(rank)
    return checked


def _report(entry: UnitLine, column: int, said: str, problems: Problems) -> None:
    message = f"xếp hạng «{said[:60]}» không phải là số thứ hạng. Hãy nhập lại thứ hạng bằng chữ số."
    problems.add("not_a_number", entry.line.row, column, message)


def _read(entry: UnitLine, column: int | None, problems: Problems) -> Rank:
    value = entry.line.value(column)
    if value.__class__ is float and value.is_integer() and abs(value) < _LARGEST:
        return Rank(int(value))
    if column is None or value in ("", None) or (isinstance(value, str) and means_nothing(value)):
        return Rank()
    if special := special_problem(value):
        problems.add(special[0], entry.line.row, column, special[1].format(label=LABELS["rank"]))
        return Rank()
    if is_number(value) and float(value).is_integer() and abs(value) < _LARGEST:
        return Rank(int(value))
    rank = parse_rank(value) if isinstance(value, str) else None
    if rank is None:
        said = f"{value:%d/%m/%Y}" if isinstance(value, date) else clean(value)
        _report(entry, column, said, problems)
        return Rank()
    return rank


def _sizes(entries: Sequence[UnitLine], ranks: Sequence[Rank]) -> list[int | None]:
    """How many units each rank is one among; None where the list shows a part of them and does not say."""
    lists: dict[Hashable, list[Rank]] = {}
    parts = _parts(entries, ranks)
    for part, rank in zip(parts, ranks, strict=True):
        lists.setdefault(part, []).append(rank)
    sizes = {part: _size(own) for part, own in lists.items()}
    return [rank.out_of or sizes[part] for part, rank in zip(parts, ranks, strict=True)]


def _size(ranks: Sequence[Rank]) -> int | None:
    # A list that shows a part of the units says in other lines how many they are: «06/19».
    said = max(rank.out_of or 0 for rank in ranks)
    return None if not said and _is_excerpt(ranks) else max(said, len(ranks))


def _parts(entries: Sequence[UnitLine], ranks: Sequence[Rank]) -> list[Hashable]:
    """The list that each line is ranked in: its year's, and its group's where ranks begin anew in each group."""
    groups = {entry.group for entry in entries}
    firsts = {entry.group for entry, rank in zip(entries, ranks, strict=True) if rank.rank == 1}
    by_group = len(groups) > 1 and firsts == groups
    return [(entry.year, entry.group if by_group else None) for entry in entries]


def _is_excerpt(ranks: Sequence[Rank]) -> bool:
    """Whether a list leaves units out: its ranks differ, and as many lie past its end as no slip of the pen explains."""
    places = [rank.rank for rank in ranks if rank.rank is not None]
    beyond = sum(place > len(ranks) for place in places)
    if beyond < _FEWEST_BEYOND or len(set(places)) < len(places) or min(places) < 1:
        return False
    return 1 not in places or beyond * 2 > len(places)
