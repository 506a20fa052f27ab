"""The slow twin of what needs attention: each rule worked out unit by unit, day by day."""

from __future__ import annotations

import ast
import re
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.twins import targets as aims
from tests.twins.agenda import calendar_dates
from tests.twins.changes import lost_line
from tests.twins.criteria import followed_lines
from tests.twins.dossiers import reports
from tests.twins.history import History, Row, combined
from tests.twins.order import down, name_key, ups
from tests.twins.periods import day_of, own_day, period
from tests.twins.provinces import is_found
from tests.twins.remedies import pressing_remedies
from tests.twins.scores import Answer, areas, first, fits, grouped, picked, wanted_rows
from tests.twins.tasks import is_of, known_tasks, names, published

STEP = Path(__file__).parents[2] / "cchc" / "store" / "schema" / "016_attention.sql"
RULE_COLUMNS = ("position", "rule", "page", "threshold", "title", "condition", "stake")
COLUMNS: tuple[str, ...] = (
    "unit_id",
    "unit",
    "province",
    "rule",
    "page",
    "period",
    "subject",
    "measure",
    "measure_unit",
    "topic",
    "actual_period",
    "actual_since",
    "outlook",
)
COLUMNS += (
    "points_basis",
    "target",
    "actual",
    "at_stake",
    "points_at_stake",
    "counted_late",
    "listed_late",
    "due_on",
    "stake_areas",
)
COLUMNS += ("known_parts", "all_parts", "flag")
NOT_ADDED_UP = ("", "%", "điểm", "hạng", "ngày", "lần", "trường")
DOSSIER_MEASURES = ("on_time_rate", "early_rate", "online_rate", "online_payment_rate")
TOPICS = {
    "on_time_rate": "dossiers",
    "early_rate": "dossiers",
    "late_dossiers": "dossiers",
    "online_rate": "online",
    "online_payment_rate": "online",
    "digitisation_rate": "online",
}
KINDS = {"result": "results", "dossiers": "dossier_counts"}


def listed_in_step(name: str) -> list[Any]:
    """The rows of a list in the schema step, read like Python's tuples."""
    found = re.search(rf"values((?:(?!values).)+?)\) as {name}\(", STEP.read_text(encoding="utf-8"), re.S)
    assert found
    return list(ast.literal_eval(f"[{found[1]}]"))


def rules() -> list[Row]:
    found = [Row(zip(RULE_COLUMNS, line, strict=True)) for line in listed_in_step("rules")]
    return [Row(r, condition=r["condition"].replace("{threshold}", str(r["threshold"]))) for r in found]


THRESHOLDS = {rule["rule"]: rule["threshold"] for rule in rules()}


def attention_rules(history: History, given: dict[str, Any]) -> Answer:
    columns: tuple[str, ...] = ("position", "rule", "page", "threshold", "title", "condition", "stake")
    return [
        ((rule["position"],), Row(picked(rule, *columns)))
        for rule in rules()
        if is_found(given, rule["title"], rule["condition"], rule["stake"])
    ]


def whose(given: dict[str, Any]) -> dict[str, Any]:
    """The filters that choose units, for whatever else is looked at."""
    return {key: given[key] for key in ("unit", "province") if key in given}


