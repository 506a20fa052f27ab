"""Many units × areas."""

from __future__ import annotations

import random

from tests.dressing import names
from tests.dressing.plain.sketch import Head, Place, number, points, start
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import DATA, Column, Line, RowWanted, Table, Wanted

TITLES = (
    "KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH THEO LĨNH VỰC NĂM {year} CÁC SỞ, BAN, NGÀNH TỈNH {PROVINCE}",
    "TỔNG HỢP ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year} THEO LĨNH VỰC CỦA TỈNH {PROVINCE}",
)
UNDER = {"appraised_score": "Hội đồng thẩm định", "survey_score": "Điều tra XHH", "score": "Tổng điểm"}


def make(chance: random.Random, wishes: Wishes) -> Table:
    place = Place(chance, wishes)
    title = chance.choice(TITLES).format(year=place.year, PROVINCE=place.province.upper())
    scale = 100 if wishes.thousands else 1
    areas = [(name, maximum * scale) for name, maximum in chance.sample(names.AREAS, 3)]
    parted = chance.random() < 0.5
    heads: list[Head] = [("code", 0, ("STT",)), ("unit", 0, ("Tên đơn vị",))]
    for group, (area, maximum) in enumerate(areas, 1):
        head = f"{area} ({maximum} điểm)"
        if parted:
            heads += [(role, group, (head, word)) for role, word in UNDER.items()]
        else:
            heads.append(("appraised_score", 0, (head,)))
    if wishes.share:
        heads.append(("share", 0, ("Tỷ lệ (%)",)))
    table = start(chance, "matrix", [title], heads)
    table.answer.province, table.answer.year = (place.province,), (place.year,)
    table.answer.period = (None, str(place.year))
    for n, unit in enumerate(place.units[: chance.randint(4, 6)]):
        line = Line(DATA)
        table.lines.append(line)
        line.put(table.columns[0], n + 1)
        line.put(table.columns[1], unit)
        width = 3 if parted else 1
        for place_of, (area, maximum) in enumerate(areas):
            columns = table.columns[2 + place_of * width :][:width]
            _cells(chance, table, line, unit, area, maximum, columns, wishes)
        if wishes.share:
            line.put(table.columns[-1], points(chance, 100))
    return table


def _cells(
    chance: random.Random,
    table: Table,
    line: Line,
    unit: str,
    area: str,
    maximum: float,
    columns: list[Column],
    wishes: Wishes,
) -> None:
    step = wishes.step or 0.25
    appraised = points(chance, maximum * 0.6 if len(columns) == 3 else maximum, 0.6, step)
    values: dict[str, float | None] = {"appraised_score": appraised}
    if len(columns) == 3:
        values["survey_score"] = points(chance, maximum * 0.3, 0.6, step)
        values["score"] = round(appraised + (values["survey_score"] or 0), 3)
    elif wishes.blanks and chance.random() < 0.2:
        values["appraised_score"] = None
    for column, value in zip(columns, values.values(), strict=True):
        if value is not None:
            line.put(column, value)
    fields = {
        "unit": Wanted((unit,), table.columns[1]),
        "max_score": Wanted((maximum,)),
        **{
            role: number(value, column) for (role, value), column in zip(values.items(), columns, strict=True)
        },
    }
    derived = None if "score" in values else (lambda row: {"score": row["appraised_score"]})
    table.answer.rows.append(RowWanted(line, fields, {"area": area}, derived))
