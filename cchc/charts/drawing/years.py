"""The axes of figures over the years, and lines that stop where years are missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cchc import index_points, words
from cchc.charts.drawing.cut_axis import tick_settings
from cchc.charts.drawing.theme import GRID, axis
from cchc.language import _

Row = Mapping[Any, Any]


def rows_with_value(rows: pd.DataFrame, value: str) -> pd.DataFrame:
    """Missing values are left out here and come back as gaps."""
    return rows[rows[value].notna()] if len(rows) else pd.DataFrame({"year": [], value: []})


def lines_by_name(rows: pd.DataFrame, name: str) -> dict[str, list[Row]]:
    """Each one's rows, in the order of the years."""
    lines: dict[str, list[Row]] = {}
    for row in rows.sort_values("year").to_dict("records"):
        lines.setdefault(str(row[name]), []).append(row)
    return lines


def column(rows: Sequence[Row], name: str) -> list[Any]:
    """A column of rows as a list."""
    return [row[name] for row in rows]


def gaps(years: Sequence[int], cuts: Sequence[float]) -> list[int]:
    """Positions before which the line is lifted: after a missing year, or across a cut."""
    return [
        index
        for index in range(1, len(years))
        if years[index] - years[index - 1] > 1 or any(years[index - 1] < cut < years[index] for cut in cuts)
    ]


def unlike_lists(rows: Sequence[Row], value: str) -> list[float]:
    """Cuts between neighbours that are ranks of lists not known to be of one length, or with gaps: they are not joined."""
    if value != "rank" or not any("out_of" in row for row in rows):
        return []
    totals = [
        None
        if words.is_missing(row.get("out_of")) or "rank_of_known" in str(row.get("flag"))
        else row["out_of"]
        for row in rows
    ]
    return [
        rows[place]["year"] - 0.5
        for place in range(1, len(rows))
        if totals[place] is None or totals[place] != totals[place - 1]
    ]


def with_gaps(values: Sequence[Any], places: Sequence[int], gap: str | None = None) -> list[Any]:
    """The values with a `gap` put in before each of the places (ascending), where a line is lifted."""
    broken = list(values)
    for index in reversed(places):
        broken.insert(index, gap)
    return broken


def value_text(row: Row, value: str) -> str:
    """A value as its chart writes it: a rank with its total, points with the decimals of their index."""
    return (
        words.rank(row["rank"], row.get("out_of"))
        if value == "rank"
        else words.number(row[value], index_points.digits_of(row, value))
    )


def year_axis(years: pd.Series, *, beside_names: bool = False) -> dict[str, Any]:
    """As many years, counted from the last, as fit a phone, where names of lines may take half of it."""
    first, last = int(years.min()), int(years.max())
    steps = ((3, 1), (6, 2), (10, 3)) if beside_names else ((8, 1), (16, 2))
    every = next((step for span, step in steps if last - first < span), 5)
    return axis(_("Năm"), range=[first - 0.4, last + 0.4], tickvals=list(range(last, first - 1, -every)))


def value_axis(
    values: pd.Series, title: str, *, ranked: bool, digits: int = 2, column: str = ""
) -> dict[str, Any]:
    """Ranks run downward from 1; points keep some air for the labels over them, less where they have more decimals.

    `column`: which one is drawn; of percents no mark stands above 100.
    """
    low, high = float(values.min()), float(values.max())
    if ranked:
        room = max(1.0, (high - low) * 0.15)
        limits = [high + room, max(0.0, low - room)]
        return axis(title, range=limits, tickvals=rank_ticks(limits), gridcolor=GRID, showgrid=True)
    room = max((high - low) * 0.18, 10.0 ** (2 - digits))
    limits = [low - room, high + room]
    return axis(title, range=limits, gridcolor=GRID, showgrid=True, **tick_settings(column, limits))


def rank_ticks(limits: Sequence[float]) -> list[int]:
    """Whole places within the limits, the first one always among them."""
    lowest, highest = max(limits), max(min(limits), 0.5)
    step = next((size for size in (1, 2, 5) if (lowest - highest) / size <= 8), 10)
    return [
        place for place in range(1, int(lowest) + 1) if place >= highest and (place == 1 or place % step == 0)
    ]


def clear_sides(
    values: Sequence[float | None], lifted: Sequence[int], target: float | None, *, ranked: bool
) -> list[str]:
    """Labels stand over peaks and under valleys, where the line does not run, and off the target's line."""
    levels = [
        target
        if target is not None and _is_near(here, target, values)
        else _neighbours(values, index, lifted)
        for index, here in enumerate(values)
    ]
    return [
        "top center"
        if here is None or level is None or (level >= here if ranked else level <= here)
        else "bottom center"
        for here, level in zip(values, levels, strict=True)
    ]


def _is_near(here: float | None, target: float, values: Sequence[float | None]) -> bool:
    known = [target, *(value for value in values if value is not None)]
    return here is not None and abs(here - target) <= 0.25 * (max(known) - min(known))


def _neighbours(values: Sequence[float | None], index: int, lifted: Sequence[int]) -> float | None:
    """The mean of the points that the line joins to this one."""
    before = values[index - 1] if index and index not in lifted else None
    after = values[index + 1] if index + 1 < len(values) and index + 1 not in lifted else None
    joined = [value for value in (before, after) if value is not None]
    return sum(joined) / len(joined) if joined else None
