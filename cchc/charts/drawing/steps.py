"""Floating steps from one total to another: each hangs where the one before ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.cut_axis import marks_up_to, round_start, says_where_it_starts
from cchc.charts.drawing.named_rows import NamedRows, value_labels
from cchc.charts.drawing.theme import ACCENT, BETTER, OTHER, SMALL, TEXT, WORSE, axis, chart
from cchc.language import _


@dataclass(frozen=True)
class Step:
    """One part: its name, by how many points it moves the total, and what its tooltip says besides."""

    name: str
    change: float
    note: str = ""


def floating_steps(
    title: str,
    start: tuple[str, float],
    steps: Sequence[Step],
    end: str,
    *,
    subtitle: str = "",
    target: float | None = None,
    counted: str = "",
) -> go.Figure:
    """How a total became another, in points or in what is `counted`.

    The axis shows only the stretch where something moves, and says where it begins: totals are points, not bars.
    """
    name, first = start
    reached = list(accumulate((step.change for step in steps), initial=first))
    layout = NamedRows([name, *(step.name for step in steps), end], bar=16)
    lows, highs = min(reached), max(reached)
    if target is not None:
        lows, highs = min(lows, target), max(highs, target)
    room = max(highs - lows, 0.5)
    start_at = round_start(lows, lows + room)
    limits = [start_at, highs + 0.35 * (highs - start_at)]
    ends = [first, *(max(pair) for pair in pairwise(reached)), reached[-1]]
    # Totals are diamonds: their numbers stand clear of them on a phone too.
    totals = [f"\u2002{words.number(total)}" for total in (first, reached[-1])]
    texts = [totals[0], *(words.signed(step.change) for step in steps), totals[1]]
    labels = layout.name_labels() | {"x": [limits[0]] * len(layout.names)}
    return chart(
        title,
        [
            _bars(layout, reached, steps),
            _totals(layout, first, reached[-1]),
            labels,
            value_labels([end + 0.01 * (highs - start_at) for end in ends], layout.places, texts),
        ],
        subtitle="   ".join(filter(None, (subtitle, says_where_it_starts(start_at)))),
        says=layout.alt_text(texts),
        plot_height=layout.height,
        shapes=[] if target is None else layout.upright(target, color=OTHER),
        annotations=[] if target is None else [_target_name(target)],
        above=0 if target is None else 18,
        xaxis=axis(counted or _("Điểm"), range=limits, tickvals=marks_up_to(highs, limits)),
        yaxis=layout.axis(),
    )


def _bars(layout: NamedRows, reached: Sequence[float], steps: Sequence[Step]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [abs(step.change) for step in steps],
        "base": [min(pair) for pair in pairwise(reached)],
        "y": layout.places[1:-1],
        "width": layout.bar,
        "marker": {"color": [BETTER if step.change >= 0 else WORSE for step in steps]},
        "customdata": [
            [step.name, words.signed(step.change), f"<br>{step.note}" if step.note else ""] for step in steps
        ],
        "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]}%{customdata[2]}<extra></extra>",
    }


def _totals(layout: NamedRows, first: float, last: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [first, last],
        "y": [layout.places[0], layout.places[-1]],
        "marker": {"symbol": "diamond", "size": 14, "color": [OTHER, ACCENT]},
        "cliponaxis": False,
        "customdata": [layout.names[0], layout.names[-1]],
        "hovertemplate": "<b>%{customdata}</b><br>%{x:,.2f}<extra></extra>",
    }


def _target_name(target: float) -> dict[str, Any]:
    place = {"x": target, "xref": "x", "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": "center"}
    text = _("Cần đạt {points}").format(points=words.number(target))
    return place | {"text": text, "showarrow": False, "font": {"size": SMALL, "color": TEXT}}
