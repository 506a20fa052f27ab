"""The parts that all plain tables have: titles, headings over columns, where and when."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from tests.dressing import names
from tests.dressing.book import Cell
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import ABOVE, HEADING, Answer, Column, Line, Merge, Table, Wanted

# A column: its role, its group (0: none), and its headings from the top.
Head = tuple[str, int, tuple[str, ...]]
SHEET_NAMES = ("Tong hop", "Trang 1", "Ket qua", "Bieu", "Phụ lục", "Sheet1")


class Place:
    """A year, a province of that year, and departments as they were called then."""

    def __init__(self, chance: random.Random, wishes: Wishes) -> None:
        self.year = wishes.year or chance.choice([2019, 2020, 2021, 2022, 2023, 2024, 2025])
        self.province = chance.choice(names.provinces(self.year))
        self.departments = chance.sample(names.departments(self.year), 6)
        self.unit = next(name for name in self.departments if name.startswith("Sở"))
        # What lists are of: departments, or as often committees of districts and communes.
        self.units = self.departments
        if chance.random() < 0.25:
            self.units = chance.sample(names.councils(self.year), 6)


def start(
    chance: random.Random, kind: str, titles: Sequence[str], heads: Sequence[Head], merged: bool = True
) -> Table:
    """A table with its titles and headings; its answer has no rows yet."""
    columns = [Column(role, group) for role, group, _ in heads]
    answer = Answer(kind.split()[0], [])
    table = Table(kind, chance.choice(SHEET_NAMES), columns, [], [], answer)
    for text in titles:
        line = Line(ABOVE, loose={0: Cell(text)})
        table.lines.append(line)
        table.titles.append(line)
        if merged:
            table.merges.append(Merge(line, 0, line, len(columns) - 1))
    table.lines.append(Line(ABOVE))
    put_headings(table, [path for _, _, path in heads])
    return table


def put_headings(table: Table, paths: Sequence[tuple[str, ...]]) -> None:
    """Heading rows with merged cells: each heading stands once, over all its columns."""
    depth = max(map(len, paths))
    lines = [Line(HEADING) for _ in range(depth)]
    table.lines.extend(lines)
    for level in range(depth):
        place = 0
        while place < len(paths):
            path = paths[place]
            if len(path) <= level:
                place += 1
                continue
            last = place
            leaf = len(path) == level + 1
            while not leaf and last + 1 < len(paths) and paths[last + 1][: level + 1] == path[: level + 1]:
                last += 1
            lines[level].put(table.columns[place], path[level])
            bottom = lines[-1] if leaf else lines[level]
            if last > place or bottom is not lines[level]:
                table.merges.append(Merge(lines[level], table.columns[place], bottom, table.columns[last]))
            place = last + 1


def number(value: float | None, column: Column) -> Wanted:
    return Wanted((value,), column)


def text(value: str | None, column: Column) -> Wanted:
    return Wanted((value,), column)


def points(chance: random.Random, maximum: float, lowest: float = 0.6, step: float = 0.25) -> float:
    """Points up to a maximum, in quarters, hundredths or eighths."""
    steps = round(maximum / step)
    return round(chance.randint(round(steps * lowest), steps) * step, 3)


def parts(chance: random.Random, total: int, count: int) -> list[int]:
    """Whole numbers that add up to a total."""
    cuts = sorted(chance.randint(0, total) for _ in range(count - 1))
    return [end - begin for begin, end in zip([0, *cuts], [*cuts, total], strict=True)]


def fill(line: Line, values: dict[Column, Any]) -> None:
    for column, value in values.items():
        if value is not None:
            line.put(column, value)
