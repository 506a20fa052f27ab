"""What a change would do, before it is done: rehearsed in a transaction that is rolled back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import duckdb

from cchc.store.acting import act, fetch_rows
from cchc.store.differences import Difference
from cchc.store.publication import Publication
from cchc.store.publishing.publish import publish_one, recompute_current, republish
from cchc.store.publishing.snapshot import difference_between, take_snapshot
from cchc.store.publishing.titles import take_known_titles
from cchc.store.store import Store

__all__ = [
    "Difference",
    "difference_of_publishing",
    "difference_of_publishing_again",
    "difference_of_taking_back",
]


class _RolledBackError(Exception):
    """Ends a rehearsal."""


def difference_of_publishing(store: Store, publication: Publication) -> Difference:
    """What stands against what would stand if this were published."""
    take_known_titles(store.database.cursor(), publication)
    scopes = sorted(publication.coverages)
    return rehearsed(store, scopes, lambda cursor: [publish_one(cursor, publication, replace=True)])


def difference_of_taking_back(store: Store, upload_id: str) -> Difference:
    """What stands against what would stand without this upload."""
    given = {"upload_id": upload_id, "taken_back_by": "", "taken_back_at": None}

    def take_back(cursor: duckdb.DuckDBPyConnection) -> list[str]:
        """The taking back itself, inside the rehearsal."""
        act(cursor, "take_back_upload", given)
        recompute_current(cursor, upload_id)
        return []

    return rehearsed(store, scopes_of(store, upload_id), take_back)


def difference_of_publishing_again(store: Store, upload_id: str) -> Difference:
    """What stands against what would stand if this upload, which was taken back, were the newest."""

    def again(cursor: duckdb.DuckDBPyConnection) -> list[str]:
        """The publishing again itself, inside the rehearsal."""
        republish(cursor, upload_id)
        return [upload_id]

    return rehearsed(store, scopes_of(store, upload_id), again)


def scopes_of(store: Store, upload_id: str) -> list[str]:
    """What an upload speaks about."""
    found = store.run("scopes_of_upload", "actions", {"upload_id": upload_id}).fetchall()
    return [scope for (scope,) in found]


def rehearsed(
    store: Store, scopes: Sequence[str], change: Callable[[duckdb.DuckDBPyConnection], list[str]]
) -> Difference:
    """Do the change, which gives the uploads that it makes, look, and undo it."""
    found: list[Difference] = []
    try:
        with store.change("rehearse") as cursor:
            before = take_snapshot(cursor, scopes)
            upload_ids = change(cursor)
            # Units that the change makes are known inside the transaction only.
            difference = difference_between(cursor, before, take_snapshot(cursor, scopes))
            unused = fetch_rows(act(cursor, "unused_documents", {"upload_ids": upload_ids}))
            found.append(replace(difference, unused=unused))
            raise _RolledBackError
    except _RolledBackError:
        return found[0]
