"""How large the numbers of a column are that have one reading only, beside those that have two."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cchc.reading.kind_reading import KindReading
from cchc.reading.values.separators import Cell, Doubt, Meaning

# «1,204» beside 987,5 and 1.050,4 is hardly 1.204: what is so many times smaller or larger than all others is asked about.
_OUT_OF_PROPORTION = 50
Span = tuple[float, float]


def spans_of(reading: KindReading, doubtful: Collection[Cell]) -> dict[int, Span]:
    """The smallest and the largest size of the other numbers of each column, zeros left aside."""
    found: dict[int, Span] = {}
    for cell, value in _figures(reading):
        size = abs(value)
        if size and cell not in doubtful:
            low, high = found.get(cell[1], (size, size))
            found[cell[1]] = min(low, size), max(high, size)
    return found


def _figures(reading: KindReading) -> Iterator[tuple[Cell, float]]:
    """The figures of the rows with their 0-based cells."""
    for row in reading.rows:
        columns = reading.columns
        if reading.blocks is not None:
            key, blocks = reading.blocks
            columns = blocks.get(row[key], {})
        for role, column in columns.items():
            value = row.get(role)
            if isinstance(value, float):
                yield (row["row"] - 1, column), value


def fits_beside(span: Span | None, doubts: Sequence[Doubt], meaning: Meaning | None, *, own: bool) -> bool:
    """Whether doubtful numbers in this meaning are not out of all proportion to the others of their column.

    Where the column's `own` numbers tell the meaning, only decimals that are far too small are doubted still.
    """
    sizes = [abs(value) for doubt in doubts if (value := doubt.value(meaning))]
    if span is None or not sizes or (own and meaning == "thousands"):
        return True
    low, high = span
    return max(sizes) * _OUT_OF_PROPORTION > low and (own or min(sizes) < high * _OUT_OF_PROPORTION)
