"""Remedies: how far the points that were lost have come, and how many are left from day to day."""

from __future__ import annotations

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
    PALETTE,
    WARNING,
    WORSE,
    axis,
    chart,
    colour_key,
    empty_chart,
)
from cchc.language import _
from cchc.sentences.remedies.ledger import points_known

HEIGHT = 220
ROOM_OF_A_LETTER = 0.02  # of the longest bar, on a phone


def remedy_chain(rows: pd.DataFrame, outcomes: pd.DataFrame, title: str) -> go.Figure:
    """How far lost points have come: lost, with a remedy, done, confirmed, and won back in the next year's sheet.

    Takes the first row of `remedy_progress`, and `loss_outcomes` of the year: without a next sheet there is no last bar.
    """
    if rows.empty or words.is_missing(rows.iloc[0]["lost_points"]):
        return empty_chart(title)
    row = rows.to_dict("records")[0]
    stages = {
        "lost_points": (_("Đã mất"), WORSE),
        "planned_points": (_("Đã có giải pháp"), WARNING),
        "done_points": (_("Đã làm xong"), ACCENT),
        "confirmed_points": (_("Đã xác nhận"), BETTER),
    }
    points = [float(row[stage]) for stage in stages]
    texts = [points_known(row, stage) for stage in stages]
    bars = list(stages.values())
    if len(outcomes) and not words.is_missing(outcomes.iloc[0]["all_won_back"]):
        points.append(float(outcomes.iloc[0]["all_won_back"]))
        bars.append((_("Năm sau lấy lại"), PALETTE[6]))
        texts.append(words.number(points[-1]))
    layout = NamedRows([starred_name(name, row) for name, _colour in bars], bar=22)
    return chart(
        title,
        [
            {
                "type": "bar",
                "orientation": "h",
                "x": points,
                "y": layout.places,
                "width": layout.bar,
                "marker": {"color": [colour for _name, colour in bars]},
                "customdata": layout.names,
                "hovertemplate": "<b>%{customdata}</b><br>%{x:,.2f}<extra></extra>",
            },
            layout.name_labels(),
            value_labels(points, layout.places, texts),
        ],
        says=layout.alt_text(texts),
        plot_height=layout.height,
        xaxis=axis(
            _("Điểm"), range=[0, max(points) * (1.2 + ROOM_OF_A_LETTER * max(map(len, texts)))], nticks=6
        ),
        yaxis=layout.axis(),
    )


def remedy_burn_down(rows: pd.DataFrame, title: str) -> go.Figure:
    """Whether the points of the ledger get fewer as fast as the deadlines say: steps from day to day.

    Takes rows of `remedy_burn_down`; what was done and confirmed stops at the day that was asked of.
    """
    if len(rows) < 2:
        return empty_chart(title)
    days = pd.to_datetime(rows["on_day"])
    lines = {
        "due_points": (_("Nếu đúng hạn"), OTHER, "dot"),
        "undone_points": (_("Chưa làm xong"), ACCENT, "solid"),
        "unconfirmed_points": (_("Chưa xác nhận"), WORSE, "solid"),
    }
    known = {column: rows[column].astype(float) for column in lines}
    most = max(values.max() for values in known.values())
    left = rows[rows["unconfirmed_points"].notna()]
    counted = _("Điểm còn lại (ít nhất)") if rows["unknown_count"].any() else _("Điểm còn lại")
    return chart(
        title,
        [_steps(days, known[column], *look) for column, look in lines.items()],
        subtitle=colour_key(*((colour, name) for name, colour, _dash in lines.values())),
        says=_alt_text(left),
        plot_height=HEIGHT,
        right=24,
        # The first month stands right below the 0 of the other axis.
        xaxis=axis(_("Ngày"), tickformat="%m/%Y", nticks=5, ticklabelstandoff=8),
        yaxis=axis(counted, range=[0, float(most) * 1.1 or 1], nticks=5),
    )


def _alt_text(left: pd.DataFrame) -> str:
    """What is left on the last day that is known, for whoever cannot see it."""
    if left.empty:
        return ""
    last = left.iloc[-1]
    said = _("{day}: còn {points} điểm chưa xác nhận")
    points = words.at_least(words.number(last["unconfirmed_points"]), bool(last["unknown_count"]))
    return said.format(day=words.date(last["on_day"]), points=points)


def _steps(
    days: pd.Series[Any], values: pd.Series[float], name: str, colour: str, dash: str
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [day.to_pydatetime() for day in days],
        "y": list(values),
        "line": {"shape": "hv", "color": colour, "width": 3 if dash == "solid" else 2, "dash": dash},
        "hovertemplate": f"<b>{name}</b><br>%{{x|%d/%m/%Y}}: %{{y:,.2f}}<extra></extra>",
    }
