"""The mark of a demonstration: put into an empty database for good, and what it keeps out of all others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb

from cchc.demonstration import province_ids
from cchc.language import _
from cchc.store.acting import act
from cchc.store.errors import MadeUpError, StoreError
from cchc.store.publication import Publication


@dataclass(frozen=True)
class Demonstration:
    """Which version of the generator made it, and the day that it always is in it."""

    generator: str
    today: date


def mark_of(cursor: duckdb.DuckDBPyConnection) -> Demonstration | None:
    """The mark that a database has; None of real figures."""
    found = act(cursor, "demonstration", {}).fetchall()
    return Demonstration(*found[0]) if found else None


def put_mark(cursor: duckdb.DuckDBPyConnection, demonstration: Demonstration) -> None:
    """Mark an empty database. Raises StoreError where anything was ever published."""
    if act(cursor, "data_version", {}).fetchall()[0][0]:
        raise StoreError(_("Cơ sở dữ liệu này đã có số liệu."), _("Không có gì được ghi."))
    act(cursor, "mark_demonstration", {"generator": demonstration.generator, "today": demonstration.today})


def refuse_made_up(publication: Publication) -> None:
    """Raise MadeUpError for what a file of a demonstration brings, or figures of a province that there is not."""
    provinces = {unit.get("province_id") for unit in publication.units.values()}
    if publication.is_demonstration or provinces & province_ids():
        raise MadeUpError.of_file(publication.file_name)
