"""Plans of remedies as workbooks: what they say in the ledger, and that a corrected plan keeps the rows that stand."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from cchc.intake import publication_of, take_known_rows
from cchc.reading import Problem, Reading, read_workbook
from cchc.store import Store
from tests.workbook_making import Rows, book

UNIT = ["SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LONG AN"]
TITLE = ["KẾ HOẠCH KHẮC PHỤC TỒN TẠI, HẠN CHẾ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023"]
HEADINGS = ["STT", "Tồn tại, hạn chế", "Giải pháp", "Chủ trì", "Thời hạn", "Kết quả thực hiện"]
LONG_AN = Path(__file__).parents[1] / "data" / "limitations.csv"


def read_plan(rows: Rows, headings: list[str] = HEADINGS) -> Reading:
    return read_workbook(book({"Kế hoạch": [UNIT, TITLE, headings, *rows]}), "ke-hoach.xlsx")


def put(store: Store, reading: Reading) -> list[Problem]:
    made = publication_of(reading, repr(reading.tables).encode(), "An")
    problems = take_known_rows(made, store.ledger_of(made))
    # A text that was written anew is a text less.
    store.publish(made, replace=True)
    return problems


def asked(store: Store, sql: str) -> list[Any]:
    return store.database.cursor().execute(sql).fetchall()


def long_an() -> list[list[str]]:
    """The plan of a department for 2023 as a sheet: an area's limitations and remedies beside each other where the document pairs
    them by their number, else below each other."""
    with LONG_AN.open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["year"] == "2023"]
    lines: list[list[str]] = []
    for code in dict.fromkeys(row["area_code"] for row in rows):
        own = [row for row in rows if row["area_code"] == code]
        lines.append([code, own[0]["area"]])
        found = [row["text"] for row in own if row["kind"] == "limitation"]
        remedies = [row["text"] for row in own if row["kind"] == "remedy"]
        if len(found) == len(remedies):
            lines += [["-", *pair] for pair in zip(found, remedies, strict=True)]
        else:
            lines += [["-", text] for text in found] + [["-", "cả lĩnh vực", text] for text in remedies]
    return lines


def test_a_real_plan_becomes_its_limitations_and_remedies_by_area(store: Store) -> None:
    reading = read_plan(long_an())
    assert reading.problems == []
    assert put(store, reading) == []
    assert asked(store, "select count(*), count(distinct area_code) from current_ledger_limitations") == [
        (25, 7)
    ]
    paired = "select paired, count(*) from current_ledger_remedies group by all order by all"
    assert asked(store, paired) == [(False, 7), (True, 18)]
    ties = (
        "select distinct limitations.area_code from current_ledger_remedies as remedies "
        "inner join current_ledger_limitations as limitations on contains(remedies.limitation_ids, limitations.limitation_id) "
        "where not remedies.paired order by all"
    )
    assert asked(store, ties) == [("4",), ("7",)]


def test_a_corrected_plan_keeps_the_rows_that_stand_with_what_it_has_no_column_for(store: Store) -> None:
    first = [
        ["I", "Chỉ đạo"],
        [
            "1",
            "Báo cáo quý III nộp trễ so với quy định",
            "Nộp báo cáo trước ngày 10",
            "Văn phòng",
            "30/06/2024",
            "Đang thực hiện",
        ],
        ["2", "Chưa tuyên truyền", "Tổ chức tuyên truyền", "Văn phòng", "Quý III/2024", ""],
    ]
    assert put(store, read_plan(first)) == []
    ids = "select text, limitation_id from current_ledger_limitations order by all"
    before = dict(asked(store, ids))
    actions = set(asked(store, "select action_id from current_ledger_actions"))
    again = [
        ["I", "Chỉ đạo"],
        ["1", "Báo cáo quý III, quý IV nộp trễ so với quy định", "Nộp báo cáo trước ngày 10", "Đã xác nhận"],
        ["2", "Chưa tuyên truyền", "Tổ chức tuyên truyền", ""],
        ["3", "Chưa kiểm tra cấp xã", "Kiểm tra hai đợt", ""],
    ]
    problems = put(store, read_plan(again, ["STT", "Tồn tại, hạn chế", "Giải pháp", "Kết quả thực hiện"]))
    assert [problem.code for problem in problems] == ["row_rewritten"]
    after = dict(asked(store, ids))
    assert after["Chưa tuyên truyền"] == before["Chưa tuyên truyền"]
    assert set(before.values()) < set(after.values())
    assert len(after) == 3
    assert actions < set(asked(store, "select action_id from current_ledger_actions"))
    states = "select owner, due_on, action_state from action_spans where last_day = '9999-12-31' order by all nulls first"
    assert [(owner, str(due), state) for owner, due, state in asked(store, states)] == [
        (None, "None", "not_started"),
        ("Văn phòng", "2024-06-30", "confirmed"),
        ("Văn phòng", "2024-09-30", "not_started"),
    ]
