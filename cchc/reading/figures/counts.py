"""Counts in the lines of a table, read column by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_uppercase as _LETTERS

from cchc.reading.figures.count_sums import CountLines
from cchc.reading.figures.values import NumberColumn
from cchc.reading.layout.sections import Line
from cchc.reading.problems import Problems, number_text

TOLERANCE = 1e-6  # counts are whole; what is less comes of adding floats
MORE = "+"  # marks further columns of a role, whose counts are added: «received_direct+0»
Counts = dict[str, float | None]
Numbers = Mapping[str, NumberColumn]


@dataclass(frozen=True)
class PrintedCounts:
    """The counts of all lines as printed, by row (0-based) and role; what cannot be read is None.

    `found` are the problems of all cells: only afterwards it is known which lines are data.
    """

    numbers: Numbers
    by_row: Mapping[int, Counts]
    found: Problems

    def of(self, lines: Iterable[Line]) -> list[Counts]:
        """The counts of these lines."""
        return [self.by_row[line.row] for line in lines]

    def report(self, lines: Iterable[Line], problems: Problems) -> None:
        """Reports what is wrong with the cells of these lines."""
        rows = {str(line.row + 1) for line in lines} if self.found.found else set()
        problems.found.extend(one for one in self.found.found if (one.cell or "").lstrip(_LETTERS) in rows)


def printed_counts(
    places: Mapping[str, int], labels: Mapping[str, str], lines: Sequence[Line], sheet: str
) -> PrintedCounts:
    """The counts under each role of `places` (0-based columns); `labels` name the roles in Vietnamese."""
    found = Problems(sheet)
    numbers = {role: NumberColumn(column, labels[role], found, whole=True) for role, column in places.items()}
    columns = [column.read_all(lines) for column in numbers.values()]
    rows = zip(*columns, strict=True) if columns else ([] for _ in lines)
    by_row = {
        line.row: dict(zip(numbers, values, strict=True)) for line, values in zip(lines, rows, strict=True)
    }
    return PrintedCounts(numbers, by_row, found)


@lru_cache(maxsize=64)
def _further_roles(roles: tuple[str, ...]) -> tuple[str, ...]:
    """Those of further columns; nearly always there are none, and all lines of a table have the same roles."""
    return tuple(role for role in roles if MORE in role)


def added_up(values: Counts) -> Counts:
    """The counts, those of further columns added to their roles."""
    further = _further_roles(tuple(values))
    if not further:
        return values
    counts = dict(values)
    for role in further:
        whole, value = role.partition(MORE)[0], values[role]
        if whole in counts and value is not None:
            counts[whole] = (counts[whole] or 0.0) + value
    return counts


def lines_with_counts(found: CountLines) -> list[Line]:
    """All lines of a table of which counts are told: those of data, its sums, and its total."""
    total = [found.total] if found.total else []
    return [*(entry.line for entry in found.labelled), *(one.line for one in found.sums), *total]


def is_below_zero(values: Mapping[str, float | None], roles: Iterable[str]) -> bool:
    """Whether any of these counts is below zero, which is said at its cell: sums over it say nothing."""
    return any((values.get(role) or 0.0) < 0 for role in roles)


def without_negative(
    lines: Sequence[Line], counts: Sequence[Counts], numbers: Numbers, problems: Problems
) -> None:
    """Reports counts below zero, and takes them out."""
    for line, values in zip(lines, counts, strict=True):
        for role, value in values.items():
            if value is not None and value < 0 and role in numbers:
                column = numbers[role]
                message = f"{column.label} {number_text(value)} là số âm."
                problems.add("negative_score", line.row, column.column, message)
                values[role] = None


def check_column_sums(
    code: str,
    line: Line,
    of: Iterable[Line],
    printed: Mapping[int, Counts],
    numbers: Numbers,
    problems: Problems,
) -> None:
    """Reports each count of a printed sum that is not the sum of the lines that it adds up.

    `printed` are the counts by row (0-based) as printed. A column with a cell that cannot be read says nothing.
    """
    lines = list(of)
    for role, column in numbers.items():
        total = printed[line.row][role]
        known = [value for one in lines if (value := printed[one.row][role]) is not None]
        added = sum(known)
        if total is None or not known or abs(added - total) <= TOLERANCE or any(map(column.is_wrong, lines)):
            continue
        if min(known) < 0:
            # That is said at its cell.
            continue
        message = f"dòng tổng ghi {column.label} là {number_text(total)}, nhưng các dòng cộng lại là {number_text(added)}."
        problems.add(code, line.row, column.column, message)
