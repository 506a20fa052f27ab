"""The country around the province: national indices of 63 and 34 made-up provinces, some disputed, with changes of rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cchc.demo.chance import Chance
from cchc.demo.framework import area_points, lines
from cchc.demonstration import PROVINCE, mergers, provinces

Row = dict[str, Any]


@dataclass(frozen=True)
class Index:
    """A national index: its years, what it is out of, how much of that the middle of the country has, and where rules changed."""

    name: str
    years: range
    scale: float
    middle: float
    digits: int = 2
    breaks: tuple[tuple[int, str], ...] = ()


PAR = Index(
    "PAR",
    range(2016, 2026),
    100,
    0.84,
    2,
    ((2019, "Bộ chỉ số minh họa mới"), (2022, "Bộ chỉ số minh họa sửa đổi")),
)
INDICES = (
    PAR,
    Index("SIPAS", range(2018, 2026), 100, 0.82, 2, ((2022, "Đo thêm chính sách công (minh họa)"),)),
    Index("PAPI", range(2016, 2026), 80, 0.53, 4, ((2018, "Từ 6 lên 8 nội dung (minh họa)"),)),
    Index("PCI", range(2016, 2025), 100, 0.65, 2, ((2021, "Hiệu chỉnh phương pháp (minh họa)"),)),
    Index("DTI", range(2020, 2026), 1, 0.62, 4),
)
FALLS = {("PAPI", 2018): 1.25, ("PAR", 2022): 1.02}  # what a change of rules does to everybody


def province_named(name: str) -> Row:
    return next(province for province in provinces() if province["name"] == name)


def provinces_of_year(year: int) -> list[Row]:
    """The provinces that a year's index ranks: the mergers came in the middle of 2025."""
    wanted = ("new", "both") if year >= 2025 else ("old", "both")
    return [province for province in provinces() if province["era"] in wanted]


def index_results() -> list[Row]:
    """As `data/province_index.csv` has them, ranked."""
    return [row for index in INDICES for year in index.years for row in ranked(index, year)]


def ranked(index: Index, year: int) -> list[Row]:
    known = provinces_of_year(year)
    values = {province["name"]: index_value(index, province["name"], year) for province in known}
    rows = []
    for name, value in values.items():
        rank = 1 + sum(other > value for other in values.values())
        row = {"index_type": index.name, "province": name, "year": year, "value": value, "rank": rank}
        row |= {"out_of": len(values), "flag": "disputed" if is_disputed(index, name, year) else "official"}
        row |= {"n_sources": 2 if is_disputed(index, name, year) else 1, "source_id": source_of(index, year)}
        rows.append(row)
    return rows


def index_value(index: Index, name: str, year: int) -> float:
    """A level of its own and a slow way up; the province itself climbs from the last third to the first."""
    lasting, chance = Chance(index.name, name), Chance(index.name, name, year)
    level = index.middle * lasting.between(0.92, 1.08)
    passed = (year - index.years.start) / max(1, len(index.years) - 1)
    if name == PROVINCE:
        level = index.middle * (0.93 + 0.15 * passed)
    level *= 1 + 0.05 * passed
    for (which, since), factor in FALLS.items():
        if which == index.name and year < since:
            level /= factor
    return round(min(0.985, level * chance.between(0.985, 1.015)) * index.scale, index.digits)


def is_disputed(index: Index, name: str, year: int) -> bool:
    """Of the province itself once; of others now and then."""
    return (name, index.name, year) == (PROVINCE, "PAR", 2023) or Chance(
        "disputed", index.name, name, year
    ).happens(0.004)


def source_of(index: Index, year: int) -> str:
    return f"MH-{index.name}-{year}"


def index_readings() -> list[Row]:
    """What two sources say where they do not agree."""
    found = []
    for index in INDICES:
        for year in index.years:
            for row in ranked(index, year):
                if row["flag"] == "disputed":
                    told = {
                        name: row[name]
                        for name in ("index_type", "province", "year", "rank", "out_of", "flag")
                    }
                    other = round(row["value"] * 0.996, index.digits)
                    found.append({**told, "value": row["value"], "source_id": row["source_id"]})
                    found.append({**told, "value": other, "source_id": "MH-BAO"})
    return found


def index_areas() -> list[Row]:
    """The eight areas of the PAR index of all provinces since 2022: they add up to its points."""
    found = []
    for year in range(2022, 2026):
        values = {row["province"]: row["value"] for row in ranked(PAR, year)}
        points = {
            name: area_points(value, year, Chance("area", name, year)) for name, value in values.items()
        }
        for area in (line for line in lines(year) if line.level == "area"):
            for name in values:
                own = points[name][area.code]
                rank = 1 + sum(other[area.code] > own for other in points.values())
                row = {
                    "province": name,
                    "year": year,
                    "area_code": area.code,
                    "area": area.title,
                    "rank": rank,
                }
                row |= {"value": own, "measure_unit": "điểm", "out_of": len(values)}
                row |= {"max_score": area.max_score, "flag": "official", "source_id": f"MH-PAR-{year}"}
                found.append(row)
    return found


def index_stats() -> list[Row]:
    """Mean, best and worst of the country."""
    return [row for index in INDICES for year in index.years for row in of_country(index, year)]


def of_country(index: Index, year: int) -> Iterator[Row]:
    values = [row["value"] for row in ranked(index, year)]
    name = f"{len(values)} tỉnh minh họa"
    shared = {"index_type": index.name, "year": year, "scope": "national", "name": name}
    for stat, value in (("mean", sum(values) / len(values)), ("max", max(values)), ("min", min(values))):
        yield {
            **shared,
            "stat": stat,
            "value": round(value, index.digits),
            "source_id": source_of(index, year),
        }


def index_breaks() -> list[Row]:
    return [
        {
            "index_type": index.name,
            "year": year,
            "label": label,
            "affects": "score",
            "source_id": source_of(index, year),
        }
        for index in INDICES
        for year, label in index.breaks
    ]


def province_successors() -> list[Row]:
    """As `data/province_successors.csv` has them; those that were left alone became themselves."""
    found = []
    for new, olds in mergers().items():
        found += [successor(old, new, "2025-07-01") for old in olds]
    found += [successor(each["name"], each["name"], None) for each in provinces() if each["era"] == "both"]
    return found


def successor(old: str, new: str, merged_on: str | None) -> Row:
    row = {
        "old_code": province_named(old)["code"],
        "old_province": old,
        "new_code": province_named(new)["code"],
        "new_province": new,
    }
    return {**row, "merged_on": merged_on, "source_id": "MH-SAPXEP"}
