"""Who stands where among units that are ranked together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import index_points, words
from cchc.charts.line_names import end_names, name_room, names_height, told
from cchc.charts.look import ACCENT, OTHER, SMALL, TEXT, axis, figure, line_colours, note
from cchc.charts.named_rows import NamedRows, value_labels
from cchc.charts.not_final import marked, said_of, symbols
from cchc.charts.years import (
    Row,
    column,
    gaps,
    known,
    lines_by_name,
    rank_ticks,
    unlike_lists,
    with_gaps,
    written,
    year_axis,
)
from cchc.findings.flags import starred, without
from cchc.language import _


def rank_bump(rows: pd.DataFrame, title: str, *, own: str | None = None, name: str = "unit") -> go.Figure:
    """How places were exchanged over the years: a line per unit, 1 on top, the own one in front."""
    ranked = known(rows, "rank")
    if ranked.empty:
        return note(title)
    lines = lines_by_name(ranked, name)
    colours = line_colours(list(lines), own)
    lowest = int(ranked["rank"].max())
    height = max(240, names_height(lines, "rank"))
    limits = [lowest + 0.7, 0.3]
    names = end_names(lines, "rank", colours, limits, height, own)
    return figure(
        title,
        [_rank_line(unit, line, colours[unit], unit == own) for unit, line in lines.items()],
        says=told(names),
        plot_height=height,
        right=name_room(names) + 8,
        annotations=names,
        xaxis=year_axis(ranked["year"], beside_names=True),
        yaxis=axis(_("Xếp hạng"), range=limits, tickvals=rank_ticks(limits), showgrid=False),
    )


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
    scored = known(rows, value)
    if scored.empty:
        return note(title)
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
    return figure(
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


def _rank_line(unit: str, rows: Sequence[Row], colour: str, own: bool) -> dict[str, Any]:
    lifted = gaps(column(rows, "year"), unlike_lists(rows, "rank"))
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": unit,
        "x": with_gaps(column(rows, "year"), lifted),
        "y": with_gaps(column(rows, "rank"), lifted),
        "customdata": with_gaps([written(row, "rank") + said_of(row) for row in rows], lifted),
        "hovertemplate": _("<b>%{fullData.name}</b><br>Năm %{x}: hạng %{customdata}<extra></extra>"),
        "line": {"color": colour, "width": 4 if own else 1.5},
        "marker": {
            "color": colour,
            "size": 11 if own else 6,
            "symbol": with_gaps(symbols(rows), lifted, "circle"),
        },
        "opacity": 0.6 if colour == OTHER else 1,
        "cliponaxis": False,
        "zorder": int(own),
    }


def _with_rank(row: Row, name: str) -> str:
    """The published place before the name, where there is one; who is no member of the group is marked."""
    place = row.get("rank")
    said = _("{name} (ngoài nhóm)").format(name=row[name]) if row.get("is_outside") else str(row[name])
    said = marked(said, row)
    return said if words.is_missing(place) else f"{words.number(place, 0)}. {said}"


def _median_name(median: float, digits: int, row: pd.Series[Any]) -> dict[str, Any]:
    """The median beside its line, with how many it is of where the group has gaps."""
    value = starred(
        words.number(median, digits), without(row.get("middle_flag"), "derived_rank", "rank_of_known")
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
