"""A chart as figures: what it draws, by names and numbers, for programs that draw it once more."""

from __future__ import annotations

from dataclasses import dataclass

BARS, COLUMNS, CELLS = "bars", "columns", "cells"
BAR, LINE, DOTS, GROUND = "bar", "line", "dots", "ground"


@dataclass(frozen=True)
class DrawnSeries:
    """One row of marks: a value for each category, None for a gap; a colour for all, or one for each. GROUND is not seen."""

    name: str
    form: str
    colours: tuple[str, ...]
    values: tuple[float | None, ...]
    is_second: bool = False  # by an axis of its own
    is_more: bool = False  # goes on where the line before is broken


@dataclass(frozen=True)
class DrawnChart:
    """BARS lie, COLUMNS stand (lines over periods too), CELLS are a grid coloured by `scale`."""

    title: str
    form: str
    categories: tuple[str, ...]
    series: tuple[DrawnSeries, ...]
    axis_title: str = ""
    is_stacked: bool = False
    low: float | None = None  # where the axis of values begins, if not by itself
    is_falling: bool = False  # the smallest value on top, as of ranks
    scale: tuple[str, str, str] | None = None
    alternative: str = ""
    # What stands beside the bar of each category, in its cells, or at its points.
    written: tuple[str, ...] = ()
    # What stands above the figure and names no colour: where its axis begins, what colours mean.
    said: tuple[str, ...] = ()
