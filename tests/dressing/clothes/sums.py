"""Sums that are wrong, values above their maximum, units that stand twice."""

from __future__ import annotations

import random

from tests.dressing.clothes.dressing import COUNTS, LISTS, SCORES, UnfitError, dressing, none_of, only_for
from tests.dressing.clothes.faults import refuse
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import Figure, Said, Table

SUMS = {"dossier_report": ("dossier_identity",), "task_counts": ("dossier_identity", "total_does_not_add_up")}


@dressing(
    "sums",
    claims=("sums", "total"),
    touches=("figures",),
    wishes=Wishes(total=True),
    not_for=only_for((*SCORES, *COUNTS), "a table of this kind prints no total"),
)
def total_that_is_wrong(table: Table, chance: random.Random, form: str) -> None:
    answer = table.answer
    line = answer.total_line
    if line is None or not answer.total:
        raise UnfitError
    roles = [
        role
        for role, one in answer.total.items()
        if one.at in line.cells and id(line.cells[one.at]) not in table.taken
    ]
    if table.kind not in SCORES:
        roles = [role for role in roles if role in ("received_online", "resolved_late", "total", "done_late")]
    role = chance.choice(roles)
    wanted = answer.total[role]
    assert wanted.at is not None
    wrong = wanted.values[0] + chance.choice([1, 2, 5])
    table.take(line.cells[wanted.at]).content = wrong
    wanted.values = (wrong, None)
    answer.must.append(Said(SUMS.get(table.kind, ("total_does_not_add_up",)), (line, wanted.at)))
    answer.may.append(
        Said(
            ("dossier_identity", "score_above_max", "part_above_whole", "total_does_not_add_up"), (line, None)
        )
    )


@dressing(
    "sums",
    claims=("sums", "figures", "formulas"),
    touches=("deductions", "shares", "total"),
    wishes=Wishes(total=True),
    not_for=none_of(
        ("dossier_report", "index_766", "task_list", "task_counts"), "its figures have no maximum"
    ),
)
def points_above_the_maximum(table: Table, chance: random.Random, form: str) -> None:
    """13,5 of 12 is an error, and the sums are still checked with it as printed."""
    figures = [
        figure
        for figure in table.figures()
        if figure.name in ("appraised_score", "self_score", "score") and "max_score" in figure.row.fields
        and figure.row.fields["max_score"].values[0] is not None and "." not in _code(figure)
        and figure.row.fields.get("level", figure.wanted).values[0] not in ("bonus", "penalty")
    ]  # fmt: skip
    if not figures:
        raise UnfitError
    figure = chance.choice(figures)
    maximum = figure.row.fields["max_score"].values[0]
    table.take(figure.cell).content = maximum + chance.choice([1.5, 20])
    refuse(figure.wanted, "score_above_max")
    answer = table.answer
    sums = (
        "children_do_not_add_up",
        "total_does_not_add_up",
        "deduction_mismatch",
        "ratio_mismatch",
        "rank_mismatch",
    )
    answer.may.append(Said(sums))
    if answer.total and answer.total_line and figure.name in answer.total:
        answer.must.append(Said(("total_does_not_add_up",), (answer.total_line, figure.column)))


def _code(figure: Figure) -> str:
    code = figure.row.fields.get("code")
    return str(code.values[0]) if code else ""


@dressing(
    "sums",
    touches=("names",),
    not_for=only_for(LISTS, "a field or a task may stand twice"),
)
def unit_that_stands_twice(table: Table, chance: random.Random, form: str) -> None:
    names = table.names()
    if len(names) < 2:
        raise UnfitError
    first, second = sorted(chance.sample(range(len(names)), 2))
    table.take(names[second].cell).content = names[first].value
    table.take(names[first].cell)
    for row in table.rows_of(names[second].row.line):
        row.fields["unit"].values = names[first].wanted.values
    told = [Said(("duplicate_unit",), names[place].place) for place in (first, second)]
    (table.answer.may if table.kind == "task_counts" else table.answer.must).extend(told)
