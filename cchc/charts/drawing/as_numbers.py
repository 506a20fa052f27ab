"""A finished figure read back as names and numbers, so that Excel draws from the same marks as the page.

One reader for all forms, by what they share (`NamedRows`, periods on the x axis, grids of cells): no chart is described twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.marks import (
    colours_of,
    finite_number,
    hexadecimal,
    is_mark,
    is_tile,
    name_of_marks,
    names_of,
    said_above,
    without_tags,
)
from cchc.charts.drawing.not_final import HOLLOW, signs
from cchc.charts.drawing.theme import OTHER, alt_text, title_of
from cchc.language import _
from cchc.writing.drawn import BAR, BARS, CELLS, COLUMNS, DOTS, GROUND, LINE, DrawnChart, DrawnSeries

DATED = re.compile(r"<b>(?=[^<]*\b(?:19|20)\d\d\b)(.*?)</b>")  # a period, and no name of a place


def as_numbers(figure: go.Figure) -> DrawnChart | None:
    """What the figure draws; None for one without marks, and for tiles that stand for places and not for sizes."""
    heat = [trace for trace in figure.data if trace.type == "heatmap"]
    marks = [trace for trace in figure.data if is_mark(trace)]
    if heat:
        return grid_of(figure, heat[0])
    if not marks or (figure.layout.barmode == "overlay" and all(is_tile(trace) for trace in marks)):
        return None
    lies = any(trace.type == "bar" and trace.orientation == "h" for trace in marks) or bool(names_of(figure))
    return rows_of_marks(figure, marks) if lies else periods_of_marks(figure, marks)


def rows_of_marks(figure: go.Figure, marks: Sequence[Any]) -> DrawnChart | None:
    """A figure whose rows lie below each other under their names."""
    names = names_of(figure)
    if not names:
        return None
    axis_title = without_tags(figure.layout.xaxis.title.text)
    floating = [trace for trace in marks if trace.type == "bar" and trace.base is not None]
    dots = [trace for trace in marks if trace.type == "scatter"]
    is_dumbbell = len(dots) > 1 and bool(
        floating
    )  # both ends are dots: the bar between them says nothing more
    series: list[DrawnSeries] = []
    for trace in marks:
        if trace in floating and is_dumbbell:
            continue
        name, colours = name_of_marks(figure, trace, axis_title), colours_of(trace)
        values = by_row(names, trace.x, trace.y)
        if trace in floating:
            lengths, bases = by_row(names, trace.x, trace.y), by_row(names, trace.base, trace.y)
            pairs = list(zip(bases, lengths, strict=True))
            grounds = tuple(None if b is None or s is None else min(b, b + s) for b, s in pairs)
            series.append(DrawnSeries("", GROUND, (OTHER,), grounds))
            values = tuple(None if size is None else abs(size) for size in lengths)
            if floating:
                name = _("{name} (độ dài thanh)").format(name=name)  # which way it goes is written beside it
        spread = by_row_texts(names, colours, trace.y) if len(colours) > 1 else colours
        series.append(DrawnSeries(name, BAR, spread, values))
    stacked = figure.layout.barmode in ("stack", "relative") or bool(floating and not is_dumbbell)
    low = finite_number((figure.layout.xaxis.range or (None,))[0]) if floating or dots else None
    return DrawnChart(
        title=without_tags(title_of(figure)[0]),
        form=BARS,
        categories=tuple(text for _place, text in names),
        series=tuple(series),
        axis_title=axis_title,
        is_stacked=stacked,
        low=low,
        alternative=without_tags(alt_text(figure)),
        written=written_beside(figure, names),
        said=said_above(figure),
    )


def row_at(names: Sequence[tuple[float, str]], place: Any) -> int | None:
    """The row whose name stands next above a mark."""
    above = [number for number, (top, _name) in enumerate(names) if top <= float(place)]
    return max(above, key=lambda number: names[number][0]) if above else None


def by_row(names: Sequence[tuple[float, str]], values: Any, places: Any) -> tuple[float | None, ...]:
    """A value for each row, None where the marks have none."""
    found: list[float | None] = [None] * len(names)
    for value, place in zip(values, places, strict=True):
        if (row := row_at(names, place)) is not None:
            found[row] = finite_number(value)
    return tuple(found)


def by_row_texts(names: Sequence[tuple[float, str]], texts: Sequence[str], places: Any) -> tuple[str, ...]:
    """A colour for each row."""
    found = [OTHER] * len(names)
    for text, place in zip(texts, places, strict=True):
        if (row := row_at(names, place)) is not None:
            found[row] = text
    return tuple(found)


def written_beside(figure: go.Figure, names: Sequence[tuple[float, str]]) -> tuple[str, ...]:
    """What the figure writes right of each row's bar: «+1,25», «36/91»."""
    found = [""] * len(names)
    for trace in figure.data:
        if trace.type == "scatter" and trace.mode == "text" and trace.textposition == "middle right":
            for text, place in zip(trace.text, trace.y, strict=True):
                if (row := row_at(names, place)) is not None:
                    found[row] = without_tags(text)
    return tuple(found) if any(found) else ()


