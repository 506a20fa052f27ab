"""The record of the data: who did what when, in the transaction of what was done, each row chained to the one before."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime

import duckdb

from cchc.people.acting import Actor
from cchc.people.acts import Act
from cchc.people.record import line_fingerprint
from cchc.store.acting import act, fetch_rows
from cchc.store.file.database import Database
from cchc.store.publication import Row

PUBLISHING: frozenset[Act] = frozenset(
    {"publish_file", "publish_typed"}
)  # may find that all of it stands already
ALL = 2**62
SAID = ("event_no", "recorded_at", "actor", "data_act", "about", "details", "previous")
MOST_UNITS = 50  # that a row names; of more it says how many
Last = tuple[int, str]  # number and fingerprint


def is_recorded(doing: Act, version: int, before: int) -> bool:
    """Whether anything came of an act: a rehearsal is undone, and figures that stand already are not published again."""
    return doing != "rehearse" and (doing not in PUBLISHING or version != before)


def record_change(
    cursor: duckdb.DuckDBPyConnection,
    last: Last | None,
    actor: Actor,
    doing: Act,
    unit_ids: Iterable[str],
    version: int,
) -> Last:
    """Add the row of a change; `last` is the one before, None where that has to be asked for. Gives what is last then."""
    number, previous = last or last_event(cursor)
    units = sorted({unit_id for unit_id in unit_ids if unit_id})
    details: dict[str, int] = {"version": version} | (
        {"units": len(units)} if len(units) > MOST_UNITS else {}
    )
    given: Row = {
        "event_no": number + 1,
        "recorded_at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "actor": actor.name,
        "data_act": doing,
        "about": "; ".join(units[:MOST_UNITS]),
        "details": json.dumps(details),
        "previous": previous,
    }
    given["event_hash"] = event_hash(given)
    act(cursor, "add_data_event", given)
    return number + 1, str(given["event_hash"])


def event_hash(event: Row) -> str:
    """Of all that a row says; a blank is kept as null."""
    return line_fingerprint(*("" if event[name] is None else str(event[name]) for name in SAID))


def last_event(cursor: duckdb.DuckDBPyConnection) -> Last:
    """Number and fingerprint of the newest row; 0 and blank of an empty record."""
    ((number, fingerprint),) = act(cursor, "last_data_event", {}).fetchall()
    return int(number), str(fingerprint)


def data_record(database: Database, most: int) -> list[Row]:
    """The newest rows first."""
    return fetch_rows(act(database.cursor(), "data_record", {"most": most}))


def first_broken_event(database: Database) -> int | None:
    """The first row that is not as it was written, or follows a gap; None where all stand, and of a lake, where no row knows the
    one before."""
    if database.is_lake:
        return None
    expected, previous = 1, ""
    for event in reversed(data_record(database, ALL)):
        is_whole = event["event_hash"] == event_hash(event)
        if event["event_no"] != expected or (event["previous"] or "") != previous or not is_whole:
            return expected
        expected, previous = expected + 1, event["event_hash"]
    return None
