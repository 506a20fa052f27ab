"""Plans of remedies as workbooks: what they say in the ledger, and that a corrected plan keeps the rows that stand."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cchc.intake import IntakeError, owners, publication_of, take_known_rows
from cchc.intake.ledger import changed_state, entered_ledger, one_per_line
from cchc.reading import Problem, Reading, read_workbook
from cchc.store import Store, open_store
from cchc.ui.intake import sent
from cchc.writing.plan_form import form_lines, write_plan_form
from tests.intake_page import IntakePage
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
    assert put(store, read_plan(first)) == []  # the same upload again
    assert len(store.ask_rows("uploads")) == 1
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


def ledger(store: Store) -> dict[str, Any]:
    """What stands of the plan, without what tells which upload it came in."""
    aside = [
        "coverage_id",
        "upload_id",
        "published_no",
        "position",
        "document",
        "source_id",
        "sheet",
        "row_no",
    ]
    found: dict[str, Any] = {}
    for table in ("ledger_limitations", "ledger_remedies", "ledger_actions"):
        rows = store.database.cursor().table(f"current_{table}").df().drop(columns=aside)
        found[table] = sorted(map(str, rows.astype(object).where(rows.notna(), None).to_dict("records")))
    found["states"] = asked(store, "select action_id, action_state, first_day from action_spans order by all")
    return found


def exported(store: Store) -> bytes:
    states = {row["action_id"]: row["action_state"] for row in store.ask_rows("remedy_actions")}
    lines = form_lines(store.ask_rows("ledger_lines"), states)
    return write_plan_form("Sở Khoa học và Công nghệ", "Long An", 2023, lines)


def test_the_ledger_reads_back_from_its_own_form_as_it_was(store: Store) -> None:
    put(store, read_plan(long_an()))
    unit = owners.unit("Sở Khoa học và Công nghệ", "Long An", "2023")
    first, second = (
        row for (row,) in asked(store, "select limitation_id from current_ledger_limitations limit 2")
    )
    odd: dict[str, list[dict[str, Any]]] = {
        "ledger_limitations": [
            {"limitation_id": "a" * 12, "text": "- Hai dòng\n+ dòng dưới", "area_code": "8", "area": "Khác",
             "criteria": "1.10\n2.1", "cause_kind": "objective", "recoverability": "late", "note": "riêng"},
        ],
        "ledger_remedies": [
            {
                "remedy_id": "b" * 12,
                "text": "1. Cho hai hạn chế",
                "limitation_ids": one_per_line([first, second]),
                "paired": False,
            },
            {"remedy_id": "c" * 12, "text": "Chưa có việc", "limitation_ids": "a" * 12, "paired": True},
        ],
        "ledger_actions": [
            {"action_id": "d" * 12, "remedy_id": "b" * 12, "text": "Việc riêng", "owner": "Chủ trì: A; B",
             "due_text": "trước 30/9", "due_on": date(2024, 9, 29), "note": "ghi"},
            {"action_id": "e" * 12, "remedy_id": "b" * 12, "text": "Việc nữa", "due_on": date(2024, 6, 30)},
        ],
        "action_states": [changed_state("d" * 12, "confirmed", date(2024, 5, 1), "An")],
    }  # fmt: skip
    store.publish(entered_ledger(unit, 2023, odd, "An"), replace=True)
    before = ledger(store)
    reading = read_workbook(exported(store), "so.xlsx")
    assert {problem.code for problem in reading.problems} <= {"unclear_date"}
    assert put(store, reading) == []
    assert ledger(store) == before


def test_a_blank_form_is_a_plan_that_nobody_filled_in() -> None:
    reading = read_workbook(write_plan_form("Sở Y tế", "Long An", 2023), "mau.xlsx")
    assert [problem.code for problem in reading.problems] == ["no_table_found"]


def test_one_id_beside_two_texts_is_refused(store: Store) -> None:
    put(store, read_plan([["1", "Báo cáo trễ", "Nộp sớm"]], ["STT", "Hạn chế", "Giải pháp"]))
    (row,) = store.ask_rows("ledger_lines")
    line = form_lines([row], {})[0]
    content = write_plan_form(row["unit"], row["province"], 2023, [line, {**line, "limitation": "Chậm"}])
    with pytest.raises(IntakeError, match="mã trong sổ"):
        publication_of(read_workbook(content, "so.xlsx"), content, "An")


def test_a_plan_is_looked_at_published_and_corrected_on_the_page(
    monkeypatch: pytest.MonkeyPatch, empty_file: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr(sent, "read_in_sandbox", read_workbook)
    monkeypatch.setenv("CCHC_DATABASE", str(shutil.copy(empty_file, tmp_path / "nap.duckdb")))
    store = open_store()
    rows = [
        UNIT,
        TITLE,
        HEADINGS,
        ["1", "Báo cáo quý III trễ", "Nộp trước ngày 10", "Văn phòng", "", "Đang làm"],
    ]
    page = IntakePage(ke_hoach=book({"Kế hoạch": rows}))
    assert "Kế hoạch khắc phục · Sở Khoa học và Công nghệ" in page.said
    page.press("Công bố")
    links = [(link.proto.label, link.proto.query_string) for link in page.page.get("page_link")]
    assert (
        "Khắc phục điểm mất của Sở Khoa học và Công nghệ",
        "don_vi=so-khoa-hoc-va-cong-nghe.long-an&nam=2023",
    ) in links
    (before,) = asked(store, "select limitation_id from current_ledger_limitations")
    rows[-1] = ["1", "Báo cáo quý III, quý IV trễ", "Nộp trước ngày 10", "Văn phòng", "", "Đã xác nhận"]
    page = IntakePage(sua=book({"Kế hoạch": rows}))
    assert "được hiểu là «Báo cáo quý III trễ» đã có trong sổ khắc phục" in page.said
    page.tick("Tôi đã xem 1 cảnh báo")
    page.tick("Đồng ý bỏ")
    page.press("Công bố")
    assert asked(store, "select limitation_id, text from current_ledger_limitations") == [
        (*before, rows[-1][1])
    ]
    assert asked(store, "select action_state from action_spans where last_day = '9999-12-31'") == [
        ("confirmed",)
    ]


def test_who_is_not_known_answers_for_nothing_however_that_is_written(store: Store) -> None:
    unknown = ["?", "…", "Chưa xác định", "chưa phân công", "CHƯA RÕ", "(Chưa có)", "Chủ trì: chưa xác định"]
    known = ["Phòng Chưa Rõ Ràng", "Văn phòng (chưa phân công người)"]
    lines: Rows = [[str(n), f"Hạn chế {n}", f"Sửa {n}", owner] for n, owner in enumerate(unknown + known)]
    reading = read_plan(lines, HEADINGS[:4])
    assert [row["owner"] for row in reading.tables[0].rows] == [None] * len(unknown) + known
    put(store, reading)
    # The same where it is typed on the page.
    unit = owners.unit("Sở Y tế", "Long An", "2023")
    limitation = {"limitation_id": "h", "text": "Hạn chế"}
    remedy = {"remedy_id": "g", "text": "Giải pháp", "limitation_ids": "h"}
    action = {"action_id": "v", "remedy_id": "g", "text": "Việc", "owner": " Chưa xác định "}
    rows = {"ledger_limitations": [limitation], "ledger_remedies": [remedy], "ledger_actions": [action]}
    store.publish(entered_ledger(unit, 2023, rows, "An"))
    for progress in store.ask_rows("remedy_progress"):
        assert progress["owned_limitations"] == (0 if progress["unit"] == "Sở Y tế" else len(known))