def periods_of_marks(figure: go.Figure, marks: Sequence[Any]) -> DrawnChart:
    """A figure over years or periods from left to right. A line that is broken is as many rows of marks as it has pieces."""
    ticks = figure.layout.xaxis
    told = dict(zip(ticks.tickvals, ticks.ticktext, strict=False)) if ticks.ticktext else {}
    places = sorted({place for trace in marks for place in trace.x if place is not None})
    has_bars = any(trace.type == "bar" for trace in marks)
    axis_title = without_tags(figure.layout.yaxis.title.text)
    series: list[DrawnSeries] = []
    named: list[str] = []
    for trace in marks:
        own_axis = has_bars and trace.type != "bar"
        title = (
            without_tags(figure.layout["yaxis2"].title.text) if own_axis and "yaxis2" in figure.layout else ""
        )
        name = name_of_marks(figure, trace, panel_of(figure, trace) or title or axis_title)
        named.append(name)
        form = BAR if trace.type == "bar" else LINE if "lines" in str(trace.mode) else DOTS
        series += [
            DrawnSeries(name, form, colours_of(trace)[:1], values, own_axis, is_more=number > 0)
            for number, values in enumerate(pieces(trace, places))
        ]
    limits = figure.layout.yaxis.range
    return DrawnChart(
        title=without_tags(title_of(figure)[0]),
        form=COLUMNS,
        categories=tuple(
            period_name(marks, place, without_tags(told.get(place, on_day(place)))) for place in places
        ),
        series=tuple(series),
        axis_title=axis_title,
        is_stacked=figure.layout.barmode == "stack",
        is_falling=bool(limits) and limits[0] > limits[1],
        alternative=without_tags(alt_text(figure)),
        written=not_final_at(figure, list(zip(marks, named, strict=True)), places),
        said=said_above(figure),
    )


def on_day(place: Any) -> Any:
    """A day as people write it; anything else as it is."""
    return words.date(place) if isinstance(place, date) else place


def not_final_at(
    figure: go.Figure, named: Sequence[tuple[Any, str]], places: Sequence[Any]
) -> tuple[str, ...]:
    """By place the sign of points that are hollow because their figure is not final, with their names where there are several."""
    if not signs(figure).endswith("○"):
        return ()
    found: list[list[str]] = [[] for _place in places]
    for trace, name in named:
        given = trace.marker.symbol if trace.type == "scatter" else None
        for place, symbol in zip(trace.x, given if isinstance(given, list | tuple) else (), strict=False):
            if place is not None and str(symbol).endswith(HOLLOW):
                found[places.index(place)].append(name)
    is_one = len({name for _trace, name in named}) == 1
    return tuple(
        ("○" if is_one else f"○ {', '.join(dict.fromkeys(names))}") if names else "" for names in found
    )


