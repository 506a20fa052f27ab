"""How well one reading of a table's numbers agrees with what the sheet prints: maxima, sums, shares, ranks, its scale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from cchc.reading.corrections import parse_cell
from cchc.reading.model import Problem
from cchc.reading.values.separators import Separators

# Points above their maximum tell more than a sum that is off: a rejected figure takes its sums with it.
_ABOVE_BOUND = 3
_WEIGHTS = {
    "score_above_max": _ABOVE_BOUND, "part_above_whole": _ABOVE_BOUND, "impossible_value": _ABOVE_BOUND,
    "children_do_not_add_up": 1, "total_does_not_add_up": 1, "deduction_mismatch": 1, "ratio_mismatch": 1, "dossier_identity": 1,
}  # fmt: skip
# Nobody gets less than a part in two hundred of the points that there are, nor are there less than two in all.
_SMALLEST_SHARE, _SMALLEST_WHOLE = 200, 2
_SCORES = ("self_score", "appraised_score", "survey_score", "score")
_TOLERANCE = 0.011  # offices print two decimals: a rounded sum may be one hundredth off
Row = Mapping[str, Any]


@dataclass
class Fit:
    """What a reading disagrees with: `weight` counts it, `rows` by 0-based row; `said` are the words of each.

    `reported` are those that the sheet's problems tell. `unlikely` counts figures that break no rule but are far too small
    for their maximum.
    """

    weight: int = 0
    unlikely: int = 0
    rows: Counter[int] = field(default_factory=Counter)
    said: dict[tuple[str, str], str] = field(default_factory=dict)
    reported: set[tuple[str, str]] = field(default_factory=set)

    @property
    def cost(self) -> tuple[int, int]:
        """What to compare readings by: the smaller, the better."""
        return self.weight, self.unlikely

    def against(self, row: int, place: str, code: str, words: str, weight: int = 1) -> None:
        """Count a disagreement of a row (0-based) at a place, with its problem's code and the words of it."""
        self.weight += weight
        self.rows[row] += weight
        self.said[place, code] = self.said.get((place, code), "") + words


def fit_of_reading(
    rows: Sequence[Row],
    total: Row | None,
    problems: Iterable[Problem],
    separators: Separators,
    scale: float | None,
) -> Fit:
    """`rows` and `total` are what was read, `scale` the points that the sheet's title says there are in all."""
    fit = Fit()
    for problem in problems:
        if problem.cell and (weight := _WEIGHTS.get(problem.code)):
            fit.against(parse_cell(problem.cell)[0], problem.cell, problem.code, problem.message, weight)
            fit.reported.add((problem.cell, problem.code))
    _weigh_bounds(separators, fit)
    _weigh_ranks(rows, fit)
    wholes = rows if rows and "rank" in rows[0] else [total] if total else []
    _weigh_wholes(wholes, scale, fit)
    fit.unlikely += sum(map(_too_small, rows))
    return fit


def _weigh_bounds(separators: Separators, fit: Fit) -> None:
    for cell, doubt in separators.met.items():
        value = doubt.value(separators.meaning(cell, doubt))
        if value is not None and doubt.bound is not None and abs(value) > doubt.bound:
            fit.against(cell[0], f"{cell}", "bound", f"{value}", _ABOVE_BOUND)


def _weigh_ranks(rows: Sequence[Row], fit: Fit) -> None:
    """A better rank goes with no fewer points, in the whole list or within each group, whichever the ranks mean."""
    ranked = [row for row in rows if row.get("rank") is not None and _points(row) is not None]
    groups: dict[Any, list[Row]] = {}
    for row in ranked:
        groups.setdefault(row.get("group"), []).append(row)
    pairs = min((_inversions([ranked]), _inversions(groups.values())), key=len)
    for better, worse in pairs:
        words = f"{_points(better)} < {_points(worse)}"
        for row in (better, worse):
            fit.against(row["row"] - 1, str(row["row"]), "rank", words)


def _inversions(lists: Iterable[Sequence[Row]]) -> list[tuple[Row, Row]]:
    ordered = (sorted(rows, key=lambda row: row["rank"]) for rows in lists)
    return [
        (better, worse)
        for rows in ordered
        for better, worse in pairwise(rows)
        if better["rank"] < worse["rank"] and (_points(better) or 0) < (_points(worse) or 0) - _TOLERANCE
    ]


def _points(row: Row) -> float | None:
    return next((row[name] for name in ("score", "value", "ratio") if row.get(name) is not None), None)


def _weigh_wholes(wholes: Iterable[Row], scale: float | None, fit: Fit) -> None:
    """What stands for all points of a unit: its maximum is the scale, and its score is within it."""
    for row in wholes:
        maximum, place = row.get("max_score"), row["row"] - 1
        if maximum is not None and scale is not None and abs(maximum - scale) > _TOLERANCE:
            fit.against(place, str(row["row"]), "scale", f"{maximum}")
        fit.unlikely += maximum is not None and 0 < maximum < _SMALLEST_WHOLE
        score = row.get("score")
        if score is not None and scale is not None:
            if score > scale + _TOLERANCE:
                fit.against(place, str(row["row"]), "above scale", f"{score}", _ABOVE_BOUND)
            fit.unlikely += 0 < score * _SMALLEST_SHARE < scale


def _too_small(row: Row) -> int:
    maximum = row.get("max_score")
    if not maximum:
        return 0
    return sum(0 < (row.get(role) or 0) * _SMALLEST_SHARE < maximum for role in _SCORES)


_FIGURE = r"(\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
_SCALE = re.compile(
    rf"(?:thang điểm|điểm tối đa)(?:\s+(?:là|của bộ chỉ số|toàn bộ))?\s*[:=\-–]?\s*{_FIGURE}"
    rf"|tối đa(?:\s+là)?\s*[:=\-–]?\s*{_FIGURE}\s*điểm(?!\s*(?:thưởng|cộng|trừ))",
    re.IGNORECASE,
)


def scale_in(text: str) -> str:
    """The number in «(Thang điểm 1.200)» as it is written, nothing where a text names no scale."""
    match = _SCALE.search(text)
    return (match[1] or match[2]) if match else ""
