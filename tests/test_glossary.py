"""docs/glossary.md says each table, view and column once; what cchc/glossary.toml says is not said again there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cchc.catalogue import KINDS
from cchc.store import Store, paths
from cchc.store.questions import COMPOSED, question
from cchc.words import has_heading

SAID = (Path(__file__).parents[1] / "docs" / "glossary.md").read_text(encoding="utf-8")


def lines(section: str) -> list[list[str]]:
    """The cells of each line of the table under a heading."""
    (text,) = re.findall(rf"^## {section}\n(.*?)(?=^## |\Z)", SAID, re.M | re.S)
    return [
        [cell.strip() for cell in row.strip("|").split("|")] for row in re.findall(r"^\|.*\|$", text, re.M)
    ][2:]


def said_under(section: str) -> list[str]:
    """The first cells there, in order."""
    return sorted(cells[0] for cells in lines(section))


TABLES = "select table_name from duckdb_tables() where not internal"
VIEWS = "select view_name from duckdb_views() where not internal"


def names(store: Store, asked: str) -> list[str]:
    return sorted(name for (name,) in store.database.cursor().execute(asked).fetchall())


def test_every_table_has_a_line(store: Store) -> None:
    assert said_under("Tables") == names(store, TABLES)


def test_every_view_has_a_line_or_is_of_the_current_rows_of_a_table(store: Store) -> None:
    current = [f"current_{kind.table}" for kind in KINDS]
    assert sorted(said_under("Views") + current) == names(store, VIEWS)


def test_every_column_of_a_question_has_a_heading_or_a_line(store: Store) -> None:
    told: set[str] = set()
    for path in paths():
        asked = question(path.stem)
        told |= {
            column[0] for column in store.database.cursor().execute(asked.sql, asked.bind({})).description
        }
    for name in COMPOSED:
        told |= set(store.ask(name).columns)
    assert said_under("Columns without a heading") == sorted(name for name in told if not has_heading(name))


@pytest.mark.parametrize("section", ["The product's words", "Tables", "Views", "Columns without a heading"])
def test_every_line_is_whole_and_says_a_word_once(section: str) -> None:
    wide = 2 if section.startswith("Columns") else 3
    assert {len(cells) for cells in lines(section)} == {wide}
    assert all(cell for cells in lines(section) for cell in cells)
    assert len(set(said_under(section))) == len(said_under(section))
