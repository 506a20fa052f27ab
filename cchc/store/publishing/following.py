"""What is kept of score sheets and of ledgers: told anew for the units of which something else stands than it was told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.store.acting import act

if TYPE_CHECKING:
    import duckdb

    from cchc.store.file.database import Database

# Units told at once: the lines of all units of the country would not go into memory.
UNITS_AT_ONCE = 64
# The action that names the units, and those that forget and keep what follows.
OUTCOMES = (
    "outcomes_kept_otherwise",
    ("forget_outcomes", "forget_sheets", "keep_outcomes", "keep_sheets"),
)
SHARES = (
    "shares_kept_otherwise",
    ("forget_shares", "forget_unknowns", "forget_ledgers", "keep_shares", "keep_unknowns", "keep_ledgers"),
)


def keep_outcomes(cursor: duckdb.DuckDBPyConnection) -> None:
    """Inside a transaction: of each criterion what became of its points, as what stands tells it."""
    keep_anew(cursor, *OUTCOMES)


def keep_shares(cursor: duckdb.DuckDBPyConnection) -> None:
    """Inside a transaction: of each limitation which points it holds, as the ledgers and sheets that stand tell it."""
    keep_anew(cursor, *SHARES)


def keep_anew(cursor: duckdb.DuckDBPyConnection, kept_otherwise: str, actions: tuple[str, ...]) -> None:
    """Forget what is kept of the units of which it is not what stands, and keep it as that tells it now."""
    units = [unit for (unit,) in act(cursor, kept_otherwise, {}).fetchall()]
    for first in range(0, len(units), UNITS_AT_ONCE):
        for action in actions:
            act(cursor, action, {"units": units[first : first + UNITS_AT_ONCE]})


def fill_what_is_kept(database: Database) -> None:
    """For whoever opens the file, before others read: where an older version wrote it, nothing is kept yet. Half a minute of
    processor time for 1.9 million lines, wholly or not at all."""
    with database.cursor() as cursor:
        if not any(act(cursor, asked, {}).fetchall() for asked, _actions in (OUTCOMES, SHARES)):
            return
    with database.transaction() as cursor:
        keep_outcomes(cursor)
        keep_shares(cursor)
