"""Who stands where among units that are ranked together."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import index_points, words
from cchc.charts.drawing.named_rows import NamedRows, value_labels
from cchc.charts.drawing.not_final import starred_name
from cchc.charts.drawing.theme import ACCENT, OTHER, SMALL, TEXT, axis, chart, empty_chart
from cchc.charts.drawing.years import (
    Row,
    rows_with_value,
)
from cchc.language import _
from cchc.sentences.flags import starred, without_remarks


def rank_bars(
    rows: pd.DataFrame,
    title: str,
    *,
    own: str | None = None,
    name: str = "unit",
    value: str = "ratio",
    value_title: str = "",
    median: float | None = None,
) -> go.Figure:
    """Where one unit stands among its like: a bar each, the best on top, the median of three or more as a line."""
    scored = rows_with_value(rows, value)
    if scored.empty:
        return empty_chart(title)
    value_title = value_title or _("Tỷ lệ đạt (%)")
    counted = [not row.get("is_outside") for row in scored.to_dict("records")]
    median = median if sum(counted) > 2 and not words.is_missing(median) else None
    ordered = scored.sort_values(value, ascending=False).to_dict("records")
    layout = NamedRows([_with_rank(row, name) for row in ordered], bar=13)
    lengths = [float(row[value]) for row in ordered]
    digits = index_points.digits_in(scored, value)
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": lengths,
        "y": layout.places,
        "width": layout.bar,
        "marker": {"color": [ACCENT if row[name] == own else OTHER for row in ordered]},
        "customdata": layout.names,
        "hovertemplate": f"<b>%{{customdata}}</b><br>{value_title}: %{{x:,.{digits}f}}<extra></extra>",
    }
    texts = [words.number(length, digits) for length in lengths]
    return chart(
        title,
        [bars, layout.name_labels(), value_labels([max(lengths)] * len(texts), layout.places, texts)],
        says=layout.told(texts),
        plot_height=layout.height,
        above=0 if median is None else 18,
        shapes=[] if median is None else layout.upright(median, color=TEXT),
        annotations=[] if median is None else [_median_name(median, digits, scored.iloc[0])],
        xaxis=axis(value_title, range=[0, max(lengths) * 1.2], nticks=6),
        yaxis=layout.axis(),
    )


def _with_rank(row: Row, name: str) -> str:
    """The published place before the name, where there is one; who is no member of the group is marked."""
    place = row.get("rank")
    said = _("{name} (ngoài nhóm)").format(name=row[name]) if row.get("is_outside") else str(row[name])
    said = starred_name(said, row)
    return said if words.is_missing(place) else f"{words.number(place, 0)}. {said}"


def _median_name(median: float, digits: int, row: pd.Series[Any]) -> dict[str, Any]:
    """The median beside its line, with how many it is of where the group has gaps."""
    value = starred(
        words.number(median, digits), without_remarks(row.get("middle_flag"), "derived_rank", "rank_of_known")
    )
    held, size = row.get("units_with_value"), row.get("group_size")
    has_gaps = held is not None and not words.is_missing(size) and held < size
    said = _("Trung vị {value} ({held})") if has_gaps else _("Trung vị {value}")
    place = {"x": median, "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": "center"}
    return place | {
        "text": said.format(value=value, held=words.rank(held, size) if has_gaps else ""),
        "showarrow": False,
        "font": {"size": SMALL},
        "borderpad": 0,
    }
