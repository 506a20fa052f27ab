"""What a report asks the store: the rows that sentences, tables and charts of it are made of."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date
from typing import Any

from cchc import words
from cchc.store import Store, question

Rows = list[dict[str, Any]]
COMING = 100  # days after the period that a report looks ahead to
MET = ("met", "on_pace", "met_off_period")
MISSED = ("missed", "not_met_off_period", "behind")


def report_answers(store: Store, unit_id: str, period: str) -> dict[str, Rows]:
    """Name → rows, for one unit and period; nothing held is an empty list. Told as of the period's last day, or of today."""
    year, _months, _length = words.period_order(period)
    day = min(last_day(period), store.today())
    ask = _asking(store, unit_id, day)
    unit = store.ask_rows("units_with_figures")
    named = next((each for each in unit if each["unit_id"] == unit_id), None)
    of_unit = {"unit": named["unit"], "province": named["province"]} if named else {}
    tasks = ask("tasks_by_period", period=period)
    dossiers = ask("dossiers_by_period", period=period)
    targets = ask("target_distances", year=year)
    actions = ask("remedy_actions", is_open=True)
    held = {
        "dossiers": dossiers,
        "dossiers_late": [row for row in dossiers if row["resolved_late"]],
        "dossier_fields": ask("dossiers_by_field", period=period),
        "tasks": tasks,
        "tasks_late": [row for row in tasks if row["open_late"]],
        "task_list": ask("tasks", period=period),
        "measures": ask("measures", period=period),
        "targets_met": [row for row in targets if row["outlook"] in MET],
        "targets_missed": [row for row in targets if row["outlook"] in MISSED],
        "targets_coming": [
            row for row in targets if words.period_order(row["period"]) > words.period_order(period)
        ],
        "actions_open": [row for row in actions if row["due_on"]],
        "actions_in_words": [row for row in actions if not row["due_on"] and row["due_text"]],
        "calendar": store.ask_rows("calendar_dates", as_of=day, within_days=COMING),
    }
    held["index_766"] = _newest(store.ask_rows("index_766", **of_unit), year, period)
    headline = [
        row for row in store.ask_rows("unit_headline", unit_id=unit_id, as_of=day) if row["year"] <= year
    ]
    held["headline"] = headline[-1:]
    of_year = {"year": headline[-1]["year"] if headline else year}
    held["areas"] = store.ask_rows("deductions_by_area", **of_unit, **of_year)
    held["limitations"] = [
        row for row in store.ask_rows("limitations", **of_unit, **of_year) if row["limitation"]
    ]
    return held


def _asking(store: Store, unit_id: str, day: date) -> Callable[..., Rows]:
    def ask(name: str, **given: Any) -> Rows:
        asked = {"unit_id": unit_id, "as_of": day, **given}
        known = question(name).parameters
        return store.ask_rows(name, **{key: value for key, value in asked.items() if key in known})

    return ask


def _newest(rows: Rows, year: int, period: str) -> Rows:
    """The newest reading of the report's own year until its last day; of several on one day the first."""
    fitting = [
        row
        for row in rows
        if words.period_order(row["period"]) <= words.period_order(period)
        and int(str(row["period"])[:4]) == year
    ]
    return sorted(fitting, key=lambda row: words.period_order(row["period"]))[-1:]


def last_day(period: str) -> date:
    """The last day of a period: «2023-Q1» → 31/3/2023."""
    year, month, _length = words.period_order(period)
    return date(year, month, calendar.monthrange(year, month)[1])
