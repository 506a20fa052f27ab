"""Which lines of a table of counts are sums of others: told by their values, whatever they are called."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cchc.reading.layout.sections import Line

_TOLERANCE = 1e-6  # counts are whole; what is less comes of adding floats
_UPPER = ("letter", "roman")
_UNNUMBERED_HEAD, _LEAF = 9, 10  # levels below those of all styles of numbering, of which there are fewer
Values = Mapping[str, float | None]


class CountEntry(NamedTuple):
    """A line: its name, the style of its number, whether it is called a `total` or `subtotal`, and its counts."""

    line: Line
    label: str | None
    style: str
    called: str
    values: Values
    group: str | None


class Labelled(NamedTuple):
    """A line of data; `label` is None where it cannot be read, `nested` says that it is part of a line above it."""

    line: Line
    label: str | None
    nested: bool
    group: str | None = None


class SumLine(NamedTuple):
    """A printed sum and the lines that it adds up."""

    line: Line
    of: list[Line]


@dataclass
class CountLines:
    """`total_of` are the lines that the total adds up, `sums` the sums of groups."""

    labelled: list[Labelled] = field(default_factory=list)
    total: Line | None = None
    total_of: list[Line] = field(default_factory=list)
    sums: list[SumLine] = field(default_factory=list)


class _Fit(NamedTuple):
    """How many counts of a line are the sums of others, how many of these are not 0, and how many counts are not."""

    equal: int
    told: int
    other: int

    @property
    def is_likely(self) -> bool:
        return self.equal > self.other

    def is_sure(self, told: int = 2) -> bool:
        return self.told >= told and not self.other


def separate_sums(entries: Sequence[CountEntry]) -> CountLines:
    """The lines of data, the sums of groups, and the total, in time that grows with the number of lines."""
    if not any(entry.called == "total" for entry in entries):
        entries = _with_unnamed_total(entries)
    sums = _Sums(entries)
    found = sums.classified()
    if found.total and any(entry.nested for entry in found.labelled) and not sums.total_is_sure():
        # Lines that look like parts of others may be lines like them.
        level = _Sums([entry._replace(style="") if entry.style == "small" else entry for entry in entries])
        other = level.classified()
        return other if level.total_is_sure() else found
    return found


def _with_unnamed_total(entries: Sequence[CountEntry]) -> Sequence[CountEntry]:
    """The last line, or the first, is the total where its counts are the sums of all others, whatever its name is."""
    for place in dict.fromkeys((len(entries) - 1, 0)) if len(entries) > 1 else ():
        if not _may_be_total(entries, entries[place]):
            continue
        others = _Sums([entry for other, entry in enumerate(entries) if other != place])
        if others.has_total(entries[place]):
            total = entries[place]._replace(called="total")
            return [*entries[:place], total, *entries[place + 1 :]]
    return entries


_LEVELS = 20  # sums of sums, one above the other, that may all be as large as the total


def _may_be_total(entries: Sequence[CountEntry], entry: CountEntry) -> bool:
    """Whether a line has no less of its first count than any other: told at once, where sums take time."""
    role = next((role for role, value in entry.values.items() if value is not None), None)
    if entry.label is None or role is None:
        return True
    most = entry.values[role] or 0.0
    others = [other.values.get(role) or 0.0 for other in entries]
    as_many = sum([count >= most - _TOLERANCE for count in others]) if most > 0 else 0
    return max(others) <= most + _TOLERANCE and as_many <= _LEVELS


class _Sums:
    """By places among the lines: `leaves` may be data, `children` stand under a line, `roots` under none."""

    def __init__(self, entries: Sequence[CountEntry]) -> None:
        self.entries = entries
        self.numbered = any(entry.style == "arabic" for entry in entries)
        # Where nothing stands above them, a) and b) are the lines.
        self.small_alone = not any(entry.style in ("arabic", "") and not entry.called for entry in entries)
        self.leaves = [place for place, entry in enumerate(entries) if self._may_be_data(entry)]
        self.sums: dict[int, list[int]] = {}
        self.parts: set[int] = set()
        self.children: dict[int, list[int]] = {}
        self.roots: list[int] = []
        self.total: int | None = None

    def _may_be_data(self, entry: CountEntry) -> bool:
        return entry.called != "total" and (entry.style != "small" or self.small_alone)

    def classified(self) -> CountLines:
        self._find_subtotals()
        self._find_groups()
        named = [place for place, entry in enumerate(self.entries) if entry.called == "total"]
        if named:
            self.total = self._largest(named)
            self._find_further(named)
        return self._found()

    def has_total(self, entry: CountEntry) -> bool:
        """Whether an entry that is none of these adds them up."""
        self._find_subtotals()
        self._find_groups()
        rows = self._rows()
        fit = _compared(entry, self._summed(rows))
        nameless = entry.label is None and entry.style == ""
        if not rows or entry.style in (*_UPPER, "small"):
            return False
        if len(rows) == 1 and not nameless and not (self.numbered and entry.style == ""):
            return False
        return fit.is_sure(3 if entry.style == "arabic" else 2) or (nameless and fit.is_likely)

    def total_is_sure(self) -> bool:
        """Whether the total is the sum of the lines."""
        return self.total is not None and self._fit(self.total, self._rows()).is_sure(1)

    def _rows(self) -> list[int]:
        return [place for place in self.leaves if place not in self.sums and place not in self.parts]

    def _find_subtotals(self) -> None:
        """«Cộng mục I» adds up what stands above it, as far as the last such line or the head of a group."""
        above: list[int] = []
        for place, entry in enumerate(self.entries):
            if entry.called == "subtotal" and above and self._fit(place, above).is_likely:
                self.sums[place] = above
                above = []
            elif entry.called == "total" or entry.style in _UPPER:
                above = []
            elif self._may_be_data(entry):
                above.append(place)

    def _find_groups(self) -> None:
        levels = self._levels()
        heads: list[int] = []
        for place in self.leaves:
            if place in self.sums:
                continue
            while heads and levels[heads[-1]] >= levels[place]:
                heads.pop()
            siblings = self.children.setdefault(heads[-1], []) if heads else self.roots
            siblings.append(place)
            if levels[place] < _LEAF:
                heads.append(place)
        for place, below in self.children.items():
            if self._fit(place, below).is_likely:
                self.sums[place] = below
            elif self._covers(place, below):
                # «Trong đó» some of what it counts.
                self.parts.update(below)

    def _levels(self) -> dict[int, int]:
        """How far out a line stands: letters and numerals, the outer ones first, then heads without a number."""
        order = list(dict.fromkeys(entry.style for entry in self.entries if entry.style in _UPPER))
        if not (self.numbered or self.small_alone):
            order = order[:-1]
        levels = dict.fromkeys(self.leaves, _LEAF)
        for place in self.leaves:
            style = self.entries[place].style
            levels[place] = order.index(style) if style in order else _LEAF
        if self.numbered:
            levels.update(dict.fromkeys(self._unnumbered_heads(), _UNNUMBERED_HEAD))
        return levels

    def _unnumbered_heads(self) -> list[int]:
        """Lines without a number whose counts are the sums of the numbered lines right below."""
        heads, below = [], []
        for place in reversed(self.leaves):
            style = self.entries[place].style
            if style == "arabic":
                below.append(place)
                continue
            if style == "" and below and self._fit(place, below).is_sure():
                heads.append(place)
            below = []
        return heads

    def _largest(self, named: Sequence[int]) -> int:
        """Of several totals the one that adds up all lines, else the one with the largest counts."""
        if len(named) == 1:
            return named[0]
        sums = self._summed(self._rows())
        fits = {place: _compared(self.entries[place], sums) for place in named}
        return max(named, key=lambda p: (fits[p].is_sure(1), fits[p].is_likely, self._size(p)))

    def _find_further(self, named: Sequence[int]) -> None:
        """Further lines that are called totals: the same again, or of the lines next to them."""
        rows, ends = self._rows(), [-1, *named, len(self.entries)]
        for at, place in enumerate(named, start=1):
            if place == self.total or self.entries[place].values == self.entries[self.total or 0].values:
                continue
            above = list(rows[bisect_right(rows, ends[at - 1]) : bisect_right(rows, place)])
            below = list(rows[bisect_right(rows, place) : bisect_right(rows, ends[at + 1])])
            fits_below = below and self._fit(place, below).is_likely
            self.sums[place] = (
                below if fits_below and not self._fit(place, above).is_likely else above or below
            )

    def _found(self) -> CountLines:
        found, rows = CountLines(), self._rows()
        if self.total is not None:
            found.total = self.entries[self.total].line
            others = [place for place in rows if place != self.total]
            roots = [place for place in self.roots if place != self.total]
            better = roots != others and (
                self._fit(self.total, roots).equal > self._fit(self.total, others).equal
            )
            found.total_of = [self.entries[place].line for place in (roots if better else others)]
        found.sums = [
            SumLine(self.entries[place].line, [self.entries[p].line for p in of])
            for place, of in sorted(self.sums.items())
        ]
        groups = {
            p: self.entries[head] for head, below in self.children.items() if head in self.sums for p in below
        }
        has_whole = False
        for place, entry in enumerate(self.entries):
            if place == self.total or place in self.sums or entry.called == "total":
                continue
            is_part = place in self.parts or not self._may_be_data(entry)
            head = groups.get(place)
            group = head.label if head and head.group == entry.group else entry.group
            found.labelled.append(Labelled(entry.line, entry.label, is_part and has_whole, group))
            has_whole = has_whole or not is_part
        return found

    def _fit(self, place: int, of: Sequence[int]) -> _Fit:
        return _compared(self.entries[place], self._summed(of))

    def _summed(self, places: Sequence[int]) -> dict[str, float]:
        rows = [self.entries[place].values for place in places]
        sums: dict[str, float] = {}
        for role in rows[0] if rows else ():
            known = [count for values in rows if (count := values.get(role)) is not None]
            if known:
                sums[role] = sum(known)
        return sums

    def _covers(self, place: int, below: Sequence[int]) -> bool:
        """Whether no count of the lines below is more than there are in all."""
        sums = self._summed(below)
        values = self.entries[place].values.items()
        return all(value is None or sums.get(role, 0.0) <= value + _TOLERANCE for role, value in values)

    def _size(self, place: int) -> float:
        return sum(value for value in self.entries[place].values.values() if value is not None)


def _compared(entry: CountEntry, sums: Mapping[str, float]) -> _Fit:
    equal = told = other = 0
    for role, value in entry.values.items():
        if value is None or role not in sums:
            continue
        if abs(sums[role] - value) <= _TOLERANCE:
            equal += 1
            told += value != 0
        else:
            other += 1
    return _Fit(equal, told, other)
