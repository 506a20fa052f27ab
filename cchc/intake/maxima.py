"""How many points can be reached: neither a figure nor a target is above its index's own maximum, typed or sent in a form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from cchc.catalogue.figures import measures, targets
from cchc.intake.errors import IntakeError
from cchc.intake.figures import measure_code
from cchc.intake.tables import figure_unit
from cchc.reading import Problem, Reading, Table
from cchc.reading.figures.quantities import WHOLE, quantity_of
from cchc.reading.problems import number_text
from cchc.store.publication import Row

Maxima = Iterable[float | None]
MostOf = Callable[[str], float]  # unit id -> the most points that the unit can reach
KINDS = {kind.KIND.table for kind in (measures, targets)}
NUMBERS = ("plan", "actual", "value")


def most_points(maxima: Maxima) -> float:
    """The largest maximum of the indices that a unit was scored by; the usual one where it was not."""
    return max((most for most in maxima if most is not None), default=WHOLE)


def above_maximum(reading: Reading, maxima_of: Callable[[str], Maxima]) -> list[Problem]:
    """The cells of our own form in which more points stand than the unit of their line can reach.

    `maxima_of`: the maxima of the indices that a unit, by its id, was scored by.
    """
    most_of = cache(lambda unit_id: most_points(maxima_of(unit_id)))
    return [
        problem
        for table in reading.tables
        if table.kind in KINDS
        for row in table.rows
        for problem in in_line(table, row, most_of)
    ]


def in_line(table: Table, row: Row, most_of: MostOf) -> Iterator[Problem]:
    """The same of one line; none where it does not say whose it is, which keeps it from being published anyway."""
    measure, held = measure_code(row), [name for name in NUMBERS if row.get(name) is not None]
    if measure != "score" or not held or not row["period"]:
        return
    try:
        most = most_of(figure_unit(table, row)["unit_id"])
    except IntakeError:
        return
    of = quantity_of(measure, row["title"], row["measure_unit"], most)
    for name in held:
        cell = f"{table.columns[name]}{row['row']}"
        if fault := of.fault(row[name], number_text(row[name])):
            yield Problem(table.sheet, cell, "error", "impossible_value", f"Ô {cell}: {fault}")
