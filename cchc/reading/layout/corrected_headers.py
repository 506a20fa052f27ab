"""Headers where an officer says that they stand, else where they are found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from cchc.reading.corrections import Correction
from cchc.reading.grid import Grid
from cchc.reading.layout.header_blocks import Header, header_of_rows


def with_corrected_headers(
    grid: Grid, found: list[Header], corrections: Sequence[Correction]
) -> list[Header]:
    """A given header takes the place of those it overlaps; where it overlaps none, all that were found are wrong."""
    given = [header for correction in corrections if (header := _given_header(grid, correction))]
    if not given:
        return found
    others = [header for header in found if not any(_overlap(header, one) for one in given)]
    return sorted(given + (others if len(others) < len(found) else []), key=lambda header: header.top)


def _given_header(grid: Grid, correction: Correction) -> Header | None:
    if not correction.header_rows:
        return None
    first = bisect_left(grid.numbers, min(correction.header_rows) - 1)
    last = bisect_right(grid.numbers, max(correction.header_rows) - 1) - 1
    header = header_of_rows(grid, first, last) if first <= last else None
    return header if header and header.paths else None


def _overlap(one: Header, other: Header) -> bool:
    return one.top <= other.bottom and other.top <= one.bottom


def correction_of(header: Header, corrections: Sequence[Correction]) -> Correction | None:
    """The correction that names this header's rows, else one that names none and is for the whole sheet."""
    rows = range(header.top + 1, header.bottom + 2)
    named = [one for one in corrections if one.header_rows and set(rows) & set(one.header_rows)]
    whole = [one for one in corrections if not one.header_rows]
    return next(iter(named + whole), None)
