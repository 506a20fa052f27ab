"""Criteria with who answers for them."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.dressing import names
from tests.dressing.plain.sketch import Head, Place, fill, start, text
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import DATA, Line, RowWanted, Table, Wanted

TITLES = (
    "PHÂN CÔNG THỰC HIỆN CÁC TIÊU CHÍ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}",
    "BẢNG PHÂN CÔNG PHÒNG, ĐƠN VỊ CHỊU TRÁCH NHIỆM CÁC TIÊU CHÍ CCHC NĂM {year}",
)
OWNERS = (("Phòng chủ trì",), ("Đơn vị chủ trì",), ("Phòng, đơn vị phụ trách",), ("Đơn vị chịu trách nhiệm",))


def make(chance: random.Random, wishes: Wishes) -> Table:
    place = Place(chance, wishes)
    heads: list[Head] = [
        ("code", 0, ("Mã tiêu chí",)),
        ("title", 0, ("Tên tiêu chí",)),
        ("owner", 0, chance.choice(OWNERS)),
        ("supporters", 0, ("Đơn vị phối hợp",)),
        ("since", 0, ("Áp dụng từ ngày",)),
    ]
    titles = [chance.choice(TITLES).format(year=place.year), f"Đơn vị: {place.unit} tỉnh {place.province}"]
    table = start(chance, "responsibilities", titles, heads)
    answer = table.answer
    answer.unit, answer.province, answer.year = (place.unit,), (place.province,), (place.year,)
    by_role = {column.role: column for column in table.columns}
    owner: str | None = None
    for code, title in _criteria(chance):
        line = Line(DATA)
        table.lines.append(line)
        owner = names.ROOMS[0] if wishes.equal else chance.choice(names.ROOMS)
        day = date(place.year, 1, 1) + timedelta(chance.randint(0, 200))
        values = {
            "code": code,
            "title": title,
            "owner": owner,
            "supporters": chance.choice([None, *names.ROOMS]),
        }
        fill(line, {by_role[role]: value for role, value in values.items()} | {by_role["since"]: day})
        wanted = {
            role: text(values[role], by_role[role]) for role in ("code", "title", "owner", "supporters")
        }
        answer.rows.append(RowWanted(line, wanted | {"since": Wanted((day.isoformat(),), by_role["since"])}))
    return table


def _criteria(chance: random.Random) -> list[tuple[str, str]]:
    titles = chance.sample(names.CRITERIA, 9)
    found = []
    for area, (name, _) in enumerate(names.AREAS[: chance.randint(2, 3)], 1):
        found.append((str(area), name))
        found += [(f"{area}.{number}", titles.pop()) for number in range(1, chance.randint(2, 4))]
    return found
