"""What was lost year after year."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.named_cells import YEARS, NamedCells
from cchc.charts.drawing.named_rows import TOLD
from cchc.charts.drawing.not_final import starred_name
from cchc.charts.drawing.theme import ON_SCALE, VALUE, axis, chart, empty_chart, scale_key
from cchc.language import _

MOST = 12
PALE_TO_LOST = ((0.0, "#F8E0C6"), (0.55, "#F0B27A"), (1.0, "#D9702A"))


def repeated_heatmap(rows: pd.DataFrame, title: str) -> go.Figure:
    """Which criteria lose points year after year: years across, the greatest losses on top, dark where the greatest part of
    the maximum was lost: points of years under other frameworks are not set against each other.

    Rows of `repeated_losses`; the first twelve are drawn, the table has all.
    """
    if rows.empty:
        return empty_chart(title)
    shown = rows.head(MOST).to_dict("records")
    years = sorted({int(year) for row in shown for year in row["loss_years"]})
    losses = [_cells(row, "losses", years) for row in shown]
    shares = [_cells(row, "lost_shares", years) for row in shown]
    deepest = max((share for line in shares for share in line if share is not None), default=0.0) or 100.0
    layout = NamedCells([_name(row) for row in shown])
    return chart(
        title,
        [_heatmap(shares, losses, years, layout, deepest), layout.name_labels()],
        subtitle=scale_key(_("Màu theo phần điểm tối đa bị mất"), PALE_TO_LOST, 0, deepest),
        says="; ".join(
            f"{_name(row)}: {', '.join(f'{year}' for year in row['loss_years'])}" for row in shown[:TOLD]
        ),
        plot_height=layout.height,
        above=YEARS,
        below=8,
        xaxis=axis(tickvals=list(range(len(years))), ticktext=[str(year) for year in years], side="top"),
        yaxis=layout.axis(),
    )


def _name(row: dict[Any, Any]) -> str:
    return starred_name(
        str(row["title"]) if words.is_missing(row["code"]) else f"{row['code']}. {row['title']}", row
    )


def _cells(row: dict[Any, Any], column: str, years: list[int]) -> list[float | None]:
    lost = {int(year): float(loss) for year, loss in zip(row["loss_years"], row[column], strict=True)}
    return [lost.get(year) for year in years]


def _heatmap(
    shares: list[list[float | None]],
    losses: list[list[float | None]],
    years: list[int],
    layout: NamedCells,
    deepest: float,
) -> dict[str, Any]:
    points = [["" if value is None else words.signed(-value) for value in line] for line in losses]
    return {
        "type": "heatmap",
        "z": shares,
        "x": list(range(len(years))),
        "y": list(range(len(layout.names))),
        "text": points,
        "texttemplate": "%{text}",
        "textfont": {"size": VALUE, "color": ON_SCALE},
        "customdata": [[f"<b>{name}</b><br>{year}" for year in years] for name in layout.names],
        "hovertemplate": _("%{customdata}: %{text} điểm, %{z:,.1f} % điểm tối đa<extra></extra>"),
        "hoverongaps": False,
        "zmin": 0,
        "zmax": deepest,
        "colorscale": PALE_TO_LOST,
        "showscale": False,
        "xgap": 3,
        "ygap": layout.gap,
    }
