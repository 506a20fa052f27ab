"""Tables as offices send them, ready read: rankings, score sheets, and area scores of a neighbour."""

from __future__ import annotations

from typing import Any

from cchc.demo import work
from cchc.demo.chance import Chance
from cchc.demo.framework import area_points, framework_id, lines
from cchc.demo.offices import COMMUNE_NAMES, DISTRICT_NAMES, HOME, Department, offices
from cchc.demo.scoring import rating_class, score, sheet
from cchc.reading import Table

Row = dict[str, Any]
BLANK = dict.fromkeys(("self_score", "appraised_score", "survey_score", "ratio", "class"))


def table(kind: str, province: str, year: int, rows: list[Row], **said: Any) -> Table:
    """What the reader gives for such a sheet."""
    numbered = [{**row, "row": number} for number, row in enumerate(rows, start=6)]
    shape: Row = {"unit": None, "period": None, "header_rows": [5], "columns": {}, "total": None} | said
    return Table(sheet="Bảng số liệu", kind=kind, province=province, year=year, rows=numbered, **shape)


def score_sheet(office: Department, year: int, number: str = "appraised") -> Table:
    """A department's whole sheet; its own word alone where `number` is `self`."""
    rows = [
        {name: value for name, value in row.items() if name != "first_score"}
        for row in sheet(office, year, number)
    ]
    areas = [row for row in rows if row["level"] == "area"]
    own = round(sum(row["self_score"] or 0 for row in areas), 2)
    total = {"max_score": 100, "self_score": own}
    if number != "self":
        total["score"] = score(office, year)
    said = {"unit": office.name, "framework": framework_id(year), "total": total, "of_one_unit": True}
    return table("score_sheet", HOME, year, rows, **said)


def responsibility_table(office: Department, year: int) -> Table:
    """Who answers for which criterion of a department in a year."""
    return table(
        "responsibilities",
        HOME,
        year,
        work.responsibilities(office, year),
        unit=office.name,
        of_one_unit=True,
    )


def ranking_table(province: str, year: int, scores: dict[str, float]) -> Table:
    """A published list: the best first, with rank and class."""
    ordered = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    rows = [
        {
            **BLANK,
            "unit": name,
            "max_score": 100,
            "score": value,
            "rank": 1 + sum(other > value for other in scores.values()),
            "out_of": len(scores),
            "class": rating_class(value),
        }
        for name, value in ordered
    ]
    return table("ranking", province, year, rows)


def departments(year: int) -> Table:
    return ranking_table(HOME, year, {office.name: score(office, year) for office in offices(year)})


def districts(year: int) -> Table:
    """The level that ended in 2025."""
    return ranking_table(HOME, year, {name: grown(name, year) for name in DISTRICT_NAMES})


def communes(year: int) -> Table:
    return ranking_table(HOME, year, {name: grown(name, year) for name in COMMUNE_NAMES})


def neighbours(province: str, year: int) -> Table:
    """The departments of a neighbouring province."""
    return ranking_table(
        province, year, {office.name: grown(f"{office.name} {province}", year) for office in offices(year)}
    )


def grown(name: str, year: int) -> float:
    """A total with a level of its own that gets a little better every year."""
    lasting, chance = Chance("total", name), Chance("total", name, year)
    return round(min(98.5, lasting.between(70, 90) + 0.8 * (year - 2019) + chance.between(-1.5, 1.5)), 2)


def neighbour_areas(province: str, year: int) -> Table:
    """Area scores of a few departments of the neighbour, side by side; they add up to the total of its list."""
    rows = []
    for office in offices(year)[2:8]:
        total = grown(f"{office.name} {province}", year)
        found = area_points(total, year, Chance("areas", province, office.name, year))
        for area in (line for line in lines(year) if line.level == "area"):
            row = {
                "unit": office.name,
                "area_code": area.code,
                "area": area.title,
                "max_score": area.max_score,
            }
            points = found[area.code]
            rows.append(
                {**row, "self_score": None, "appraised_score": points, "survey_score": None, "score": points}
            )
    return table("matrix", province, year, rows)
