"""Which of the things to do a report names as next steps, and what it says of the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

Rows = list[dict[str, Any]]
COMING = 100  # days after the period that a report looks ahead to
MOST = 12  # of one report: who reads more reads the plan


def next_steps(actions: Sequence[dict[str, Any]], year: int, day: date) -> tuple[Rows, Rows]:
    """What is named, the worst first, and what is left: open things of the report's year or the one before, or due until
    its look ahead ends; those that have neither a day nor words for one are never named."""
    meant = [row for row in actions if _is_told(row, year, day)]
    meant.sort(key=lambda row: _badness(row, day))
    named = meant[:MOST]
    return named, [row for row in actions if not any(row is each for each in named)]


def others(left: Rows) -> Rows:
    """The things to do that are not named, as one row with how many they are; none where all are named."""
    late = sum(1 for row in left if row["days_late"])
    origins = "\n".join(str(row["origin"]) for row in left)
    return [{"open_actions": len(left), "late_actions": late, "origin": origins}] if left else []


def _is_told(row: dict[str, Any], year: int, day: date) -> bool:
    due = row["due_on"]
    is_coming = bool(due) and day <= due <= day + timedelta(COMING)
    return bool(due or row["due_text"]) and (is_coming or year - 1 <= int(row["year"]) <= year)


def _badness(row: dict[str, Any], day: date) -> tuple[bool, float, date]:
    return not row["days_late"], -float(row["points_at_stake"] or 0), row["due_on"] or date.max
