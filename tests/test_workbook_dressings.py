"""Two thousand tables in the clothes of offices; `make fuzz` goes on from here (tests/dressing)."""

from __future__ import annotations

import ast
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cchc.reading import read_workbook
from tests.dressing.clothes import DRESSINGS, THEMES
from tests.dressing.comparing import Comparison
from tests.dressing.formats import FORMATS, write
from tests.dressing.plain import KINDS, MAKERS
from tests.dressing.plain.wishes import Wishes
from tests.dressing.trial import combinations, plain, trial

TRIALS, GROUPS = 2_000, 10


@pytest.mark.parametrize("kind", KINDS)
def test_a_plain_table_is_read_as_it_stands_in_every_format(kind: str) -> None:
    found = [str(one) for form in FORMATS for seed in range(6) for one in plain(seed, kind, form).findings]
    assert found == []


@pytest.mark.parametrize("group", range(GROUPS))
def test_whatever_a_table_wears_no_figure_differs_without_a_word(group: int) -> None:
    found = []
    for seed in range(group, TRIALS, GROUPS):
        dressed = trial(seed)
        found += [f"{dressed}: {finding.kind}: {finding.text}" for finding in dressed.findings]
    assert found == []


Reading = dict[str, Any]


def _figure(read: Reading) -> None:
    row = read["tables"][0]["rows"][0]
    row["max_score"] += 1


def _blank(read: Reading) -> None:
    read["tables"][0]["rows"][1]["appraised_score"] = None


def _lost_row(read: Reading) -> None:
    del read["tables"][0]["rows"][-1]


def _further_row(read: Reading) -> None:
    rows = read["tables"][0]["rows"]
    rows.append({**rows[-1], "row": 99})


def _other_unit(read: Reading) -> None:
    read["tables"][0]["unit"] = "Sở Y tế tỉnh khác"


def _no_table(read: Reading) -> None:
    read["tables"] = []


def _said_without_cause(read: Reading) -> None:
    cell = {"sheet": "A", "cell": "B5", "severity": "warning", "code": "hidden_rows", "message": ""}
    read["problems"].append(cell)


@pytest.mark.parametrize(
    "change", [_figure, _blank, _lost_row, _further_row, _other_unit, _no_table, _said_without_cause]
)
def test_whatever_is_changed_in_a_reading_is_seen(change: Callable[[Reading], None]) -> None:
    table = MAKERS["score_sheet areas"](random.Random(3), Wishes())
    book, places = table.lay_out()
    read = read_workbook(write(book, "xlsx"), "bang.xlsx").as_dict()
    assert Comparison(table, places, read).run() == []
    change(read)
    assert len(Comparison(table, places, read).run()) > 0


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
    assert asked == {("trial.py", "cchc.reading")}
