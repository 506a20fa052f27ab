"""How much of the country is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.labels import wrap
from cchc.charts.drawing.theme import ON_SCALE, PALE_TO_DEEP, VALUE, axis, chart, empty_chart, scale_key
from cchc.language import _


def coverage_tiles(rows: pd.DataFrame, title: str) -> go.Figure:
    """For how many provinces an index is held: years down, indices across, «38/63»; deeper where more are held."""
    if rows.empty:
        return empty_chart(title)
    indices, years = sorted(set(rows["index_type"])), sorted(set(rows["year"]), reverse=True)
    known = {(row["year"], row["index_type"]): row for row in rows.to_dict("records")}
    cells = [[known.get((year, index)) for index in indices] for year in years]
    return chart(
        title,
        [
            {
                "type": "heatmap",
                "z": [[None if cell is None else cell["coverage_share"] for cell in line] for line in cells],
                "x": list(range(len(indices))),
                "y": list(range(len(years))),
                "text": [["" if cell is None else _held(cell) for cell in line] for line in cells],
                "texttemplate": "%{text}",
                "textfont": {"size": VALUE, "color": ON_SCALE},
                "hovertemplate": _("%{text} tỉnh: %{z:,.1f} %<extra></extra>"),
                "hoverongaps": False,
                "zmin": 0,
                "zmax": 100,
                "colorscale": PALE_TO_DEEP,
                "showscale": False,
                "xgap": 3,
                "ygap": 3,
            }
        ],
        subtitle=scale_key(_("Màu theo phần số tỉnh có số liệu"), PALE_TO_DEEP, 0, 100),
        says="; ".join(_newest(known, years, index) for index in indices),
        plot_height=30 * len(years),
        xaxis=axis(
            tickvals=list(range(len(indices))),
            ticktext=[wrap(words.label("index_type", index), 7) for index in indices],
            side="top",
            range=[-0.5, len(indices) - 0.5],
        ),
        yaxis=axis(
            tickvals=list(range(len(years))),
            ticktext=[str(year) for year in years],
            range=[len(years) - 0.5, -0.5],
            showgrid=False,
        ),
        above=44,
        below=12,
    )


def _newest(known: Mapping[Any, Mapping[Any, Any]], years: list[int], index: str) -> str:
    """«PAPI 2024: 61/63»."""
    year = next(year for year in years if (year, index) in known)
    return f"{words.label('index_type', index)} {year}: {_held(known[year, index])}"


def _held(cell: Mapping[Any, Any]) -> str:
    return words.rank(cell["provinces_with_figure"], cell["provinces_total"])
