"""What follows from the catalogue of kinds is what is written, and every kind is one that the database knows."""

from __future__ import annotations

import random
from typing import Any

import pytest

from cchc import words
from cchc.catalogue import KINDS, PUBLISHED_AS, SHEETS, Kind
from cchc.catalogue.rows import ROWS
from cchc.intake.tables import ADD
from cchc.reading import read_workbook
from cchc.reading.corrections import KINDS as READ
from cchc.reading.kinds.table_kind import READERS
from cchc.reading.problems import WARNINGS
from cchc.store import Store
from cchc.ui.choosing.upload_request import ENTERED, FILES
from tests.current_views import ROOT, written
from tests.dressing.formats import write
from tests.dressing.plain import MAKERS
from tests.dressing.plain.wishes import Wishes

TABLES = """
select columns.table_name
from duckdb_columns() as columns
semi join duckdb_tables() as tables using (table_name)
where columns.column_name = 'coverage_id'
"""


def test_views_and_checks_are_those_of_the_catalogue() -> None:
    for path, text in written().items():
        assert path.read_text(encoding="utf-8") == text, "python -m tests.current_views"


def test_every_table_of_published_rows_has_a_kind(seeded: Store) -> None:
    """A table with a coverage holds what somebody published."""
    tables = {table for (table,) in seeded.database.cursor().execute(TABLES).fetchall()}
    assert {kind.table for kind in KINDS} == {name for name in tables if not name.startswith("kept_")} - {
        "coverages"
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_columns_that_a_kind_names_are_columns_of_its_table(kind: Kind, seeded: Store) -> None:
    columns = set(seeded.database.cursor().table(kind.table).columns)
    named = {kind.unit, kind.named_by, *kind.figures} - {""}
    if kind.keeping:
        named |= {*kind.keeping.named_by, *(name for group in kind.keeping.together for name in group)}
    if kind.origin:
        named |= {*kind.origin.key, *kind.origin.title}
    assert named <= columns
    assert kind.flag == "none" or ("flag" in columns) == (kind.flag == "rows")


def test_rows_of_every_kind_of_a_unit_are_found_in_their_file() -> None:
    """By the catalogue, or by hand where more than the row's own columns says where it was read."""
    by_hand = (ROOT / "cchc/store/schema/020_current_lines.sql").read_text(encoding="utf-8")
    unfound = {kind.table for kind in KINDS if kind.unit and not kind.origin}
    found_by_hand = {kind.table for kind in KINDS if f"'{kind.topic}' as kind" in by_hand}
    assert unfound - found_by_hand == {"evidence"}  # a document itself, which its action leads to
    assert not found_by_hand - unfound


def test_what_a_unit_holds_is_told_of_every_kind_that_offices_bring(seeded: Store) -> None:
    held = set(seeded.ask("units_held").columns)
    assert {f"{topic}_period" for topic in (*FILES, *ENTERED)} <= held


def test_every_warning_is_one_that_the_reader_gives_and_has_a_name() -> None:
    read = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "cchc/reading").rglob("*.py")
        if path.name != "problems.py"
    )
    assert {code for code in WARNINGS if f'"{code}"' not in read} == set()
    assert {code for code in WARNINGS if words.label("problem", code) == code} == set()


def test_files_and_pages_that_a_kind_names_are_there() -> None:
    assert all((ROOT / "data" / kind.file.file).exists() for kind in KINDS if kind.file)
    assert {kind.page for kind in KINDS if kind.page} <= {path.stem for path in (ROOT / "pages").glob("*.py")}


def test_every_kind_of_sheet_has_a_reader_a_way_into_the_store_and_topics_of_the_catalogue() -> None:
    assert set(READERS) == set(READ)
    assert all(name in ADD or sheet.stored for name, sheet in SHEETS.items())
    assert {topic for sheet in SHEETS.values() for topic in sheet.brings} <= set(PUBLISHED_AS)


def carried(kind: str) -> tuple[set[str], set[str]]:
    """What every row of a kind has, and what it may have."""
    row: Any = ROWS[kind]
    return set(row.__required_keys__), set(row.__optional_keys__)


def test_every_kind_of_workbook_says_what_its_rows_carry() -> None:
    assert set(ROWS) == set(READERS)
    for name in ROWS:
        assert set(SHEETS[name].columns) <= set.union(*carried(name)), name


@pytest.mark.parametrize("kind", [kind for kind in MAKERS if kind != "sample"])
def test_rows_carry_what_their_kind_says_and_nothing_else(kind: str) -> None:
    table = MAKERS[kind](random.Random(7), Wishes(share=True, blanks=True, total=True))
    (read,) = read_workbook(write(table.lay_out()[0], "xlsx"), "bang.xlsx").tables
    required, optional = carried(read.kind)
    for row in read.rows:
        assert required <= set(row) <= required | optional
