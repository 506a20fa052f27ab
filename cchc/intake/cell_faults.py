"""What keeps a read workbook from being published and is seen only beside the register or the glossary, at its cells."""

from __future__ import annotations

from collections.abc import Callable

from cchc.intake.explanations import unknown_states
from cchc.intake.maxima import Maxima, above_maximum
from cchc.reading import Problem, Reading


def cell_faults(reading: Reading, maxima_of: Callable[[str], Maxima]) -> list[Problem]:
    """Points above a unit's maximum (`maxima_of` its id), and states of explanations in words that are none."""
    return [*above_maximum(reading, maxima_of), *unknown_states(reading)]
