"""Tasks: what is done, what is open, and what is late."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.look import ACCENT, BETTER, OTHER, SMALL, WARNING, WORSE, axis, figure, key, note
from cchc.charts.named_rows import NamedRows, value_labels

UNKNOWN_DONE, UNKNOWN_OPEN = "done_unsplit", "open_unsplit"
STATES = {
    "done_on_time": (BETTER, "Hoàn thành đúng hạn"),
    "done_late": (WARNING, "Hoàn thành quá hạn"),
    UNKNOWN_DONE: (ACCENT, "Hoàn thành, chưa rõ đúng hạn"),
    "open_in_time": (OTHER, "Chưa hoàn thành, trong hạn"),
    UNKNOWN_OPEN: ("#5C656E", "Chưa hoàn thành, chưa rõ hạn"),
    "open_late": (WORSE, "Chưa hoàn thành, quá hạn"),
}


def task_bars(rows: pd.DataFrame, title: str) -> go.Figure:
    """How far tasks are: the four states in one bar per period and plan; unknown is drawn as unknown."""
    counted = rows[rows["total"].notna()] if len(rows) else rows
    if counted.empty:
        return note(title)
    records = counted.to_dict("records")
    layout = NamedRows([f"{words.period(row['period'])} · {row['plan']}" for row in records], bar=24)
    states = [_states(row) for row in records]
    shown = [state for state in STATES if any(count[state] for count in states)]
    totals = [float(row["total"]) for row in records]
    return figure(
        title,
        [
            *(_segments(layout, state, [count[state] for count in states]) for state in shown),
            layout.name_labels(),
            value_labels(totals, layout.places, [_done_of(row) for row in records]),
        ],
        subtitle=key(*(STATES[state] for state in shown)),
        plot_height=layout.height,
        barmode="stack",
        xaxis=axis("Số nhiệm vụ", range=[0, max(totals) * 1.25], nticks=6),
        yaxis=layout.axis(),
    )


def _states(row: Mapping[Any, Any]) -> dict[str, float]:
    """Known states as they are; the rest of done and of open stands as not split."""
    done, total = _count(row, "done"), _count(row, "total")
    known = {
        state: _count(row, state) for state in ("done_on_time", "done_late", "open_in_time", "open_late")
    }
    finished = max(done, known["done_on_time"] + known["done_late"])
    waiting = known["open_in_time"] + known["open_late"]
    return known | {
        UNKNOWN_DONE: finished - known["done_on_time"] - known["done_late"],
        UNKNOWN_OPEN: max(total - finished - waiting, 0.0),
    }


def _count(row: Mapping[Any, Any], column: str) -> float:
    value = row.get(column)
    return 0.0 if words.is_missing(value) else float(value or 0)


def _done_of(row: Mapping[Any, Any]) -> str:
    return f"{words.number(row['done'], 0)}/{words.number(row['total'], 0)}"


def _segments(layout: NamedRows, state: str, counts: list[float]) -> dict[str, Any]:
    colour, name = STATES[state]
    return {
        "type": "bar",
        "orientation": "h",
        "x": counts,
        "y": layout.places,
        "width": layout.bar,
        "text": [words.number(count, 0) if count else "" for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": SMALL, "color": "white"},
        "marker": {"color": colour},
        "customdata": layout.names,
        "hovertemplate": f"<b>%{{customdata}}</b><br>{name}: %{{x:,.0f}}<extra></extra>",
    }
