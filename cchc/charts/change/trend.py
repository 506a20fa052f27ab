"""Change over time: one unit's score, or several provinces' index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import index_points, words
from cchc.charts.drawing.breaks import break_marks, framework_changes, unjoined_years
from cchc.charts.drawing.line_names import end_names, name_room, names_height, names_sentence
from cchc.charts.drawing.not_final import finality_tooltip, starred_name, symbols
from cchc.charts.drawing.target import TARGET_ROOM, target_label, target_line
from cchc.charts.drawing.theme import ACCENT, VALUE, chart, empty_chart, line_colours
from cchc.charts.drawing.years import (
    Row,
    clear_sides,
    column,
    gaps,
    lines_by_name,
    rows_with_value,
    unlike_lists,
    value_axis,
    value_text,
    with_gaps,
    year_axis,
)
from cchc.language import _

HEIGHT = 270


def score_trend(
    rows: pd.DataFrame, title: str, *, value: str = "ratio", target: float | None = None
) -> go.Figure:
    """Whether one unit gets better: its ratio, score or rank over the years.

    Points and ratios are not joined across frameworks, points not where one is not known either: the line stops, with the
    decision at the break. Ranks go on over a light mark, within lists known to be of one length.
    Every line stops where a year is missing; hollow points are not official.
    """
    scored = rows_with_value(rows, value).sort_values("year")
    if scored.empty:
        return empty_chart(title)
    years = scored["year"]
    changes = [(year - 0.5, reason) for year, reason in framework_changes(scored)]
    marks = break_marks(changes, years.min(), years.max(), light=value == "rank")
    cuts = {
        "score": [year - 0.5 for year in unjoined_years(scored)],
        "ratio": [place for place, _reason in changes],
    }.get(value, unlike_lists(scored.to_dict("records"), value))
    line = _unit_line(scored, value, gaps(list(years), cuts), target)
    targets = [] if target is None else [target_label(target)]
    return chart(
        title,
        [line],
        says="; ".join(
            f"{row['year']}: {starred_name(value_text(row, value), row)}" for row in scored.to_dict("records")
        ),
        plot_height=HEIGHT,
        above=marks.height + 2,
        right=TARGET_ROOM if targets else 24,
        shapes=marks.shapes + ([] if target is None else [target_line(target)]),
        annotations=marks.annotations + targets,
        xaxis=year_axis(years),
        yaxis=value_axis(
            scored[value] if target is None else pd.Series([*scored[value], target]),
            words.heading(value),
            ranked=value == "rank",
            column=value,
        ),
    )


def index_trend(
    rows: pd.DataFrame,
    breaks: pd.DataFrame,
    title: str,
    *,
    own: str | None = None,
    name: str = "province",
    value: str = "value",
    value_title: str = "",
) -> go.Figure:
    """How several units developed: one line each, named at its end; for two to ten lines.

    `breaks` (year, label, affects) tells where the rules changed: points cannot be joined across a change that
    affects the score, ranks (of lists of one length) and percentiles can across any; ratios of units not across frameworks.
    """
    scored = rows_with_value(rows, value)
    if scored.empty:
        return empty_chart(title)
    value_title = value_title or _("Điểm chỉ số")
    years, lines = scored["year"], lines_by_name(scored, name)
    first, last = int(years.min()), int(years.max())
    changes = _changes_within(breaks, first, last)
    cuts = (
        []
        if value in ("rank", "percentile")
        else [place for place, _ in _changes_within(_of_score(breaks), first, last)]
    )
    joined = {place for place, _ in changes} - set(cuts)
    marks = break_marks(changes, first, last, joined=joined)
    colours = line_colours(list(lines), own)
    height = max(HEIGHT, names_height(lines, value))
    digits = index_points.digits_in(scored, value)
    upright = value_axis(scored[value], value_title, ranked=value == "rank", digits=digits, column=value)
    names = end_names(lines, value, colours, upright["range"], height, own)
    return chart(
        title,
        [
            _line_of(unit, line, value, colours[unit], cuts, highlighted=unit == own)
            for unit, line in lines.items()
        ],
        says=names_sentence(names),
        plot_height=height,
        above=marks.height,
        right=name_room(names),
        shapes=marks.shapes,
        annotations=marks.annotations + names,
        xaxis=year_axis(years, beside_names=True),
        yaxis=upright,
    )


def _of_score(breaks: pd.DataFrame) -> pd.DataFrame:
    """The changes of the points themselves, not of classes or of who is published."""
    if "affects" not in breaks:
        return breaks
    return breaks[["score" in str(_or_score(affects)).split(";") for affects in breaks["affects"]]]


def _or_score(affects: Any) -> Any:
    """What a change affects; where nobody says it, the points."""
    return "score" if words.is_missing(affects) else affects


def _changes_within(breaks: pd.DataFrame, first: int, last: int) -> list[tuple[float, str]]:
    within = breaks[(breaks["year"] > first) & (breaks["year"] <= last)] if len(breaks) else breaks
    return [(row["year"] - 0.5, f"{row['year']}: {_(row['label'])}") for row in within.to_dict("records")]


def _unit_line(rows: pd.DataFrame, value: str, lifted: Sequence[int], target: float | None) -> dict[str, Any]:
    records = rows.to_dict("records")
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": with_gaps(list(rows["year"]), lifted),
        "y": with_gaps(list(rows[value]), lifted),
        "text": with_gaps([starred_name(value_text(row, value), row) for row in records], lifted),
        "textposition": with_gaps(
            clear_sides(list(rows[value]), lifted, target, ranked=value == "rank"), lifted, "top center"
        ),
        "textfont": {"size": VALUE},
        "cliponaxis": False,
        "line": {"color": ACCENT, "width": 3},
        "marker": {
            "color": ACCENT,
            "size": 10,
            "symbol": with_gaps(symbols(records), lifted, "circle"),
            "line": {"width": 2, "color": ACCENT},
        },
        "customdata": with_gaps([_hover(row, value) for row in records], lifted),
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _hover(row: Mapping[Any, Any], value: str) -> str:
    measured = f"{words.heading(value)}: {value_text(row, value)}"
    framework = "" if words.is_missing(row.get("framework")) else f"<br>{row['framework']}"
    year = _("Năm {year}").format(year=row["year"])
    return f"<b>{year}</b><br>{measured}{framework}{finality_tooltip(row)}"


def _line_of(
    name: str, rows: Sequence[Row], value: str, colour: str, cuts: Sequence[float], *, highlighted: bool
) -> dict[str, Any]:
    changed = framework_changes(pd.DataFrame(rows)) if value == "ratio" and "framework" in rows[0] else []
    changes = [year - 0.5 for year, _reason in changed]
    lifted = gaps(column(rows, "year"), [*cuts, *changes, *unlike_lists(rows, value)])
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": with_gaps(column(rows, "year"), lifted),
        "y": with_gaps(column(rows, value), lifted),
        "customdata": with_gaps(
            [
                _("Năm {year}").format(year=row["year"])
                + f": {value_text(row, value)}{finality_tooltip(row)}"
                for row in rows
            ],
            lifted,
        ),
        "hovertemplate": "<b>%{fullData.name}</b><br>%{customdata}<extra></extra>",
        "line": {"color": colour, "width": 3.5 if highlighted else 2},
        "marker": {
            "color": colour,
            "size": 8 if highlighted else 5,
            "symbol": with_gaps(symbols(rows), lifted, "circle"),
        },
        "cliponaxis": False,
        "zorder": int(highlighted),
    }
