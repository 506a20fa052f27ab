"""What the marks of a finished figure say: their names, values, colours, and the writing around them."""

from __future__ import annotations

import math
import re
from datetime import date
from html import unescape
from typing import Any

import plotly.graph_objects as go

from cchc.charts.drawing.theme import FAINT, OTHER, title_of

TAG = re.compile(r"<[^>]*>")
KEYED = re.compile(r'color:([^";]+)[^>]*>[^<]*</span>(.*)', re.DOTALL)
CHANNELS = re.compile(r"rgba?\((\d+),\s*(\d+),\s*(\d+)")
SIGNS = {"circle-open": "○", "circle": "●", "line-ns": "┃"}  # of marks that a key tells apart by form


def is_mark(trace: Any) -> bool:
    """Whether a trace stands for figures: neither writing alone nor the faint track behind bars."""
    if trace.type == "bar":
        return str(trace.marker.color) != FAINT
    return (
        trace.type == "scatter"
        and trace.mode != "text"
        and bool(present(trace.x) or dated(trace))
        and bool(present(trace.y))
    )


def dated(trace: Any) -> list[Any]:
    """The places of marks that are days."""
    return [place for place in trace.x or () if isinstance(place, date)]


def is_tile(trace: Any) -> bool:
    """Whether a trace's bars are tiles of a map."""
    return trace.type == "bar" and trace.orientation != "h" and trace.base is not None


def present(values: Any) -> list[Any]:
    """The values that are there."""
    return [value for value in ([] if values is None else values) if finite_number(value) is not None]


def finite_number(value: Any) -> float | None:
    """A plain number; None for a gap."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number + 0.0 if math.isfinite(number) else None  # nothing is −0


def without_tags(text: Any) -> str:
    """Writing without its marks, on one line."""
    return " ".join(unescape(TAG.sub(" ", str(text or ""))).replace("\u2002", " ").split())


def hexadecimal(colour: Any) -> str:
    """«rgb(91, 155, 208)» and «#5B9BD0» → «#5B9BD0»; what is neither is grey."""
    text = str(colour)
    if found := CHANNELS.match(text):
        return "#" + "".join(f"{int(each):02X}" for each in found.groups())
    return text if re.fullmatch(r"#[0-9A-Fa-f]{6}", text) else OTHER


def colours_of(trace: Any) -> tuple[str, ...]:
    """One colour, or one for each mark; of a line the line's own."""
    is_line = trace.type == "scatter" and "lines" in str(trace.mode)
    given = (trace.line.color if is_line else None) or trace.marker.color or own_outline(trace)
    if isinstance(given, str) or given is None:
        return (hexadecimal(given),)
    return tuple(hexadecimal(each) for each in given)


def own_outline(trace: Any) -> Any:
    """The colour of marks that are nothing but a stroke."""
    return trace.marker.line.color if trace.type == "scatter" else None


def said_above(figure: go.Figure) -> tuple[str, ...]:
    """What stands above a figure and is the name of no mark: «Trục bắt đầu từ 65, không từ 0», «Màu theo tỷ lệ đạt»."""
    entries = title_of(figure)[1]
    return tuple(
        without_tags(entry)
        for entry in entries
        if not KEYED.search(entry) and entry[:1] not in SIGNS.values()
    )


def keyed_names(figure: go.Figure) -> dict[str, str]:
    """Colour or sign (○ ● ┃) → what the key above the figure says of it."""
    told: dict[str, str] = {}
    for entry in title_of(figure)[1]:
        if found := KEYED.search(entry):
            told[hexadecimal(found[1].strip())] = without_tags(found[2])
        elif entry[:1] in SIGNS.values():
            told[entry[:1]] = without_tags(entry[1:])
    return told


def name_of_marks(figure: go.Figure, trace: Any, otherwise: str) -> str:
    """What a row of marks is called: by itself, by its sign or its colour in the key, else as given, else by the title."""
    keyed, colours = keyed_names(figure), set(colours_of(trace))
    symbol = trace.marker.symbol if trace.type == "scatter" else None
    by_sign = keyed.get(SIGNS.get(symbol, "")) if isinstance(symbol, str) else None
    by_colour = keyed.get(next(iter(colours))) if len(colours) == 1 else None
    return without_tags(trace.name) or by_sign or by_colour or otherwise or title_of(figure)[0]


def names_of(figure: go.Figure) -> list[tuple[float, str]]:
    """Where the names above the rows of a figure stand, and what they say."""
    labels = [
        trace
        for trace in figure.data
        if trace.type == "scatter" and trace.mode == "text" and trace.textposition == "top right"
    ]
    return [
        (float(place), without_tags(text))
        for trace in labels
        for place, text in zip(trace.y, trace.text, strict=True)
    ]
