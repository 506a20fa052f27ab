"""What became of people, for good: each line carries the fingerprint of the one before, so that a changed one shows."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

FIRST = "0" * 64


def note(connection: sqlite3.Connection, actor: str, action: str, about: str, **details: str) -> None:
    """Add a line, in the transaction of what it tells."""
    last = connection.execute("select hash from events order by no desc limit 1").fetchone()
    previous = last["hash"] if last else FIRST
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    told = json.dumps(details, ensure_ascii=False, sort_keys=True)
    connection.execute(
        "insert into events (at, actor, action, about, details, previous, hash) values (?, ?, ?, ?, ?, ?, ?)",
        (
            at,
            actor,
            action,
            about,
            told,
            previous,
            line_fingerprint(previous, at, actor, action, about, told),
        ),
    )


def line_fingerprint(*parts: str) -> str:
    """Of all that a line says; as JSON, so that no two lines are written alike."""
    return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def first_broken(connection: sqlite3.Connection) -> int | None:
    """The number of the first line that is not as it was written, or follows a gap; None where all stand."""
    previous, expected = FIRST, 1
    for line in connection.execute("select * from events order by no"):
        said = (line["at"], line["actor"], line["action"], line["about"], line["details"])
        if (
            line["no"] != expected
            or line["previous"] != previous
            or line["hash"] != line_fingerprint(previous, *said)
        ):
            return expected
        previous, expected = line["hash"], expected + 1
    return None


def record_lines(connection: sqlite3.Connection, most: int) -> list[dict[str, Any]]:
    """The newest first."""
    return [
        dict(line) for line in connection.execute("select * from events order by no desc limit ?", (most,))
    ]
