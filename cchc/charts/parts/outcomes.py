"""Points that were lost: what came back a year on, by criterion or by who bears them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.named_rows import NamedRows, value_labels
from cchc.charts.drawing.not_final import starred_name
from cchc.charts.drawing.theme import BETTER, OTHER, WORSE, axis, chart, colour_key, empty_chart
from cchc.language import _, mark
from cchc.sentences.remedies.outcomes import points_borne
from cchc.sentences.row import coded

MOST = 20  # the table below has all
PARTS = {
    "back": (BETTER, mark("Lấy lại")),
    "again": (WORSE, mark("Mất lại")),
    "unknown": (OTHER, mark("Chưa biết, không so được")),
}


def won_back_bars(rows: pd.DataFrame, title: str) -> go.Figure:
    """Of each criterion that lost points: how much the next year's sheet has again; those that lost most on top."""
    lost = rows.head(MOST).to_dict("records")
    if not lost:
        return empty_chart(title)
    names = [starred_name(coded(row), row) for row in lost]
    ends = [words.label("loss_outcome", row["loss_outcome"]) for row in lost]
    return _bars(title, names, [_parts(row, row["deduction"]) for row in lost], ends)


def owner_bars(rows: pd.DataFrame, title: str, *, now: bool = False) -> go.Figure:
    """Of each who bears lost points: how much came back a year on; `now`: of what those lost who answer today, without what
    came back."""
    points, unknown = ("present_deduction", "present_unknown") if now else ("deduction", "unknown_count")
    lost = rows[rows[points] > 0].head(MOST).to_dict("records") if len(rows) else []
    if not lost:
        return empty_chart(title)
    names = [starred_name(_bearer(row), row) for row in lost]
    parts = [_parts(row if not now else {}, row[points]) for row in lost]
    return _bars(title, names, parts, [points_borne(row, points, unknown) for row in lost])


def _bearer(row: Mapping[Any, Any]) -> str:
    return str(row["owner"]) if row["bearer"] == "owner" else words.label("bearer", row["bearer"])


def _parts(row: Mapping[Any, Any], lost: Any) -> dict[str, float]:
    """Of points lost: back, lost again, unknown; of a sum only what the next sheet tells of."""
    won = row.get("won_back")
    if words.is_missing(won):
        return {"back": 0.0, "again": 0.0, "unknown": float(lost)}
    told = float(row["known_lost"] if "bearer" in row else lost)
    return {"back": float(won or 0), "again": told - float(won or 0), "unknown": float(lost) - told}


def _bars(title: str, names: list[str], parts: list[dict[str, float]], ends: list[str]) -> go.Figure:
    layout = NamedRows(names, bar=16)
    longest = max(sum(part.values()) for part in parts)
    shown = [name for name in PARTS if any(part[name] > 0 for part in parts)]
    return chart(
        title,
        [
            *(_segment(name, [part[name] for part in parts], layout) for name in shown),
            layout.name_labels(),
            value_labels([sum(part.values()) for part in parts], layout.places, ends),
        ],
        subtitle=colour_key(*((PARTS[name][0], _(PARTS[name][1])) for name in shown))
        if len(shown) > 1
        else "",
        says=layout.alt_text(ends),
        plot_height=layout.height,
        barmode="stack",
        xaxis=axis(_("Điểm"), range=[0, longest * 1.6], nticks=6),
        yaxis=layout.axis(),
    )


def _segment(name: str, values: list[float], layout: NamedRows) -> dict[str, Any]:
    colour, called = PARTS[name]
    return {
        "type": "bar",
        "orientation": "h",
        "x": values,
        "y": layout.places,
        "width": layout.bar,
        "marker": {"color": colour},
        "customdata": layout.names,
        "hovertemplate": f"<b>%{{customdata}}</b><br>{_(called)}: %{{x:,.2f}}<extra></extra>",
    }
