"""Rows and columns out of sight, in each way that a format has for it."""

from __future__ import annotations

import random

from tests.dressing.book import COLLAPSED, FILTERED, HIDDEN, ZERO
from tests.dressing.clothes.dressing import UnfitError, dressing
from tests.dressing.table import DATA, Said, Table


@dressing("errors and hidden parts in every spelling", touches=("hidden",), for_samples=True)
def hidden_line(table: Table, chance: random.Random, form: str) -> None:
    lines = [row.line for row in table.answer.rows if row.line.kind == DATA]
    chance.choice(lines).hidden = chance.choice([HIDDEN, ZERO, COLLAPSED, FILTERED])
    table.answer.must.append(Said(("hidden_rows",)))


@dressing("errors and hidden parts in every spelling", touches=("hidden",))
def hidden_column(table: Table, chance: random.Random, form: str) -> None:
    columns = [column for column in table.columns if column.role not in ("code", "blank", "note")]
    if not columns:
        raise UnfitError
    chance.choice(columns).hidden = chance.choice([HIDDEN, ZERO, COLLAPSED])
    table.answer.must.append(Said(("hidden_rows",)))
