"""Dossiers: how many were resolved, and how many of them in time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.labels import short_period
from cchc.charts.look import ACCENT, BETTER, GRID, PALETTE, SMALL, WORSE, axis, figure, key, note
from cchc.charts.target import TARGET_ROOM, target_line, target_name

# Early and late differ most, so that they stay apart on a weak projector too.
STATES = {
    "resolved_early": PALETTE[9],
    "resolved_on_time": ACCENT,
    "resolved_early_or_on_time": BETTER,
    "resolved_late": WORSE,
}
COUNTS, RATE = [0.0, 0.56], [0.68, 1.0]


def dossier_bars(rows: pd.DataFrame, title: str, *, target: float | None = None) -> go.Figure:
    """Whether dossiers are resolved in time: counts by period below, the on-time rate above.

    Where a source does not split early from on time, both are drawn as one colour of their own.
    """
    if rows.empty:
        return note(title)
    periods = [short_period(code) for code in rows["period"]]
    parts = {state: _counts(rows, state) for state in STATES}
    shown = {state: counts for state, counts in parts.items() if any(counts)}
    return figure(
        title,
        [*(_stack(periods, state, counts) for state, counts in shown.items()), _rate(rows, periods, target)],
        subtitle=key(*((STATES[state], words.heading(state)) for state in shown)),
        plot_height=380,
        right=12 if target is None else TARGET_ROOM,
        shapes=[] if target is None else [target_line(target, "y2")],
        annotations=[] if target is None else [target_name(target, "y2")],
        barmode="stack",
        bargap=0.35,
        xaxis=axis("Kỳ", type="category"),
        yaxis=axis("Hồ sơ đã giải quyết", domain=COUNTS, rangemode="tozero", gridcolor=GRID, nticks=5),
        yaxis2=axis("Đúng hạn (%)", domain=RATE, range=_rate_range(rows["on_time_rate"], target), nticks=4),
    )


def rate_against_target(
    rows: pd.DataFrame, title: str, *, target: float | None = None, value: str = "on_time_rate"
) -> go.Figure:
    """Whether one rate keeps its target from period to period: below the target a triangle, else a dot."""
    if rows.empty or rows[value].isna().all():
        return note(title)
    periods = [short_period(code) for code in rows["period"]]
    return figure(
        title,
        [_rate(rows, periods, target, value=value, upright="y")],
        plot_height=220,
        right=12 if target is None else TARGET_ROOM,
        shapes=[] if target is None else [target_line(target)],
        annotations=[] if target is None else [target_name(target)],
        xaxis=axis("Kỳ", type="category"),
        yaxis=axis(words.heading(value), range=_rate_range(rows[value], target), gridcolor=GRID, nticks=5),
    )


def _counts(rows: pd.DataFrame, state: str) -> list[float]:
    """Merged only where a part is unknown, so that nothing is drawn twice."""
    merged = state == "resolved_early_or_on_time"
    return [
        0.0 if state != "resolved_late" and _is_split(row) == merged else _count(row.get(state))
        for row in rows.to_dict("records")
    ]


def _count(value: Any) -> float:
    return 0.0 if words.is_missing(value) else float(value)


def _is_split(row: Mapping[Any, Any]) -> bool:
    return not (words.is_missing(row.get("resolved_early")) or words.is_missing(row.get("resolved_on_time")))


def _stack(periods: list[str], state: str, counts: list[float]) -> dict[str, Any]:
    name = words.heading(state)
    return {
        "type": "bar",
        "x": periods,
        "y": counts,
        "text": [words.number(count, 0) if count else "" for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": SMALL, "color": "white"},
        "marker": {"color": STATES[state]},
        "hovertemplate": f"{name}: %{{y:,.0f}} hồ sơ<extra></extra>",
    }


def _rate(
    rows: pd.DataFrame,
    periods: list[str],
    target: float | None,
    *,
    value: str = "on_time_rate",
    upright: str = "y2",
) -> dict[str, Any]:
    rates = [None if words.is_missing(rate) else float(rate) for rate in rows[value]]
    missed = [rate is not None and target is not None and rate < target for rate in rates]
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": periods,
        "y": rates,
        "yaxis": upright,
        "text": [words.number(rate, 1) if rate is not None else "" for rate in rates],
        "textposition": "top center",
        "cliponaxis": False,
        "line": {"color": ACCENT, "width": 2.5},
        "marker": {
            "size": 10,
            "color": [WORSE if miss else ACCENT for miss in missed],
            "symbol": ["triangle-down" if miss else "circle" for miss in missed],
        },
        "hovertemplate": f"{words.heading(value)}: %{{y:,.2f}}<extra></extra>",
    }


def _rate_range(rates: pd.Series, target: float | None) -> list[float]:
    """Near 100 % a full axis would hide every difference; the label room above is part of the range."""
    known = [float(rate) for rate in rates.dropna()] + ([] if target is None else [target])
    low, high = min(known, default=0.0), max(known, default=100.0)
    room = max((high - low) * 0.35, 2.0)
    return [max(low - room, 0.0), high + room * 1.3]
