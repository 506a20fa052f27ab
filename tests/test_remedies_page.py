"""Khắc phục, as an officer works with it: lost points into the ledger, who answers for them, how far it is, taken back."""

from __future__ import annotations

import io
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from cchc.intake import owners
from cchc.intake.ledger import changed_state, entered_ledger
from cchc.intake.ledger_lines import ledger_of_lines
from cchc.store import Store, open_store
from cchc.ui.asking.answers import ask
from cchc.ui.entering.agenda import ics
from cchc.ui.topics.owner_sheet import owner_sheet
from cchc.ui.visit.address import ON_PAPER
from tests.test_pages import opened, said

LONG_AN = "so-khoa-hoc-va-cong-nghe.long-an"
WHERE = {"don_vi": LONG_AN, "nam": "2023"}


@pytest.fixture
def store(seed_copy: Path) -> Any:
    kept = open_store(str(seed_copy))
    yield kept
    kept.close()


def take_up(page: AppTest, *names: int) -> AppTest:
    """Tick lines of the grid of what is offered, by their places, and put them into the ledger."""
    name = f"take_up_{LONG_AN}_2023"
    page.session_state[f"edit_{name}_0"] = {
        "edited_rows": {place: {"is_removed": True} for place in names}, "added_rows": [], "deleted_rows": [],
    }  # fmt: skip
    page.run()
    page.text_input(key=f"by_{name}").set_value("An")
    page.button(key=f"publish_{name}").click().run()
    assert not page.exception
    return page


def plan(page: AppTest, cells: dict[int, dict[str, str]]) -> AppTest:
    """Type into lines of the grid of the plan, and save them."""
    name = f"plan_{LONG_AN}_2023"
    page.session_state[f"edit_{name}_{page.session_state[f'typing_{name}'].round}"] = {
        "edited_rows": cells,
        "added_rows": [],
        "deleted_rows": [],
    }
    page.run()
    page.button(key=f"publish_{name}").click().run()
    assert not page.exception
    return page


def report(page: AppTest, action: str, state: str, **typed: str) -> AppTest:
    """Choose an action, say how far it is, save."""
    page.selectbox(key="widget_viec").set_value(action).run()
    page.session_state[f"state_{action}"] = state
    for key, text in {"by": "Bình", **typed}.items():
        page.text_input(key=f"state_{key}_{action}").set_value(text)
    page.button(key=f"save_state_{action}").click().run()
    assert not page.exception
    return page


