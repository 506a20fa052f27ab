"""What rules share: whose figure a page or a row shows, and how to say that it is another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tests.truth.facts import Facts
from tests.truth.snapshot import MISSING, Metric, Snapshot, number_of, plain, same
from tests.truth.told import Total

OF_UNIT = "don_vi"


def unit_of(seen: Snapshot, facts: Facts) -> str | None:
    """The unit that a page shows."""
    shown = seen.shown.get(OF_UNIT, "")
    return shown if shown in facts.held.units else None


def year_of(seen: Snapshot) -> int | None:
    """The year that a page shows."""
    shown = seen.shown.get("nam", "")
    return int(shown) if shown.isdecimal() else None


def total_of(seen: Snapshot, facts: Facts) -> Total | None:
    """The total of the unit and year that a page shows."""
    unit_id, year = unit_of(seen, facts), year_of(seen)
    return facts.totals.get((unit_id, year)) if unit_id and year else None


def of_its_year(seen: Snapshot) -> str:
    """The first page's answer about the year that it shows: the year before, and how old the newest result is, follow it."""
    return re.split(r" Năm \d{4}: | Kết quả mới nhất, ", plain(seen.headline))[0]


def of_the_year_before(seen: Snapshot) -> str:
    """What the first page's answer tells of the year before; blank where it tells nothing of it."""
    found = re.search(r" (Năm \d{4}: .*?\.)(?: Kết quả mới nhất|$)", plain(seen.headline))
    return found[1] if found else ""


def metric(seen: Snapshot, *labels: str) -> Metric | None:
    """The first large figure of one of these labels."""
    return next((one for one in seen.metrics if one.label in labels), None)


def units_named(name: str, facts: Facts) -> list[str]:
    """The units that «Sở Nội vụ · Long An» can mean: a namesake of before the mergers and of today are two."""
    unit, _dot, province = plain(name).removeprefix("▶ ").partition(" · ")
    return [
        unit_id
        for unit_id in facts.units_by_name.get(unit, ())
        if not province or facts.held.units[unit_id]["province"] == province
    ]


def is_written(written: str, value: float | None, digits: int = 2) -> bool:
    """Whether a cell or a large figure writes this value, a blank as «—»."""
    told = plain(written)
    if value is None:
        return told in (MISSING, "")
    return same(number_of(told), value, digits)


def unlike(what: str, told: str, value: object) -> str:
    """«Điểm trừ: trang nói «3,00», đúng là 2.76»."""
    return f"{what}: trang nói «{plain(told)}», đúng là {value!r}"


def judged(*cases: tuple[bool, str]) -> Iterator[str]:
    """An empty text for each case that is as it must be, its words for each that is not."""
    for is_right, words in cases:
        yield "" if is_right else words


def cells(row: Mapping[str, str], *headings: str) -> dict[str, str]:
    """The cells of a row below some of its headings, those that say something."""
    return {name: row[name] for name in headings if row.get(name, MISSING) not in (MISSING, "")}
