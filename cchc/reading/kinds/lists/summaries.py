"""Lines that only sum others up, whatever they are called: their figures are the sums or the means of those around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import accumulate

_TOLERANCE = 0.011  # offices print two decimals: a rounded mean may be one hundredth off
_FEWEST = 2  # what one line alone adds up to says nothing


class Summaries:
    """`values` are the figures of each line by column, `doubtful` the places of lines that may be none of their own,
    `named` says which of the others are lines of units."""

    def __init__(
        self, values: Sequence[Sequence[float | None]], doubtful: Collection[int], named: Sequence[bool]
    ) -> None:
        self._found: set[int] = set()
        self._over: set[int] = set()
        if not doubtful:
            return
        self._values = values
        sure = [index for index, is_named in enumerate(named) if is_named and index not in doubtful]
        columns = range(len(values[0]))
        self._sums = [[0.0, *accumulate(values[i][c] or 0.0 for i in sure)] for c in columns]
        self._squares = [[0.0, *accumulate((values[i][c] or 0.0) ** 2 for i in sure)] for c in columns]
        self._counts = [[0, *accumulate(values[i][c] is not None for i in sure)] for c in columns]
        places = [0, *(bisect_left(sure, index) for index in sorted(doubtful)), len(sure)]
        for number, index in enumerate(sorted(doubtful), start=1):
            before, own, after = places[number - 1 : number + 2]
            if self._sums_up(index, own, after):
                self._over.add(index)
                self._found.add(index)
            elif self._sums_up(index, before, own) or self._sums_up(index, 0, len(sure)):
                self._found.add(index)

    def holds(self, index: int) -> bool:
        """Whether a line sums up those below it, those above it, or all."""
        return index in self._found

    def is_over_its_lines(self, index: int) -> bool:
        """Whether the lines that it sums up stand below it, as under a heading."""
        return index in self._over

    def _sums_up(self, index: int, first: int, end: int) -> bool:
        told = [(column, value) for column, value in enumerate(self._values[index]) if value is not None]
        sums = any(told_value for _, told_value in told)
        fits_mean, differ = True, False  # what is the same on all lines is no mean of them
        for column, value in told:
            count = self._counts[column][end] - self._counts[column][first]
            added = self._sums[column][end] - self._sums[column][first]
            if count < _FEWEST:
                return False
            sums = sums and abs(added - value) <= _TOLERANCE
            mean = added / count
            if abs(mean - value) > _TOLERANCE:
                fits_mean = False
            squares = self._squares[column][end] - self._squares[column][first]
            differ = differ or squares / count - mean**2 > _TOLERANCE**2
        return sums or (fits_mean and differ)
