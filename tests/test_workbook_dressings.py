"""Two thousand tables in the clothes of offices; `make fuzz` goes on from here (tests/dressing)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.dressing.clothes import DRESSINGS, THEMES
from tests.dressing.formats import FORMATS
from tests.dressing.plain import KINDS
from tests.dressing.trial import combinations, plain, trial

TRIALS, GROUPS = 2_000, 10
# Dressings that the reader does not see through yet.
NOT_YET = {
    "another table below", "blank column in front", "blank columns between", "box over a cell", "breaks inside texts",
    "codes inside titles", "colons after names", "column of last year", "column of notes", "dashes for nothing",
    "decision of another year", "dossier_report", "error in a code", "error in a figure", "error in a name",
    "figures that are provisional", "form that nobody filled in", "formula without result", "groups of three",
    "heading over two rows without merges", "heading printed again", "hidden column", "hidden sheet of last year",
    "letters of full width", "line of means", "lines of groups", "marks that cannot be seen",
    "name that looks like code", "name that no register knows", "names in an old font", "no total",
    "noise of floating point", "number that is none", "numbers as texts", "odd numbers of lines",
    "old name struck through", "old value struck through", "percent sign as a word",
    "period in other words", "province that is no more", "raised character after a figure",
    "raised note after a figure", "raised note after a name", "raised note in a heading", "romans of one character",
    "sample", "second number in the cell", "sheet of instructions", "short names of departments", "signs of minus",
    "spaces of other kinds", "three decimals", "titles that begin with a figure", "total under another name",
    "unsaved formula in a name", "value merged over lines",
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_plain_table_is_read_as_it_stands_in_every_format(kind: str) -> None:
    if kind in NOT_YET:
        pytest.xfail("a kind that the reader does not know yet")
    found = [str(one) for form in FORMATS for seed in range(6) for one in plain(seed, kind, form).findings]
    assert found == []


@pytest.mark.parametrize("group", range(GROUPS))
def test_whatever_a_table_wears_no_figure_differs_without_a_word(group: int) -> None:
    found = []
    for seed in range(group, TRIALS, GROUPS):
        dressed = trial(seed)
        if not NOT_YET.intersection((dressed.kind, *dressed.dressings)):
            found += [f"{dressed}: {finding.kind}: {finding.text}" for finding in dressed.findings]
    assert found == []


def test_every_theme_has_a_dressing_and_every_gap_a_reason() -> None:
    assert {one.theme for one in DRESSINGS.values()} == set(THEMES)
    gaps = [reason for one in DRESSINGS.values() for reason in one.not_for.values()]
    assert all(gaps)
    places = {*FORMATS, *KINDS}
    assert all(set(key.split(", ")) <= places for one in DRESSINGS.values() for key in one.not_for)
    assert len(combinations()) > TRIALS


def test_the_dresser_asks_the_reader_for_nothing_but_the_reading() -> None:
    folder = Path(__file__).parent / "dressing"
    asked = {
        (path.name, node.module)
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cchc")
    }
    assert asked == {("trial.py", "cchc.workbook")}
