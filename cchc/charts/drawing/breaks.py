"""Where figures before and after must not be joined: a dotted line with the reason over it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from cchc import words
from cchc.charts.drawing.labels import line_count, wrap
from cchc.charts.drawing.theme import OTHER, SMALL
from cchc.language import _

LINE = 18
NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩"


@dataclass(frozen=True)
class BreakMarks:
    shapes: list[dict[str, Any]]
    annotations: list[dict[str, Any]]
    height: int  # pixels that the reasons need over the plot


def framework_changes(rows: pd.DataFrame) -> list[tuple[int, str]]:
    """Years whose framework is not that of the year before, with its decision; rows in the order of the years."""
    by_year = {int(row["year"]): _framework(row) for row in rows.to_dict("records")}
    return [
        (year, f"{year}: {by_year[year]}")
        for before, year in pairwise(by_year)
        if by_year[year] != by_year[before]
    ]


def unjoined_years(rows: pd.DataFrame) -> list[int]:
    """Years whose points must not be joined to those before: another framework, or one of the two is not known, or
    another maximum."""
    by_year = {int(row["year"]): _known_framework(row) for row in rows.to_dict("records")}
    most = {int(row["year"]): row.get("max_score") for row in rows.to_dict("records")}
    return [
        year
        for before, year in pairwise(by_year)
        if by_year[year] is None
        or by_year[year] != by_year[before]
        or (most[year] != most[before] and not any(map(words.is_missing, (most[year], most[before]))))
    ]


def _known_framework(row: Mapping[Any, Any]) -> str | None:
    name = row.get("framework")
    return None if words.is_missing(name) else str(name)


def _framework(row: Mapping[Any, Any]) -> str:
    """What stands at a break: the decision where it is known, else what the framework is called."""
    if not words.is_missing(row.get("decision")):
        return _("Theo QĐ {decision}").format(decision=row["decision"])
    return _known_framework(row) or _("chưa rõ bộ chỉ số")


def break_marks(
    breaks: Sequence[tuple[float, str]],
    first: float,
    last: float,
    *,
    light: bool = False,
    joined: Collection[float] = (),
) -> BreakMarks:
    """A single reason stands on its line; several are numbered, so that neighbours never collide.

    `light` where the lines go on, or at those places of `joined`: the rules changed, but what is drawn may still be joined.
    """
    by_place: dict[float, list[str]] = {}
    for place, reason in sorted(breaks):
        by_place.setdefault(place, []).append(reason)
    ordered = [(place, "; ".join(reasons)) for place, reasons in by_place.items()]
    shapes = [_line(place, light=light or place in joined) for place in by_place]
    if not ordered:
        return BreakMarks([], [], 0)
    if len(ordered) == 1:
        place, reason = ordered[0]
        text = wrap(reason, 30)
        share = (place - first) / ((last - first) or 1)
        side = "left" if share < 0.34 else "right" if share > 0.66 else "center"
        return BreakMarks(shapes, [_over(place, text, side)], 8 + LINE * line_count(text))
    return _numbered(ordered, shapes)


def _numbered(ordered: list[tuple[float, str]], shapes: list[dict[str, Any]]) -> BreakMarks:
    numbers = [_over(place, NUMBERS[index], "center") for index, (place, _) in enumerate(ordered)]
    reasons = "<br>".join(wrap(f"{NUMBERS[index]} {reason}", 46) for index, (_, reason) in enumerate(ordered))
    listing = _over(0, reasons, "left") | {"xref": "paper", "yshift": 6 + LINE}
    return BreakMarks(shapes, [*numbers, listing], 12 + LINE * (line_count(reasons) + 1))


def _line(place: float, *, light: bool) -> dict[str, Any]:
    ends = {"x0": place, "x1": place, "xref": "x", "y0": 0, "y1": 1, "yref": "paper"}
    style = {"color": OTHER, "width": 1 if light else 1.5, "dash": "dot"}
    return ends | {"type": "line", "line": style, "opacity": 0.5 if light else 1}


def _over(place: float, text: str, side: str) -> dict[str, Any]:
    position = {"x": place, "xref": "x", "xanchor": side, "align": side}
    height = {"y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 2, "borderpad": 0}
    return {"text": text, "showarrow": False, "font": {"size": SMALL}, **position, **height}
