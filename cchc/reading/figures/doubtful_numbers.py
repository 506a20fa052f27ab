"""The numbers of a table that have two readings, decided together by what the table prints besides them.

The table is read under several hypotheses, and the one that agrees with most of its maxima, sums, shares and ranks is
taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from cchc.reading.figures.hypotheses import Search
from cchc.reading.figures.trials import Reader
from cchc.reading.figures.weighing import scale_in
from cchc.reading.grid import cell_address
from cchc.reading.kind_reading import KindReading
from cchc.reading.layout.header_text import maxima_in
from cchc.reading.model import Guess
from cchc.reading.problems import Problems
from cchc.reading.values.numbers import parse_number
from cchc.reading.values.separators import CAPTION, Group, Meaning

_MOST_GUESSES = 1_000  # a page shows them by column; past so many nobody reads them one by one
_YEARS = range(2000, 2100)  # a number of a caption that is one of these is no maximum


def read_doubtful(
    read: Reader,
    sheet: str,
    captions: Sequence[str],
    headings: Sequence[tuple[str, ...]],
    chosen: Mapping[str, Meaning],
    size: int,
) -> tuple[KindReading, Problems, list[Guess]]:
    """What `read` makes of a table of so many cells, with its doubtful numbers decided; these are the guesses.

    `read` is called several times, so it must leave alone what it reads. `captions` and `headings` may name the points
    that there are in all, `chosen` is what a person chose by the letters of a column, or by «*» for all columns.
    """
    problems = Problems(sheet)
    reading = read(problems, None)
    if not problems.separators.met:
        return reading, problems, []
    scale = _scale(captions, headings, problems.separators.meanings)
    search = Search(read, reading, problems, scale, chosen, size)
    reading, problems = search.decided()
    return reading, problems, _guesses(problems)


def _scale(
    captions: Sequence[str], headings: Sequence[tuple[str, ...]], told: dict[Group, set[Meaning]]
) -> float | None:
    """The points that there are in all, as the title says, else a heading; a mark before three digits groups there."""
    for text in captions:
        number = parse_number(scale_in(text))
        if number is not None:
            if number.thousands is not None:
                told.setdefault((CAPTION, number.doubtful), set()).add("thousands")
            return number.value if number.thousands is None else number.thousands
    named = (maxima[-1] for path in headings if (maxima := maxima_in(path)))
    return next((points for points in named if points not in _YEARS), None)


def _guesses(problems: Problems) -> list[Guess]:
    """Each doubtful number once, in reading order; one that merged cells hold for several lines where it stands."""
    separators = problems.separators
    own = (cell for cell in sorted(separators.met) if cell not in problems.first_rows)
    found = ((cell, separators.met[cell]) for cell in islice(own, _MOST_GUESSES))
    return [
        Guess(
            cell_address(*cell), doubt.text, doubt.number.value, doubt.number.thousands or 0.0,
            separators.meaning(cell, doubt),
        )
        for cell, doubt in found
    ]  # fmt: skip
