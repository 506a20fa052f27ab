"""Names of lines in the right margin, each as near as may be to where its line ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cchc.charts.drawing.labels import SHORT_NAMES, line_count, spread_labels, wrap
from cchc.charts.drawing.not_final import starred_name
from cchc.charts.drawing.theme import SMALL
from cchc.charts.drawing.years import Row, value_text

WIDTH = 20  # characters on a line of a name; more would leave a phone no room for the lines themselves
MOST = 3
LINE, BETWEEN = 17, 4


def end_names(
    ended: Mapping[str, Sequence[Row]],
    value: str,
    colours: Mapping[str, str],
    limits: Sequence[float],
    height: int,
    own: str | None = None,
) -> list[dict[str, Any]]:
    """With the last value, and, where a line ended early, with the year of its end."""
    ends = {name: rows[-1] for name, rows in ended.items()}
    low, high = min(limits), max(limits)
    gap = (LINE * _most_lines(ended, value) + BETWEEN) / height * (high - low)
    places = spread_labels([float(end[value]) for end in ends.values()], gap, low, high)
    return [
        _name(text, place, colours[name], bold=name == own)
        for (name, text), place in zip(_texts(ended, value).items(), places, strict=True)
    ]


def names_height(ended: Mapping[str, Sequence[Row]], value: str) -> int:
    """Pixels that the names need below each other."""
    return (LINE * _most_lines(ended, value) + BETWEEN) * len(ended)


def name_room(names: Sequence[Mapping[str, Any]]) -> int:
    """Pixels of margin that the names need."""
    return 14 + max(7 * len(line) for name in names for line in name["name"].split("<br>"))


def names_sentence(names: Sequence[Mapping[str, Any]]) -> str:
    """The names and last values, from the top, as a sentence."""
    return "; ".join(name["name"].replace("<br>", " ").removeprefix("● ") for name in names)


def _most_lines(ended: Mapping[str, Sequence[Row]], value: str) -> int:
    return max(line_count(text) for text in _texts(ended, value).values())


def _texts(ended: Mapping[str, Sequence[Row]], value: str) -> dict[str, str]:
    last_year = max(rows[-1]["year"] for rows in ended.values())
    return {name: wrap(_text(name, rows[-1], value, last_year), WIDTH, MOST) for name, rows in ended.items()}


def _text(name: str, end: Row, value: str, last_year: int) -> str:
    short = SHORT_NAMES.get(name, name)
    said = f"{end[value]:.0f}. {short}" if value == "rank" else f"{short} {value_text(end, value)}"
    return starred_name(said if end["year"] == last_year else f"{said} ({end['year']})", end)


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
        "align": "left",
        "showarrow": False,
        "font": {"size": SMALL},
    }
