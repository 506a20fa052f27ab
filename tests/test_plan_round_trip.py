"""Whatever the ledger holds of a plan reads back from its own form as it was."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from cchc.intake import owners, publication_of, take_known_rows
from cchc.intake.ledger import add_ledger_rows, one_per_line
from cchc.reading import read_workbook
from cchc.store import Publication
from cchc.store.publication import Row
from cchc.writing.plan_form import form_lines, write_plan_form

UNIT = owners.unit("Sở Y tế", "Long An", "2023")
TEXTS = (
    "Báo cáo trễ", "báo cáo trễ", "- Trễ. - Sót.", "a) Một; b) Hai", "1. Một 2. Hai", "I. Một", "Giám đốc", "Nơi nhận: Sở",
    "Tổng cộng", "=1+1", "Cả lĩnh vực này chậm", "12,5", "Hạn chế", "Giải pháp", "Cải cách thể chế", "(cũ) trễ*",
    "Trễ¹", "30/9/2023",
    "Ghi chú: chậm", "Hai dòng\n+ dưới", "  Nhiều   dấu cách", "STT", "CHẬM", "Bình quân",
)  # fmt: skip
AREAS = (("1", "Chỉ đạo"), ("2", "Thể chế"), (None, None), (None, "Khác"), ("VII", "Tài chính công"))
NOT_TOLD = dict.fromkeys(("taken_from", "recoverability", "merged_into", "split_from"))
COLUMNS = {
    "ledger_limitations": ("text", "area_code", "area", "criteria", "cause", "cause_kind", "note"),
    "ledger_remedies": ("text", "paired", "limitation_ids", "note"),
    "ledger_actions": ("text", "remedy_id", "owner", "supporters", "due_on", "due_text", "product", "note"),
}


def made(chance: random.Random) -> dict[str, list[Row]]:
    """A plan of odd words, as the store gives it: every column there, blanks as None."""

    def maybe(*values: Any) -> Any:
        return chance.choice([None, *values])

    def text() -> str:
        return " ".join(chance.choice(TEXTS).split(" ")).strip()

    ids = iter(f"{number:012x}" for number in range(1, 100))
    limitations: list[Row] = []
    for _ in range(chance.randint(1, 5)):
        code, area = chance.choice(AREAS)
        told = {
            "criteria": maybe("1.10", "1.2\n2.1", "Tên tiêu chí"),
            "cause": maybe("Thiếu người", "- Thiếu; chậm"),
            "cause_kind": maybe("objective"),
        }
        limitations.append(
            {
                "limitation_id": maybe(f"{next(ids)}-{next(ids)}") or next(ids),  # of a split one too
                "text": text(),
                "area_code": code,
                "area": area,
                **told,
                "note": maybe("ghi"),
            }
        )
    limitations.sort(key=lambda row: str(row["area"]))
    remedies, actions = [], []
    for _ in range(chance.randint(0, 4)):
        of = chance.sample(limitations, chance.randint(1, len(limitations)))
        remedy = {"remedy_id": next(ids), "text": text(), "paired": chance.random() < 0.5, "note": None}
        remedies.append(
            {
                **remedy,
                "limitation_ids": one_per_line([row["limitation_id"] for row in limitations if row in of]),
            }
        )
        for _ in range(chance.randint(0, 2)):
            work = {
                "owner": maybe("Văn phòng", "Chủ trì: A; B", "Giám đốc"),
                "supporters": maybe("Các phòng", "(Sở)"),
                "product": maybe("Báo cáo"),
            }
            due = {
                "due_on": maybe(date(2024, 6, 30)),
                "due_text": maybe("trước 30/9", "Quý II/2024", "hằng tuần"),
            }
            said = chance.choice([remedy["text"], text()])
            actions.append(
                {
                    "action_id": next(ids),
                    "remedy_id": remedy["remedy_id"],
                    "text": said,
                    **work,
                    **due,
                    "note": maybe("đã họp"),
                }
            )
    return {"ledger_limitations": limitations, "ledger_remedies": remedies, "ledger_actions": actions}


def lines(plan: dict[str, list[Row]]) -> list[Row]:
    """The rows of `ledger_lines`."""
    found = []
    for limitation in plan["ledger_limitations"]:
        own = [
            row
            for row in plan["ledger_remedies"]
            if limitation["limitation_id"] in str(row["limitation_ids"]).split("\n")
        ]
        for remedy in own or [{}]:
            work = [
                row for row in plan["ledger_actions"] if remedy and row["remedy_id"] == remedy["remedy_id"]
            ]
            for action in work or [{}]:
                criteria = (limitation["criteria"] or "").replace("\n", "; ") or None
                told = {
                    "limitation": limitation["text"],
                    "remedy": remedy.get("text"),
                    "action": action.get("text"),
                }
                names = ("owner", "supporters", "product", "due_on", "due_text", "action_id")
                found.append(
                    {
                        **limitation,
                        **told,
                        "criteria": criteria,
                        "remedy_id": remedy.get("remedy_id"),
                        "paired": remedy.get("paired"),
                        "limitation_ids": remedy.get("limitation_ids"),
                        "action_note": action.get("note"),
                        **{name: action.get(name) for name in names},
                    }
                )
    return found


def told(rows: dict[str, list[Row]]) -> dict[str, list[str]]:
    """What is compared, in no order; limitations of a remedy are a set."""
    found = {}
    for (table, names), key in zip(COLUMNS.items(), ("limitation_id", "remedy_id", "action_id"), strict=True):
        own = [{name: row.get(name) for name in (key, *names)} for row in rows.get(table, [])]
        for row in own:
            if row.get("limitation_ids"):
                row["limitation_ids"] = sorted(str(row["limitation_ids"]).split("\n"))
        found[table] = sorted(map(str, own))
    return found


@pytest.mark.parametrize("seed", range(40))
def test_a_ledger_of_odd_words_reads_back_as_it_was(seed: int) -> None:
    plan = made(random.Random(seed))
    kept = Publication("sổ", b"", "remedy_ledger", "An")
    add_ledger_rows(kept, UNIT, 2023, plan)
    held = {name: [{**NOT_TOLD, **row} for row in rows] for name, rows in kept.rows.items()}
    content = write_plan_form("Sở Y tế", "Long An", 2023, form_lines(lines(plan), {}))
    read = read_workbook(content, "so.xlsx")
    assert not [problem for problem in read.problems if problem.severity == "error"]
    publication = publication_of(read, content, "An")
    assert take_known_rows(publication, {**held, "action_states": []}) == []
    assert told(publication.rows) == told(held)
