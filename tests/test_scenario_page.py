"""Kịch bản takes any target: one that is held, or points typed beside them; what cannot be one is refused at the box."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_pages import LONG_AN, opened, said

HERE = {"don_vi": LONG_AN, "nam": "2023"}


def typed(page: AppTest, text: str) -> AppTest:
    page.text_input(key="typed_goal").set_value(text).run()
    assert not page.exception
    return page


def test_any_points_may_be_typed_and_the_link_keeps_them(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = typed(opened(monkeypatch, real_figures, "kich_ban", **HERE), "85,5 điểm")
    assert "Cần thêm **6,53 điểm** để đạt 85,5 điểm. 2 mục là đủ: **4** (4,71), **3** (1,82)." in said(page)
    assert "diem-85.5" in page.query_params["dich"]
    assert page.text_input(key="typed_goal").value == "85,5"
    other = opened(monkeypatch, real_figures, "kich_ban", **HERE, dich="diem-85.5")
    assert "để đạt 85,5 điểm" in said(other)


def test_points_are_refused_beside_typed_ones_too_until_others_are_taken(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = typed(opened(monkeypatch, real_figures, "kich_ban", **HERE), "85,5")
    typed(page, "70")
    assert "Đơn vị đã có 78,97 điểm" in page.error[0].value
    assert page.text_input(key="typed_goal").value == "70"
    assert "để đạt 85,5 điểm" in said(page), "what was there before goes on"
    typed(page, "85,5")
    assert not page.error
    typed(page, "120")
    typed(page, "90")
    assert not page.error
    assert "để đạt 90 điểm" in said(page)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("70", "Đơn vị đã có 78,97 điểm\\: hãy ghi số lớn hơn, tối đa 100,00."),
        ("120", "100"),
        ("tám mươi", "tám mươi"),
    ],
)
def test_points_that_are_no_target_are_refused_at_the_box(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, text: str, why: str
) -> None:
    page = typed(opened(monkeypatch, real_figures, "kich_ban", **HERE), text)
    (error,) = page.error
    assert why in error.value
    assert "Cần thêm **1,03 điểm** để đạt 80 điểm" in said(page), "what was there before goes on"
    assert page.text_input(key="typed_goal").value == text
    page.segmented_control(key="widget_dich").set_value("tu-chon").run()
    assert not page.error
    assert page.text_input(key="typed_goal").value == ""


def test_without_a_score_sheet_it_is_said_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "kich_ban", don_vi=LONG_AN, nam="2023", dich="tu-chon", lay="")
    assert "Chưa chọn mục nào để lấy lại điểm: chọn mục hoặc ghi điểm muốn đạt" in said(page)
    assert "Lấy lại **0,00 điểm**" not in said(page)
