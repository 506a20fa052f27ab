"""No sentence says more than its figures carry: one year is no two years, a part is not the whole, a blank is no number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cchc import sentences
from cchc.brief.headline import headline_boxes
from cchc.intake import owners
from cchc.intake.usual_names import measure_named
from cchc.store import Publication, Store, open_store
from tests.test_changes import UNIT, line, publish_sheet
from tests.test_pages import opened, said, visited

SHEET = [line("1", "Chỉ đạo", 10, 8), line("1.1", "Kế hoạch", 10, 8), line("2", "Thể chế", 10, 9)]
OF_SHEET = "so-noi-vu.long-an"
LONG_AN = "so-khoa-hoc-va-cong-nghe.long-an"


def repeated(store: Store) -> str:
    years = sorted({row["year"] for row in store.ask_rows("area_ratios_by_year", **UNIT)})
    return sentences.repeated(store.ask("repeated_losses", **UNIT), years)


def test_one_years_sheet_tells_nothing_of_two_years(store: Store) -> None:
    publish_sheet(store, 2023, SHEET)
    assert repeated(store) == (
        "Mới có bảng điểm một năm (2023): chưa thể nói mục nào mất điểm nhiều năm liền."
    )


def test_years_without_a_loss_in_common_are_named(store: Store) -> None:
    publish_sheet(store, 2022, [line("1", "Chỉ đạo", 10, 10), line("2", "Thể chế", 10, 9)])
    publish_sheet(store, 2023, [line("1", "Chỉ đạo", 10, 8), line("2", "Thể chế", 10, 10)])
    assert "(2022, 2023), không mục nào mất điểm hai năm liền nhau" in repeated(store)


def test_sheets_of_2019_and_2023_are_no_two_years_running(store: Store) -> None:
    publish_sheet(store, 2019, SHEET)
    publish_sheet(store, 2023, SHEET)
    assert repeated(store) == (
        "Chưa có bảng điểm của hai năm liền nhau (2019, 2023): chưa thể nói mục nào mất điểm nhiều năm liền."
    )


def test_sheets_of_neighbouring_years_are_years_running(store: Store) -> None:
    publish_sheet(store, 2022, SHEET)
    publish_sheet(store, 2023, SHEET)
    assert "2 năm liền (2022, 2023)" in repeated(store)


def headline(store: Store, *years: dict[str, Any]) -> dict[str, Any]:
    """The newest headline of one unit whose totals are published."""
    publication = Publication("xếp hạng.xlsx", repr(years).encode(), "ranking", "thử")
    unit_id = publication.add_unit(owners.unit("Sở Nội vụ", "Long An", "2023"))
    for year in years:
        row = {"unit_id": unit_id, "listed": False, **year}
        publication.add("results", row, "result", unit_id, "", str(year["year"]))
    store.publish(publication, replace=True)
    return store.ask_rows("unit_headline", **UNIT)[-1]


def test_points_without_a_maximum_are_told_without_one(store: Store) -> None:
    row = headline(store, {"year": 2023, "score": 90.5})
    assert sentences.score_and_rank(row) == "Năm 2023 đạt **90,50** điểm."


def test_a_change_against_a_derived_rank_is_neither_good_nor_bad(seeded: Store) -> None:
    row = seeded.ask_rows("unit_headline", unit="Sở Khoa học và Công nghệ", province="Long An", year=2023)[0]
    figure = sentences.rank_metric(row)
    assert (figure.change, figure.is_sure) == ("+13 bậc", False)
    assert "suy ra" in figure.remark
    assert [each["tone"] for each in headline_boxes(row) if each["label"] == "Xếp hạng"] == [""]


@pytest.mark.parametrize(
    ("earlier", "change", "is_sure"),
    [
        ({"rank": 8, "out_of": 19, "flag": "official"}, 2, True),
        ({"rank": 8, "out_of": 20, "flag": "official"}, None, False),
        ({"rank": 8, "out_of": None, "flag": "official"}, None, False),
        ({"rank": 8, "out_of": 19, "flag": "disputed"}, None, False),
        ({"rank": 8, "out_of": 19, "flag": "derived_rank"}, None, False),
    ],
)
def test_places_are_counted_between_sure_ranks_of_one_total_only(
    store: Store, earlier: dict[str, Any], change: int | None, is_sure: bool
) -> None:
    row = headline(store, {"year": 2022, **earlier}, {"year": 2023, "rank": 6, "out_of": 19})
    assert (row["rank_change"], row["is_rank_change_sure"]) == (change, is_sure)


def test_a_trend_says_that_the_rank_it_begins_with_is_derived(seeded: Store) -> None:
    rows = seeded.ask("total_scores", units=["Sở Khoa học và Công nghệ"], provinces=["Long An"])
    assert "năm 2022 (hạng suy ra)" in sentences.trend(rows)
    assert "năm 2022 đến" in sentences.trend(rows.assign(flag="official", out_of=19))


def ranks(*ends: tuple[int | None, int | None, float | None]) -> pd.DataFrame:
    """Totals of years from 2020 on: rank, of how many, ratio."""
    rows = [
        {"year": year, "rank": rank, "out_of": out_of, "ratio": ratio, "flag": None}
        for year, (rank, out_of, ratio) in enumerate(ends, 2020)
    ]
    return pd.DataFrame(rows).astype(object)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (ranks((9, 19, None), (1, 20, None), (6, 19, None)), "Từ hạng **9/19** năm 2020 đến hạng **6/19** năm 2022."),
        (ranks((1, 20, None), (2, 14, None)),
         "Hạng **1/20** năm 2020, hạng **2/14** năm 2021: xếp trên tổng số khác nhau, chưa nói được lên hay xuống."),
        (ranks((1, None, None), (4, None, None)),
         "Hạng **1** năm 2020, hạng **4** năm 2021: chưa rõ xếp trên cùng bao nhiêu đơn vị, chưa nói được lên hay xuống."),
        (ranks((1, 20, None), (4, None, None)),
         "Hạng **1/20** năm 2020, hạng **4** năm 2021: chưa rõ xếp trên cùng bao nhiêu đơn vị, chưa nói được lên hay xuống."),
        (ranks((1, None, 90.0), (4, None, 80.0)), "Tỷ lệ đạt từ **90,0\u00a0%** năm 2020 đến **80,0\u00a0%** năm 2021."),
        (ranks((1, 20, 90.0), (2, 14, 80.0)), "Tỷ lệ đạt từ **90,0\u00a0%** năm 2020 đến **80,0\u00a0%** năm 2021."),
    ],
)  # fmt: skip
def test_a_trend_joins_ranks_of_lists_known_to_be_alike_only(rows: pd.DataFrame, sentence: str) -> None:
    assert sentences.trend(rows) == sentence


@pytest.mark.parametrize(
    ("frameworks", "sentence"),
    [
        (("A", "B", "B"),
         "Tỷ lệ đạt từ **85,0\u00a0%** năm 2021, sau khi đổi bộ tiêu chí, đến **93,0\u00a0%** năm 2022."),
        (("A", "A", "B"),
         "Tỷ lệ đạt **93,0\u00a0%** năm 2022, năm đầu có số theo bộ tiêu chí này; theo bộ trước là **85,0\u00a0%** năm 2021."),
        (("A", None, "A"), "Tỷ lệ đạt từ **70,0\u00a0%** năm 2020 đến **93,0\u00a0%** năm 2022."),
    ],
)  # fmt: skip
def test_a_trend_sets_ratios_of_one_framework_side_by_side(
    frameworks: tuple[str | None, ...], sentence: str
) -> None:
    rows = ranks((None, None, 70.0), (None, None, 85.0), (None, None, 93.0))
    rows["framework"] = list(frameworks)
    assert sentences.trend(rows) == sentence


def test_a_change_that_the_document_tells_stands_without_the_year_before(store: Store) -> None:
    row = headline(store, {"year": 2023, "rank": 6, "out_of": 19, "rank_change": 13})
    assert (row["rank_change"], row["is_rank_change_sure"]) == (13, True)


def sheet_file(path: str) -> str:
    """A sheet whose criteria have reasons and whose areas have none."""
    store = open_store(path)
    publish_sheet(
        store, 2023, [each | {"reason": "Trễ" if each["code"] == "1.1" else None} for each in SHEET]
    )
    return path


def test_reasons_below_the_areas_are_not_denied(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    page = opened(monkeypatch, sheet_file(str(tmp_path / "x.duckdb")), "diem_tru", don_vi=OF_SHEET)
    assert "Lý do trừ điểm ghi ở các mục bên trong" in said(page)
    assert "không ghi lý do" not in said(page)


def test_an_opened_area_is_what_headline_and_figures_speak_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    path = sheet_file(str(tmp_path / "x.duckdb"))
    whole = said(opened(monkeypatch, path, "diem_tru", don_vi=OF_SHEET))
    assert "Mất nhiều nhất ở **Chỉ đạo**: 2,00 điểm" in whole
    assert "Điểm trừ: 3,00" in whole
    part = said(opened(monkeypatch, path, "diem_tru", don_vi=OF_SHEET, linh_vuc="1"))
    assert "Mất nhiều nhất ở **Kế hoạch**: 2,00 điểm" in part
    assert "Điểm trừ: 2,00" in part
    assert "Điểm trừ: 3,00" not in part


def test_targets_beside_dossiers_are_those_of_the_year(seeded: Store) -> None:
    every = seeded.ask_rows("targets", province="Bà Rịa - Vũng Tàu")
    years = {row["period"][:4] for row in every}
    for year in years:
        told = seeded.ask_rows("targets", province="Bà Rịa - Vũng Tàu", year=int(year))
        assert {row["period"][:4] for row in told} == {year}


def test_no_reason_at_all_is_said(store: Store) -> None:
    publish_sheet(store, 2023, SHEET)
    assert sentences.where_reasons_are(store.ask("deductions_by_criterion", **UNIT)).startswith("Bảng đã nạp")
    assert sentences.where_reasons_are(pd.DataFrame({"reason": []})).startswith("Bảng đã nạp")


def lists(store: Store, others: dict[int, tuple[str, ...]]) -> dict[str, Any]:
    """The headline of Sở Nội vụ, second of the units that are ranked together each year."""
    for year, names in others.items():
        publication = Publication(f"xếp hạng {year}.xlsx", str(names).encode(), "ranking", "thử")
        for rank, name in enumerate((names[0], "Sở Nội vụ", *names[1:]), start=1):
            unit_id = publication.add_unit(owners.unit(name, "Long An", str(year)))
            row = {"unit_id": unit_id, "year": year, "rank": rank, "out_of": len(names) + 1, "listed": True}
            publication.add("results", row, "result", unit_id, "", str(year))
        store.publish(publication)
    return store.ask_rows("unit_headline", **UNIT)[-1]


def test_places_are_not_counted_between_lists_of_other_units(store: Store) -> None:
    row = lists(store, {2022: ("Sở Y tế", "Sở Tư pháp"), 2023: ("Sở Y tế", "Sở Công Thương")})
    assert (row["rank_change"], row["is_rank_change_sure"], row["lists_differ"]) == (None, False, True)
    assert "đơn vị khác nhau" in sentences.rank_metric(row).remark


def test_places_are_counted_between_lists_of_the_same_units(store: Store) -> None:
    row = lists(store, {2022: ("Sở Y tế", "Sở Tư pháp"), 2023: ("Sở Tư pháp", "Sở Y tế")})
    assert (row["rank_change"], row["is_rank_change_sure"], row["lists_differ"]) == (0, True, False)


def test_lines_of_a_fourth_level_are_reached_with_who_answers_for_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = str(tmp_path / "bon_cap.duckdb")
    store = open_store(path)
    codes = {"1": "Chỉ đạo", "1.1": "Kế hoạch", "1.1.1": "Ban hành", "1.1.1.1": "Đúng hạn"}
    inner = [{**line(code, title, 10, 8), "owner": "Văn phòng Sở"} for code, title in codes.items()]
    publish_sheet(store, 2023, inner)
    store.close()
    address = {"don_vi": OF_SHEET, "nam": "2023", "linh_vuc": "1", "tieu_chi": "1.1", "thanh_phan": "1.1.1"}
    page = visited(monkeypatch, path, "diem_tru", **address)
    assert "Ban hành" in said(page)
    (row,) = page.table[-1].value.to_dict("records")
    assert {"Đúng hạn", "Văn phòng Sở"} <= {str(value) for value in row.values()}


def test_a_target_goes_by_its_usual_names() -> None:
    names = (
        "Điểm Chỉ số CCHC",
        "Thứ hạng Chỉ số CCHC năm 2026",
        "Tỷ lệ hồ sơ giải quyết đúng hạn",
        "Điểm đạt",
        "Số cây",
    )
    assert [measure_named(name) for name in names] == ["score", "rank", "on_time_rate", "score", None]
