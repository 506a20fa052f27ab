"""Where points were lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.named_rows import NamedRows, value_labels
from cchc.charts.drawing.not_final import starred_name
from cchc.charts.drawing.steps import Step, floating_steps
from cchc.charts.drawing.theme import (
    OTHER,
    WORSE,
    axis,
    chart,
    colour_key,
    empty_chart,
)
from cchc.language import _, mark
from cchc.sentences.row import coded

POINTS = mark("Điểm trừ (điểm)")
VITAL = 80  # percent of the loss, up to which places are told apart from the rest


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
        says=layout.alt_text(out_of),
        plot_height=layout.height,
        xaxis=axis(_(POINTS), range=[0, _top(lost) * 1.5], nticks=6),
        yaxis=layout.axis(),
    )


def deduction_pareto(rows: pd.DataFrame, title: str, *, name: str = "area", unknown: str = "") -> go.Figure:
    """Which few places make up most of the loss, up to 80 % of it: bars from the largest, each with its points and the running
    share.

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
    few = max(sum(share <= VITAL for share in shares), 1)
    vital = [WORSE] * few + [OTHER] * (len(shares) - few) if shares else WORSE
    told = [words.number(value) for value in points]
    key = colour_key((WORSE, _("Điểm trừ đã biết")), (OTHER, unknown))
    if shares:
        told = [_running(value, share) for value, share in zip(told, shares, strict=True)]
        key = colour_key(
            (WORSE, _("Tạo nên {share} điểm trừ").format(share=words.percent(shares[few - 1], 0))),
            *([(OTHER, _("Còn lại"))] if OTHER in vital else []),
        )
    return chart(
        title,
        [
            _bars(layout, points, vital) | {"customdata": layout.names, "hovertemplate": _(_HOVER)},
            layout.name_labels(),
            value_labels(points, layout.places, told),
        ],
        subtitle=key,
        says=layout.alt_text(told),
        plot_height=layout.height,
        xaxis=axis(_(POINTS), range=[0, _top(points) * 1.7], nticks=6),
        yaxis=layout.axis(),
    )


def _running(points: str, share: float) -> str:
    """«2,18 (cộng dồn 32 %)»."""
    return _("{points} (cộng dồn {share})").format(points=points, share=words.percent(share, 0))


def deduction_waterfall(
    rows: pd.DataFrame, title: str, *, name: str = "area", unknown: str = ""
) -> go.Figure:
    """How the maximum becomes the score: each part's loss hangs where the one before ended.

    `unknown` says what is not among these parts; then both ends are those of the parts that are known.
    """
    lost = rows[rows["deduction"].notna()] if len(rows) else rows
    if lost.empty:
        return empty_chart(title)
    first, last = (
        (_("Điểm tối đa của các mục này"), _("Điểm đạt của các mục này"))
        if unknown
        else (_("Điểm tối đa"), _("Điểm đạt"))
    )
    records = lost.to_dict("records")
    return floating_steps(
        title,
        (first, float(lost["max_score"].sum())),
        [Step(_name(row, name), -float(row["deduction"])) for row in records],
        starred_name(last, *records),
        subtitle=colour_key((WORSE, _("Điểm trừ đã biết")), (OTHER, unknown)) if unknown else "",
    )


_HOVER = mark("<b>%{customdata}</b><br>Điểm trừ: %{x:,.2f}<extra></extra>")


def _name(row: dict[Any, Any], column: str) -> str:
    """A criterion's title alone is often ambiguous, its code is not; one that is not final is marked."""
    named = coded(row) if column == "title" and "code" in row else str(row[column])
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
