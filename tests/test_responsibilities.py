"""Who answers for which criterion, from the workbook to the question: day by day, taken back, kept, asked about."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.intake import publication_of
from cchc.store import PartialUploadError, Publication, Store, StoreError
from cchc.store.difference import difference_of_publishing
from cchc.ui.intake.published import pages_with_figures
from tests.workbook_making import Rows, book, reading

UNIT = ["SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LONG AN"]
TITLE = ["PHÂN CÔNG CÁC TIÊU CHÍ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023"]
HEADER = ["Mã tiêu chí", "Tiêu chí", "Phòng chủ trì", "Phối hợp", "Áp dụng từ ngày"]
FIRST: Rows = [["1.1", "Kế hoạch", "Văn phòng", "Phòng A", ""], ["1.2", "Báo cáo", "Thanh tra", "", ""]]


def publication(*lines: Any, keeps: bool = False, above: str = "") -> Publication:
    rows = [UNIT, TITLE, [above], HEADER, *lines]
    made = publication_of(reading(rows), book({"Trang 1": rows}), "An")
    made.keeps = keeps
    return made


def who(store: Store, **given: Any) -> dict[str, tuple[Any, ...]]:
    return {
        row["code"] or row["title"]: (row["owner"], row["held_until"])
        for row in store.ask_rows("responsibilities", **given)
    }


def test_a_later_day_takes_over_and_gives_back_when_it_is_taken_back(store: Store) -> None:
    store.publish(publication(*FIRST, above="Quyết định số 12/QĐ-SKHCN ngày 05/01/2023"))
    (later,) = store.publish(publication(["1.1", "Kế hoạch", "Phòng B", "", "01/7/2023"]))
    rows = store.ask_rows("responsibilities")
    assert [(r["code"], r["owner"], str(r["since"]), str(r["held_until"])) for r in rows] == [
        ("1.1", "Văn phòng", "None", "2023-06-30"), ("1.1", "Phòng B", "2023-07-01", "None"),
        ("1.2", "Thanh tra", "None", "None"),
    ]  # fmt: skip
    assert rows[0]["document"] == "12/QĐ-SKHCN, 05/01/2023"
    held = {
        day: who(store, as_of=day)["1.1"][0]
        for day in ("2023-01-01", "2023-06-30", "2023-07-01", "2024-02-01")
    }
    assert list(held.values()) == ["Văn phòng", "Văn phòng", "Phòng B", "Phòng B"]
    store.take_back(later)
    assert who(store) == {"1.1": ("Văn phòng", None), "1.2": ("Thanh tra", None)}


def test_a_shorter_list_of_the_same_day_is_asked_for_and_may_keep_the_rest(store: Store) -> None:
    store.publish(publication(*FIRST))
    shorter = publication(["1.1", "Kế hoạch CCHC", "Phòng B", "", ""])
    with pytest.raises(PartialUploadError) as refused:
        store.publish(shorter)
    changed = refused.value.difference.figures
    assert set(zip(changed["row_name"], changed["figure"], changed["difference"], strict=True)) == {
        ("1.1", "owner", "changed"), ("1.1", "supporters", "removed"), ("1.2", "owner", "removed"),
    }  # fmt: skip
    keeping = publication(["1.1", "Kế hoạch CCHC", "Phòng B", "", ""], keeps=True)
    assert len(difference_of_publishing(store, keeping).removed) == 1
    store.publish(keeping, replace=True)
    assert who(store) == {"1.1": ("Phòng B", None), "1.2": ("Thanh tra", None)}


def test_a_criterion_that_is_only_named_is_that_of_the_score_sheet(store: Store) -> None:
    sheet: Rows = [
        ["TT", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định"],
        ["1", "Chỉ đạo", 5, 4],
        ["1.1", "Kế hoạch", 3, 3],
        ["1.2", "Báo cáo", 2, 1],
    ]
    rows = [UNIT, ["BẢNG ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023"], *sheet]
    store.publish(publication_of(reading(rows), book({"Trang 1": rows}), "An"))
    store.publish(publication(*FIRST))
    store.publish(
        publication(
            ["", "KẾ HOẠCH", "Phòng B", "", "01/7/2023"], ["", "Việc khác", "Phòng C", "", "01/7/2023"]
        )
    )
    assert who(store, as_of="2023-08-01") == {
        "1.1": ("Phòng B", None), "1.2": ("Thanh tra", None), "Việc khác": ("Phòng C", None),
    }  # fmt: skip
    strange = publication(
        ["1.3", "Tập huấn", "Phòng B", "", ""],
        ["1.2", "Kiểm tra", "Phòng C", "", ""],
        ["", "Việc khác", "Phòng C", "", ""],
    )
    found = store.unknown_criteria(strange)
    assert [(row["code"] or row["title"], row["departure"]) for row in found] == [
        ("1.3", "unknown"), ("1.2", "renamed"), ("Việc khác", "unnamed"),
    ]  # fmt: skip
    assert [row["departure"] for row in store.unknown_criteria(publication(*FIRST))] == [None]


def test_two_lines_for_one_criterion_are_never_stored(store: Store) -> None:
    twice = publication(*FIRST)
    twice.rows["responsibilities"].append({**twice.rows["responsibilities"][0], "owner": "Phòng B"})
    with pytest.raises(StoreError):
        store.publish(twice)
    assert who(store) == {}


def test_what_was_published_is_one_click_away() -> None:
    (place,) = pages_with_figures(publication(*FIRST))
    assert place.page == "tra_cuu"
    assert dict(place.address) == {
        "cau_hoi": "phan-cong-tieu-chi-ai-chiu-trach-nhiem",
        "loc_tinh": "long-an",
        "loc_don_vi": "so-khoa-hoc-va-cong-nghe",
        "loc_nam": "2023",
    }


def test_lines_that_name_nobody_take_nothing_from_anybody(store: Store) -> None:
    store.publish(publication(*FIRST))
    store.publish(
        publication(["1.1", "Kế hoạch", "Phòng B", "", "01/7/2023"], ["1.2", "Báo cáo", "", "", ""])
    )
    assert who(store, as_of="2023-08-01") == {"1.1": ("Phòng B", None), "1.2": ("Thanh tra", None)}
