"""Axes whose marks stand where values may be: one that does not begin at zero, because what is drawn differs little, begins at
a round figure and says so; none is marked above what cannot be surpassed."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import Any

from cchc import words
from cchc.language import _

OF_A_HUNDRED = {"ratio", "rebased_ratio", "percentile"}  # columns whose values end at 100
MARKS = 6


def round_start(low: float, high: float) -> float:
    """A round figure a little below the lowest, by which the rest is told apart; 0 where that is not far below."""
    span = (high - low) or abs(high) * 0.1 or 1.0
    step = _round_step(span / 4)
    start = floor((low - 0.08 * span) / step + 1e-9) * step
    return 0.0 if start <= 0 or low < 0.5 * high else round(start, 6)


def says_where_it_starts(start: float) -> str:
    """«Trục bắt đầu từ 92, không từ 0»; nothing of an axis from zero."""
    return _("Trục bắt đầu từ {start}, không từ 0").format(start=words.quantity(start)) if start > 0 else ""


def marks_up_to(last: float, limits: Sequence[float]) -> list[float]:
    """Round marks within the limits, none above `last`: beyond it there is room for writing only."""
    low = min(limits)
    size = (last - low) / (MARKS - 1)
    if size <= 0:
        return [last]
    power = 10.0 ** floor(log10(size))
    step = next(many * power for many in (1, 2, 5, 10) if many * power >= size * (1 - 1e-9))
    first, end = ceil(low / step - 1e-9), floor(last / step + 1e-9)
    return [round(place * step, 6) for place in range(first, end + 1)]


def tick_settings(column: str, limits: Sequence[float]) -> dict[str, Any]:
    """Settings of an axis for values of this column: of percents no mark stands above 100."""
    if column in OF_A_HUNDRED and max(limits) > 100 > min(limits):
        return {"tickvals": marks_up_to(100, limits)}
    return {"nticks": MARKS}


def _round_step(size: float) -> float:
    """1, 2 or 5 of a power of ten, not above `size`."""
    power = 10.0 ** floor(log10(size))
    return float(next(many * power for many in (5, 2, 1) if many * power <= size * (1 + 1e-9)))
