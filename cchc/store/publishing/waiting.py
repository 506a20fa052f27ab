"""Inside the writer's transaction: which publications wait for a second person, and how one is made to wait (decision 0052).

What waits is an upload like one that was taken back: its rows are there and none of them stands.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

import duckdb

from cchc.people.acting import ANYBODY, Actor
from cchc.store.acting import act
from cchc.store.publication import Publication
from cchc.store.publishing.publish import add_version, publish_one, recompute_current, republish, utc_now
from cchc.store.signing import signature

FOUR_EYES = "four_eyes"  # a setting: the topics of which nothing stands by one person's word


def four_eyes(cursor: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The topics whose figures a second person approves."""
    found = act(cursor, "setting", {"name": FOUR_EYES}).fetchall()
    return frozenset(json.loads(found[0][0])) if found else frozenset()


def must_wait(cursor: duckdb.DuckDBPyConnection, actor: Actor, topics: Collection[str]) -> bool:
    """Whether any of these waits. Where nobody logs in there is no second person to be told from the first."""
    return actor != ANYBODY and bool(four_eyes(cursor).intersection(topics))


def topics_waiting(publications: Sequence[Publication]) -> set[str]:
    """What they speak about."""
    return {each["topic"] for publication in publications for each in publication.coverages.values()}


def put_in_place(
    cursor: duckdb.DuckDBPyConnection, publications: Sequence[Publication], replace: bool, actor: Actor | None
) -> list[str]:
    """Publish them, or let all of them wait where any must; `actor` is None of what comes with the product."""
    if actor is not None and must_wait(cursor, actor, topics_waiting(publications)):
        return [submit_one(cursor, publication, replace, actor) for publication in publications]
    return [publish_one(cursor, publication, replace) for publication in publications]


def put_back(cursor: duckdb.DuckDBPyConnection, upload_id: str, actor: Actor, by: str) -> None:
    """What was taken back stands again as the newest, or waits to."""
    scopes = act(cursor, "scopes_of_upload", {"upload_id": upload_id}).fetchall()
    if must_wait(cursor, actor, {scope.partition("|")[0] for (scope,) in scopes}):
        hold_back(cursor, upload_id, actor, by)
        add_version(cursor, "submit", upload_id, by)
        return
    republish(cursor, upload_id)
    add_version(cursor, "publish_again", upload_id, by)


def submit_one(
    cursor: duckdb.DuckDBPyConnection, publication: Publication, replace: bool, actor: Actor
) -> str:
    """One upload that waits; gives its id, or that of the same one that waits or stands already."""
    known = act(cursor, "same_upload_waiting", publication.as_identity).fetchall()
    if known:
        return str(known[0][0])
    before = act(cursor, "next_published_no", {}).fetchall()
    upload_id = publish_one(cursor, publication, replace, event="submit")
    if act(cursor, "next_published_no", {}).fetchall() != before:  # else it stands already
        hold_back(cursor, upload_id, actor, publication.published_by)
    return upload_id


def hold_back(cursor: duckdb.DuckDBPyConnection, upload_id: str, actor: Actor, by: str) -> None:
    """From now on it waits, and what stood before it stands."""
    set_state(cursor, upload_id, "pending")
    recompute_current(cursor, upload_id)
    note_step(cursor, upload_id, "submitted", actor, by)


def set_state(cursor: duckdb.DuckDBPyConnection, upload_id: str, state: str) -> None:
    """What became of an upload."""
    act(cursor, "set_upload_state", {"upload_id": upload_id, "state": state})


def note_step(
    cursor: duckdb.DuckDBPyConnection, upload_id: str, event: str, actor: Actor, by: str = "", note: str = ""
) -> None:
    """What was done about an upload that waits, by whom."""
    person = signature(by or actor.name)
    said = {"upload_id": upload_id, "approval_event": event, "account": actor.name, "person": person}
    act(cursor, "add_approval", {**said, "note": note, "happened_at": utc_now()})


def count_step(cursor: duckdb.DuckDBPyConnection, event: str, upload_id: str, actor: Actor) -> None:
    """Every page hears of it, as of any change."""
    add_version(cursor, event, upload_id, actor.name)
