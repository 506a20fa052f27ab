"""All indices of one province on one scale: 100 first of the country, 0 last."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.line_names import end_names, name_room, names_height, names_sentence
from cchc.charts.drawing.named_rows import NamedRows, value_labels
from cchc.charts.drawing.not_final import finality_tooltip, starred_name, symbols
from cchc.charts.drawing.theme import ACCENT, FAINT, GRID, axis, chart, empty_chart, line_colours
from cchc.charts.drawing.years import Row, column, gaps, lines_by_name, rows_with_value, with_gaps, year_axis
from cchc.language import _
from cchc.sentences import bare_index_place, index_place

HEIGHT = 300


def index_ladder(rows: pd.DataFrame, title: str) -> go.Figure:
    """Where a province stands in each index: for one row per index, its newest. The longer, the further up."""
    placed = rows_with_value(rows, "percentile")
    if placed.empty:
        return empty_chart(title)
    records = placed.sort_values("percentile", ascending=False, kind="stable").to_dict("records")
    layout = NamedRows(
        [
            starred_name(f"{words.label('index_type', row['index_type'])} {row['year']}", row)
            for row in records
        ],
        bar=13,
    )
    lengths = [float(row["percentile"]) for row in records]
    shared: dict[str, Any] = {"type": "bar", "orientation": "h", "y": layout.places, "width": layout.bar}
    return chart(
        title,
        [
            shared | {"x": [100] * len(records), "marker": {"color": FAINT}, "hoverinfo": "skip"},
            shared
            | {
                "x": lengths,
                "marker": {"color": ACCENT},
                "customdata": [_hover(row) for row in records],
                "hovertemplate": "%{customdata}<extra></extra>",
            },
            layout.name_labels(),
            value_labels([100] * len(records), layout.places, [bare_index_place(row) for row in records]),
        ],
        says=layout.alt_text([index_place(row) for row in records]),
        plot_height=layout.height,
        barmode="overlay",
        xaxis=axis(
            _("Vị trí trên thang 100"),
            range=[0, 128],
            tickvals=[0, 25, 50, 75, 100],
            showgrid=True,
            gridcolor=GRID,
        ),
        yaxis=layout.axis(),
    )


def percentile_trend(rows: pd.DataFrame, title: str) -> go.Figure:
    """How a province moved among all provinces: a line per index, lifted over missing years.

    Points of different indices or methods cannot share an axis, their percentiles can.
    """
    placed = rows_with_value(rows, "percentile")
    if placed.empty:
        return empty_chart(title)
    named = placed.assign(index=[words.label("index_type", code) for code in placed["index_type"]])
    lines = lines_by_name(named, "index")
    colours = line_colours(list(lines), None)
    limits = [-4.0, 104.0]
    height = max(HEIGHT, names_height(lines, "percentile"))
    names = end_names(lines, "percentile", colours, limits, height)
    return chart(
        title,
        [_line(name, line, colours[name]) for name, line in lines.items()],
        says=names_sentence(names),
        plot_height=height,
        right=name_room(names),
        annotations=names,
        xaxis=year_axis(placed["year"], beside_names=True),
        yaxis=axis(
            _("Vị trí trên thang 100"),
            range=limits,
            tickvals=[0, 25, 50, 75, 100],
            showgrid=True,
            gridcolor=GRID,
        ),
    )


def _line(name: str, rows: list[Row], colour: str) -> dict[str, Any]:
    lifted = gaps(column(rows, "year"), [])
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": with_gaps(column(rows, "year"), lifted),
        "y": with_gaps(column(rows, "percentile"), lifted),
        "customdata": with_gaps([_hover(row) for row in rows], lifted),
        "hovertemplate": "%{customdata}<extra></extra>",
        "line": {"color": colour, "width": 2.5},
        "marker": {"color": colour, "size": 7, "symbol": with_gaps(symbols(rows), lifted, "circle")},
        "cliponaxis": False,
    }


def _hover(row: Row) -> str:
    name = f"<b>{words.label('index_type', row['index_type'])} {row['year']}</b>"
    held = _("{count}/{total} tỉnh có số liệu").format(
        count=words.number(row["units_with_figures"], 0), total=words.number(row["provinces_total"], 0)
    )
    place = _("Hạng {place}").format(place=index_place(row))
    return f"{name}<br>{place}<br>{held}{finality_tooltip(row)}"
