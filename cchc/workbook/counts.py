"""Counts in the lines of a table, read column by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cchc.workbook.count_sums import CountLines
from cchc.workbook.problems import Problems, written
from cchc.workbook.sections import Line
from cchc.workbook.values import NumberColumn

TOLERANCE = 1e-6
MORE = "+"  # marks further columns of a role, whose counts are added: «received_direct+0»
Counts = dict[str, float | None]
Numbers = Mapping[str, NumberColumn]


def number_columns(
    places: Mapping[str, int], labels: Mapping[str, str], problems: Problems
) -> dict[str, NumberColumn]:
    """A column of counts for each role of `places` (0-based columns); `labels` name them in Vietnamese."""
    return {role: NumberColumn(column, labels[role], problems, whole=True) for role, column in places.items()}


def read_counts(lines: Sequence[Line], numbers: Numbers) -> list[Counts]:
    """The counts of each line by role, as printed; what cannot be read is reported and None."""
    columns = {role: column.read_all(lines) for role, column in numbers.items()}
    return [{role: values[place] for role, values in columns.items()} for place in range(len(lines))]


def added_up(values: Mapping[str, float | None]) -> Counts:
    """The counts by their roles alone, those of further columns added."""
    counts: Counts = {role: value for role, value in values.items() if MORE not in role}
    for role, value in values.items():
        whole = role.split(MORE)[0]
        if role != whole and whole in counts and value is not None:
            counts[whole] = (counts[whole] or 0.0) + value
    return counts


def lines_with_counts(found: CountLines) -> list[Line]:
    """All lines of a table of which counts are told: those of data, its sums, and its total."""
    total = [found.total] if found.total else []
    return [*(entry.line for entry in found.labelled), *(one.line for one in found.sums), *total]


def without_negative(
    lines: Sequence[Line], counts: Sequence[Counts], numbers: Numbers, problems: Problems
) -> None:
    """Reports counts below zero, and takes them out."""
    for line, values in zip(lines, counts, strict=True):
        for role, value in values.items():
            if value is not None and value < 0 and role in numbers:
                column = numbers[role]
                message = f"{column.label} {written(value)} là số âm."
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
        message = (
            f"dòng tổng ghi {column.label} là {written(total)}, nhưng các dòng cộng lại là {written(added)}."
        )
        problems.add(code, line.row, column.column, message)
