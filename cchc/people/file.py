"""The SQLite file of people: where it is, opened once, brought up to date, one writer at a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import RLock

from cchc.people.mirror import mirror_record

SCHEMA = Path(__file__).with_name("schema")
OWN_PLACE = "CCHC_PEOPLE"
BESIDE_NO_FILE = Path(__file__).parents[2] / "data" / "cchc"  # where the database is a catalogue and no file
WAIT = 5.0  # seconds for another process that writes
# What the file knows of its own age; every step is run once.
STEPS = sorted(SCHEMA.glob("[0-9]*.sql"))


def people_file(database: str) -> Path:
    """Beside the database and named for it: `x.duckdb` has `x.duckdb.people.sqlite`. `CCHC_PEOPLE` names another."""
    if given := os.environ.get(OWN_PLACE):
        return Path(given)
    path = BESIDE_NO_FILE if ":" in database[2:] else database  # the first may be the drive of Windows
    return Path(f"{os.path.realpath(path)}.people.sqlite")


class PeopleFile:
    """One connection for the whole process behind a lock; each act is one transaction. Raises sqlite3.Error."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = RLock()
        self.opened: sqlite3.Connection | None = None
        self.which: tuple[int, int] | None = None

    def exists(self) -> bool:
        """Whether there is one; nobody had an account before. Raises OSError where that cannot be seen: a link that leads
        nowhere, as to a disk that is not there, is one."""
        if self.opened is not None:
            return True
        try:
            os.lstat(self.path)
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """What stands now."""
        with self.lock:
            if self.opened is None and self.path.stat().st_size == 0:
                raise sqlite3.DatabaseError(f"{self.path} holds nothing, not even that there are no accounts")
            yield self._connection()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """All of it or nothing. A writing within a writing is part of it."""
        with self.lock:
            connection = self._connection()
            if connection.in_transaction:
                yield connection
                return
            connection.execute("begin immediate")
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()
            mirror_record(connection)

    def close(self) -> None:
        """Let the file go."""
        with self.lock:
            if self.opened:
                self.opened.close()
            self.opened = None

    def _connection(self) -> sqlite3.Connection:
        if self.opened is not None and not self.opened.in_transaction and self.which != self._stands():
            # Another one was put in its place, whose accounts count; or it is gone, and nobody knows who may come in.
            if self._stands() is None:
                raise sqlite3.OperationalError(f"{self.path} was taken away")
            self.close()
        if self.opened is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # Readable by nobody else from its first byte on; SQLite gives its -wal the same rights.
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            opened = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None, check_same_thread=False)
            try:
                run_schema_steps(opened)
            except BaseException:
                opened.close()
                raise
            self.opened, self.which = opened, self._stands()
        return self.opened

    def _stands(self) -> tuple[int, int] | None:
        """Which file stands at the place now; None where none does."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


@cache
def open_people(path: Path) -> PeopleFile:
    """The one of this process, for every request and every page."""
    return PeopleFile(path)


def run_schema_steps(connection: sqlite3.Connection) -> None:
    """Run the steps that this file has not seen."""
    connection.row_factory = sqlite3.Row
    connection.execute("pragma journal_mode = wal")
    connection.execute(
        "pragma synchronous = full"
    )  # who was blocked stays blocked, whatever becomes of the power
    connection.execute("pragma foreign_keys = on")
    if len(STEPS) == _steps_run(connection):
        return
    connection.execute("begin immediate")
    try:
        for step in STEPS[_steps_run(connection) :]:
            for statement in _statements(step.read_text(encoding="utf-8")):
                connection.execute(statement)
            # A pragma takes no parameter; the number is that of a file of ours.
            connection.execute(f"pragma user_version = {int(step.name[:3])}")
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _steps_run(connection: sqlite3.Connection) -> int:
    return int(connection.execute("pragma user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """One at a time, because `executescript` would end the transaction that holds them together."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
