"""Slow twins of the questions about tasks: one state per task and day, worked out task by task."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from tests.twins.history import History, Row, combined, finality_of
from tests.twins.order import down, ups
from tests.twins.periods import day_of, own_day, period
from tests.twins.scores import Answer, first, fits, grouped, minus, percent, picked, wanted_rows

DAY = timedelta(days=1)


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
    own = "kiểm tra|giám sát|tuyên truyền|truyền thông|nâng cao|cải thiện|khắc phục|đào tạo|bồi dưỡng|tập huấn|khảo sát|thi đua"
    if ("cchc" in low or "cải cách hành chính" in low) and not re.match(f"kế hoạch ({own})", low):
        return "Kế hoạch CCHC"
    council = re.search("(ubnd|ủy ban nhân dân|chủ tịch).*(tỉnh|thành phố)", low)
    return "UBND tỉnh giao" if council or low.strip() in ("ubnd", "ủy ban nhân dân") else assigned_by


def state_on(task: Row, day: date) -> str:
    """The state of a task on a day."""
    due, done = parsed(task["due_on"]), parsed(task["done_on"])
    if due is None and done is None and task["state"] is None:
        return "unknown"
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
    """The single tasks of the wanted units that no newer list names again, with plan and state on the day."""
    found = wanted_rows(history, "tasks", given)
    counts = latest_counts(history, given)
    for task in found:
        task |= {"plan": plan_of(task["assigned_by"]), "state": state_on(task, day_of(given))}
        task |= {"due_on": parsed(task["due_on"]), "done_on": parsed(task["done_on"])}
        task |= {"key": key(task["plan"]), "source": history.source(task)}
        task["owner_key"] = None if task["owner"] is None else key(task["owner"])
        naming = sorted(count["key"] for count in counts if is_of(count, task) and names(count["key"], task))
        task["counted_in"] = min(naming, key=len, default=None)
    return [task for task in found if not any(names_again(other, task) for other in found)]


def key(name: str) -> str:
    return name.strip().lower()


def is_of(count: Row, task: Row) -> bool:
    return bool((count["unit_id"], count["period"]) == (task["unit_id"], task["period"]))


def names(plan: str, listed: Row) -> bool:
    """Whether a count of a plan speaks for what is listed under another."""
    return listed["key"] in plan or (plan, listed["key"]) == ("nhiệm vụ được giao", "ubnd tỉnh giao")


def names_again(newer: Row, task: Row) -> bool:
    """Whether a newer list has the task too: over some of the same days, or for the same deadline."""
    if newer["unit_id"] != task["unit_id"] or said(newer) != said(task) or order(newer) <= order(task):
        return False
    own, other = period(task["period"]), period(newer["period"])
    return bool(own.days & other.days) or (task["due_on"] is not None and task["due_on"] == newer["due_on"])


def said(task: Row) -> tuple[str, str]:
    return key(task["title"]), key(task["owner"] or "")


def order(task: Row) -> tuple[Any, ...]:
    """What is more final goes first; what is published later is newer; of one file, what ends or begins later."""
    days = period(task["period"])
    return finality_of(task["flag"]), task["published_no"], days.ends_on, days.starts_on


def counted(tasks: list[Row], day: date) -> Row:
    """How many of some tasks are in which state."""
    due = [task for task in tasks if task["due_on"] and task["due_on"] <= day]
    states = [task["state"] for task in tasks]
    done, is_known = [state for state in states if state.startswith("done")], "unknown" not in states
    return Row(
        total=len(tasks),
        due=len(due),
        done=len(done) if is_known else None,
        done_of_due=sum(task["state"].startswith("done") for task in due),
        done_on_time=states.count("done_on_time"),
        done_late=states.count("done_late"),
        open_in_time=states.count("open_in_time"),
        open_late=states.count("open_late"),
        state_unknown=states.count("unknown"),
        source="; ".join(sorted({task["source"] for task in tasks})),
        flag=combined(*(task["flag"] for task in tasks)),
    )


def latest_counts(history: History, given: dict[str, Any]) -> list[Row]:
    """The counts as the documents give them; of one plan and period the one published last, whatever its capitals."""
    found: dict[Any, Row] = {}
    for row in sorted(wanted_rows(history, "task_counts", given), key=lambda row: row["plan"], reverse=True):
        row["key"] = key(row["plan"])
        place = row["unit_id"], row["period"], row["key"]
        if place not in found or strength(row) >= strength(found[place]):
            found[place] = row
    return list(found.values())


def strength(count: Row) -> tuple[int, int]:
    """What is more final speaks, then what was published last."""
    return finality_of(count["flag"]), count["published_no"]


def published(history: History, given: dict[str, Any]) -> list[Row]:
    """The counts with what their figures say of all that is planned, of what was due, and of what is late now."""
    found = []
    for row in latest_counts(history, given):
        total, due = row["total"], row["due"]
        done = first(row["done"], whole([row["done_on_time"], row["done_late"]]))
        left = first(row["open"], whole([row["open_in_time"], row["open_late"]]))
        row |= {"counted_from": "counts", "source": history.source(row), "plan": row["plan"].strip()}
        row |= {"done": done, "done_of_all": None, "done_of_due": None, "late_now": row["open_late"]}
        adds_up = None not in (done, left, total) and done + left == total
        if done is not None and (due is None or due == total or done > due or adds_up):
            row["done_of_all"] = done
        if due is None:
            row["done_of_due"] = done
        elif row["open_late"] is not None:
            row["done_of_due"] = done_beside(due - row["open_late"], due if done is None else done)
        elif done is not None and done <= due:
            row |= {"done_of_due": done, "late_now": due - done}
        if row["late_now"] is None and (left == 0 or (done is not None and done == total)):
            row["late_now"] = 0
        found.append(row)
    return found


def done_beside(rest: int, most: int) -> int | None:
    """What is left of those due without the late ones, where it is not more than can be done."""
    return rest if 0 <= rest <= most else None


def listed(history: History, given: dict[str, Any], *columns: str) -> list[Row]:
    """The same counts, made from the lists of single tasks."""
    found = []
    for tasks in grouped(known_tasks(history, given), "unit_id", "key", *columns):
        counts = counted(tasks, day_of(given))
        counts |= picked(tasks[0], "unit", "province", "unit_id", "period", "key", "counted_in")
        counts |= {"plan": min(task["plan"].strip() for task in tasks), "tasks": tasks}
        counts |= {"counted_from": "tasks", "done_of_all": counts["done"]}
        left = counts["open_in_time"] + counts["open_late"]
        counts |= {"open": None if counts["done"] is None else left}
        counts |= {"without_date": sum(task["due_on"] is None for task in tasks)}
        found.append(counts)
    return found


def on_time_rate(row: Row) -> float | None:
    parts = whole([row["done_on_time"], row["done_late"]])
    return percent(row["done_on_time"], row["done"]) if parts == row["done"] else None


def tasks_by_period(history: History, given: dict[str, Any]) -> Answer:
    columns: tuple[str, ...] = (
        "unit",
        "province",
        "period",
        "plan",
        "counted_from",
        "source",
        "flag",
        "total",
        "due",
        "done",
    )
    columns += ("done_of_due", "done_on_time", "done_late", "open", "open_in_time", "open_late")
    columns += ("listed_late", "named_late", "state_unknown", "without_date")
    counts, lists = published(history, given), listed(history, given, "period", "counted_in")
    for count in counts:
        closing = own_day(period(count["period"]))
        has_begun = period(count["period"]).starts_on <= day_of(given)
        whole_plans = listed(history, {**given, "as_of": closing.isoformat()}) if has_begun else []
        beside = [row for row in lists if is_of(count, row) and row["counted_in"] == count["key"]]
        count["listed_late"] = sum(row["open_late"] for row in beside) if beside else None
        count["open_late"] = count["late_now"]
        of_plan = [
            row for row in whole_plans if row["unit_id"] == count["unit_id"] and names(count["key"], row)
        ]
        count["named_late"] = sum(row["open_late"] for row in of_plan) if of_plan else None
        count["flag"] = (
            combined(count["flag"], *(row["flag"] for row in [*beside, *of_plan])) or count["flag"]
        )
    for row in lists:
        row["flag"] = combined(row["flag"], "computed")
    answer = []
    for row in [*counts, *(row for row in lists if row["counted_in"] is None)]:
        found = Row(
            {column: row.get(column) for column in columns},
            completion_rate=percent(row["done_of_due"], first(row["due"], row["total"])),
            completion_basis={(False, False): None, (False, True): "all"}.get(
                (row["due"] is not None, row["total"] is not None), "due"
            ),
            on_time_rate=on_time_rate(row),
            plan_progress=percent(row["done_of_all"], row["total"]),
            nothing_arisen=";".join([*nothing(row), *(["plan_progress"] if row["total"] == 0 else [])])
            or None,
        )
        wanted = given.get("plan") is None or row["key"] == key(given["plan"])
        if wanted and fits(row["period"], given.get("period")):
            answer.append((ups(row, "province", "unit", "period", "unit_id", "plan"), found))
    return answer


def nothing(row: Row) -> list[str]:
    """The rates whose divisor is zero."""
    none_done = row["done"] == 0 and whole([row["done_on_time"], row["done_late"]]) == 0
    is_known = not row.get("state_unknown")
    said = ["completion_rate"] if is_known and first(row["due"], row["total"]) == 0 else []
    return said + (["on_time_rate"] if none_done or row["total"] == 0 else [])


def tasks_by_owner(history: History, given: dict[str, Any]) -> Answer:
    wanted = [task for task in known_tasks(history, given) if is_asked(task, given)]
    answer = []
    for rows in grouped(wanted, "unit_id", "period", "owner_key"):
        row = Row(**picked(rows[0], "unit", "province", "period"), **counted(rows, day_of(given)))
        owners = [task["owner"].strip() for task in rows if task["owner"] is not None]
        row |= {"owner": min(owners, default="Chưa ghi đơn vị chủ trì")}
        row |= {"completion_rate": percent(row["done_of_due"], row["due"]), "on_time_rate": on_time_rate(row)}
        row["nothing_arisen"] = ";".join(nothing(row)) or None
        place = (down(row["open_late"]), down(row["total"]))
        row_id = Row(row, unit_id=rows[0]["unit_id"])
        answer.append(((*place, *ups(row_id, "province", "unit", "period", "unit_id", "owner")), row))
    return answer


def is_asked(task: Row, given: dict[str, Any]) -> bool:
    plan = given.get("plan")
    return fits(task["period"], given.get("period")) and (plan is None or task["key"] == key(plan))


def tasks(history: History, given: dict[str, Any]) -> Answer:
    day = day_of(given)
    columns: tuple[str, ...] = (
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
    for task in known_tasks(history, given):
        if not is_wanted(task, given, day):
            continue
        until = {"open_late": day, "done_late": task["done_on"]}.get(task["state"])
        left = minus(task["due_on"], day) if task["state"] == "open_in_time" else None
        row = Row(picked(task, *columns, "flag", "source"))
        row |= {"days_late": days(minus(until, task["due_on"])), "days_left": days(left)}
        place = ("due_on", "province", "unit", "unit_id", "period", "published_no", "position")
        answer.append((ups(task, *place), row))
    return answer


def is_wanted(task: Row, given: dict[str, Any], day: date) -> bool:
    within = given.get("within_days")
    soon = within is None or (task["due_on"] is not None and task["due_on"] <= day + within * DAY)
    in_words = given.get("in_words")
    if in_words is not None and in_words != (task["due_on"] is None):
        return False
    return soon and is_asked(task, given) and fits(task["state"], given.get("states"))


def days(between: timedelta | None) -> int | None:
    return None if between is None else between.days


def plan_progress(history: History, given: dict[str, Any]) -> Answer:
    found = [row for rows in planned_years(history, given) for row in told_of_a_year(rows)]
    columns: tuple[str, ...] = (
        "unit",
        "province",
        "year",
        "plan",
        "period",
        "counted_from",
        "source",
        "flag",
        "total",
        "done",
        "counted_on",
        "is_as_uploaded",
    )
    answer = []
    for row in found:
        new_year, after = date(row["year"], 1, 1), date(row["year"] + 1, 1, 1)
        expected = percent((row["counted_on"] - new_year).days + 1, (after - new_year).days)
        expected = expected if row["fills_year"] and not row["is_as_uploaded"] else None
        progress = percent(row["done"], row["total"])
        line = Row(picked(row, *columns), plan_progress=progress, expected_share=expected)
        line["ahead"] = minus(progress, expected)
        answer.append((ups(row, "province", "unit", "year", "unit_id", "plan"), line))
    return answer


def planned_years(history: History, given: dict[str, Any]) -> list[list[Row]]:
    """What is told of the plans of each unit and year: every count, and for each plan all its lists together."""
    day, found = day_of(given), []
    for row in published(history, given):
        span = period(row["period"])
        row |= {
            "done": row["done_of_all"],
            "flag": combined(row["flag"]),
            "fills_year": True,
            "begins": span.starts_on,
            "ends": span.ends_on,
            "counted_on": own_day(span),
            "is_as_uploaded": own_day(span) != span.ends_on,
        }
        found.append(Row(row, year=span.year))
    tasks = [Row(task, year=period(task["period"]).year) for task in known_tasks(history, given)]
    for rows in grouped(tasks, "unit_id", "year", "key"):
        row = Row(counted(rows, day), **picked(rows[0], "unit", "province", "unit_id", "year", "key"))
        spans = {task["period"]: period(task["period"]) for task in rows}
        months = {(each.year, each.month) for span in spans.values() for each in span.days}
        row |= {"plan": min(task["plan"].strip() for task in rows), "counted_from": "tasks"}
        row |= {"period": spans.popitem()[0] if len(spans) == 1 else str(row["year"])}
        row |= {"begins": min(period(task["period"]).starts_on for task in rows)}
        row |= {"ends": max(period(task["period"]).ends_on for task in rows), "fills_year": len(months) == 12}
        found.append(row)
    for row in found:
        row["counted_on"] = first(row["counted_on"], min(row["ends"], day))
    planned = [row for row in found if "kế hoạch" in row["key"] and row["begins"] <= day]
    return grouped(planned, "unit_id", "year")


def told_of_a_year(rows: list[Row]) -> list[Row]:
    """Of each plan its newest count or its lists: what goes further, and the count where both go as far."""
    counts = [row for row in rows if row["counted_from"] == "counts"]
    known = [row for row in rows if row["total"] and row["done"] is not None]
    lists = [row for row in known if row["counted_from"] == "tasks"]
    newer = {row["key"]: row["counted_on"] for row in lists}
    told = []
    for same in grouped([row for row in known if row["counted_from"] == "counts"], "key"):
        newest = max(same, key=lambda row: (row["counted_on"], row["ends"], -row["begins"].toordinal()))
        if newer.get(newest["key"], newest["counted_on"]) <= newest["counted_on"]:
            told.append(newest)
    return told + [row for row in lists if not any(is_outdated(row, count) for count in counts)]


def is_outdated(listed: Row, count: Row) -> bool:
    return names(count["key"], listed) and bool(count["counted_on"] >= listed["counted_on"])


TWINS = {twin.__name__: twin for twin in (plan_progress, tasks, tasks_by_owner, tasks_by_period)}
