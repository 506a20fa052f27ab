"""The number that caches and exports name the data by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from cchc.store.acting import act


@dataclass(frozen=True)
class DataVersion:
    """Number of the newest change of the data, and when it was made (UTC, None before the first)."""

    number: int
    changed_at: datetime | None


def version_of(cursor: duckdb.DuckDBPyConnection) -> DataVersion:
    """The data version as a cursor sees it."""
    number, changed_at = act(cursor, "data_version", {}).fetchall()[0]
    return DataVersion(int(number), changed_at and changed_at.replace(tzinfo=UTC))
