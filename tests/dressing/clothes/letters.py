"""Characters that look like others, cannot be seen, or are put together otherwise."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

from tests.dressing.book import Cell, Rich, Run, typed
from tests.dressing.clothes.dressing import SCORES, UnfitError, dressing, only_for
from tests.dressing.clothes.numbering import ROMAN
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import DATA, HEADING, Table, Wanted

DASHES = "‐‑‒–—―−"
INVISIBLE = "\u200b\u200e\u200f\u202a\u202c\u2060\ufeff\u00ad"


def respell(table: Table, spelled: Callable[[str], str]) -> None:
    """Changes every text of the sheet."""
    for line in table.lines:
        for cell in (*line.loose.values(), *line.cells.values()):
            _respell(cell, spelled)


def _respell(cell: Cell, spelled: Callable[[str], str]) -> None:
    if isinstance(cell.content, str):
        cell.content = spelled(cell.content)
    elif isinstance(cell.content, Rich):
        runs = tuple(Run(spelled(run.text), run.raised, run.struck) for run in cell.content.runs)
        cell.content = Rich(runs)


@dressing("look-alikes", claims=("letters",), touches=("titles",), for_samples=True)
def letters_of_other_alphabets(table: Table, chance: random.Random, form: str) -> None:
    """Ð for Đ, and letters of Cyrillic and Greek."""
    alike = dict(zip("Đđ", "Ðð", strict=True))
    if chance.random() < 0.5:
        alike |= dict(zip("oOcCeTKMHB", "оОсСеТКМНВ", strict=True))
    respell(table, lambda text: "".join(alike.get(letter, letter) for letter in text))


@dressing("look-alikes", claims=("letters",), touches=("titles",), for_samples=True)
def marks_that_cannot_be_seen(table: Table, chance: random.Random, form: str) -> None:
    mark = chance.choice(INVISIBLE)

    def spelled(text: str) -> str:
        place = chance.randint(0, len(text))
        return chance.choice([mark + text, text + mark, text[:place] + mark + text[place:]])

    respell(table, spelled)
    _figures_as_texts(table, chance, spelled)


@dressing("look-alikes", claims=("letters",), touches=("titles",))
def letters_of_full_width(table: Table, chance: random.Random, form: str) -> None:
    wide = {
        chr(code): chr(code + 0xFEE0) for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))
    }
    wide |= {"(": "（", ")": "）", ":": "：", ",": "，"}

    def spelled(text: str) -> str:
        return "".join(wide.get(letter, letter) for letter in text)

    for line in table.of(HEADING):
        for cell in line.cells.values():
            _respell(cell, spelled)
    _figures_as_texts(table, chance, spelled)


def _figures_as_texts(table: Table, chance: random.Random, spelled: Callable[[str], str]) -> None:
    figures = [figure for figure in table.figures() if isinstance(figure.cell.content, int | float)]
    for figure in chance.sample(figures, min(3, len(figures))):
        table.take(figure.cell).content = spelled(typed(figure.cell))
        figure.cell.number_format = ""


@dressing("look-alikes", claims=("letters",), touches=("titles",), for_samples=True)
def letters_taken_apart(table: Table, chance: random.Random, form: str) -> None:
    """The marks of Vietnamese letters as characters of their own."""
    respell(table, lambda text: unicodedata.normalize("NFD", text))


@dressing("look-alikes", claims=("letters",), touches=("titles",), for_samples=True)
def spaces_of_other_kinds(table: Table, chance: random.Random, form: str) -> None:
    space = chance.choice(["\u00a0", "\u2003", "\u2009", "\u3000", "  ", "\u00a0 "])
    edge = chance.choice(["", " ", "\u00a0"])
    respell(table, lambda text: edge + text.replace(" ", space) + edge)


@dressing("look-alikes", claims=("letters",), touches=("titles",))
def breaks_inside_texts(table: Table, chance: random.Random, form: str) -> None:
    """Line breaks where a heading or title was wrapped by hand."""

    def spelled(text: str) -> str:
        words = text.split(" ")
        if len(words) < 3:
            return text
        place = chance.randint(1, len(words) - 1)
        return " ".join(words[:place]) + "\n" + " ".join(words[place:])

    for line in table.lines:
        for cell in line.cells.values():
            if id(cell) not in table.taken:
                _respell(cell, spelled)


@dressing("look-alikes", touches=("figures",), wishes=Wishes(blanks=True))
def dashes_for_nothing(table: Table, chance: random.Random, form: str) -> None:
    """Every dash says that there is nothing; a count of nothing is printed so, too."""
    blank = [
        (row, wanted)
        for row in table.answer.rows
        for name, wanted in row.fields.items()
        if wanted.at and wanted.values[0] in (None, 0) and not wanted.refused and name in _MAY_BE_NOTHING
    ]
    if not blank:
        raise UnfitError
    words = ["-", *DASHES, "x", "--", "Không có"] if table.kind != "task_list" else ["-", *DASHES]
    for row, wanted in chance.sample(blank, min(len(blank), 4)):
        assert wanted.at is not None
        cell = row.line.cells.setdefault(wanted.at, Cell())
        if id(cell) not in table.taken:
            table.take(cell).content = chance.choice(words)
            wanted.values = (None,)


_MAY_BE_NOTHING = {
    "self_score", "appraised_score", "survey_score", "ratio", "rank", "digitisation", "done_on", "carried_over",
    "resolved_early", "resolved_late", "received_online", "received_direct", "pending_late", "pending_in_time", "done_late",
    "open_late", "open_in_time",
}  # fmt: skip


@dressing(
    "look-alikes",
    claims=("deductions",),
    wishes=Wishes(minus=True),
    not_for=only_for(SCORES, "nothing in it stands below zero"),
)
def signs_of_minus(table: Table, chance: random.Random, form: str) -> None:
    """«−2,62», «‑2,62», «- 2,62», «(2,62)»."""
    column = table.column("deduction")
    for line in table.of(DATA):
        cell = line.cells.get(column) if column else None
        if cell is not None and isinstance(cell.content, int | float) and cell.content < 0:
            digits = typed(cell).lstrip("-")
            sign = chance.choice(["-", "- ", *DASHES])
            cell.content = chance.choice([f"{sign}{digits}", f"{sign}{digits}", f"({digits})"])
    for row in table.answer.rows:
        points = row.fields.get("appraised_score")
        if points and "code" not in row.fields and row.fields["level"].values[0] == "penalty":
            at = table.column("appraised_score")
            assert at is not None
            row.line.cells[at].content = chance.choice(["−0,5", "‑0,5", "–0,5", "- 0,5", "(0,5)"])


@dressing("look-alikes", claims=("codes",))
def romans_of_one_character(table: Table, chance: random.Random, form: str) -> None:
    """Ⅰ, Ⅱ, ⅳ: areas of a score sheet, numbers of other lines."""
    code = table.column("code")
    lines = [line for line in table.of(DATA) if code in line.cells]
    if code is None or not lines:
        raise UnfitError
    if table.kind not in (*SCORES, "responsibilities"):
        for place, line in enumerate(lines):
            line.cells[code].content = chr(0x2160 + place)
        return
    for row in table.answer.rows:
        wanted = row.fields.get("code")
        if wanted is None:
            continue
        whole = wanted.values[0]
        if "." in whole:
            head = whole.partition(".")[0]
            if "parent" in row.fields and row.fields["parent"].values[0] == head:
                row.fields["parent"] = Wanted((ROMAN[int(head) - 1],))
        else:
            row.line.cells[code].content = chr(0x2160 + int(whole) - 1)
            wanted.values = (ROMAN[int(whole) - 1],)


@dressing("headings", claims=("headings",), touches=("letters",))
def headings_in_other_case(table: Table, chance: random.Random, form: str) -> None:
    spelled: Callable[[str], str] = chance.choice([str.upper, str.lower, str.capitalize])
    if table.kind == "matrix" and spelled is not str.upper:
        # The areas' names are part of the answer.
        spelled = str
    if table.kind == "matrix":
        for row in table.answer.rows:
            row.key["area"] = spelled(row.key["area"])
    for line in table.of(HEADING):
        for cell in line.cells.values():
            _respell(cell, spelled)
