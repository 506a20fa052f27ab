"""Counts of dossiers in plain Python: of each line, and of all lines of a unit's report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from tests.truth.held import Row

Count = int | None


def added(*counts: Count) -> Count:
    """The sum of counts; unknown where any is."""
    return (
        None
        if any(count is None for count in counts)
        else sum(count for count in counts if count is not None)
    )


def first_known(*counts: Count) -> Count:
    return next((count for count in counts if count is not None), None)


def received(row: Row) -> Count:
    """As printed, else its three parts."""
    parts = added(row["received_online"], row["received_direct"], row["carried_over"])
    return first_known(row["received_total"], parts)


def resolved(row: Row) -> Count:
    """As printed, else those in time and those late."""
    in_time = first_known(
        row["resolved_early_or_on_time"], added(row["resolved_early"], row["resolved_on_time"])
    )
    return first_known(row["resolved_total"], added(in_time, row["resolved_late"]))


def pending(row: Row) -> Count:
    """As printed, else its two parts."""
    return first_known(row["pending_total"], added(row["pending_in_time"], row["pending_late"]))


def counts_of(lines: Sequence[Row], published_overdue: Count) -> dict[str, Count]:
    """What all lines of a report make together, those left out that are part of another; and on what basis late is told."""
    whole = [line for line in lines if not line["is_part"]]
    resolved_late = added(*(line["resolved_late"] for line in whole))
    pending_late = added(*(line["pending_late"] for line in whole))
    overdue = first_known(added(resolved_late, pending_late), published_overdue)
    return {
        "received": added(*map(received, whole)),
        "resolved": added(*map(resolved, whole)),
        "pending": added(*map(pending, whole)),
        "late": first_known(overdue, resolved_late),
        "is_on_all": int(overdue is not None),
    }


def numbers_of_counts(row: Row) -> list[float]:
    """Counts of tasks as published, with the sums of on time and late, and the shares done."""
    names = ("total", "due", "done", "done_on_time", "done_late", "open", "open_in_time", "open_late")
    counts = [row[name] for name in names]
    done = first_known(row["done"], added(row["done_on_time"], row["done_late"]))
    still = first_known(row["open"], added(row["open_in_time"], row["open_late"]))
    of_due = None if None in (row["due"], row["open_late"]) else row["due"] - row["open_late"]
    late = None if None in (row["due"], done) else row["due"] - done
    known = [float(count) for count in (*counts, done, still, of_due, late) if count is not None]
    parts = [count for count in (done, of_due, row["done_on_time"]) if count is not None]
    wholes = [count for count in (row["total"], row["due"], done) if count]
    return [*known, *(100 * part / whole for part in parts for whole in wholes)]


def late_in_lists(rows: Sequence[Row], day: str) -> list[float]:
    """How many tasks of each plan, and of all, are not told to be done and were due before a day, today where it is blank."""
    today = day or str(datetime.now(UTC).date())
    found = []
    for plan in [None, *{row["assigned_by"] for row in rows}]:
        own = [row for row in rows if plan is None or row["assigned_by"] == plan]
        is_open = [row for row in own if not str(row["state"]).startswith("done")]
        found.append(float(sum(row["due_on"] is not None and str(row["due_on"]) < today for row in is_open)))
    return found


def numbers_of_lists(rows: Sequence[Row], day: str) -> list[float]:
    """How many tasks of each plan, all told, due by a day, and in each state; and the shares of them."""
    found: list[float] = []
    plans = {row["assigned_by"] for row in rows}
    for plan in [None, *plans]:
        own = [row for row in rows if plan is None or row["assigned_by"] == plan]
        due = [row for row in own if row["due_on"] is not None and (not day or str(row["due_on"]) <= day)]
        states = {row["state"] for row in own}
        sizes = [sum(row["state"] == state for row in part) for part in (own, due) for state in states]
        sizes += [
            len(own),
            len(due),
            *(sum(str(row["state"]).startswith("done") for row in part) for part in (own, due)),
        ]
        found += [float(size) for size in sizes]
        found += [100 * part / whole for part in sizes for whole in sizes if whole]
    return found
