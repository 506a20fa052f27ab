"""Merged data cells: what holds for several lines, and what lies covered."""

from __future__ import annotations

import random

from tests.dressing.book import Cell
from tests.dressing.clothes.columns import add_note_column
from tests.dressing.clothes.dressing import SCORES, dressing
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import BETWEEN, DATA, Column, Line, Merge, Table

OLDER: tuple[int | str, ...] = (3, 1, "Cũ")
HOLD = ("max_score", "rank", "class", "owner", "assigned_by", "due_on", "reason")


@dressing("merged data cells", claims=("merged", "order"), touches=("figures",), wishes=Wishes(equal=True))
def value_merged_over_lines(table: Table, chance: random.Random, form: str) -> None:
    """Where no value holds for several lines, a note does."""
    runs = [run for column in table.columns if column.role in HOLD for run in _runs(table, column)]
    if not runs:
        note = add_note_column(table, chance)
        lines = table.of(DATA)[:3]
        table.merges.append(Merge(lines[0], note, lines[-1], note))
        lines[0].put(note, chance.choice(["Theo báo cáo của đơn vị", "2", "Sở Nội vụ"]))
        return
    for column, lines in chance.sample(runs, chance.randint(1, min(2, len(runs)))):
        _merge(table, column, lines, chance, form)


def _runs(table: Table, column: Column) -> list[tuple[Column, list[Line]]]:
    """Lines below each other with the same value in the column."""
    found: list[tuple[Column, list[Line]]] = []
    run: list[Line] = []
    for line in [*table.of(DATA), None]:
        same = (
            line is not None
            and run
            and column in line.cells
            and line.cells[column].content == run[-1].cells[column].content
            and _same_depth(table, line, run[-1])
            and table.lines.index(line) == table.lines.index(run[-1]) + 1
        )
        if not same:
            if len(run) > 1:
                found.append((column, run))
            run = []
        fits = line is not None and column in line.cells and id(line.cells[column]) not in table.taken
        run = [*run, line] if fits and line is not None else []
    return found


def _same_depth(table: Table, line: Line, other: Line) -> bool:
    """Criteria of one parent: nobody merges a maximum over an area and its own criterion."""
    if table.kind not in SCORES:
        return True
    parents = [
        row.fields["parent"].values[0] if "parent" in row.fields else object()
        for row in (*table.rows_of(line), *table.rows_of(other))
    ]
    return parents[0] == parents[-1]


def _merge(table: Table, column: Column, lines: list[Line], chance: random.Random, form: str) -> None:
    table.merges.append(Merge(lines[0], column, lines[-1], column))
    table.take(lines[0].cells[column])
    for line in lines[1:]:
        # What lies covered is not to be seen, and an older value as often as none.
        del line.cells[column]
        if chance.random() < 0.5:
            line.cells[column] = table.take(Cell(chance.choice(OLDER)))
        for row in table.rows_of(line):
            for wanted in row.fields.values():
                if wanted.at is column:
                    wanted.line = lines[0]


@dressing("merged data cells", claims=("merged", "order"), wishes=Wishes())
def old_line_covered(table: Table, chance: random.Random, form: str) -> None:
    """Each cell of a line is merged with the one below it, where the line of last year still stands."""
    line = chance.choice(table.of(DATA))
    below = Line(BETWEEN)
    table.insert_after(line, below)
    for column in table.columns:
        table.merges.append(Merge(line, column, below, column))
        cell = line.cells.get(column)
        if cell is not None and chance.random() < 0.7:
            below.cells[column] = Cell(3 if isinstance(cell.content, int | float) else "Năm trước")


@dressing("merged data cells", claims=("total", "merged"), wishes=Wishes(total=True))
def total_merged_over_the_numbering(table: Table, chance: random.Random, form: str) -> None:
    """«Tổng cộng» stands in the first column, merged over the names; elsewhere a note of one line does."""
    line = table.answer.total_line
    first, second = table.columns[0], table.columns[1]
    if line is None or second not in line.cells or first in line.cells:
        note = add_note_column(table, chance)
        table.of(DATA)[0].put(note, "x")
        return
    line.cells[first] = line.cells.pop(second)
    table.merges.append(Merge(line, first, line, second))
