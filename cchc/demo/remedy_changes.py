"""How the ledger of remedies was changed after it was planned: a limitation split into two, one that only names an area."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cchc.demo.offices import CLIMBER, HIDDEN
from cchc.demo.remedies import FOLLOWED, YEARS, known_by, plan, planned_remedy
from cchc.demo.scoring import office

Row = dict[str, Any]
YEAR = YEARS[-1]


def rearranged() -> Iterator[tuple[str, int, dict[str, list[Row]]]]:
    """Unit, year and by table the rows that take the place of those that were planned, and new ones."""
    unit, whole = next(
        (unit, row)
        for unit in FOLLOWED
        for row in plan(office(unit), YEAR)
        if unit != CLIMBER and row["remedy"] and "\n" in row["criteria"]
    )
    first, _line, others = whole["criteria"].partition("\n")
    told = {name: value for name, value in whole.items() if name not in ("remedy", "actions")}
    part_id = f"{whole['limitation_id']}-{known_by('part', whole['limitation_id'])}"
    part = {"limitation_id": part_id, "split_from": whole["limitation_id"], "criteria": others}
    part["text"] = f"{whole['text']} (các tiêu chí còn lại)"
    remedy = planned_remedy(whole)
    remedy["limitation_ids"] = f"{whole['limitation_id']}\n{part_id}"
    yield (
        unit,
        YEAR,
        {
            "ledger_limitations": [{**told, "criteria": first}, {**told, **part}],
            "ledger_remedies": [remedy],
        },
    )
    area = plan(office(HIDDEN), YEAR)[0]
    general = {"limitation_id": known_by("general", HIDDEN, YEAR), "position": 90, "taken_from": "typed"}
    general |= {name: area[name] for name in ("area_code", "area")}
    general["text"] = "Phối hợp giữa các phòng khi chuẩn bị tài liệu kiểm chứng chưa tốt"
    yield HIDDEN, YEAR, {"ledger_limitations": [general]}
