"""Several rates over the same periods, a panel each, every one with its own target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.periods import period_axis, rate_axis, rate_line
from cchc.charts.drawing.target import TARGET_ROOM, target_label, target_line
from cchc.charts.drawing.theme import BODY, OTHER, axis, chart, empty_chart

PANEL, BETWEEN = 112, 40


def rate_panels(rows: pd.DataFrame, title: str, *, without: Sequence[str] = ()) -> go.Figure:
    """How rates move from period to period, small panels below each other; a rate without figures has none.

    Takes a row per period and rate (`rate`, `rate_value` in percent, `rate_target`); the newest target is drawn, and a
    value below it is a triangle. `without`: rates that stand in another figure already.
    """
    known = rows[rows["rate_value"].notna() & ~rows["rate"].isin(list(without))] if len(rows) else rows
    if known.empty:
        return empty_chart(title)
    periods = list(dict.fromkeys(rows["period"]))
    rates = list(dict.fromkeys(known["rate"]))
    height = len(rates) * (PANEL + BETWEEN)
    made = [_panel(rows[rows["rate"] == rate], rate, place, height) for place, rate in enumerate(rates)]
    has_target = any(panel["shapes"] for panel in made)
    axes = {name: settings for panel in made for name, settings in panel["axes"].items()}
    return chart(
        title,
        [panel["line"] for panel in made],
        says="; ".join(_newest(known[known["rate"] == rate].iloc[-1]) for rate in rates),
        plot_height=height,
        right=TARGET_ROOM if has_target else 12,
        shapes=[shape for panel in made for shape in panel["shapes"]],
        annotations=[text for panel in made for text in panel["annotations"]],
        xaxis=period_axis(periods) | {"anchor": _upright(len(rates) - 1)},
        **axes,
    )


def _newest(row: pd.Series) -> str:
    """«Nộp trực tuyến, Quý I/2023: 98,9 %»."""
    return f"{words.label('rate', row['rate'])}, {words.period(row['period'])}: {words.percent(row['rate_value'])}"


def _upright(place: int) -> str:
    return "y" if place == 0 else f"y{place + 1}"


def _panel(rows: pd.DataFrame, rate: str, place: int, height: int) -> dict[str, Any]:
    """One rate: its line, its axis in its own part of the height, its name above, its target."""
    upright = _upright(place)
    top = 1 - (place * (PANEL + BETWEEN) + BETWEEN) / height
    targets = rows["rate_target"].dropna()
    target = None if targets.empty else float(targets.iloc[-1])
    line = rate_line(rows, target, value="rate_value", upright=upright)
    line["hovertemplate"] = (
        f"<b>%{{customdata[0]}}</b><br>{words.label('rate', rate)}: %{{y:,.2f}} %%{{customdata[1]}}<extra></extra>"
    )
    name = {
        "text": f"<b>{words.label('rate', rate)} (%)</b>",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": top + 14 / height,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": BODY},
    }
    bounds = [top - PANEL / height, top]
    settings = rate_axis(rows["rate_value"], target, "", domain=bounds) | {"linecolor": OTHER}
    return {
        "line": line,
        "axes": {"yaxis" + upright[1:]: axis() | settings},
        "shapes": [] if target is None else [target_line(target, upright)],
        "annotations": [name] if target is None else [name, target_label(target, upright)],
    }
