"""Dossiers: how many were resolved, and how many of them in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.named_rows import TOLD
from cchc.charts.drawing.periods import MANY, period_axis, rate_axis, rate_line
from cchc.charts.drawing.target import TARGET_ROOM, target_label, target_line
from cchc.charts.drawing.theme import (
    ACCENT,
    BETTER,
    BODY,
    GRID,
    OTHER,
    PALETTE,
    SMALL,
    WORSE,
    axis,
    chart,
    colour_key,
    empty_chart,
    text_colour_on,
)
from cchc.language import _, mark

MERGED, UNSPLIT = "resolved_early_or_on_time", "resolved_unsplit"
STATES = {
    "resolved_early": (PALETTE[6], mark("Trước hạn")),
    "resolved_on_time": (ACCENT, mark("Đúng hạn")),
    MERGED: (BETTER, mark("Trước và đúng hạn")),
    UNSPLIT: (OTHER, mark("Chưa rõ hạn")),
    "resolved_late": (WORSE, mark("Quá hạn")),
}
COUNTS, RATE = [0.0, 0.56], [0.68, 1.0]


def dossier_bars(rows: pd.DataFrame, title: str, *, target: float | None = None) -> go.Figure:
    """Whether dossiers are resolved in time: counts by period below, the on-time rate above.

    Where a source does not split early from on time, both are drawn as one colour of their own.
    """
    if rows.empty:
        return empty_chart(title)
    states = [_states(row) for row in rows.to_dict("records")]
    shown = [state for state in STATES if any(counts[state] for counts in states)]
    highest = max(sum(filter(None, counts.values())) for counts in states) or 1.0
    bars = [_bars(state, [counts[state] for counts in states], highest) for state in shown]
    return chart(
        title,
        [*bars, _nothing_resolved(rows, states), rate_line(rows, target, upright="y2")],
        subtitle=colour_key(*((STATES[state][0], _(STATES[state][1])) for state in shown)),
        says=_rates_in_words(rows, "on_time_rate"),
        plot_height=380,
        **_target_marks(target, "y2"),
        barmode="stack",
        bargap=0.35,
        xaxis=period_axis(list(rows["period"]), rows),
        yaxis=axis(
            _("Hồ sơ đã giải quyết"),
            domain=COUNTS,
            range=[0, highest * 1.05],
            gridcolor=GRID,
            nticks=5,
            tickformat=",.0f",
        ),
        yaxis2=rate_axis(rows["on_time_rate"], target, _("Đúng hạn (%)"), domain=RATE),
    )


def _rates_in_words(rows: pd.DataFrame, value: str) -> str:
    """The last periods with their rates: «Quý I/2023: 100,0 %»."""
    last = rows.tail(TOLD).to_dict("records")
    return "; ".join(f"{words.period(row['period'])}: {words.percent(row[value])}" for row in last)


def _target_marks(target: float | None, upright: str) -> dict[str, Any]:
    if target is None:
        return {}
    line, name = target_line(target, upright), target_label(target, upright)
    return {"right": TARGET_ROOM, "shapes": [line], "annotations": [name]}


def _states(row: Mapping[Any, Any]) -> dict[str, float | None]:
    """Early and on time apart only where both are known; what no state explains is drawn as not known. None, and no
    nought, of what nobody told."""
    early, on_time, late = (_count(row, f"resolved_{state}") for state in ("early", "on_time", "late"))
    is_split = not (
        words.is_missing(row.get("resolved_early")) or words.is_missing(row.get("resolved_on_time"))
    )
    in_time = early + on_time if is_split else _count(row, MERGED)
    return {
        "resolved_early": early if is_split else None,
        "resolved_on_time": on_time if is_split else None,
        MERGED: None if is_split or words.is_missing(row.get(MERGED)) else in_time,
        UNSPLIT: max(_count(row, "resolved_total") - in_time - late, 0.0),
        "resolved_late": None if words.is_missing(row.get("resolved_late")) else late,
    }


def _count(row: Mapping[Any, Any], column: str) -> float:
    value = row.get(column)
    return 0.0 if words.is_missing(value) else float(value or 0)


def _bars(state: str, counts: Sequence[float | None], highest: float) -> dict[str, Any]:
    """Numbers only where their segment holds them; the pointer shows the others."""
    colour, name = STATES[state]
    is_readable = len(counts) <= MANY
    texts = [
        words.number(count, 0) if is_readable and count and count > highest * 0.07 else "" for count in counts
    ]
    return {
        "type": "bar",
        "x": list(range(len(counts))),
        "y": list(counts),
        "text": texts,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": BODY, "color": text_colour_on(colour)},
        "marker": {"color": colour},
        "hovertemplate": _("{state}: %{{y:,.0f}} hồ sơ<extra></extra>").format(state=_(name)),
    }


def _nothing_resolved(rows: pd.DataFrame, states: Sequence[Mapping[str, float | None]]) -> dict[str, Any]:
    """A place without a bar says why: nothing to resolve, or nothing known."""
    empty = [index for index, counts in enumerate(states) if not any(counts.values())]
    nothing = (
        [bool(total == 0) for total in rows["resolved_total"].astype("float64")]
        if "resolved_total" in rows
        else [False] * len(rows)
    )
    return {
        "type": "scatter",
        "mode": "text",
        "x": empty,
        "y": [0] * len(empty),
        "text": [_("không<br>phát sinh") if nothing[index] else words.MISSING for index in empty],
        "textposition": "top center",
        "textfont": {"size": SMALL},
        "hoverinfo": "skip",
    }
