"""Accounts: made, listed, blocked, given roles and passwords; each act is recorded with who did it."""

from __future__ import annotations

import re
import secrets
import sqlite3
import time
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, cast

import pyotp

from cchc.language import mark
from cchc.people.errors import PeopleError
from cchc.people.file import PeopleFile
from cchc.people.passwords import fits, hashed, trouble_with
from cchc.people.person import Grant, Person, Scope, parse_scope
from cchc.people.record import note
from cchc.people.rights import ROLES, Role, ScopeKind

LONGEST_NAME = 64
RECOVERY_SECONDS = 24 * 3600
ACTIVE, BLOCKED = "active", "blocked"
NO_PASSWORD = ""  # fits no password
# Letters that nobody sees: «An» with one of them looks like «An».
UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\ufe00-\ufe0f\U000e0100-\U000e01ef]")
UNKNOWN = mark("Không có tài khoản «{name}».")
SESSION_ENDED = mark("Phiên đăng nhập đã hết. Tải lại trang để đăng nhập.")


def key_of(name: str) -> str:
    """By what an account is found: one writing of a name, in small letters."""
    # Twice: small letters of some are written otherwise once more, and a key is its own key.
    for _again in range(2):
        name = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(name.split())


def has_accounts(file: PeopleFile) -> bool:
    """Whether anybody has an account, blocked ones too: from then on every way in asks for a login."""
    if not file.exists():
        return False
    with file.reading() as connection:
        return connection.execute("select 1 from people limit 1").fetchone() is not None


def may_have_accounts(file: PeopleFile) -> bool:
    """Whether anybody has, also where that cannot be read: then nobody comes in, and nobody without a login."""
    try:
        return has_accounts(file)
    except (sqlite3.Error, OSError):
        return True


def person(connection: sqlite3.Connection, name: str) -> Person | None:
    """Somebody as they stand now; None of who is unknown or blocked."""
    row = connection.execute("select * from people where name = ?", (key_of(name),)).fetchone()
    if row is None or row["state"] != ACTIVE:
        return None
    grants = tuple(grants_of(connection, row["name"]))
    return Person(row["written"], row["title"], grants, bool(row["must_change"]))


def grants_of(connection: sqlite3.Connection, key: str) -> list[Grant]:
    """The roles of an account, each within its scope."""
    found = connection.execute(
        "select role, scope_kind, scope_of from grants where name = ? order by role, scope_kind, scope_of",
        (key,),
    )
    return [Grant(cast(Role, role), Scope(cast(ScopeKind, kind), of)) for role, kind, of in found]


def check_name(name: str) -> None:
    """Raises PeopleError for what is no name."""
    key = key_of(name)
    if not key or max(len(name), len(key)) > LONGEST_NAME or not name.isprintable() or UNSEEN.search(key):
        raise PeopleError(
            mark("«{name}» không dùng làm tên đăng nhập được: cần từ 1 đến {most} chữ, trên một dòng."),
            name=name,
            most=LONGEST_NAME,
        )


def add_person(
    file: PeopleFile, name: str, title: str, grants: Sequence[Grant], password: str | None, actor: str
) -> None:
    """An account whose first login asks for another password; without one it opens by nobody's password. Raises PeopleError."""
    check_name(name)
    if password is not None:
        check_password(password, name)
    kept, key = NO_PASSWORD if password is None else hashed(password), key_of(name)
    with file.writing() as connection:
        if connection.execute("select 1 from people where name = ?", (key,)).fetchone():
            raise PeopleError(mark("Đã có tài khoản «{name}»."), name=name)
        connection.execute(
            "insert into people (name, written, title, password, state, must_change, made_at) "
            "values (?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                " ".join(name.split()),
                title.strip() or name.strip(),
                kept,
                ACTIVE,
                password is not None,
                time.time(),
            ),
        )
        write_grants(connection, key, grants)
        note(connection, actor, "add", key, grants=written_grants(grants))


def set_grants(file: PeopleFile, name: str, grants: Sequence[Grant], actor: str) -> None:
    """These roles and no others, from now on. Raises PeopleError."""
    with file.writing() as connection:
        key = _known(connection, name)
        before = grants_of(connection, key)
        write_grants(connection, key, grants)
        note(connection, actor, "grant", key, before=written_grants(before), grants=written_grants(grants))


def set_blocked(file: PeopleFile, name: str, blocked: bool, actor: str) -> None:
    """Nobody comes in by this account any more, and who is in is out; or they may again. Raises PeopleError."""
    with file.writing() as connection:
        key = _known(connection, name)
        connection.execute(
            "update people set state = ? where name = ?", (BLOCKED if blocked else ACTIVE, key)
        )
        connection.execute("delete from sessions where name = ?", (key,))
        note(connection, actor, "block" if blocked else "unblock", key)


