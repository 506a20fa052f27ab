"""Hypotheses about the doubtful numbers of a table, each tried by reading the table, and which of them is taken.

Numbers of one column with one mark are first taken in one way; then single lines and cells may differ. Of readings that
agree equally well with the sheet the one is taken that other numbers of the column or the table tell; where none tells,
the numbers are ambiguous and nothing is taken, unless no reading agrees: then they are decimal and the sums report
themselves (decision 0014).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from cchc.reading.figures.sizes import fits_beside, spans_of
from cchc.reading.figures.trials import Cells, Groups, Reader, Trial, Trials
from cchc.reading.figures.weighing import Fit
from cchc.reading.grid import column_letters
from cchc.reading.kind_reading import KindReading
from cchc.reading.problems import Problems
from cchc.reading.values.separators import MEANINGS, WHOLE_TABLE, Cell, Group, Meaning, Separators, other

_ALL_COMBINATIONS = 5  # so many groups are 32 readings; of more only one or two are turned at a time


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
        self.first, self.spans = first.separators, spans_of(reading, set(self.met))
        self.told: dict[Group, Meaning | None] = {}
        self.usual: Groups = {}
        self.tell()
        self.trials = Trials(read, first, self.chosen, scale, size)
        if not self.chosen and not self.trials.rows:
            self.trials.keep(reading, first, dict.fromkeys(self.open, "decimal"), {})

    def tell(self) -> None:
        """What other numbers of the column or the table tell of each group."""
        for group in self.open:
            told = self.first.meaning_of(group)
            doubts = [self.met[cell] for cell in self.cells_of[group]]
            fits = fits_beside(self.spans.get(group[0]), doubts, told, own=group in self.first.meanings)
            self.told[group] = told if fits else None
            self.usual[group] = self.told[group] or "decimal"

    def decided(self) -> tuple[KindReading, Problems]:
        """The reading in the meanings that agree best with what is printed; a tie is left undecided and reported."""
        best = self.best()
        if self.learns(best):
            best = self.best()
        groups, cells = self.undecided(best)
        if not groups and not cells and not self.trials.rows:
            return best.reading, best.problems
        taken = {**self.chosen, **best.groups, **dict.fromkeys(groups)}
        return self.trials.whole(Separators(taken, cells={**best.cells, **dict.fromkeys(cells)}))

    def best(self) -> Trial:
        """The reading that disagrees least, of groups first and then of single cells."""
        best = self.trials.trial(self.usual, {})
        if best.fit.cost > (0, 0) or not all(self.told.values()):
            best = self.best_of_groups(best)
            if best.fit.cost > (0, 0) and not self.trials.rows:
                best = self.refined(best)
        return best

    def learns(self, best: Trial) -> bool:
        """Whether columns that the sheet decides tell something of those that it does not."""
        mixed, before = self.mixed(best), dict(self.told)
        for group in self.open:
            rivals = self.rivals(best, group)
            if group not in mixed and rivals and all(rival.fit.cost > best.fit.cost for rival in rivals):
                self.first.meanings.setdefault(group, set()).add(best.groups[group])
        self.tell()
        return self.told != before

    def mixed(self, best: Trial) -> set[Group]:
        """Groups of which single cells are taken otherwise than the rest."""
        return {(cell[1], self.met[cell].number.doubtful) for cell in best.cells}

    def rivals(self, best: Trial, group: Group) -> list[Trial]:
        """The trials that took a group otherwise."""
        meaning, cells = best.groups[group], best.cells
        return [t for t in self.trials if t.cells == cells and t.groups[group] != meaning]

    def merit(self, trial: Trial) -> tuple[int, int, int]:
        """What fits comes first, then what is told."""
        return *trial.fit.cost, sum(bool(self.told[g]) and trial.groups[g] != self.told[g] for g in self.open)

    def order(self, trial: Trial) -> tuple[int, ...]:
        """Of equal trials the one that takes numbers as is usual, and all cells of a column alike."""
        unusual = sum(trial.groups[group] != self.usual[group] for group in self.open)
        return *self.merit(trial), unusual, len(trial.cells)

    def best_of_groups(self, best: Trial) -> Trial:
        """The best reading where each group of numbers (column and kind of doubt) has one meaning."""
        for groups in self.together():
            self.trials.trial(groups, {})
        if len(self.open) <= _ALL_COMBINATIONS:
            for meanings in product(MEANINGS, repeat=len(self.open)):
                if self.trials.left > 0:
                    self.trials.trial(dict(zip(self.open, meanings, strict=True)), {})
        else:
            for flipped in self.flips():
                if self.trials.left <= 0:
                    break
                best = min(self.trials, key=self.order)
                self.trials.trial(_flipped(best.groups, flipped), {})
        return min(self.trials, key=self.order)

    def together(self) -> Iterator[Groups]:
        """All columns alike, and all that have the same mark."""
        for meaning in MEANINGS:
            yield dict.fromkeys(self.open, meaning)
            for mark in ".,":
                yield {**self.usual, **{group: meaning for group in self.open if group[1] == mark}}

    def flips(self) -> Iterator[tuple[Group, ...]]:
        """Which groups to turn together, twice over: each alone, then pairs."""
        for _ in range(2):
            yield from ((group,) for group in self.open)
        yield from combinations(self.open, 2)

    def refined(self, best: Trial) -> Trial:
        """Lines, then single cells, that fit better in the other meaning than the rest of their column."""
        for group in self.open:
            other_way = self.trials.made_of(_flipped(best.groups, (group,)))
            if other_way is None:
                continue
            better = {row for row, weight in best.fit.rows.items() if other_way.fit.rows[row] < weight}
            cells = [cell for cell in self.cells_of[group] if cell[0] in better]
            if cells and self.trials.left > 0:
                best = self.better(best, {**best.cells, **{c: other(best.groups[group]) for c in cells}})
        doubted = [cell for group in self.open for cell in self.cells_of[group]]
        for cell in sorted(doubted, key=lambda cell: -best.fit.rows[cell[0]]):
            if self.trials.left <= 0 or best.fit.weight == 0:
                break
            best = self.better(best, self.cell_flipped(best, cell))
        return best

    def better(self, best: Trial, cells: Cells) -> Trial:
        """The reading with these cells taken otherwise, where it disagrees less; else the one that was best."""
        tried = self.trials.trial(best.groups, cells)
        return tried if tried.fit.cost < best.fit.cost else best

    def cell_flipped(self, trial: Trial, cell: Cell) -> Cells:
        """The cells of a reading with one more taken in the other meaning (or back in its group's)."""
        cells = dict(trial.cells)
        if cells.pop(cell, None) is None:
            cells[cell] = other(trial.groups[cell[1], self.met[cell].number.doubtful])
        return cells

    def undecided(self, best: Trial) -> tuple[list[Group], list[Cell]]:
        """Columns, and cells of mixed columns, that fit as well in their other meaning and of which nothing tells."""
        mixed = self.mixed(best)
        groups = [
            group
            for group in self.open
            if group not in mixed and not self.told[group] and self.is_tie(best, group)
        ]
        cells = [cell for group in mixed for cell in self.cells_of[group] if self.is_loose(best, group, cell)]
        return groups, cells

    def is_tie(self, best: Trial, group: Group) -> bool:
        """Whether a group may as well be taken in the other meaning."""
        rivals = self.rivals(best, group)
        if not rivals and self.trials.left > 0:
            rivals = [self.trials.trial(_flipped(best.groups, (group,)), best.cells)]
        equal = [rival for rival in rivals if self.merit(rival) <= self.merit(best)]
        if not rivals:
            return not self.follows_from_column(best, group)
        return bool(equal) and not (
            # Some lines of a table do not add up anyhow.
            self.trials.rows is None
            and any(_both_disagree(best.fit, rival.fit) for rival in equal)
            and self.nothing_agrees(best, group)
        )

    def nothing_agrees(self, best: Trial, group: Group) -> bool:
        """Whether the numbers of a group could as well be any others: nothing else that is printed agrees with them."""
        taken = {**self.chosen, **best.groups}
        reading, problems = self.trials.whole(Separators(taken, [group], dict(best.cells)))
        return self.trials.fit(reading, problems).weight <= best.fit.weight

    def follows_from_column(self, best: Trial, group: Group) -> bool:
        """Where not every column can be tried alone: whether its cells were wrong when others had that meaning, too."""
        letters = column_letters(group[0])
        return any(
            trial.groups[group] != best.groups[group]
            and any(
                place.rstrip("0123456789") == letters
                for place, _ in trial.fit.said.keys() - best.fit.said.keys()
            )
            for trial in self.trials
        )

    def is_loose(self, best: Trial, group: Group, cell: Cell) -> bool:
        """Whether a cell of a column that writes both ways would do as well in its other meaning."""
        tried = self.trials.made_of(best.groups, self.cell_flipped(best, cell))
        if tried is None and self.trials.left > 0:
            tried = self.trials.trial(best.groups, self.cell_flipped(best, cell))
        if tried is not None:
            return tried.fit.cost <= best.fit.cost
        both = [self.trials.made_of({**best.groups, group: meaning}) for meaning in MEANINGS]
        weights = {trial.fit.rows[cell[0]] for trial in both if trial}
        return len(weights) < 2


def _flipped(groups: Groups, flipped: tuple[Group, ...]) -> Groups:
    return {**groups, **{group: other(groups[group]) for group in flipped}}


def _both_disagree(one: Fit, rival: Fit) -> bool:
    """Whether both break a rule that the doubtful numbers are part of, in other words, and this is reported."""
    return any(one.said[what] != rival.said.get(what, one.said[what]) for what in one.reported)
