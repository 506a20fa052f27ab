"""Who or what is late: fields of a unit, units of a province."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.named_rows import NamedRows, value_labels
from cchc.charts.drawing.not_final import finality_tooltip, starred_name
from cchc.charts.drawing.theme import ACCENT, OTHER, WORSE, axis, chart, colour_key, empty_chart
from cchc.language import _

MOST = 25  # more bars nobody compares; the table has all


def late_bars(
    rows: pd.DataFrame, title: str, *, name: str, value: str = "late_total", own: str | None = None
) -> go.Figure:
    """Who is late most: a bar each, the worst on top, by number (`late_total`) or share (`late_rate`, percent).

    Rows come ordered; what has no figure is no bar. The own row is told by its colour and by «◀».
    """
    known = (
        rows[rows[value].notna()].sort_values(value, ascending=False, kind="stable") if len(rows) else rows
    )
    if known.empty:
        return empty_chart(title)
    shown = known.head(MOST).to_dict("records")
    names_told = [f"{row[name]} ◀" if row[name] == own else str(row[name]) for row in shown]
    layout = NamedRows([starred_name(told, row) for told, row in zip(names_told, shown, strict=True)], bar=14)
    lengths = [float(row[value]) for row in shown]
    by_number = value == "late_total"
    names = {row[name] for row in shown}
    has_own = own in names
    colours = ((ACCENT, own or ""), (OTHER, _("Đơn vị khác"))) if has_own and len(names) > 1 else ()
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": lengths,
        "y": layout.places,
        "width": layout.bar,
        "marker": {"color": [ACCENT if row[name] == own else OTHER if has_own else WORSE for row in shown]},
        "customdata": [_hover(row, name) for row in shown],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    longest = max(lengths) or 1.0
    return chart(
        title,
        [
            bars,
            layout.name_labels(),
            value_labels(lengths, layout.places, [_value(row, by_number) for row in shown]),
        ],
        subtitle=colour_key(*colours) if colours else "",
        says=layout.alt_text([_value(row, by_number) for row in shown]),
        plot_height=layout.height,
        xaxis=axis(
            _("Hồ sơ trễ hạn") if by_number else _("Tỷ lệ trễ hạn (%)"),
            range=[0, longest * 1.45],
            **({"tickformat": ",.0f"} if by_number else {}),
            **({"dtick": 1} if by_number and longest < 5 else {"nticks": 5}),  # no half of a dossier
        ),
        yaxis=layout.axis(),
    )


def _value(row: Mapping[Any, Any], by_number: bool) -> str:
    number, share = words.number(row["late_total"], 0), words.percent(row["late_rate"])
    if words.is_missing(row["late_rate"]):
        return number
    return f"{number} ({share})" if by_number else f"{share} ({number})"


def _hover(row: Mapping[Any, Any], name: str) -> str:
    said = _("<b>{name}</b><br>Trễ hạn: {number} hồ sơ ({share})").format(
        name=row[name], number=words.number(row["late_total"], 0), share=words.percent(row["late_rate"])
    )
    return said + finality_tooltip(row)
