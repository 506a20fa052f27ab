"""What each line of a list holds of its own: a name, a running number, figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from cchc.reading.grid import CellError, NoResult
from cchc.reading.kinds.lists.line_figures import running_number
from cchc.reading.kinds.lists.ranks import parse_rank
from cchc.reading.kinds.lists.unit_list import ListColumns
from cchc.reading.labels import label_problem
from cchc.reading.layout.below import is_figure_or_day
from cchc.reading.layout.sections import Line
from cchc.reading.values.codes import parse_code
from cchc.reading.values.numbers import means_nothing

Fault = tuple[str, str]


class SeenLine(NamedTuple):
    """`own` is the line as it stands, `line` with what merged cells over it hold; `figures` counts numbers, errors in
    their place and merged ranks; `says` is whether anything else is said of it: a dash for points, a class."""

    own: Line
    line: Line
    name: str
    fault: Fault | None
    number: tuple[int, ...] | None
    figures: int
    says: bool


def seen_lines(own: Sequence[Line], lines: Sequence[Line], columns: ListColumns) -> list[SeenLine]:
    """The lines that hold something of their own; `lines` are the same lines with what merged cells over them hold."""
    numbers = [*columns.points, *columns.maxima]
    found = []
    for of_its_own, line in zip(own, lines, strict=True):
        seen = _look(of_its_own, line, columns, numbers)
        if seen is not None:
            found.append(seen)
    return found


def _look(own: Line, line: Line, columns: ListColumns, numbers: Sequence[int]) -> SeenLine | None:
    value = line.value(columns.unit)
    name, fault = _name(line, value, columns)
    named = line is own or own.value(columns.unit) != "" or value == ""
    figures = _count(own.cells, numbers)
    for column in columns.ranks:
        figures += _is_rank(own.value(column))
    if line is not own and named and name:
        figures += sum(line.value(c) != "" and own.value(c) == "" for c in columns.ranks)
    if not figures and not (named and (name or fault)):
        return None
    # Only of a line without figures it matters what else is said.
    says = not figures and (
        any(line.value(c) != "" for c in columns.texts) or any(own.text(c) for c in columns.measures)
    )
    return SeenLine(own, line, name, fault, running_number(own.value(columns.numbering)), figures, says)


def _count(cells: Sequence[Any], columns: Iterable[int]) -> int:
    width, count = len(cells), 0
    for column in columns:
        if column < width:
            cell = cells[column]
            if cell.__class__ is float or (cell != "" and is_figure_or_day(cell)):
                count += 1
    return count


def _is_rank(value: Any) -> bool:
    if value.__class__ is float:
        return True
    return value != "" and (
        is_figure_or_day(value) or (isinstance(value, str) and parse_rank(value) is not None)
    )


def _name(line: Line, value: Any, columns: ListColumns) -> tuple[str, Fault | None]:
    """The printed name, or what is wrong with its cell; a name may stand where numbers are counted."""
    if value.__class__ is str and value:
        return value.rstrip(" :"), None
    if isinstance(value, (CellError, NoResult)):
        return "", label_problem(value, "tên đơn vị")
    if value not in ("", None):
        return f"{value:g}" if isinstance(value, (int, float)) else str(value), None
    text = line.text(columns.numbering)
    is_name = len(text) > 1 and parse_code(text) is None and not means_nothing(text)
    return (text.rstrip(" :") if is_name else ""), None
