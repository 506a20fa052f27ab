"""What changed between two years."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import index_points, words
from cchc.charts.drawing.cut_axis import tick_settings
from cchc.charts.drawing.labels import escape_tags
from cchc.charts.drawing.named_rows import NamedRows, value_labels
from cchc.charts.drawing.not_final import starred_name
from cchc.charts.drawing.theme import ACCENT, BETTER, OTHER, WORSE, axis, chart, colour_key, empty_chart
from cchc.language import _


def dumbbell(
    rows: pd.DataFrame,
    title: str,
    *,
    left_year: int,
    right_year: int,
    name: str = "unit",
    value: str = "ratio",
    value_title: str = "",
    own: str | None = None,
) -> go.Figure:
    """Who rose and who fell between two years: two points a unit, hollow for the earlier, the greatest rise on top."""
    pairs = _pairs(rows, name, value, left_year, right_year)
    if not pairs:
        said = _("Không có đơn vị nào có số liệu của cả hai năm {left} và {right}.")
        return empty_chart(title, said.format(left=left_year, right=right_year))
    sides = rows[rows["year"].isin((left_year, right_year))].to_dict("records")
    named = [starred_name(unit, *(row for row in sides if str(row[name]) == unit)) for unit, _, _ in pairs]
    layout = NamedRows(named, bar=20)  # as high as its marks with their edges
    lefts, rights = [left for _, left, _ in pairs], [right for _, _, right in pairs]
    changes = [right - left for left, right in zip(lefts, rights, strict=True)]
    colours = [ACCENT if own in (None, unit) else OTHER for unit, _, _ in pairs]
    digits = index_points.digits_in(rows, value)
    low, high = min(lefts + rights), max(lefts + rights)
    room = (high - low) or 1.0
    limits = [low - room * 0.08, high + room * 0.4]
    alone = _known_in_one_year(rows, name, value, {unit for unit, _, _ in pairs}, (left_year, right_year))
    return chart(
        title,
        [
            _change_links(layout, lefts, changes),
            _year_points(layout, lefts, colours, left_year, digits, symbol="circle-open"),
            _year_points(layout, rights, colours, right_year, digits),
            layout.name_labels() | {"x": [low - room * 0.08] * len(pairs)},
            value_labels(
                list(map(max, lefts, rights)), layout.places, [_arrow(change, digits) for change in changes]
            ),
        ],
        subtitle="   ".join(
            (
                f"○\u00a0{left_year}   ●\u00a0{right_year}",
                colour_key((BETTER, _("Tăng")), (WORSE, _("Giảm"))),
                *map(escape_tags, alone),
            )
        ),
        says=layout.alt_text([_arrow(change, digits) for change in changes]),
        plot_height=layout.height,
        xaxis=axis(value_title or _("Tỷ lệ đạt (%)"), range=limits, **tick_settings(value, limits)),
        yaxis=layout.axis(),
    )


def _pairs(
    rows: pd.DataFrame, name: str, value: str, left_year: int, right_year: int
) -> list[tuple[str, float, float]]:
    """Units known in both years, the greatest rise first."""
    values = {(row[name], row["year"]): row[value] for row in rows.to_dict("records")}
    both = [
        (str(unit), float(left), float(values[unit, right_year]))
        for (unit, year), left in values.items()
        if year == left_year
        and not words.is_missing(left)
        and not words.is_missing(values.get((unit, right_year)))
    ]
    return sorted(both, key=lambda pair: pair[1] - pair[2])


def _known_in_one_year(
    rows: pd.DataFrame, name: str, value: str, drawn: Collection[str], years: tuple[int, int]
) -> list[str]:
    """«Không vẽ 5 bên chỉ có số liệu năm 2025», of each of the two years; nothing where both are known of all."""
    told = []
    for year in years:
        known = rows[(rows["year"] == year) & rows[value].notna() & ~rows[name].isin(list(drawn))]
        if count := known[name].nunique():
            said = _("Không vẽ {count} bên chỉ có số liệu năm {year}: {names}")
            names = ", ".join(dict.fromkeys(map(str, known[name])))
            told.append(said.format(count=words.number(count, 0), year=year, names=names))
    return told


def _change_links(layout: NamedRows, lefts: Sequence[float], changes: Sequence[float]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "base": list(lefts),
        "x": list(changes),
        "y": layout.places,
        "width": 4,
        "marker": {"color": [BETTER if change >= 0 else WORSE for change in changes]},
        "hoverinfo": "skip",
    }


def _year_points(
    layout: NamedRows,
    values: Sequence[float],
    colours: Sequence[str],
    year: int,
    digits: int,
    symbol: str = "circle",
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(values),
        "y": layout.places,
        "marker": {
            "size": 12,
            "color": list(colours),
            "symbol": symbol,
            "line": {"width": 2.5, "color": list(colours)},
        },
        "cliponaxis": False,
        "customdata": layout.names,
        "hovertemplate": "<b>%{customdata}</b><br>"
        + _("Năm {year}").format(year=year)
        + f": %{{x:,.{digits}f}}<extra></extra>",
    }


def _arrow(change: float, digits: int) -> str:
    sign = "▲" if change > 0 else "▼" if change < 0 else "="
    return f"\u2002{sign} {words.signed(change, digits)}"