def test_what_was_lost_goes_into_the_ledger_is_reported_and_taken_back(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    page = opened(monkeypatch, store.path, "khac_phuc", **WHERE)
    assert "Chưa hạn chế nào vào sổ; mất **21,03** điểm." in said(page)
    take_up(page, 0, 8)
    assert "**0/2** hạn chế đã có người nhận" in said(page)
    states = store.ask_rows("limitation_states", year=2023)
    assert {row["taken_from"] for row in states} == {"score_sheet", "document"}
    assert [row["limitation_state"] for row in states].count("without_remedy") == 1

    plan(
        page,
        {
            0: {"remedy": "Rà soát", "owner": "Văn phòng", "due": "01/03/2024"},
            1: {"owner": "Thanh tra", "due": "quý I"},
        },
    )
    assert "**2/2** hạn chế đã có người nhận; **1** việc quá hạn, giữ " in said(page)
    actions = store.ask_rows("remedy_actions", year=2023)
    assert [(a["owner"], str(a["due_on"]), a["due_text"]) for a in actions] == [
        ("Văn phòng", "2024-03-01", None), ("Thanh tra", "None", "quý I"),
    ]  # fmt: skip

    late = actions[0]["action_id"]
    report(page, late, "confirmed", day="02/05/2024", document="12/BC-SKHCN")
    assert "không có việc nào quá hạn; việc đã xác nhận ứng với" in said(page)
    report(page, late, "failed", day="01/05/2024")
    assert "ngày mới không thể sớm hơn" in "".join(error.value for error in page.error)
    assert len(store.ask_rows("action_history", action_id=late)) == 1
    (change,) = store.ask_rows("action_history", action_id=late)
    assert (change["changed_by"], change["document"]) == ("Bình", "12/BC-SKHCN")

    page.selectbox(key="widget_viec").set_value(late).run()
    assert "Đổi tình trạng một việc" not in page.session_state[ON_PAPER]  # says of no figure which it is
    page.file_uploader(key=f"evidence_{late}_1").upload("báo cáo.pdf", b"MZ").run()
    report(page, late, "awaiting", day="03/05/2024")
    assert "không phải PDF" in "".join(error.value for error in page.error)
    (number,) = store.ask_rows("evidence_held")
    assert (number["file_name"], number["document"], number["file_kind"]) == (None, "12/BC-SKHCN", None)
    page.file_uploader(key=f"evidence_{late}_1").upload("báo cáo.txt", b"%PDF-1.7 %%EOF").run()
    report(page, late, "awaiting", day="03/05/2024")
    assert [row["file_name"] for row in store.ask_rows("evidence_held")] == [None, "báo cáo.txt.pdf"]
    assert len(store.ask_rows("action_history", action_id=late)) == 2
    report(page, late, "", document="12/bc-skhcn", note="bản ký lại")
    assert [row["note"] for row in store.ask_rows("evidence_held")] == [None, "bản ký lại"]
    assert page.text_input(key=f"state_document_{late}").value == ""

    for key, text in {"by_rearranging": "An", "hand_over_to": "Phòng A"}.items():
        page.text_input(key=key).set_value(text)
    page.selectbox(key="hand_over_from").set_value("Văn phòng")
    page.button(key="hand_over").click().run()
    assert {row["owner"] for row in store.ask_rows("remedy_actions")} == {"Phòng A", "Thanh tra"}
    for upload in store.ask_rows("uploads")[:6]:
        store.take_back(upload["id"])
    page.run()
    assert "**1** việc quá hạn" in said(page)


def test_a_line_added_to_a_limitation_keeps_what_is_known_of_it_and_a_limitation_is_split_and_whole_again(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    unit = owners.unit("Sở Khoa học và Công nghệ", "Long An", "2023")
    known = {
        "limitation": "Chậm",
        "criteria": "1; 2",
        "remedy": "Giao hạn",
        "cause": "thiếu người",
        "position": 7,
    }
    store.publish(
        entered_ledger(unit, 2023, ledger_of_lines([{**known, "recoverability": "late"}]), "An"), replace=True
    )
    page = opened(monkeypatch, store.path, "khac_phuc", **WHERE)
    name = f"plan_{LONG_AN}_2023"
    page.session_state[f"add_{name}_0"] = {
        "edited_rows": {}, "added_rows": [{"limitation": "chậm", "remedy": "Đôn đốc", "owner": "Thanh tra"}],
        "deleted_rows": [],
    }  # fmt: skip
    page.run()
    page.text_input(key=f"by_{name}").set_value("An")
    page.button(key=f"publish_{name}").click().run()
    (row,) = {
        (r["limitation_id"], r["cause"], r["recoverability"], r["position"], r["criteria"])
        for r in store.ask_rows("ledger_lines")
    }
    assert row[1:] == ("thiếu người", "late", 7, "1; 2")

    whole, before = row[0], store.ask_rows("limitation_states")[0]["lost_points"]
    page.selectbox(key="split_limitation").set_value(whole).run()
    page.text_area(key=f"split_texts_{whole}").set_value("Chậm báo cáo\n\nThiếu minh chứng").run()
    page.multiselect(key=f"split_criteria_{whole}_0").set_value(["1"])
    page.multiselect(key=f"split_criteria_{whole}_1").set_value(["2"]).run()
    page.text_input(key="by_rearranging").set_value("An")
    page.button(key="split").click().run()
    assert not page.exception
    parts = store.ask_rows("limitation_states")
    assert {(r["limitation"], r["criteria"]) for r in parts} == {
        ("Chậm báo cáo", "1"),
        ("Thiếu minh chứng", "2"),
    }
    assert round(sum(r["lost_points"] for r in parts), 6) == before
    assert {r["remedy"] for r in parts} == {"Giao hạn\nĐôn đốc"}
    store.take_back(store.ask_rows("uploads")[0]["id"])
    assert [r["lost_points"] for r in store.ask_rows("limitation_states")] == [before]


def test_what_a_scenario_chose_is_ticked_with_a_draft_of_a_remedy(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    page = opened(monkeypatch, store.path, "khac_phuc", **WHERE, nhan="1,4,không-có")
    name = f"take_up_{LONG_AN}_2023"
    assert page.button(key=f"publish_{name}").label == "Đưa 2 mục vào sổ"
    page.text_input(key=f"by_{name}").set_value("An")
    page.button(key=f"publish_{name}").click().run()
    assert [(row["criteria"], row["taken_from"]) for row in store.ask_rows("ledger_lines")] == [
        ("4", "scenario"), ("1", "scenario"),
    ]  # fmt: skip
    assert not [button for button in page.button if button.key == f"publish_{name}"]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("linh_vuc", "Từng hạn chế"),
        ("chu_tri", "cộng mọi dòng đúng bằng số điểm đã biết là mất"),
        ("thoi_gian", "Không có việc nào quá hạn"),
    ],
)
def test_the_ledger_is_looked_at_by_area_by_owner_and_by_time(
    monkeypatch: pytest.MonkeyPatch, real_ledger: str, view: str, expected: str
) -> None:
    page = opened(monkeypatch, real_ledger, "khac_phuc", **WHERE, xem=view, ngay="2024-01-15")
    assert expected in said(page) + "".join(each.value for each in page.subheader)


@pytest.fixture(scope="module")
def real_ledger(seed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The real figures with a small ledger."""
    path = str(shutil.copy(seed_file, tmp_path_factory.mktemp("ledger") / "cchc.duckdb"))
    kept = open_store(path)
    lines: list[dict[str, Any]] = [
        {"limitation": "Chậm báo cáo", "criteria": "1; 2", "remedy": "Giao hạn", "owner": "Văn phòng", "due": "31/01/2024"},
        {"limitation": "Thiếu minh chứng", "criteria": "1", "remedy": "Rà soát", "owner": "Thanh tra", "paired": False},
    ]  # fmt: skip
    unit = owners.unit("Sở Khoa học và Công nghệ", "Long An", "2023")
    kept.publish(entered_ledger(unit, 2023, ledger_of_lines(lines), "An"))
    yield path
    kept.close()


def test_a_plan_that_is_pasted_is_shown_as_a_draft_and_goes_into_the_ledger_once(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    text = (Path(__file__).parent / "plans" / "long_an_2023.txt").read_text("utf-8")
    page = opened(monkeypatch, store.path, "khac_phuc", **WHERE)
    page.text_area(key="pasted_plan").set_value(text).run()
    assert "Hiểu được **25** hạn chế, **25** giải pháp của 7 lĩnh vực" in said(page)
    assert (
        "Không ghép từng giải pháp với từng hạn chế ở: Cải cách tổ chức bộ máy hành chính; Xây dựng"
        in said(page)
    )
    left = next(str(line.value) for line in page.text if "- 21,03" in str(line.value))
    assert "1. Công tác chỉ đạo" not in left
    page.text_input(key="by_pasted_plan").set_value("An")
    page.button(key="publish_pasted_plan").click().run()
    assert not page.exception
    assert "Đã ghi vào sổ" in page.success[0].value
    states = store.ask_rows(
        "limitation_states", unit="Sở Khoa học và Công nghệ", province="Long An", year=2023
    )
    assert len(states) == 25
    assert {row["area_code"] for row in states if row["pairing"] == "apart"} == {"4", "7"}
    page.text_area(key="pasted_plan").set_value(text).run()
    page.button(key="publish_pasted_plan").click().run()
    assert "Sổ đã có hạn chế «Báo cáo Quý III trễ thời gian quy định.»" in page.error[0].value


def test_what_was_not_confirmed_of_last_year_is_offered_again(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    lines: list[dict[str, Any]] = [
        {"limitation": "Chậm báo cáo", "remedy": "Giao hạn", "action": "Lập lịch", "owner": "Văn phòng"},
        {"limitation": "Thiếu hồ sơ", "remedy": "Rà soát", "owner": "Thanh tra"},
    ]
    unit = owners.unit("Sở Khoa học và Công nghệ", "Long An", "2022")
    store.publish(entered_ledger(unit, 2022, ledger_of_lines(lines), "An"), replace=True)
    done = next(r["action_id"] for r in store.ask_rows("remedy_actions") if r["owner"] == "Thanh tra")
    change = changed_state(done, "confirmed", date(2023, 2, 1), "An")
    store.publish(entered_ledger(unit, 2022, {"action_states": [change]}, "An"))
    page = opened(monkeypatch, store.path, "khac_phuc", **WHERE)
    shown = page.session_state[f"typing_take_up_{LONG_AN}_2023"].shown
    again = shown[shown["taken_from"] == "previous_year"]
    assert again[["limitation", "remedy", "owner"]].to_numpy().tolist() == [
        ["Chậm báo cáo", "Giao hạn", "Văn phòng"]
    ]


def test_an_owner_s_board_and_sheet_show_the_actions_and_lead_to_them(
    monkeypatch: pytest.MonkeyPatch, real_ledger: str
) -> None:
    page = opened(monkeypatch, real_ledger, "diem_tru", **WHERE, xem="nguoi", phu_trach="van-phong")
    assert "**1** việc: **1** chưa xong (**1** quá hạn), 0 chờ xác nhận, **0** đã xác nhận." in said(page)
    sheet: dict[str, object] = {
        "unit_id": LONG_AN,
        "unit": "Sở Khoa học và Công nghệ",
        "province": "Long An",
        "year": 2023,
    }
    pdf = PdfReader(io.BytesIO(owner_sheet(real_ledger, sheet, str(sheet["unit"]), "Văn phòng", "vi")))
    printed = " ".join("".join(each.extract_text() for each in pdf.pages).split())
    assert "Việc khắc phục đang chủ trì: 1 việc: 1 chưa xong" in printed
    assert "Giao hạn 31/01/2024; quá" in printed


def test_the_calendar_takes_the_deadlines_of_a_unit_s_open_actions_along(
    monkeypatch: pytest.MonkeyPatch, real_ledger: str
) -> None:
    page = opened(monkeypatch, real_ledger, "lich")
    assert "Việc khắc phục đến hạn" in [each.value for each in page.subheader]
    dates, actions = ask("calendar_dates"), ask("remedy_actions", unit_id=LONG_AN, is_open=True)
    file = ics(dates, actions, "vi").decode().replace("\r\n ", "")
    assert "SUMMARY:Giao hạn · Văn phòng (năm chấm 2023)" in file
    assert file.count("BEGIN:VEVENT") == len(dates.rows) + 1
    assert ics(dates, None, "vi").decode().count("BEGIN:VEVENT") == len(dates.rows)
