"""Error values, formulas whose results were never saved, and numbers that are none."""

from __future__ import annotations

import random

from tests.dressing.book import ErrorValue
from tests.dressing.clothes.dressing import SCORES, UnfitError, dressing
from tests.dressing.clothes.marks import some_figures, some_names
from tests.dressing.table import DATA, TOTAL, Figure, RowWanted, Said, Table, Wanted

ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!")
FORMULAS = {
    "#REF!": "#REF!",
    "#DIV/0!": "1/0",
    "#N/A": "NA()",
    "#VALUE!": 'VALUE("a")',
    "#NAME?": "TONG()",
    "#NUM!": "SQRT(-1)",
}
NO_FORMULAS = {"html": "a page has no formulas"}
ALWAYS_SAVED = NO_FORMULAS | {"xlsb": "the format keeps a result with each formula"}
NO_REQUEST = NO_FORMULAS | {
    "ods": "the format cannot ask to be calculated on opening",
    "xml 2003": "the format cannot ask to be calculated on opening",
}


def an_error(chance: random.Random) -> tuple[ErrorValue, str]:
    """An error value, and perhaps the formula that gave it."""
    shown = chance.choice(ERRORS)
    return ErrorValue(shown), FORMULAS[shown] if chance.random() < 0.5 else ""


def refuse(wanted: Wanted, *codes: str) -> None:
    """Only `null` with one of these problems at the cell is right."""
    wanted.values, wanted.refused, wanted.refusals = (None,), True, codes


@dressing("errors and hidden parts in every spelling", touches=("figures", "sums", "formulas"))
def error_in_a_figure(table: Table, chance: random.Random, form: str) -> None:
    for figure in some_figures(table, chance):
        cell = table.take(figure.cell)
        cell.content, cell.formula = an_error(chance)
        cell.number_format = ""
        refuse(figure.wanted, "error_value", *(["not_a_number"] if form == "html" else []))
        _text_of_day(figure)


def _text_of_day(figure: Figure) -> None:
    if figure.name == "due_on":
        figure.row.fields.pop("due_text", None)


@dressing("errors in labels and codes", touches=("names", "formulas"))
def error_in_a_name(table: Table, chance: random.Random, form: str) -> None:
    name = chance.choice(some_names(table, chance))
    cell = table.take(name.cell)
    cell.content, cell.formula = an_error(chance)
    for row in table.rows_of(name.row.line):
        refuse(row.fields[name.name], "error_value")


@dressing("errors in labels and codes", claims=("formulas",), touches=("names",), not_for=ALWAYS_SAVED)
def unsaved_formula_in_a_name(table: Table, chance: random.Random, form: str) -> None:
    name = chance.choice(some_names(table, chance))
    cell = table.take(name.cell)
    cell.formula, cell.unsaved = "A1", True
    if form == "xls":
        cell.content = 0
    for row in table.rows_of(name.row.line):
        refuse(row.fields[name.name], "no_cached_value")


@dressing("errors in labels and codes", touches=("codes", "formulas"))
def error_in_a_code(table: Table, chance: random.Random, form: str) -> None:
    """In a list that is the number of a line, which nobody needs."""
    code = table.column("code")
    rows = [row for row in table.answer.rows if code in row.line.cells and _has_no_parts(table, row)]
    if not rows or code is None:
        raise UnfitError
    row = chance.choice(rows)
    cell = table.take(row.line.cells[code])
    cell.content, cell.formula = an_error(chance)
    if table.kind in SCORES:
        refuse(row.fields["code"], "error_value")
        del row.fields["level"], row.fields["parent"]
    else:
        table.answer.may.append(Said(("error_value",), (row.line, code)))


def _has_no_parts(table: Table, row: RowWanted) -> bool:
    """Whether no line has this one's code as its parent."""
    if "code" not in row.fields:
        return True
    code = row.fields["code"].values[0]
    return code is not None and all(
        other.fields["parent"].values[0] != code for other in table.answer.rows if "parent" in other.fields
    )


@dressing(
    "results that were never calculated",
    claims=("formulas",),
    touches=("figures", "sums"),
    not_for=ALWAYS_SAVED,
)
def formula_without_result(table: Table, chance: random.Random, form: str) -> None:
    for figure in some_figures(table, chance):
        cell = table.take(figure.cell)
        cell.formula, cell.unsaved, cell.number_format = "A1+1", True, ""
        if form == "xls":
            cell.content = 0
        refuse(figure.wanted, "no_cached_value")


@dressing(
    "results that were never calculated",
    claims=("formulas",),
    touches=("figures", "sums"),
    not_for=NO_REQUEST,
)
def placeholder_for_every_result(table: Table, chance: random.Random, form: str) -> None:
    """The workbook asks to be calculated when it is opened; until then each formula of a column has the result 0."""
    figures = table.figures()
    if not figures:
        raise UnfitError
    column = chance.choice(figures).column
    table.book.full_calculation = True
    for figure in figures:
        if figure.column is column:
            table.take(figure.cell).content = 0
            figure.cell.formula, figure.cell.number_format = "SUM(A1:A2)", ""
            refuse(figure.wanted, "no_cached_value")
    total = table.answer.total_line
    if total is not None and column in total.cells and column.role in (table.answer.total or {}):
        cell = table.take(total.cells[column])
        cell.content, cell.formula = 0, "SUM(A1:A2)"
        refuse((table.answer.total or {})[column.role], "no_cached_value")


@dressing("layout", touches=("formulas",), not_for=NO_FORMULAS)
def formulas_with_results(table: Table, chance: random.Random, form: str) -> None:
    cells = [
        cell
        for line in table.of(DATA, TOTAL)
        for column, cell in line.cells.items()
        if isinstance(cell.content, int | float) and column.role != "code" and id(cell) not in table.taken
    ]
    for cell in chance.sample(cells, min(len(cells), 6)):
        cell.formula = chance.choice(["SUM(C5:C7)", "1+1", "ROUND(D5*1,2)", "C5-D5"])


NONE_AT_ALL: tuple[str | float, ...] = ("NaN", "Infinity", "-inf", "1e308", "1E+400", 1e308, "9" * 320)


@dressing("numbers that are none", touches=("figures", "sums"))
def number_that_is_none(table: Table, chance: random.Random, form: str) -> None:
    for figure in some_figures(table, chance, 1):
        what = chance.choice(NONE_AT_ALL)
        cell = table.take(figure.cell)
        cell.content, cell.number_format = what, ""
        refuse(figure.wanted, "not_a_number", "score_above_max", "rank_out_of_range", "negative_score")
        if figure.name in ("due_on", "done_on"):
            # A text that names no day is kept as it stands.
            figure.wanted.refused, figure.wanted.refusals = False, ("not_a_number", "unclear_date")
