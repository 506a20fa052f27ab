"""A database as a file for any program and any later version: a table as Parquet each, in a zip with its manifest.

It comes back through the schema steps of the version that restores it, so views, macros and newer columns are those of that
version.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from cchc.language import _
from cchc.store.backups.examining import Contents, contents
from cchc.store.errors import StoreError
from cchc.store.file.database import Database, connect

ABOUT = "noi-dung.json"
OF_SCHEMA = "schema_steps"  # the steps of the version that restores stand there


def write_portable(database: Database, path: Path) -> Contents:
    """Every table as it stands at one moment, while others go on writing. Raises duckdb.Error, OSError."""
    with TemporaryDirectory(dir=path.parent, prefix=".cchc-") as room, database.cursor() as cursor:
        cursor.execute("begin transaction")
        try:
            seen = contents(cursor)
            for table in seen.rows:
                cursor.table(table).write_parquet(str(Path(room) / f"{table}.parquet"), compression="zstd")
        finally:
            cursor.execute("rollback")
        with zipfile.ZipFile(path, "x", zipfile.ZIP_STORED) as whole:
            about = {"rows": seen.rows, "version": seen.version, "newest_step": seen.newest_step}
            whole.writestr(ABOUT, json.dumps(about, indent=1))
            for table in seen.rows:
                whole.write(Path(room) / f"{table}.parquet", f"{table}.parquet")
    return seen


def read_portable(source: Path, path: Path) -> Contents:
    """A new database with everything of a portable backup; gives what the backup says of itself.

    Raises StoreError, OSError, duckdb.Error.
    """
    with unpacked(source) as (room, about):
        database = connect(str(path))
        try:
            known = {name for name in contents(database.connection).rows if name != OF_SCHEMA}
            tables = [name for name in about.rows if name != OF_SCHEMA]
            if unknown := sorted(set(tables) - known):
                raise of_newer_version(unknown)
            with database.transaction() as cursor:
                for table in tables:
                    load_table(cursor, table, room / f"{table}.parquet")
        finally:
            database.close()
    return about


@contextmanager
def unpacked(source: Path) -> Iterator[tuple[Path, Contents]]:
    """The Parquet files in a folder that goes again, and what the backup says of itself."""
    try:
        with zipfile.ZipFile(source) as whole, TemporaryDirectory(prefix="cchc-") as room:
            about = Contents(**json.loads(whole.read(ABOUT)))
            for table in about.rows:
                if not table.isidentifier():
                    raise ValueError(table)
                whole.extract(f"{table}.parquet", room)
            yield Path(room), about
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise StoreError(
            _("Tệp {path} không phải bản sao lưu của chương trình, hoặc đã hỏng.").format(path=source),
            _("Không có gì được ghi. Hãy chọn bản sao lưu khác. ({error})").format(error=error),
        ) from error


def load_table(cursor: duckdb.DuckDBPyConnection, table: str, file: Path) -> None:
    """The rows of one table; columns that came later stay null."""
    rows = cursor.read_parquet(str(file))
    columns = cursor.table(table).columns
    if unknown := sorted(set(rows.columns) - set(columns)):
        raise of_newer_version([f"{table}.{column}" for column in unknown])
    wanted = (f'"{column}"' if column in rows.columns else f'null as "{column}"' for column in columns)
    rows.project(", ".join(wanted)).insert_into(table)


def of_newer_version(unknown: list[str]) -> StoreError:
    """Why a backup with tables or columns that this version does not know is not restored."""
    return StoreError(
        _("Bản sao lưu do phiên bản mới hơn của chương trình ghi ({unknown}).").format(
            unknown=", ".join(unknown)
        ),
        _("Cập nhật chương trình rồi khôi phục lại. Không có gì được ghi."),
    )
