"""Names of lines in the right margin, each as near as may be to where its line ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cchc.charts.labels import SHORT_NAMES, shorten, spread
from cchc.charts.look import SMALL
from cchc.charts.years import Row, written

LENGTH = 25
LINE = 17


def end_names(
    lines: Mapping[str, Sequence[Row]],
    value: str,
    colours: Mapping[str, str],
    limits: Sequence[float],
    height: int,
    own: str | None = None,
) -> list[dict[str, Any]]:
    """With the last value, or, where a line ended early, with the year of its end."""
    ends = {name: line[-1] for name, line in lines.items()}
    last_year = max(end["year"] for end in ends.values())
    low, high = min(limits), max(limits)
    places = spread([float(end[value]) for end in ends.values()], LINE / height * (high - low), low, high)
    return [
        _name(_text(name, end, value, last_year), place, colours[name], bold=name == own)
        for (name, end), place in zip(ends.items(), places, strict=True)
    ]


def name_room(names: Sequence[Mapping[str, Any]]) -> int:
    return 14 + max(int(6 * len(name["name"])) for name in names)


def _text(name: str, end: Row, value: str, last_year: int) -> str:
    short = shorten(SHORT_NAMES.get(name, name), LENGTH)
    if end["year"] < last_year:
        return f"{short} ({end['year']})"
    return f"{end[value]:.0f}. {short}" if value == "rank" else f"{short} {written(end, value)}"


def _name(name: str, place: float, colour: str, *, bold: bool) -> dict[str, Any]:
    return {
        "name": "● " + name,
        "text": f'<span style="color:{colour}">●</span> ' + (f"<b>{name}</b>" if bold else name),
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 4,
        "y": place,
        "yref": "y",
        "showarrow": False,
        "font": {"size": SMALL},
    }
