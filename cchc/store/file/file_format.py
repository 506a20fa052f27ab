"""What the first bytes of a database file and of its journal tell, before DuckDB opens them.

A journal (`.wal`) holds what was committed and is not yet in the file. From format 67 on (DuckDB 1.4) file and journal name
each other, and DuckDB refuses a journal that is not the file's own; an older journal names nothing and is replayed into
whatever file it lies beside.
"""

from __future__ import annotations

from pathlib import Path

NAMES_ITS_JOURNAL = 67
_MAGIC, _MAGIC_AT, _FORMAT_AT = b"DUCK", 8, 12
# The first entry of a journal: its kind and its version, and then what file it belongs to, or the end of the entry.
_JOURNAL, _NAMES_NOTHING = bytes.fromhex("640062650002"), b"\xff\xff"


def is_older(path: Path) -> bool:
    """Whether it is a DuckDB file of a format that would take any journal for its own. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(_FORMAT_AT + 8)
    number = int.from_bytes(head[_FORMAT_AT:], "little")
    return head[_MAGIC_AT:_FORMAT_AT] == _MAGIC and number < NAMES_ITS_JOURNAL


def names_no_file(journal: Path) -> bool:
    """Whether it is a journal of an older format, which a newer file never wrote. Raises OSError."""
    if not journal.exists():
        return False
    with journal.open("rb") as file:
        head = file.read(len(_JOURNAL) + len(_NAMES_NOTHING))
    return head == _JOURNAL + _NAMES_NOTHING
