"""Figures that a newer upload does not carry and that were asked to stay: they stand on from the older one, with its source.

What was handed in is never changed. Where the newest coverage of a scope keeps, coverages that complete it stand in its
place: one with its own rows, their blanks filled, and one of each older upload with the rows that it lacks. They are made
anew whenever something of the scope is published or taken back; those before them stand no more. Of a total and a reading
of the 766 index nothing is filled in: the older document is kept beside the newer one, as a whole (`retained_documents`).
"""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import duckdb

from cchc.catalogue import KINDS
from cchc.folding import name_key
from cchc.store.acting import act, fetch_rows, incoming
from cchc.store.publication import Row
from cchc.store.publishing.writing import insert

# Of score sheets nothing is kept: their lines add up to a total, also with those of no other sheet.
TABLES = {kind.topic: kind.table for kind in KINDS if kind.keeping}
ALWAYS_KEPT = {kind.topic for kind in KINDS if kind.keeping and kind.keeping.always}
RULES = {kind.table: kind.keeping for kind in KINDS if kind.keeping}


@dataclass(frozen=True)
class CurrentRow:
    """A row that stands: the coverage that it came in, and the column of each figure that came in another one, with where
    that row says it is from."""

    row: Row
    coverage: Row
    taken: dict[str, tuple[Row, str]] = field(default_factory=dict)


def carry_over(cursor: duckdb.DuckDBPyConnection, upload_id: str) -> None:
    """Complete what stands of the scopes of an upload, where it keeps what it does not carry."""
    if not act(cursor, "scopes_that_keep", {"upload_id": upload_id}).fetchall():
        return
    act(cursor, "retain_documents", {"upload_id": upload_id})
    scopes: dict[str, list[Row]] = {}
    asked = {"upload_id": upload_id, "topics": list(TABLES)}
    for rival in fetch_rows(act(cursor, "candidates_that_retain", asked)):
        scopes.setdefault(rival["scope"], []).append(rival)
    if not scopes:
        return
    own = rows_by_coverage(cursor, [rival for rivals in scopes.values() for rival in rivals])
    completed = []
    for rivals in scopes.values():
        held = current_rows(rivals, own)
        if any(one.coverage is not rivals[-1] or one.taken for one in held):
            completed.append(rivals[-1]["coverage_id"])
            insert_current(cursor, rivals[-1], held)
    act(cursor, "give_way_to_completed", {"coverage_ids": completed})


