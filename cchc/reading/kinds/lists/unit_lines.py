"""The lines of a list of many units: which are units, which head a group of them, which only sum others up."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from cchc.reading.grid import CellError, NoResult
from cchc.reading.identity.register import register
from cchc.reading.kinds.lists.line_figures import running_number, unambiguous_number
from cchc.reading.kinds.lists.seen_lines import SeenLine, seen_lines
from cchc.reading.kinds.lists.summaries import Summaries
from cchc.reading.kinds.lists.unit_list import ListColumns, UnitLine, UnitList
from cchc.reading.labels import label_problem
from cchc.reading.layout.lines import (
    is_converted,
    is_maxima,
    is_mean,
    is_note,
    is_subtotal,
    is_tally,
    is_total,
    is_weight,
)
from cchc.reading.layout.sections import Line, Section, with_value
from cchc.reading.problems import Problems
from cchc.reading.values.codes import is_roman, split_title
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import begins, score_role

_ABOVE_ALL = 3  # lines under the header among which a line without a name may hold the maxima
_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = re.compile(rf"(?<=\w)[{_RAISED_DIGITS}]+$")
_ENOUGH = 200  # lines that tell what most units of a list are; looking up more takes time
_FEW = 4  # at most one in so many
_YEARS = range(2000, 2100)  # what a column of years may hold
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def find_units(section: Section, columns: ListColumns, problems: Problems) -> UnitList:
    """The units of a list in printed order; whatever is wrong with a name is reported, and its line stands."""
    lines, first_rows = _spread(section, columns.held)
    problems.first_rows.update(first_rows)
    return _Reader(columns, problems, first_rows).read(section.lines, lines)


def _spread(section: Section, columns: Iterable[int]) -> tuple[list[Line], dict[tuple[int, int], int]]:
    """The lines with what merged cells of these columns hold on each line that they cover, and for each such cell the
    row of its value. The section is left as it was."""
    lines = list(section.lines)
    rows = [line.row for line in lines]
    places, first_rows = set(columns), {}
    for area in section.tall:
        value = section.grid.value(area.top, area.left) if area.left in places else ""
        if value != "":
            for index in range(bisect_left(rows, area.top + 1), bisect_right(rows, area.bottom)):
                lines[index] = with_value(lines[index], area.left, value)
                first_rows[rows[index], area.left] = area.top
    return lines, first_rows


class _Reader:
    def __init__(
        self, columns: ListColumns, problems: Problems, first_rows: dict[tuple[int, int], int]
    ) -> None:
        self.columns, self.problems, self.first_rows = columns, problems, first_rows
        self.found = UnitList()
        self.group: str | None = None
        self.seen: list[SeenLine] = []
        self.last = -1
        self.usual: str | None = None

    def read(self, own: Sequence[Line], lines: Sequence[Line]) -> UnitList:
        self.seen = seen_lines(own, lines, self.columns)
        if not self._is_filled_in():
            return self.found
        self.last = max((i for i, seen in enumerate(self.seen) if seen.figures and seen.name), default=-1)
        self.usual = self._usual_kind()
        self.found.maxima = self._maxima()
        summaries = self._summaries()
        for index, seen in enumerate(self.seen):
            if seen.line is self.found.maxima or self._is_said_to_sum_up(seen):
                continue
            if summaries.holds(index):
                self._head(seen.name if summaries.is_over_its_lines(index) else "")
            elif seen.fault or seen.figures:
                self._add_with_figures(seen)
            elif seen.name:
                self._add_without_figures(index, seen)
        self._give_years_of_groups()
        return self.found

    def _give_years_of_groups(self) -> None:
        """Under «Năm 2022» and «Năm 2023» each unit stands once a year."""
        told = {group: _years(group or "") for group in {entry.group for entry in self.found.entries}}
        if len({year for years in told.values() for year in years}) > 1 and all(
            len(y) == 1 for y in told.values()
        ):
            self.found.entries = [
                entry._replace(year=entry.year or told[entry.group][0]) for entry in self.found.entries
            ]

    def _is_filled_in(self) -> bool:
        """Whether anything is said of any unit: a form with names and maxima only is none."""
        told = [*self.columns.points, *self.columns.ranks, *self.columns.texts]
        return any(seen.own.value(column) != "" for seen in self.seen for column in told)

    def _usual_kind(self) -> str | None:
        """What most units of the list are: departments, districts, communes."""
        named = Counter(
            register().find_unit(seen.name).kind for seen in self.seen[:_ENOUGH] if seen.figures and seen.name
        )
        return max(named, key=lambda kind: named[kind]) if named else None

    def _maxima(self) -> Line | None:
        named = next(
            (seen.line for seen in self.seen if (seen.figures or seen.says) and is_maxima(seen.name)), None
        )
        if named is not None:
            return named
        for seen in self.seen[:_ABOVE_ALL]:
            if seen.name or seen.fault:
                return None
            if seen.number is None and seen.figures > 1 and self._is_above_most(seen):
                return seen.line
        return None

    def _is_above_most(self, top: SeenLine) -> bool:
        """Whether hardly any unit has more: points above their maximum are a mistake of single cells."""
        bounds = {
            c: unambiguous_number(top.line.value(c)) for c in (*self.columns.points, *self.columns.maxima)
        }
        pairs = [
            (value, bound)
            for column, bound in bounds.items()
            if bound is not None
            for seen in self.seen
            if seen.name and (value := unambiguous_number(seen.line.value(column))) is not None
        ]
        return sum(value > bound for value, bound in pairs) * _FEW <= len(pairs)

    def _is_said_to_sum_up(self, seen: SeenLine) -> bool:
        return _sums_up(seen.name) and not _is_known(seen.name)

    def _summaries(self) -> Summaries:
        """Lines that no number and no rank makes units, whose figures may be those of others together."""
        columns = self.columns
        numbered = any(seen.number and seen.name for seen in self.seen)
        ranked = any(seen.line.value(c) != "" for seen in self.seen if seen.name for c in columns.ranks)
        doubtful = {
            index
            for index, seen in enumerate(self.seen)
            if seen.figures and not seen.fault and not (seen.number and seen.name)
            and (numbered or ranked or not seen.name)
            and not (ranked and any(seen.line.value(c) != "" for c in columns.ranks))
            and not (seen.name and _is_known(seen.name))
        }  # fmt: skip
        if not doubtful:
            return Summaries([], doubtful, [])
        values = [[unambiguous_number(seen.line.value(c)) for c in columns.points] for seen in self.seen]
        named = [bool(seen.name and seen.figures) and not self._is_said_to_sum_up(seen) for seen in self.seen]
        return Summaries(values, doubtful, named)

    def _add_with_figures(self, seen: SeenLine) -> None:
        unit = _unit(seen.name)
        if seen.fault:
            self.problems.add(seen.fault[0], seen.line.row, self.columns.unit or 0, seen.fault[1])
        elif not unit:
            before = self.found.entries[-1] if self.found.entries else None
            if self.columns.year is not None and seen.number is None and before is not None:
                # The second year of the unit above, whose name was not merged.
                self._add(seen, before.unit)
                return
            if seen.number is None and seen.figures < 2:
                return
            message = "dòng có số liệu nhưng ô tên đơn vị để trống. Hãy ghi tên đơn vị, hoặc xóa dòng."
            self.problems.add("unknown_unit", seen.line.row, self.columns.unit or 0, message)
        self._add(seen, unit or None)

    def _add_without_figures(self, index: int, seen: SeenLine) -> None:
        """A unit of which nothing was published, a heading over the units below it, or what stands under the table."""
        known = _is_known(seen.name)
        if is_note(seen.name):
            return
        if index > self.last:
            before = self.found.entries[-1].line.value(self.columns.numbering) if self.found.entries else ""
            goes_on = seen.number is not None and (known or seen.number > (running_number(before) or (0,)))
            is_unit = goes_on or (seen.says and known)
        elif seen.says:
            is_unit = known or (seen.number is not None and not _is_heading(seen.name))
        elif seen.number is not None:
            is_unit = known or not (_is_heading(seen.name) or self._is_counted_anew(index))
        else:
            is_unit = known and register().find_unit(seen.name).kind == self.usual
        if is_unit:
            self._add(seen, _unit(seen.name))
        elif index < self.last:
            self._head(seen.name)

    def _is_counted_anew(self, index: int) -> bool:
        """Whether the next line is the first of those that this one heads: 1 under 2, or 2.1."""
        own, after = self.seen[index].number, self.seen[index + 1].number
        return after is not None and own is not None and (after == (1,) or after[: len(own)] == own)

    def _head(self, name: str) -> None:
        self.group = name or self.group

    def _add(self, seen: SeenLine, unit: str | None) -> None:
        column, line = self.columns.unit, seen.line
        first = self.first_rows.get((line.row, column)) if column is not None and self.first_rows else None
        year = None if self.columns.year is None else self._year(line)
        again = first is not None and year is None and self._is_merged_with_last(first)
        if again:
            message = f"«{unit}» có nhiều dòng số liệu trong một ô gộp; kết quả ở dòng cuối được dùng. Hãy kiểm tra."
            self.problems.add("two_rounds", line.row, column or 0, message)
        group = self.group if self.columns.group is None else self._group(line)
        self.found.entries.append(UnitLine(line, unit, group, year, again))

    def _is_merged_with_last(self, first: int) -> bool:
        return bool(self.found.entries) and self.found.entries[-1].line.row >= first

    def _group(self, line: Line) -> str | None:
        value = line.value(self.columns.group)
        if isinstance(value, (CellError, NoResult)):
            code, message = label_problem(value, "tên nhóm")
            self.problems.add(code, line.row, self.columns.group or 0, message)
            return None
        return line.text(self.columns.group) or self.group

    def _year(self, line: Line) -> int | None:
        if self.columns.year is None:
            return None
        value = line.value(self.columns.year)
        if isinstance(value, (int, float)):
            return int(value) if value in _YEARS else None
        return next(reversed(_years(value)), None) if isinstance(value, str) else None


@lru_cache(maxsize=16_384)
def _sums_up(name: str) -> bool:
    kinds = (is_total, is_mean, is_subtotal, is_maxima, is_weight, is_converted, is_tally)
    return bool(name) and any(is_one(name) for is_one in kinds)


def _years(text: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(text)]


def _is_known(name: str) -> bool:
    return register().find_unit(_unit(name)).name is not None


def _unit(name: str) -> str:
    """The name without a number before it («1. Sở Nội vụ», but «X. Tân Lập») or a raised mark behind it."""
    code, rest = split_title(name)
    if code is not None and (code.text[0].isdigit() or is_roman(code.text)):
        counted = code.text[0].isdigit() and register().find_unit(rest).name is not None
        if counted or register().find_unit(name).name is None:
            name = rest
    return (_RAISED.sub("", name) if name[-1:] in _RAISED_DIGITS else name).rstrip(" :")


def _is_heading(name: str) -> bool:
    """«Khối sở, ban, ngành», «Các huyện», «UBND cấp xã»: many units, and none of them by name."""
    folded = fold_words(_unit(name))
    return bool(begins("lines", "group").match(folded)) or score_role(folded) == "unit"
