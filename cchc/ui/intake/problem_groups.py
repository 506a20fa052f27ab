"""Problems that say the same of several cells, said once with all of them: «F8–F18»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc import words
from cchc.language import HOME, current_language
from cchc.reading import Problem
from cchc.reading.grid import column_index, column_letters

_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_NAMED_FIRST = re.compile(r"^Ô [A-Z]{1,3}\d{1,7}: ")
_MANY = 12  # ranges that are named one by one


@dataclass(frozen=True)
class ProblemGroup:
    """Problems of one kind on one sheet with one message, at several cells (none where a file is meant)."""

    sheet: str | None
    severity: str
    code: str
    message: str
    cells: tuple[str, ...]


def group_problems(problems: Iterable[Problem]) -> list[ProblemGroup]:
    """One for each message, in the order in which they come."""
    found: dict[tuple[str | None, str, str, str], list[str]] = {}
    for problem in problems:
        key = (problem.sheet, problem.severity, problem.code, message_without_cell(problem))
        found.setdefault(key, []).extend([problem.cell] if problem.cell else [])
    return [ProblemGroup(*key, tuple(dict.fromkeys(cells))) for key, cells in found.items()]


def message_without_cell(problem: Problem) -> str:
    """What is wrong, without the cell that it begins with. Messages are Vietnamese (CONTRACT.md); elsewhere the kind says it."""
    if current_language() != HOME:
        return "" if problem.cell else words.label("problem", problem.code)
    said = _NAMED_FIRST.sub("", problem.message)
    return said[:1].upper() + said[1:]


def ranges_of(cells: Sequence[str]) -> str:
    """«F8–F18, H3»: cells below one another as one range, side by side as well; of very many the first and how many more."""
    places = [(column_index(match[1]), int(match[2])) for cell in cells if (match := _CELL.fullmatch(cell))]
    down = cell_runs(sorted(places), step=(0, 1))
    alone = sorted((run[0] for run in down if len(run) == 1), key=_reading_order)
    found = [run for run in down if len(run) > 1] + cell_runs(alone, step=(1, 0))
    names = [range_text(run) for run in sorted(found, key=lambda run: _reading_order(run[0]))]
    return ", ".join(names[:_MANY]) + (f" … (+{len(names) - _MANY})" if len(names) > _MANY else "")


def cell_runs(places: Iterable[tuple[int, int]], step: tuple[int, int]) -> list[list[tuple[int, int]]]:
    """Places that follow one another by the same step of (column, row), together."""
    found: list[list[tuple[int, int]]] = []
    for column, row in places:
        if found and found[-1][-1] == (column - step[0], row - step[1]):
            found[-1].append((column, row))
        else:
            found.append([(column, row)])
    return found


def range_text(run: Sequence[tuple[int, int]]) -> str:
    """«F8» or «F8–F18»."""
    ends = [f"{column_letters(column)}{row}" for column, row in (run[0], run[-1])]
    return ends[0] if len(run) == 1 else "–".join(ends)


def _reading_order(place: tuple[int, int]) -> tuple[int, int]:
    return place[1], place[0]
