"""What is put in order when the database is opened, and drafts that go.

A unit's lines of score sheets lie together in the file, so that a question about one unit reads few of them.
Uploads come year by year and again for every correction: after some years a unit has lines in every part of the file,
and DuckDB, which skips parts by the least and greatest value in them, can skip none.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import duckdb

from cchc.store.acting import act
from cchc.store.errors import StoreError
from cchc.store.file.database import Database

DAYS_OF_DRAFTS = 14
MOST_OF_TAB, MOST_OF_ALL = 50, 5_000


def keep_units_together(database: Database) -> None:
    """Write the lines again in the order of units, where many lie apart; for whoever opens the file, before others read.

    Wholly or not at all: where it fails (a full disk), the lines stay as they lie, and nobody has to know. 3 s of
    processor time for 1.9 million lines; a lake orders its own files.
    """
    if database.is_lake:
        return
    with suppress(duckdb.Error, StoreError):
        with database.cursor() as cursor:
            if not act(cursor, "scattered_scores", {}).fetchall():
                return
        with database.transaction() as cursor:
            act(cursor, "gather_scores", {})
        database.checkpoint()


def throw_old_drafts_away(database: Database) -> None:
    """What nobody took up in time goes; where that fails, nobody is offered it all the same."""
    with suppress(duckdb.Error, StoreError), database.transaction() as cursor:
        drop_old_drafts(cursor)


def drop_old_drafts(cursor: duckdb.DuckDBPyConnection) -> None:
    """Inside a transaction: drafts of two weeks ago go, and the oldest where there are too many."""
    most = {"most_of_tab": MOST_OF_TAB, "most_of_all": MOST_OF_ALL}
    act(cursor, "drop_old_drafts", {"oldest": oldest_draft(), **most})


def oldest_draft() -> datetime:
    """Drafts from before (UTC, without a zone) are gone."""
    return datetime.now(UTC).replace(tzinfo=None) - timedelta(days=DAYS_OF_DRAFTS)
