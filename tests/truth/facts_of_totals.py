"""What is true of totals and of score sheets, worked out in plain Python from the rows that stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from tests.truth.held import Held, Row
from tests.truth.told import (
    POINTS,
    Lost,
    Sheet,
    Total,
    authority,
    contradict,
    every,
    flags_of,
    lost_by,
    tells_another,
)


class TotalFacts:
    """Totals, their ranks, what they lost, and what of them may be compared."""

    def __init__(self, held: Held) -> None:
        self.held = held

    @cached_property
    def totals(self) -> dict[tuple[str, int], Total]:
        """Unit and year → what the document that speaks with most authority says."""
        documents: dict[tuple[str, int], list[Row]] = {}
        for row in self.held.rows("results", with_further=True):
            documents.setdefault((row["unit_id"], row["year"]), []).append(row)
        found = {key: self.total(rows) for key, rows in documents.items()}
        self.rank_here(found)
        return found

    def total(self, rows: Sequence[Row]) -> Total:
        ordered = sorted(
            rows, key=lambda row: (-authority(row), row["topic"] != "result", row["standing"] != "published")
        )
        first, *others = (self.document(row) for row in ordered)
        first.others = others
        equals = [other for other in others if other.authority == first.authority]
        if any(contradict(first, other) for other in equals):
            first.flags.add("disputed")
        if first.framework is None:
            agreeing = [
                o
                for o in others
                if o.framework and o.score == first.score and first.max_score in (None, o.max_score)
            ]
            first.framework = agreeing[0].framework if agreeing else None
        return first

    def is_of_some_areas(self, row: Row) -> bool:
        """Whether a sheet's total is the sum of some of its areas alone."""
        lines = self.sheets.get((row["unit_id"], row["year"]), Sheet([])).lines
        if row["topic"] != "assessment" or row["score"] is None or not lines:
            return False
        areas = [line for line in lines if line["level"] == "area"]
        blank = [line["max_score"] for line in areas if line["score"] is None]
        added = [line for line in lines if line["level"] == "area" or line["level"] in ("bonus", "penalty")]
        told = sum(line["score"] or 0 for line in added if line["level"] == "area" or line["is_leaf"])
        if not 0 < len(blank) < len(areas) or abs(told - row["score"]) > POINTS:
            return False
        most = [line["max_score"] for line in areas if line["max_score"] is not None]
        return any(blank) or not row["max_score"] or abs(sum(most) - row["max_score"]) > POINTS

    def document(self, row: Row) -> Total:
        ratio = row["ratio"]
        if row["score"] is not None and row["max_score"]:
            ratio = 100 * row["score"] / row["max_score"]
        is_part = self.is_of_some_areas(row)
        names = (
            "score",
            "max_score",
            "rank",
            "out_of",
            "rank_change",
            "unit_id",
            "year",
            "topic",
            "self_score",
        )
        return Total(
            **{name: row[name] for name in names},
            ratio=None if is_part else ratio,
            is_part=is_part,
            rating=row["class"],
            framework=self.frameworks.get(row["framework_id"], row["framework_id"]),
            flags=flags_of(row),
            listed=bool(row["listed"]),
            authority=authority(row),
            stands=bool(row["stands"]),
        )

    @cached_property
    def frameworks(self) -> dict[str, str]:
        """Framework → the decision that tells it from others."""
        return {
            row["framework_id"]: f"QĐ {row['decision']}"
            if row["decision"]
            else row["name"] or row["framework_id"]
            for row in self.held.rows("frameworks")
        }

    def rank_here(self, totals: dict[tuple[str, int], Total]) -> None:
        """Lists that came without ranks are ranked by their ratios, ties sharing the better place."""
        lists: dict[tuple[Any, ...], list[Total]] = {}
        for (unit_id, year), total in totals.items():
            unit = self.held.units[unit_id]
            lists.setdefault((unit["province_id"], unit["cohort"], year), []).append(total)
        for members in lists.values():
            ranked = [total for total in members if total.listed and total.ratio is not None]
            if len(ranked) < 2 or any(total.rank is not None for total in members):
                continue
            for total in ranked:
                total.rank = 1 + sum(other.ratio > total.ratio + 1e-9 for other in ranked)  # type: ignore[operator]
                total.out_of = len(ranked)
                total.flags.add("computed")

    @cached_property
    def sheets(self) -> dict[tuple[str, int], Sheet]:
        found: dict[tuple[str, int], Sheet] = {}
        for row in sorted(self.held.rows("scores"), key=lambda row: row["position"] or 0):
            found.setdefault((row["unit_id"], row["year"]), Sheet([])).lines.append(row)
        return found

    @cached_property
    def targets(self) -> dict[tuple[str, int], float]:
        """Unit and year → the points that are to be reached."""
        found: dict[tuple[str, int], float] = {}
        for row in self.held.rows("targets"):
            if row["measure"] == "score" and row["period"].isdigit() and row["value"] is not None:
                key = (row["unit_id"], int(row["period"]))
                found[key] = min(row["value"], found.get(key, row["value"]))
        return found

    def lost(self, unit_id: str, year: int, parent: str | None = None) -> Lost | None:
        """What a unit lost in a year, in all or in one part of its sheet; None without a sheet."""
        sheet = self.sheets.get((unit_id, year))
        if sheet is None:
            return None
        total = self.totals.get((unit_id, year))
        if parent is None:
            whole = total.max_score if total else None
        else:
            whole = next((line["max_score"] for line in sheet.lines if line["code"] == parent), None)
        parts = sheet.parts(parent)
        return lost_by(parts, whole) if parts else None

    def sheet_apart(self, unit_id: str, year: int) -> Total | None:
        """What the score sheet of a unit tells as its total, where that is another than the total in use."""
        total = self.totals.get((unit_id, year))
        sheets = [o for o in total.others if o.stands and o.topic == "assessment"] if total else []
        return next((sheet for sheet in sheets if total and tells_another(sheet, total)), None)

    def deduction(self, unit_id: str, year: int) -> Lost | None:
        """What a total lost: of its own sheet; what it lacks to its maximum where it has none; None where nobody knows."""
        total, sheet = self.totals.get((unit_id, year)), self.lost(unit_id, year)
        if total is None or (sheet and not self.sheet_apart(unit_id, year)):
            return sheet
        if total.score is None or total.max_score is None or total.score > total.max_score:
            return None
        return Lost(total.max_score - total.score, 0, 0, is_whole=True)

    def points_compare(self, unit_id: str, earlier: int, later: int) -> bool:
        """Whether the points of two years may be compared: one framework, one maximum."""
        left, right = self.totals.get((unit_id, earlier)), self.totals.get((unit_id, later))
        if left is None or right is None or left.framework is None or left.framework != right.framework:
            return False
        if left.is_part or right.is_part:
            return False
        return None in (left.max_score, right.max_score) or left.max_score == right.max_score

    def ranks_compare(self, unit_id: str, earlier: int, later: int) -> bool:
        """Whether a change of places may be told: two sure ranks out of one total."""
        left, right = self.totals.get((unit_id, earlier)), self.totals.get((unit_id, later))
        if left is None or right is None or None in (left.rank, right.rank):
            return False
        return not left.is_doubtful and left.out_of is not None and left.out_of == right.out_of

    def sheet_flags(self, unit_id: str, year: int) -> set[str]:
        """What keeps any line of a sheet from being final."""
        sheet = self.sheets.get((unit_id, year))
        return set().union(*(flags_of(line) for line in sheet.lines)) if sheet else set()

    def list_of(self, unit_id: str, year: int) -> list[Total]:
        """The totals of the list in which a unit was ranked: its cohort in its province, ranked out of the same number."""
        own, kind = self.totals[unit_id, year], self.held.units[unit_id]["cohort"]
        found = [
            total
            for (other, at), total in self.totals.items()
            if at == year
            and self.held.is_neighbour(other, unit_id)
            and self.held.units[other]["cohort"] == kind
        ]
        several = len(every(total.out_of for total in found)) > 1
        return [total for total in found if not several or total.out_of == own.out_of]
