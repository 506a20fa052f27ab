"""Sheets that were published before anybody saved the framework that they follow: how they come to be compared."""

from __future__ import annotations

from functools import cache

import pytest

from cchc import sentences
from cchc.intake import FrameworkNote, framework_of, publication_of
from cchc.reading import read_workbook
from cchc.store import Store
from tests.test_pages import said, visited
from tests.workbook_making import book

WHERE = {"unit": "Sở Nội vụ", "province": "Hà Giang", "year": 2023}
POINTS = {2023: {"1.1": 2, "1.2": 1}, 2024: {"1.1": 1, "1.2": 2}}


@cache
def workbook(year: int) -> bytes:
    points = POINTS[year]
    lines = [[code, f"Tiêu chí {code}", 2, score, score] for code, score in points.items()]
    sums = [2 * len(points), sum(points.values()), sum(points.values())]
    return book(
        {
            "Bảng điểm": [
                ["SỞ NỘI VỤ TỈNH HÀ GIANG"],
                [f"BẢNG CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}"],
                ["STT", "Lĩnh vực/Tiêu chí", "Điểm tối đa", "Điểm tự đánh giá", "Điểm thẩm định"],
                ["1", "Chỉ đạo, điều hành", *sums],
                *lines,
                [None, "TỔNG CỘNG", *sums],
            ]
        }
    )


def publish(store: Store, year: int) -> str:
    content = workbook(year)
    reading = read_workbook(content, f"{year}.xlsx")
    (upload_id,) = store.publish(publication_of(reading, content, "An"))
    return upload_id


def save_framework(store: Store) -> None:
    (table,) = read_workbook(workbook(2023), "2023.xlsx").tables
    note = FrameworkNote("Bộ của sở", "12/QĐ-UBND", None, 2023, None, "department", "UBND Hà Giang")
    store.publish(framework_of(table, note, "An"), replace=True)


def test_published_again_they_follow_the_framework_that_was_saved_since(store: Store) -> None:
    first = {year: publish(store, year) for year in POINTS}
    assert "năm 2023 và 2024 chưa theo bộ chỉ số nào" in sentences.how_to_compare(
        store.ask("loss_outcomes", **WHERE), 2023
    )
    save_framework(store)
    again = publish(store, 2023)
    assert again != first[2023]
    assert "năm 2024 chưa theo bộ" in sentences.how_to_compare(store.ask("loss_outcomes", **WHERE), 2023)
    publish(store, 2024)
    outcomes = store.ask("loss_outcomes", **WHERE)
    assert outcomes[["code", "loss_outcome", "won_back"]].to_numpy().tolist() == [["1.2", "won_all", 1.0]]
    assert sentences.how_to_compare(outcomes, 2023) == ""
    assert publish(store, 2023) == again, "once more changes nothing"


def test_the_page_says_how_and_leads_there(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    for year in POINTS:
        publish(store, year)
    page = visited(
        monkeypatch, store.path, "diem_tru", don_vi="so-noi-vu.ha-giang", nam="2023", xem="nam-sau"
    )
    assert "Lưu cây tiêu chí của bảng này làm bộ chỉ số" in said(page)
