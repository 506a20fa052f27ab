"""The columns in another order, with others between them."""

from __future__ import annotations

import random
from itertools import groupby

from tests.dressing.book import Cell
from tests.dressing.clothes.dressing import dressing
from tests.dressing.table import ABOVE, DATA, HEADING, Column, Line, Merge, Table


def blocks(table: Table) -> list[list[Column]]:
    """Columns that stand together under one heading."""
    keyed = enumerate(table.columns)
    return [
        [column for _, column in block]
        for _, block in groupby(keyed, key=lambda pair: pair[1].group or -pair[0] - 1)
    ]


def add_note_column(table: Table, chance: random.Random) -> Column:
    """«Ghi chú» at the right, with its heading."""
    column = Column("note")
    table.columns.append(column)
    headings = table.of(HEADING)
    headings[0].put(column, chance.choice(["Ghi chú", "GHI CHÚ", "Ghi chú (nếu có)"]))
    if len(headings) > 1:
        table.merges.append(Merge(headings[0], column, headings[-1], column))
    return column


@dressing("layout", claims=("order",))
def columns_in_another_order(table: Table, chance: random.Random, form: str) -> None:
    """Number and name stay in front."""
    found = blocks(table)
    head, rest = found[:2], found[2:]
    chance.shuffle(rest)
    table.columns[:] = [column for block in head + rest for column in block]


@dressing("layout", touches=("order",))
def blank_columns_between(table: Table, chance: random.Random, form: str) -> None:
    found = blocks(table)
    for _ in range(chance.randint(1, 2)):
        found.insert(chance.randint(2, len(found)), [Column("blank")])
    table.columns[:] = [column for block in found for column in block]


@dressing("layout", touches=("order",), for_samples=True)
def blank_column_in_front(table: Table, chance: random.Random, form: str) -> None:
    table.columns[:0] = [Column("blank") for _ in range(chance.randint(1, 2))]
    if chance.random() < 0.5:
        return
    for line in table.lines:
        line.loose = {place + 1: cell for place, cell in line.loose.items()}
    for merge in table.merges:
        if isinstance(merge.left, int) and isinstance(merge.right, int):
            merge.left, merge.right = merge.left + 1, merge.right + 1


@dressing("layout", touches=("order",))
def column_of_notes(table: Table, chance: random.Random, form: str) -> None:
    note = add_note_column(table, chance)
    for line in table.of(DATA):
        if chance.random() < 0.6:
            line.cells[note] = Cell(
                chance.choice(["x", "Đạt", "2", "Theo báo cáo số 12/BC-SNV ngày 5/1/2023", "Tăng 2 bậc", "-"])
            )


@dressing("layout", touches=("order", "titles"), for_samples=True)
def table_far_from_the_corner(table: Table, chance: random.Random, form: str) -> None:
    """Past column Z, below row 30."""
    table.columns[:0] = [Column("blank") for _ in range(chance.randint(25, 30))]
    table.lines[:0] = [Line(ABOVE) for _ in range(chance.randint(20, 40))]
    for line in table.lines:
        line.loose = {place + 25: cell for place, cell in line.loose.items()}
    for merge in table.merges:
        if isinstance(merge.left, int) and isinstance(merge.right, int):
            merge.left, merge.right = merge.left + 25, merge.right + 25
