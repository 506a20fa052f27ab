"""The two sets of criteria by which the departments are scored, and what became of each criterion in 2022."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cchc.demo.chance import Chance
from cchc.demo.offices import HOME

LINES = Path(__file__).with_name("criteria.csv")
LEVELS = ("area", "criterion", "subcriterion")
CHANGE = 2022
Row = dict[str, Any]


@dataclass(frozen=True)
class Criterion:
    """A line of a framework; `known` is the code by which it goes in both, where it does. Parents have the sum below them."""

    code: str
    title: str
    level: str
    parent: str | None
    max_score: float
    scored: str
    known: str


def framework_id(year: int) -> str:
    """Of the set that holds in a year."""
    return "minh-hoa-2019" if year < CHANGE else "minh-hoa-2022"


@cache
def lines(year: int) -> tuple[Criterion, ...]:
    """The set that holds in a year, in printed order."""
    version = "2019" if year < CHANGE else "2022"
    told = [row for row in rows() if row[f"code_{version}"]]
    points = {row[f"code_{version}"]: float(row[f"max_{version}"] or 0) for row in told}
    found = []
    for row in told:
        code = row[f"code_{version}"]
        below = sum(value for each, value in points.items() if each == code or each.startswith(f"{code}."))
        parent = code.rpartition(".")[0] or None
        known = row["code_2022"] or row["code_2019"]
        level = LEVELS[code.count(".")]
        found.append(Criterion(code, row[f"title_{version}"], level, parent, below, row["scored"], known))
    return tuple(sorted(found, key=lambda line: [int(part) for part in line.code.split(".")]))


@cache
def rows() -> tuple[dict[str, str], ...]:
    """The table of both sets: a criterion per row, its code and points in each."""
    with LINES.open(encoding="utf-8", newline="") as text:
        return tuple(csv.DictReader(text))


GROUPS_766 = (
    ("CKMB", "Công khai, minh bạch", 18),
    ("TDGQ", "Tiến độ giải quyết", 20),
    ("CLGQ", "Cung cấp dịch vụ công trực tuyến", 12),
    ("TTTT", "Thanh toán trực tuyến", 10),
    ("MDHL", "Mức độ hài lòng", 18),
    ("MDSH", "Số hóa hồ sơ", 22),
)
ID_766, SOURCE_766 = "766-minh-hoa", "MH-766-2025"


def frameworks() -> list[Row]:
    """Both sets and the groups of the 766 index, as `data/frameworks.csv` has them."""
    row_766: Row = {"framework_id": ID_766, "name": "Bộ chỉ số 766, 6 nhóm (minh họa)", "level": "province"}
    row_766 |= {"max_score": 100, "n_areas": len(GROUPS_766), "source_id": SOURCE_766}
    return [row_766, *of_departments()]


def of_departments() -> list[Row]:
    return [
        {
            "framework_id": framework_id(first),
            "name": f"Bộ Chỉ số CCHC các sở, ban, ngành tỉnh {HOME} (từ năm {first})",
            "level": "department",
            "issuer": f"UBND tỉnh {HOME}",
            "decision": f"{number}/QĐ-MINHHOA",
            "decided_on": f"{first - 1}-12-20",
            "year_from": first,
            "year_to": last,
            "max_score": 100,
            **{f"n_{name}": count for name, count in counts(first).items()},
            "source_id": f"MH-KHUNG-{first}",
        }
        for first, last, number in ((2019, CHANGE - 1, 19), (CHANGE, None, 22))
    ]


def counts(year: int) -> dict[str, int]:
    """How many lines of each level a set has."""
    levels = [line.level for line in lines(year)]
    return {
        name: levels.count(level)
        for name, level in zip(("areas", "criteria", "subcriteria"), LEVELS, strict=True)
    }


def criteria() -> list[Row]:
    """The lines of all, as `data/criteria.csv` has them."""
    groups = [
        {
            "framework_id": ID_766,
            "code": code,
            "parent_code": None,
            "level": "area",
            "title": title,
            "max_score": most,
        }
        for code, title, most in GROUPS_766
    ]
    return [{**group, "source_id": SOURCE_766} for group in groups] + lines_of_departments()


def lines_of_departments() -> list[Row]:
    return [
        {
            "framework_id": framework_id(year),
            "code": line.code,
            "parent_code": line.parent,
            "level": line.level,
            "title": line.title,
            "max_score": line.max_score,
            "source_id": f"MH-KHUNG-{year}",
        }
        for year in (2019, CHANGE)
        for line in lines(year)
    ]


def area_points(total: float, year: int, chance: Chance) -> dict[str, float]:
    """By code of an area the points that add up to a total: two areas that stand beside each other even each other out."""
    areas = [line for line in lines(year) if line.level == "area"]
    least = min(area.max_score for area in areas) * min(total, 100 - total) / 100
    found, left, apart = {}, total, 0.0
    for number, area in enumerate(areas, start=1):
        apart = -apart if number % 2 == 0 else chance.between(-0.7, 0.7) * least
        points = left if number == len(areas) else area.max_score * total / 100 + apart
        found[area.code] = round(points, 2)
        left -= found[area.code]
    return found


def mappings() -> list[Row]:
    """What became of what, as `data/criterion_mappings.csv` has it."""
    shared = {
        "from_framework": framework_id(2019),
        "to_framework": framework_id(CHANGE),
        "source_id": "MH-KHUNG-2022",
    }
    return [
        {**shared, "from_code": old or None, "to_code": new or None, "relation": relation}
        for row in rows()
        for old, new, relation in mapping_of(row)
    ]


def mapping_of(row: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    old, new = row["code_2019"], row["code_2022"]
    if row["merged_into"]:
        yield old, row["merged_into"], "merged"
    elif old and new:
        yield old, new, "same" if row["title_2019"] == row["title_2022"] else "renamed"
    elif old:
        yield old, "", "dropped"
    else:
        yield "", new, "new"
