"""Rows into tables by column name; numbers that are none are refused."""

from __future__ import annotations

from typing import Any

import duckdb
import pandas as pd
from duckdb.sqltypes import DuckDBPyType

from cchc.language import _
from cchc.store.errors import StoreError
from cchc.store.publication import Row

LARGEST = 1e12  # beyond any score or count; columns of points hold no more
FEW = 15  # rows that are written as they are: to look through a frame and plan for it takes as long as that many
# These hold amounts too, which are exact to the đồng.
LARGEST_AMOUNT, AMOUNTS = 1e15, {"measures", "targets"}


def insert(cursor: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    """Append rows to a table by column name; columns that a row lacks stay null."""
    columns = [name for name, *_ in cursor.table(table).description]
    strange = {key for row in rows for key in row} - set(columns)
    if strange:
        raise StoreError(
            _("Bảng {table} không có cột {columns}.").format(table=table, columns=", ".join(sorted(strange)))
        )
    refuse_no_numbers(table, rows)
    if len(rows) <= FEW:
        if rows:
            types = cursor.table(table).types
            written = [tuple(map(constant, (row.get(c) for c in columns), types)) for row in rows]
            cursor.values(*written).insert_into(table)
        return
    frame = pd.DataFrame([[row.get(c) for c in columns] for row in rows], columns=columns, dtype=object)
    cursor.from_df(frame).insert_into(table)


def constant(value: Any, kind: DuckDBPyType) -> duckdb.Expression:
    """A value as what its column holds: a text by itself would be a column's name, and values of two kinds none of either."""
    return duckdb.ConstantExpression(plain(value)).cast(kind)


def plain(value: Any) -> Any:
    """A number as Python's own, which DuckDB takes one by one; of pandas' blanks none."""
    if hasattr(value, "item"):
        value = value.item()
    return None if value is pd.NaT or value is pd.NA else value


def refuse_no_numbers(table: str, rows: list[Row]) -> None:
    """NaN would stand as a blank, infinity and numbers past what a column holds would end in an error of the database."""
    largest = LARGEST_AMOUNT if table in AMOUNTS else LARGEST
    for row in rows:
        for column, value in row.items():
            # NaN is not below anything.
            if value.__class__ in (float, int) and not abs(value) < largest:
                said = _("Bảng {table}, cột {column}: «{value}» không phải là số có thể lưu.")
                raise StoreError(
                    said.format(table=table, column=column, value=value), _("Không có gì được ghi.")
                )
