"""Columns as an officer gives them, in place of those that the headings announce."""

from __future__ import annotations

from collections.abc import Mapping

from cchc.reading.corrections import Correction
from cchc.reading.layout.columns import ScoreColumns


def with_corrected_scores(columns: ScoreColumns, correction: Correction | None) -> ScoreColumns:
    """The same columns with the given ones in place, and the given round of appraisal as the last."""
    if correction is None:
        return columns
    given = correction.given
    for role, places in columns.by_role.items():
        columns.by_role[role] = [place for place in places if place not in given.values()]
    if "code" in given:
        columns.by_role["key"] = []
    for role, place in given.items():
        columns.by_role[role] = [] if place is None else [place]
    appraised = columns.by_role.get("appraised_score", [])
    rounds = appraised if "appraised_score" in given else [c for c in columns.rounds if c in appraised]
    columns.rounds = rounds[: correction.round] if correction.round else rounds
    columns.by_role["appraised_score"] = list(reversed(columns.rounds))
    return columns


def with_corrected_columns(
    columns: Mapping[str, int], correction: Correction | None, names: Mapping[str, str] | None = None
) -> dict[str, int]:
    """`names` are the reader's own words for roles, where they differ from those of the table."""
    if correction is None:
        return dict(columns)
    given = {(names or {}).get(role, role): place for role, place in correction.given.items()}
    kept = {r: place for r, place in columns.items() if r not in given and place not in given.values()}
    return kept | {role: place for role, place in given.items() if place is not None}
