"""Totals and subtotals taken out of the rows of a score sheet, also those that are not called so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cchc.reading.kinds.scores.score_lines import ScoreEntry
from cchc.reading.kinds.scores.score_row import ScoreRow, ScoreTable
from cchc.reading.kinds.scores.score_sums import TOLERANCE, Sums
from cchc.reading.kinds.scores.score_totals import exceeds, sums_all_areas, unnamed_totals
from cchc.reading.layout.columns import NUMBERS
from cchc.reading.layout.lines import is_subtotal
from cchc.reading.words.text import fold_words

# A total stands close to the lines that it sums up.
_MOST_ASIDE = 20
_OF_A_PART = frozenset(
    ("muc", "phan", "nhom", "khoi", "tieu", "linh", "i", "ii", "iii", "iv", "v", "a", "b", "c")
)


def take_out_totals(table: ScoreTable, aside: Sequence[ScoreEntry]) -> None:
    """Move totals that are not called so from the rows, or from the lines `aside`, to the totals; drop subtotals."""
    quiet = _quietly(table)

    def as_total(row: ScoreRow) -> ScoreRow:
        """The same line read as a total, which reports nothing twice."""
        total = replace(row, level="total", cells={}, wrong=frozenset(), unread=frozenset())
        quiet.read(total)
        return total

    found = unnamed_totals(table.rows, bool(table.totals), as_total)
    table.totals.extend(found.totals.values())
    _leave_out(table, {*found.totals, *found.subtotals})
    if aside:
        table.totals.extend(_totals_aside(table, quiet, aside))
    _stand_as_areas(table)


def _leave_out(table: ScoreTable, positions: set[int]) -> None:
    if not positions:
        return
    kept = [position for position in range(len(table.rows)) if position not in positions]
    moved = {position: place for place, position in enumerate(kept)}
    rows = [table.rows[position] for position in kept]
    for row in rows:
        row.above = moved.get(row.above) if row.above is not None else None
        row.near = moved.get(row.near) if row.near is not None else None
    table.rows = rows


def _totals_aside(table: ScoreTable, quiet: ScoreTable, aside: Sequence[ScoreEntry]) -> list[ScoreRow]:
    """Totals among the lines before the first and after the last row that were taken for no criteria."""
    if not table.rows:
        return []
    first, last = table.rows[0].line.row, table.rows[-1].line.row
    sums = Sums(table.rows)
    found: list[ScoreRow] = []
    before = [entry for entry in aside if entry.line.row < first]
    after = [entry for entry in aside if entry.line.row > last]
    for entry in [*before[-_MOST_ASIDE:], *after[:_MOST_ASIDE]]:
        row = ScoreRow(entry.line, "total", None, None, entry.title or None)
        quiet.read(row)
        may_differ = _is_grand(entry.title) and not table.totals and not found
        if sums_all_areas(row, sums, (), is_first=row.line.row < first, may_differ=may_differ):
            table.read(row)
            found.append(row)
    return found


def _is_grand(title: str) -> bool:
    """«Tổng điểm năm 2023» is meant to sum up everything, «Tổng điểm phần B» is not."""
    return is_subtotal(title) and _OF_A_PART.isdisjoint(fold_words(title).split())


def _quietly(table: ScoreTable) -> ScoreTable:
    """The same columns, without reporting what is wrong with a cell."""
    numbers = {
        role: [replace(column, problems=column.problems.silent()) for column in table.numbers.get(role, [])]
        for role in NUMBERS
    }
    return ScoreTable(table.columns, numbers)


def _stand_as_areas(table: ScoreTable) -> None:
    """Lines without code that are too large for the line above them are areas where the printed total counts them so."""
    large = [
        row
        for row in table.rows
        if not row.is_coded and row.above is not None and exceeds(row, table.rows[row.above])
    ]
    printed = [value for total in table.totals if (value := total.figures.get("max_score")) is not None]
    if not large or not printed:
        return
    areas = Sums(table.rows).areas("max_score")
    added = areas.known + sum(row.figures["max_score"] or 0.0 for row in large)
    if areas.unknown or not any(abs(added - value) <= TOLERANCE for value in printed):
        return
    for row in large:
        row.above, row.parent, row.level = None, None, "area"
