"""The SQL by which a figure's lines are found again in their files, as the catalogue of kinds says it; see `current_views.py`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb

from cchc.catalogue import KINDS, Kind
from cchc.catalogue.kind import Origin

SCHEMA = Path(__file__).resolve().parents[1] / "cchc/store/schema"
# Behind the comment above it.
IS_OF_TABLE = re.compile(r"(?:\s|--[^\n]*\n)*(?:create table|alter table)\b")
Columns = Mapping[str, str]  # name of a column -> its type
NUMBERS = ("DOUBLE", "INTEGER", "BIGINT", "DECIMAL")
HEAD = """\
-- One row per current line of the kinds whose own columns say where it was read; `current_lines` has them all.
-- `origin` is its key, `figures` are its numbers as «column=number;…».
-- Written by `python -m tests.current_views` from cchc/catalogue.
create or replace view filed_lines as
"""
EVER = """\

-- One row per measure and target that was ever handed in, current or not: where a history leads. Its keys name the coverage.
create or replace view historical_lines as
"""


def filed_lines() -> str:
    """The views of the lines that are current and of those that ever were."""
    with duckdb.connect() as tables:
        make_tables(tables)
        known = [(kind, kind.origin, columns_of(kind, tables)) for kind in KINDS if kind.origin]
    now = [select(*each) for each in known]
    ever = [select(*each, ever=True) for each in known if each[1].ever]
    return f"{HEAD}{union(now)}{EVER}{union(ever)}"


def make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables alone: views that are still to be written may not fit them."""
    for path in sorted(SCHEMA.glob("*.sql")):
        for statement in connection.extract_statements(path.read_text(encoding="utf-8")):
            if IS_OF_TABLE.match(statement.query):
                connection.execute(statement)


def columns_of(kind: Kind, tables: duckdb.DuckDBPyConnection) -> Columns:
    """The columns of a kind's table, each with its type."""
    rows = tables.execute(
        "select column_name, data_type from duckdb_columns() where table_name = $table", {"table": kind.table}
    )
    return dict(rows.fetchall())


def union(selects: Iterable[str]) -> str:
    """All of them as one statement."""
    return "union all by name\n".join(selects).rstrip() + ";\n"


def select(kind: Kind, origin: Origin, columns: Columns, *, ever: bool = False) -> str:
    """The lines of a kind; `ever`: also those that are no longer current."""
    told = [
        f"{key_of(kind, origin, ever)} as origin",
        f"'{kind.topic}' as kind",
        "lines.unit_id",
        "lines.period" if "period" in columns else "cast(lines.year as varchar) as period",
        title_of(origin),
        f"{numbers_of(kind, origin.first, columns)} as figures",
        "lines.source_id",
        renamed("document", origin.document, columns),
        "coverages.upload_id" if ever else "lines.upload_id",
        *(f"lines.{name}" for name in ("sheet", "row_no") if name in columns),
        renamed("quote", origin.quote, columns),
        "lines.note" if "note" in columns else "",
    ]
    source = (
        f"from {kind.table} as lines\ninner join coverages on coverages.coverage_id = lines.coverage_id\n"
        if ever
        else f"from current_{kind.table} as lines\n"
    )
    return "select\n    " + ",\n    ".join(filter(None, told)) + f"\n{source}"


def key_of(kind: Kind, origin: Origin, ever: bool) -> str:
    """What a figure names the line by; of lines of any time with the coverage behind it."""
    parts = ", ".join(f"lines.{name}" for name in origin.key)
    if ever:
        return f"concat_ws('|', '{kind.topic}_ever', {parts}, lines.coverage_id, '')"
    return f"{origin.macro}({parts})" if origin.macro else f"concat_ws('|', '{kind.topic}', {parts}, '')"


def title_of(origin: Origin) -> str:
    """What a line is called; nothing where nothing is."""
    if len(origin.title) > 1:
        return f"concat_ws(' ', {', '.join(f'lines.{name}' for name in origin.title)}) as title"
    return renamed("title", origin.title[0], {origin.title[0]: ""}) if origin.title else ""


def numbers_of(kind: Kind, first: str, columns: Columns) -> str:
    """The figures of a line that are numbers, in the order in which a person reads them; `first` before the others."""
    ordered = sorted(kind.figures, key=lambda name: name != first)
    numbers = [f"'{name}=' || lines.{name}" for name in ordered if columns[name].startswith(NUMBERS)]
    if len(numbers) > 2:
        return "concat_ws(\n        ';',\n        " + ",\n        ".join(numbers) + "\n    )"
    return f"concat_ws(';', {', '.join(numbers)})" if numbers else "''"


def renamed(name: str, column: str, columns: Columns) -> str:
    """A column under the name of the view, where the table has it."""
    if column not in columns:
        return ""
    return f"lines.{name}" if column == name else f"lines.{column} as {name}"
