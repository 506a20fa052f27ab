"""What stands in a database: how many rows each table has, the data version, and what the checks find."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from cchc.store.file.database import TABLES
from cchc.store.file.engine import SETTINGS
from cchc.store.questions import paths, question

NEWEST_STEP = "select max(step) from schema_steps"


@dataclass(frozen=True)
class Contents:
    """Rows by table, the data version, and the last schema step."""

    rows: dict[str, int]
    version: int
    newest_step: str


def contents(cursor: duckdb.DuckDBPyConnection) -> Contents:
    """What the cursor sees at one moment; ask inside a transaction, or while nobody writes."""
    names = sorted(name for (name,) in cursor.execute(TABLES).fetchall())
    rows = {name: int(cursor.table(name).aggregate("count(*)").fetchall()[0][0]) for name in names}
    version = cursor.execute(question("data_version", "actions").sql).fetchall()[0][0]
    return Contents(rows, int(version), str(cursor.execute(NEWEST_STEP).fetchall()[0][0]))


def offences(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows that each check of `queries/checks/` finds wrong; all zero is well."""
    found = {path.stem: question(path.stem, "checks").sql for path in paths("checks")}
    return {check: len(cursor.execute(sql).fetchall()) for check, sql in found.items()}


def examine(path: Path) -> tuple[Contents, dict[str, int]]:
    """What stands in a file that no process holds, and what the checks find; nothing is written. Raises duckdb.Error."""
    with duckdb.connect(str(path), read_only=True, config=SETTINGS) as connection:
        return contents(connection), offences(connection)
