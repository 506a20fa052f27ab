"""Unpublished figures of two people, or of one person in two visits: nothing is lost, and nothing is decided silently."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cchc.intake.agenda import entered_event
from cchc.intake.figures import entered_figures
from cchc.store import open_store
from cchc.ui.asking.answers import ask
from cchc.ui.entering.entry import grid_name
from tests.test_pages import LONG_AN, opened, pressed, said

PLACE = {
    "unit": "Sở Khoa học và Công nghệ",
    "province": "Long An",
    "unit_id": "so-khoa-hoc-va-cong-nghe.long-an",
}
OFFER = "Có bản nháp chưa công bố"
BOTH = "người khác đã đổi"


def come(monkeypatch: pytest.MonkeyPatch, database: Path, tab: str, name: str = "chi_tieu") -> AppTest:
    """Somebody who opens a page in this tab, with its boxes open."""
    monkeypatch.setattr("cchc.ui.drafting.drafts.this_tab", lambda: tab)
    address = {"ngay": "2026-11-22"} if name == "lich" else {"don_vi": LONG_AN}
    return opened(monkeypatch, str(database), name, **address)


def type_score(page: AppTest, cells: dict[str, Any], measure: str = "score", turn: int = 0) -> AppTest:
    """Into the row of a target, and out of the cell."""
    standing = ask("targets", **PLACE)
    page.session_state[f"edit_{grid_name('targets', standing)}_{turn}"] = {
        "edited_rows": {list(standing.rows["measure"]).index(measure): cells},
        "added_rows": [],
        "deleted_rows": [],
    }
    return run(page)


def run(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception, [error.message for error in page.exception]
    return page


def by(page: AppTest, name: str) -> AppTest:
    page.text_input(key="by_targets").set_value(name)
    return run(page)


def shown(page: AppTest) -> str:
    return said(page).replace("\\", "")


def publish_score(database: Path, value: float, measure: str = "score") -> None:
    """Somebody else publishes, from wherever."""
    store = open_store(str(database))
    row = next(row for row in store.ask_rows("targets", **PLACE) if row["measure"] == measure)
    store.publish(
        entered_figures("targets", PLACE["unit"], PLACE["province"], [{**row, "value": value}], "Bình")
    )


def score(database: Path) -> list[Any]:
    rows = open_store(str(database)).ask_rows("targets", **PLACE)
    return [row["value"] for row in rows if row["measure"] == "score"]


def presses(page: AppTest, label: str) -> bool:
    return any(button.label == label for button in page.button)


@pytest.mark.parametrize(("choice", "value"), [("Giữ số của tôi", 82), ("Lấy số đang dùng", 81)])
def test_both_are_shown_where_two_people_change_one_figure_and_one_chooses(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path, choice: str, value: float
) -> None:
    page = by(type_score(come(monkeypatch, seed_copy, "mine"), {"value": "82", "note": "theo CV 5"}), "An")
    publish_score(seed_copy, 81)
    run(page)
    assert BOTH in shown(page)
    assert (
        "**Điểm Chỉ số CCHC (Năm 2024), Giá trị**: lúc bạn bắt đầu 80 · đang dùng **81** · của bạn **82**"
        in shown(page)
    )
    assert not presses(page, "Công bố")
    pressed(page, choice)
    assert BOTH not in shown(page)
    pressed(page, "Công bố")
    assert score(seed_copy) == [value]


def test_two_people_type_on_the_same_figure_and_the_second_to_publish_is_asked(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    an = by(type_score(come(monkeypatch, seed_copy, "of An"), {"value": "82"}), "An")
    binh = by(type_score(come(monkeypatch, seed_copy, "of Bình"), {"value": "83"}), "Bình")
    assert BOTH not in shown(an) + shown(binh)
    pressed(binh, "Công bố")
    assert score(seed_copy) == [83]
    pressed(an, "Công bố")  # drawn before
    assert score(seed_copy) == [83]
    assert "lúc bạn bắt đầu 80 · đang dùng **83** · của bạn **82**" in shown(an)


def test_an_edit_that_arrives_with_somebody_elses_publication_is_kept_and_asked_about(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    """The person saw 80 when they typed, whatever stands when the server learns of it."""
    page = come(monkeypatch, seed_copy, "mine")
    publish_score(seed_copy, 81)
    by(type_score(page, {"value": "82"}), "An")
    assert "lúc bạn bắt đầu 80 · đang dùng **81** · của bạn **82**" in shown(page)


def test_another_figure_that_changed_meanwhile_is_followed_without_a_question(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = by(type_score(come(monkeypatch, seed_copy, "mine"), {"note": "theo CV 5"}), "An")
    publish_score(seed_copy, 81)
    run(page)
    assert BOTH not in shown(page)
    pressed(page, "Công bố")
    assert score(seed_copy) == [81]


def test_the_same_figure_typed_by_both_is_no_question(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = by(type_score(come(monkeypatch, seed_copy, "mine"), {"value": "82"}), "An")
    publish_score(seed_copy, 82)
    run(page)
    assert BOTH not in shown(page)
    assert "Chưa có thay đổi nào." in shown(page)


def test_a_row_to_be_removed_that_says_something_else_by_now_is_asked_about(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = by(type_score(come(monkeypatch, seed_copy, "mine"), {"is_removed": True}), "An")
    publish_score(seed_copy, 81)
    run(page)
    assert "của bạn **bỏ dòng này**" in shown(page)
    pressed(page, "Giữ số của tôi")
    next(box for box in page.checkbox if box.label.startswith("Đồng ý bỏ")).check().run()
    pressed(page, "Công bố")
    assert score(seed_copy) == []


@pytest.mark.parametrize(("choice", "values"), [("Giữ số của tôi", [82]), ("Lấy số đang dùng", [])])
def test_a_row_that_somebody_removed_meanwhile_comes_back_only_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path, choice: str, values: list[float]
) -> None:
    page = by(type_score(come(monkeypatch, seed_copy, "mine"), {"value": "82"}), "An")
    store = open_store(str(seed_copy))
    row = next(row for row in store.ask_rows("targets", **PLACE) if row["measure"] == "score")
    gone = entered_figures("targets", PLACE["unit"], PLACE["province"], [], "Bình", "", [row])
    store.publish(gone, replace=True)
    run(page)
    assert "đang dùng **(đã bỏ)**" in shown(page)
    pressed(page, choice)
    if values:
        pressed(page, "Công bố")
    assert score(seed_copy) == values


def test_a_new_line_for_what_somebody_entered_meanwhile_is_asked_about(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = come(monkeypatch, seed_copy, "mine")
    line = {"title": "Thu phí, lệ phí", "period": "2025", "value": "30", "measure_unit": "triệu đồng"}
    name = grid_name("targets", ask("targets", **PLACE))
    page.session_state[f"add_{name}_0"] = {"edited_rows": {}, "added_rows": [line], "deleted_rows": []}
    by(run(page), "An")
    theirs = {**line, "value": 31.0, "comparison": ">="}
    open_store(str(seed_copy)).publish(
        entered_figures("targets", PLACE["unit"], PLACE["province"], [theirs], "Bình")
    )
    run(page)
    assert "Thu phí, lệ phí (2025)" in shown(page)
    assert "đang dùng **≥ 31 triệu đồng** · của bạn **30 triệu đồng**" in shown(page)
    pressed(page, "Lấy số đang dùng")
    assert "Chưa có thay đổi nào." in shown(page)


def test_a_draft_is_offered_to_the_same_tab_in_another_visit_and_comes_back_with_who_typed_it(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    by(type_score(come(monkeypatch, seed_copy, "mine"), {"value": "82"}), "An")
    assert OFFER not in shown(come(monkeypatch, seed_copy, "of somebody else"))
    page = come(monkeypatch, seed_copy, "mine")
    assert OFFER in shown(page)
    assert "Chưa có thay đổi nào." in shown(page)
    pressed(page, "Khôi phục")
    assert OFFER not in shown(page)
    assert page.text_input(key="by_targets").value == "An"
    pressed(page, "Công bố")
    assert score(seed_copy) == [82]
    assert OFFER not in shown(come(monkeypatch, seed_copy, "mine"))


def test_what_changed_between_two_visits_is_asked_about_when_the_draft_comes_back(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    type_score(come(monkeypatch, seed_copy, "mine"), {"value": "82"})
    publish_score(seed_copy, 81)
    page = pressed(come(monkeypatch, seed_copy, "mine"), "Khôi phục")
    assert "lúc bạn bắt đầu 80 · đang dùng **81** · của bạn **82**" in shown(page)


def test_a_draft_that_is_thrown_away_is_offered_no_more(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    type_score(come(monkeypatch, seed_copy, "mine"), {"value": "82"})
    pressed(come(monkeypatch, seed_copy, "mine"), "Bỏ bản nháp")
    assert OFFER not in shown(come(monkeypatch, seed_copy, "mine"))


def test_what_is_typed_before_a_draft_is_taken_up_is_not_lost_either(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    type_score(come(monkeypatch, seed_copy, "mine"), {"value": "82"})
    page = type_score(come(monkeypatch, seed_copy, "mine"), {"value": "83"})
    pressed(page, "Khôi phục")
    assert "82" in str(edits_now(page))
    assert OFFER in shown(page)
    pressed(page, "Khôi phục")
    assert "83" in str(edits_now(page))


def edits_now(page: AppTest) -> Any:
    return page.session_state[f"typing_{grid_name('targets', ask('targets', **PLACE))}"].steps[-1]


def test_the_calendar_follows_what_nobody_touched_and_asks_about_what_two_changed(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = come(monkeypatch, seed_copy, "mine", "lich")
    page.selectbox(key="event").set_value("report_year")
    run(page)
    page.selectbox(key="day_report_year").set_value(11)
    run(page)
    row = {"event": "report_year", "title": "Báo cáo CCHC năm", "kind": "report", "year_offset": 0}
    store = open_store(str(seed_copy))
    store.publish(entered_event({**row, "day": 12, "month": 11}, "Bình"), replace=True)
    run(page)
    assert page.selectbox(key="month_report_year").value == 11
    assert "**Ngày**: lúc bạn bắt đầu 9 · đang dùng **12** · của bạn **11**" in shown(page)
    assert page.button(key="set_event").disabled
    pressed(page, "Lấy số đang dùng")
    assert page.selectbox(key="day_report_year").value == 12
    assert not page.button(key="set_event").disabled
