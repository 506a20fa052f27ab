"""What the areas of a table add up to where it prints no total, and the area that each line lies in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cchc.reading import Table
from cchc.store.publication import Row


def summed(table: Table, column: str) -> float | None:
    """Sum of a column over the areas (points also over bonus and penalty); blank if an area is blank."""
    own = [row for row in table.rows if row["level"] == "area"]
    if not own or any(row[column] is None for row in own):
        return None
    extra = [] if column == "max_score" else [r for r in table.rows if r["level"] in ("bonus", "penalty")]
    heads = [row for row in extra if row["parent"] is None and row["row"] not in table.parts]
    return round(sum(row[column] or 0 for row in [*own, *heads]), 6)


def added(lines: Sequence[Row], column: str) -> float | None:
    """Sum of a column; blank if any line is blank."""
    values = [line[column] for line in lines]
    return None if None in values else round(sum(values), 6)


def area_codes(rows: Iterable[Row]) -> dict[str | None, str | None]:
    """Code of the area that each code of a score sheet lies in."""
    areas: dict[str | None, str | None] = {}
    for row in rows:
        areas[row["code"]] = row["code"] if row["level"] == "area" else areas.get(row["parent"])
    return areas
