"""Somebody says who they are: the same words and the same work whether there is such a name or not."""

from __future__ import annotations

import sqlite3
import time
from hashlib import sha256
from hmac import compare_digest

import pyotp

from cchc.people.accounts import ACTIVE, forget_attempts, key_of
from cchc.people.file import PeopleFile
from cchc.people.passwords import LONGEST, fits, same
from cchc.people.record import note

WITHIN = 15 * 60.0  # seconds
MOST_OF_NAME, MOST_OF_ADDRESS = 10, 30  # attempts that fail, within that time
TOTP_SECONDS = 30


class TooManyAttemptsError(Exception):
    """Nobody is let in for a while by this name, or from this address, also with the right password."""


def log_in(file: PeopleFile, name: str, password: str, code: str, address: str) -> str | None:
    """The name of who came in, or None. Raises TooManyAttemptsError.

    An attempt is counted before it is looked at, so that many at once are no way round the limit.
    """
    key = key_of(name)[:LONGEST]
    with file.writing() as connection:
        is_free = _count(connection, key, address)
    if not is_free:
        raise TooManyAttemptsError
    with file.reading() as connection:
        row = connection.execute("select * from people where name = ?", (key,)).fetchone()
    kept = row["password"] if row else None
    # Both are always looked at: how long it takes tells nobody anything.
    by_password, by_word = fits(kept, same(password)[: LONGEST + 1]), _is_recovery(row, password)
    with file.writing() as connection:
        # Once more: what was used up or taken away meanwhile is gone.
        now = connection.execute("select * from people where name = ?", (key,)).fetchone()
        may = now is not None and now["state"] == ACTIVE and now["password"] == kept
        may = may and (by_password or (by_word and now["recovery"] == row["recovery"]))
        if not (may and _takes_code(connection, now, code)):
            note(connection, "", "login_failed", key if row else "", address=address)
            return None
        if not by_password:
            connection.execute("update people set recovery = null, must_change = 1 where name = ?", (key,))
        _give_back(connection, key, address)
    return key


def _give_back(connection: sqlite3.Connection, key: str, address: str) -> None:
    """An attempt that was right is none that failed: many people share the address of an office or a proxy."""
    forget_attempts(connection, key)
    connection.execute(
        "delete from attempts where rowid = (select max(rowid) from attempts where about = ?)",
        (f"address {address}",),
    )


def _count(connection: sqlite3.Connection, key: str, address: str) -> bool:
    """Add this attempt; whether it is one of those that are looked at."""
    now, is_free = time.time(), True
    for about, most in ((f"name {key}", MOST_OF_NAME), (f"address {address}", MOST_OF_ADDRESS)):
        before = connection.execute(
            "select count(*) from attempts where about = ? and at > ?", (about, now - WITHIN)
        ).fetchone()[0]
        is_free = is_free and before < most
    if is_free:
        connection.executemany(
            "insert into attempts (about, at) values (?, ?)",
            [(f"name {key}", now), (f"address {address}", now)],
        )
    return is_free


def _is_recovery(row: sqlite3.Row | None, word: str) -> bool:
    kept = (row["recovery"] if row else None) or ""
    is_it = compare_digest(kept, sha256(word.strip().encode()).hexdigest())
    return is_it and row is not None and time.time() < row["recovery_until"]


def _takes_code(connection: sqlite3.Connection, row: sqlite3.Row, code: str) -> bool:
    """Whether the code of the authenticator is right, where one is asked for; each is taken once."""
    if row["totp"] is None:
        return True
    typed, now = code.replace(" ", "").encode(), int(time.time()) // TOTP_SECONDS
    made = pyotp.TOTP(row["totp"])
    for step in (now - 1, now, now + 1):
        if step > row["totp_step"] and compare_digest(made.at(step * TOTP_SECONDS).encode(), typed):
            connection.execute("update people set totp_step = ? where name = ?", (step, row["name"]))
            return True
    return False


def confirm_password(file: PeopleFile, name: str, password: str, address: str) -> bool:
    """Whether somebody who is in knows their password. Raises TooManyAttemptsError."""
    key = key_of(name)
    with file.writing() as connection:
        is_free = _count(connection, key, address)
        row = connection.execute("select password from people where name = ?", (key,)).fetchone()
    if not is_free:
        raise TooManyAttemptsError
    is_right = fits(row["password"] if row else None, password)
    if is_right:
        with file.writing() as connection:
            _give_back(connection, key, address)
    return is_right
