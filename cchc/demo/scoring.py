"""Score sheets of departments: what each criterion brought, by itself, by appraisal, by survey, and why points were lost."""

from __future__ import annotations

from functools import cache
from typing import Any

from cchc.demo.chance import Chance
from cchc.demo.framework import CHANGE, Criterion, lines
from cchc.demo.offices import HIDDEN, OFFICES, STUCK, STUCK_AT, Department, offices

Row = dict[str, Any]
KINDER = 0.035  # the newer set of criteria gives everybody more
REASONS = {
    "checked": (
        "Thiếu tài liệu kiểm chứng",
        "Thực hiện chậm so với thời hạn",
        "Chưa ban hành văn bản theo yêu cầu",
    ),
    "rate": ("Tỷ lệ thực hiện chưa đạt mức tối đa", "Kết quả chưa đủ so với kế hoạch năm"),
    "survey": ("Kết quả khảo sát thấp hơn mức tối đa",),
}


def sheet(office: Department, year: int, number: str = "appraised") -> list[Row]:
    """The lines of a sheet as the reader gives them; `number`: `self` is the department's own word alone."""
    found = leaf_points(office, year)
    told: list[Row] = []
    for line in lines(year):
        below = [
            each for code, each in found.items() if code == line.code or code.startswith(f"{line.code}.")
        ]
        own = total(below, "self_score")
        row: Row = {"code": line.code, "title": line.title, "level": line.level, "parent": line.parent}
        row |= {"max_score": line.max_score, "self_score": own}
        if number != "self":
            for name in ("first_score", "appraised_score", "survey_score", "score"):
                row[name] = total(below, name)
            row["reason"] = found.get(line.code, {}).get("reason")
        told.append(row)
    return told


def total(points: list[Row], name: str) -> float | None:
    """Blank where nothing below has such points."""
    known = [row[name] for row in points if row[name] is not None]
    return round(sum(known), 2) if known else None


@cache
def score(office: Department, year: int) -> float:
    """What the sheet adds up to."""
    points_by_code = leaf_points(office, year)
    return float(round(sum(row["score"] for row in points_by_code.values()), 2))


def leaf_points(office: Department, year: int) -> dict[str, Row]:
    """By code the points of the lowest lines."""
    return {line.code: line_points(office, year, line) for line in lines(year) if line.scored}


def line_points(office: Department, year: int, line: Criterion) -> Row:
    """Of one line. An office has weak spots of its own, which come again every year."""
    chance, lasting = Chance("points", office.name, year, line.known), Chance("weak", office.name, line.known)
    skill = office.share_in(year) + (KINDER if year >= CHANGE else 0) + leaning(office, line)
    if lasting.happens(0.14) and office.name != STUCK:
        skill -= 0.3
    if office.name == STUCK and line.known in STUCK_AT:
        share = 0.5
    elif line.scored == "survey":
        share = min(0.985, max(0.5, skill + chance.between(-0.03, 0.02)))
    elif line.scored == "rate":
        share = min(1.0, round(max(0.3, skill + chance.between(-0.1, 0.14)) * 20) / 20)
    else:
        share = 1.0 if chance.happens(min(0.99, skill + 0.06)) else chance.of((0.0, 0.5, 0.5))
    scored = round(line.max_score * share, 2)
    optimism = 0.0 if chance.happens(0.7) else line.max_score * chance.of((0.25, 0.5))
    by_survey = line.scored == "survey"
    first = (
        scored * 0.75 if scored and chance.happens(0.15) else scored
    )  # before the department brought what was missing
    return {
        "self_score": None if by_survey else round(min(line.max_score, scored + optimism), 2),
        "first_score": None if by_survey else round(first, 2),
        "appraised_score": None if by_survey else scored,
        "survey_score": scored if by_survey else None,
        "score": scored,
        "reason": chance.of(REASONS[line.scored]) if scored < line.max_score else None,
    }


def leaning(office: Department, line: Criterion) -> float:
    """What the rules of 2022 hide: the one is good at what weighs more since, and gets worse in all else."""
    if office.name != HIDDEN:
        return 0.0
    return 0.1 if line.known.startswith("7.") else -0.02


@cache
def ranked_departments(year: int) -> tuple[Row, ...]:
    """All departments of a year, the best first, with rank and class."""
    ordered = sorted(offices(year), key=lambda office: (-score(office, year), office.name))
    scores = [score(office, year) for office in ordered]
    return tuple(
        {
            "unit": office.name,
            "max_score": 100,
            "score": value,
            "rank": 1 + sum(other > value for other in scores),
            "out_of": len(ordered),
            "class": rating_class(value),
        }
        for office, value in zip(ordered, scores, strict=True)
    )


CLASSES = (("Xuất sắc", 90), ("Tốt", 80), ("Khá", 70), ("Trung bình", 50), ("Yếu", 0))


def rating_class(score: float) -> str:
    return next(name for name, least in CLASSES if score >= least)


def office(name: str) -> Department:
    return next(each for each in OFFICES if each.name == name)
