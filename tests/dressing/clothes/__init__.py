"""All dressings, by name."""

from tests.dressing.clothes import (
    columns,
    containers,
    days,
    extra_columns,
    faults,
    headings,
    hiding,
    letters,
    lines,
    marks,
    merging,
    number_styles,
    numbering,
    places,
    shown_otherwise,
    sums,
)
from tests.dressing.clothes.dressing import DRESSINGS, THEMES, Dressing, UnfitError

__all__ = [
    "DRESSINGS", "THEMES", "Dressing", "UnfitError", "columns", "containers", "days", "extra_columns", "faults", "headings",
    "hiding", "letters", "lines", "marks", "merging", "number_styles", "numbering", "places", "shown_otherwise", "sums",
]  # fmt: skip
