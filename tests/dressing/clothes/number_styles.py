"""Numbers as people type them: commas and points, groups of three, words and spaces around them, shares."""

from __future__ import annotations

import random

from tests.dressing.book import Cell, plain_number, typed
from tests.dressing.clothes.dressing import COUNTS, UnfitError, dressing, none_of, only_for
from tests.dressing.clothes.marks import some_figures
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import TOTAL, Table, Wanted

NO_FIGURES = {"task_list": "its figures are days"}


def all_cells(table: Table) -> list[tuple[Cell, Wanted | None]]:
    """Every cell with a number of the answer, those of the total among them, and of columns that follow from others."""
    cells: list[tuple[Cell, Wanted | None]] = [(figure.cell, figure.wanted) for figure in table.figures()]
    total, line = table.answer.total or {}, table.answer.total_line
    if line is not None:
        cells += [(line.cells[one.at], one) for one in total.values() if one.at in line.cells]
    seen = {id(cell) for cell, _ in cells} | table.taken
    for line in table.of("data", TOTAL):
        for column, cell in line.cells.items():
            if column.role in ("deduction", "share") and id(cell) not in seen:
                cells.append((cell, None))
    return [(cell, wanted) for cell, wanted in cells if isinstance(cell.content, int | float)]


def retype(table: Table, cell: Cell, text: str) -> None:
    table.take(cell).content = text
    cell.number_format = ""


@dressing("comma or point before three digits", claims=("figures",), not_for=NO_FIGURES)
def decimal_commas(table: Table, chance: random.Random, form: str) -> None:
    for cell, _ in all_cells(table):
        retype(table, cell, typed(cell))


@dressing("comma or point before three digits", claims=("figures",), not_for=NO_FIGURES)
def decimal_points(table: Table, chance: random.Random, form: str) -> None:
    for cell, _ in all_cells(table):
        retype(table, cell, typed(cell, "."))


@dressing("comma or point before three digits", claims=("figures",), not_for=NO_FIGURES)
def two_decimals_everywhere(table: Table, chance: random.Random, form: str) -> None:
    """Points as «14,00»; counts have none."""
    counts = table.kind in COUNTS
    for cell, _ in all_cells(table):
        assert isinstance(cell.content, int | float)
        whole = counts or _is_rank(table, cell)
        retype(table, cell, f"{cell.content:.{0 if whole else 2}f}".replace(".", ","))


def _is_rank(table: Table, cell: Cell) -> bool:
    return any(
        column.role == "rank" and one is cell for line in table.lines for column, one in line.cells.items()
    )


GROUPS = {"points": ".", "commas": ",", "spaces": " ", "no-break spaces": "\u00a0", "narrow spaces": "\u202f"}


def grouped(value: float, between: str, decimal: str) -> str:
    """1204.5 → «1.204,5»."""
    whole, _, rest = plain_number(value).partition(".")
    digits = f"{int(whole):,}".replace(",", between)
    return f"{digits}{decimal}{rest}" if rest else digits


@dressing(
    "comma or point before three digits",
    claims=("figures",),
    wishes=Wishes(thousands=True, total=True),
    not_for=NO_FIGURES | {"index_766": "its points never pass a hundred"},
)
def groups_of_three(table: Table, chance: random.Random, form: str) -> None:
    """«1.204», «1,204», «1 204»: one style for the whole table; where two readings stay, a person is asked."""
    style = chance.choice(list(GROUPS))
    decimal = "." if style == "commas" else ","
    for cell, wanted in all_cells(table):
        assert isinstance(cell.content, int | float)
        if style in ("points", "commas") and cell.content >= 1_000 and wanted:
            wanted.refusals = ("ambiguous_number",)
        retype(table, cell, grouped(cell.content, GROUPS[style], decimal))


@dressing(
    "comma or point before three digits",
    claims=("figures",),
    wishes=Wishes(fine=True, total=True),
    not_for=none_of((*COUNTS, "task_list"), "counts are whole, days are no numbers"),
)
def three_decimals(table: Table, chance: random.Random, form: str) -> None:
    """«88,525» and «85.125» in one table: its maxima and sums tell that these are points, or a person is asked."""
    mixed = chance.random() < 0.5
    for cell, wanted in all_cells(table):
        text = typed(cell, chance.choice(",.") if mixed else ",")
        if len(text.replace(".", ",").rpartition(",")[2]) == 3 and wanted:
            wanted.refusals = ("ambiguous_number",)
        retype(table, cell, text)


@dressing("layout", touches=("figures",), not_for=NO_FIGURES)
def numbers_as_texts(table: Table, chance: random.Random, form: str) -> None:
    """Some cells are texts, with spaces around them."""
    cells = all_cells(table)
    for cell, _ in chance.sample(cells, min(len(cells), chance.randint(1, 8))):
        around = chance.choice(["", " ", "  ", "\u00a0", "\t"])
        retype(table, cell, chance.choice(["", "'"]) * (not around) + around + typed(cell) + around)


@dressing("layout", touches=("figures",), not_for=NO_FIGURES)
def words_of_the_unit_of_measure(table: Table, chance: random.Random, form: str) -> None:
    word = "điểm" if table.kind not in COUNTS else "hồ sơ" if table.kind == "dossier_report" else "nhiệm vụ"
    for figure in some_figures(table, chance, 3):
        if figure.name in ("rank", "ratio"):
            continue
        retype(table, figure.cell, f"{typed(figure.cell)} {word}")
        figure.wanted.refusals = ("not_a_number",)


@dressing(
    "number formats of single cells",
    claims=("shares",),
    wishes=Wishes(share=True),
)
def single_cells_in_percent_format(table: Table, chance: random.Random, form: str) -> None:
    """0.9685 shown as «96,85%» beside a typed 95.2."""
    share = table.column("share", "ratio")
    cells = [line.cells[share] for line in table.of("data") if share in line.cells]
    if not cells:
        raise UnfitError
    for cell in chance.sample(cells, chance.randint(1, len(cells))):
        if isinstance(cell.content, int | float) and id(cell) not in table.taken:
            table.take(cell).content = round(cell.content / 100, 6)
            cell.number_format = "0.00%"


@dressing(
    "number formats of single cells",
    claims=("shares",),
    wishes=Wishes(share=True),
    not_for=only_for(("ranking",), "its shares are no part of the answer"),
)
def shares_with_a_sign(table: Table, chance: random.Random, form: str) -> None:
    """«96,85%» and «96.85 %» as texts."""
    share = table.column("ratio")
    for line in table.of("data"):
        cell = line.cells.get(share) if share else None
        if cell is not None and isinstance(cell.content, int | float) and id(cell) not in table.taken:
            text = typed(cell, chance.choice(",."))
            retype(table, cell, text + chance.choice(["%", " %"]))