def period_name(marks: Sequence[Any], place: Any, tick: str) -> str:
    """A period in full, as pointing at it says it: below the axis some have no name, and most no year; with its star.

    The tick stands where what stands at one place is not all of one name, as of indices that come out in different years.
    """
    told = {name for trace in marks for name in names_at(trace, place)}
    return told.pop() + ("*" if tick.endswith("*") else "") if len(told) == 1 else tick


def names_at(trace: Any, place: Any) -> Iterator[str]:
    """What pointing at the marks of a place calls their period; nothing where it calls them otherwise."""
    said = str(trace.hovertemplate or "")
    for at, told in zip(trace.x, () if trace.customdata is None else trace.customdata, strict=False):
        if at == place and said.startswith("<b>%{customdata[0]}</b>"):
            yield without_tags(told[0])
        elif at == place and said.startswith("%{customdata}") and (found := DATED.match(str(told))):
            yield without_tags(found[1]).removeprefix(f"{without_tags(trace.name)} ")


def panel_of(figure: go.Figure, trace: Any) -> str:
    """What is written in bold above the panel that a trace stands in; blank of a figure of one panel without such."""
    heads = [note.text for note in figure.layout.annotations if str(note.text).startswith("<b>")]
    number = int(str(trace.yaxis or "y")[1:] or 1)
    return without_tags(heads[number - 1]) if number <= len(heads) else ""


def pieces(trace: Any, places: Sequence[Any]) -> list[tuple[float | None, ...]]:
    """The values by place; a line that is broken between neighbours goes on in a second row, so that it stays broken."""
    rows: list[list[float | None]] = [[None] * len(places)]
    current, is_broken = 0, False
    for place, value in zip(trace.x, trace.y, strict=True):
        number = finite_number(value)
        if number is None or place is None:
            is_broken = trace.type == "scatter"
            continue
        at = places.index(place)
        if is_broken and at and rows[current][at - 1] is not None:
            current = 1 - current
            rows += [[None] * len(places)] * (2 - len(rows))
        rows[current][at], is_broken = number, False
    return [tuple(row) for row in rows]


def grid_of(figure: go.Figure, trace: Any) -> DrawnChart:
    """A grid of cells: a category for each row, a series for each column; top row first, as it is drawn."""
    across, up = figure.layout.xaxis, figure.layout.yaxis
    heads = dict(zip(across.tickvals or (), across.ticktext or (), strict=False))
    sides = dict(zip(up.tickvals or (), up.ticktext or (), strict=False))
    names = names_of(figure)
    rows = list(zip(trace.y, trace.z, strict=True))
    called = [
        without_tags(sides[place]) if place in sides else names[number][1] if number < len(names) else ""
        for number, (place, _values) in enumerate(rows)
    ]
    scale = [hexadecimal(colour) for _at, colour in trace.colorscale or ((0, OTHER),)]
    columns = [
        DrawnSeries(
            without_tags(heads.get(place, place)),
            BAR,
            (OTHER,),
            tuple(finite_number(values[at]) for _row, values in rows),
        )
        for at, place in enumerate(trace.x)
    ]
    return DrawnChart(
        title=without_tags(title_of(figure)[0]),
        form=CELLS,
        categories=tuple(called),
        series=tuple(columns),
        scale=(scale[0], scale[len(scale) // 2], scale[-1]),
        alternative=without_tags(alt_text(figure)),
        written=written_in_cells(trace, [series.name for series in columns]),
        said=said_above(figure),
    )


def written_in_cells(trace: Any, heads: Sequence[str]) -> tuple[str, ...]:
    """What the cells of each row say where that is not what colours them: «2022: −3,00; 2023: −2,00»."""
    lines = [[without_tags(text) for text in line] for line in ([] if trace.text is None else trace.text)]
    pairs = [
        (text, value)
        for line, values in zip(lines, trace.z, strict=False)
        for text, value in zip(line, values, strict=True)
    ]
    if all(not text or text == words.number(value, 1) for text, value in pairs):
        return ()
    told = (zip(heads, line, strict=True) for line in lines)
    return tuple("; ".join(f"{head}: {text}" for head, text in line if text) for line in told)