def attention(history: History, given: dict[str, Any]) -> Answer:
    day = day_of(given)
    found = [
        *targets(history, given, day),
        *deductions(history, given, day),
        *falling(history, given, day),
        *late_dossiers(history, given, day),
        *tasks_due(history, given, day),
        *(row for _, row in pressing_remedies(history, {**whose(given), "as_of": day.isoformat()})),
        *(row for row in followed(history, given, day) if row["is_stale"]),
        *reports_due(history, given, day),
    ]
    weights, order = weigh(history, given, day), {rule["rule"]: rule for rule in rules()}
    answer = []
    for row in found:
        top, lost, titles = weights.get((row["unit_id"], row["topic"]), (None, None, None))
        estimate = min(top * row["share"], lost) if lost and lost > 0 and row["share"] is not None else None
        row["page"] = order[row["rule"]]["page"]
        row["points_at_stake"] = rounded(first(row["points"], estimate))
        if row["points_at_stake"] is not None:
            row["points_basis"] = "estimated" if row["points"] is None else "points"
        if row["points_basis"] == "estimated":
            row["stake_areas"] = titles
        last = (
            down(row["at_stake"]),
            down(row["period"]),
            *ups(row, "topic", "measure", "subject", "name", "unit_id"),
        )
        answer.append(((down(row["points_at_stake"]), order[row["rule"]]["position"], *last), row))
    answer.sort(key=lambda pair: pair[0])
    if given.get("first_of_rule"):
        answer = one_of_each_rule(answer)
    return [(place, Row(picked(row, *COLUMNS), period_type=type_of(row))) for place, row in answer]


def one_of_each_rule(answer: Answer) -> Answer:
    """Per unit and rule what comes first and shares no area with those before; then estimates and due remedies without points."""
    kept: list[Row] = []
    for _, row in answer:
        before = [other for other in kept if other["unit_id"] == row["unit_id"]]
        if row["rule"] not in [other["rule"] for other in before] and not any(share(row, o) for o in before):
            kept.append(row)
    late: list[Row] = []
    for _, row in answer:
        same = [o for o in [*kept, *late] if (o["unit_id"], o["rule"]) == (row["unit_id"], row["rule"])]
        firsts = [o for _, o in answer if (o["unit_id"], o["rule"]) == (row["unit_id"], row["rule"])]
        stays = row["points_basis"] == "estimated" or row["rule"] in ("late_remedies", "due_remedies")
        if not same and row is firsts[0] and stays:
            late.append(Row(row, points_at_stake=None, points_basis=None, stake_areas=None))
    return [((place,), row) for place, row in enumerate([*kept, *late])]


def share(row: Row, other: Row) -> bool:
    """Whether points of one area are told of both."""
    mine, theirs = (
        set(one["stake_areas"] or []) if one["points_at_stake"] is not None else set() for one in (row, other)
    )
    return bool((mine & theirs) - {None})


def rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), 6)


def weigh(history: History, given: dict[str, Any], day: date) -> dict[Any, tuple[Any, Any, list[str]]]:
    """(unit, topic) -> maximum and loss of the areas that it weighs in (all known), and these; of the newest sheet by then."""
    sheets: dict[Any, int] = {}
    for row in wanted_rows(history, "scores", whose(given)):
        is_line = row["level"] == "area" or (row["is_leaf"] and row["level"] in ("criterion", "subcriterion"))
        if is_line and row["year"] <= day.year:
            sheets[row["unit_id"]] = max(row["year"], sheets.get(row["unit_id"], 0))
    newest = [row for row in areas(history, whose(given)) if row["year"] == sheets.get(row["unit_id"])]
    found = {}
    for topic, words in listed_in_step("areas"):
        named_so = [row for row in newest if re.search(words, (row["title"] or "").strip().lower())]
        for rows in grouped(named_so, "unit_id"):
            points = [(row["max_score"], row["deduction"]) for row in rows]
            top, lost = (None if None in each else float(sum(each)) for each in zip(*points, strict=True))
            found[rows[0]["unit_id"], topic] = (
                top,
                lost,
                sorted(first(r["area_code"], r["title"]) for r in rows),
            )
    return found


def topic_weights(history: History, given: dict[str, Any]) -> Answer:
    return [
        (key, Row(unit_id=key[0], topic=key[1], max_score=top, deduction=lost, stake_areas=titles))
        for key, (top, lost, titles) in weigh(history, given, day_of(given)).items()
    ]


