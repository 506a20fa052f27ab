"""Who holds a database file: DuckDB's lock, seen from this process and from others, on every system.

On POSIX the lock belongs to the process as well as to the file: whoever opens the file once more in the process that
holds it, and closes it again, gives the lock away, and what another process then commits is lost without a word. So a
file is opened by ourselves only where this process does not hold it.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from cchc.store.errors import DatabaseBusyError

# Real path -> how many open databases of this process hold it.
HELD: Counter[str] = Counter()
# DuckDB's words: of POSIX, of Windows where it finds out who holds the file, and of Windows in English.
BUSY = re.compile(r"Could not set lock on file|File is already open in|being used by another process")
ON_WINDOWS = os.name == "nt"
SHARING_VIOLATION = 32  # of Windows, whatever language it speaks


def is_held(path: str) -> bool:
    """Whether this process holds the file."""
    return HELD[os.path.realpath(path)] > 0


def is_busy(error: Exception, path: str) -> bool:
    """Whether DuckDB could not open the file because another process holds it."""
    return bool(BUSY.search(str(error))) or (ON_WINDOWS and is_shared_by_none(path))


def is_shared_by_none(path: str) -> bool:
    """On Windows: whether a process has the file that lets nobody else open it. The system's words are in its own language."""
    try:
        with Path(path).open("rb"):
            return False
    except OSError as error:
        return getattr(error, "winerror", None) == SHARING_VIOLATION


@contextmanager
def alone_with(path: str) -> Iterator[BinaryIO]:
    """The file, open for reading and writing, and no other process may hold it meanwhile.

    Raises DatabaseBusyError where one does, this one included, and OSError where the file cannot be opened.
    """
    if is_held(path):
        raise DatabaseBusyError.of_database()
    with ExitStack() as opened:
        try:
            file = opened.enter_context(Path(path).open("r+b"))
            take_lock(file)
        except OSError as error:
            if isinstance(error, BlockingIOError) or getattr(error, "winerror", None) == SHARING_VIOLATION:
                raise DatabaseBusyError.of_database() from error
            raise
        yield file


def take_lock(file: BinaryIO) -> None:
    """DuckDB's own lock. On Windows there is none: a file that DuckDB has cannot be opened, nor the other way round."""
    try:
        import fcntl
    except ImportError:
        return
    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
