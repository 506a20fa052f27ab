"""Areas over the years."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.breaks import break_marks, framework_changes
from cchc.charts.drawing.labels import line_count, wrap
from cchc.charts.drawing.not_final import finality_tooltip, starred_name
from cchc.charts.drawing.theme import LOW_TO_HIGH, ON_SCALE, VALUE, axis, chart, empty_chart
from cchc.language import _

NAME_WIDTH = 22
Cells = list[list[dict[Any, Any]]]  # areas down, years across
FEWEST = (
    3  # places for years, so that a single one does not become a wall; fewer name themselves («Năm 2023»)
)


def area_heatmap(rows: pd.DataFrame, title: str) -> go.Figure:
    """Which area loses points again and again: years across, areas down, dark where little was reached."""
    if rows.empty:
        return empty_chart(title)
    ordered = rows.sort_values(["year", "area_code"])
    areas, years = list(dict.fromkeys(ordered["area"])), list(dict.fromkeys(ordered["year"]))
    held = {(row["area"], row["year"]): row for row in ordered.to_dict("records")}
    cells = [[held.get((area, year), {}) for year in years] for area in areas]
    names = [wrap(area, NAME_WIDTH, most=4) for area in areas]
    changes = [(years.index(year) - 0.5, reason) for year, reason in framework_changes(ordered)]
    few = len(years) < FEWEST
    marks = break_marks(changes, -0.5, len(years) - 0.5)
    return chart(
        title,
        [_heatmap(cells, areas, years)],
        says="; ".join(
            f"{area}: {line[-1] or words.MISSING}" for area, line in zip(areas, _written(cells), strict=True)
        ),
        plot_height=max(46, 18 * max(map(line_count, names)) + 4) * len(areas),
        above=marks.height,
        shapes=marks.shapes,
        annotations=marks.annotations,
        xaxis=axis(
            "" if few else _("Năm"),
            tickvals=list(range(len(years))),
            ticktext=[_("Năm {year}").format(year=year) if few else str(year) for year in years],
            range=[-0.5, max(len(years), FEWEST) - 0.5],
        ),
        yaxis=axis(
            tickvals=list(range(len(areas))),
            ticktext=names,
            range=[len(areas) - 0.5, -0.5],
            showgrid=False,
        ),
    )


def _ratio(row: dict[Any, Any]) -> float | None:
    return None if words.is_missing(row.get("ratio")) else float(row["ratio"])


def _written(cells: Cells) -> list[list[str]]:
    return [
        ["" if _ratio(row) is None else starred_name(words.number(row["ratio"], 1), row) for row in line]
        for line in cells
    ]


def _heatmap(cells: Cells, areas: list[str], years: list[int]) -> dict[str, Any]:
    hover = [
        [
            (f"<b>{area}</b><br>" + _("Năm {year}").format(year=year), finality_tooltip(row))
            for year, row in zip(years, line, strict=True)
        ]
        for area, line in zip(areas, cells, strict=True)
    ]
    return {
        "type": "heatmap",
        "z": [[_ratio(row) for row in line] for line in cells],
        "x": list(range(len(years))),
        "y": list(range(len(areas))),
        "text": _written(cells),
        "texttemplate": "%{text}",
        "textfont": {"size": VALUE, "color": ON_SCALE},
        "customdata": hover,
        "hovertemplate": _("%{customdata[0]}<br>Tỷ lệ đạt: %{z:,.2f} %%{customdata[1]}<extra></extra>"),
        "hoverongaps": False,
        "zmin": 50,
        "zmax": 100,
        "colorscale": LOW_TO_HIGH,
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
    }
