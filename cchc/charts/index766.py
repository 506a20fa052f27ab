"""The six groups of the 766 index."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.look import ACCENT, FAINT, axis, figure, key, note
from cchc.charts.named_rows import NamedRows, value_labels

GROUPS = ("transparency", "progress", "digitisation", "online_service", "online_payment", "satisfaction")


def index766_bars(rows: pd.DataFrame, title: str, *, maxima: Mapping[str, float]) -> go.Figure:
    """How full each of the six groups is for one unit: points on a track as long as the maximum.

    Takes one row with a column per group, and the maxima of the framework that scored it.
    """
    if rows.empty or rows.iloc[0][list(GROUPS)].isna().all():
        return note(title)
    reached = [None if pd.isna(rows.iloc[0][group]) else float(rows.iloc[0][group]) for group in GROUPS]
    layout = NamedRows([words.heading(group) for group in GROUPS], bar=18)
    limits = [maxima[group] for group in GROUPS]
    texts = [
        f"{words.number(points)} / {words.number(limit, 0)}"
        for points, limit in zip(reached, limits, strict=True)
    ]
    tracks = {"type": "bar", "orientation": "h", "y": layout.places, "width": layout.bar}
    hover = "<b>%{customdata}</b><br>Đạt %{x:,.2f} điểm<extra></extra>"
    return figure(
        title,
        [
            tracks | {"x": limits, "marker": {"color": FAINT}, "hoverinfo": "skip"},
            tracks
            | {"x": reached, "marker": {"color": ACCENT}, "customdata": layout.names, "hovertemplate": hover},
            layout.name_labels(),
            value_labels(limits, layout.places, texts),
        ],
        subtitle=key((ACCENT, "Điểm đạt"), ("rgba(128,136,144,0.5)", "Điểm tối đa")),
        plot_height=layout.height,
        barmode="overlay",
        xaxis=axis("Điểm", range=[0, max(limits) * 1.3], nticks=6),
        yaxis=layout.axis(),
    )
