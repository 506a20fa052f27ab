"""What appraisals found wanting, and what was to be done about it, by whom and until when: made of the points that were lost."""

from __future__ import annotations

from typing import Any

from cchc.demo.chance import Chance
from cchc.demo.framework import lines
from cchc.demo.offices import HOME, ROOMS, Department, offices
from cchc.demo.scoring import leaf_points

Row = dict[str, Any]
YEARS = (2022, 2023, 2024, 2025)
MOST = 6  # per department and year


def limitations() -> list[Row]:
    """Of each department the criteria that lost most, each with its remedy, as `data/limitations.csv` has them."""
    found = []
    for year in YEARS:
        titles = {line.code: line.title for line in lines(year)}
        for office in offices(year):
            points = leaf_points(office, year)
            for position, code in enumerate(worst(office, year), start=1):
                area = code.partition(".")[0]
                shared = {"province": HOME, "unit": office.name, "year": year, "area_code": area}
                shared |= {"area": titles[area], "position": position, "source_id": f"MH-THAMDINH-{year}"}
                title, reason = titles[code], points[code]["reason"]
                chance = Chance("remedy", office.name, year, code)
                found.append({**shared, "kind": "limitation", "text": said_of(title, reason)})
                room, month = chance.of(ROOMS), chance.whole(3, 11)
                remedy = {"text": f"Khắc phục «{title}», có tài liệu kiểm chứng.", "owner": room}
                found.append(
                    {**shared, "kind": "remedy", **remedy, "due_text": f"trước 30/{month:02}/{year + 1}"}
                )
    return found


def worst(office: Department, year: int) -> list[str]:
    """The codes of the lines that lost most."""
    points = leaf_points(office, year)
    most = {line.code: line.max_score for line in lines(year)}
    lost = sorted(points, key=lambda code: (points[code]["score"] - most[code], code))
    return [code for code in lost if points[code]["score"] < most[code]][:MOST]


def said_of(title: str, reason: str) -> str:
    """What was found wanting, in the words of the appraisal."""
    return f"{title}: {reason.lower()}."
