"""Columns of differences («Chênh lệch», «Tăng/giảm», «Điểm trừ»): the figures tell whether they are the points that were lost."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.reading.figures.values import NumberColumn
from cchc.reading.kinds.scores.score_row import ScoreRow
from cchc.reading.kinds.scores.score_sums import TOLERANCE
from cchc.reading.layout.columns import LABELS, ScoreColumns
from cchc.reading.problems import Problems

# On so many lines another difference is no coincidence, also where some lines lost as much.
_ENOUGH = 3


def choose_deduction_column(columns: ScoreColumns, rows: Sequence[ScoreRow], silent: Problems) -> int | None:
    """The column of lost points, among those whose headings say so or only speak of a difference.

    A heading that only speaks of a difference needs figures that are maximum less score on most lines; one that speaks of
    lost points keeps its word unless its figures are another difference throughout. `rows` have been read.
    """
    said = columns.by_role.get("deduction", [])
    for column in said:
        lost, other, count = _fits(column, rows, silent)
        if other < max(count, 2) or lost >= other or (lost and count < _ENOUGH):
            return column
    for column in columns.by_role.get("difference", []):
        lost, other, count = _fits(column, rows, silent)
        if lost * 2 > count and lost >= other:
            return column
    return None


def _fits(column: int, rows: Sequence[ScoreRow], silent: Problems) -> tuple[int, int, int]:
    """On how many lines the figures are the points lost, on how many another difference, and how many there are."""
    quiet = NumberColumn(column, LABELS["deduction"], silent)
    lost = other = count = 0
    for row in rows:
        printed = quiet.read(row.line)
        if printed is None or not _can_tell(row):
            continue
        count += 1
        lost += _is_lost(printed, row)
        other += _is_other(printed, row)
    return lost, other, count


def _can_tell(row: ScoreRow) -> bool:
    return row.figures.get("max_score") is not None and _final(row) is not None


def _final(row: ScoreRow) -> float | None:
    """The points that count, of what is printed."""
    figures = row.figures
    if figures.get("score") is not None:
        return figures["score"]
    appraised, survey = figures.get("appraised_score"), figures.get("survey_score")
    if appraised is None or survey is None:
        return appraised if survey is None else survey
    return appraised + survey


def _is_lost(printed: float, row: ScoreRow) -> bool:
    maximum, final = row.figures["max_score"] or 0.0, _final(row) or 0.0
    return abs(abs(printed) - (maximum - final)) <= TOLERANCE


def _is_other(printed: float, row: ScoreRow) -> bool:
    """Self-assessed less appraised points, either way round."""
    own = row.figures.get("self_score")
    judged = [row.figures.get(role) for role in ("appraised_score", "score")]
    return own is not None and any(
        value is not None and abs(abs(printed) - abs(own - value)) <= TOLERANCE for value in judged
    )
