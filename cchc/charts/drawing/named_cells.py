"""Heatmaps whose rows carry their name above them: beside cells of many years a phone has no room for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cchc.charts.drawing.labels import line_count, wrap
from cchc.charts.drawing.named_rows import LINE, NAME_WIDTH
from cchc.charts.drawing.theme import BODY, hidden_axis

CELL = 30  # pixels of a cell
LIFT = 3  # between a name and its own cells
YEARS = 28  # pixels of the years over the cells
ABOVE = 14  # between the cells of a row and the name of the next one


@dataclass(frozen=True)
class NamedCells:
    """Rows from the top, each with its name over its cells; counted in rows, so that neighbours never touch."""

    names: list[str]

    @cached_property
    def wrapped(self) -> list[str]:
        """The names, broken into at most two lines each."""
        return [wrap(name, NAME_WIDTH, most=2) for name in self.names]

    @cached_property
    def gap(self) -> int:
        """Pixels between the cells of two rows, for the longest name."""
        return LINE * max(map(line_count, self.wrapped)) + ABOVE

    @cached_property
    def height(self) -> int:
        """Height of all rows in pixels."""
        return (CELL + self.gap) * len(self.names) + self.gap // 2

    def axis(self) -> dict[str, Any]:
        """The upright axis, with room for the first name."""
        return hidden_axis(range=[len(self.names) - 0.5, -0.5 - self.gap / 2 / (CELL + self.gap)])

    def name_labels(self) -> dict[str, Any]:
        """A trace that writes each name close over its cells, clear of those above."""
        return {
            "type": "scatter",
            "mode": "text",
            "x": [-0.5] * len(self.names),
            "y": [place - (CELL / 2 + LIFT) / (CELL + self.gap) for place in range(len(self.names))],
            "text": self.wrapped,
            "textposition": "top right",
            "textfont": {"size": BODY},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }

    def beside_cells(self, lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Upright lines in pieces, one beside the cells of each row: a whole one would cross out names."""
        half = CELL / 2 / (CELL + self.gap)
        return [
            line | {"yref": "y", "y0": place - half, "y1": place + half}
            for line in lines
            for place in range(len(self.names))
        ]
