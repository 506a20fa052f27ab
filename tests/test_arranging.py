"""Long tables in the order that a person wants, and the rows that hold some words: on screen, on paper and in files."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pandas as pd
import pytest

from cchc.arranging import found, ordered
from cchc.intake import owners
from cchc.store import Publication, Store
from cchc.ui.asking.answers import Answer, ask
from cchc.ui.showing.exports import export_bytes
from tests.test_pages import opened, said

SLUG = "chi-so-cua-cac-tinh-thanh-pho"
ORDERS: list[tuple[str, list[Any], list[Any]]] = [
    ("score", [9.5, None, 10.25, 78.97], [9.5, 10.25, 78.97]),
    ("rank", [10, 9, None, 1], [1, 9, 10]),
    (
        "province",
        ["Đà Nẵng", None, "Yên Bái", "Cao Bằng", "Cà Mau", "Đắk Lắk"],
        ["Cà Mau", "Cao Bằng", "Đà Nẵng", "Đắk Lắk", "Yên Bái"],
    ),
    ("code", ["1.10", "1.2", None, "1.1"], ["1.1", "1.2", "1.10"]),
    ("period", ["2023", "2023-Q1", None, "2023-H1", "2022"], ["2022", "2023-Q1", "2023-H1", "2023"]),
    ("due_on", [date(2026, 11, 15), None, date(2026, 3, 4)], [date(2026, 3, 4), date(2026, 11, 15)]),
    ("losses", [[2.0, 1.0], None, [1.0, 3.0]], [[1.0, 3.0], [2.0, 1.0]]),
    ("score_change", [0.5, Decimal("-1.5"), None, -10.0, 0], [-10.0, Decimal("-1.5"), 0, 0.5]),
    ("before", ["Khá", 9.0, None, 80.0], [9.0, 80.0, "Khá"]),
]


@pytest.mark.parametrize(("column", "values", "rising"), ORDERS, ids=[column for column, _, _ in ORDERS])
def test_values_are_ordered_by_what_they_are_and_blanks_come_last_both_ways(
    column: str, values: list[Any], rising: list[Any]
) -> None:
    rows = pd.DataFrame({column: pd.Series(values, dtype=object)})
    for is_falling, known in ((False, rising), (True, rising[::-1])):
        result = list(ordered(rows, column, is_falling)[column])
        assert result[: len(known)] == known
        assert all(pd.isna(value) for value in result[len(known) :])


def test_rows_that_are_alike_stay_as_they_were_both_ways() -> None:
    rows = pd.DataFrame({"score": [1.0, 1.0, 1.0], "title": ["c", "a", "b"]})
    assert [list(ordered(rows, "score", falling)["title"]) for falling in (False, True)] == [
        ["c", "a", "b"]
    ] * 2


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("so noi vu", [0]),
        ("Sở", [0, 1]),
        ("78,97", [1]),
        ("nội vụ 2023", []),
        ("78.97", []),
        ("chính thức", [0]),
        ("80,00", [0]),
        ("-0,25", [1]),
        ("–0,25", [1]),
        ("-", [1]),
    ],
)
def test_rows_are_found_by_what_is_seen_in_their_cells(text: str, places: list[int]) -> None:
    rows = pd.DataFrame({
        "unit": ["Sở Nội vụ", "Sở Y tế"], "year": [2023, 2024], "score": [80.0, 78.97], "flag": ["official", None],
        "score_change": [1.5, -0.25],
    })  # fmt: skip
    assert list(found(rows, ["unit", "year", "score", "score_change", "flag"], text).index) == places


def test_a_long_table_and_its_files_follow_the_order_and_the_words_of_the_address(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    taken: list[tuple[Answer, list[str], dict[str, str]]] = []
    monkeypatch.setattr(
        "cchc.ui.showing.downloads.exports",
        lambda answer, columns, _unit, said: taken.append((answer, columns, said)),
    )
    address = {f"sap_{SLUG}": "xep-hang", f"chieu_{SLUG}": "giam", f"tim_{SLUG}": "long an"}
    page = opened(monkeypatch, real_figures, "tra_cuu", cau_hoi=SLUG, **address)
    ((answer, columns, about),) = taken
    whole = ask("province_index").rows
    assert 0 < len(answer.rows) < len(whole)
    assert set(whole.loc[whole["province"] == "Long An", "value"].dropna()) <= set(answer.rows["value"])
    ranks = [rank for rank in answer.rows["rank"] if not pd.isna(rank)]
    assert ranks == sorted(ranks, reverse=True)
    shown = (page.dataframe[0].value if page.dataframe else page.table[0].value)["Xếp hạng"]
    assert len(shown) == len(answer.rows)
    book = openpyxl.load_workbook(io.BytesIO(export_bytes(answer, columns, "xlsx", None, "vi", about)))
    lines = [str(row[0].value) for row in book.worksheets[0].iter_rows(max_row=9)]
    assert (
        "Thứ tự các dòng: theo «Xếp hạng», giảm dần, ô trống ở cuối; không theo cách sắp xếp trong bảng"
        in lines
    )
    assert "Tìm trong bảng: long an" in lines


def test_a_file_of_a_long_table_says_that_it_does_not_follow_the_grid(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    taken: list[dict[str, str]] = []
    monkeypatch.setattr(
        "cchc.ui.showing.downloads.exports", lambda _answer, _columns, _unit, said: taken.append(said)
    )
    page = opened(monkeypatch, real_figures, "tra_cuu", cau_hoi=SLUG)
    assert taken == [
        {"Thứ tự các dòng": "theo «Năm», giảm dần, ô trống ở cuối; không theo cách sắp xếp trong bảng"}
    ]
    assert "Tệp tải về và bản in theo **Sắp theo** và **Tìm trong bảng**" in said(page)


def test_words_that_stand_in_no_row_are_said_and_the_box_stays(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "tra_cuu", cau_hoi=SLUG, **{f"tim_{SLUG}": "không có chữ này"})
    assert "Không có dòng nào có chữ cần tìm." in said(page)
    assert "Tìm trong bảng" in [box.label for box in page.text_input]


def test_an_order_and_words_stay_where_a_filter_makes_the_table_short(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    chosen = {"cau_hoi": SLUG, "loc_tinh": "long-an", "loc_chi_so": "papi"}
    plain = opened(monkeypatch, real_figures, "tra_cuu", **chosen)
    assert not [box for box in plain.selectbox if box.label == "Sắp theo"], "a short table needs no order"
    rising = list(plain.table[0].value["Năm"])
    page = opened(
        monkeypatch, real_figures, "tra_cuu", **chosen, **{f"sap_{SLUG}": "nam", f"chieu_{SLUG}": "giam"}
    )
    assert list(page.table[0].value["Năm"]) == sorted(rising, reverse=True)
    page = opened(monkeypatch, real_figures, "tra_cuu", **chosen, **{f"tim_{SLUG}": "2019"})
    assert list(page.table[0].value["Năm"]) == ["2019"] or list(page.table[0].value["Năm"]) == [2019]
    page.text_input(key=f"widget_tim_{SLUG}").set_value("").run()
    assert list(page.table[0].value["Năm"]) == rising


COUNTED = {
    "tra_cuu": ({"cau_hoi": SLUG}, "long an"),
    "nguon": ({"nguon": "S_GH_PAPI"}, "long an"),
    "suc_khoe": ({"don_vi": "so-khoa-hoc-va-cong-nghe.long-an"}, "khoa hoc"),
}


@pytest.mark.parametrize("name", COUNTED)
def test_a_headline_that_counts_rows_counts_those_that_are_shown(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, name: str
) -> None:
    monkeypatch.setattr("cchc.ui.showing.tables.SHORT_TABLE", 0)
    given, text = COUNTED[name]
    whole = opened(monkeypatch, real_figures, name, **given)
    box = next(box for box in whole.text_input if box.label == "Tìm trong bảng")
    before = said(whole)
    box.set_value(text).run()
    after = said(whole)
    headline = next(line for line in after.splitlines() if f"Các dòng có «{text}»: " in line)
    found = re.search(re.escape(f"Có «{text}»: **") + r"([\d.]+)\*\* trong", after)
    assert found
    assert re.search(rf"\*\*{re.escape(found[1])}( [^*]+)?\*\*", headline), headline
    assert "Các dòng có" not in before


def test_overdue_tasks_are_counted_as_the_list_below_shows_them(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    made = Publication("nhiệm vụ.xlsx", b"1", "task_list", "An")
    unit_id = made.add_unit(owners.unit("Sở Y tế", "Long An", "2024"))
    for position, title in enumerate(("Báo cáo thuế", "Kế hoạch thuế", "Rà soát"), start=1):
        row = {"unit_id": unit_id, "period": "2024", "position": position, "title": title}
        made.add("tasks", {**row, "due_on": date(2024, position, 1)}, "tasks", unit_id, "", "2024")
    store.publish(made)
    store.close()
    monkeypatch.setattr("cchc.ui.showing.tables.SHORT_TABLE", 0)
    page = opened(monkeypatch, store.path, "nhiem_vu", don_vi="so-y-te.long-an")
    assert "**3 nhiệm vụ** quá hạn" in said(page)
    page.text_input(key="widget_tim_danh-muc-nhiem-vu_qua-han").set_value("thue").run()
    assert "Các dòng có «thue»: **2 nhiệm vụ** quá hạn" in said(page)
    page.text_input(key="widget_tim_danh-muc-nhiem-vu_qua-han").set_value("không có").run()
    assert "nhiệm vụ** quá hạn" not in said(page)
    assert "không nêu nhiệm vụ nào" not in said(page)


def test_any_table_of_any_page_may_be_long(monkeypatch: pytest.MonkeyPatch, real_figures: str) -> None:
    monkeypatch.setattr("cchc.ui.showing.tables.SHORT_TABLE", 0)
    for name in ("so_sanh", "chi_so_tinh", "nhiem_vu", "chi_tieu"):
        page = opened(monkeypatch, real_figures, name, don_vi="so-khoa-hoc-va-cong-nghe.long-an")
        assert [box for box in page.selectbox if box.label == "Sắp theo"], name


def test_what_is_looked_up_begins_with_the_newest_of_it(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    """Else it begins with units that there are no more, of which only the oldest years are known."""
    page = opened(monkeypatch, real_figures, "tra_cuu")
    years = list(page.dataframe[0].value["Năm"])
    assert years == sorted(years, reverse=True)
    assert len(set(years)) > 1
