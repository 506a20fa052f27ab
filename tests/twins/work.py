"""Slow twins of queries/work."""

from __future__ import annotations

from typing import Any

from tests.twins.history import History, Row
from tests.twins.order import down, ups
from tests.twins.scores import (
    Answer,
    areas,
    first,
    fits,
    grouped,
    minus,
    picked,
    unit_totals,
    wanted_rows,
)


def whole(values: list[Any]) -> Any:
    """Sum that is blank where any part is blank."""
    return None if None in values else sum(values)


def done_in_all(row: Row) -> Any:
    parts = [row["done_on_time"], row["done_late"]]
    return first(row["done"], whole(parts))


def newest_totals(history: History, given: dict[str, Any]) -> list[Row]:
    """The newest total with points of each wanted unit, up to the wanted year."""
    totals = [
        row
        for row in unit_totals(history)
        if row["score"] is not None
        and fits(row["unit"], given.get("unit"))
        and fits(row["province"], given.get("province"))
        and (given.get("year") is None or row["year"] <= given["year"])
    ]
    return [max(rows, key=lambda row: row["year"]) for rows in grouped(totals, "unit_id")]


def attention(history: History, given: dict[str, Any]) -> Answer:
    totals = newest_totals(history, given)
    found = [
        *targets_missed(history, totals),
        *largest_deductions(history, totals),
        *overdue_tasks(history, given),
        *late_dossiers(history, given),
    ]
    columns = ("unit", "province", "rule", "page", "period", "subject", "target", "actual", "at_stake")
    numbers = {"target_missed": 1, "largest_deduction": 2, "overdue_tasks": 3, "late_dossiers": 4}
    return [
        (
            (
                numbers[row["rule"]],
                down(row["period"]),
                down(row["at_stake"]),
                *ups(row, "unit_id", "subject"),
            ),
            Row(picked(row, *columns)),
        )
        for row in found
        if row["at_stake"] is not None and row["at_stake"] > 0
    ]


def targets_missed(history: History, totals: list[Row]) -> list[Row]:
    found = []
    for total in totals:
        for target in wanted_rows(history, "targets", {}):
            soon = target["period"] in (str(total["year"]), str(total["year"] + 1))
            if target["unit_id"] == total["unit_id"] and target["measure"] == "score" and soon:
                actual, aim = float(total["score"]), target["value"]
                named = {"rule": "target_missed", "page": "xu_huong", "subject": target["title"]}
                found.append(Row(target | named, target=aim, actual=actual, at_stake=minus(aim, actual)))
    return found


def largest_deductions(history: History, totals: list[Row]) -> list[Row]:
    found = []
    for total in totals:
        own = [
            area
            for area in areas(history, {})
            if (area["unit_id"], area["year"]) == (total["unit_id"], total["year"])
            and area["deduction"] is not None
        ]
        for area in sorted(own, key=lambda area: (-area["deduction"], area["position"]))[:1]:
            named = {"rule": "largest_deduction", "page": "diem_tru", "subject": area["title"]}
            named |= {"target": area["max_score"], "actual": area["score"], "at_stake": area["deduction"]}
            found.append(Row(area | named, period=str(area["year"])))
    return found


def overdue_tasks(history: History, given: dict[str, Any]) -> list[Row]:
    found = []
    for row in wanted_rows(history, "task_counts", given):
        done = done_in_all(row)
        named = {"rule": "overdue_tasks", "page": "nhiem_vu", "subject": row["plan"], "actual": done}
        stake = first(row["open_late"], minus(row["due"], done), row["open"])
        found.append(Row(row | named, target=first(row["due"], row["total"]), at_stake=stake))
    return found


def late_dossiers(history: History, given: dict[str, Any]) -> list[Row]:
    found = []
    for rows in grouped(wanted_rows(history, "dossier_counts", given), "unit_id", "period", "label"):
        named = {"rule": "late_dossiers", "page": "ho_so", "subject": rows[0]["label"]}
        late = sum((row["resolved_late"] or 0) + (row["pending_late"] or 0) for row in rows)
        found.append(Row(rows[0] | named, target=None, actual=None, at_stake=late))
    return found


TWINS = {twin.__name__: twin for twin in (attention,)}
