"""An axis that does not begin at zero, because what is drawn differs little: it begins at a round figure and says so."""

from __future__ import annotations

from math import floor, log10

from cchc import words
from cchc.language import _


def round_start(low: float, high: float) -> float:
    """A round figure a little below the lowest, by which the rest is told apart; 0 where that is not far below."""
    span = (high - low) or abs(high) * 0.1 or 1.0
    step = _round_step(span / 4)
    start = floor((low - 0.08 * span) / step + 1e-9) * step
    return 0.0 if start <= 0 or low < 0.5 * high else round(start, 6)


def says_where_it_starts(start: float) -> str:
    """«Trục bắt đầu từ 92, không từ 0»; nothing of an axis from zero."""
    return _("Trục bắt đầu từ {start}, không từ 0").format(start=words.quantity(start)) if start > 0 else ""


def _round_step(size: float) -> float:
    """1, 2 or 5 of a power of ten, not above `size`."""
    power = 10.0 ** floor(log10(size))
    return float(next(many * power for many in (5, 2, 1) if many * power <= size * (1 + 1e-9)))
