"""Totals that leave out an area whose cells are blank: the sheet prints a whole that it knows in part."""

from __future__ import annotations

from collections.abc import Iterable

from cchc.reading.grid import cell_address
from cchc.reading.kinds.scores.score_row import ScoreRow, ScoreTable
from cchc.reading.kinds.scores.score_sums import TOLERANCE, Sums

_SCORES = ("score", "appraised_score", "survey_score")
_NAMED = 3  # areas that a message names


def blank_areas(table: ScoreTable, total: ScoreRow, sums: Sums) -> tuple[str, list[ScoreRow], int] | None:
    """The role in which a total is the sum of the areas that have points, those that have none, and of how many areas.

    None where it leaves none out: a dash says that nothing was scored, an area left out of the maximum too weighs nothing.
    """
    role = next((name for name in (*_SCORES, "self_score") if total.figures.get(name) is not None), None)
    if role is None:
        return None
    told, added = total.figures[role] or 0.0, sums.areas(role)
    if added.unknown or added.is_empty or abs(added.known - told) > TOLERANCE:
        return None
    roles = _SCORES if role in _SCORES else (role,)
    areas = [place for place, row in enumerate(sums.rows) if row.above is None and row.level == "area"]
    blank = [place for place in areas if all(_is_blank(table, place, name, sums) for name in roles)]
    weighing = [place for place in blank if sums.part(place, "max_score").value is not None]
    maxima, most = sums.areas("max_score").known, total.figures.get("max_score")
    if most is None or abs(maxima - most) > TOLERANCE:
        weighing = blank
    # An area that is blank and weighs nothing is none of those of which the total is made.
    counted = len(areas) - len(blank) + len(weighing)
    return (role, [sums.rows[place] for place in weighing], counted) if weighing else None


def _is_blank(table: ScoreTable, place: int, role: str, sums: Sums) -> bool:
    """Whether nothing at all stands in the cells of an area, nor in those below it."""
    below = sums.children.get(place, [])
    columns = [column.column for column in table.numbers.get(role, [])]
    if any((sums.rows[place].line.row, column) in table.covered for column in columns):
        return False
    return is_empty(sums.rows[place], columns) and all(_is_blank(table, child, role, sums) for child in below)


def is_empty(row: ScoreRow, columns: Iterable[int]) -> bool:
    """Whether a line's cells in these columns hold nothing, not even a dash."""
    return all(row.line.value(column) in ("", None) for column in columns)


def blank_area_message(names: list[str], count: int, told: str, what: str) -> str:
    """«tổng in 64 đúng bằng tổng của 3/4 lĩnh vực, trong khi lĩnh vực «Bộ máy» (ô D6) để trống. …»"""
    further = f" và {len(names) - _NAMED} {what} nữa" if len(names) > _NAMED else ""
    blank = ", ".join(names[:_NAMED]) + further
    return (
        f"tổng in {told} đúng bằng tổng của {count - len(names)}/{count} {what}, trong khi {what} {blank} để trống. "
        "Hãy điền điểm còn thiếu; nếu không chấm thì ghi dấu «-», nếu được 0 điểm thì ghi 0."
    )


def title_and_cell(row: ScoreRow, column: int) -> str:
    """«Bộ máy» (ô D6)."""
    return f"«{row.name}» (ô {cell_address(row.line.row, column)})"
