"""What stands for some scopes, figure by figure, and what differs between two looks at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import pandas as pd

from cchc.catalogue import KINDS
from cchc.folding import name_key
from cchc.store.acting import act, incoming
from cchc.store.differences import Difference

COMPARED = {kind.table: kind for kind in KINDS if kind.figures}
FIGURE = ("unit_id", "period", "row_key", "row_name", "figure", "number", "text", "is_kept")
NO_FIGURES = pd.DataFrame(columns=list(FIGURE), dtype=object)
OF_INCOMING_SCOPES = (
    "coverage_id in (select coverages.coverage_id from coverages semi join incoming using (scope))"
)
KEPT = "coverage_id in (select coverages.coverage_id from coverages semi join incoming using (scope) where is_kept)"


@dataclass(frozen=True)
class Snapshot:
    """What stands for some scopes: a figure per row (FIGURE, and whether it only is kept beside what stands), the totals of
    its units, and how many rows each scope has."""

    figures: pd.DataFrame
    totals: pd.DataFrame
    rows: pd.DataFrame


def take_snapshot(cursor: duckdb.DuckDBPyConnection, scopes: Sequence[str]) -> Snapshot:
    """What stands for some scopes now: only tables in which something of them stands are asked."""
    with incoming(cursor, [{"scope": scope} for scope in scopes]):
        coverages = act(cursor, "rows_of_scopes", {}).df()
        filed = dict(zip(coverages["coverage_id"], coverages["scope"], strict=True))
        topics = set(coverages["topic"])
        asked = [table for table, kind in COMPARED.items() if topics.intersection(kind.topics)]
        parts = [NO_FIGURES, *(current_figures(cursor, table, filed) for table in asked)]
        if kept := dict(act(cursor, "retained_of_scopes", {}).fetchall()):
            for table in (kind.table for kind in KINDS if kind.keeps_documents):
                figures = figure_per_row(cursor.table(table).filter(KEPT).df(), table, kept)
                parts.append(figures.assign(is_kept=True))
        totals = act(cursor, "totals_of_scopes", {}).df()
    return Snapshot(pd.concat(parts, ignore_index=True), totals, coverages)


def current_figures(cursor: duckdb.DuckDBPyConnection, table: str, filed: Mapping[str, str]) -> pd.DataFrame:
    """What stands of one table for the scopes of the view `incoming`."""
    return figure_per_row(cursor.table(f"current_{table}").filter(OF_INCOMING_SCOPES).df(), table, filed)


def figure_per_row(rows: pd.DataFrame, table: str, filed: Mapping[str, str]) -> pd.DataFrame:
    """Rows of one table, figure by figure (the columns of FIGURE); the name is blank where the row is the unit's own.
    `filed`: coverage → scope. Dates are ISO texts."""
    name, columns = COMPARED[table].named_by, COMPARED[table].figures
    if rows.empty:  # a sheet of totals has no lines
        return NO_FIGURES
    order = [column for column in ("position", "row_no") if column in rows.columns]
    rows = rows.sort_values(order, kind="stable", ignore_index=True) if order else rows
    line = pd.DataFrame(
        {"unit_id": rows.get(COMPARED[table].unit or "unit_id", ""), "period": row_periods(rows)},
        index=rows.index,
    )
    line["is_kept"] = False
    usual = next((column for column in ("code", "event") if column in rows.columns), name)
    coded = COMPARED[table].keyed_by or usual
    key = rows[coded].fillna(rows[name])
    key = rows["coverage_id"].astype(str).map(filed) + f"|{table}|" + key.astype(str).map(name_key)
    # Two rows of one name in one document are two rows: that one of them goes must not be hidden by the other.
    line["row_key"] = key + "|" + key.groupby([key, rows["coverage_id"]]).cumcount().astype(str)
    line["row_name"] = None if name == "unit_id" else rows[name]
    parts = [NO_FIGURES]
    for column in columns:
        values = rows[column]
        if not values.notna().any():  # as most columns of a table are
            continue
        is_number = pd.api.types.is_numeric_dtype(values)
        if pd.api.types.is_datetime64_any_dtype(values):
            values = values.dt.strftime("%Y-%m-%d")
        number, text = (values.astype(float), None) if is_number else (None, values)
        parts.append(line.assign(figure=column, number=number, text=text)[values.notna()].astype(object))
    return pd.concat(parts, ignore_index=True)


def row_periods(rows: pd.DataFrame) -> pd.Series[str]:
    """Of when each row is; blank where it is of no period, as an event of the calendar."""
    for column in ("period", "year"):
        if column in rows.columns:
            return rows[column].astype(str)
    return pd.Series("", index=rows.index)


def difference_between(cursor: duckdb.DuckDBPyConnection, before: Snapshot, after: Snapshot) -> Difference:
    """What differs between two looks at the same scopes."""
    looks = [before.figures.assign(is_after=False), after.figures.assign(is_after=True)]
    with incoming(cursor, pd.concat(looks, ignore_index=True)):
        figures = act(cursor, "changed_figures", {}).df()
    counts = [before.rows.assign(is_after=False), after.rows.assign(is_after=True)]
    with incoming(cursor, pd.concat(counts, ignore_index=True)):
        fewer = act(cursor, "fewer_rows", {}).df()
    return Difference(figures, totals_side_by_side(before.totals, after.totals), fewer)


def totals_side_by_side(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Totals of both states side by side: a unit and year per row."""
    keys = ["unit", "province", "year"]
    return before.merge(after, on=keys, how="outer", suffixes=("_before", "_after"))
