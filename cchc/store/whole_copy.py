"""All of an open database into a new file, by DuckDB itself: no byte of the open file is read beside it."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

NEW = "new_file"


def copy_whole(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """What stands in the connection's database, as one moment of it, into a file that does not exist yet.

    Raises duckdb.Error; what was begun is then left to the caller to remove.
    """
    with connection.cursor() as cursor:
        (name,) = cursor.execute("select current_database()").fetchall()[0]
        # Neither name is a visitor's; they are quoted as SQL wants it all the same.
        cursor.execute(
            f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as {NEW} (storage_version 'latest')"
        )
        try:
            cursor.execute(f'copy from database "{str(name).replace(chr(34), chr(34) * 2)}" to {NEW}')
        finally:
            cursor.execute(f"detach {NEW}")
    settle_on_disk(path)


def settle_on_disk(path: Path) -> None:
    """The file's content is on the disk when this returns, whatever becomes of the power."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def settle_name_on_disk(path: Path) -> None:
    """That a file has this name is on the disk when this returns. Windows keeps names by itself."""
    if os.name == "nt":
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
