"""Figures over periods: their axis, and one rate against its target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from cchc import words
from cchc.charts.drawing.labels import period_ticks
from cchc.charts.drawing.not_final import finality_tooltip, starred_name, symbols
from cchc.charts.drawing.theme import ACCENT, BODY, GRID, SMALL, TEXT, WORSE, axis
from cchc.charts.drawing.years import clear_sides
from cchc.language import _

MOST_NAMES = 9  # below an axis, on a phone
ROOM_OF_A_VALUE = 1 / 6  # of the axis, on a phone
MANY = 8  # from here on a phone has no room to label every period


def period_axis(codes: Sequence[str], rows: pd.DataFrame | None = None) -> dict[str, Any]:
    """At least four places wide, so that a single period does not become a wall; periods of which one of the `rows` is not
    final are marked."""
    count, records = len(codes), [] if rows is None else rows.to_dict("records")
    of_code = {code: [row for row in records if row["period"] == code] for code in codes}
    marked = [place for place, code in enumerate(codes) if starred_name("", *of_code[code])]
    named = named_places(count, marked)
    ticks = [
        starred_name(tick, *of_code[codes[place]])
        for place, tick in zip(named, period_ticks([codes[place] for place in named]), strict=True)
    ]
    spare = max(0.0, (4 - count) / 2)
    return axis(
        _("Kỳ"),
        tickvals=named,
        ticktext=ticks,
        tickfont={"size": BODY if count <= MANY else SMALL - 1, "color": TEXT},
        range=[-0.5 - spare, count - 0.5 + spare],
    )


def named_places(count: int, marked: Sequence[int] = ()) -> list[int]:
    """Which of so many periods have their name below them: as many as a phone has room for, counted from the last, and all
    that carry a mark."""
    step = next((size for size in (1, 2, 3, 4, 6) if count / size <= MOST_NAMES), 12)
    regular = [
        place
        for place in range(count)
        if (count - 1 - place) % step == 0
        and not any(0 < abs(place - other) < (step + 1) // 2 for other in marked)
    ]
    return sorted({*regular, *marked})


def rate_line(
    rows: pd.DataFrame, target: float | None, *, value: str = "on_time_rate", upright: str = "y"
) -> dict[str, Any]:
    """A dot where the target is kept, a triangle where it is missed, a gap where nothing is known."""
    rates = [None if words.is_missing(rate) else float(rate) for rate in rows[value]]
    records = rows.to_dict("records")
    shapes = zip(symbols(records), symbols(records, "triangle-down"), strict=True)
    missed = [rate is not None and target is not None and rate < target for rate in rates]
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": list(range(len(rates))),
        "y": rates,
        "yaxis": upright,
        "name": words.heading(value),
        "text": [
            starred_name(words.number(rates[index], 1), row) if index in _labelled(rates) else ""
            for index, row in enumerate(records)
        ],
        "textposition": _clear_of_the_edges(clear_sides(rates, [], target, ranked=False), target),
        "cliponaxis": False,
        "line": {"color": ACCENT, "width": 2.5},
        "marker": {
            "size": 10 if len(rates) <= MANY else 6,
            "color": [WORSE if miss else ACCENT for miss in missed],
            "symbol": [
                missing if miss else kept for (kept, missing), miss in zip(shapes, missed, strict=True)
            ],
        },
        "customdata": [[words.period(row["period"]), finality_tooltip(row)] for row in records],
        "hovertemplate": f"<b>%{{customdata[0]}}</b><br>{words.heading(value)}: %{{y:,.2f}}%{{customdata[1]}}<extra></extra>",
    }


def _clear_of_the_edges(sides: list[str], target: float | None) -> list[str]:
    """The first of many stands beside the axis: its label goes to the right; the last beside the target's name: to the left."""
    if len(sides) <= MANY:
        return sides
    last = sides[-1] if target is None else sides[-1].replace("center", "left")
    return [sides[0].replace("center", "right"), *sides[1:-1], last]


def _labelled(rates: Sequence[float | None]) -> set[int]:
    """All of a few; of many the first, the last, the highest and the lowest, where a phone has room for them beside the ends."""
    known = [index for index, rate in enumerate(rates) if rate is not None]
    if len(rates) <= MANY or not known:
        return set(known)
    ends = {known[0], known[-1]}
    by_rate = sorted(known, key=lambda index: rates[index] or 0.0)
    room = len(rates) * ROOM_OF_A_VALUE
    return ends | {most for most in (by_rate[0], by_rate[-1]) if all(abs(most - end) >= room for end in ends)}


def rate_axis(rates: pd.Series, target: float | None, title: str, **settings: Any) -> dict[str, Any]:
    """Near 100 % a full axis would hide every difference; no mark stands above 100."""
    known = [float(rate) for rate in rates.dropna()] + ([] if target is None else [target])
    low, high = min(known, default=0.0), max(known, default=100.0)
    room = max((high - low) * 0.4, 2.0)
    lowest, highest = max(low - room, 0.0), high + room
    step = next((size for size in (1, 2, 5, 10, 20) if (highest - lowest) / size <= 4.5), 25)
    marks = [mark for mark in range(0, max(101, int(high) + 1), step) if lowest <= mark <= highest]
    return axis(title, range=[lowest, highest], tickvals=marks, gridcolor=GRID, showgrid=True, **settings)