def deductions(history: History, given: dict[str, Any], day: date) -> list[Row]:
    lines = [row for row in followed_lines(history, whose(given)) if row["year"] <= day.year]
    found = []
    for own in grouped((row for row in lines if row["is_leaf"] or row["level"] == "area"), "unit_id"):
        years = sorted({row["year"] for row in own}, reverse=True)
        lost = []
        for group in grouped(own, "rung", "name"):
            of_year = {sheet[0]["year"]: lost_line(sheet) for sheet in grouped(group, "year")}
            run = [of_year[year] for year in lasting(years, of_year)]
            if run:
                titles = [of_year[year]["title"] for year in sorted(of_year, reverse=True)]
                row = Row(picked(own[0], "unit", "province", "unit_id"), name=group[0]["name"], run=run)
                row |= {
                    "is_area": group[0]["rung"] == "area",
                    "subject": first(*titles),
                    "period": str(years[0]),
                }
                row |= {"points": float(run[0]["deduction"]), "at_stake": float(run[0]["deduction"])}
                codes = [of_year[year]["area_code"] for year in sorted(of_year, reverse=True)]
                row["stake_areas"] = [first(*codes, row["subject"] if row["is_area"] else None)]
                lost.append(row)
        again = [row for row in lost if len(row["run"]) >= THRESHOLDS["repeated_deduction"]]
        for row in again:
            if not row["is_area"] or any(line["is_leaf"] for line in row["run"]):
                row["flag"] = combined(*(flag for line in row["run"] for flag in line["flags"]))
                found.append(Row(row, rule="repeated_deduction", actual=float(len(row["run"]))))
        worst = sorted(
            (row for row in lost if row["is_area"]),
            key=lambda row: (-row["points"], row["run"][0]["position"]),
        )[:1]
        newest = [row for row in own if row["year"] == years[0] and row["rung"] == "area"]
        named_so = [lost_line(lines) for lines in grouped(newest, "name")]
        known = [line for line in named_so if line["deduction"] is not None]
        for row in worst:
            top = row["run"][0]["max_score"]
            if not (row in again and any(line["is_leaf"] for line in row["run"])):
                row = Row(row, known_parts=len(known), all_parts=len(named_so))
                row["flag"] = combined(*row["run"][0]["flags"])
                found.append(Row(row, rule="largest_deduction", target=None if top is None else float(top)))
    return found


def lasting(years: list[int], of_year: dict[int, Row]) -> list[int]:
    """The years, newest first, over which a loss has lasted up to the newest, each following the other."""
    run: list[int] = []
    for year in range(years[0], years[-1] - 1, -1):
        if year not in of_year or (of_year[year]["deduction"] or 0) <= 0:
            break
        run.append(year)
    return run


def lasting_losses(history: History, given: dict[str, Any]) -> Answer:
    columns: tuple[str, ...] = (
        "rule",
        "unit_id",
        "unit",
        "province",
        "period",
        "subject",
        "name",
        "target",
        "actual",
    )
    columns += ("at_stake", "points", "stake_areas", "known_parts", "all_parts", "flag")
    return [
        (
            (row["unit_id"], row["rule"], down(row["points"]), *ups(row, "subject", "name")),
            Row(picked(row, *columns), period_type="year"),
        )
        for row in deductions(history, given, day_of(given))
    ]


def targets(history: History, given: dict[str, Any], day: date) -> list[Row]:
    goals = [row for row in wanted_rows(history, "targets", given) if row["value"] is not None]
    goals = [row for row in goals if period(row["period"]).starts_on <= a_year_after(day)]
    known = aims.begun(aims.measured(history), day)
    found = []
    for rows in grouped(goals, "unit_id", "measure"):
        last = max(by_end(row["period"]) for row in rows)
        for goal in (row for row in rows if by_end(row["period"]) == last):
            goal["counts"] = is_cumulative(goal)
            figure = aims.held_against(goal, known)
            if figure is not None:
                held = at_the_end(goal, figure)
                if is_short(goal, held["expected"]):
                    found.append(short_of(goal, held, aims.outlook(goal, figure, held["expected"], day)))
    return found


