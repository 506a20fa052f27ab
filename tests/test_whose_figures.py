"""Whose figure it is, of when and how final: also where a page tells it of somebody beside the one that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cchc import sentences
from cchc.intake import publication_of
from cchc.reading import read_workbook
from cchc.store import Publication, Store
from cchc.ui.choosing.filters import units_by_id
from cchc.ui.topics.brief import brief_rows
from tests.test_pages import opened, said
from tests.test_totals import total_in
from tests.workbook_making import book


@pytest.fixture
def copied(seed_copy: Path) -> Iterator[Store]:
    """What comes with the product, to publish more into."""
    kept = Store(str(seed_copy))
    yield kept
    kept.close()


AREAS: list[list[Any]] = [[1, "Chỉ đạo", 14, 14], [2, "Thể chế", 16, 15]]


def ranking(province: str, year: int, units: dict[str, float], extra: str = "") -> Publication:
    """A list of departments of a province with their ranks."""
    rows: list[list[Any]] = [
        [f"BẢNG XẾP HẠNG CHỈ SỐ CCHC CÁC SỞ, BAN, NGÀNH TỈNH {province.upper()} NĂM {year}{extra}"],
        ["STT", "Đơn vị", "Điểm tối đa", "Điểm đạt", "Xếp hạng"],
        *(
            [place, unit, 100, score, f"{place}/{len(units)}"]
            for place, (unit, score) in enumerate(units.items(), 1)
        ),
    ]
    return upload(rows, f"{province} {year}{extra}.xlsx")


def upload(rows: list[list[Any]], name: str) -> Publication:
    content = book({"Trang 1": rows})
    return publication_of(read_workbook(content, name), content, "An")


def self_assessment(*lines: list[Any]) -> Publication:
    rows: list[list[Any]] = [
        ["PHIẾU TỰ ĐÁNH GIÁ CHỈ SỐ CCHC NĂM 2024"],
        ["Đơn vị: Sở Y tế, tỉnh Long An"],
        ["STT", "Lĩnh vực", "Điểm tối đa", "Điểm tự đánh giá"],
        *lines,
    ]
    return upload(rows, "tu-danh-gia.xlsx")


@pytest.mark.parametrize(
    ("unit", "year", "told"),
    [
        # Long An and Tây Ninh became one in 2025: in 2024 neither is made of the other.
        ("so-tai-chinh.long-an", 2024, []),
        # Sở Kế hoạch và Đầu tư went into Sở Tài chính on 01/03/2025, and the province was another from 01/07/2025.
        ("so-tai-chinh.tay-ninh-2025", 2025, ["Sở Kế hoạch và Đầu tư", "Sở Tài chính"]),
    ],
)
def test_a_unit_was_made_only_of_those_that_had_gone_into_it_by_then(
    copied: Store, monkeypatch: pytest.MonkeyPatch, unit: str, year: int, told: list[str]
) -> None:
    province = "Long An" if unit.endswith("long-an") else "Tây Ninh"
    copied.publish(ranking(province, year, {"Sở Tài chính": 95.0, "Sở Y tế": 94.0}))
    if year == 2025:
        copied.publish(ranking(province, 2024, {"Sở Tài chính": 95.0, "Sở Kế hoạch và Đầu tư": 94.0}))
    page = said(opened(monkeypatch, copied.path, "tong_quan", don_vi=unit, nam=str(year)))
    made_of = [line for line in page.splitlines() if line.startswith("- **Sở ") and "Năm" in line]
    assert ("các đơn vị hợp thành nó khi ấy" in page) is bool(told)
    assert [name for name in told if not any(f"**{name} · " in line for line in made_of)] == []
    assert bool(made_of) is bool(told)


def test_the_first_of_a_draft_and_the_distance_to_a_draft_figure_say_so(store: Store) -> None:
    drafted = {"Sở Tài chính": 92.0, "Sở Y tế": 91.0, "Sở Nội vụ": 88.0}
    store.publish(ranking("Long An", 2023, drafted, " (DỰ THẢO)"))
    store.publish(total_in("result", score=90, max_score=100, rank=2, out_of=3, listed=True))
    rows = store.ask("peers", unit="Sở Y tế", province="Long An", year=2023)
    own: dict[str, Any] = {str(column): value for column, value in rows[rows["is_own"]].iloc[0].items()}
    assert (own["flag"], own["above"], own["above_flag"]) == ("official", "Sở Tài chính", "provisional")
    told = sentences.rank_in_group(rows, "Sở Y tế", "peer", "nhóm", "năm 2023")
    assert "dẫn đầu là **Sở Tài chính** (tạm tính)." in told
    assert "Kế trên: **Sở Tài chính**, hơn 2,00 điểm phần trăm (tạm tính)." in sentences.next_to(own)
    badges = {each.column: each.about for each in sentences.own_metrics(own, "ratio", "Tỷ lệ đạt")}
    assert (badges["ratio"], badges["gap_above"], badges["gap_below"]) == ("", "Tạm tính", "Tạm tính")


def test_the_printed_total_of_a_self_assessment_is_the_sheets_own_figure_with_its_line(store: Store) -> None:
    store.publish(self_assessment(*AREAS, ["", "Tổng cộng", 30, 28.5]))
    (total,) = store.ask_rows("total_readings")
    assert (total["self_score"], total["max_score"], total["flag"]) == (28.5, 30, "self_assessment")
    (line,) = store.ask_rows("source_lines", origins=[total["origin"]])
    assert (line["sheet"], line["row_no"]) == ("Trang 1", 6)


def test_the_total_of_a_self_assessment_without_an_area_is_none_of_all_areas(store: Store) -> None:
    store.publish(self_assessment(*AREAS, [3, "Thủ tục", 20, None], ["", "Tổng cộng", 50, 29]))
    (total,) = store.ask_rows("total_readings")
    assert total["self_score"] is None


def test_a_year_to_come_is_neither_the_end_of_a_trend_nor_on_paper_unless_it_is_chosen(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = store.today().year
    for year, score in ((now - 2, 90.0), (now - 1, 85.0), (now + 2, 70.0)):
        store.publish(ranking("Thanh Hóa", year, {"Sở Tài chính": 95.0, "Sở Y tế": score}))
    page = said(opened(monkeypatch, store.path, "xu_huong", don_vi="so-y-te.thanh-hoa"))
    assert f"Từ hạng **2/2** năm {now - 2} đến hạng **2/2** năm {now - 1}." in page
    unit = units_by_id(store.ask("units_with_figures"))["so-y-te.thanh-hoa"]
    assert brief_rows(store.path, unit, None).year == now - 1
    assert brief_rows(store.path, unit, now + 2).year == now + 2
    later = store.ask("total_scores", units=["Sở Y tế"], years=[now + 2])
    assert sentences.trend(later, until=now) == "Mới có số liệu một năm: chưa thể nói về xu hướng."
