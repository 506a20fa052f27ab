"""The file around the table: other spellings of a format, unusual packaging, other tables in it, nothing to read."""

from __future__ import annotations

import random

from tests.dressing.book import Cell, Sheet
from tests.dressing.clothes.dressing import DATA as ALL_DATA
from tests.dressing.clothes.dressing import SCORES, dressing, only_for
from tests.dressing.table import BETWEEN, DATA, TOTAL, Said, Table

SPELLED = {
    "xlsx": ("strict", "single quotes", "no references", "inline", "prefix", "escapes", "far cells"),
    "xlsb": ("inline",),
    "ods": ("single quotes", "utf-16", "groups", "tail"),
    "html": ("capitals", "unclosed", "numbers", "styles", "classes", "del"),
    "xml 2003": ("prefix", "single quotes", "utf-16"),
}
NO_ZIP = "no zip archive"


@dressing(
    "errors and hidden parts in every spelling",
    claims=("file",),
    not_for={"xls": "its records have one spelling only"},
    for_samples=True,
)
def file_in_another_spelling(table: Table, chance: random.Random, form: str) -> None:
    words = SPELLED[form]
    chosen = chance.sample(words, chance.randint(1, min(2, len(words))))
    table.book.dialect = table.book.dialect | set(chosen)


@dressing(
    "containers",
    claims=("names of parts",),
    not_for={"xls": NO_ZIP, "html": NO_ZIP, "xml 2003": NO_ZIP},
    for_samples=True,
)
def backslashes_in_the_names_of_parts(table: Table, chance: random.Random, form: str) -> None:
    table.book.dialect = table.book.dialect | {"backslashes"}


@dressing("containers", touches=("sheets",), not_for={"html": "a page has one sheet"}, for_samples=True)
def hidden_sheet_of_last_year(table: Table, chance: random.Random, form: str) -> None:
    """A copy with older figures; as an external table in ods it is no sheet at all."""
    if form == "ods" and chance.random() < 0.5:
        table.book.dialect = table.book.dialect | {"cached"}
        return
    book, _ = table.lay_out()
    copy = Sheet("Nam cu", {place: _older(cell) for place, cell in book.sheets[0].cells.items()}, hidden=True)
    copy.merged = list(book.sheets[0].merged)
    table.further.append(copy)


NOT_SELF = {"appraised_score", "survey_score", "score", "deduction", "share", "reason"}


def _older(cell: Cell) -> Cell:
    older = cell.copy()
    if isinstance(older.content, str):
        older.content = older.content.replace("202", "201")
    return older


@dressing("containers", touches=("sheets",), not_for={"html": "a page has one sheet"}, for_samples=True)
def sheet_of_instructions(table: Table, chance: random.Random, form: str) -> None:
    texts = (
        "HƯỚNG DẪN NHẬP LIỆU",
        "1. Nhập điểm vào cột Điểm thẩm định",
        "2. Không xóa dòng tiêu đề",
        "Liên hệ: Sở Nội vụ",
    )
    cells = {(row, 0): Cell(text) for row, text in enumerate(texts)}
    table.further.append(Sheet("Huong dan", cells))


@dressing("nothing to read", claims=(ALL_DATA,))
def form_that_nobody_filled_in(table: Table, chance: random.Random, form: str) -> None:
    """Headings and numbered lines, or headings only."""
    answer = table.answer
    if chance.random() < 0.5:
        table.lines[:] = [line for line in table.lines if line.kind not in (DATA, TOTAL, BETWEEN)]
        kept = set(table.lines)
        table.merges[:] = [merge for merge in table.merges if merge.top in kept and merge.bottom in kept]
    else:
        for line in table.of(DATA, TOTAL):
            line.cells = {
                c: cell for c, cell in line.cells.items() if c.role == "code" and table.kind not in SCORES
            }
    answer.tables, answer.rows = 0, []
    answer.total = answer.total_line = None
    answer.must.append(Said(("no_table_found",)))


@dressing(
    "nothing to read",
    claims=("figures", "sums", "total", "deductions", "flag"),
    not_for=only_for(SCORES, "only score sheets have points of the unit itself"),
)
def only_self_scores_filled_in(table: Table, chance: random.Random, form: str) -> None:
    answer = table.answer
    for line in table.of(DATA, TOTAL):
        line.cells = {c: cell for c, cell in line.cells.items() if c.role not in NOT_SELF}
    for row in [row for row in answer.rows if "code" not in row.fields]:
        answer.rows.remove(row)
        table.lines.remove(row.line)
    for row in answer.rows:
        for role in NOT_SELF & row.fields.keys():
            row.fields[role].values = (None,)
    for role in NOT_SELF & (answer.total or {}).keys():
        (answer.total or {})[role].values = (None,)
    answer.flag = ("self_assessment",)
