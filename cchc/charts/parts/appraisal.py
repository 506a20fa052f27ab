"""What a unit gave itself against what it was given."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.named_rows import NamedRows, value_labels
from cchc.charts.drawing.not_final import starred_name
from cchc.charts.drawing.theme import ACCENT, OTHER, WORSE, axis, chart, colour_key, empty_chart
from cchc.language import _
from cchc.sentences.row import coded

SMALLEST = 0.005  # points that are a gap of their own


def self_against_appraised(rows: pd.DataFrame, title: str) -> go.Figure:
    """Where self-assessment and appraisal part: two points a criterion, the widest gap on top; how many agree is said."""
    rated = _innermost(rows[rows["self_score"].notna() & rows["score"].notna()]) if len(rows) else rows
    if rated.empty:
        return empty_chart(title, _("Chưa có điểm tự đánh giá để đối chiếu."))
    gaps = rated["self_score"] - rated["score"]
    alike = int((gaps == 0).sum())
    gaps = gaps[gaps != 0]
    if gaps.empty:
        same = _("Tự đánh giá và thẩm định bằng nhau ở cả {count} mục.").format(count=words.number(alike, 0))
        return empty_chart(title, same)
    ordered = rated.loc[gaps.abs().sort_values(ascending=False, kind="stable").index].to_dict("records")
    layout = NamedRows([starred_name(coded(row), row) for row in ordered], bar=14)
    ends = [max(row["self_score"], row["score"]) for row in ordered]
    changes = [words.signed(row["score"] - row["self_score"]) for row in ordered]
    return chart(
        title,
        [
            _links(layout, ordered),
            _points(layout, ordered, "self_score", OTHER, _("Tự đánh giá")),
            _points(layout, ordered, "score", ACCENT, _("Thẩm định")),
            layout.name_labels(),
            value_labels(ends, layout.places, [f"\u2002{change}" for change in changes]),
        ],
        subtitle="   ".join(
            (
                colour_key((OTHER, _("Tự đánh giá")), (ACCENT, _("Thẩm định")), (WORSE, _("Chênh lệch"))),
                *([_("{count} mục khác: bằng nhau").format(count=words.number(alike, 0))] if alike else []),
            )
        ),
        says=layout.alt_text(changes),
        plot_height=layout.height,
        xaxis=axis(_("Điểm"), range=[0, max(ends) * 1.25], nticks=6),
        yaxis=layout.axis(),
    )


def _innermost(rated: pd.DataFrame) -> pd.DataFrame:
    """Without the criteria whose gap is that of their own parts: the same points are not drawn twice."""
    gaps = rated["self_score"] - rated["score"]
    of_parts = gaps.groupby(rated["parent_code"]).sum()
    # Of a sheet without a line below another there is nothing to look up, and a map would be of texts.
    within = pd.Series([of_parts.get(code) for code in rated["code"]], index=rated.index, dtype=float)
    return rated[within.isna() | ((within - gaps).abs() > SMALLEST)]


def _links(layout: NamedRows, rows: list[dict[Any, Any]]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "base": [row["self_score"] for row in rows],
        "x": [row["score"] - row["self_score"] for row in rows],
        "y": layout.places,
        "width": 4,
        "marker": {"color": WORSE},
        "hoverinfo": "skip",
    }


def _points(
    layout: NamedRows, rows: list[dict[Any, Any]], column: str, colour: str, name: str
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row[column] for row in rows],
        "y": layout.places,
        "marker": {"size": layout.bar - 2, "color": colour},
        "cliponaxis": False,
        "customdata": layout.names,
        "hovertemplate": f"<b>%{{customdata}}</b><br>{name}: %{{x:,.2f}}<extra></extra>",
    }
