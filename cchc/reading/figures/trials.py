"""Readings of one table under different hypotheses about its doubtful numbers, each made once, and few of a large table."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from cchc.reading.figures.weighing import Fit, fit_of_reading
from cchc.reading.kind_reading import KindReading
from cchc.reading.problems import Problems
from cchc.reading.values.separators import Cell, Group, Meaning, Separators

# A table of so many cells is read often while it is small, less often as it grows; of a larger one only so many of the
# lines that hold doubtful numbers are read under each hypothesis. So the time is bounded.
_MOST_READINGS, _CELLS_READ, _LARGE = 150, 250_000, 60_000
_READINGS_OF_LARGE, _ROWS_OF_LARGE = 12, 2_000
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


class Trials:
    """`first` are the problems of the first reading, `chosen` what a person said, `scale` the points that there are in all;
    `left` is how many more readings are worth their time, `rows` those that are read of a large table."""

    def __init__(self, read: Reader, first: Problems, chosen: Groups, scale: float | None, size: int) -> None:
        self.read, self.sheet, self.chosen, self.scale = read, first.sheet, chosen, scale
        self.rows = _some_rows(first, size)
        self.left = _READINGS_OF_LARGE if self.rows else min(_MOST_READINGS, _CELLS_READ // max(size, 1))
        self.made: dict[tuple[frozenset[Group], frozenset[Cell]], Trial] = {}

    def __iter__(self) -> Iterator[Trial]:
        return iter(list(self.made.values()))

    def made_of(self, groups: Groups, cells: Cells | None = None) -> Trial | None:
        """The trial of these meanings, if it was made."""
        return self.made.get(_key(groups, cells))

    def trial(self, groups: Groups, cells: Cells) -> Trial:
        """The table read with these meanings; a reading that was tried is not made again."""
        if tried := self.made_of(groups, cells):
            return tried
        self.left -= 1
        problems = Problems(self.sheet)
        problems.separators = Separators({**self.chosen, **groups}, cells=dict(cells))
        return self.keep(self.read(problems, self.rows), problems, dict(groups), dict(cells))

    def whole(self, separators: Separators) -> tuple[KindReading, Problems]:
        """All of the table, its doubtful numbers taken so."""
        problems = Problems(self.sheet)
        problems.separators = separators
        return self.read(problems, None), problems

    def keep(self, reading: KindReading, problems: Problems, groups: Groups, cells: Cells) -> Trial:
        """A reading that was made, weighed and kept for whoever tries the same."""
        trial = Trial(reading, problems, self.fit(reading, problems), groups, cells)
        self.made[_key(groups, cells)] = trial
        return trial

    def fit(self, reading: KindReading, problems: Problems) -> Fit:
        """How well a reading agrees with what the sheet prints."""
        return fit_of_reading(reading.rows, reading.total, problems.found, problems.separators, self.scale)


def _some_rows(first: Problems, size: int) -> frozenset[int] | None:
    """Of a large table the rows that are read to decide: of those with doubtful numbers, evenly; None for all rows."""
    if size <= _LARGE:
        return None
    doubted = sorted({row for row, _ in first.separators.met})
    return frozenset(doubted[:: len(doubted) // _ROWS_OF_LARGE + 1])


def _key(groups: Groups, cells: Cells | None = None) -> tuple[frozenset[Group], frozenset[Cell]]:
    return frozenset(g for g, meaning in groups.items() if meaning == "thousands"), frozenset(cells or ())
