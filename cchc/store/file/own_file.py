"""The database file on the disk while DuckDB holds it: whether it is still the one at its path, and as we left it.

It is looked at by its name only (`stat`), never opened: see `cchc/store/file/locks.py`.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Literal, NamedTuple

from cchc.store.file.locks import HELD

State = Literal["whole", "gone", "replaced", "changed"]


class FileState(NamedTuple):
    """What the name of a file tells without opening it."""

    device: int
    number: int
    size: int
    changed_at: int  # nanoseconds

    @property
    def identity(self) -> tuple[int, int]:
        """Which file it is, whatever stands in it."""
        return self.device, self.number


class OwnFile:
    """A database file that this process holds."""

    def __init__(self, path: str) -> None:
        self.in_memory = path == ":memory:"  # no file, for tests that need none
        self.path = os.path.realpath(path)
        self.journal = Path(f"{self.path}.wal")
        self.looking = Lock()
        self.writers = 0
        self.left = file_state(self.path)
        self.has_journal = self.journal.exists()
        HELD[self.path] += 1
        self.release = weakref.finalize(self, HELD.subtract, [self.path])  # at most once

    @contextmanager
    def writing(self) -> Iterator[None]:
        """While we write the file may change; afterwards it is as we left it."""
        with self.looking:
            self.writers += 1
        try:
            yield
        finally:
            with self.looking:
                self.writers -= 1
                self.has_journal = self.journal.exists()
                now = file_state(self.path)
                if now and self.left and now.identity == self.left.identity:
                    self.left = now

    def lost_journal(self) -> bool:
        """Whether somebody removed the journal that we left, or DuckDB itself has just emptied it into the file."""
        return self.has_journal and not self.journal.exists()

    def state(self) -> State:
        """Whether the file at the path is the one that we hold, and nobody else wrote into it."""
        if self.in_memory:
            return "whole"
        with self.looking:
            now = file_state(self.path)
            if now is None or self.left is None:
                return "gone"
            if now.identity != self.left.identity:
                return "replaced"
            return "whole" if self.writers or now == self.left else "changed"


def file_state(path: str) -> FileState | None:
    """None where there is no file."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return FileState(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
