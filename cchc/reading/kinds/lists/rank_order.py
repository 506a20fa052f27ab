"""Whether the ranks of a list follow its own figures: nobody has more and a worse place, or as much and a place far off."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cchc.reading.identity.register import register
from cchc.reading.kinds.lists.ranks import Rank
from cchc.reading.kinds.lists.unit_list import UnitLine
from cchc.reading.kinds.scores.score_sums import TOLERANCE
from cchc.reading.problems import Problems, number_text

# More than these are no slips of the pen: the places are by something that the list does not tell.
_MOST_SLIPS = 5
_NEARLY_ALL = 0.8  # of the lines that have figures at all: one of five or six may be blank
_OTHERWISE = "Nếu xếp hạng theo căn cứ khác số liệu trong bảng thì có thể để nguyên."


class Placed(NamedTuple):
    """A line with its place and what it may be ranked by, more being better."""

    entry: UnitLine
    rank: int
    figure: float


class Contradiction(NamedTuple):
    """The place of `of` does not go with that of one or more of `others`: it has more and a worse place, less and a better
    one, or as much and a place far off. Who that is is looked up only where it is told: a list may have thousands of lines."""

    of: Placed
    others: Sequence[Placed]

    def beside(self) -> Placed:
        """The one that stands nearest to it."""
        against = _against(self.of, self.others) or self.others
        return min(against, key=lambda other: abs(other.rank - self.of.rank))


def check_rank_order(
    entries: Sequence[UnitLine],
    ranks: Sequence[Rank],
    figures: Mapping[str, Sequence[float | None]],
    column: int,
    problems: Problems,
) -> None:
    """Asks at their cells about ranks that no figure of the list explains.

    `figures` are what the list may be ranked by, the likeliest first, by the way in which messages tell them. Ranks may run
    through a whole list, or anew through each of its groups, cohorts or stretches; what explains them best is taken.
    """
    best: tuple[str, list[Contradiction], int] | None = None
    explaining = _explaining(ranks, figures)
    for parts in _partings(entries, ranks):
        for told_as, values in explaining.items():
            lists: dict[Hashable, list[Placed]] = {}
            places: dict[Hashable, list[int | None]] = {}
            for entry, rank, value, part in zip(entries, ranks, values, parts, strict=True):
                places.setdefault(part, []).append(rank.rank)
                if rank.rank is not None and value is not None:
                    lists.setdefault(part, []).append(Placed(entry, rank.rank, value))
            told = sum(map(len, lists.values()))
            found = [each for part, own in lists.items() for each in _contradictions(own, places[part])]
            if told and not found:
                return
            if told and (best is None or len(found) < len(best[1])):
                best = told_as, found, told
    if best is not None:
        _report(*best, column, problems)


def _explaining(
    ranks: Sequence[Rank], figures: Mapping[str, Sequence[float | None]]
) -> Mapping[str, Sequence[float | None]]:
    """The figures that may explain places: those of nearly all lines that have any, not all of them alike; all of them where
    none does. One self score in a list, or the same one on each line, goes with every order."""
    told = {
        told_as: [
            value
            for rank, value in zip(ranks, values, strict=True)
            if rank.rank is not None and value is not None
        ]
        for told_as, values in figures.items()
    }
    most = max(map(len, told.values()), default=0)
    able = {
        told_as
        for told_as, own in told.items()
        if own and len(own) >= _NEARLY_ALL * most and max(own) - min(own) > TOLERANCE
    }
    return {told_as: values for told_as, values in figures.items() if told_as in able} or figures


def _partings(entries: Sequence[UnitLine], ranks: Sequence[Rank]) -> Iterable[list[Hashable]]:
    """The lists that lines may be ranked in: that of their year, or where places come again in several of them its groups,
    its cohorts, or what begins anew with the first place."""
    years = [entry.year for entry in entries]
    yield list(years)
    firsts = {number for number, rank in enumerate(ranks) if rank.rank == 1}
    begins = sorted(number for number in firsts if number - 1 not in firsts and 0 in firsts)
    for own in (
        [entry.group for entry in entries],
        [register().find_unit(entry.unit).cohort if entry.unit else None for entry in entries],
        [bisect_right(begins, number) for number in range(len(entries))],
    ):
        parts = list(zip(years, own, strict=True))
        once = {(year, rank.rank) for year, rank in zip(years, ranks, strict=True)}
        each = {(part, rank.rank) for part, rank in zip(parts, ranks, strict=True)}
        if len(each) > len(once):
            yield list(parts)


def _contradictions(told: Sequence[Placed], places: Sequence[int | None]) -> list[Contradiction]:
    """As few lines as explain what is wrong, each with one that its place does not go with."""
    ordered = sorted(told, key=lambda each: (each.rank, -each.figure))
    chain = _longest_chain(ordered)
    if len(chain) < len(ordered):
        kept = [ordered[place] for place in chain]
        in_order = set(chain)
        return [Contradiction(each, kept) for place, each in enumerate(ordered) if place not in in_order]
    if None in places or max((place for place in places if place), default=0) > len(places):
        return []  # the list shows a part of those that were ranked
    return [
        Contradiction(worse, [better])
        for better, worse in pairwise(ordered)
        if worse.figure == better.figure
        and worse.rank - better.rank > sum(better.rank <= place < worse.rank for place in places if place)
    ]


def _against(each: Placed, kept: Iterable[Placed]) -> list[Placed]:
    """Those that have more and a worse place than one, or less and a better place."""
    return [
        other
        for other in kept
        if (other.rank < each.rank and other.figure < each.figure - TOLERANCE)
        or (other.rank > each.rank and other.figure > each.figure + TOLERANCE)
    ]


def _longest_chain(ordered: Sequence[Placed]) -> list[int]:
    """The places of the longest row of lines, as they are ordered, none of which has more than one before it."""
    ends: list[float] = []  # of the chains of each length the end that leaves most room, negative
    last: list[int] = []
    before: list[int | None] = []
    for place, each in enumerate(ordered):
        length = bisect_right(ends, -each.figure + TOLERANCE)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1], last[length : length + 1] = [-each.figure], [place]
    chain: list[int] = []
    step = last[-1] if last else None
    while step is not None:
        chain.append(step)
        step = before[step]
    return chain[::-1]


def _report(told_as: str, found: Sequence[Contradiction], told: int, column: int, problems: Problems) -> None:
    many = len(found) > _MOST_SLIPS
    for contradiction in found[:1] if many else found:
        of, beside = contradiction.of, contradiction.beside()
        side = "sau" if of.rank > beside.rank else "trước"
        said = f"«{of.entry.said}» {_figure_in_words(told_as, of)} mà xếp hạng {of.rank}, {side} "
        said += f"«{beside.entry.said}» {_figure_in_words(told_as, beside)}, hạng {beside.rank}"
        if of.figure == beside.figure:
            said += ", dù bằng nhau và không có đơn vị nào xếp giữa"
        mend = "Hãy kiểm tra lại số liệu và thứ hạng của hai đơn vị này."
        if many:
            said = f"thứ hạng của {len(found)}/{told} đơn vị không theo số liệu trong bảng, như {said}"
            mend = "Hãy kiểm tra lại cột xếp hạng."
        problems.add("rank_contradicts", of.entry.line.row, column, f"{said}. {mend} {_OTHERWISE}")


def _figure_in_words(told_as: str, each: Placed) -> str:
    return told_as.format(number_text(abs(each.figure)))
