"""What is true of everything that is held: totals, indices and work, each in a file of its own."""

from __future__ import annotations

from functools import cached_property

from tests.truth.facts_of_indices import IndexFacts
from tests.truth.facts_of_totals import TotalFacts
from tests.truth.facts_of_work import WorkFacts


class Facts(TotalFacts, IndexFacts, WorkFacts):
    """The truth about everything that is held."""

    def has_drafts(self, unit_id: str) -> bool:
        """Whether anything that is held of a unit is not final."""
        return any(
            coverage["unit_id"] == unit_id and coverage["standing"] in ("provisional", "self_assessment")
            for coverage in self.held.coverages.values()
            if coverage["stands"] or coverage["is_further"]
        ) or any(
            flag in ("provisional", "self_assessment")
            for (one, _year), total in self.totals.items()
            if one == unit_id
            for flag in total.flags
        )

    @cached_property
    def units_by_name(self) -> dict[str, list[str]]:
        """Name → the units that are called so, here and in other provinces."""
        found: dict[str, list[str]] = {}
        for unit_id, unit in self.held.units.items():
            found.setdefault(unit["name"], []).append(unit_id)
        return found
