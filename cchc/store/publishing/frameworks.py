"""Score sheets and lists of who answers beside the criteria that they follow: what departs, and which framework a sheet fits."""

from __future__ import annotations

import duckdb

from cchc.store.acting import act, fetch_rows, incoming
from cchc.store.publication import Publication, Row

LINE = ("coverage_id", "row_no", "level", "code", "title", "max_score", "year")


def departures(cursor: duckdb.DuckDBPyConnection, publication: Publication) -> list[Row]:
    """The rows of `framework_departures` for the score sheets of a publication, whether it is published or not."""
    lines = sheet_lines(publication)
    # Where nobody has handed in a framework, none is worth planning for: 10 ms.
    if not lines or not act(cursor, "any_framework", {}).fetchall():
        return []
    with incoming(cursor, lines):
        return fetch_rows(act(cursor, "framework_departures", {}))


def unknown_criteria(cursor: duckdb.DuckDBPyConnection, publication: Publication) -> list[Row]:
    """The rows of `unknown_criteria` for what a publication says of who answers, whether it is published or not."""
    lines = [
        {
            **{name: row.get(name) for name in ("coverage_id", "unit_id", "row_no", "code", "title", "year")},
            "unit_kind": publication.units[row["unit_id"]]["kind"],
            "province": publication.units[row["unit_id"]]["province"],
        }
        for row in publication.rows.get("responsibilities", [])
    ]
    if not lines:
        return []
    with incoming(cursor, lines):
        return fetch_rows(act(cursor, "unknown_criteria", {}))


def name_frameworks(cursor: duckdb.DuckDBPyConnection, publication: Publication) -> None:
    """Give the results of sheets that fit a framework exactly that framework, inside the writer's transaction."""
    fitting = [
        {"coverage_id": row["coverage_id"], "framework_id": row["framework_id"]}
        for row in departures(cursor, publication)
        if row["departure"] is None
    ]
    if fitting:
        with incoming(cursor, fitting):
            act(cursor, "match_frameworks", {})


def fits_since(cursor: duckdb.DuckDBPyConnection, publication: Publication, upload_id: str) -> bool:
    """Whether a sheet of a publication fits a framework that was saved since the same sheet was published in that upload."""
    without = {
        scope for (scope,) in act(cursor, "sheets_without_framework", {"upload_id": upload_id}).fetchall()
    }
    scopes = {coverage["coverage_id"]: scope for scope, coverage in publication.coverages.items()}
    return bool(without) and any(
        row["departure"] is None and scopes[row["coverage_id"]] in without
        for row in departures(cursor, publication)
    )


def sheet_lines(publication: Publication) -> list[Row]:
    """The lines of all score sheets, each with whose it is, and the framework that was chosen or is printed on it."""
    scopes = {coverage["coverage_id"]: coverage for coverage in publication.coverages.values()}
    chosen = {row["coverage_id"]: row.get("framework_id") for row in publication.rows.get("results", [])}
    lines = []
    for row in publication.rows.get("scores", []):
        if row["coverage_id"] not in chosen:
            continue  # areas of many units side by side: no sheet of one unit
        coverage = scopes[row["coverage_id"]]
        unit = publication.units[coverage["unit_id"]]
        lines.append(
            {
                **{name: row.get(name) for name in LINE},
                "unit_kind": unit["kind"],
                "province": unit["province"],
                "chosen": chosen[row["coverage_id"]],
                "stamp": publication.stamps.get(coverage["scope"]),
            }
        )
    return lines
