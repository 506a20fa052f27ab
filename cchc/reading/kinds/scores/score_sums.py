"""Sums over the lines of a score sheet, of what can be read: what stands below a line, and all areas together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import NamedTuple

from cchc.reading.kinds.scores.score_row import EXTRA, ScoreRow

TOLERANCE = 0.011  # offices print two decimals: a rounded sum may be one hundredth off
# With more lines of unsure place than these only none or all of them are tried.
_MOST_CHOICES = 6


class LineFigure(NamedTuple):
    """A line's figure as printed, else the sum of what stands below it; `unknown` where an error stands in its place."""

    value: float | None
    unknown: bool = False


@dataclass
class Sum:
    """`known` is the sum of the lines that belong to it for sure, `choices` are figures of lines that may or may not;
    `repeated` are, by the row of a merged cell, its value for the further lines that it covers.

    A sum with an unknown part says nothing unless what is known already exceeds what was printed.
    """

    known: float = 0.0
    count: int = 0
    unknown: bool = False
    choices: list[float] = field(default_factory=list)
    blanks: int = 0
    cells: set[int] = field(default_factory=set)
    repeated: dict[int, float] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether no line has a figure."""
        return self.count == 0

    def agrees(self, printed: float) -> bool:
        """Whether what was printed may be this sum."""
        if abs(self.known - printed) <= TOLERANCE and not self.unknown:
            return True
        if self.unknown:
            return self.known + sum(choice for choice in self.choices if choice < 0) <= printed + TOLERANCE
        return bool(self.choices or self.repeated) and any(
            abs(self.known + extra - printed) <= TOLERANCE for extra in self._extras()
        )

    def _extras(self) -> Iterable[float]:
        choices = [*self.choices, *self.repeated.values()]
        if len(choices) > _MOST_CHOICES:
            return (0.0, sum(choices), sum(self.choices), sum(self.repeated.values()))
        sizes = range(len(choices) + 1)
        return map(sum, chain.from_iterable(combinations(choices, size) for size in sizes))


class Sums:
    """The sums of a table's rows by role; the work is linear in the number of rows."""

    def __init__(self, rows: Sequence[ScoreRow]) -> None:
        self.rows = rows
        self.children: dict[int, list[int]] = {}
        self.loose: dict[int, list[int]] = {}
        for position, row in enumerate(rows):
            if row.above is None:
                continue
            kind = self.children if row.is_coded else self.loose
            kind.setdefault(row.above, []).append(position)
        for position, row in enumerate(rows):
            if not row.sound and row.code is None and row.above is not None:
                # A line whose place is a guess may belong to any of the lines that it stands under.
                above = rows[row.above].above
                while above is not None:
                    self.loose.setdefault(above, []).append(position)
                    above = rows[above].above
        self.orphans: dict[int | None, list[int]] = {}
        for position, row in enumerate(rows):
            if row.is_orphan:
                self.orphans.setdefault(row.near, []).append(position)
        self._parts: dict[tuple[int, str], LineFigure] = {}
        self._shared = {row.shared_max for row in rows if row.shared_max is not None}

    def part(self, position: int, role: str) -> LineFigure:
        """The figure of a line (by position) in a role, else the sum of what stands below it; worked out once."""
        key = (position, role)
        if key not in self._parts:
            # A line that may belong to what stands below it adds nothing to itself.
            self._parts[key] = LineFigure(None)
            self._parts[key] = self._part(position, role)
        return self._parts[key]

    def _part(self, position: int, role: str) -> LineFigure:
        row = self.rows[position]
        printed = row.figures.get(role)
        if printed is not None:
            return LineFigure(printed)
        below = self.below(position, role)
        if below.is_empty:
            return LineFigure(None, unknown=role in row.unread)
        # An error over lines that can all be read is their sum.
        return LineFigure(below.known, unknown=below.unknown or (role in row.unread and below.blanks > 0))

    def below(self, position: int, role: str) -> Sum:
        """The sum over the lines below a line; empty where none holds anything."""
        row = self.rows[position]
        below = self.children.get(position, [])
        added = Sum()
        if not below or (role == "max_score" and self._is_shared(row)):
            return added
        seen = {row.line.row}
        for child in below:
            self._add(added, child, role, seen)
        if added.is_empty:
            return added
        unsure = [*self.loose.get(position, []), *self.orphans.get(position, [])]
        for child in below:
            unsure.extend(self.loose.get(child, []))
        for child in unsure:
            self._choose(added, child, role)
        return added

    def _is_shared(self, row: ScoreRow) -> bool:
        return row.shared_max is not None or row.line.row in self._shared

    def areas(self, role: str, without: Iterable[int] = ()) -> Sum:
        """The sum over areas, bonus and penalty; the maxima of bonuses stand beside those of the areas."""
        left_out = set(without)
        added = Sum()
        seen: set[int] = set()
        for position, row in enumerate(self.rows):
            if position in left_out or row.above is not None:
                continue
            if role == "max_score" and row.level in EXTRA:
                continue
            if row.is_orphan:
                if row.near is None:
                    self._choose(added, position, role)
                continue
            self._add(added, position, role, seen)
        if role == "max_score" and added.blanks:
            # A missing maximum makes the sum of maxima unknown; a missing score is a zero.
            added.unknown = True
        return added

    def _add(self, added: Sum, position: int, role: str, seen: set[int]) -> None:
        row, part = self.rows[position], self.part(position, role)
        if role == "max_score":
            # One merged maximum is one number for all its lines, or the number of each: the sum tells.
            cell = row.line.row if row.shared_max is None else row.shared_max
            if cell in seen:
                if part.value is not None and cell in added.cells:
                    added.repeated[cell] = added.repeated.get(cell, 0.0) + part.value
                return
            seen.add(cell)
            added.cells.add(cell)
        if part.unknown:
            added.unknown = True
        if part.value is None:
            added.blanks += not part.unknown
            return
        if not row.sound:
            added.choices.append(part.value)
            added.count += 1
            return
        added.known += part.value
        added.count += 1
        if part.value < 0 and row.level not in EXTRA:
            # Below zero it is an error; its sum may have been made before the sign was typed.
            added.choices.append(-2 * part.value)

    def _choose(self, added: Sum, position: int, role: str) -> None:
        part = self.part(position, role)
        added.unknown = added.unknown or part.unknown
        if part.value is not None:
            added.choices.append(part.value)