def set_password(
    file: PeopleFile,
    name: str,
    password: str,
    actor: str,
    *,
    must_change: bool,
    session_id: str | None = None,
) -> None:
    """Another password; every login by the old one ends, and attempts that failed count no more. `session_id`: in which
    somebody does this to themselves; one that ended meanwhile changes nothing. Raises PeopleError."""
    check_password(password, name)
    kept = hashed(password)
    with file.writing() as connection:
        key = _known(connection, name)
        mine = "select 1 from sessions where token = ? and name = ?"
        if session_id is not None and not connection.execute(mine, (session_id, key)).fetchone():
            raise PeopleError(SESSION_ENDED)
        connection.execute(
            "update people set password = ?, must_change = ?, recovery = null where name = ?",
            (kept, must_change, key),
        )
        connection.execute("delete from sessions where name = ?", (key,))
        forget_attempts(connection, key)
        note(connection, actor, "password", key)


def forget_attempts(connection: sqlite3.Connection, key: str) -> None:
    """What failed by this name keeps nobody out any more."""
    connection.execute("delete from attempts where about = ?", (f"name {key}",))


def has_password(file: PeopleFile, name: str, password: str) -> bool:
    """Whether this is the one that somebody has."""
    with file.reading() as connection:
        row = connection.execute("select password from people where name = ?", (key_of(name),)).fetchone()
    return fits(row["password"] if row else None, password)


def make_recovery(file: PeopleFile, name: str, actor: str) -> str:
    """A word that stands for the password once, within a day, and then asks for a new one. Raises PeopleError."""
    word = secrets.token_urlsafe(18)
    with file.writing() as connection:
        key = _known(connection, name)
        connection.execute(
            "update people set recovery = ?, recovery_until = ? where name = ?",
            (sha256(word.encode()).hexdigest(), time.time() + RECOVERY_SECONDS, key),
        )
        forget_attempts(connection, key)
        note(connection, actor, "recovery", key)
    return word


def set_totp(file: PeopleFile, name: str, on: bool, actor: str) -> str:
    """Ask for a code of an authenticator at every login, or no longer; what the authenticator is given. Raises PeopleError."""
    secret = pyotp.random_base32() if on else None
    with file.writing() as connection:
        key = _known(connection, name)
        connection.execute("update people set totp = ?, totp_step = 0 where name = ?", (secret, key))
        note(connection, actor, "totp_on" if on else "totp_off", key)
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="CCHC") if secret else ""


def list_people(file: PeopleFile) -> list[dict[str, Any]]:
    """Everybody with roles and last login, blocked ones too; nothing of passwords."""
    if not file.exists():
        return []
    with file.reading() as connection:
        rows = connection.execute("select * from people order by name").fetchall()
        return [
            {
                "name": row["written"],
                "title": row["title"],
                "state": row["state"],
                "roles": [
                    {"role": g.role, "scope": str(g.scope)} for g in grants_of(connection, row["name"])
                ],
                "must_change": bool(row["must_change"]),
                "totp": row["totp"] is not None,
                "last_login": iso_moment(row["last_login"]),
                "made_at": iso_moment(row["made_at"]),
            }
            for row in rows
        ]


def check_password(password: str, name: str) -> None:
    """Raises PeopleError where it is not good enough."""
    if why := trouble_with(password, key_of(name)):
        raise PeopleError(why)


def iso_moment(seconds: float | None) -> str | None:
    """As ISO says it."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def written_grants(grants: Sequence[Grant]) -> str:
    """Roles with their scopes on one line."""
    return ", ".join(f"{grant.role} {grant.scope}" for grant in grants)


def told_grants(text: str) -> list[Grant]:
    """What `told` wrote; roles of a later version that this one does not know are left out."""
    found = [part.split(" ", 1) for part in text.split(", ") if " " in part]
    read = [(role, parse_scope(scope)) for role, scope in found if role in ROLES]
    return [Grant(role, scope) for role, scope in read if scope]


def _known(connection: sqlite3.Connection, name: str) -> str:
    key = key_of(name)
    if not connection.execute("select 1 from people where name = ?", (key,)).fetchone():
        raise PeopleError(UNKNOWN, name=name)
    return key


def write_grants(connection: sqlite3.Connection, key: str, grants: Sequence[Grant]) -> None:
    """These roles and no others."""
    connection.execute("delete from grants where name = ?", (key,))
    connection.executemany(
        "insert into grants (name, role, scope_kind, scope_of) values (?, ?, ?, ?)",
        [(key, grant.role, grant.scope.kind, grant.scope.of) for grant in dict.fromkeys(grants)],
    )
