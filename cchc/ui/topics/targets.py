"""Targets that are not looked at first: those without a figure, and those of all years."""

from __future__ import annotations

from functools import partial

from cchc import words
from cchc.ui.asking.answers import Answer
from cchc.ui.showing.downloads import table_and_files
from cchc.ui.showing.lazy_expander import lazy_expander

OF_A_TARGET: tuple[str, ...] = ("title", "actual", "comparison", "value", "measure_unit", "outlook")
OF_A_TARGET += ("actual_since", "actual_period", "distance", "period")


def fold_targets(label: str, targets: Answer, unit: str, name: str) -> None:
    """The rows of `target_distances` in a closed box; `label` has their {count}, `name` tells it from its like. Nothing where
    there are none."""
    if targets.is_empty:
        return
    told = label.format(count=words.number(len(targets.rows), 0))
    fill = partial(table_and_files, targets, OF_A_TARGET, unit, name=name)
    lazy_expander(told, ":material/flag:", f"targets_{name}", fill)
