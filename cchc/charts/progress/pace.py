"""How much of a plan is done, beside how much of its time has passed."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.named_rows import NamedRows, value_labels
from cchc.charts.drawing.not_final import starred_name
from cchc.charts.drawing.theme import ACCENT, FAINT, TEXT, WORSE, axis, chart, colour_key, empty_chart
from cchc.language import _

WHOLE = 100.0


def pace_bars(
    rows: pd.DataFrame, title: str, *, share: str, names: tuple[str, ...], expected: str = "expected_share"
) -> go.Figure:
    """Whether each plan keeps up with its time: the share done on a track of 100 %, a mark where time stands.

    `share` and `expected` are columns in percent. A bar behind its mark is drawn in the colour of what is worse and its
    figure says so; without a mark there is no judgement.
    """
    known = rows[rows[share].notna()] if len(rows) else rows
    if known.empty:
        return empty_chart(title)
    records = known.to_dict("records")
    layout = NamedRows(
        [
            starred_name(" · ".join(words.display_text(column, row[column]) for column in names), row)
            for row in records
        ],
        18,
    )
    done = [float(row[share]) for row in records]
    passed = [None if words.is_missing(row.get(expected)) else float(row[expected]) for row in records]
    behind = [time is not None and reached < time for reached, time in zip(done, passed, strict=True)]
    entries = [(ACCENT, _("Đã thực hiện"))]
    if any(behind):
        entries.append((WORSE, _("Chậm hơn thời gian đã qua")))
    return chart(
        title,
        [
            _bars(layout, [WHOLE] * len(done)) | {"marker": {"color": FAINT}, "hoverinfo": "skip"},
            _bars(layout, done)
            | {
                "marker": {"color": [WORSE if late else ACCENT for late in behind]},
                "customdata": layout.names,
                "hovertemplate": "<b>%{customdata}</b><br>%{x:,.1f} %<extra></extra>",
            },
            _time_marks(layout, passed),
            layout.name_labels(),
            value_labels(
                [max(WHOLE, reached) for reached in done],
                layout.places,
                [words.percent(reached) for reached in done],
            ),
        ],
        subtitle=colour_key(*entries)
        + (_("   ┃ Thời gian đã qua") if any(time is not None for time in passed) else ""),
        says=layout.alt_text([words.percent(reached) for reached in done]),
        plot_height=layout.height,
        barmode="overlay",
        xaxis=axis(_("Phần đã đạt (%)"), range=[0, max(WHOLE, *done) * 1.25], nticks=6),
        yaxis=layout.axis(),
    )


def _bars(layout: NamedRows, lengths: list[float]) -> dict[str, Any]:
    return {"type": "bar", "orientation": "h", "x": lengths, "y": layout.places, "width": layout.bar}


def _time_marks(layout: NamedRows, passed: list[float | None]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": passed,
        "y": layout.places,
        # Drawn 1.4 times as high as it says: a little higher than its bar, and below the name above it.
        "marker": {"symbol": "line-ns", "size": layout.bar * 0.8, "line": {"width": 3, "color": TEXT}},
        "hovertemplate": _("Thời gian đã qua") + ": %{x:,.1f} %<extra></extra>",
    }
