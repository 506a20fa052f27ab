"""The 766 index over its readings: the total and each group in a panel of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.breaks import break_marks
from cchc.charts.drawing.labels import period_ticks, wrap
from cchc.charts.drawing.not_final import finality_tooltip, starred_name, symbols
from cchc.charts.drawing.periods import named_places
from cchc.charts.drawing.theme import ACCENT, BODY, GRID, OTHER, SMALL, TEXT, axis, chart, empty_chart
from cchc.language import _

PANEL, BETWEEN, FIRST_GAP = 64, 36, 30
MANY = 8  # from here on not every point has room for its number
SNAPSHOT_WIDTH = 12


def index766_trend(rows: pd.DataFrame, title: str) -> go.Figure:
    """Whether the total and each group rise or fall, in percent of the points available: panels below each other.

    Takes a row per reading and part (`group_name`, `score`, `max_score`, `ratio`, `is_joined`) in the order of time. A line
    stops where a period is missing or the version of the framework changed; where it changed, that is said.
    """
    known = rows[rows["ratio"].notna()] if len(rows) else rows
    if known.empty:
        return empty_chart(title)
    readings = list(dict.fromkeys(zip(rows["period"], rows["snapshot"], strict=True)))
    places = {reading: place for place, reading in enumerate(readings)}
    parts = list(dict.fromkeys(known["group_name"]))
    height = FIRST_GAP + len(parts) * (PANEL + BETWEEN) - BETWEEN
    panels = [
        _panel(known[known["group_name"] == part].to_dict("records"), places, place, height)
        for place, part in enumerate(parts)
    ]
    marks = break_marks(_changes(known, places), 0, len(readings) - 1, light=True)
    axes = {f"yaxis{place + 1 if place else ''}": panel["axis"] for place, panel in enumerate(panels)}
    return chart(
        title,
        [panel["line"] for panel in panels],
        says="; ".join(_newest(known[known["group_name"] == part].iloc[-1]) for part in parts),
        plot_height=height,
        above=marks.height,
        below=52 + (3 * 18 if any(snapshot for _period, snapshot in readings) else 0),
        shapes=marks.shapes,
        annotations=marks.annotations + [panel["name"] for panel in panels],
        xaxis=_readings_axis(readings) | {"anchor": f"y{len(parts)}" if len(parts) > 1 else "y"},
        **axes,
    )


def _newest(row: pd.Series) -> str:
    """«Tiến độ giải quyết, Tháng 10/2025: 88,3 %»."""
    period, ratio = words.period(row["period"]), words.percent(row["ratio"])
    return f"{words.label('group_name', row['group_name'])}, {period}: {ratio}"


def _changes(rows: pd.DataFrame, places: dict[Any, int]) -> list[tuple[float, str]]:
    """Where the version of the framework changes, and what it is from there on."""
    totals = rows[rows["group_name"] == "total"].to_dict("records")
    return [
        (places[row["period"], row["snapshot"]] - 0.5, f"{words.period(row['period'])}: {row['framework']}")
        for before, row in pairwise(totals)
        if row["framework"] != before["framework"]
    ]


def _readings_axis(readings: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """A place for each reading; a snapshot's words stand below its period."""
    snapshots = [place for place, (_period, snapshot) in enumerate(readings) if snapshot]
    named = named_places(len(readings), snapshots)
    ticks = period_ticks([readings[place][0] for place in named])
    texts = [
        tick + (f"<br>{wrap(_(readings[place][1]), SNAPSHOT_WIDTH, 3)}" if readings[place][1] else "")
        for place, tick in zip(named, ticks, strict=True)
    ]
    spare = max(0.0, (4 - len(readings)) / 2)
    size = BODY if len(readings) <= MANY else SMALL - 1
    return axis(
        _("Kỳ"),
        tickvals=named,
        ticktext=texts,
        tickfont={"size": size, "color": TEXT},
        range=[-0.5 - spare, len(readings) - 0.5 + spare],
    )


def _panel(records: list[dict[Any, Any]], places: dict[Any, int], place: int, height: int) -> dict[str, Any]:
    """One part: its line, its axis in its own part of the height, its name above."""
    upright = f"y{place + 1}" if place else "y"
    top = 1 - (FIRST_GAP + place * (PANEL + BETWEEN)) / height
    ratios = [float(row["ratio"]) for row in records]
    room = max((max(ratios) - min(ratios)) * 0.5, 4.0)
    low, high = max(min(ratios) - room, 0.0), max(ratios) + room
    name = words.label("group_name", records[-1]["group_name"])
    return {
        "line": _line(records, places, upright, is_total=records[0]["group_name"] == "total"),
        "axis": axis()
        | {
            "range": [low, high],
            "domain": [max(top - PANEL / height, 0.0), top],
            "nticks": 3,
            "gridcolor": GRID,
            "showgrid": True,
            "linecolor": OTHER,
        },
        "name": {
            "text": f"<b>{name}</b> {_of(records[-1])}",
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "y": top + 4 / height,
            "yref": "paper",
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": BODY},
        },
    }


def _of(row: dict[Any, Any]) -> str:
    return _("(% của {points} điểm)").format(points=words.quantity(row["max_score"]))


def _line(
    records: list[dict[Any, Any]], places: dict[Any, int], upright: str, *, is_total: bool
) -> dict[str, Any]:
    """A point per reading; a blank before each that does not join the one before."""
    x: list[int | None] = []
    y: list[float | None] = []
    texts: list[str] = []
    hovers: list[str] = []
    shapes: list[str] = []
    few = len(records) <= MANY
    for number, row in enumerate(records):
        if number and not row["is_joined"]:
            x, y, texts, hovers = [*x, None], [*y, None], [*texts, ""], [*hovers, ""]
            shapes.append("circle")
        x.append(places[row["period"], row["snapshot"]])
        y.append(float(row["ratio"]))
        said = starred_name(words.number(row["ratio"], 1), row)
        texts.append(said if few or number in (0, len(records) - 1) else "")
        hovers.append(_hover(row))
        shapes += symbols([row])
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": x,
        "y": y,
        "yaxis": upright,
        "text": texts,
        "textposition": "top center",
        "cliponaxis": False,
        "line": {"color": ACCENT, "width": 3 if is_total else 2},
        "marker": {"color": ACCENT, "size": 9 if is_total else 7, "symbol": shapes},
        "customdata": hovers,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _hover(row: dict[Any, Any]) -> str:
    snapshot = f" · {wrap(_(row['snapshot']), 40)}" if row["snapshot"] else ""
    points = f"{words.number(row['score'])} / {words.quantity(row['max_score'])}"
    part = words.label("group_name", row["group_name"])
    return f"<b>{words.period(row['period'])}{snapshot}</b><br>{part}: {points}{finality_tooltip(row)}"
