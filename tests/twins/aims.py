"""What a target says of one figure: how far it is, and whether it reached it; of another time than the target's neither."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

BETTER: dict[str, Callable[[Any, Any], bool]] = {
    ">=": lambda left, right: left >= right,
    ">": lambda left, right: left > right,
    "<=": lambda left, right: left <= right,
    "<": lambda left, right: left < right,
    "=": lambda left, right: left == right,
}


def measure_held(measure: str, unit: str | None) -> str:
    """Points in percent are the ratio."""
    return "ratio" if (measure, unit) == ("score", "%") else measure


def distance(comparison: str, actual: float | None, aim: float | None) -> float | None:
    if actual is None or aim is None:
        return None
    over = actual - aim
    return {">": over, "<": -over, "=": -abs(over)}[comparison[0]]


def outlook_of_figure(
    comparison: str,
    actual: float | None,
    aim: float | None,
    *,
    is_part: bool,
    is_before: bool,
    is_off_period: bool,
    is_over: bool,
) -> str:
    """The verdict on a figure that is not counted up."""
    if aim is None:
        return "no_value"
    if actual is None:
        return "no_figure"
    is_met = BETTER[comparison](actual, aim)
    if is_part and not (is_met if comparison[0] == ">" else actual > aim):
        return "partly_known"
    if is_before:
        return "met_before" if is_met else "not_met_before"
    if is_off_period:
        return "met_off_period" if is_met else "not_met_off_period"
    if is_met:
        return "met"
    return "missed" if is_over else "not_yet"