def rows_by_coverage(cursor: duckdb.DuckDBPyConnection, coverages: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows as they were handed in, in the order of the file."""
    found: dict[str, list[Row]] = {}
    for table in sorted({TABLES[coverage["topic"]] for coverage in coverages}):
        with incoming(cursor, [{"coverage_id": coverage["coverage_id"]} for coverage in coverages]):
            asked = "coverage_id in (select cast(coverage_id as uuid) from incoming)"
            found_rows = cursor.table(table).filter(asked).order("coverage_id")
            for values in found_rows.fetchall():
                row = dict(zip(found_rows.columns, values, strict=True))
                found.setdefault(str(row["coverage_id"]), []).append(row)
    return found


def current_rows(rivals: Iterable[Row], own: dict[str, list[Row]]) -> list[CurrentRow]:
    """What stands of one scope after its coverages, the oldest first."""
    held: list[CurrentRow] = []
    for coverage in rivals:
        rows = [CurrentRow(row, coverage) for row in own.get(coverage["coverage_id"], [])]
        held = merge_rows(rows, held, TABLES[coverage["topic"]]) if coverage["keeps"] and rows else rows
    return held


def merge_rows(newer: list[CurrentRow], older: list[CurrentRow], table: str) -> list[CurrentRow]:
    """The newer rows with their blanks filled from the older row of the same name, and older rows that stand for themselves."""
    names = Counter(row_key(one, table) for one in newer)
    older_names = Counter(row_key(one, table) for one in older)
    # Of two rows of one name nobody can tell which is which.
    known = {
        row_key(one, table): one
        for one in older
        if older_names[row_key(one, table)] == names[row_key(one, table)] == 1
    }
    rule = RULES[table]
    groups = rule.together
    if rule.adds_up:
        groups = tuple(group for group in groups if is_carried_over(group, newer, older, known.values()))
    found = [fill_blanks(one, known.get(row_key(one, table)), groups) for one in newer]
    if rule.by_row:
        found += [one for one in older if row_key(one, table) not in names]
    return found


def row_key(held: CurrentRow, table: str) -> tuple[str, ...]:
    """What a row goes by, however its spaces and capitals are written."""
    return tuple(name_key(str(held.row[column] or "")) for column in RULES[table].named_by)


def is_carried_over(
    group: tuple[str, ...], newer: list[CurrentRow], older: list[CurrentRow], known: Iterable[CurrentRow]
) -> bool:
    """Whether a report's group of figures is told by the older one alone, and by no row that the newer one lacks."""
    lacking = [one for one in older if not any(one is other for other in known)]
    return not any(has_any_of(one, group) for one in [*newer, *lacking])


def has_any_of(held: CurrentRow, group: tuple[str, ...]) -> bool:
    """Whether a row has a figure in any of these columns."""
    return any(held.row[column] is not None for column in group)


def fill_blanks(newer: CurrentRow, older: CurrentRow | None, groups: Sequence[tuple[str, ...]]) -> CurrentRow:
    """A row with those of some groups of figures that it leaves wholly blank taken from the older row."""
    if older is None:
        return newer
    row, taken = dict(newer.row), dict(newer.taken)
    for group in groups:
        if not has_any_of(newer, group):
            for column in group:
                if older.row[column] is not None:
                    row[column] = older.row[column]
                    said = (older.coverage, str(older.row.get("source_id") or ""))
                    taken[column] = older.taken.get(column, said)
    return CurrentRow(row, newer.coverage, taken)


def insert_current(cursor: duckdb.DuckDBPyConnection, newest: Row, held: Sequence[CurrentRow]) -> None:
    """The coverages and rows that stand in place of the newest coverage: one for each upload that rows came in."""
    table = TABLES[newest["topic"]]
    for coverage in {one.coverage["coverage_id"]: one.coverage for one in held}.values():
        coverage_id = str(uuid.uuid4())
        rows = [one for one in held if one.coverage is coverage]
        insert_coverage(cursor, coverage, coverage_id, newest["coverage_id"], len(rows))
        lines = [{**one.row, **source_columns(cursor, one), "coverage_id": coverage_id} for one in rows]
        insert(cursor, table, lines)


def insert_coverage(
    cursor: duckdb.DuckDBPyConnection, of: Row, coverage_id: str, completes: str, count: int
) -> None:
    """A coverage of the upload of another one, which completes a third and stands."""
    kept = ("upload_id", "published_no", "standing", "scope", "topic", "unit_id", "subject", "period")
    row = {**{column: of[column] for column in kept}, "coverage_id": coverage_id, "completes": completes}
    insert(cursor, "coverages", [{**row, "row_count": count, "stands": True}])


def source_columns(cursor: duckdb.DuckDBPyConnection, held: CurrentRow) -> Row:
    """The columns that say where a row is from: of one with figures of several uploads, all of them."""
    if not held.taken:
        return {}
    own = source_title(cursor, held.coverage, str(held.row.get("source_id") or ""), held.row.get("document"))
    others = {source_title(cursor, coverage, source_id) for coverage, source_id in held.taken.values()}
    title = f"{own}; số không có ở đó giữ từ {', '.join(sorted(others))}"
    source_id = f"kept {hashlib.sha256(title.encode()).hexdigest()[:16]}"
    if not act(cursor, "source_title", {"source_id": source_id}).fetchall():
        coverage_id = str(uuid.uuid4())
        topic = {"topic": "sources", "unit_id": "", "subject": source_id, "period": ""}
        place = {**held.coverage, **topic, "scope": f"sources||{source_id}|"}
        insert_coverage(cursor, place, coverage_id, held.coverage["coverage_id"], 1)
        insert(cursor, "sources", [{"coverage_id": coverage_id, "source_id": source_id, "title": title}])
    return {"source_id": source_id} | ({"document": title} if held.row.get("document") else {})


def source_title(
    cursor: duckdb.DuckDBPyConnection, coverage: Row, source_id: str, document: object = None
) -> str:
    """A source's title, else the document, else the file and which upload it is."""
    found = act(cursor, "source_title", {"source_id": source_id}).fetchall() if source_id else []
    if found and found[0][0]:
        return str(found[0][0])
    return str(document or f"{coverage['file_name']} (lần nạp số {coverage['published_no']})")