def a_year_after(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, monthrange(day.year + 1, day.month)[1]))


def by_end(code: str) -> tuple[int, int]:
    own = period(code)
    return own.ends_on.toordinal(), -own.starts_on.toordinal()


def is_cumulative(goal: Row) -> bool:
    return goal["comparison"] != "=" and (goal["measure_unit"] or "") not in NOT_ADDED_UP


def at_the_end(goal: Row, figure: Row) -> Row:
    """A figure with what it comes to at the end of the target's period."""
    own, value = period(goal["period"]), float(figure["value"])
    whole, passed = (own.ends_on - own.starts_on).days + 1, (figure["known_on"] - own.starts_on).days + 1
    expected = value * whole / passed if is_cumulative(goal) else value
    flag = combined(goal["flag"], figure["flag"])
    when = {"until": figure["known_on"], "of": figure["period"], "since": figure["since"]}
    return Row(when, value=value, expected=expected, flag=flag)


def is_short(goal: Row, value: float) -> bool:
    met = {
        ">=": value >= goal["value"],
        ">": value > goal["value"],
        "<=": value <= goal["value"],
        "<": value < goal["value"],
    }
    return not met.get(goal["comparison"], value == goal["value"])


def short_of(goal: Row, held: Row, outlook: str) -> Row:
    aim, short = float(goal["value"]), abs(float(goal["value"]) - held["expected"])
    row = Row(picked(goal, "unit", "province", "unit_id", "period", "measure", "measure_unit"))
    rule = "target_missed" if outlook == "missed" else "target_behind"
    row |= {"rule": rule, "outlook": outlook, "subject": goal["title"], "target": aim}
    row |= {
        "flag": held["flag"],
        "actual": held["value"],
        "actual_period": held["of"],
        "actual_since": held["since"],
        "at_stake": short,
        "topic": TOPICS.get(goal["measure"]),
    }
    if row["topic"] is None and (
        (goal["measure_unit"] or "").endswith("đồng") or "spending" in goal["measure"]
    ):
        row["topic"] = "money"
    points = short if goal["measure"] == "score" else None
    return Row(row, points=points, share=short / abs(aim) if aim else None)


def begun(history: History, given: dict[str, Any], day: date) -> list[Row]:
    rows = reports(history, picked(Row(given), "unit", "province"))
    return [row for row in rows if period(row["period"]).starts_on <= day]


def slipping_dossiers(history: History, given: dict[str, Any]) -> Answer:
    columns: tuple[str, ...] = (
        "rule",
        "unit_id",
        "unit",
        "province",
        "period",
        "measure",
        "measure_unit",
        "topic",
        "target",
    )
    columns += ("actual", "at_stake", "share", "flag")
    day = day_of(given)
    return [
        (ups(row, "unit_id", "rule", "measure"), Row(picked(row, *columns), period_type=type_of(row)))
        for row in [*falling(history, given, day), *late_dossiers(history, given, day)]
    ]


def type_of(row: Row) -> str | None:
    return period(row["period"]).type if row["period"] else None


def late_dossiers(history: History, given: dict[str, Any], day: date) -> list[Row]:
    found = []
    for rows in grouped(begun(history, given, day), "unit_id"):
        row = max(rows, key=lambda row: by_end_longest(row["period"]))
        if (row["late_total"] or 0) >= THRESHOLDS["late_dossiers"]:
            share = None if row["late_rate"] is None else row["late_rate"] / 100
            kept = Row(picked(row, "unit", "province", "unit_id", "period"), flag=combined(row["flag"]))
            extra = {"rule": "late_dossiers", "topic": "dossiers", "at_stake": float(row["late_total"])}
            found.append(Row(kept, **extra, share=share))
    return found


