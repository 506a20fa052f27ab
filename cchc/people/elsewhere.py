"""People who say who they are elsewhere, at the province's own login (OIDC): the accounts that stand for them here."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from cchc.language import mark
from cchc.people.accounts import (
    ACTIVE,
    NO_PASSWORD,
    check_name,
    grants_of,
    key_of,
    write_grants,
    written_grants,
)
from cchc.people.errors import PeopleError
from cchc.people.file import PeopleFile
from cchc.people.person import Grant, Scope, parse_scope
from cchc.people.record import note
from cchc.people.rights import ROLES

START_SECONDS = 600.0  # from here to the provider and back
NAME_TAKEN = mark(
    "Tên «{name}» đã là của một tài khoản khác ở đây. Nhờ người quản trị đổi tên một trong hai, rồi đăng nhập lại."
)
BLOCKED_HERE = mark("Tài khoản «{name}» đang bị khóa ở đây. Nhờ người quản trị mở lại.")


@dataclass(frozen=True)
class Elsewhere:
    """Who a provider says that somebody is: `subject` for good, `name` and `title` as they are now, `grants` None where it does
    not say what they may do."""

    subject: str
    name: str
    title: str
    grants: tuple[Grant, ...] | None


@dataclass(frozen=True)
class LoginStart:
    """A login that went to the provider and is to come back. `state` is told to nobody but that browser and the provider."""

    state: str
    nonce: str
    verifier: str
    onward: str
    host: str


def grants_told(values: Iterable[object]) -> tuple[Grant, ...]:
    """The roles among what a provider says of somebody: `viewer`, `officer@unit:ID`. Whatever else it says is about others;
    a role without a scope is of everything, but an officer's, who is one of some unit."""
    found = []
    for value in values:
        role, at, text = str(value).partition("@")
        scope = parse_scope(text) if at else None if role == "officer" else Scope()
        known = next((each for each in ROLES if each == role.strip()), None)
        if known and scope:
            found.append(Grant(known, scope))
    return tuple(dict.fromkeys(found))


def come_in(file: PeopleFile, who: Elsewhere) -> str:
    """By what the account is found that stands for somebody; made with their first login. Raises PeopleError."""
    check_name(who.name)
    key = key_of(who.name)
    with file.writing() as connection:
        row = connection.execute("select * from people where subject = ?", (who.subject,)).fetchone()
        if row is None:
            if connection.execute("select 1 from people where name = ?", (key,)).fetchone():
                raise PeopleError(NAME_TAKEN, name=who.name)
            connection.execute(
                "insert into people (name, written, title, password, state, must_change, made_at, subject) "
                "values (?, ?, ?, ?, ?, 0, ?, ?)",
                (key, who.name, who.title, NO_PASSWORD, ACTIVE, time.time(), who.subject),
            )
            note(connection, key, "add", key, grants=written_grants(who.grants or ()))
        else:
            key = str(row["name"])
            if row["state"] != ACTIVE:
                raise PeopleError(BLOCKED_HERE, name=row["written"])
            connection.execute("update people set title = ? where name = ?", (who.title, key))
        before = grants_of(connection, key)
        if who.grants is not None and set(before) != set(who.grants):
            write_grants(connection, key, who.grants)
            if row is not None:
                note(
                    connection,
                    key,
                    "grant",
                    key,
                    before=written_grants(before),
                    grants=written_grants(who.grants),
                )
    return key


def begin_login(file: PeopleFile, onward: str, host: str) -> LoginStart:
    """Words for one way to the provider and back, which only the browser that went may use."""
    start = LoginStart(
        secrets.token_urlsafe(32), secrets.token_urlsafe(24), secrets.token_urlsafe(48), onward, host
    )
    with file.writing() as connection:
        connection.execute("delete from login_starts where made_at < ?", (time.time() - START_SECONDS,))
        connection.execute(
            "insert into login_starts values (?, ?, ?, ?, ?, ?)",
            (state_fingerprint(start.state), start.nonce, start.verifier, onward, host, time.time()),
        )
    return start


def end_login(file: PeopleFile, state: str, host: str) -> LoginStart | None:
    """What that login began with; used up by being asked for. None of one that nobody began, of another host, or too long ago."""
    with file.writing() as connection:
        row = connection.execute(
            "delete from login_starts where state = ? returning *", (state_fingerprint(state),)
        ).fetchone()
    if row is None or row["host"] != host or row["made_at"] < time.time() - START_SECONDS:
        return None
    return LoginStart(state, row["nonce"], row["verifier"], row["onward"], row["host"])


def state_fingerprint(state: str) -> str:
    """What is kept of it."""
    return sha256(state.encode()).hexdigest()
