"""The order of names where Python has to make a list of them; the order itself is said once, in the schema."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

import duckdb

from cchc.store import questions  # which asks for this order itself
from cchc.store.file.database import SCHEMA
from cchc.store.file.engine import SETTINGS


def in_name_order(names: Iterable[str]) -> list[str]:
    """Each name once, as a Vietnamese dictionary has them: «Cà Mau» before «Cao Bằng», Đ after D, «Xã Số 2» before «Xã Số 10»."""
    return list(_ordered(tuple(names)))


@lru_cache(256)  # the same lists in every run
def _ordered(names: tuple[str, ...]) -> tuple[str, ...]:
    asked = questions.question("names_in_order", "actions")
    with _engine().cursor() as cursor:
        rows = cursor.execute(asked.sql, asked.bind({"names": names})).fetchall()
    return tuple(str(name) for (name,) in rows)


@cache
def _engine() -> duckdb.DuckDBPyConnection:
    """A database of nothing but the order: lists are sorted also where no data are open."""
    connection = duckdb.connect(config=SETTINGS)
    connection.execute((SCHEMA / "000_name_order.sql").read_text(encoding="utf-8"))
    return connection
