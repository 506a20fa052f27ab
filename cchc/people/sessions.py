"""Who is in: a session per login, known by a token of which only the fingerprint is kept."""

from __future__ import annotations

import logging
import secrets
import sqlite3
import time
from dataclasses import dataclass
from hashlib import sha256

from cchc.people.accounts import key_of, person
from cchc.people.file import PeopleFile
from cchc.people.person import Person
from cchc.people.record import note

LOG = logging.getLogger(__name__)
TOKEN_BYTES = 32
SEEN_EVERY = 60.0  # seconds between two notes of when somebody was last seen


@dataclass(frozen=True)
class SessionLimits:
    """Seconds after which a session ends: since the login, and since anything was last done."""

    absolute: float = 8 * 3600
    idle: float = 30 * 60


@dataclass(frozen=True)
class Session:
    """A login that holds. `id` is the fingerprint of its token: it names the session and opens nothing."""

    id: str
    person: Person


def fingerprint(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()


def begin_session(file: PeopleFile, name: str, host: str, address: str) -> str:
    """The token of a new session, which nobody had before."""
    token, now = secrets.token_urlsafe(TOKEN_BYTES), time.time()
    with file.writing() as connection:
        connection.execute(
            "insert into sessions (token, name, host, address, made_at, seen_at) values (?, ?, ?, ?, ?, ?)",
            (fingerprint(token), key_of(name), host, address, now, now),
        )
        connection.execute("update people set last_login = ? where name = ?", (now, key_of(name)))
        note(connection, key_of(name), "login", key_of(name), address=address)
    return token


def session(
    file: PeopleFile, session_id: str, limits: SessionLimits, host: str | None = None
) -> Session | None:
    """The session of this fingerprint as it stands now; None where it ended, or was begun under another host's name."""
    if not session_id or not file.exists():
        return None
    with file.reading() as connection:
        row = connection.execute("select * from sessions where token = ?", (session_id,)).fetchone()
        now = time.time()
        if row is None or now - row["made_at"] > limits.absolute or now - row["seen_at"] > limits.idle:
            return None
        if host is not None and host != row["host"]:
            return None
        found = person(connection, row["name"])
    return Session(session_id, found) if found else None


def note_seen(file: PeopleFile, session_id: str) -> None:
    """Somebody did something in it; written at most once a minute. Where it cannot be written the session ends the sooner,
    and what was asked is answered all the same."""
    try:
        _write_seen(file, session_id, time.time())
    except sqlite3.Error:
        LOG.exception("Không ghi được vào tệp tài khoản.")


def _write_seen(file: PeopleFile, session_id: str, now: float) -> None:
    with file.reading() as connection:
        is_due = connection.execute(
            "select 1 from sessions where token = ? and seen_at < ?", (session_id, now - SEEN_EVERY)
        ).fetchone()
    if is_due:
        with file.writing() as connection:
            connection.execute("update sessions set seen_at = ? where token = ?", (now, session_id))


def end_session(file: PeopleFile, session_id: str) -> None:
    """Logged out: the token opens nothing any more."""
    with file.writing() as connection:
        row = connection.execute(
            "delete from sessions where token = ? returning name", (session_id,)
        ).fetchone()
        if row:
            note(connection, row["name"], "logout", row["name"])


def end_sessions_of(file: PeopleFile, name: str, actor: str) -> int:
    """Log somebody out everywhere; how many sessions that ended."""
    with file.writing() as connection:
        ended = connection.execute("delete from sessions where name = ?", (key_of(name),)).rowcount
        note(connection, actor, "logout_everywhere", key_of(name), sessions=str(ended))
    return ended


def forget_ended(file: PeopleFile, limits: SessionLimits) -> None:
    """Take away what ended by itself, and attempts that count no more."""
    now = time.time()
    with file.writing() as connection:
        connection.execute(
            "delete from sessions where made_at < ? or seen_at < ?",
            (now - limits.absolute, now - limits.idle),
        )
        connection.execute("delete from attempts where at < ?", (now - limits.absolute,))
