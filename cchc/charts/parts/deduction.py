"""Where points were lost."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.named_rows import NamedRows, value_labels
from cchc.charts.drawing.not_final import starred_name
from cchc.charts.drawing.theme import (
    ACCENT,
    BETTER,
    OTHER,
    SMALL,
    WORSE,
    axis,
    chart,
    colour_key,
    empty_chart,
)
from cchc.language import _, mark

POINTS = mark("Điểm trừ (điểm)")


def deduction_bars(rows: pd.DataFrame, title: str, *, name: str = "area") -> go.Figure:
    """Which areas or criteria cost most: one bar each, the worst on top; `name` is the naming column."""
    if rows.empty or rows["deduction"].isna().all():
        return empty_chart(title)
    ordered = rows.sort_values("deduction", ascending=False, na_position="last")
    layout = NamedRows([_name(row, name) for row in ordered.to_dict("records")], bar=16)
    lost = [None if pd.isna(value) else float(value) for value in ordered["deduction"]]
    out_of = [_of_maximum(row) for row in ordered.to_dict("records")]
    return chart(
        title,
        [
            _bars(layout, lost, WORSE) | {"customdata": layout.names, "hovertemplate": _(_HOVER)},
            layout.name_labels(),
            value_labels(lost, layout.places, out_of),
        ],
        subtitle=colour_key((WORSE, _("Điểm trừ / điểm tối đa"))),
        says=layout.told(out_of),
        plot_height=layout.height,
        xaxis=axis(_(POINTS), range=[0, _top(lost) * 1.5], nticks=6),
        yaxis=layout.axis(),
    )


def deduction_pareto(rows: pd.DataFrame, title: str, *, name: str = "area", unknown: str = "") -> go.Figure:
    """Which few places make up 80 % of the loss: bars from the largest, with their running share.

    `unknown` says what the sum of the losses lacks («1/8 lĩnh vực chưa có điểm tối đa»); then nobody knows any share.
    """
    lost = rows[rows["deduction"] > 0] if len(rows) else rows
    if lost.empty:
        return empty_chart(
            title, unknown[:1].upper() + unknown[1:] or _("Không có điểm trừ trong lựa chọn này.")
        )
    ordered = lost.sort_values(["deduction", "cumulative_share"], ascending=[False, True])
    layout = NamedRows([_name(row, name) for row in ordered.to_dict("records")], bar=16)
    points = list(ordered["deduction"])
    shares = [] if unknown else list(ordered["cumulative_share"])
    vital = [WORSE if share < 80 else OTHER for share in [0.0, *shares[:-1]]] if shares else WORSE
    bars = _bars(layout, points, vital) | {"customdata": layout.names, "hovertemplate": _(_HOVER)}
    told = [words.number(value) for value in points]
    shared: dict[str, Any] = {"says": layout.told(told), "plot_height": layout.height, "yaxis": layout.axis()}
    if not shares:
        values = value_labels(points, layout.places, told)
        known_only = colour_key((WORSE, _("Điểm trừ đã biết")), (OTHER, unknown))
        scale = axis(_(POINTS), range=[0, _top(points) * 1.5], nticks=6)
        return chart(title, [bars, layout.name_labels(), values], subtitle=known_only, xaxis=scale, **shared)
    return chart(
        title,
        [bars, *_running_share(layout, shares), layout.name_labels()],
        subtitle=colour_key(
            (WORSE, _("Tạo nên 80 % điểm trừ")), (OTHER, _("Còn lại")), (ACCENT, _("Lũy kế (%)"))
        ),
        shapes=layout.upright(80, "x2", color=OTHER),
        xaxis=axis(_(POINTS), range=[0, sum(points)], showgrid=False, nticks=6),
        xaxis2=axis(overlaying="x", side="top", range=[0, 100], tickvals=[0, 80], ticktext=["0 %", "80 %"]),
        above=22,
        right=30,
        **shared,
    )


def deduction_waterfall(
    rows: pd.DataFrame, title: str, *, name: str = "area", unknown: str = ""
) -> go.Figure:
    """How the maximum becomes the score: each part's loss hangs where the one before ended.

    `unknown` says what is not among these parts; then both ends are those of the parts that are known.
    """
    lost = rows[rows["deduction"].notna()] if len(rows) else rows
    if lost.empty:
        return empty_chart(title)
    total = float(lost["max_score"].sum())
    points = [float(value) for value in lost["deduction"]]
    remaining = [total - reached for reached in accumulate(points)]
    first, last = (
        (_("Điểm tối đa của các mục này"), _("Điểm đạt của các mục này"))
        if unknown
        else (_("Điểm tối đa"), _("Điểm đạt"))
    )
    records = lost.to_dict("records")
    names = [first, *(_name(row, name) for row in records), starred_name(last, *records)]
    layout = NamedRows(names, bar=16)
    widths = [total, *points, remaining[-1]]
    starts = [0.0, *remaining, 0.0]
    texts = [words.number(total), *(words.signed(-value) for value in points), words.number(remaining[-1])]
    colours = [OTHER, *(WORSE if value >= 0 else BETTER for value in points), ACCENT]
    bars = _bars(layout, widths, colours) | {"base": starts, "customdata": texts}
    return chart(
        title,
        [
            bars | {"text": layout.names, "textposition": "none", "hovertemplate": _(_STEP)},
            layout.name_labels(),
            value_labels(
                [start + width for start, width in zip(starts, widths, strict=True)], layout.places, texts
            ),
        ],
        subtitle=colour_key((WORSE, _("Điểm trừ đã biết")), (OTHER, unknown)) if unknown else "",
        says=layout.told(texts),
        plot_height=layout.height,
        xaxis=axis(_("Điểm"), range=[0, total * 1.2], nticks=6),
        yaxis=layout.axis(),
    )


_HOVER = mark("<b>%{customdata}</b><br>Điểm trừ: %{x:,.2f}<extra></extra>")
_STEP = mark("<b>%{text}</b><br>%{customdata} điểm<extra></extra>")


def _name(row: dict[Any, Any], column: str) -> str:
    """A criterion's title alone is often ambiguous, its code is not; one that is not final is marked."""
    named = f"{row['code']} {row['title']}" if column == "title" and row.get("code") else str(row[column])
    return starred_name(named, row)


