"""What a comma or a point before three digits means: how one reading of a table takes it, and what the table tells."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from cchc.reading.values.numbers import Number

Meaning = Literal["decimal", "thousands"]
MEANINGS: tuple[Meaning, Meaning] = ("decimal", "thousands")
# A cell's 0-based row and column; a column with the mark that its numbers have.
Cell = tuple[int, int]
Group = tuple[int, str]
WHOLE_TABLE = "*"  # in place of a column's letters
# Factors that follow no order of the lines, and a part that no sum has: numbers taken so agree with nothing.
_STRIDE, _STEPS, _OFF = 7919, 13, 0.37
CAPTION = -1  # the column of what stands above a table


def other(meaning: Meaning) -> Meaning:
    """The meaning that this one is not."""
    return "decimal" if meaning == "thousands" else "thousands"


@dataclass(frozen=True)
class Doubt:
    """A number of two readings as it stands in its cell; none is larger than `bound` where its column says so."""

    text: str
    number: Number
    bound: float | None = None

    def value(self, meaning: Meaning | None) -> float | None:
        """The number in one of its meanings; nothing where none is taken."""
        if meaning is None:
            return None
        return self.number.thousands if meaning == "thousands" else self.number.value


@dataclass
class Separators:
    """How the doubtful numbers of a table are taken in one reading of it, cells before groups, else as decimal.

    Groups `at_random` are read as numbers that cannot be meant: what then is wrong was right before.
    `met` are those that were read, `meanings` is what other numbers say of the marks of their column. Columns of `shares` say
    it for themselves only: a program computed them, a person typed the points.
    """

    groups: Mapping[Group, Meaning | None] = field(default_factory=dict)
    at_random: Collection[Group] = ()
    cells: Mapping[Cell, Meaning | None] = field(default_factory=dict)
    met: dict[Cell, Doubt] = field(default_factory=dict)
    meanings: dict[Group, set[Meaning]] = field(default_factory=dict)
    shares: set[int] = field(default_factory=set)

    def again(self) -> Separators:
        """The same reading, which keeps its own account of what it met."""
        return Separators(self.groups, self.at_random, self.cells)

    def take(self, cell: Cell, doubt: Doubt) -> float | None:
        """The value of a doubtful number in this reading."""
        self.met[cell] = doubt
        if (cell[1], doubt.number.doubtful) in self.at_random:
            return doubt.number.value * (1 + cell[0] * _STRIDE % _STEPS / 3) + _OFF
        return doubt.value(self.meaning(cell, doubt))

    def meaning(self, cell: Cell, doubt: Doubt) -> Meaning | None:
        """How a number is taken."""
        group = (cell[1], doubt.number.doubtful)
        return self.cells[cell] if cell in self.cells else self.groups.get(group, "decimal")

    def learn(self, column: int, number: Number, whole: bool = False) -> None:
        """What a number says of the marks in its column; in a count a doubtful mark groups thousands."""
        if number.decimal:
            self.meanings.setdefault((column, number.decimal), set()).add("decimal")
        if group := number.group or (number.doubtful if whole else ""):
            self.meanings.setdefault((column, group), set()).add("thousands")

    def meaning_of(self, group: Group) -> Meaning | None:
        """What the column tells of its mark, else the table; nothing where neither does, or not with one voice."""
        column, mark = group
        own = self.meanings.get(group)
        if own:
            return next(iter(own)) if len(own) == 1 else None
        other_mark = "." if mark == "," else ","
        table, others = self._meanings_in_table(mark, column), self._meanings_in_table(other_mark, column)
        if not table:
            # Vietnamese usage, in a table that never writes another way.
            return "decimal" if mark == "," and "decimal" not in others else None
        if len(table) > 1 or (
            table == {"decimal"} and "decimal" in self.meanings.get((column, other_mark), ())
        ):
            return None
        return next(iter(table))

    def _meanings_in_table(self, mark: str, column: int) -> set[Meaning]:
        apart = self.shares - {column}
        return set[Meaning]().union(
            *(s for (c, m), s in self.meanings.items() if m == mark and c not in apart)
        )
