"""Hypotheses about the doubtful numbers of a table, each tried by reading the table, and which of them is taken.

Numbers of one column with one mark are first taken in one way; then single lines and cells may differ. Of readings that
agree equally well with the sheet the one is taken that other numbers of the column or the table tell; where none tells,
the numbers are ambiguous and nothing is taken, unless no reading agrees: then they are decimal and the sums report
themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from cchc.workbook.grid import column_letters
from cchc.workbook.kind_reading import KindReading
from cchc.workbook.problems import Problems
from cchc.workbook.separators import MEANINGS, WHOLE_TABLE, Cell, Group, Meaning, Separators, other
from cchc.workbook.sizes import fits_beside, spans_of
from cchc.workbook.weighing import Fit, weigh

# A table of so many cells is read often while it is small, less often as it grows; of a larger one only so many of the
# lines that hold doubtful numbers are read under each hypothesis. So the time is bounded.
_MOST_READINGS, _CELLS_READ, _LARGE = 150, 250_000, 60_000
_READINGS_OF_LARGE, _ROWS_OF_LARGE = 12, 2_000
_ALL_COMBINATIONS = 5
Groups = dict[Group, Meaning]
Cells = dict[Cell, Meaning]
# Reads a table, or of its lines those of the given 0-based rows.
Reader = Callable[[Problems, Container[int] | None], KindReading]


@dataclass
class Trial:
    """One reading of the table, and how it fits; `cells` differ from their `groups`."""

    reading: KindReading
    problems: Problems
    fit: Fit
    groups: Groups
    cells: Cells


class Search:
    """`reading` and `first` are what came of taking every doubtful number as decimal."""

    def __init__(
        self,
        read: Reader,
        reading: KindReading,
        first: Problems,
        scale: float | None,
        chosen: Mapping[str, Meaning],
        size: int,
    ) -> None:
        self.read, self.sheet, self.scale = read, first.sheet, scale
        self.rows = _some_rows(first, size)
        self.left = _READINGS_OF_LARGE if self.rows else min(_MOST_READINGS, _CELLS_READ // max(size, 1))
        self.met = first.separators.met
        self.cells_of: dict[Group, list[Cell]] = {}
        for cell, doubt in self.met.items():
            self.cells_of.setdefault((cell[1], doubt.number.doubtful), []).append(cell)
        self.chosen: Groups = {}
        for group in self.cells_of:
            choice = chosen.get(column_letters(group[0]), chosen.get(WHOLE_TABLE))
            if choice:
                self.chosen[group] = choice
        self.open = [group for group in sorted(self.cells_of) if group not in self.chosen]
        spans = spans_of(reading, set(self.met))
        self.told: dict[Group, Meaning | None] = {}
        for group in self.open:
            told = first.separators.told_of(group)
            doubts = [self.met[cell] for cell in self.cells_of[group]]
            own = group in first.separators.told
            self.told[group] = told if fits_beside(spans.get(group[0]), doubts, told, own=own) else None
        self.usual: Groups = {group: self.told[group] or "decimal" for group in self.open}
        self.trials: dict[tuple[frozenset[Group], frozenset[Cell]], Trial] = {}
        if not self.chosen and not self.rows:
            self.keep(reading, first, dict.fromkeys(self.open, "decimal"), {})

    def decided(self) -> tuple[KindReading, Problems]:
        best = self.trial(self.usual, {})
        if best.fit.cost > (0, 0) or not all(self.told.values()):
            best = self.best_of_groups(best)
            if best.fit.cost > (0, 0) and not self.rows:
                best = self.refined(best)
        groups, cells = self.undecided(best)
        if not groups and not cells and not self.rows:
            return best.reading, best.problems
        problems = Problems(self.sheet)
        problems.separators = Separators(
            {**self.chosen, **best.groups, **dict.fromkeys(groups)},
            cells={**best.cells, **dict.fromkeys(cells)},
        )
        return self.read(problems, None), problems

    def trial(self, groups: Groups, cells: Cells) -> Trial:
        """The table read with these meanings; a reading that was tried is not made again."""
        if tried := self.trials.get(_key(groups, cells)):
            return tried
        self.left -= 1
        problems = Problems(self.sheet)
        problems.separators = Separators({**self.chosen, **groups}, cells=dict(cells))
        return self.keep(self.read(problems, self.rows), problems, dict(groups), dict(cells))

    def keep(self, reading: KindReading, problems: Problems, groups: Groups, cells: Cells) -> Trial:
        trial = Trial(reading, problems, self.fit(reading, problems), groups, cells)
        self.trials[_key(groups, cells)] = trial
        return trial

    def fit(self, reading: KindReading, problems: Problems) -> Fit:
        return weigh(reading.rows, reading.total, problems.found, problems.separators, self.scale)

    def merit(self, trial: Trial) -> tuple[int, int, int]:
        """What fits comes first, then what is told."""
        return *trial.fit.cost, sum(bool(self.told[g]) and trial.groups[g] != self.told[g] for g in self.open)

    def order(self, trial: Trial) -> tuple[int, ...]:
        """Of equal trials the one that takes numbers as is usual, and all cells of a column alike."""
        unusual = sum(trial.groups[group] != self.usual[group] for group in self.open)
        return *self.merit(trial), unusual, len(trial.cells)

    def best_of_groups(self, best: Trial) -> Trial:
        for groups in self.together():
            self.trial(groups, {})
        if len(self.open) <= _ALL_COMBINATIONS:
            for meanings in product(MEANINGS, repeat=len(self.open)):
                if self.left > 0:
                    self.trial(dict(zip(self.open, meanings, strict=True)), {})
        else:
            for flipped in self.flips():
                if self.left <= 0:
                    break
                best = min(self.trials.values(), key=self.order)
                self.trial(_flipped(best.groups, flipped), {})
        return min(self.trials.values(), key=self.order)

    def together(self) -> Iterator[Groups]:
        """All columns alike, and all that have the same mark."""
        for meaning in MEANINGS:
            yield dict.fromkeys(self.open, meaning)
            for mark in ".,":
                yield {**self.usual, **{group: meaning for group in self.open if group[1] == mark}}

    def flips(self) -> Iterator[tuple[Group, ...]]:
        for _ in range(2):
            yield from ((group,) for group in self.open)
        yield from combinations(self.open, 2)

    def refined(self, best: Trial) -> Trial:
        """Lines, then single cells, that fit better in the other meaning than the rest of their column."""
        for group in self.open:
            other_way = self.trials.get(_key(_flipped(best.groups, (group,))))
            if other_way is None:
                continue
            better = {row for row, weight in best.fit.rows.items() if other_way.fit.rows[row] < weight}
            cells = [cell for cell in self.cells_of[group] if cell[0] in better]
            if cells and self.left > 0:
                best = self.better(best, {**best.cells, **{c: other(best.groups[group]) for c in cells}})
        doubted = [cell for group in self.open for cell in self.cells_of[group]]
        for cell in sorted(doubted, key=lambda cell: -best.fit.rows[cell[0]]):
            if self.left <= 0 or best.fit.weight == 0:
                break
            best = self.better(best, self.cell_flipped(best, cell))
        return best

    def better(self, best: Trial, cells: Cells) -> Trial:
        tried = self.trial(best.groups, cells)
        return tried if tried.fit.cost < best.fit.cost else best

    def cell_flipped(self, trial: Trial, cell: Cell) -> Cells:
        cells = dict(trial.cells)
        if cells.pop(cell, None) is None:
            cells[cell] = other(trial.groups[cell[1], self.met[cell].number.doubtful])
        return cells

    def undecided(self, best: Trial) -> tuple[list[Group], list[Cell]]:
        """Columns, and cells of mixed columns, that fit as well in their other meaning and of which nothing tells."""
        mixed = {(cell[1], self.met[cell].number.doubtful) for cell in best.cells}
        groups = [
            group
            for group in self.open
            if group not in mixed and not self.told[group] and self.is_tie(best, group)
        ]
        cells = [cell for group in mixed for cell in self.cells_of[group] if self.is_loose(best, group, cell)]
        return groups, cells

    def is_tie(self, best: Trial, group: Group) -> bool:
        rivals = [
            trial
            for trial in self.trials.values()
            if trial.cells == best.cells and trial.groups[group] != best.groups[group]
        ]
        if not rivals and self.left > 0:
            rivals = [self.trial(_flipped(best.groups, (group,)), best.cells)]
        equal = [rival for rival in rivals if self.merit(rival) <= self.merit(best)]
        if not rivals:
            return not self.is_told_by_column(best, group)
        return bool(equal) and not (
            # Some lines of a table do not add up anyhow.
            self.rows is None
            and any(_both_disagree(best.fit, rival.fit) for rival in equal)
            and self.nothing_agrees(best, group)
        )

    def nothing_agrees(self, best: Trial, group: Group) -> bool:
        """Whether the numbers of a group could as well be any others: nothing else that is printed agrees with them."""
        problems = Problems(self.sheet)
        problems.separators = Separators({**self.chosen, **best.groups}, [group], dict(best.cells))
        reading = self.read(problems, None)
        return self.fit(reading, problems).weight <= best.fit.weight

    def is_told_by_column(self, best: Trial, group: Group) -> bool:
        """Where not every column can be tried alone: whether its cells were wrong when others had that meaning, too."""
        letters = column_letters(group[0])
        return any(
            trial.groups[group] != best.groups[group]
            and any(
                place.rstrip("0123456789") == letters
                for place, _ in trial.fit.said.keys() - best.fit.said.keys()
            )
            for trial in self.trials.values()
        )

    def is_loose(self, best: Trial, group: Group, cell: Cell) -> bool:
        """Whether a cell of a column that writes both ways would do as well in its other meaning."""
        tried = self.trials.get(_key(best.groups, self.cell_flipped(best, cell)))
        if tried is None and self.left > 0:
            tried = self.trial(best.groups, self.cell_flipped(best, cell))
        if tried is not None:
            return tried.fit.cost <= best.fit.cost
        both = [self.trials.get(_key({**best.groups, group: meaning})) for meaning in MEANINGS]
        weights = {trial.fit.rows[cell[0]] for trial in both if trial}
        return len(weights) < 2


def _some_rows(first: Problems, size: int) -> frozenset[int] | None:
    """Of a large table the rows that are read to decide: of those with doubtful numbers, evenly; None for all rows."""
    if size <= _LARGE:
        return None
    doubted = sorted({row for row, _ in first.separators.met})
    return frozenset(doubted[:: len(doubted) // _ROWS_OF_LARGE + 1])


def _key(groups: Groups, cells: Cells | None = None) -> tuple[frozenset[Group], frozenset[Cell]]:
    return frozenset(g for g, meaning in groups.items() if meaning == "thousands"), frozenset(cells or ())


def _flipped(groups: Groups, flipped: tuple[Group, ...]) -> Groups:
    return {**groups, **{group: other(groups[group]) for group in flipped}}


def _both_disagree(one: Fit, rival: Fit) -> bool:
    """Whether both break a rule that the doubtful numbers are part of, in other words, and this is reported."""
    return any(one.said[what] != rival.said.get(what, one.said[what]) for what in one.reported)
