"""What is told of the units of a list: the columns that it has, and its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cchc.reading.identity.unit_names import Listed
from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.sections import Line
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import is_whole


@dataclass(frozen=True)
class ListColumns:
    """0-based columns of a list: `points` hold what can be added up, `maxima` the points available, `ranks` places,
    `texts` what else is said of a unit («Xếp loại»), `group` and `year` what tells its lines apart."""

    unit: int | None
    numbering: int | None
    points: Sequence[int]
    maxima: Sequence[int] = ()
    ranks: Sequence[int] = ()
    texts: Sequence[int] = ()
    group: int | None = None
    year: int | None = None

    @property
    def measures(self) -> list[int]:
        """All columns of figures."""
        return [*self.points, *self.maxima, *self.ranks]

    @property
    def held(self) -> list[int]:
        """Columns whose merged cells mean every line that they cover; points stay with their first line."""
        columns = (self.unit, self.group, self.year, *self.maxima, *self.ranks, *self.texts)
        return [column for column in columns if column is not None]


def column_headed(header: Header, name: str) -> int | None:
    """The column whose heading is one of the words for groups or years."""
    return next(
        (
            c
            for c, path in sorted(header.paths.items())
            if is_whole("lists", name).match(fold_words(path[-1]))
        ),
        None,
    )


class UnitLine(NamedTuple):
    """`unit` is the name as printed, None where it cannot be read; `again` is a further line of one merged name."""

    line: Line
    unit: str | None
    group: str | None = None
    year: int | None = None
    again: bool = False

    @property
    def said(self) -> str:
        """How messages call the line: its unit, else its row (1-based)."""
        return self.unit or f"dòng {self.line.row + 1}"

    @property
    def besides(self) -> dict[str, Any]:
        """What a row carries besides its figures, where the sheet says it."""
        told = {"group": self.group, "year": self.year}
        return {key: value for key, value in told.items() if value is not None}


@dataclass
class UnitList:
    """`maxima` is the line that holds the points available, if there is one."""

    entries: list[UnitLine] = field(default_factory=list)
    maxima: Line | None = None

    @property
    def lines(self) -> list[Line]:
        """The lines of the units in printed order."""
        return [entry.line for entry in self.entries]

    @property
    def listed(self) -> list[Listed]:
        """The names, each once for all lines of a merged cell."""
        own = [entry for entry in self.entries if not entry.again]
        return [Listed(entry.line.row, entry.unit, entry.group, entry.year) for entry in own]
