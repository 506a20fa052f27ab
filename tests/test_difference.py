"""What publishing or taking back would do is shown before it is done, and showing it does nothing."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from cchc.intake import publication_of
from cchc.reading import read_workbook
from cchc.store import Publication, Store, open_store
from cchc.store.difference import difference_of_publishing, difference_of_taking_back
from cchc.store.publishing import snapshot
from tests.workbook_making import book

SAMPLES = Path(__file__).parent / "workbooks"


def sheet(name: str) -> Publication:
    content = (SAMPLES / name).read_bytes()
    return publication_of(read_workbook(content, name), content, "thử")


@pytest.fixture
def fresh(empty_file: Path, tmp_path: Path) -> Store:
    return open_store(str(shutil.copy(empty_file, tmp_path / "khac.duckdb")))


def test_everything_is_added_to_an_empty_database(fresh: Store) -> None:
    found = difference_of_publishing(fresh, sheet("long_an_2023_linh_vuc.xlsx"))
    assert set(found.figures["difference"]) == {"added"}
    total = found.totals.iloc[0]
    assert (total["score_after"], round(total["deduction_after"], 2)) == (78.97, 21.03)


def test_showing_the_difference_changes_nothing(fresh: Store) -> None:
    difference_of_publishing(fresh, sheet("long_an_2023_linh_vuc.xlsx"))
    assert fresh.version().number == 0
    assert fresh.ask("uploads").empty


def test_the_same_sheet_again_makes_no_difference(fresh: Store) -> None:
    fresh.publish(sheet("long_an_2023_linh_vuc.xlsx"))
    assert difference_of_publishing(fresh, sheet("long_an_2023_linh_vuc.xlsx")).figures.empty


def test_a_fuller_sheet_adds_criteria_and_leaves_the_total_to_the_decision(fresh: Store) -> None:
    fresh.publish(sheet("long_an_2023_linh_vuc.xlsx"))
    found = difference_of_publishing(fresh, sheet("bo_tieu_chi_so_khcn_2023.xlsx"))
    assert found.count("added") > 100
    total = found.totals.iloc[0]
    assert (total["score_before"], total["score_after"]) == (78.97, 78.97)
    (row,) = found.unused
    assert (row["standing"], row["used_standing"], row["is_replaceable"]) == ("appraised", "published", False)


def test_taking_back_shows_what_would_stand_again(fresh: Store) -> None:
    fresh.publish(sheet("long_an_2023_linh_vuc.xlsx"))
    (newer,) = fresh.publish(sheet("bo_tieu_chi_so_khcn_2023.xlsx"))
    found = difference_of_taking_back(fresh, newer)
    assert found.count("removed") > 100
    assert found.totals.iloc[0]["score_after"] == 78.97
    assert fresh.ask("uploads")["state"].tolist() == ["published", "published"]


def test_the_largest_change_comes_first_and_units_go_by_their_names(fresh: Store) -> None:
    def scored(*scores: float) -> Publication:
        rows = [["TT", "Đơn vị", "Điểm thẩm định"], *([n, f"Sở {n}", s] for n, s in enumerate(scores, 1))]
        content = book({"Trang 1": [["XẾP HẠNG CCHC NĂM 2024 TỈNH LONG AN"], *rows]})
        return publication_of(read_workbook(content, "xh.xlsx"), content, "thử")

    fresh.publish(scored(80, 70, 60))
    figures = difference_of_publishing(fresh, scored(80.5, 75, 60)).figures
    assert figures[["unit", "number_before", "number_after", "change"]].values.tolist() == [
        ["Sở 2", 70, 75, 5],
        ["Sở 1", 80, 80.5, 0.5],
    ]
    assert figures["changed"].tolist() == [1, 1]


def test_only_tables_in_which_something_of_its_scopes_stands_are_asked(
    fresh: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    own = snapshot.current_figures

    def noted(cursor: Any, table: str, filed: Any) -> Any:
        asked.append(table)
        return own(cursor, table, filed)

    monkeypatch.setattr(
        snapshot,
        "current_figures",
        noted,
    )
    difference_of_publishing(fresh, sheet("long_an_2023_linh_vuc.xlsx"))
    assert sorted(asked) == ["results", "scores"]


@pytest.mark.parametrize(
    ("column", "heading", "told", "anew"),
    [
        ("evidence", "Tài liệu kiểm chứng", "KH số 12/KH-SYT", "KH số 15/KH-SYT"),
        ("owner", "Đơn vị phụ trách", "Văn phòng Sở", "Thanh tra Sở"),
    ],
)
def test_what_a_sheet_names_beside_a_line_is_stored_compared_and_asked_for(
    fresh: Store, column: str, heading: str, told: str, anew: str
) -> None:
    def sent(named: str) -> Publication:
        rows = [
            ["BẢNG ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023 CỦA SỞ Y TẾ TỈNH LONG AN"],
            ["TT", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định", heading],
            ["1", "Chỉ đạo", 5, 4, ""],
            ["1.1", "Kế hoạch", 5, 4, named],
        ]
        content = book({"Trang 1": rows})
        return publication_of(read_workbook(content, "diem.xlsx"), content, "thử")

    fresh.publish(sent(told))
    assert [row[column] for row in fresh.ask_rows("deductions_by_criterion")] == [told]
    changed = difference_of_publishing(fresh, sent(anew)).figures
    assert list(zip(changed["figure"], changed["text_before"], changed["text_after"], strict=True)) == [
        (column, told, anew)
    ]
