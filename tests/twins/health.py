"""Slow twins of what is held: coverages of uploads counted in loops."""

from __future__ import annotations

from typing import Any

from tests.twins.attention import THRESHOLDS, ended_on, months_after, newest_and_shortest
from tests.twins.history import History, Row
from tests.twins.order import Down, ups
from tests.twins.periods import day_of, period
from tests.twins.provinces import index_figures
from tests.twins.scores import Answer, fits, grouped, picked, ranked_totals, sheet_lines

NAMED = ("result", "assessment", "dossiers", "tasks", "index", "index_766", "targets", "measures")
BY_PERIOD = (
    ("dossiers", "dossier_counts", None),
    ("task_counts", "task_counts", "plan"),
    ("tasks", "tasks", None),
    ("measures", "measures", "title"),
    ("targets", "targets", "title"),
    ("index_766", "index_766", None),
)
DOUBTS = ["derived", "disputed", "uncertain", "provisional", "self_assessment", "conflict", "partial"]
DOUBTS += ["rank_of_known"]


def held(history: History, given: dict[str, Any]) -> list[Row]:
    """The standing coverages of the wanted units that are of a period."""
    found = []
    for sent, coverage in history.coverages():
        unit = history.units.get(coverage["unit_id"])
        if unit and coverage["period"]:
            row = Row(coverage, upload_id=sent.upload_id, file_name=sent.publication.file_name)
            row |= {"unit": unit["name"], "published_by": sent.publication.published_by}
            found.append(Row(row, **picked(unit, "province", "cohort")))
    return [row for row in found if all(fits(row[n], given.get(n)) for n in ("unit", "province", "cohort"))]


def units_held(history: History, given: dict[str, Any]) -> Answer:
    day = day_of(given)
    rows = [row for row in held(history, given) if period(row["period"]).starts_on <= day]
    for row in rows:
        row["topic"] = "tasks" if row["topic"] == "task_counts" else row["topic"]
    answer = []
    for own in grouped(rows, "unit_id"):
        newest = {
            topic: max((row["period"] for row in own if row["topic"] == topic), key=newest_and_shortest)
            for topic in {row["topic"] for row in own}
        }
        months = {"dossiers": 0, "tasks": 0, "result": 12}
        old = [
            topic
            for topic, more in sorted(months.items())
            if topic in newest
            and ended_on(history, own[0]["unit_id"]) > day
            and months_after(period(newest[topic]).ends_on, THRESHOLDS["stale_data"] + more) < day
        ]
        row = Row(picked(own[0], "unit_id", "unit", "province", "cohort"), old_count=len(old))
        row |= {f"{topic}_period": newest.get(topic) for topic in NAMED}
        row |= {"old_topics": ";".join(old) or None, "rows": sum(r["row_count"] for r in own)}
        row |= {"period_count": len({(r["topic"], r["period"]) for r in own})}
        ended = ended_on(history, row["unit_id"])
        row |= {"ended_on": ended if ended <= day else None}
        place = ups(row, "province"), ended <= day, *ups(row, "cohort", "unit", "unit_id")
        answer.append((place, row))
    return answer


def uncertain_figures(history: History, given: dict[str, Any]) -> Answer:
    """Each figure that is flagged as not final, counted with its like."""
    told = [("result", str(row["year"]), None, row) for row in ranked_totals(history)]
    told += [("assessment", str(row["year"]), None, row) for row in sheet_lines(history, {})]
    for topic, table, name in BY_PERIOD:
        told += [(topic, row["period"], row[name] if name else None, row) for row in history.rows(table)]
    told += [
        ("index", str(row["year"]), row["index_type"], Row(row, unit_id=row["province_id"]))
        for row in index_figures(history)
    ]
    found: dict[tuple[Any, ...], int] = {}
    for topic, code, title, row in told:
        unit = history.units.get(row["unit_id"])
        if unit and any(doubt in (row["flag"] or "") for doubt in DOUBTS):
            key = (row["unit_id"], topic, code, title, row["flag"])
            found[key] = found.get(key, 0) + 1
    answer = []
    for (unit_id, topic, code, title, flag), count in found.items():
        unit = history.units[unit_id]
        if fits(unit["name"], given.get("unit")) and fits(unit["province"], given.get("province")):
            row = Row(unit_id=unit_id, unit=unit["name"], province=unit["province"], topic=topic, period=code)
            row |= {"title": title, "flag": flag, "rows": count, "period_type": period(code).type}
            place = (*ups(row, "province", "unit"), unit_id, topic, Down(code), *ups(row, "title"), flag)
            answer.append((place, row))
    return answer


def held_periods(history: History, given: dict[str, Any]) -> Answer:
    columns = ("unit", "province", "unit_id", "topic", "period", "file_name", "published_by", "upload_id")
    wanted = [row for row in held(history, given) if fits(row["topic"], given.get("topic"))]
    answer = []
    for rows in grouped(wanted, "unit_id", "topic", "period", "upload_id"):
        row = rows[0]
        place = (Down(row["period"][:4]), row["topic"], Down(row["period"]), row["unit_id"], row["upload_id"])
        answer.append((place, Row(picked(row, *columns), rows=sum(each["row_count"] for each in rows))))
    return answer


TWINS = {twin.__name__: twin for twin in (held_periods, uncertain_figures, units_held)}
