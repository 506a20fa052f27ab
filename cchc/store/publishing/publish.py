"""Inside the writer's transaction: insert an upload, decide what stands, check, count the version."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import duckdb

from cchc.language import _
from cchc.store.acting import act, fetch_rows, incoming
from cchc.store.differences import Difference
from cchc.store.errors import PartialUploadError, StoreError, UnknownUploadError
from cchc.store.file.trouble import refused
from cchc.store.order import in_name_order
from cchc.store.publication import Publication, Row
from cchc.store.publishing.carrying_over import ALWAYS_KEPT, carry_over
from cchc.store.publishing.following import keep_outcomes, keep_shares
from cchc.store.publishing.frameworks import fits_since, name_frameworks
from cchc.store.publishing.snapshot import difference_between, take_snapshot
from cchc.store.publishing.titles import take_known_titles
from cchc.store.publishing.writing import insert
from cchc.store.questions import paths, question
from cchc.store.signing import signature


def publish_one(
    cursor: duckdb.DuckDBPyConnection, publication: Publication, replace: bool, event: str = "publish"
) -> str:
    """One upload inside the writer's transaction; gives its id, or that of the same upload that stands.

    Raises StoreError for a publication of nothing.
    """
    if not publication.coverages:
        raise StoreError(_("Không có số liệu nào để công bố."), _("Không có gì được ghi."))
    take_known_titles(cursor, publication)
    if same := same_upload(cursor, publication):
        return same
    scopes = sorted(publication.coverages)
    before = None if replace or not has_current(cursor, scopes) else take_snapshot(cursor, scopes)
    upload_id = str(uuid.uuid4())
    insert_publication(cursor, publication, upload_id)
    act(cursor, "recompute_current", {"upload_id": upload_id})
    if "scores" in publication.rows:
        act(cursor, "fill_area_scores", {"upload_id": upload_id})
    name_frameworks(cursor, publication)
    carry_over(cursor, upload_id)
    materialize(cursor, upload_id)
    if before is not None:
        refuse_loss(difference_between(cursor, before, take_snapshot(cursor, scopes)))
    add_version(cursor, event, upload_id, publication.published_by)
    return upload_id


def same_upload(cursor: duckdb.DuckDBPyConnection, publication: Publication) -> str | None:
    """The upload in which the same file, amended the same way, stands with all its figures; None where it does not, or would
    follow a framework now that was not there then."""
    found = act(cursor, "same_upload_current", publication.as_identity).fetchall()
    if not found or fits_since(cursor, publication, str(found[0][0])):
        return None
    return str(found[0][0])


# What is kept as what stands tells it: the actions for forgetting it and for keeping it anew.
KEPT = {
    "totals": ("forget_totals", "keep_totals"),
    "criterion_names": ("forget_criterion_names", "keep_criterion_names"),
    "dossiers": ("forget_dossiers", "keep_dossiers"),
    "tasks": ("forget_tasks", "keep_tasks"),
}

# What is kept beside its rule: nothing can differ while neither side has a row, and each takes longer to plan than all others.
COMPARISONS = {
    "totals_kept_as_computed",
    "criterion_names_kept_as_computed",
    "dossiers_kept_of_current",
    "tasks_kept_of_current",
}

# Told of reports and lists alone, to which figures and counts only add: of a unit without any nothing is kept, and to tell
# that takes as long as half a publication.
OF_REPORTS = {"dossiers", "tasks"}


def has_current(cursor: duckdb.DuckDBPyConnection, scopes: list[str]) -> bool:
    """Whether anything stands of what would be replaced; most publications bring what is new."""
    return bool(act(cursor, "current_coverages", {"scopes": scopes}).fetchall())


def republish(cursor: duckdb.DuckDBPyConnection, upload_id: str) -> None:
    """An upload that was taken back as the newest of its scopes."""
    number = act(cursor, "next_published_no", {}).fetchall()[0][0]
    given = {"upload_id": upload_id, "published_no": number}
    for action in ("renew_upload", "renew_coverages"):
        act(cursor, action, given)
    recompute_current(cursor, upload_id)


def recompute_current(cursor: duckdb.DuckDBPyConnection, upload_id: str) -> None:
    """Decide what stands of the scopes of an upload, and keep what is told of its units and mappings as they stand now."""
    act(cursor, "recompute_current", {"upload_id": upload_id})
    carry_over(cursor, upload_id)
    materialize(cursor, upload_id)


def materialize(cursor: duckdb.DuckDBPyConnection, upload_id: str) -> None:
    """Keep the totals, dossiers and tasks of an upload's units, names by mappings and what follows, as what stands tells now."""
    units: dict[str, list[str]] = {}
    for kept, unit in act(cursor, "told_anew", {"upload_id": upload_id}).fetchall():
        units.setdefault(kept, []).append(unit)
    for kept in OF_REPORTS.intersection(units):
        given = {"topic": kept, "units": units.pop(kept)}
        if reporting := [unit for (unit,) in act(cursor, "units_with", given).fetchall()]:
            units[kept] = reporting
    for kept, actions in KEPT.items():
        if kept in units:
            for action in actions:
                act(cursor, action, {} if kept == "criterion_names" else {"units": units[kept]})
    if units.keys() & {"totals", "criterion_names"}:
        keep_outcomes(cursor)
    if units.keys() & {"totals", "shares"}:
        keep_shares(cursor)


