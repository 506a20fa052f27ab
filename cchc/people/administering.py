"""What an administrator does to accounts from a page: allowed by their session at that moment, in the same transaction."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from cchc.language import mark
from cchc.people import accounts
from cchc.people.accounts import iso_moment
from cchc.people.errors import PeopleError
from cchc.people.file import PeopleFile
from cchc.people.person import Grant
from cchc.people.rights import Action
from cchc.people.sessions import end_sessions_of

NOT_ALLOWED = mark("Vai trò của bạn không cho phép việc này.")
LAST_ONE = mark(
    "Đây là người quản trị cuối cùng còn dùng được tài khoản. Cấp vai trò quản trị cho người khác trước."
)


@contextmanager
def by_administrator(
    file: PeopleFile, session_id: str, action: Action
) -> Iterator[tuple[sqlite3.Connection, str]]:
    """A transaction in the name of whoever is in by this session. Raises PeopleError where they may not, or are not in."""
    with file.writing() as connection:
        yield connection, allowed(connection, session_id, action)


def allowed(connection: sqlite3.Connection, session_id: str, action: Action) -> str:
    """By what the account of this session is found. Raises PeopleError where its person may not, or is not in any more."""
    row = connection.execute("select name from sessions where token = ?", (session_id,)).fetchone()
    who = accounts.person(connection, row["name"]) if row else None
    if who is None or who.must_change:
        raise PeopleError(accounts.SESSION_ENDED)
    if not who.may(action):
        raise PeopleError(NOT_ALLOWED)
    return str(row["name"])


def invite(file: PeopleFile, session_id: str, name: str, title: str, grants: Sequence[Grant]) -> str:
    """An account that nobody knows the password of; the word that opens it once, within a day. Raises PeopleError."""
    with by_administrator(file, session_id, "keep_people") as (_connection, actor):
        accounts.add_person(file, name, title, grants, secrets.token_urlsafe(24), actor)
        return accounts.make_recovery(file, name, actor)


def give_entry_code(file: PeopleFile, session_id: str, name: str) -> str:
    """A word that opens an account once, within a day, and then asks for a password. Raises PeopleError."""
    with by_administrator(file, session_id, "keep_people") as (_connection, actor):
        return accounts.make_recovery(file, name, actor)


def give_roles(file: PeopleFile, session_id: str, name: str, grants: Sequence[Grant]) -> None:
    """These roles instead of those. Raises PeopleError, also where no administrator would be left."""
    with by_administrator(file, session_id, "keep_people") as (connection, actor):
        accounts.set_grants(file, name, grants, actor)
        _keep_one(connection)


def block_or_open(file: PeopleFile, session_id: str, name: str, blocked: bool) -> None:
    """Nobody comes in by an account any more, or they may again. Raises PeopleError, as above."""
    with by_administrator(file, session_id, "keep_people") as (connection, actor):
        accounts.set_blocked(file, name, blocked, actor)
        _keep_one(connection)


def log_out(file: PeopleFile, session_id: str, name: str) -> int:
    """Log somebody out everywhere; how many sessions that ended. Raises PeopleError."""
    with by_administrator(file, session_id, "keep_people") as (_connection, actor):
        return end_sessions_of(file, name, actor)


def drop_code(file: PeopleFile, session_id: str, name: str) -> None:
    """Ask for no code of an authenticator any more: its phone is lost. Raises PeopleError."""
    with by_administrator(file, session_id, "keep_people") as (_connection, actor):
        accounts.set_totp(file, name, False, actor)


def open_sessions(file: PeopleFile, session_id: str) -> list[dict[str, Any]]:
    """Who is in, the last seen first: name, title, address, host, since when, last seen. Raises PeopleError."""
    with file.reading() as connection:
        allowed(connection, session_id, "keep_people")
        found = connection.execute(
            "select written, title, address, host, sessions.made_at, seen_at "
            "from sessions join people using (name) order by seen_at desc"
        )
        return [
            {
                "account": row["written"],
                "person": row["title"],
                "address": row["address"],
                "host": row["host"],
                "session_since": iso_moment(row["made_at"]),
                "last_seen": iso_moment(row["seen_at"]),
            }
            for row in found
        ]


def _keep_one(connection: sqlite3.Connection) -> None:
    left = connection.execute(
        "select 1 from people join grants using (name) "
        "where state = ? and role = 'admin' and scope_kind = 'whole' limit 1",
        (accounts.ACTIVE,),
    ).fetchone()
    if left is None:
        raise PeopleError(LAST_ONE)
