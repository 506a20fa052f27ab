"""Counts of tasks by unit."""

from __future__ import annotations

import random

from tests.dressing.plain.sketch import Head, Place, number, parts, start
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import DATA, TOTAL, Line, RowWanted, Table, Wanted

DONE, OPEN = "Đã hoàn thành", "Chưa hoàn thành"
HEADS: tuple[Head, ...] = (
    ("total", 0, ("Tổng số nhiệm vụ được giao",)),
    ("done_on_time", 1, (DONE, "Đúng hạn")),
    ("done_late", 1, (DONE, "Quá hạn")),
    ("open_in_time", 2, (OPEN, "Trong hạn")),
    ("open_late", 2, (OPEN, "Quá hạn")),
)


def make(chance: random.Random, wishes: Wishes) -> Table:
    place = Place(chance, wishes)
    heads: list[Head] = [("code", 0, ("STT",)), ("unit", 0, ("Đơn vị",)), *HEADS]
    if wishes.share:
        heads.append(("share", 0, ("Tỷ lệ (%)",)))
    title = f"KẾT QUẢ THỰC HIỆN NHIỆM VỤ UBND TỈNH GIAO NĂM {place.year} TỈNH {place.province.upper()}"
    table = start(chance, "task_counts", [title], heads)
    answer = table.answer
    answer.province, answer.year = (place.province,), (place.year,)
    answer.period = (None, str(place.year))
    by_role = {column.role: column for column in table.columns}
    totals = dict.fromkeys((role for role, _, _ in HEADS), 0)
    for n, unit in enumerate(place.units[: chance.randint(4, 6)]):
        total = chance.randint(1_100, 3_000) if wishes.thousands else chance.randint(20, 400)
        states = [*parts(chance, total, 3), 0] if wishes.blanks else parts(chance, total, 4)
        counts = dict(zip(totals, [total, *states], strict=True))
        line = Line(DATA)
        table.lines.append(line)
        line.put(by_role["code"], n + 1)
        line.put(by_role["unit"], unit)
        fields = {"unit": Wanted((unit,), by_role["unit"])}
        for role, count in counts.items():
            line.put(by_role[role], count)
            fields[role] = number(count, by_role[role])
        if wishes.share:
            line.put(by_role["share"], round(100 * counts["done_on_time"] / total, 2))
        answer.rows.append(RowWanted(line, fields))
        totals = {role: totals[role] + counts[role] for role in totals}
    if wishes.total or chance.random() < 0.7:
        line = Line(TOTAL)
        table.lines.append(line)
        line.put(by_role["unit"], "Tổng cộng")
        for role, count in totals.items():
            line.put(by_role[role], count)
        answer.total_line = line
        answer.total = {role: Wanted((count,), by_role[role]) for role, count in totals.items()}
    return table