def _of_maximum(row: dict[Any, Any]) -> str:
    deduction = words.number(row["deduction"])
    return f"{deduction} / {words.number(row['max_score'])}"


def _top(values: Sequence[float | None]) -> float:
    return max((value for value in values if value), default=1.0)


def _bars(layout: NamedRows, lengths: Sequence[float | None], colour: Any) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(lengths),
        "y": layout.places,
        "width": layout.bar,
        "marker": {"color": colour},
    }


def _running_share(layout: NamedRows, shares: Sequence[float]) -> list[dict[str, Any]]:
    """A faint line, as it runs behind names, and its points with their values."""
    here = {"type": "scatter", "x": list(shares), "y": layout.places, "xaxis": "x2", "cliponaxis": False}
    line = here | {
        "mode": "lines",
        "line": {"color": ACCENT, "width": 2},
        "opacity": 0.3,
        "hoverinfo": "skip",
    }
    points = here | {
        "mode": "markers+text",
        "text": [f"\u00a0{words.percent(share, 0)}\u00a0" for share in shares],
        "textposition": ["middle right" if share < 66 else "middle left" for share in shares],
        "textfont": {"size": SMALL},
        "marker": {"size": 8, "color": ACCENT},
        "customdata": layout.names,
        "hovertemplate": _("<b>%{customdata}</b><br>Lũy kế: %{x:,.1f} %<extra></extra>"),
    }
    return [line, points]
