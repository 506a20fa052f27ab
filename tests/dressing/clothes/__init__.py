"""All dressings, by name."""

from tests.dressing.clothes import (
    columns,
    containers,
    days,
    extra_columns,
    faults,
    further_tables,
    headings,
    hiding,
    letters,
    lines,
    marks,
    merging,
    number_styles,
    numbering,
    old_fonts,
    places,
    shown_otherwise,
    sums,
)
from tests.dressing.clothes.dressing import DRESSINGS, THEMES, Dressing, UnfitError

__all__ = [
    "DRESSINGS", "THEMES", "Dressing", "UnfitError", "columns", "containers", "days", "extra_columns", "faults",
    "further_tables", "headings", "hiding", "letters", "lines", "marks", "merging", "number_styles", "numbering", "old_fonts",
    "places",
    "shown_otherwise", "sums",
]  # fmt: skip
