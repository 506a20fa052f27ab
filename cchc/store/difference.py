"""What a change would do, before it is done: rehearsed in a transaction that is rolled back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import duckdb
import pandas as pd

from cchc.store.acting import act, incoming
from cchc.store.publication import Publication
from cchc.store.publish import publish_one, settle
from cchc.store.store import Store

# What tells a row from its like, and what may differ, in each table that workbooks fill.
ROWS: dict[str, tuple[str, tuple[str, ...]]] = {
    "scores": ("title", ("max_score", "self_score", "appraised_score", "survey_score", "score")),
    "results": ("unit_id", ("max_score", "score", "ratio", "rank", "out_of", "class")),
    "index_766": (
        "unit_id",
        (
            "transparency",
            "progress",
            "online_service",
            "online_payment",
            "satisfaction",
            "digitisation",
            "total",
        ),
    ),
    "dossier_counts": (
        "label",
        (
            "received_total",
            "resolved_total",
            "resolved_early",
            "resolved_on_time",
            "resolved_late",
            "pending_total",
        ),
    ),
    "tasks": ("title", ("owner", "due_on", "due_text", "done_on", "state")),
    "measures": ("title", ("plan", "actual", "measure_unit")),
    "targets": ("title", ("comparison", "value", "measure_unit")),
    "task_counts": ("plan", ("total", "due", "done_on_time", "done_late", "open_in_time", "open_late")),
}
FIGURE = ("unit_id", "period", "row_key", "row_name", "figure", "number", "text")
OF_INCOMING_SCOPES = (
    "coverage_id in (select coverages.coverage_id from coverages semi join incoming using (scope))"
)


class _RolledBackError(Exception):
    """Ends a rehearsal."""


@dataclass(frozen=True)
class Difference:
    """`figures`: the rows of `changed_figures`, one per figure that would be added, changed or removed. `totals`: one
    row per unit and year, its score, deduction, rank and framework before and after."""

    figures: pd.DataFrame
    totals: pd.DataFrame

    def count(self, kind: str) -> int:
        """How many figures are "added", "changed" or "removed"."""
        return int((self.figures["difference"] == kind).sum())


def difference_of_publishing(store: Store, publication: Publication) -> Difference:
    """What stands against what would stand if this were published."""
    scopes = sorted(publication.coverages)
    return rehearsed(store, scopes, lambda cursor: publish_one(cursor, publication, replace=True))


def difference_of_taking_back(store: Store, upload_id: str) -> Difference:
    """What stands against what would stand without this upload."""
    given = {"upload_id": upload_id, "taken_back_by": "", "taken_back_at": None}
    scopes = [
        scope for (scope,) in store.run("scopes_of_upload", "actions", {"upload_id": upload_id}).fetchall()
    ]

    def take_back(cursor: duckdb.DuckDBPyConnection) -> None:
        act(cursor, "take_back_upload", given)
        settle(cursor, upload_id)

    return rehearsed(store, scopes, take_back)


def rehearsed(
    store: Store, scopes: Sequence[str], change: Callable[[duckdb.DuckDBPyConnection], object]
) -> Difference:
    """Do the change, look, and undo it."""
    found: list[Difference] = []
    try:
        with store.change() as cursor:
            figures_before, totals_before = look(cursor, scopes)
            change(cursor)
            figures_after, totals_after = look(cursor, scopes)
            # Units that the change makes are known inside the transaction only.
            changed = compared(cursor, figures_before, figures_after)
            found.append(Difference(changed, beside(totals_before, totals_after)))
            raise _RolledBackError
    except _RolledBackError:
        return found[0]


def look(cursor: duckdb.DuckDBPyConnection, scopes: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The figures that stand for some scopes, one a row, and the totals of their units."""
    with incoming(cursor, [{"scope": scope} for scope in scopes]):
        parts = [standing_figures(cursor, table, *parts) for table, parts in ROWS.items()]
        totals = act(cursor, "totals_of_scopes", {}).df()
    return pd.concat(parts, ignore_index=True), totals


def standing_figures(
    cursor: duckdb.DuckDBPyConnection, table: str, name: str, columns: Sequence[str]
) -> pd.DataFrame:
    """Rows (the columns of FIGURE) of one table for the scopes of the view `incoming`; the name is blank where the row
    is the unit's own. Dates are ISO texts."""
    rows = cursor.table(f"standing_{table}").filter(OF_INCOMING_SCOPES).df()
    if rows.empty:  # as most tables are: a file fills one or two of them
        return pd.DataFrame(columns=list(FIGURE), dtype=object)
    period = "year" if "year" in rows.columns else "period"
    kept = pd.DataFrame({"unit_id": rows["unit_id"], "period": rows[period].astype(str)})
    kept["row_key"] = rows["code"].fillna(rows[name]) if "code" in rows.columns else rows[name]
    kept["row_name"] = None if name == "unit_id" else rows[name]
    parts = []
    for column in columns:
        values = rows[column]
        is_number = pd.api.types.is_numeric_dtype(values)
        if pd.api.types.is_datetime64_any_dtype(values):
            values = values.dt.strftime("%Y-%m-%d")
        number, text = (values.astype(float), None) if is_number else (None, values)
        parts.append(kept.assign(figure=column, number=number, text=text)[values.notna()].astype(object))
    return pd.concat(parts, ignore_index=True)


def compared(cursor: duckdb.DuckDBPyConnection, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The rows of `changed_figures` between two looks."""
    both = pd.concat([before.assign(is_after=False), after.assign(is_after=True)], ignore_index=True)
    with incoming(cursor, both):
        return act(cursor, "changed_figures", {}).df()


def beside(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Totals of both states side by side: a unit and year per row."""
    keys = ["unit", "province", "year"]
    return before.merge(after, on=keys, how="outer", suffixes=("_before", "_after"))
