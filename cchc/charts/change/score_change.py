"""What made the difference between two years: the parts of the change, and what caused each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.labels import escape_tags
from cchc.charts.drawing.named_rows import NamedRows, value_labels
from cchc.charts.drawing.not_final import starred_name
from cchc.charts.drawing.steps import Step, floating_steps
from cchc.charts.drawing.theme import BETTER, OTHER, WARNING, WORSE, axis, chart, colour_key, empty_chart
from cchc.language import _

# Column of `score_changes`, which way it moves the score, colour.
CAUSES = (
    ("won_back", 1, BETTER),
    ("newly_lost", -1, WORSE),
    ("rule_change", 1, WARNING),
    ("other_change", 1, OTHER),
)


def change_waterfall(rows: pd.DataFrame, title: str, *, left_year: int, right_year: int) -> go.Figure:
    """How one year's points (its ratio, where points may not be compared) became another's: each part's change hangs where
    the one before ended.

    Rows of `score_changes`; the steps add up to the whole, and nothing is drawn where that is not known.
    """
    changed = rows[rows["part_change"].notna()] if len(rows) else rows
    ends = changed[["whole_before", "whole_change"]].head(1)
    if changed.empty or ends.isna().to_numpy().any():
        return empty_chart(title)
    records = changed.to_dict("records")
    steps = [Step(starred_part_name(row), float(row["part_change"]), _causes(row)) for row in records]
    first = float(records[0]["whole_before"])
    names = [_("Năm {year}").format(year=year) for year in (left_year, right_year)]
    counted = "" if records[0]["change_unit"] == "points" else words.heading("ratio")
    return floating_steps(title, (names[0], first), steps, names[1], counted=counted)


def change_causes(rows: pd.DataFrame, title: str) -> go.Figure:
    """What each part won back and newly lost, and what the rules did: gains to the right of zero, losses to the left."""
    changed = rows[rows["part_change"].notna()] if len(rows) else rows
    if changed.empty:
        return empty_chart(title)
    records = changed.to_dict("records")
    layout = NamedRows([starred_part_name(row) for row in records], bar=16)
    values = {name: [sign * _number(row[name]) for row in records] for name, sign, _colour in CAUSES}
    sums = list(zip(*values.values(), strict=True))
    high = max((sum(v for v in row if v > 0) for row in sums), default=0.0)
    low = min((sum(v for v in row if v < 0) for row in sums), default=0.0)
    room = max(high - low, 0.5)
    limits = [low - 0.05 * room, high + 0.35 * room]
    texts = [words.signed(_number(row["part_change"])) for row in records]
    ends = [sum(v for v in row if v > 0) for row in sums]
    return chart(
        title,
        [
            *(_cause_bars(layout, name, values[name], colour) for name, _sign, colour in CAUSES),
            layout.name_labels() | {"x": [limits[0]] * len(records)},
            value_labels(ends, layout.places, texts),
        ],
        subtitle=colour_key(*((colour, words.heading(name)) for name, _sign, colour in CAUSES)),
        says=layout.alt_text(texts),
        plot_height=layout.height,
        barmode="relative",
        shapes=[_zero()],
        xaxis=axis(change_title(records[0]), range=limits, nticks=6),
        yaxis=layout.axis(),
    )


def change_title(row: Mapping[Any, Any]) -> str:
    """What the axis of a change counts."""
    return _("Thay đổi điểm") if row["change_unit"] == "points" else words.heading("ratio_change")


def starred_part_name(row: Mapping[Any, Any]) -> str:
    """The name of a part, marked where its change is not final."""
    return starred_name(_named(row), row)


def _named(row: Mapping[Any, Any]) -> str:
    """A part's code and title; bonus and what is left over have a word of their own."""
    if words.is_missing(row["title"]):
        return words.label("level", row["level"])
    code = row["previous_code"] if words.is_missing(row["code"]) else row["code"]
    name = str(row["title"]) if words.is_missing(code) else f"{code}. {row['title']}"
    return name + (
        f" ({words.label('relation', row['relation']).lower()})"
        if row["relation"] in ("new", "dropped", "moved", "moved_away")
        else ""
    )


def _causes(row: Mapping[Any, Any]) -> str:
    """The causes that moved anything, a line each."""
    said = [
        f"{words.heading(name)}: {words.signed(sign * _number(row[name]))}"
        for name, sign, _colour in CAUSES
        if _number(row[name])
    ]
    again = _number(row["lost_again"])
    return escape_tags(
        "; ".join([*said, *([f"{words.heading('lost_again')}: {words.number(again)}"] if again else [])])
    )


def _number(value: Any) -> float:
    return 0.0 if words.is_missing(value) else float(value)


def _cause_bars(layout: NamedRows, name: str, values: list[float], colour: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": values,
        "y": layout.places,
        "width": layout.bar,
        "marker": {"color": colour},
        "customdata": [[part, words.signed(value)] for part, value in zip(layout.names, values, strict=True)],
        "hovertemplate": f"<b>%{{customdata[0]}}</b><br>{words.heading(name)}: %{{customdata[1]}}<extra></extra>",
    }


def _zero() -> dict[str, Any]:
    ends = {"x0": 0, "x1": 0, "xref": "x", "y0": 0, "y1": 1, "yref": "paper"}
    return ends | {"type": "line", "line": {"color": OTHER, "width": 1}}
