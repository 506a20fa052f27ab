"""Slow twins of the questions about tasks: one state per task and day, worked out task by task."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from cchc.words import VIETNAM
from tests.twins.history import History, Row
from tests.twins.order import down, ups
from tests.twins.periods import Period, period
from tests.twins.scores import Answer, first, fits, grouped, minus, percent, picked, wanted_rows

DAY = timedelta(days=1)


def day_of(given: dict[str, Any]) -> date:
    return date.fromisoformat(given["as_of"]) if given.get("as_of") else datetime.now(VIETNAM).date()


def whole(values: Iterable[Any]) -> Any:
    """Sum that is blank where any part is blank."""
    listed = list(values)
    return None if None in listed else sum(listed)


def plan_of(assigned_by: str | None) -> str:
    """The source of a task by who assigned it."""
    if assigned_by is None:
        return "Nhiệm vụ được giao"
    low = assigned_by.lower()
    if "kết luận" in low:
        return "Kết luận"
    if "cchc" in low or "cải cách hành chính" in low:
        return "Kế hoạch CCHC"
    council = re.search("(ubnd|ủy ban nhân dân|chủ tịch).*(tỉnh|thành phố)", low)
    return "UBND tỉnh giao" if council or low.strip() in ("ubnd", "ủy ban nhân dân") else assigned_by


def state_on(task: Row, day: date) -> str:
    """The state of a task on a day."""
    due, done = parsed(task["due_on"]), parsed(task["done_on"])
    if done is None and task["state"] in ("done_on_time", "done_late"):
        return str(task["state"])
    if done is None or done > day:
        if due is None:
            return "open_late" if task["state"] == "open_late" else "open_in_time"
        return "open_late" if day > due else "open_in_time"
    if due is None:
        return str(task["state"]) if task["state"] in ("done_on_time", "done_late") else "done"
    return "done_on_time" if done <= due else "done_late"


def parsed(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def known_tasks(history: History, given: dict[str, Any]) -> list[Row]:
    """The single tasks of the wanted units, with plan and state on the day."""
    found = wanted_rows(history, "tasks", given)
    for task in found:
        task |= {"plan": plan_of(task["assigned_by"]), "state": state_on(task, day_of(given))}
        task |= {"due_on": parsed(task["due_on"]), "done_on": parsed(task["done_on"])}
    return found


def counted(tasks: list[Row], day: date) -> Row:
    """How many of some tasks are in which state."""
    due = [task for task in tasks if task["due_on"] and task["due_on"] <= day]
    states = [task["state"] for task in tasks]
    done = [state for state in states if state.startswith("done")]
    return Row(
        total=len(tasks),
        due=len(due),
        done=len(done),
        done_of_due=sum(task["state"].startswith("done") for task in due),
        done_on_time=states.count("done_on_time"),
        done_late=states.count("done_late"),
        open_in_time=states.count("open_in_time"),
        open_late=states.count("open_late"),
    )


def published(history: History, given: dict[str, Any]) -> list[Row]:
    """The counts as the documents give them."""
    found = []
    for row in wanted_rows(history, "task_counts", given):
        done = first(row["done"], whole([row["done_on_time"], row["done_late"]]))
        row |= {"counted_from": "counts", "source": history.source(row), "done": done, "done_of_due": done}
        found.append(row)
    return found


def listed(history: History, given: dict[str, Any]) -> list[Row]:
    """The same counts, made from the lists of single tasks."""
    found = []
    for tasks in grouped(known_tasks(history, given), "unit_id", "period", "plan"):
        counts = counted(tasks, day_of(given))
        counts |= picked(tasks[0], "unit", "province", "unit_id", "period", "plan")
        counts |= {"counted_from": "tasks", "source": tasks[0]["file_name"], "flag": "computed"}
        counts |= {"open": counts["open_in_time"] + counts["open_late"]}
        counts |= {"without_date": sum(task["due_on"] is None for task in tasks)}
        found.append(counts)
    return found


def names(count: Row, other: Row) -> bool:
    """Whether a published count speaks for the listed tasks of another."""
    same = (count["unit_id"], count["period"]) == (other["unit_id"], other["period"])
    general = (count["plan"], other["plan"]) == ("Nhiệm vụ được giao", "UBND tỉnh giao")
    return same and (other["plan"] in count["plan"] or general)


def on_time_rate(row: Row) -> float | None:
    return percent(row["done_on_time"], whole([row["done_on_time"], row["done_late"]]))


def tasks_by_period(history: History, given: dict[str, Any]) -> Answer:
    columns = ("unit", "province", "period", "plan", "counted_from", "source", "flag", "total", "due", "done")
    columns += (
        "done_of_due",
        "done_on_time",
        "done_late",
        "open",
        "open_in_time",
        "open_late",
        "without_date",
    )
    counts = published(history, given)
    lists = [row for row in listed(history, given) if not any(names(count, row) for count in counts)]
    answer = []
    for row in [*counts, *lists]:
        found = Row(
            **picked(row, *columns),
            completion_rate=percent(row["done_of_due"], first(row["due"], row["total"])),
            on_time_rate=on_time_rate(row),
            plan_progress=percent(row["done"], row["total"]),
            nothing_arisen=";".join([*nothing(row), *(["plan_progress"] if row["total"] == 0 else [])])
            or None,
        )
        if fits(row["period"], given.get("period")) and fits(row["plan"], given.get("plan")):
            answer.append((ups(row, "province", "unit", "period", "unit_id", "plan"), found))
    return answer


def nothing(row: Row) -> list[str]:
    """The rates whose divisor is zero."""
    done = whole([row["done_on_time"], row["done_late"]])
    said = ["completion_rate"] if first(row["due"], row["total"]) == 0 else []
    return said + (["on_time_rate"] if 0 in (done, row["total"]) else [])


def tasks_by_owner(history: History, given: dict[str, Any]) -> Answer:
    wanted = [
        task
        for task in known_tasks(history, given)
        if fits(task["period"], given.get("period")) and fits(task["plan"], given.get("plan"))
    ]
    answer = []
    for rows in grouped(wanted, "unit_id", "period", "owner"):
        counts = counted(rows, day_of(given))
        row = Row(**picked(rows[0], "unit", "province", "period"), **counts, source=rows[0]["file_name"])
        row |= {"owner": rows[0]["owner"] or "Chưa ghi đơn vị chủ trì"}
        row |= {"completion_rate": percent(row["done_of_due"], row["due"]), "on_time_rate": on_time_rate(row)}
        row["nothing_arisen"] = ";".join(nothing(row)) or None
        place = (down(row["open_late"]), down(row["total"]))
        row_id = Row(row, unit_id=rows[0]["unit_id"])
        answer.append(((*place, *ups(row_id, "province", "unit", "period", "unit_id", "owner")), row))
    return answer


def spoken_for(task: Row, others: list[Row]) -> bool:
    """Whether a later list over the same time names the task again."""
    return any(
        other["published_no"] > task["published_no"]
        and other["unit_id"] == task["unit_id"]
        and said(other) == said(task)
        and overlap(period(other["period"]), period(task["period"]))
        for other in others
    )


def said(task: Row) -> tuple[str, str]:
    return task["title"].strip().lower(), (task["owner"] or "").strip().lower()


def overlap(left: Period, right: Period) -> bool:
    return bool(left.days & right.days)


def tasks(history: History, given: dict[str, Any]) -> Answer:
    day, known = day_of(given), known_tasks(history, given)
    columns = (
        "unit",
        "province",
        "owner",
        "plan",
        "title",
        "period",
        "state",
        "due_on",
        "due_text",
        "done_on",
    )
    answer = []
    for task in known:
        if spoken_for(task, known) or not is_wanted(task, given, day):
            continue
        until = {"open_late": day, "done_late": task["done_on"]}.get(task["state"])
        left = minus(task["due_on"], day) if task["state"] == "open_in_time" else None
        row = Row(picked(task, *columns), source=task["file_name"])
        row |= {"days_late": days(minus(until, task["due_on"])), "days_left": days(left)}
        order = ("due_on", "province", "unit", "unit_id", "period", "published_no", "position")
        answer.append((ups(task, *order), row))
    return answer


def is_wanted(task: Row, given: dict[str, Any], day: date) -> bool:
    within = given.get("within_days")
    soon = within is None or (task["due_on"] is not None and task["due_on"] <= day + within * DAY)
    in_words = given.get("in_words")
    if in_words is not None and in_words != (task["due_on"] is None):
        return False
    asked = all(fits(task[name], given.get(name)) for name in ("period", "plan"))
    return soon and asked and fits(task["state"], given.get("states"))


def days(between: timedelta | None) -> int | None:
    return None if between is None else between.days


def plan_progress(history: History, given: dict[str, Any]) -> Answer:
    day = day_of(given)
    found = []
    for row in [*published(history, given), *listed(history, given)]:
        begins, ends = period(row["period"]).starts_on, period(row["period"]).ends_on
        planned = "kế hoạch" in row["plan"].lower() and row["total"] and row["done"] is not None
        if planned and begins <= day:
            found.append(Row(row, year=begins.year, begins=begins, ends=ends, counted_on=min(ends, day)))
    answer = []
    for rows in grouped(found, "unit_id", "year", "plan"):
        rows.sort(
            key=lambda row: (
                -row["counted_on"].toordinal(),
                row["counted_from"],
                -row["ends"].toordinal(),
                row["begins"],
            )
        )
        row = rows[0]
        new_year, after = date(row["year"], 1, 1), date(row["year"] + 1, 1, 1)
        expected = percent((row["counted_on"] - new_year).days + 1, (after - new_year).days)
        done = percent(row["done"], row["total"])
        columns = (
            "unit",
            "province",
            "year",
            "plan",
            "period",
            "counted_from",
            "source",
            "total",
            "done",
            "counted_on",
        )
        line = Row(
            picked(row, *columns), plan_progress=done, expected_share=expected, ahead=minus(done, expected)
        )
        answer.append((ups(row, "province", "unit", "year", "unit_id", "plan"), line))
    return answer


TWINS = {twin.__name__: twin for twin in (plan_progress, tasks, tasks_by_owner, tasks_by_period)}
