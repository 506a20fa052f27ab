"""What the ledger of remedies holds of the units and years that a publication speaks of."""

from __future__ import annotations

import duckdb

from cchc.store.acting import act, fetch_rows, incoming
from cchc.store.publication import Publication, Row

TABLES = {
    "ledger_limitations": "held_ledger_limitations",
    "ledger_remedies": "held_ledger_remedies",
    "ledger_actions": "held_ledger_actions",
    "action_states": "held_action_states",
}


def held_ledger(cursor: duckdb.DuckDBPyConnection, publication: Publication) -> dict[str, list[Row]]:
    """Table → its rows that stand; nothing for a publication that brings nothing of the ledger."""
    asked = [
        {"unit_id": row["unit_id"], "year": row["year"]}
        for table in TABLES
        for row in publication.rows.get(table, [])
    ]
    if not asked:
        return {}
    with incoming(cursor, asked):
        return {table: fetch_rows(act(cursor, name, {})) for table, name in TABLES.items()}
