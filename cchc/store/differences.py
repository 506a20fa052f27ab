"""What differs between what stands and what would stand after a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from cchc.store.publication import Row


@dataclass(frozen=True)
class Difference:
    """`figures`: the rows of `changed_figures`, one per figure that would be added, changed, removed, or told beside what
    stands (kept). `totals`: one
    row per unit and year, its score, deduction, rank and framework before and after. `fewer`: the rows of
    `fewer_rows`, one per scope that would have fewer rows than stand. `unused`: the rows of `unused_documents`, what
    would be told and not used because a stronger document says it."""

    figures: pd.DataFrame
    totals: pd.DataFrame
    fewer: pd.DataFrame
    unused: Sequence[Row] = ()

    def count(self, kind: str) -> int:
        """How many figures are "added", "changed", "removed" or "kept"."""
        return self.counts.get(kind, 0)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many figures differ in each way."""
        return {str(kind): int(count) for kind, count in self.figures["difference"].value_counts().items()}

    @cached_property
    def removed(self) -> pd.DataFrame:
        """The figures that would stand no more."""
        return self.figures[self.figures["difference"] == "removed"]

    @property
    def loses(self) -> bool:
        """Whether any figure or row would stand no more."""
        return not (self.removed.empty and self.fewer.empty)
