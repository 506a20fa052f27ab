"""Tasks: what is done, what is open, and what is late."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.named_rows import NamedRows, value_labels
from cchc.charts.drawing.not_final import starred_name
from cchc.charts.drawing.theme import (
    ACCENT,
    BETTER,
    BODY,
    OTHER,
    WARNING,
    WORSE,
    axis,
    chart,
    colour_key,
    empty_chart,
    text_colour_on,
)
from cchc.language import _

UNKNOWN_DONE, UNKNOWN_OPEN, UNKNOWN = "done_unsplit", "open_unsplit", "state_unknown"


def state_colours() -> dict[str, tuple[str, str]]:
    """State -> its colour and its name."""
    return {
        "done_on_time": (BETTER, _("Hoàn thành đúng hạn")),
        "done_late": (WARNING, _("Hoàn thành quá hạn")),
        UNKNOWN_DONE: (ACCENT, _("Hoàn thành, chưa rõ đúng hạn")),
        "open_in_time": (OTHER, _("Chưa hoàn thành, trong hạn")),
        UNKNOWN_OPEN: ("#5C656E", _("Chưa hoàn thành, chưa rõ hạn")),
        "open_late": (WORSE, _("Chưa hoàn thành, quá hạn")),
        UNKNOWN: ("#C2C8CE", _("Chưa rõ tình trạng")),
    }


def task_bars(rows: pd.DataFrame, title: str, *, names: tuple[str, ...] = ("period", "plan")) -> go.Figure:
    """How far tasks are: the four states in one bar per row, named by some columns; unknown is drawn as unknown."""
    counted = rows[rows["total"].notna()] if len(rows) else rows
    if counted.empty:
        return empty_chart(title)
    records = counted.to_dict("records")
    named = [
        starred_name(" · ".join(words.display_text(column, row[column]) for column in names), row)
        for row in records
    ]
    layout = NamedRows(named, bar=24)
    counts = [_counts(row) for row in records]
    shown = {state: look for state, look in state_colours().items() if any(count[state] for count in counts)}
    totals = [float(row["total"]) for row in records]
    return chart(
        title,
        [
            *(_segments(layout, look, [count[state] for count in counts]) for state, look in shown.items()),
            layout.name_labels(),
            value_labels(totals, layout.places, [_done_of(row) for row in records]),
        ],
        subtitle=colour_key(*shown.values()),
        says=layout.alt_text([_done_of(row) for row in records]),
        plot_height=layout.height,
        barmode="stack",
        xaxis=axis(_("Số nhiệm vụ"), range=[0, max(totals) * 1.25], nticks=6),
        yaxis=layout.axis(),
    )


def _counts(row: Mapping[Any, Any]) -> dict[str, float | None]:
    """Known states as they are, None of what nobody told; the rest of done and of open stands as not split, or as not
    known at all."""
    done, total = _count(row, "done"), _count(row, "total")
    known = {
        state: _count(row, state) for state in ("done_on_time", "done_late", "open_in_time", "open_late")
    }
    finished = max(done, known["done_on_time"] + known["done_late"])
    waiting = known["open_in_time"] + known["open_late"]
    rest = max(total - finished - waiting, 0.0)
    return {state: None if words.is_missing(row.get(state)) else count for state, count in known.items()} | {
        UNKNOWN_DONE: finished - known["done_on_time"] - known["done_late"],
        UNKNOWN_OPEN: rest if _is_of_all(row) else 0.0,
        UNKNOWN: 0.0 if _is_of_all(row) else rest,
    }


def _is_of_all(row: Mapping[Any, Any]) -> bool:
    """Whether those done are told of all planned, and not only of those due, or of some."""
    if not row["total"]:
        return True
    told = row["plan_progress"] if "plan_progress" in row else row["done"]
    return not words.is_missing(told) or words.is_missing(row.get("due"))


def _count(row: Mapping[Any, Any], column: str) -> float:
    value = row.get(column)
    return 0.0 if words.is_missing(value) else float(value or 0)


def _done_of(row: Mapping[Any, Any]) -> str:
    if _is_of_all(row):
        return f"{words.number(row['done'], 0)}/{words.number(row['total'], 0)}"
    if words.is_missing(row["done_of_due"]) or not row["due"]:
        return words.number(row["total"], 0)
    return f"{words.number(row['done_of_due'], 0)}/{words.number(row['due'], 0)}"


def _segments(layout: NamedRows, state: tuple[str, str], counts: list[float | None]) -> dict[str, Any]:
    colour, name = state
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
        "textfont": {"size": BODY, "color": text_colour_on(colour)},
        "marker": {"color": colour},
        "customdata": layout.names,
        "hovertemplate": f"<b>%{{customdata}}</b><br>{name}: %{{x:,.0f}}<extra></extra>",
    }