def insert_publication(cursor: duckdb.DuckDBPyConnection, publication: Publication, upload_id: str) -> None:
    """The upload itself, its file, its coverages, units and rows."""
    number = act(cursor, "next_published_no", {}).fetchall()[0][0]
    insert(cursor, "uploads", [upload_row(publication, upload_id, number)])
    act(cursor, "keep_file", {"sha256": publication.sha256, "content": publication.content})
    shared = {"upload_id": upload_id, "published_no": number, "stands": False, "is_further": False}
    shared |= {"overrules": publication.overrules}
    coverages = [
        {**coverage, **shared, "keeps": publication.keeps or coverage["topic"] in ALWAYS_KEPT}
        for coverage in publication.coverages.values()
    ]
    insert(cursor, "coverages", coverages)
    if publication.units:
        with incoming(cursor, list(publication.units.values())):
            act(cursor, "add_missing_units", {})
    for table, rows in publication.rows.items():
        insert(cursor, table, rows)


def upload_row(publication: Publication, upload_id: str, number: int) -> Row:
    """The line of the list of uploads."""
    periods = {str(c["period"])[:4] for c in publication.coverages.values() if c["period"]}
    units = in_name_order(str(unit["name"]) for unit in publication.units.values())
    return {
        "upload_id": upload_id,
        "file_name": publication.file_name,
        "sha256": publication.sha256,
        "kind": publication.kind,
        "units": "; ".join(units),
        "years": "; ".join(sorted(periods)),
        "row_count": publication.row_count,
        "note": publication.note,
        "amendments": publication.amendments,
        "published_by": signature(publication.published_by),
        "published_at": utc_now(),
        "published_no": number,
        "state": "published",
    }


def refuse_loss(difference: Difference) -> None:
    """What stands is never lost silently: raise PartialUploadError that holds what would be."""
    if not difference.loses:
        return
    told = []
    if count := len(difference.removed):
        told.append(_("Tệp không có {count} số liệu đang dùng.").format(count=count))
    for row in difference.fewer.head(1).to_dict("records"):
        said = _("Tệp chỉ có {fewer} dòng trong khi đang có {more} dòng ({which}).")
        told_of = [row[part] for part in ("unit", "province", "period")]
        which = ", ".join(part for part in told_of if isinstance(part, str) and part)
        told.append(said.format(fewer=row["rows_after"], more=row["rows_before"], which=which))
    advice = _("Nếu đúng là muốn bỏ các số liệu ấy, hãy xác nhận thay thế (--replace).")
    raise PartialUploadError(" ".join(told), advice, difference)


def check_integrity(cursor: duckdb.DuckDBPyConnection) -> None:
    """Raise UnsoundError, and so undo the change, if any check of `queries/checks/` finds rows."""
    for name in checks_to_ask(cursor):
        if found := fetch_rows(cursor.execute(question(name, "checks").sql)):
            raise refused(name, found[0])


def checks_to_ask(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """All checks but those that compare two empty tables: to plan them takes half a publication, to look half a millisecond."""
    filled = {name for (name,) in act(cursor, "filled_comparisons", {}).fetchall()}
    return [path.stem for path in paths("checks") if path.stem not in COMPARISONS or path.stem in filled]


def add_version(cursor: duckdb.DuckDBPyConnection, event: str, upload_id: str, by: str) -> None:
    """Every change of the data moves its version."""
    given = {"event": event, "upload_id": upload_id, "changed_by": signature(by), "changed_at": utc_now()}
    act(cursor, "add_version", given)


def utc_now() -> datetime:
    """UTC without a zone, as the database keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def valid_uuid(text: str) -> str:
    """The id as the database writes it. Raises UnknownUploadError if it is none."""
    try:
        return str(uuid.UUID(text))
    except ValueError as error:
        raise UnknownUploadError(_("«{text}» không phải mã lần nạp.").format(text=text)) from error
