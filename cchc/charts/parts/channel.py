"""Dossiers by the way they came in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.named_rows import TOLD
from cchc.charts.drawing.periods import MANY, period_axis
from cchc.charts.drawing.theme import (
    ACCENT,
    BODY,
    GRID,
    OTHER,
    WARNING,
    axis,
    chart,
    colour_key,
    empty_chart,
    text_colour_on,
)
from cchc.language import _

CHANNELS = {"received_online": ACCENT, "received_direct": WARNING, "carried_over": OTHER}


def channel_bars(rows: pd.DataFrame, title: str) -> go.Figure:
    """How dossiers came in: online, direct or by post, carried over, stacked by period.

    Only for periods that tell the channel; the others stay empty places.
    """
    shown = [channel for channel in CHANNELS if len(rows) and (rows[channel].fillna(0) > 0).any()]
    if not shown:
        return empty_chart(title)
    names = {
        "received_online": _("Trực tuyến"),
        "received_direct": _("Trực tiếp, bưu chính"),
        "carried_over": _("Kỳ trước chuyển sang"),
    }
    highest = float(rows[shown].fillna(0).sum(axis=1).max()) or 1.0
    return chart(
        title,
        [_bars(rows, channel, names[channel], highest) for channel in shown],
        subtitle=colour_key(*((CHANNELS[channel], names[channel]) for channel in shown)),
        says="; ".join(_counts_in_words(row, shown, names) for row in rows.tail(TOLD).to_dict("records")),
        plot_height=220,
        barmode="stack",
        bargap=0.35,
        xaxis=period_axis(list(rows["period"]), rows),
        yaxis=axis(
            _("Hồ sơ tiếp nhận"), range=[0, highest * 1.05], gridcolor=GRID, nticks=5, tickformat=",.0f"
        ),
    )


def _counts_in_words(row: Mapping[Any, Any], shown: Sequence[str], names: Mapping[str, str]) -> str:
    counts = ", ".join(f"{names[channel]} {words.number(row[channel], 0)}" for channel in shown)
    return f"{words.period(row['period'])}: {counts}"


def _bars(rows: pd.DataFrame, channel: str, name: str, highest: float) -> dict[str, object]:
    counts = [None if words.is_missing(count) else float(count) for count in rows[channel]]
    texts = [
        words.number(count, 0) if count and len(counts) <= MANY and count > highest * 0.07 else ""
        for count in counts
    ]
    return {
        "type": "bar",
        "x": list(range(len(counts))),
        "y": counts,
        "text": texts,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": BODY, "color": text_colour_on(CHANNELS[channel])},
        "marker": {"color": CHANNELS[channel]},
        "customdata": [[words.period(period)] for period in rows["period"]],
        "hovertemplate": "<b>%{customdata[0]}</b><br>"
        + _("{name}: %{{y:,.0f}} hồ sơ").format(name=name)
        + "<extra></extra>",
    }
