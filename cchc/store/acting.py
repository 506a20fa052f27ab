"""Queries of `queries/actions/`, run with a cursor of the caller's, and rows handed to them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd

from cchc.store.publication import Row
from cchc.store.questions import question


def act(cursor: duckdb.DuckDBPyConnection, name: str, given: Row) -> duckdb.DuckDBPyConnection:
    """Run a query of `queries/actions/` inside the writer's transaction."""
    asked = question(name, "actions")
    return cursor.execute(asked.sql, asked.bind(given))


@contextmanager
def incoming(cursor: duckdb.DuckDBPyConnection, rows: list[Row] | pd.DataFrame) -> Iterator[None]:
    """Rows as a view `incoming` for the actions that compare them with what stands."""
    cursor.register("incoming", pd.DataFrame(rows, dtype=object))
    try:
        yield
    finally:
        cursor.unregister("incoming")


def decimal_as_float(value: Any) -> Any:
    """Decimals as floats: JSON knows no others."""
    return float(value) if isinstance(value, Decimal) else value


def fetch_rows(result: duckdb.DuckDBPyConnection) -> list[Row]:
    """What a cursor holds as plain Python values, a dict per row."""
    columns = [column[0] for column in result.description or []]
    return [dict(zip(columns, map(decimal_as_float, row), strict=True)) for row in result.fetchall()]
