"""Lines of tables of counts: the labelled lines, and the total wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cchc.workbook.codes import parse_code
from cchc.workbook.lines import is_mean, is_subtotal, is_total
from cchc.workbook.sections import Line, Section


class Labelled(NamedTuple):
    line: Line
    label: str
    nested: bool


@dataclass
class CountLines:
    labelled: list[Labelled]
    total: Line | None


def find_count_lines(
    section: Section, label: int | None, numbering: int | None, measures: list[int]
) -> CountLines:
    found = CountLines([], None)
    numbered = any(_number(line, numbering) for line in section.lines)
    for line in section.lines:
        text = line.text(label) or (line.text(numbering) if parse_code(line.value(numbering)) is None else "")
        if not any(line.value(column) != "" for column in measures) and not _number(line, numbering):
            continue
        if is_total(text):
            if found.total is None or _size(line, measures) > _size(found.total, measures):
                found.total = line
        elif (
            text and not is_mean(text) and not is_subtotal(text) and not _is_group(line, numbering, numbered)
        ):
            found.labelled.append(Labelled(line, text.rstrip(" :"), "." in _number(line, numbering)))
    return found


def _size(line: Line, measures: list[int]) -> float:
    """Of several totals the largest is the grand total."""
    return sum(float(value) for column in measures if isinstance(value := line.value(column), (int, float)))


def _is_group(line: Line, numbering: int | None, numbered: bool) -> bool:
    """A line numbered I or A among lines numbered 1, 2, 3 sums up the lines below it."""
    code = parse_code(line.value(numbering))
    return numbered and code is not None and code.text.isalpha() and code.text.isupper()


def _number(line: Line, numbering: int | None) -> str:
    code = parse_code(line.value(numbering))
    return code.text if code and code.text[0].isdigit() else ""
