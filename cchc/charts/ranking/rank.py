"""Who stands where among units that are ranked together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import index_points, words
from cchc.charts.drawing.cut_axis import round_start, says_where_it_starts, tick_settings
from cchc.charts.drawing.named_rows import NamedRows, value_labels
from cchc.charts.drawing.not_final import starred_name
from cchc.charts.drawing.theme import ACCENT, FAINT, OTHER, SMALL, TEXT, axis, chart, empty_chart
from cchc.charts.drawing.years import Row, rows_with_value
from cchc.language import _
from cchc.sentences.flags import starred, without_remarks


def rank_dots(
    rows: pd.DataFrame,
    title: str,
    *,
    own: str | None = None,
    name: str = "unit",
    value: str = "ratio",
    value_title: str = "",
    median: float | None = None,
) -> go.Figure:
    """Where one unit stands among its like: a dot each, the best on top, the median of three or more as a line.

    The axis begins where the dots differ and says so. Who has a rank alone is a row without a dot, and so is the own one
    where nothing is known of it; a single unit is no ranking.
    """
    scored = rows_with_value(rows, value)
    if len(scored) < 2:
        return empty_chart(title, _("Cần số liệu của ít nhất hai bên mới xếp được.") if len(rows) else "")
    counted = [not row.get("is_outside") for row in scored.to_dict("records")]
    median = median if sum(counted) > 2 and not words.is_missing(median) else None
    digits = index_points.digits_in(scored, value)
    ordered = _ordered(rows, value, name, own)
    layout = NamedRows([_with_rank(row, name) for row in ordered], bar=14)
    points = [None if words.is_missing(row.get(value)) else float(row[value]) for row in ordered]
    known = [point for point in points if point is not None]
    low, high = min(known), max(known)
    start = round_start(low, high)
    limits = [start, high + 0.35 * ((high - start) or 1.0)]
    texts = [_text(row, point, digits) for row, point in zip(ordered, points, strict=True)]
    # Numbers stand below each other, clear of the median's line.
    ends = [high + 0.04 * (high - start)] * len(texts)
    return chart(
        title,
        [
            _tracks(layout, start, high),
            _dots(layout, points, [row.get(name) == own for row in ordered], value_title, digits),
            layout.name_labels() | {"x": [start] * len(texts)},
            value_labels(ends, layout.places, texts),
        ],
        subtitle="   ".join(filter(None, (says_where_it_starts(start), _whose_numbers(ordered)))),
        says=layout.alt_text(texts),
        plot_height=layout.height,
        above=0 if median is None else 18,
        shapes=[] if median is None else layout.upright(median, color=TEXT),
        annotations=[] if median is None else [_median_name(median, digits, scored.iloc[0])],
        xaxis=axis(value_title or _("Tỷ lệ đạt (%)"), range=limits, **tick_settings(value, limits)),
        yaxis=layout.axis(),
    )


def _ordered(rows: pd.DataFrame, value: str, name: str, own: str | None) -> list[Row]:
    """Those to draw, the best first: in the order of their ranks where all are of one list, else by value and then those with a
    rank alone."""
    records = rows.to_dict("records")
    known = [
        row
        for row in records
        if not words.is_missing(row.get(value)) or not words.is_missing(row.get("rank")) or row[name] == own
    ]
    if own is not None and all(row[name] != own for row in records):
        known.append({name: own})
    return sorted(known, key=_by_rank(known, value))


def _by_rank(rows: Sequence[Row], value: str) -> Any:
    """What the rows are ordered by."""
    ranked = [row for row in rows if not words.is_missing(row.get("rank"))]
    is_one_list = len({row.get("out_of") for row in ranked}) == 1 and all(
        not words.is_missing(row.get("rank")) for row in rows if not words.is_missing(row.get(value))
    )

    def order(row: Row) -> tuple[float, float]:
        point = float("-inf") if words.is_missing(row.get(value)) else float(row[value])
        rank = float("inf") if words.is_missing(row.get("rank")) else float(row["rank"])
        return (rank, -point) if is_one_list else (-point, rank)

    return order


def _text(row: Row, point: float | None, digits: int) -> str:
    """The value, or what is known in its place."""
    if point is not None:
        return words.number(point, digits)
    return _("chưa có số liệu") if words.is_missing(row.get("rank")) else _("mới có hạng, chưa có điểm")


def _tracks(layout: NamedRows, start: float, high: float) -> dict[str, Any]:
    """What leads the eye from a name's row to its dot; of no length of its own."""
    return {
        "type": "bar",
        "orientation": "h",
        "base": [start] * len(layout.places),
        "x": [high - start] * len(layout.places),
        "y": layout.places,
        "width": 2,
        "marker": {"color": FAINT},
        "hoverinfo": "skip",
    }


def _dots(
    layout: NamedRows, points: Sequence[float | None], is_own: Sequence[bool], value_title: str, digits: int
) -> dict[str, Any]:
    value_title = value_title or _("Tỷ lệ đạt (%)")
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(points),
        "y": layout.places,
        "marker": {
            "color": [ACCENT if own else OTHER for own in is_own],
            "size": [15 if own else 12 for own in is_own],
            "opacity": 1,
        },
        "cliponaxis": False,
        "zorder": 2,
        "customdata": layout.names,
        "hovertemplate": f"<b>%{{customdata}}</b><br>{value_title}: %{{x:,.{digits}f}}<extra></extra>",
    }


def _with_rank(row: Mapping[Any, Any], name: str) -> str:
    """The published place before the name, where there is one; who is no member of the group is marked."""
    place = row.get("rank")
    said = _("{name} (ngoài nhóm)").format(name=row[name]) if row.get("is_outside") else str(row[name])
    said = starred_name(said, row)
    return said if words.is_missing(place) else f"{words.number(place, 0)}. {said}"


def _whose_numbers(rows: Sequence[Row]) -> str:
    """What the numbers before the names are where they are not the places of what is drawn: ranks in a longer list."""
    longest = max((row["out_of"] for row in rows if not words.is_missing(row.get("out_of"))), default=0)
    if longest <= len(rows) or all(words.is_missing(row.get("rank")) for row in rows):
        return ""
    return _("Số trước tên là hạng trên {total}").format(total=words.number(longest, 0))


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
