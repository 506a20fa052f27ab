"""Horizontal figures whose rows carry their name above them, so that long names fit a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from cchc import words
from cchc.charts.drawing.labels import escape_tags, line_count, wrap
from cchc.charts.drawing.theme import BODY, VALUE, hidden_axis
from cchc.language import _

NAME_WIDTH = 48
LINE = 18
TOLD = 5  # rows that a picture's description names; the table has all


@dataclass(frozen=True)
class NamedRows:
    """Where each row stands: first on top; counted in pixels from the top, so that heights are exact."""

    names: list[str]
    bar: int

    @cached_property
    def wrapped(self) -> list[str]:
        """The names, broken into at most three lines each."""
        return [wrap(name, NAME_WIDTH, most=3) for name in self.names]

    @cached_property
    def bottoms(self) -> list[int]:
        """The lower edge of each row's bar: a name of two lines takes more room than one of one line."""
        return list(accumulate(self.bar + 16 + LINE * line_count(name) for name in self.wrapped))

    @cached_property
    def height(self) -> int:
        """Height of all rows in pixels."""
        return (self.bottoms[-1] if self.bottoms else 0) + 8

    @cached_property
    def places(self) -> list[float]:
        """The middle of each row's bar."""
        return [bottom - self.bar / 2 for bottom in self.bottoms]

    def alt_text(self, texts: Sequence[str]) -> str:
        """The first rows with their texts, for whoever cannot see them: «Sở Y tế: 92,50; …»."""
        rows = zip(self.names, texts, strict=True)
        return _listed([f"{escape_tags(name)}: {' '.join(text.split())}" for name, text in rows])

    def axis(self) -> dict[str, Any]:
        """The upright axis of these rows, in pixels from the top."""
        return hidden_axis(range=[self.height, 0])

    def upright(self, value: float, across: str = "x", **look: Any) -> list[dict[str, Any]]:
        """A line through all rows at a value, a piece beside each bar: one line would cross out names that reach it."""
        ends = {"type": "line", "xref": across, "x0": value, "x1": value, "yref": "y"}
        half = self.bar / 2
        return [
            ends | {"y0": place - half, "y1": place + half + 8, "line": {"width": 2, **look}}
            for place in self.places
        ]

    def name_labels(self) -> dict[str, Any]:
        """A trace that writes each name above its bar."""
        return {
            "type": "scatter",
            "mode": "text",
            "x": [0] * len(self.names),
            "y": [place - self.bar / 2 - 2 for place in self.places],
            "text": self.wrapped,
            "textposition": "top right",
            "textfont": {"size": BODY},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }


def _listed(said: Sequence[str]) -> str:
    more = len(said) - TOLD
    rest = [_("và {count} dòng nữa").format(count=words.number(more, 0))] if more > 0 else []
    return "; ".join([*said[:TOLD], *rest])


def value_labels(
    ends: Sequence[float | None], places: Sequence[float], texts: Sequence[str]
) -> dict[str, Any]:
    """Values right of their bars, in the text colour of the page."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [end or 0 for end in ends],
        "y": list(places),
        "text": [f"\u00a0{text}" for text in texts],
        "textposition": "middle right",
        "textfont": {"size": VALUE},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
