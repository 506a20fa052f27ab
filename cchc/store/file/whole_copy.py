"""All of an open database into a new file, by DuckDB itself: no byte of the open file is read beside it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import duckdb

NEW = "new_file"
Seen = TypeVar("Seen")


def copy_whole(
    connection: duckdb.DuckDBPyConnection, path: Path, look: Callable[[duckdb.DuckDBPyConnection], Seen]
) -> Seen:
    """What stands in the connection's database at one moment, into a file that does not exist yet; gives what `look` sees of
    the same moment, while others go on writing.

    Raises duckdb.Error; what was begun is then left to the caller to remove.
    """
    with connection.cursor() as cursor:
        (name,) = cursor.execute("select current_database()").fetchall()[0]
        # Neither name is a visitor's; they are quoted as SQL wants it all the same.
        cursor.execute("attach " + sql_quoted(str(path), "'") + f" as {NEW} (storage_version 'latest')")
        cursor.execute("begin transaction")
        try:
            seen = look(cursor)
            cursor.execute("copy from database " + sql_quoted(str(name), '"') + f" to {NEW}")
            cursor.execute("commit")
        except BaseException:
            cursor.execute("rollback")
            raise
        finally:
            cursor.execute(f"detach {NEW}")
    flush_to_disk(path)
    return seen


def sql_quoted(name: str, mark: str) -> str:
    """A text or a name as SQL writes it."""
    return mark + name.replace(mark, mark * 2) + mark


def flush_to_disk(path: Path) -> None:
    """The file's content is on the disk when this returns, whatever becomes of the power."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def flush_name_to_disk(path: Path) -> None:
    """That a file has this name is on the disk when this returns. Windows keeps names by itself."""
    if os.name == "nt":
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
