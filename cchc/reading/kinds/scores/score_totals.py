"""The total of a score sheet: the line that is called so, else the line without code that is the sum of the areas."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from cchc.reading.kinds.scores.part_sums import sums_of_parts
from cchc.reading.kinds.scores.score_row import ScoreRow
from cchc.reading.kinds.scores.score_sums import TOLERANCE, Sum, Sums
from cchc.reading.layout.columns import NUMBERS
from cchc.reading.words.text import fold_words, has_marks, spelling

# How far a line without a total's name may be from the sum and still be meant as the total.
_NEAR = 0.2
# Among how many lines at the end the total stands: below it at most the share of points, the rank and the class.
_TAIL = 4
_PROOF = 3  # figures of a line that all are the sum: two may agree by chance
# Words that names of totals are made of, with their marks and without.
_SUMS = frozenset(form(word) for word in ("tổng", "cộng", "chung", "toàn") for form in (spelling, fold_words))
_MAY_SUM = _SUMS | {form(word) for word in ("kết", "điểm") for form in (spelling, fold_words)}


class Unnamed(NamedTuple):
    """Totals by the position of the row that they were taken for, and the positions of subtotals."""

    totals: dict[int, ScoreRow]
    subtotals: set[int]


def unnamed_totals(
    rows: Sequence[ScoreRow], has_total: bool, as_total: Callable[[ScoreRow], ScoreRow]
) -> Unnamed:
    """Lines that sum up the lines above or below them, whatever their names are; `as_total` reads a row as a total."""
    found = Unnamed({}, set())
    if not rows:
        return found
    sums = Sums(rows)
    parts = sums_of_parts(rows, sums)
    found.subtotals.update(parts)
    tail = _tail(rows)
    coded = any(row.is_coded for row in rows)
    for position in sorted({0, *tail}):
        if not coded and 0 < position < len(rows) - 1 and not _words(rows[position]) & _MAY_SUM:
            continue
        if position in parts:
            continue
        without = {
            *found.totals,
            *parts,
            *(place for place in tail if position in tail and place >= position),
            position,
        }
        total = as_total(rows[position])
        may_differ = not has_total and not found.totals and position in (0, len(rows) - 1)
        if sums_all_areas(total, sums, without, is_first=position == 0, may_differ=may_differ):
            if any(place in tail for place in found.totals):
                # Points converted or printed again below the total.
                found.subtotals.add(position)
            else:
                found.totals[position] = total
    found.subtotals.update(
        position
        for position, row in enumerate(rows)
        if not row.is_coded and position not in found.totals and _is_subtotal(position, sums)
    )
    return found


def _tail(rows: Sequence[ScoreRow]) -> list[int]:
    """The positions at the end that a total may stand at: behind the last code, or the last few where nothing has a code."""
    last = next((position for position in range(len(rows) - 1, -1, -1) if rows[position].is_coded), None)
    start = len(rows) - _TAIL if last is None else max(last + 1, len(rows) - _TAIL)
    return list(range(max(min(start, len(rows) - 1), 0), len(rows)))


def agreement(row: ScoreRow, areas: dict[str, Sum]) -> tuple[int, int]:
    """How many figures of a line are the sums of the areas, equal ones counted once, and how many are surely not."""
    agreeing: set[float] = set()
    differing = 0
    for role, added in areas.items():
        printed = row.figures[role]
        if printed is None or added.unknown or added.is_empty:
            continue
        if added.agrees(printed):
            agreeing.add(printed)
        else:
            differing += 1
    return len(agreeing - {0}), differing


def area_sums(row: ScoreRow, sums: Sums, without: Collection[int] = ()) -> dict[str, Sum]:
    """By role, the sums over areas, for what a total prints a figure of."""
    return {role: sums.areas(role, without) for role in NUMBERS if row.figures.get(role) is not None}


def sums_all_areas(
    row: ScoreRow, sums: Sums, without: Collection[int], *, is_first: bool, may_differ: bool
) -> bool:
    """Whether a line that is not called so is the sum of all areas but those `without`, or (`may_differ`) means to be."""
    if row.is_coded and (row.above is not None or is_first):
        return False
    areas = area_sums(row, sums, without)
    coded = any(other.is_coded for place, other in enumerate(sums.rows) if place not in without)
    n_areas = max((added.count for added in areas.values()), default=0)
    agreeing, differing = agreement(row, areas)
    is_loose = coded and not row.is_coded
    too_large = row.above is not None and exceeds(row, sums.rows[row.above])
    if n_areas < (1 if is_loose and (is_first or too_large) else 2):
        return False
    words = _words(row)
    if row.is_coded:
        # Numbered like an area: every figure must be the sum, and the name be of points.
        named = _SUMS if n_areas < 2 or agreeing < _PROOF else _MAY_SUM
        return agreeing >= 2 and not differing and bool(words & named)
    if not coded:
        # Two areas of 10 points before a third of 20 are no proof: the score must be the sum too, or the name say so.
        sure = agreeing >= 2 or (agreeing >= 1 and n_areas > 2)
        return (sure and not differing) or (agreeing >= 1 and bool(words & _MAY_SUM))
    if agreeing:
        return True
    near = any(_is_near(row.figures[role], added) for role, added in areas.items())
    return near and may_differ and _exceeds_all(row, sums, without)


def _words(row: ScoreRow) -> set[str]:
    """The words of a line's name, with their marks where it has any; a name that was left out may be a total's."""
    name = row.title or "tổng"
    return set((spelling(name) if has_marks(name) else fold_words(name)).split())


def _exceeds_all(row: ScoreRow, sums: Sums, without: Collection[int]) -> bool:
    """Whether no area could hold such a line."""
    for role in NUMBERS:
        own = row.figures.get(role)
        others = [
            part.value
            for place, other in enumerate(sums.rows)
            if place not in without
            and other.above is None
            and (part := sums.part(place, role)).value is not None
        ]
        if own is not None and others and own > max(others) + TOLERANCE:
            return True
    return False


def _is_near(printed: float | None, added: Sum) -> bool:
    return printed is not None and added.known > 0 and abs(printed - added.known) <= _NEAR * added.known


def _is_subtotal(position: int, sums: Sums) -> bool:
    """Whether a line repeats a line further up, and is too large for the one above it or called a sum."""
    row = sums.rows[position]
    if row.above is None:
        return False
    if not _words(row) & _MAY_SUM and not exceeds(row, sums.rows[row.above]):
        return False
    above: int | None = row.above
    while above is not None:
        head = sums.rows[above]
        told = [
            (own, head.figures.get(role)) for role in NUMBERS if (own := row.figures.get(role)) is not None
        ]
        if len(told) >= 2 and all(own == figure for own, figure in told):
            return True
        above = head.above
    return False


def exceeds(row: ScoreRow, parent: ScoreRow) -> bool:
    """Whether a line has more points available than the line that it would stand under."""
    own, available = row.figures.get("max_score"), parent.figures.get("max_score")
    return own is not None and available is not None and own > available + TOLERANCE
