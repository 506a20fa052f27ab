"""Slow twins of queries/register."""

from __future__ import annotations

from typing import Any

from tests.twins.criteria import title_key
from tests.twins.history import History, Row, Sent
from tests.twins.order import down, name_key, up_by_name, ups
from tests.twins.provinces import is_found
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
            if coverage["topic"] in ("index", "index_readings"):
                found.add(("index_type", coverage["subject"]))
            if coverage["topic"] == "index_766":
                found.add(("index_type", "766"))
    rows = [Row(filter=name, value=value) for name, value in found]
    return [((*ups(row, "filter"), up_by_name(row["value"])), row) for row in rows]


def area_points(criteria: list[Row], framework_id: str) -> Any:
    own = [row for row in criteria if row["framework_id"] == framework_id and row["level"] == "area"]
    return None if any(row["max_score"] is None for row in own) else sum(row["max_score"] for row in own)


def is_whole(history: History, framework: Row) -> bool:
    criteria = history.rows("criteria")
    own = [row for row in criteria if row["framework_id"] == framework["framework_id"]]
    points = area_points(criteria, framework["framework_id"])
    return framework["max_score"] == points and all(row["max_score"] is not None for row in own)


def frameworks_in_force(history: History, given: dict[str, Any]) -> Answer:
    level, year = given.get("level"), given.get("year")
    answer = []
    for framework in history.rows("frameworks"):
        starts, ends = framework["year_from"], framework["year_to"]
        in_force = year is None or (starts or year) <= year <= (ends or year)
        if in_force and (level is None or framework["level"] in (None, level)):
            row = Row(
                **picked(framework, "framework_id", "level", "issuer", "decision", "year_from", "year_to"),
                framework=framework["name"],
                is_whole=is_whole(history, framework),
            )
            answer.append((ups(row, "framework", "framework_id"), row))
    return answer


def framework_criteria(history: History, given: dict[str, Any]) -> Answer:
    criteria = history.rows("criteria")
    answer = []
    for framework in history.rows("frameworks"):
        if given.get("framework_id") not in (None, framework["framework_id"]):
            continue
        for line in criteria if is_whole(history, framework) else []:
            if line["framework_id"] == framework["framework_id"]:
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
        published_no=sent.number,
        file_name=publication.file_name,
        sha256=publication.sha256,
        kind=publication.kind,
        units=sorted({unit["name"] for unit in publication.units.values()}, key=name_key),
        years=sorted({int(c["period"][:4]) for c in publication.coverages.values() if c["period"]}),
        rows=sum(len(rows) for rows in publication.rows.values()),
        published_by=publication.published_by,
        state="published" if sent.published else "taken_back",
        note=publication.note,
    )


def criterion_mappings(history: History, given: dict[str, Any]) -> Answer:
    frameworks = {row["framework_id"]: row for row in history.rows("frameworks")}
    criteria = [row for row in history.rows("criteria") if row["framework_id"] in frameworks]
    stated = history.rows("criterion_mappings")
    found = [Row(row) for row in stated]
    found += [
        row
        for old in criteria
        for new in criteria
        if is_likely(old, new, frameworks)
        for row in [proposal(old, new)]
        if not any(speaks_of(other, row) for other in stated)
    ]
    titles = {row["source_id"]: row["title"] for row in history.rows("sources")}
    rows = {}
    for row in found:
        for old in criteria_of(criteria, row["from_framework"], row["from_code"]):
            for new in criteria_of(criteria, row["to_framework"], row["to_code"]):
                told = Row(
                    from_framework=name_of(frameworks, row["from_framework"]),
                    from_code=row["from_code"],
                    from_title=old["title"],
                    from_max_score=old["max_score"],
                    to_framework=name_of(frameworks, row["to_framework"]),
                    to_code=row["to_code"],
                    to_title=new["title"],
                    to_max_score=new["max_score"],
                    **picked(row, "relation", "note"),
                    source=titles.get(row["source_id"]) or row["source_id"],
                )
                searched = (
                    told["from_framework"],
                    old["title"],
                    told["to_framework"],
                    new["title"],
                    row["note"],
                )
                if is_found(given, *searched):
                    rows[ups(told, *told)] = told
    return list(rows.items())


def criteria_of(criteria: list[Row], framework_id: str, code: str) -> list[Row]:
    """The criteria of that framework and code, or a blank one."""
    return [row for row in criteria if (row["framework_id"], row["code"]) == (framework_id, code)] or [Row()]


def name_of(frameworks: dict[str, Row], framework_id: str) -> str:
    return frameworks.get(framework_id, Row())["name"] or framework_id


def is_likely(old: Row, new: Row, frameworks: dict[str, Row]) -> bool:
    """Whether two criteria of an earlier and a later framework of one kind have the same title."""
    before, after = frameworks[old["framework_id"]], frameworks[new["framework_id"]]
    shared = [(f["level"], f["issuer"], c["level"]) for f, c in ((before, old), (after, new))]
    return bool(
        shared[0] == shared[1]
        and None not in shared[0]
        and None not in (before["year_from"], after["year_from"], old["code"], new["code"])
        and after["year_from"] > before["year_from"]
        and title_key(old["title"]) == title_key(new["title"]) != ""
    )


def proposal(old: Row, new: Row) -> Row:
    return Row(
        from_framework=old["framework_id"],
        from_code=old["code"],
        to_framework=new["framework_id"],
        to_code=new["code"],
        relation="same" if old["code"] == new["code"] else "renamed",
        note="Phần mềm đề xuất: cùng tên",
    )


def speaks_of(stated: Row, row: Row) -> bool:
    """Whether a stated mapping settles either side of a proposed one."""
    frameworks = ("from_framework", "to_framework")
    return picked(stated, *frameworks) == picked(row, *frameworks) and (
        stated["from_code"] == row["from_code"] or stated["to_code"] == row["to_code"]
    )


TWINS = {
    twin.__name__: twin
    for twin in (
        criterion_mappings,
        units_with_figures,
        filter_values,
        framework_criteria,
        frameworks_in_force,
        uploads,
    )
}
