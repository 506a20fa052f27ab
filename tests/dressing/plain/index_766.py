"""Units × the six groups of the index of decision 766."""

from __future__ import annotations

import random

from tests.dressing.plain.sketch import Head, Place, fill, number, points, start
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import DATA, Line, RowWanted, Table, Wanted

GROUPS = (
    ("transparency", "Công khai, minh bạch", 18), ("progress", "Tiến độ giải quyết", 20),
    ("online_service", "Dịch vụ công trực tuyến", 12), ("online_payment", "Thanh toán trực tuyến", 10),
    ("satisfaction", "Mức độ hài lòng", 18), ("digitisation", "Số hóa hồ sơ", 22),
)  # fmt: skip
PERIODS = (
    ("THÁNG 9 NĂM {year}", "09"),
    ("QUÝ II NĂM {year}", "Q2"),
    ("6 THÁNG ĐẦU NĂM {year}", "H1"),
    ("NĂM {year}", ""),
)


def make(chance: random.Random, wishes: Wishes) -> Table:
    place = Place(chance, wishes)
    said, part = chance.choice(PERIODS)
    said = said.format(year=place.year)
    title = f"KẾT QUẢ ĐÁNH GIÁ BỘ CHỈ SỐ 766 {said} TỈNH {place.province.upper()}"
    heads: list[Head] = [("code", 0, ("STT",)), ("unit", 0, ("Đơn vị",))]
    heads += [(role, 0, (word,)) for role, word, _ in GROUPS] + [("total", 0, ("Tổng điểm",))]
    if wishes.share:
        heads.append(("share", 0, ("Tỷ lệ (%)",)))
    table = start(chance, "index_766", [title], heads)
    answer = table.answer
    answer.province, answer.year = (place.province,), (place.year,)
    answer.period = (f"{place.year}-{part}",) if part else (None, str(place.year))
    by_role = {column.role: column for column in table.columns}
    scale = 100 if wishes.thousands else 1
    for n, unit in enumerate(place.units[: chance.randint(4, 6)]):
        line = Line(DATA)
        table.lines.append(line)
        values: dict[str, float | None] = {
            role: points(chance, most * scale, 0.5, wishes.step or (0.01 if scale == 1 else 0.25))
            for role, _, most in GROUPS
        }
        total = round(sum(value or 0 for value in values.values()), 3)
        if wishes.blanks and n == 1:
            total = round(total - (values["digitisation"] or 0), 3)
            values["digitisation"] = None
        printed = {"code": n + 1, "unit": unit, **values, "total": total}
        if wishes.share:
            printed["share"] = total / scale
        fill(line, {by_role[role]: value for role, value in printed.items()})
        fields = {"unit": Wanted((unit,), by_role["unit"])}
        fields |= {role: number(value, by_role[role]) for role, value in {**values, "total": total}.items()}
        answer.rows.append(RowWanted(line, fields))
    return table
