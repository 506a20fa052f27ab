"""Slow twins of the calendar of a scoring year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from tests.twins.history import History, Row
from tests.twins.periods import day_of
from tests.twins.scores import Answer, first, fits, picked

KEPT = ("event", "title", "month", "day", "year_offset", "note")


def source(history: History, row: Row) -> Any:
    return row["document"] or history.source(row)


def stated_in(history: History, row: Row) -> Any:
    """The document that names a day; a file from which an officer's own day came is none."""
    titles = {known["source_id"]: known["title"] for known in history.rows("sources")}
    return row["document"] or titles.get(row["source_id"])


def calendar_dates(history: History, given: dict[str, Any]) -> Answer:
    today, answer = day_of(given), []
    for row in history.rows("calendar_events"):
        for scored in (today.year - 1, today.year, today.year + 1):
            year = scored + row["year_offset"]
            due = date(year, row["month"], min(row["day"], monthrange(year, row["month"])[1]))
            within = given.get("within_days")
            if not fits(scored, given.get("scoring_year")):
                continue
            if within is not None and not today <= due <= today + timedelta(within):
                continue
            found = Row(picked(row, *KEPT), event_kind=row["kind"], scoring_year=scored, due_on=due)
            found |= {"days_left": (due - today).days, "source": stated_in(history, row)}
            found["date_basis"] = "own" if first(row["document"], row["source_id"]) is None else "stated"
            answer.append(((due, row["event"], scored), found))
    return answer


def calendar_history(history: History, given: dict[str, Any]) -> Answer:
    standing = {coverage["coverage_id"] for _, coverage in history.coverages()}
    answer = []
    for sent in history.sent:
        for raw in sent.publication.rows.get("calendar_events", []):
            row = Row(raw, file_name=sent.publication.file_name)
            stands = "published" if row["coverage_id"] in standing else "replaced"
            found = Row(picked(row, *KEPT), source=source(history, row))
            found |= {"published_by": sent.publication.published_by}
            found |= {"state": stands if sent.published else "taken_back"}
            answer.append(((-sent.number, row["event"]), found))
    for sent, coverage in history.removals("calendar"):
        event = coverage["subject"]
        titled = [row for row in history.ever("calendar_events") if row["event"] == event]
        found = Row(event=event, title=titled[-1]["title"] if titled else None)
        found |= {**dict.fromkeys(KEPT[2:]), "source": sent.publication.file_name}
        found |= {
            "published_by": sent.publication.published_by,
            "state": history.removal_state(sent, coverage),
        }
        answer.append(((-sent.number, event), found))
    return answer


TWINS = {twin.__name__: twin for twin in (calendar_dates, calendar_history)}
