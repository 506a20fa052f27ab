"""What a total lost is of its own document: areas of a sheet that tells another total are not put beside it as its own."""

from __future__ import annotations

from typing import Any

import pytest

from cchc import sentences
from cchc.brief.areas import areas
from cchc.intake import owners
from cchc.store import Publication, Store
from tests.test_changes import UNIT, line, publish_sheet

SHEET = [line("1", "Thể chế", 50, 45), line("2", "Tài chính công", 50, 45)]
# a ranking's total beside the sheet's 90 of 100 -> what is lost, and whether the areas are of another total
TOTALS: dict[str, tuple[dict[str, Any], float | None, bool]] = {
    "the same total": ({"score": 90, "max_score": 100}, 10, False),
    "fewer points": ({"score": 85, "max_score": 100}, 15, True),
    "more points": ({"score": 95.5, "max_score": 100}, 4.5, True),
    "another maximum": ({"score": 69.25, "max_score": 71.5}, 2.25, True),
    "no maximum": ({"score": 85}, None, True),
    "a rank alone": ({"rank": 3, "out_of": 20}, 10, False),
    "rounded to hundredths": ({"score": 90.004, "max_score": 100}, 10, False),
    "more than its maximum": ({"score": 102, "max_score": 100}, None, True),
}


def ranked(store: Store, **total: Any) -> dict[str, Any]:
    made = Publication("xếp hạng.xlsx", repr(total).encode(), "ranking", "thử")
    unit_id = made.add_unit(owners.unit("Sở Nội vụ", "Long An", "2023"))
    row = {"unit_id": unit_id, "year": 2023, "listed": True, **total}
    made.add("results", row, "result", unit_id, "", "2023")
    store.publish(made)
    (row,) = store.ask_rows("unit_headline", **UNIT, year=2023)
    return row


@pytest.mark.parametrize("case", TOTALS)
def test_what_is_lost_is_lost_of_the_total_in_use(store: Store, case: str) -> None:
    total, lost, is_apart = TOTALS[case]
    publish_sheet(store, 2023, SHEET)
    row = ranked(store, **total)
    assert row["deduction"] == lost
    assert bool(sentences.of_another_sheet(row)) == is_apart
    told = areas(store.ask("deductions_by_area", **UNIT, year=2023), row)["more"]
    assert any("là của bảng điểm cho tổng 90,00 trên 100,00 điểm" in text for text in told) == is_apart
    for outcome in store.ask_rows("scenario_outcome", **UNIT, year=2023):
        assert (outcome["sheet_score"] == 90) == is_apart


def test_areas_that_a_unit_scored_itself_over_another_maximum_say_so(store: Store) -> None:
    made = Publication("tự chấm.xlsx", b"own", "score_sheet", "thử")
    unit_id = made.add_unit(owners.unit("Sở Nội vụ", "Long An", "2023"))
    about = {"unit_id": unit_id, "year": 2023, "max_score": 100, "self_score": 90}
    made.add("results", about | {"listed": False}, "assessment", unit_id, "", "2023")
    area = {
        "level": "area",
        "code": "1",
        "area_code": "1",
        "title": "Thể chế",
        "position": 1,
        "is_leaf": True,
    }
    made.add("scores", about | area, "assessment", unit_id, "", "2023")
    store.publish(made)
    row = ranked(store, score=69.25, max_score=71.5)
    assert sentences.partly_lost(row) == (
        "Điểm từng lĩnh vực là của bảng điểm có tối đa 100,00 điểm, khác điểm tổng đang dùng: 69,25 trên 71,50."
    )


def test_the_areas_of_another_total_are_no_part_of_its_sum(store: Store) -> None:
    """Of a sheet with a blank only some is known; the total of another document is known all the same."""
    publish_sheet(store, 2023, [*SHEET, line("3", "Tổ chức", None, 5)], total=95)
    row = ranked(store, score=85, max_score=100)
    assert (sentences.points_lost(row), row["is_whole"]) == ("15,00", None)
    assert "khác điểm tổng đang dùng: 85,00" in sentences.partly_lost(row)


def test_areas_are_whole_by_the_maximum_of_their_own_sheet(store: Store) -> None:
    """Two areas of 50 of a sheet over 120 points are no whole, though a ranking over 71,50 would say so."""
    made = Publication("bảng điểm.xlsx", b"own", "score_sheet", "thử")
    unit_id = made.add_unit(owners.unit("Sở Nội vụ", "Long An", "2023"))
    for position, code in enumerate("12", start=1):
        area = {
            "level": "area",
            "code": code,
            "area_code": code,
            "title": code,
            "is_leaf": True,
            "position": position,
        }
        row = {"unit_id": unit_id, "year": 2023, **area, "max_score": 50, "score": 45}
        made.add("scores", row, "assessment", unit_id, "", "2023")
    total = {"unit_id": unit_id, "year": 2023, "max_score": 120, "score": 100, "listed": False}
    made.add("results", total, "assessment", unit_id, "", "2023")
    store.publish(made)
    ranked(store, score=69.25, max_score=71.5)
    for name in ("deductions_by_area", "deduction_parts"):
        rows = store.ask_rows(name, **UNIT, year=2023)
        assert [(row["is_whole"], row["whole_max_score"], row["share"]) for row in rows] == [
            (False, 120, None)
        ] * 2
