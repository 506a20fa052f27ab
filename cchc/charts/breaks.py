"""Where figures before and after must not be joined: a dotted line with the reason over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from cchc import words
from cchc.charts.labels import lines, wrap
from cchc.charts.look import OTHER, SMALL

LINE = 15
NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩"


@dataclass(frozen=True)
class BreakMarks:
    shapes: list[dict[str, Any]]
    annotations: list[dict[str, Any]]
    height: int  # pixels that the reasons need over the plot


def framework_changes(rows: pd.DataFrame) -> list[tuple[int, str]]:
    """Years whose framework is not that of the year before, with its name; rows in the order of the years."""
    names = rows["framework"] if "framework" in rows else [None] * len(rows)
    by_year = {int(year): _framework(name) for year, name in zip(rows["year"], names, strict=True)}
    return [
        (year, f"Từ {year}: {by_year[year]}")
        for before, year in pairwise(by_year)
        if by_year[year] != by_year[before]
    ]


def _framework(name: Any) -> str:
    return "chưa rõ bộ chỉ số" if words.is_missing(name) else str(name)


def break_marks(breaks: Sequence[tuple[float, str]], first: float, last: float) -> BreakMarks:
    """A single reason stands on its line; several are numbered, so that neighbours never collide."""
    ordered = sorted(breaks)
    shapes = [_line(place) for place, _ in ordered]
    if not ordered:
        return BreakMarks([], [], 0)
    if len(ordered) == 1:
        place, reason = ordered[0]
        text = wrap(reason, 30)
        share = (place - first) / ((last - first) or 1)
        side = "left" if share < 0.34 else "right" if share > 0.66 else "center"
        return BreakMarks(shapes, [_over(place, text, side)], 8 + LINE * lines(text))
    return _numbered(ordered, shapes)


def _numbered(ordered: list[tuple[float, str]], shapes: list[dict[str, Any]]) -> BreakMarks:
    numbers = [_over(place, NUMBERS[index], "center") for index, (place, _) in enumerate(ordered)]
    reasons = "<br>".join(wrap(f"{NUMBERS[index]} {reason}", 48) for index, (_, reason) in enumerate(ordered))
    listing = _over(0, reasons, "left") | {"xref": "paper", "yshift": 6 + LINE}
    return BreakMarks(shapes, [*numbers, listing], 12 + LINE * (lines(reasons) + 1))


def _line(place: float) -> dict[str, Any]:
    ends = {"x0": place, "x1": place, "xref": "x", "y0": 0, "y1": 1, "yref": "paper"}
    return ends | {"type": "line", "line": {"color": OTHER, "width": 1.5, "dash": "dot"}}


def _over(place: float, text: str, side: str) -> dict[str, Any]:
    position = {"x": place, "xref": "x", "xanchor": side, "align": side}
    height = {"y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 2, "borderpad": 0}
    return {"text": text, "showarrow": False, "font": {"size": SMALL}, **position, **height}
