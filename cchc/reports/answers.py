"""What a report asks the store: the rows that sentences, tables and charts of it are made of."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc import words
from cchc.reports.documents import document_grounds, own_documents
from cchc.reports.kinds import ReportKind
from cchc.reports.next_steps import COMING, next_steps, others
from cchc.store import Store, question

Rows = list[dict[str, Any]]
Ask = Callable[..., Rows]
MET = ("met", "on_pace", "met_off_period")
MISSED = ("missed", "not_met_off_period", "behind")


class AskedRows(Mapping[str, Rows]):
    """Name → rows, each asked when it is looked at first: a kind of documents needs half of what all of them need."""

    def __init__(self, asking: Mapping[str, Callable[[], Rows]]) -> None:
        self.asking = asking
        self.known: dict[str, Rows] = {}

    def __getitem__(self, name: str) -> Rows:
        """The rows of that name. Raises KeyError where a report asks for no such."""
        if name not in self.known:
            self.known[name] = self.asking[name]()
        return self.known[name]

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self.asking)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.asking)


@dataclass(frozen=True)
class Answers:
    """Name → rows of what a report is made of, nothing held is an empty list; and the scored year that it speaks of."""

    rows: Mapping[str, Rows]
    scored_year: int

    def of(self, name: str) -> Rows:
        """The rows of that name."""
        return self.rows.get(name, [])


def report_answers(store: Store, unit_id: str, kind: ReportKind, period: str) -> Answers:
    """All rows for a unit, kind and period, told as of the period's last day, or of today before it."""
    year, _months, _length = words.period_order(period)
    day = min(last_day(period), store.today())
    ask = _asking(store, unit_id, day)
    whole = "-" not in period
    results = [
        row for row in ask("unit_headline") if _is_spoken_of(kind, int(row["year"]), year, whole=whole)
    ]
    scored = int(results[-1]["year"]) if results else year - (kind.scored == "before")
    asking = {
        **_work(ask, period, year),
        **_scores(ask, scored),
        **_actions(ask, year, day),
        **_coming(store, day),
        **_documents(ask, unit_id, [year] if kind.scored == "newest" else [scored, year], day),
    }
    return Answers(AskedRows({**asking, "headline": lambda: results[-1:]}), scored)


def _is_spoken_of(kind: ReportKind, scored: int, year: int, *, whole: bool) -> bool:
    """What is scored of a year is not known in the middle of it, however late a report of the middle is written."""
    newest = scored <= year if whole else scored < year
    return {"newest": newest, "before": scored < year, "of": scored == year}[kind.scored]


def _work(ask: Ask, period: str, year: int) -> dict[str, Callable[[], Rows]]:
    asked = AskedRows(
        {
            "dossiers": lambda: (
                ask("dossiers_by_period", period=period) or ask("dossiers_of_parts", period=period)
            ),
            "tasks": lambda: ask("tasks_by_period", period=period),
            "targets": lambda: ask("target_distances", year=year),
        }
    )

    def outlook(codes: Sequence[str]) -> Rows:
        return [row for row in asked["targets"] if row["outlook"] in codes]

    return {
        "dossiers": lambda: asked["dossiers"],
        "dossiers_late": lambda: [row for row in asked["dossiers"] if row["resolved_late"]],
        "dossier_fields": lambda: ask("dossiers_by_field", period=period),
        "tasks": lambda: asked["tasks"],
        "tasks_late": lambda: [row for row in asked["tasks"] if row["open_late"]],
        "task_list": lambda: ask("tasks", period=period),
        "measures": lambda: ask("measures", period=period),
        "targets_met": lambda: outlook(MET),
        "targets_missed": lambda: outlook(MISSED),
        "targets_coming": lambda: [row for row in asked["targets"] if _is_after(row["period"], period)],
        "index_766": lambda: _newest(ask("index_766"), year, period),
    }


def _scores(ask: Ask, scored: int) -> dict[str, Callable[[], Rows]]:
    asked = AskedRows({"limitations": lambda: ask("limitations", year=scored)})
    return {
        "areas": lambda: ask("deductions_by_area", year=scored),
        "limitations": lambda: [row for row in asked["limitations"] if row["limitation"]],
        "documented_remedies": lambda: [row for row in asked["limitations"] if row["remedy"]],
        "ledger": lambda: ask("ledger_lines", year=scored),
        "ledger_states": lambda: ask("limitation_states", year=scored),
        "progress": lambda: [
            whole_points(row) for row in ask("remedy_progress", year=scored) if row["limitation_count"]
        ],
        "outcomes": lambda: ask("limitation_outcomes", year=scored),
        "explanations": lambda: ask("explanation_lines", year=scored, to_explain=True),
    }


def whole_points(row: dict[str, Any]) -> dict[str, Any]:
    """Points that are only known to be at least so many are not told in a document."""
    partial = [name for name in ("planned", "done", "confirmed") if row[f"{name}_untold"]]
    unknown = {f"{name}_points": None for name in partial}
    return {**row, **unknown, **({} if row["is_whole"] else {"lost_points": None, "untaken_points": None})}


def _actions(ask: Ask, year: int, day: date) -> dict[str, Callable[[], Rows]]:
    asked = AskedRows({"open": lambda: ask("remedy_actions", is_open=True)})

    def named() -> Rows:
        return next_steps(asked["open"], year, day)[0]

    return {
        "actions_open": lambda: [row for row in named() if row["due_on"]],
        "actions_in_words": lambda: [row for row in named() if not row["due_on"]],
        "actions_left": lambda: others(next_steps(asked["open"], year, day)[1]),
    }


def _documents(ask: Ask, unit_id: str, years: Sequence[int], day: date) -> dict[str, Callable[[], Rows]]:
    asked = AskedRows({"all": lambda: ask("referred_documents", unit_id=unit_id)})

    def unit() -> str:
        return str(asked["all"][0]["unit"]) if asked["all"] else ""

    return {
        "grounds": lambda: document_grounds(asked["all"], unit(), years, day),
        "own_plans": lambda: own_documents(asked["all"], unit(), years, day, plans=True),
        "own_documents": lambda: own_documents(asked["all"], unit(), years, day, plans=False),
    }


def _coming(store: Store, day: date) -> dict[str, Callable[[], Rows]]:
    return {"calendar": lambda: store.ask_rows("calendar_dates", as_of=day, within_days=COMING)}


def _asking(store: Store, unit_id: str, day: date) -> Ask:
    """A question about the unit: by its id, where the question takes one, else by its name and province."""
    named = next((row for row in store.ask_rows("units_with_figures") if row["unit_id"] == unit_id), None)
    of_unit = {"unit": named["unit"], "province": named["province"]} if named else {}

    def ask(name: str, **given: Any) -> Rows:
        known = question(name).parameters
        whose = {"unit_id": unit_id} if "unit_id" in known else of_unit
        asked = {**whose, "as_of": day, **given}
        return store.ask_rows(name, **{key: value for key, value in asked.items() if key in known})

    return ask


def _is_after(period: str, than: str) -> bool:
    return words.period_order(period) > words.period_order(than)


def _newest(rows: Sequence[dict[str, Any]], year: int, period: str) -> Rows:
    """The newest reading of the report's own year until its last day."""
    fitting = [
        row for row in rows if int(str(row["period"])[:4]) == year and not _is_after(row["period"], period)
    ]
    return sorted(fitting, key=lambda row: words.period_order(row["period"]))[-1:]


def last_day(period: str) -> date:
    """The last day of a period: «2023-Q1» → 31/3/2023."""
    year, month, _length = words.period_order(period)
    return date(year, month, calendar.monthrange(year, month)[1])
