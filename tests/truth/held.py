"""What the database holds, row by row as published: what rules recompute facts from, without a question of the product."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from cchc.store import Store
from cchc.words import literal
from tests.truth.snapshot import plain

Row = dict[str, Any]


class Held:
    """Rows of the tables of figures that stand, or are kept beside what does, each with the standing of its document."""

    def __init__(self, store: Store) -> None:
        self.cursor = store.database.cursor()
        self.kept: dict[str, list[Row]] = {}

    def every(self, table: str) -> list[Row]:
        """Every row of a table, whatever stands."""
        found = self.cursor.table(table)
        return [dict(zip(found.columns, map(number, row), strict=True)) for row in found.fetchall()]

    @cached_property
    def coverages(self) -> dict[Any, Row]:
        return {row["coverage_id"]: row for row in self.every("coverages")}

    def rows(self, table: str, with_further: bool = False) -> list[Row]:
        """The rows that stand; `with_further` those too that other documents say of the same."""
        if table not in self.kept:
            self.kept[table] = [
                self.told(row) for row in self.every(table) if row["coverage_id"] in self.coverages
            ]
        return [row for row in self.kept[table] if row["stands"] or (with_further and row["is_further"])]

    def told(self, row: Row) -> Row:
        coverage = self.coverages[row["coverage_id"]]
        about = {name: coverage[name] for name in ("stands", "is_further", "topic", "standing", "upload_id")}
        return {**row, **about}

    @cached_property
    def units(self) -> dict[str, Row]:
        return {row["unit_id"]: row for row in self.every("units")}

    def is_neighbour(self, left: str, right: str) -> bool:
        """Whether two units are of one province of one time."""
        return bool(self.units[left]["province_id"] == self.units[right]["province_id"])

    @cached_property
    def provinces(self) -> dict[str, Row]:
        return {row["province_id"]: row for row in self.rows("provinces")}

    @cached_property
    def source_names(self) -> set[str]:
        """The titles of documents and the names of files: what may be named as a source."""
        titles = {str(row["title"]) for row in self.rows("sources")}
        return titles | {str(row["file_name"]) for row in self.every("uploads")}

    @cached_property
    def source_keys(self) -> set[str]:
        """How addresses call documents and files."""
        return {str(row["source_id"]) for row in self.rows("sources")} | {
            str(row["upload_id"]) for row in self.every("uploads")
        }

    @cached_property
    def plain_source_names(self) -> set[str]:
        """The same as they are read on a page."""
        return {plain(literal(name)) for name in self.source_names}


def number(value: Any) -> Any:
    """Decimals as floats: what is recomputed is rounded as it is written."""
    return float(value) if type(value).__name__ == "Decimal" else value
