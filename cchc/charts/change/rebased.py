"""The published ratio beside the one worked out again on the criteria that all years have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.breaks import break_marks, framework_changes
from cchc.charts.drawing.not_final import finality_tooltip, starred_name, symbols
from cchc.charts.drawing.theme import ACCENT, OTHER, VALUE, chart, colour_key, empty_chart
from cchc.charts.drawing.years import gaps, value_axis, with_gaps, year_axis
from cchc.language import _

HEIGHT = 270


def rebased_trend(rows: pd.DataFrame, title: str) -> go.Figure:
    """Whether one unit got better by the same rules: one line over all breaks, for it compares like with like.

    The published ratio stays grey beside it, with a light mark where the framework changes. For two years and more.
    """
    known = rows[rows["rebased_ratio"].notna()] if len(rows) else rows
    if len(known) < 2:
        return empty_chart(title, _("Các năm này không có tiêu chí chung đủ điểm để tính lại."))
    changes = [(year - 0.5, reason) for year, reason in framework_changes(rows)]
    marks = break_marks(changes, rows["year"].min(), rows["year"].max(), light=True)
    both = pd.concat([known["rebased_ratio"], rows["ratio"].dropna()])
    names = (_("Tính lại trên phần chung"), _("Đã công bố"))
    return chart(
        title,
        [
            _published(rows, names[1]),
            _rebased(known, names[0]),
        ],
        subtitle=colour_key((ACCENT, names[0]), (OTHER, names[1])),
        says="; ".join(
            f"{row['year']}: {words.number(row['rebased_ratio'])}" for row in known.to_dict("records")
        ),
        plot_height=HEIGHT,
        above=marks.height + 2,
        right=24,
        shapes=marks.shapes,
        annotations=marks.annotations,
        xaxis=year_axis(rows["year"]),
        yaxis=value_axis(both, words.heading("ratio"), ranked=False, column="ratio"),
    )


def _rebased(rows: pd.DataFrame, name: str) -> dict[str, Any]:
    values = list(rows["rebased_ratio"])
    records = rows.to_dict("records")
    hover = [
        (
            _("<b>Năm {year}</b><br>Tính lại: {ratio} %")
            if words.is_missing(row["common_share"])
            else _("<b>Năm {year}</b><br>Tính lại: {ratio} %<br>Phần chung: {share} điểm tối đa")
        ).format(
            year=row["year"],
            ratio=words.number(row["rebased_ratio"]),
            share=words.percent(row["common_share"]),
        )
        + finality_tooltip(row)
        for row in records
    ]
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "name": name,
        "x": list(rows["year"]),
        "y": values,
        "text": [starred_name(words.number(row["rebased_ratio"]), row) for row in records],
        "textposition": [_free_side(row) for row in records],
        "textfont": {"size": VALUE},
        "cliponaxis": False,
        "line": {"color": ACCENT, "width": 3, "dash": "dash"},
        "marker": {"color": ACCENT, "size": 10, "symbol": symbols(records)},
        "customdata": hover,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _free_side(row: Mapping[Any, Any]) -> str:
    """Away from the published point, which may stand close."""
    is_over = not words.is_missing(row["ratio"]) and row["ratio"] > row["rebased_ratio"]
    return "bottom center" if is_over else "top center"


def _published(rows: pd.DataFrame, name: str) -> dict[str, Any]:
    scored = rows[rows["ratio"].notna()]
    lifted = gaps(list(scored["year"]), [])
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": with_gaps(list(scored["year"]), lifted),
        "y": with_gaps(list(scored["ratio"]), lifted),
        "line": {"color": OTHER, "width": 2},
        "marker": {
            "color": OTHER,
            "size": 7,
            "symbol": with_gaps(symbols(scored.to_dict("records")), lifted, "circle"),
        },
        "hovertemplate": f"<b>{name}</b><br>%{{x}}: %{{y:,.2f}} %<extra></extra>",
    }