def by_end_longest(code: str) -> tuple[int, int]:
    return by_end(code)


def falling(history: History, given: dict[str, Any], day: date) -> list[Row]:
    found = []
    for rate in ("on_time_rate", "online_rate", "online_payment_rate", "digitisation_rate"):
        known = [row for row in begun(history, given, day) if row[rate] is not None]
        for rows in grouped(known, "unit_id"):
            newest = max(
                rows, key=lambda row: (period(row["period"]).ends_on, period(row["period"]).starts_on)
            )
            run = falls_to(newest, rows, rate)
            if len(run) - 1 >= THRESHOLDS["rate_falling"]:
                before, last = run[-1][rate], newest[rate]
                row = Row(
                    picked(newest, "unit", "province", "unit_id", "period"), measure=rate, target=before
                )
                row |= {
                    "rule": "rate_falling",
                    "measure_unit": "%",
                    "actual": last,
                    "at_stake": before - last,
                }
                row["flag"] = combined(*(one["flag"] for one in run))
                found.append(Row(row, topic=TOPICS[rate], share=(before - last) / 100))
    return found


def falls_to(newest: Row, rows: list[Row], rate: str) -> list[Row]:
    """Backwards from the newest: each period of its type that was higher and ended the day before the next began."""
    kind, run = period(newest["period"]).type, [newest]
    while True:
        starts = period(run[-1]["period"]).starts_on
        before = [
            row
            for row in rows
            if period(row["period"]).type == kind
            and period(row["period"]).ends_on + timedelta(1) == starts
            and row[rate] > run[-1][rate] + 5e-10
        ]
        if not before:
            return run
        run.append(before[0])


def tasks_due(history: History, given: dict[str, Any], day: date) -> list[Row]:
    who = {**picked(Row(given), "unit", "province"), "as_of": day.isoformat()}
    until = day + timedelta(THRESHOLDS["deadline_near"])
    single = []
    for task in known_tasks(history, who):
        task["near"] = bool(task["state"] == "open_in_time" and task["due_on"] and task["due_on"] <= until)
        of_year = task["due_on"] is not None and task["due_on"].year == day.year
        if task["state"] == "open_late" or of_year or task["near"]:
            single.append(task)
    found = []
    for tasks in grouped(single, "unit_id"):
        near = sorted(
            (task for task in tasks if task["near"]),
            key=lambda t: (t["due_on"], name_key(t["title"]), t["period"]),
        )
        if near:
            row = Row(
                picked(near[0], "unit", "province", "unit_id", "period", "due_on"), subject=near[0]["title"]
            )
            row["flag"] = combined(*(task["flag"] for task in near))
            row |= {"rule": "deadline_near", "topic": "tasks", "at_stake": float(len(near))}
            found.append(Row(row, share=len(near) / len(tasks)))
    return found + overdue(history, who, day, single)


def pressing_tasks(history: History, given: dict[str, Any]) -> Answer:
    columns: tuple[str, ...] = (
        "rule",
        "unit_id",
        "unit",
        "province",
        "period",
        "subject",
        "topic",
        "actual",
        "target",
        "at_stake",
        "counted_late",
        "listed_late",
        "share",
    )
    return [
        (
            ups(row, "unit_id", "rule", "subject"),
            Row(picked(row, *columns, "due_on", "flag"), period_type=type_of(row)),
        )
        for row in tasks_due(history, given, day_of(given))
    ]


