"""Inside the writer's transaction: insert an upload, decide what stands, check, count the version."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import duckdb
import pandas as pd

from cchc.language import _
from cchc.store.acting import act, incoming
from cchc.store.errors import PartialUploadError, StoreError, UnknownUploadError
from cchc.store.frameworks import name_frameworks
from cchc.store.order import in_name_order
from cchc.store.publication import Publication, Row
from cchc.store.questions import paths, question

LARGEST = 1e12  # beyond any score, count or amount of million đồng; columns of points hold less than 1e15


def publish_one(cursor: duckdb.DuckDBPyConnection, publication: Publication, replace: bool) -> str:
    """One upload inside the writer's transaction; gives its id, or that of the same upload that stands.

    Raises StoreError for a publication of nothing.
    """
    if not publication.coverages:
        raise StoreError(_("Không có số liệu nào để công bố."), _("Không có gì được ghi."))
    standing = act(cursor, "same_upload_standing", publication.as_identity).fetchall()
    if standing:
        return str(standing[0][0])
    if not replace:
        refuse_partial(cursor, publication)
    upload_id = str(uuid.uuid4())
    insert_publication(cursor, publication, upload_id)
    act(cursor, "settle_coverages", {"upload_id": upload_id})
    act(cursor, "fill_area_scores", {"upload_id": upload_id})
    name_frameworks(cursor, publication)
    keep_told(cursor, upload_id)
    add_version(cursor, "publish", upload_id, publication.published_by)
    return upload_id


def settle(cursor: duckdb.DuckDBPyConnection, upload_id: str) -> None:
    """Decide what stands of the scopes of an upload, and keep what is told of its units and mappings as they stand now."""
    act(cursor, "settle_coverages", {"upload_id": upload_id})
    keep_told(cursor, upload_id)


def keep_told(cursor: duckdb.DuckDBPyConnection, upload_id: str) -> None:
    """Keep the totals and dossiers of an upload's units, and names by mappings, as what stands tells them now."""
    given = {"upload_id": upload_id}
    for action in ("forget_totals", "keep_totals", "forget_criterion_names", "keep_criterion_names"):
        act(cursor, action, given)
    units = [unit for (unit,) in act(cursor, "units_of_dossiers", given).fetchall()]
    if units:
        for action in ("forget_dossiers", "keep_dossiers"):
            act(cursor, action, {"units": units})


def insert_publication(cursor: duckdb.DuckDBPyConnection, publication: Publication, upload_id: str) -> None:
    """The upload itself, its file, its coverages, units and rows."""
    number = act(cursor, "next_published_no", {}).fetchall()[0][0]
    insert(cursor, "uploads", [upload_row(publication, upload_id, number)])
    if not act(cursor, "file_is_kept", {"sha256": publication.sha256}).fetchall():
        insert(cursor, "upload_files", [{"sha256": publication.sha256, "content": publication.content}])
    shared = {"upload_id": upload_id, "published_no": number, "stands": False}
    insert(cursor, "coverages", [{**coverage, **shared} for coverage in publication.coverages.values()])
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
        "published_by": publication.published_by,
        "published_at": now(),
        "published_no": number,
        "state": "published",
    }


def insert(cursor: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    """Append rows to a table by column name; columns that a row lacks stay null."""
    columns = [name for name, *_ in cursor.table(table).description]
    strange = {key for row in rows for key in row} - set(columns)
    if strange:
        raise StoreError(
            _("Bảng {table} không có cột {columns}.").format(table=table, columns=", ".join(sorted(strange)))
        )
    refuse_no_numbers(table, rows)
    frame = pd.DataFrame({c: pd.Series([row.get(c) for row in rows], dtype=object) for c in columns})
    cursor.from_df(frame).insert_into(table)


def refuse_no_numbers(table: str, rows: list[Row]) -> None:
    """NaN would stand as a blank, infinity and numbers past what a column holds would end in an error of the database."""
    for row in rows:
        for column, value in row.items():
            # NaN is not below anything.
            if value.__class__ in (float, int) and not abs(value) < LARGEST:
                said = _("Bảng {table}, cột {column}: «{value}» không phải là số có thể lưu.")
                raise StoreError(
                    said.format(table=table, column=column, value=value), _("Không có gì được ghi.")
                )


def refuse_partial(cursor: duckdb.DuckDBPyConnection, publication: Publication) -> None:
    """A partial file never overwrites a complete one silently."""
    with incoming(cursor, list(publication.coverages.values())):
        poorer = act(cursor, "partial_scopes", {}).fetchall()
    if poorer:
        scope, fewer, more = poorer[0]
        raise PartialUploadError(
            _("Tệp chỉ có {fewer} dòng trong khi đang có {more} dòng ({which}).").format(
                fewer=fewer, more=more, which=scope.replace("|", " ").strip()
            ),
            _("Nếu đúng là muốn thay bằng bảng ít dòng hơn, hãy xác nhận thay thế (--replace)."),
        )


def check_integrity(cursor: duckdb.DuckDBPyConnection) -> None:
    """Raise StoreError, and so undo the change, if any check of `queries/checks/` finds rows."""
    for path in paths("checks"):
        found = cursor.execute(question(path.stem, "checks").sql).fetchall()
        if found:
            raise StoreError(
                _("Dữ liệu không nhất quán ({check}): {row}.").format(check=path.stem, row=found[0]),
                _("Không có gì được ghi."),
            )


def add_version(cursor: duckdb.DuckDBPyConnection, event: str, upload_id: str, by: str) -> None:
    """Every change of the data moves its version."""
    given = {"event": event, "upload_id": upload_id, "changed_by": by, "changed_at": now()}
    act(cursor, "add_version", given)


def now() -> datetime:
    """UTC without a zone, as the database keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def valid_uuid(text: str) -> str:
    """The id as the database writes it. Raises UnknownUploadError if it is none."""
    try:
        return str(uuid.UUID(text))
    except ValueError as error:
        raise UnknownUploadError(_("«{text}» không phải mã lần nạp.").format(text=text)) from error
