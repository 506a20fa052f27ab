"""Two to five units side by side: a row per area or index, a mark per unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.cut_axis import tick_settings
from cchc.charts.drawing.labels import SHORT_NAMES, escape_tags
from cchc.charts.drawing.named_rows import NamedRows
from cchc.charts.drawing.not_final import finality_tooltip, starred_name, symbols
from cchc.charts.drawing.theme import ACCENT, FAINT, GRID, PALETTE, axis, chart, empty_chart
from cchc.charts.drawing.years import rows_with_value
from cchc.language import _

# Told apart without colour too.
SYMBOLS = ("circle", "diamond", "square", "triangle-up", "x")
MARKS = ("●", "◆", "■", "▲", "✕")


def profile_dots(
    rows: pd.DataFrame,
    title: str,
    *,
    own: str | None = None,
    name: str = "unit",
    part: str = "area",
    value: str = "ratio",
    value_title: str = "",
) -> go.Figure:
    """Where units lead and trail each other: for two to five units over the same areas, in percent of the maximum.

    A row per `part` in the order of the rows; a part that only some have is drawn for those.
    """
    scored = rows_with_value(rows, value)
    if scored.empty:
        return empty_chart(title)
    value_title = value_title or _("Tỷ lệ đạt (%)")
    parts = list(dict.fromkeys(str(one) for one in scored[part]))
    names = sorted(dict.fromkeys(str(one) for one in rows[name]), key=lambda one: one != own)
    told = {str(one) for one in scored[name]}
    layout = NamedRows(
        [words.display_value(part, one) for one in parts], bar=18
    )  # as high as its largest mark
    places = dict(zip(parts, layout.places, strict=True))
    low, high = float(scored[value].min()), float(scored[value].max())
    room = 0.08 * ((high - low) or 1.0)
    limits = [max(0.0, low - room), high + room]
    looks = {
        unit: (colour, place)
        for place, (unit, colour) in enumerate(zip(names, _colours(own in names), strict=False))
    }
    records = scored.to_dict("records")
    return chart(
        title,
        [
            _spans(parts, places, records, part, value),
            *(
                _marks(
                    [row for row in records if row[name] == unit],
                    places,
                    unit,
                    part,
                    value,
                    value_title,
                    look,
                    is_own=unit == own,
                )
                for unit, look in looks.items()
            ),
            layout.name_labels() | {"x": limits[:1] * len(parts)},
        ],
        subtitle="   ".join(
            _key(unit, *look, lacks="" if unit in told else value_title) for unit, look in looks.items()
        ),
        says=layout.alt_text([_values_in_words(one, records, name, part, value) for one in parts]),
        plot_height=layout.height,
        xaxis=axis(value_title, range=limits, showgrid=True, gridcolor=GRID, **tick_settings(value, limits)),
        yaxis=layout.axis(),
    )


def _colours(has_own: bool) -> tuple[str, ...]:
    """The own colour is nobody else's."""
    return (ACCENT, *PALETTE[1:5]) if has_own else tuple(PALETTE[1:6])


def _key(unit: str, colour: str, place: int, *, lacks: str) -> str:
    """A unit's mark in its colour, before its name; it is named also where it has no figure of this kind to draw."""
    said = SHORT_NAMES.get(unit, unit)
    value = lacks[:1].lower() + lacks[1:]
    said = _("{name} (chưa có {value})").format(name=said, value=value) if lacks else said
    name = escape_tags(said).replace(" ", "\u00a0")
    return f'<span style="color:{colour}">{MARKS[place]}</span>\u00a0{name}'


def _spans(
    parts: Sequence[str], places: dict[str, float], records: list[dict[Any, Any]], part: str, value: str
) -> dict[str, Any]:
    """From the lowest to the highest of each part."""
    values = {one: [float(row[value]) for row in records if row[part] == one] for one in parts}
    return {
        "type": "bar",
        "orientation": "h",
        "base": [min(values[one]) for one in parts],
        "x": [max(values[one]) - min(values[one]) for one in parts],
        "y": [places[one] for one in parts],
        "width": 4,
        "marker": {"color": FAINT},
        "hoverinfo": "skip",
    }


def _marks(
    rows: list[dict[Any, Any]],
    places: dict[str, float],
    unit: str,
    part: str,
    value: str,
    value_title: str,
    look: tuple[str, int],
    *,
    is_own: bool,
) -> dict[str, Any]:
    colour, place = look
    return {
        "type": "scatter",
        "mode": "markers",
        "name": unit,
        "x": [row[value] for row in rows],
        "y": [places[str(row[part])] for row in rows],
        "marker": {
            "color": colour,
            "symbol": symbols(rows, SYMBOLS[place]),
            "size": 15 if is_own else 12,
        },
        "customdata": [_hover(row, part, value, value_title) for row in rows],
        "hovertemplate": "<b>%{fullData.name}</b><br>%{customdata}<extra></extra>",
        "cliponaxis": False,
        "zorder": int(is_own) + 1,
    }


def _values_in_words(one: str, rows: list[dict[Any, Any]], name: str, part: str, value: str) -> str:
    return ", ".join(
        starred_name(f"{row[name]} {words.number(row[value])}", row) for row in rows if str(row[part]) == one
    )


def _hover(row: dict[Any, Any], part: str, value: str, value_title: str) -> str:
    measured = f"{value_title}: {words.number(row[value])}"
    return f"{escape_tags(words.display_value(part, row[part]))}, {row['year']}<br>{measured}{finality_tooltip(row)}"