def overdue(history: History, given: dict[str, Any], day: date, single: list[Row]) -> list[Row]:
    """Of each plan what its newest count says, else its lists; the count says what the lists must add, or is not heard."""
    counts = []
    for row in published(history, given):
        span = period(row["period"])
        if span.starts_on <= day and first(row["late_now"], row["done_late"]) is not None:
            beside = [task for task in single if is_of(row, task) and task["counted_in"] == row["key"]]
            still = first(row["late_now"], number_of(beside, "open_late") if beside else None)
            after = first(row["done_late"], number_of(beside, "done_late") if beside else None)
            spans = {"ends": span.ends_on, "begins": span.starts_on, "own_day": own_day(span)}
            is_silent = None in (row["late_now"], row["done_late"])
            row["flag"] = combined(row["flag"], *(task["flag"] for task in beside if is_silent))
            row["counted_late"] = row["late_now"]
            counts.append(Row(row, still=still, after=after, tasks=first(row["due"], row["total"]), **spans))
    newest = [
        max(rows, key=lambda row: (row["ends"], -row["begins"].toordinal()))
        for rows in grouped(counts, "unit_id", "key")
    ]
    lists = []
    for tasks in grouped(single, "unit_id", "key"):
        last = max(tasks, key=lambda task: (period(task["period"]).ends_on, task["period"]))
        row = Row(last, still=number_of(tasks, "open_late"), after=number_of(tasks, "done_late"))
        row |= {"plan": min(task["plan"].strip() for task in tasks), "tasks": len(tasks)}
        row["flag"] = combined(*(task["flag"] for task in tasks))
        lists.append(Row(row, ends=period(last["period"]).ends_on))
    of_the_day = [count for count in newest if count["own_day"] == day]
    both = [(count, row) for count in of_the_day for row in lists if are_one_plan(count, row)]
    for count in newest:
        beside = [row for counted, row in both if counted is count]
        count["listed_late"] = sum(row["still"] for row in beside) if beside else None
    for row in lists:
        row["listed_late"] = row["still"]
    flags = {
        id(count): combined(count["flag"], *(row["flag"] for counted, row in both if counted is count))
        for count in newest
    }
    for row in lists:
        naming = [count for count, own in both if own is row and count["late_now"] is not None]
        last = max(naming, key=lambda count: (count["ends"], count["key"]), default=Row())
        row["counted_late"] = last["late_now"]
        flags[id(row)] = combined(row["flag"], last["flag"])
    for row in [*newest, *lists]:
        row["flag"] = flags[id(row)]
    told = [count for count in newest if not any(is_newer(row, count) for row in lists)]
    told += [row for row in lists if not any(speaks_for(count, row) for count in newest)]
    answer = []
    for row in told:
        late = (row["still"] or 0) + (row["after"] or 0)
        if late >= THRESHOLDS["overdue_tasks"]:
            share = None if not row["tasks"] else late / row["tasks"]
            kept = Row(picked(row, "unit", "province", "unit_id", "period"), subject=row["plan"], share=share)
            kept |= {"flag": row["flag"], "rule": "overdue_tasks", "topic": "tasks", "at_stake": float(late)}
            kept |= {
                name: None if row[name] is None else float(row[name])
                for name in ("counted_late", "listed_late")
            }
            kept |= {"actual": None if row["still"] is None else float(row["still"])}
            answer.append(Row(kept, target=None if row["tasks"] is None else float(row["tasks"])))
    return answer


def number_of(tasks: list[Row], state: str) -> int:
    return sum(task["state"] == state for task in tasks)


def is_newer(listed: Row, count: Row) -> bool:
    same = (listed["unit_id"], listed["key"]) == (count["unit_id"], count["key"])
    return bool(same and listed["ends"] > count["ends"])


def are_one_plan(count: Row, listed: Row) -> bool:
    return bool(count["unit_id"] == listed["unit_id"] and names(count["key"], listed))


def speaks_for(count: Row, listed: Row) -> bool:
    same = count["unit_id"] == listed["unit_id"] and names(count["key"], listed)
    return bool(same and count["ends"] >= listed["ends"])


