"""The groups of the 766 index: how full each is for one unit, and where many units lose points."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.labels import SHORT_NAMES, shorten
from cchc.charts.drawing.named_rows import TOLD, NamedRows, value_labels
from cchc.charts.drawing.not_final import finality_tooltip, starred_name
from cchc.charts.drawing.theme import (
    ACCENT,
    FAINT,
    LOW_TO_HIGH,
    ON_SCALE,
    SMALL,
    TEXT,
    axis,
    chart,
    colour_key,
    empty_chart,
    scale_key,
)
from cchc.language import _

GROUPS = ("transparency", "progress", "digitisation", "online_service", "online_payment", "satisfaction")
ROW, GAP = 26, 2  # pixels of a unit's row, and between cells
# The same where names stand above the cells: a phone has no room for long ones beside them.
NAMED_ROW, NAME = 50, 24
LIMITS = (40, 100)  # percent, of the scale of colours
BESIDE = 18  # letters of the longest name that stands beside its cells


def index766_bars(rows: pd.DataFrame, title: str) -> go.Figure:
    """How full each group is for one unit: points on a track as long as the maximum, the most lost on top.

    Takes a row per group (`group_name`, `score`, `max_score`, `missing_score`) in the order they are to stand.
    """
    if rows.empty or rows["score"].isna().all():
        return empty_chart(title)
    records = rows.to_dict("records")
    layout = NamedRows(
        [starred_name(words.label("group_name", row["group_name"]), row) for row in records], bar=18
    )
    reached = [_number(row["score"]) for row in records]
    limits = [_number(row["max_score"]) for row in records]
    widest = max(limit or score or 0.0 for limit, score in zip(limits, reached, strict=True))
    tracks = {"type": "bar", "orientation": "h", "y": layout.places, "width": layout.bar}
    hover = _("<b>%{customdata}</b><br>Đạt %{x:,.2f} điểm") + "<extra></extra>"
    return chart(
        title,
        [
            tracks | {"x": limits, "marker": {"color": FAINT}, "hoverinfo": "skip"},
            tracks
            | {"x": reached, "marker": {"color": ACCENT}, "customdata": layout.names, "hovertemplate": hover},
            layout.name_labels(),
            value_labels(limits, layout.places, [_lost(row) for row in records]),
        ],
        subtitle=colour_key((ACCENT, _("Điểm đạt")), ("rgba(128,136,144,0.5)", _("Điểm tối đa"))),
        says=layout.alt_text([_lost(row) for row in records]),
        plot_height=layout.height,
        barmode="overlay",
        xaxis=axis(_("Điểm"), range=[0, widest * 1.95], tickvals=list(range(0, int(widest) + 1, 5))),
        yaxis=layout.axis(),
    )


def _number(value: Any) -> float | None:
    return None if words.is_missing(value) else float(value)


def _lost(row: dict[Any, Any]) -> str:
    points = f"{words.number(row['score'])} / {words.number(row['max_score'], 0)}"
    if words.is_missing(row["missing_score"]) or not row["missing_score"]:
        return points
    return f"{points}  ({words.MINUS}{words.number(row['missing_score'])})"


def index766_heat(
    rows: pd.DataFrame, title: str, *, maxima: dict[str, float], own: str | None = None
) -> go.Figure:
    """Where units lose points: units down in the order given, groups across, dark where little of the maximum was reached.

    `maxima`: points available per group; a group that is blank for a unit stays blank.
    """
    groups = [group for group in GROUPS if group in maxima and len(rows) and rows[group].notna().any()]
    if not groups:
        return empty_chart(title)
    records = rows.to_dict("records")
    heads = [words.label("group_head", group).replace(" ", "<br>") for group in groups]
    # Many units of one total share a line's place only by their number, so the axis counts lines.
    lines = list(range(len(records)))
    names = [_place(row, own) for row in records]
    are_beside = max(len(_short_name(row)) for row in records) <= BESIDE
    row_height, gap = (ROW, GAP) if are_beside else (NAMED_ROW, NAME)
    room = 0 if are_beside else NAME // 2
    return chart(
        title,
        [
            _cells(records, groups, maxima, gap),
            _totals(records, len(groups)),
            *([] if are_beside else [_names_above(names)]),
        ],
        subtitle=scale_key(_("Màu theo tỷ lệ đạt điểm tối đa của nhóm"), LOW_TO_HIGH, *LIMITS),
        says="; ".join(f"{_place(row, None)}: {_written(row['total_score'])}" for row in records[:TOLD]),
        plot_height=row_height * len(records) + room,
        above=42,
        below=12,
        xaxis=axis(
            tickvals=list(range(len(groups) + 1)),
            ticktext=[*heads, words.heading("total_score").replace(" ", "<br>")],
            side="top",
            tickfont={"size": SMALL - 1, "color": TEXT},
            range=[-0.5, len(groups) + 0.5],
        ),
        yaxis=axis(
            tickvals=lines if are_beside else [],
            ticktext=names if are_beside else [],
            range=[len(records) - 0.5, -0.5 - room / row_height],
            showgrid=False,
            tickfont={"size": SMALL, "color": TEXT},
        ),
    )


def _cells(
    records: list[dict[Any, Any]], groups: list[str], maxima: dict[str, float], gap: int
) -> dict[str, Any]:
    """A cell per unit and group, dark where little of the maximum was reached."""
    return {
        "type": "heatmap",
        "z": [[_ratio(row[group], maxima[group]) for group in groups] for row in records],
        "x": list(range(len(groups))),
        "y": list(range(len(records))),
        "text": [[_written(row[group]) for group in groups] for row in records],
        "texttemplate": "%{text}",
        "textfont": {"size": SMALL, "color": ON_SCALE},
        "customdata": [[_hover(row, group, maxima[group]) for group in groups] for row in records],
        "hovertemplate": "%{customdata}<extra></extra>",
        "hoverongaps": False,
        "zmin": LIMITS[0],
        "zmax": LIMITS[1],
        "colorscale": LOW_TO_HIGH,
        "showscale": False,
        "xgap": 2,
        "ygap": gap,
    }


def _names_above(names: list[str]) -> dict[str, Any]:
    """Above the cells, between two rows, so that a phone has all its width for them."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [-0.5] * len(names),
        "y": [line - 0.5 for line in range(len(names))],
        "text": names,
        "textposition": "middle right",
        "textfont": {"size": SMALL},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _totals(records: list[dict[Any, Any]], column: int) -> dict[str, Any]:
    """Written beside the groups, without a colour of their own."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [column] * len(records),
        "y": list(range(len(records))),
        "text": [f"<b>{_written(row['total_score'])}</b>" for row in records],
        "textfont": {"size": SMALL},
        "hoverinfo": "skip",
    }


def _ratio(score: Any, most: float) -> float | None:
    return None if words.is_missing(score) or not most else 100 * float(score) / most


def _written(score: Any) -> str:
    return "" if words.is_missing(score) else words.number(score, 1)


def _place(row: dict[Any, Any], own: str | None) -> str:
    """«9. An Giang», the own one in bold."""
    place = "" if words.is_missing(row["place"]) else f"{words.number(row['place'], 0)}. "
    text = starred_name(place + _short_name(row), row)
    mark = f'<span style="color:{ACCENT}">▶</span>'
    return f"<b>{mark} {text}</b>" if row["unit"] == own else text


def _short_name(row: dict[Any, Any]) -> str:
    return shorten(SHORT_NAMES.get(row["unit"], str(row["unit"])), 44)


def _hover(row: dict[Any, Any], group: str, most: float) -> str:
    points = f"{words.number(row[group])} / {words.number(most, 0)}"
    return f"<b>{row['unit']}</b><br>{words.label('group_name', group)}: {points}{finality_tooltip(row)}"
