"""Tasks with owner and deadline."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.dressing import names
from tests.dressing.plain.sketch import Head, Place, fill, start
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import DATA, Line, RowWanted, Table, Wanted

STATES = {
    "done_on_time": "Hoàn thành đúng hạn",
    "done_late": "Hoàn thành quá hạn",
    "open_in_time": "Đang thực hiện, trong hạn",
    "open_late": "Chưa hoàn thành, quá hạn",
}


def make(chance: random.Random, wishes: Wishes) -> Table:
    place = Place(chance, wishes)
    heads: list[Head] = [
        ("code", 0, ("STT",)),
        ("title", 0, ("Nội dung nhiệm vụ",)),
        ("assigned_by", 0, ("Cơ quan giao",)),
        ("owner", 0, ("Đơn vị chủ trì",)),
        ("due_on", 0, ("Thời hạn hoàn thành",)),
        ("done_on", 0, ("Ngày hoàn thành",)),
        ("state", 0, ("Tình trạng",)),
    ]
    if wishes.share:
        heads.append(("share", 0, ("Tỷ lệ (%)",)))
    title = f"DANH MỤC NHIỆM VỤ UBND TỈNH GIAO NĂM {place.year}"
    table = start(chance, "task_list", [title, f"Đơn vị: {place.unit} tỉnh {place.province}"], heads)
    answer = table.answer
    answer.unit, answer.province, answer.year = (place.unit,), (place.province,), (place.year,)
    answer.period = (None, str(place.year))
    as_text = chance.random() < 0.5
    by_role = {column.role: column for column in table.columns}
    due = date(place.year, 6, 30) if wishes.equal else None
    for n, task in enumerate(chance.sample(names.TASKS, chance.randint(4, 6))):
        line = Line(DATA)
        table.lines.append(line)
        state = chance.choice(list(STATES))
        owner = names.ROOMS[0] if wishes.equal else chance.choice(names.ROOMS)
        fields = _fields(chance, place.year, due, state)
        days = {
            role: f"{day:%d/%m/%Y}" if as_text and isinstance(day, date) else day
            for role, day in fields.items()
        }
        values = {
            "code": n + 1,
            "title": task,
            "assigned_by": "UBND tỉnh",
            "owner": owner,
            "state": STATES[state],
            **days,
        }
        if wishes.share:
            values["share"] = chance.randint(0, 100)
        fill(line, {by_role[role]: value for role, value in values.items()})
        wanted = {role: Wanted((values[role],), by_role[role]) for role in ("title", "assigned_by", "owner")}
        wanted |= {
            role: Wanted((day.isoformat() if day else None,), by_role[role]) for role, day in fields.items()
        }
        answer.rows.append(RowWanted(line, wanted | {"state": Wanted((state,))}))
    return table


def _fields(chance: random.Random, year: int, due: date | None, state: str) -> dict[str, date | None]:
    due = due or date(year, 1, 15) + timedelta(chance.randint(0, 330))
    done = None
    if state.startswith("done"):
        done = due + timedelta(chance.randint(1, 10) * (1 if state == "done_late" else -1))
    return {"due_on": due, "done_on": done}