def reports_due(history: History, given: dict[str, Any], day: date) -> list[Row]:
    """The days of the calendar that are near, for every unit that has not ended and has figures of the topics looked at."""
    kinds = ("result", "assessment", "dossiers", "tasks", "task_counts")
    held = {
        coverage["unit_id"]
        for _, coverage in history.coverages()
        if coverage["topic"] in kinds and period(coverage["period"]).starts_on <= day
        if ended_on(history, coverage["unit_id"]) > day
    }
    units = [
        Row(unit_id=unit_id, unit=history.units[unit_id]["name"], province=history.units[unit_id]["province"])
        for unit_id in held
        if fits(history.units[unit_id]["name"], given.get("unit"))
        and fits(history.units[unit_id]["province"], given.get("province"))
    ]
    near = {"as_of": day.isoformat(), "within_days": THRESHOLDS["report_due"]}
    found = []
    for _, event in calendar_dates(history, near):
        for unit in units:
            row = Row(unit, rule="report_due", subject=event["title"], name=event["event"])
            found.append(Row(row, due_on=event["due_on"], at_stake=float(event["days_left"])))
    return found


def followed(history: History, given: dict[str, Any], day: date) -> list[Row]:
    held: dict[str, dict[str, list[str]]] = {}
    kinds = {"assessment": "result", "task_counts": "tasks"}
    for _, coverage in history.coverages():
        topic = kinds.get(coverage["topic"], coverage["topic"])
        if topic in ("result", "dossiers", "tasks") and period(coverage["period"]).starts_on <= day:
            held.setdefault(coverage["unit_id"], {}).setdefault(topic, []).append(coverage["period"])
    found = []
    for unit_id, topics in held.items():
        unit = history.units[unit_id]
        if not (fits(unit["name"], given.get("unit")) and fits(unit["province"], given.get("province"))):
            continue
        for topic in ("result", "dossiers", "tasks"):
            newest = max(topics.get(topic, []), key=newest_and_shortest, default=None)
            months = THRESHOLDS["stale_data"] + (12 if topic == "result" else 0)
            is_stale = newest is None or months_after(period(newest).ends_on, months) < day
            has_ended = ended_on(history, unit_id) <= day
            days = None if newest is None else float((day - period(newest).ends_on).days)
            row = Row(unit_id=unit_id, unit=unit["name"], province=unit["province"], topic=topic)
            row |= {"rule": "stale_data", "period": newest, "at_stake": days, "has_ended": has_ended}
            row |= {"is_stale": is_stale and not has_ended}
            found.append(row)
    return found


def ended_on(history: History, unit_id: str) -> date:
    """The first day without a unit; a day that never comes where it goes on."""
    unit = history.units[unit_id]
    days = [date(9999, 12, 31)]
    days += [
        date.fromisoformat(str(merger["merged_on"])[:10])
        for merger in history.rows("unit_successors")
        if merger["old_name"] == unit["name"] != merger["new_name"] and merger["merged_on"]
    ]
    provinces = [row for row in history.rows("provinces") if row["province_id"] == unit["province_id"]]
    ends = [row["valid_to"] for row in (*provinces, unit) if row["valid_to"]]
    days += [date.fromisoformat(str(end)[:10]) + timedelta(1) for end in ends]
    days += [date(2025, 7, 1)] if unit["kind"] == "district" else []
    return min(days)


def followed_figures(history: History, given: dict[str, Any]) -> Answer:
    return [
        (
            ups(row, "unit_id", "topic"),
            Row(
                picked(row, "unit_id", "unit", "province", "topic", "period", "is_stale", "has_ended"),
                period_type=type_of(row),
                days_old=row["at_stake"],
            ),
        )
        for row in followed(history, given, day_of(given))
    ]


def newest_and_shortest(code: str) -> tuple[int, int]:
    own = period(code)
    return own.ends_on.toordinal(), own.starts_on.toordinal()


def months_after(day: date, count: int) -> date:
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


PARTS = (followed_figures, lasting_losses, pressing_tasks, slipping_dossiers, topic_weights)
TWINS = {twin.__name__: twin for twin in (attention, attention_rules, *PARTS)}
