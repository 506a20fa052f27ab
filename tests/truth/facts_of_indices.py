"""What is true of the indices of provinces, worked out in plain Python from the rows that stand."""

from __future__ import annotations

from functools import cached_property

from cchc.words import slug
from tests.truth.held import Held, Row


class IndexFacts:
    """Figures of indices, the 766 index among them, their breaks, and the two times of provinces."""

    def __init__(self, held: Held) -> None:
        self.held = held

    @cached_property
    def breaks(self) -> dict[str, set[int]]:
        """Index → the years in which it changed its rules."""
        found: dict[str, set[int]] = {}
        for row in self.held.rows("index_breaks"):
            found.setdefault(row["index_type"], set()).add(row["year"])
        return found

    @cached_property
    def breaks_of_points(self) -> dict[str, set[int]]:
        """Index → the years from which its points are not those of before."""
        found: dict[str, set[int]] = {}
        for row in self.held.rows("index_breaks"):
            if "score" in (row["affects"] or "").split(";"):
                found.setdefault(row["index_type"], set()).add(row["year"])
        return found

    def has_one_time(self, name: str) -> bool:
        """Whether a province of that name is the same before and after the mergers."""
        eras = {row["era"] for row in self.held.provinces.values() if row["name"] == name}
        return eras == {"both"}

    @cached_property
    def index_figures(self) -> dict[tuple[str, int], dict[str, Row]]:
        """Index and year → province → its figure; of the 766 index in a year the table of most provinces counts."""
        found: dict[tuple[str, int], dict[str, Row]] = {}
        for row in self.held.rows("index_results"):
            found.setdefault((row["index_type"], row["year"]), {})[row["province_id"]] = row
        tables: dict[tuple[int, str], list[Row]] = {}
        for row in self.held.rows("index_766"):
            if self.held.units[row["unit_id"]]["kind"] == "province" and "-" not in row["period"]:
                tables.setdefault((int(row["period"]), row["snapshot"] or ""), []).append(row)
        for (year, _snapshot), rows in sorted(tables.items(), key=lambda pair: (len(pair[1]), pair[0][1])):
            ranks = [row["rank"] for row in rows if row["rank"] is not None]
            out_of = len(ranks) if ranks and len(ranks) >= max(ranks) else None
            for row in rows:
                told = {**row, "index_type": "766", "year": year, "value": row["total"], "out_of": out_of}
                found.setdefault(("766", year), {})[row["unit_id"]] = told
        return found

    @cached_property
    def names_by_slug(self) -> dict[str, str]:
        """How an address calls a province → its name."""
        return {slug(row["name"]): row["name"] for row in self.held.provinces.values()}

    @cached_property
    def readings_766(self) -> dict[tuple[str, str], Row]:
        """Unit and reading, as an address calls it → its points."""
        return {
            (row["unit_id"], slug(f"{row['period']} {row['snapshot'] or ''}")): row
            for row in self.held.rows("index_766")
        }

    def era(self, unit_id: str) -> str:
        """«old», «new», or «both» where the mergers left a province alone."""
        province = self.held.provinces.get(self.held.units[unit_id]["province_id"])
        return str(province["era"]) if province else "both"
