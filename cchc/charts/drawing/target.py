"""A target: a dashed line with its name in the right margin, where no value can cover it."""

from __future__ import annotations

from typing import Any

from cchc import words
from cchc.charts.drawing.theme import OTHER, SMALL
from cchc.language import _

TARGET_ROOM = 76


def target_line(target: float, upright: str = "y") -> dict[str, Any]:
    """The dashed line as a shape, at `target` (in the axis' own unit) of the axis `upright`."""
    ends = {"x0": 0, "x1": 1, "xref": "paper", "y0": target, "y1": target, "yref": upright}
    return ends | {"type": "line", "layer": "below", "line": {"color": OTHER, "width": 1.5, "dash": "dash"}}


def target_label(target: float, upright: str = "y") -> dict[str, Any]:
    """«Mục tiêu 98 %» as an annotation in the right margin."""
    place = {"x": 1, "xref": "paper", "xanchor": "left", "y": target, "yref": upright, "yanchor": "middle"}
    return place | {
        "text": _("Mục tiêu<br>{value}").format(
            value=words.number(target, 0 if target == int(target) else 2)
        ),
        "align": "left",
        "showarrow": False,
        "font": {"size": SMALL},
    }
