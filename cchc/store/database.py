"""Open the DuckDB file once per process, bring its schema up to date, hand out cursors."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from cchc.store.errors import DatabaseBusyError, StoreError

SCHEMA = Path(__file__).parent / "schema"
DEFAULT = Path(__file__).parents[2] / "data" / "cchc.duckdb"
# DuckDB would take 80 % of the machine; a dashboard shares it with others.
SETTINGS: dict[str, str | bool | int | float | list[str]] = {"memory_limit": "2GB"}
BUSY = "Could not set lock on file"


def default_path() -> str:
    """Where the database is: `CCHC_DATABASE`, else `data/cchc.duckdb` of the project."""
    return os.environ.get("CCHC_DATABASE") or str(DEFAULT)


def connect(path: str) -> duckdb.DuckDBPyConnection:
    """Open the file for writing and apply missing schema steps.

    Raises DatabaseBusyError if another process holds it, StoreError if it is no database of ours.
    """
    try:
        connection = duckdb.connect(path, config=SETTINGS)
    except duckdb.IOException as error:
        if BUSY in str(error):
            raise DatabaseBusyError(
                "Cơ sở dữ liệu đang được một chương trình khác giữ (thường là bảng điều khiển đang chạy).",
                "Hãy làm việc này trên trang «Nạp dữ liệu», hoặc dừng bảng điều khiển rồi chạy lại lệnh.",
            ) from error
        raise StoreError(f"Không mở được cơ sở dữ liệu {path}.", "Kiểm tra đường dẫn và quyền ghi.") from error
    except duckdb.Error as error:
        raise StoreError(f"Tệp {path} không phải cơ sở dữ liệu của chương trình.", str(error)) from error
    apply_schema(connection)
    return connection


def apply_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Run the numbered steps that this database has not seen yet, each in its own transaction."""
    connection.execute("create table if not exists schema_steps (step varchar, applied_at timestamp)")
    done = {step for (step,) in connection.execute("select step from schema_steps").fetchall()}
    for path in sorted(SCHEMA.glob("*.sql")):
        if path.stem in done:
            continue
        with transaction(connection) as cursor:
            cursor.execute(path.read_text(encoding="utf-8"))
            cursor.execute("insert into schema_steps values ($step, now()::timestamp)", {"step": path.stem})


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor; everything done with it stands together or not at all."""
    with connection.cursor() as cursor:
        cursor.execute("begin transaction")
        try:
            yield cursor
        except BaseException:
            cursor.execute("rollback")
            raise
        cursor.execute("commit")
