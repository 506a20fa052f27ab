"""Slow twins of queries/register."""

from __future__ import annotations

from typing import Any

from tests.twins.history import History, Row, Sent
from tests.twins.order import down, ups
from tests.twins.scores import Answer, fits, grouped, picked


def units_with_figures(history: History, given: dict[str, Any]) -> Answer:
    covered = [
        Row(coverage)
        for _, coverage in history.coverages()
        if coverage["unit_id"] and coverage["period"] and fits(coverage["topic"], given.get("topics"))
    ]
    answer = []
    for coverages in grouped(covered, "unit_id"):
        unit = history.units[coverages[0]["unit_id"]]
        topics = sorted({coverage["topic"] for coverage in coverages})
        row = Row(
            **picked(unit, "unit_id", "province", "cohort"),
            unit=unit["name"],
            topics=topics,
            newest_year=max(int(coverage["period"][:4]) for coverage in coverages),
            topic_count=len(topics),
            figures=len(coverages),
        )
        answer.append((ups(row, "province", "cohort", "unit", "unit_id"), row))
    return answer


def filter_values(history: History, given: dict[str, Any]) -> Answer:
    found: set[tuple[str, str]] = set()
    for _, coverage in history.coverages():
        if coverage["unit_id"] and coverage["period"] and fits(coverage["topic"], given.get("topics")):
            unit = history.units[coverage["unit_id"]]
            found |= {("province", unit["province"]), ("year", coverage["period"][:4])}
            if given.get("province") in (None, unit["province"]):
                found.add(("unit", unit["name"]))
            if coverage["topic"] == "index":
                found.add(("index_type", coverage["subject"]))
    rows = [Row(filter=name, value=value) for name, value in found]
    return [(ups(row, "filter", "value"), row) for row in rows]


def area_points(criteria: list[Row], framework_id: str) -> Any:
    own = [row for row in criteria if row["framework_id"] == framework_id and row["level"] == "area"]
    return None if any(row["max_score"] is None for row in own) else sum(row["max_score"] for row in own)


def framework_criteria(history: History, given: dict[str, Any]) -> Answer:
    criteria = history.rows("criteria")
    unknown = {row["framework_id"] for row in criteria if row["max_score"] is None}
    answer = []
    for framework in history.rows("frameworks"):
        for line in criteria:
            wanted = given.get("framework_id") in (None, framework["framework_id"])
            wanted = wanted and framework["max_score"] == area_points(criteria, framework["framework_id"])
            if wanted and line["framework_id"] == framework["framework_id"] not in unknown:
                row = Row(
                    **picked(framework, "framework_id", "decision", "year_from", "year_to"),
                    **picked(line, "code", "parent_code", "level", "title", "max_score"),
                    framework=framework["name"],
                )
                order = Row({**row, "position": line.get("position")})
                answer.append((ups(order, "framework", "framework_id", "position", "code"), row))
    return answer


def uploads(history: History, given: dict[str, Any]) -> Answer:
    return [((down(sent.number),), upload(sent)) for sent in history.sent]


def upload(sent: Sent) -> Row:
    publication = sent.publication
    return Row(
        id=sent.upload_id,
        file_name=publication.file_name,
        sha256=publication.sha256,
        kind=publication.kind,
        units=sorted({unit["name"] for unit in publication.units.values()}),
        years=sorted({int(c["period"][:4]) for c in publication.coverages.values() if c["period"]}),
        rows=sum(len(rows) for rows in publication.rows.values()),
        published_by=publication.published_by,
        state="published" if sent.published else "taken_back",
        note=publication.note,
    )


TWINS = {twin.__name__: twin for twin in (units_with_figures, filter_values, framework_criteria, uploads)}
