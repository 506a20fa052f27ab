"""Two texts in one cell: raised notes, values struck through, second numbers, boxes that lie over a cell."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.dressing.book import Rich, Run, typed
from tests.dressing.clothes.dressing import UnfitError, dressing
from tests.dressing.table import Figure, Table

NO_BOXES = {"xls": "the library that writes this format knows no boxes"}


def some_figures(table: Table, chance: random.Random, most: int = 2) -> list[Figure]:
    """A few cells with values that nothing has changed yet."""
    figures = table.figures()
    if not figures:
        raise UnfitError
    return chance.sample(figures, min(chance.randint(1, most), len(figures)))


def written(figure: Figure) -> str:
    """The value as a Vietnamese office types it into a text."""
    return typed(figure.cell)


def another(figure: Figure, chance: random.Random) -> str:
    """Another value that might stand in the same cell."""
    content = figure.cell.content
    if figure.name in ("due_on", "done_on"):
        day = date.fromisoformat(figure.value) + timedelta(chance.choice([-20, -9, 11, 30]))
        return f"{day:%d/%m/%Y}"
    assert isinstance(content, int | float)
    return chance.choice(["1", "2", "3", "9", "12"]) if content >= 10 else chance.choice(["1", "0,5", "2"])


@dressing("two texts in one cell", touches=("figures", "sums"))
def raised_note_after_a_figure(table: Table, chance: random.Random, form: str) -> None:
    for figure in some_figures(table, chance):
        mark = chance.choice(["1", "2", "(1)", "*", "a"])
        runs = (Run(written(figure)), Run(mark, raised=True))
        table.take(figure.cell).content = Rich(runs)
        figure.cell.number_format = ""
        figure.wanted.refusals = ("not_a_number",)


@dressing("two texts in one cell", touches=("figures", "sums"))
def raised_character_after_a_figure(table: Table, chance: random.Random, form: str) -> None:
    for figure in some_figures(table, chance):
        table.take(figure.cell).content = written(figure) + chance.choice("¹²³*")
        figure.cell.number_format = ""
        figure.wanted.refusals = ("not_a_number",)


@dressing("two texts in one cell", touches=("codes",))
def raised_note_after_a_code(table: Table, chance: random.Random, form: str) -> None:
    cells = [
        cell
        for line in table.of("data")
        for column, cell in line.cells.items()
        if column.role == "code" and id(cell) not in table.taken
    ]
    if not cells:
        raise UnfitError
    for cell in chance.sample(cells, min(2, len(cells))):
        mark = chance.choice(["1", "2", "(1)", "*"])
        table.take(cell).content = Rich((Run(typed(cell)), Run(mark, raised=True)))


@dressing("two texts in one cell", touches=("names",))
def raised_note_after_a_name(table: Table, chance: random.Random, form: str) -> None:
    for name in some_names(table, chance):
        runs = (Run(typed(name.cell)), Run(chance.choice(["1", "2", "(1)", "*"]), raised=True))
        table.take(name.cell).content = Rich(runs)


@dressing("two texts in one cell", touches=("headings",))
def raised_note_in_a_heading(table: Table, chance: random.Random, form: str) -> None:
    cells = [cell for line in table.of("heading") for cell in line.cells.values()]
    for cell in chance.sample(cells, 2):
        cell.content = Rich((Run(typed(cell)), Run(chance.choice(["1", "(2)", "*"]), raised=True)))


def some_names(table: Table, chance: random.Random) -> list[Figure]:
    names = table.names()
    if not names:
        raise UnfitError
    return chance.sample(names, min(chance.randint(1, 2), len(names)))


@dressing("two texts in one cell", touches=("figures", "sums"))
def old_value_struck_through(table: Table, chance: random.Random, form: str) -> None:
    for figure in some_figures(table, chance):
        between = chance.choice(["", " ", "\n" if form in ("xlsx", "xls", "xlsb") else " "])
        runs = (Run(another(figure, chance), struck=True), Run(between + written(figure)))
        table.take(figure.cell).content = Rich(runs)
        figure.cell.number_format = ""
        figure.wanted.refusals = ("not_a_number",)


@dressing("two texts in one cell", touches=("names",))
def old_name_struck_through(table: Table, chance: random.Random, form: str) -> None:
    for name in some_names(table, chance):
        table.take(name.cell).content = Rich((Run("Chưa phân công ", struck=True), Run(typed(name.cell))))


@dressing(
    "two texts in one cell",
    touches=("figures", "sums"),
    not_for={"task_list": "two days in one cell are a range, which is a dressing of its own"},
)
def second_number_in_the_cell(table: Table, chance: random.Random, form: str) -> None:
    for figure in some_figures(table, chance):
        first = written(figure)
        second = chance.choice(["5", "9", "12", "8,5"])
        between = chance.choice([" ", "\n", "; ", " - ", "  "])
        table.take(figure.cell).content = first + between + second
        figure.cell.number_format = ""
        figure.wanted.refused, figure.wanted.refusals = True, ("not_a_number",)


@dressing("two texts in one cell", touches=("boxes",), not_for=NO_BOXES, for_samples=True)
def box_over_a_cell(table: Table, chance: random.Random, form: str) -> None:
    """A text box, a comment, or in a page a remark of the program that wrote it."""
    filled = [cell for line in table.of("data") for cell in line.cells.values()]
    for cell in chance.sample(filled, 2):
        cell.box = chance.choice(["2", "Đã ký số", "12,5", "x"])
