"""Cells whose number format shows their value in another way; the value stays."""

from __future__ import annotations

import random
from datetime import date

from tests.dressing.clothes.dressing import UnfitError, dressing, only_for
from tests.dressing.clothes.number_styles import NO_FIGURES, all_cells
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import DATA, Table

ONLY_VALUES = {"html": "a page holds what is shown and nothing else"}


@dressing(
    "number formats of single cells",
    claims=("number formats",),
    touches=("figures",),
    not_for=NO_FIGURES | ONLY_VALUES,
)
def formats_that_round(table: Table, chance: random.Random, form: str) -> None:
    """85.25 shown as «85,3» is 85.25 all the same."""
    styles = [
        "0",
        "0.0",
        "0.00",
        "#,##0.00",
        "#,##0",
        '0.00" điểm"',
        "_(* #,##0.00_)",
        "[Red]0.0",
        "0.00;-0.00;0.00",
        "@",
    ]
    style = chance.choice(styles)
    ranks = _ranks(table)
    for cell, _ in all_cells(table):
        if id(cell) not in ranks and chance.random() < 0.7 and not cell.number_format:
            cell.number_format = style


def _ranks(table: Table) -> set[int]:
    cells = (line.cells[column] for line in table.lines for column in line.cells if column.role == "rank")
    return set(map(id, cells))


@dressing(
    "number formats of single cells",
    claims=("shares",),
    wishes=Wishes(share=True),
    not_for=ONLY_VALUES,
)
def percent_sign_as_a_word(table: Table, chance: random.Random, form: str) -> None:
    """96.85 with the format 0.00"%" is no share of one."""
    share = table.column("share", "ratio")
    cells = [line.cells[share] for line in table.of(DATA) if share in line.cells]
    if not cells:
        raise UnfitError
    style = chance.choice(['0.00"%"', '0.0" %"', "0.00\\%"])
    for cell in cells:
        if id(cell) not in table.taken:
            table.take(cell).number_format = style


@dressing(
    "number formats of single cells",
    claims=("days",),
    not_for=ONLY_VALUES | only_for(("task_list",), "only tasks have days"),
)
def days_in_other_formats(table: Table, chance: random.Random, form: str) -> None:
    styles = [
        "d/m/yy",
        "yyyy-mm-dd",
        "dd\\-mm\\-yyyy",
        "d mmmm yyyy",
        "[$-42A]dd/mm/yyyy;@",
        "mm/dd/yyyy",
        "dd.mm.yyyy",
    ]
    style = chance.choice(styles)
    for figure in table.figures():
        if figure.name in ("due_on", "done_on"):
            figure.cell.content = date.fromisoformat(figure.value)
            figure.cell.number_format = style


@dressing("number formats of single cells", touches=("figures",), not_for=NO_FIGURES | ONLY_VALUES)
def noise_of_floating_point(table: Table, chance: random.Random, form: str) -> None:
    """85.25000000000001, as sums of formulas leave it."""
    ranks = _ranks(table)
    for cell, _ in all_cells(table):
        if (
            id(cell) not in ranks
            and chance.random() < 0.4
            and isinstance(cell.content, int | float)
            and cell.content
        ):
            cell.content = cell.content + chance.choice([1e-13, -1e-13, 3e-12])
