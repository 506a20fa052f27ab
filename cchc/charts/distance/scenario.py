"""What a unit's score would be if it won back what it lost: never a published figure."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.not_final import starred_name
from cchc.charts.drawing.steps import Step, floating_steps
from cchc.charts.drawing.theme import empty_chart
from cchc.language import _


def scenario_waterfall(
    rows: pd.DataFrame, outcome: pd.DataFrame, title: str, *, target: float | None = None
) -> go.Figure:
    """From the published score to that of the scenario, a step for each place where points are won back.

    Rows of `scenario_parts` and `scenario_outcome`; `target` in points.
    """
    won = rows[rows["gain"] > 0] if len(rows) else rows
    if won.empty or outcome.empty:
        return empty_chart(title, _("Chọn ít nhất một mục để lấy lại điểm."))
    steps = [
        Step(
            starred_name(
                str(row["title"]) if words.is_missing(row["code"]) else f"{row['code']}. {row['title']}", row
            ),
            float(row["gain"]),
            _("trong {lost} điểm đã mất").format(lost=words.number(row["deduction"])),
        )
        for row in won.to_dict("records")
    ]
    published = outcome.iloc[0]
    if published["uncounted_gain"]:
        steps.append(Step(_("Vượt điểm tối đa, không tính"), -float(published["uncounted_gain"]), ""))
    first = starred_name(_("Điểm hiện có, năm {year}").format(year=published["year"]), published.to_dict())
    start = (first, float(published["score"]))
    warning = _("Kịch bản — không phải số liệu công bố")
    end = starred_name(_("Điểm trong kịch bản"), published.to_dict())
    return floating_steps(title, start, steps, end, subtitle=warning, target=target)
