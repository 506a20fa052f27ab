"""Where one stands among a group, worked out of the ranks and points that are held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from cchc.words import slug
from tests.truth.facts import Facts
from tests.truth.held import Row
from tests.truth.told import every

NEARLY = 0.9
NEAR = 3
BEFORE_HA_TAY_JOINED = 2009
WHOLE_COUNTRY, NEIGHBOURS = "ca-nuoc", "lan-can"
REGIONS = {"vung-cu-": "region", "vung-moi-": "region_2025"}


class Member(NamedTuple):
    """One of a list: its published rank out of how many, and its points."""

    name: str
    rank: int | None
    value: float | None
    out_of: int | None = None


@dataclass
class Standing:
    """A place among a group, blank where there is none to tell; how many members are known, or have any figure; and the gaps."""

    place: int | None
    out_of: int | None
    known: int
    with_figures: int
    size: int
    gap_above: float | None = None
    gap_below: float | None = None
    gap_to_median: float | None = None
    published: tuple[int, int] | None = (
        None  # the rank in the country, which says more than an order of those known
    )

    @property
    def percentile(self) -> float | None:
        """100 for the first, 0 for the last; none of one alone."""
        place, out_of = self.published or (self.place, self.out_of)
        return None if place is None or not out_of or out_of < 2 else 100 * (out_of - place) / (out_of - 1)


def better_than(mine: Member, others: Sequence[Member], by_rank: bool) -> int:
    if by_rank:
        return sum(one.rank is not None and one.rank < (mine.rank or 0) for one in others)
    return sum(one.value is not None and one.value > (mine.value or 0) for one in others)


def place_of(
    mine: Member, group: Sequence[Member], country: Sequence[Member], size: int, *, by_rank: bool
) -> tuple[int | None, int | None]:
    """The order where nine in ten of a group are known, or everybody better in the country is; else none."""
    known = [one for one in group if (one.rank if by_rank else one.value) is not None]
    if mine not in known:
        return None, None
    order = 1 + better_than(mine, known, by_rank)
    if len(known) >= NEARLY * size:
        return order, len(known)
    is_known = by_rank and better_than(mine, country, True) >= (mine.rank or 0) - 1
    return (order, size) if is_known else (None, None)


def stands(
    own: str, group: Sequence[Member], country: Sequence[Member], size: int, *, is_country: bool = False
) -> Standing:
    """Where one stands among the known members of a group of `size`; in the whole country the published rank says it."""
    by_rank = len([one for one in group if one.rank is not None]) >= len(
        [o for o in group if o.value is not None]
    )
    known = [one for one in group if (one.rank if by_rank else one.value) is not None]
    places = {one: placed(one, group, country, size, by_rank=by_rank, is_country=is_country) for one in group}
    mine = next((one for one in group if one.name == own), None)
    place, out_of = places[mine] if mine else (None, None)
    found = Standing(place, out_of, len(known), len(group), size)
    if is_country and mine and mine.rank is not None and mine.out_of is not None:
        found.published = mine.rank, mine.out_of
    values = [one.value for one in group if one.value is not None]
    if mine and mine.value is not None:
        is_middle = len(values) > 1 and len(values) >= NEARLY * size
        found.gap_to_median = mine.value - median(values) if is_middle else None
        steps = sorted(every(place for place, _total in places.values()))
        for step in steps:
            there = [one for one in group if places[one][0] == step]
            points = max((one.value for one in there if one.value is not None), default=None)
            if points is not None and place is not None:
                if step + len(there) == place:
                    found.gap_above = points - mine.value
                own_step = [one for one in group if places[one][0] == place]
                if step == place + len(own_step):
                    found.gap_below = mine.value - points
    return found


def placed(
    one: Member,
    group: Sequence[Member],
    country: Sequence[Member],
    size: int,
    *,
    by_rank: bool,
    is_country: bool,
) -> tuple[int | None, int | None]:
    if is_country and by_rank:
        return (one.rank, one.out_of or size) if one.rank is not None else (None, None)
    return place_of(one, group, country, size, by_rank=by_rank)


def listed(row: Row) -> str:
    """Of which time the provinces of a list are: as the data say, else by the year."""
    return str(row.get("geography") or ("old" if row["year"] < 2025 else "new"))


def everybody(index_type: str, year: int, facts: Facts) -> list[Member]:
    """All provinces with a figure of an index in a year."""
    return [
        Member(facts.held.units[key]["name"], row["rank"], row["value"], row["out_of"])
        for key, row in facts.index_figures.get((index_type, year), {}).items()
    ]


def region(slug_of_it: str, index_type: str, year: int, facts: Facts) -> set[str] | None:
    """The names of a region's provinces in the list of a year; None where that list is not of one time."""
    prefix = next(start for start in REGIONS if slug_of_it.startswith(start))
    times = {listed(row) for row in facts.index_figures.get((index_type, year), {}).values()}
    if len(times) != 1:
        return None
    time = times.pop()
    found = set()
    for province in facts.held.provinces.values():
        if province["era"] not in (time, "both"):
            continue
        is_told_once = prefix == "vung-cu-" or province["era"] == "new"
        named = province["region"] if is_told_once else province["region_2025"]
        if slug(named or "") == slug_of_it.removeprefix(prefix):
            found.add(str(province["name"]))
    return found


def size_of_country(index_type: str, year: int, facts: Facts) -> int:
    """Out of how many an index ranked in a year: as printed, else all provinces of that time."""
    rows = facts.index_figures.get((index_type, year), {}).values()
    printed = [row["out_of"] for row in rows if row["out_of"] is not None]
    of_today = any(listed(row) == "new" for row in rows)
    return max(printed, default=34 if of_today else 64 if year < BEFORE_HA_TAY_JOINED else 63)


def province_among(own: str, group: str, index_type: str, year: int, facts: Facts) -> Standing | None:
    """Where a province stands among the country, a region, or those near it; None for other groups."""
    country, size = everybody(index_type, year, facts), size_of_country(index_type, year, facts)
    if group == WHOLE_COUNTRY:
        return stands(own, country, country, size, is_country=True)
    if group == NEIGHBOURS:
        by_rank = len(every_rank(country)) >= len([one for one in country if one.value is not None])
        places = {
            one.name: placed(one, country, country, size, by_rank=by_rank, is_country=True)[0]
            for one in country
        }
        mine = places.get(own)
        near = {name for name, place in places.items() if mine and place and abs(place - mine) <= NEAR}
        return stands(own, [o for o in country if o.name in near], country, len(near)) if near else None
    if not group.startswith(tuple(REGIONS)):
        return None
    members = region(group, index_type, year, facts)
    if not members or own not in members:
        return None
    return stands(own, [one for one in country if one.name in members], country, len(members))


def every_rank(members: Sequence[Member]) -> list[int]:
    return [one.rank for one in members if one.rank is not None]
