"""What is said to have changed between years of which one tells only a part of its points."""

from __future__ import annotations

from typing import Any

from cchc import sentences
from cchc.intake import owners
from cchc.store import Publication, Store
from tests.test_partial_outcomes import UNIT, WHERE, Points, publish, told_back
from tests.test_partial_sums import sheet

YEARS = {"unit": WHERE["unit"], "province": WHERE["province"], "left_year": 2023, "right_year": 2024}
WHOLE: dict[Points, tuple[Points, ...]] = {(20, 17): ((10, 9), (10, 8)), (10, 10): ()}


def changes(store: Store, **asked: Any) -> dict[str, dict[str, Any]]:
    return {row["part"]: row for row in store.ask_rows("score_changes", **YEARS, **asked)}


def told(store: Store, **asked: Any) -> str:
    return sentences.score_change(store.ask("score_changes", **YEARS, **asked), 2023, 2024)


def test_the_whole_has_no_change_to_a_total_of_some_of_the_areas(store: Store) -> None:
    sheet(store, (40, 33), (40, 40), most=80, score=73)
    sheet(store, (40, 38), (40, None), year=2024, most=80, score=38)
    rows = changes(store)
    assert {row["whole_change"] for row in rows.values()} == {None}
    assert (rows["1"]["part_change"], rows["2"]["part_change"]) == (6.25, None)
    assert "con-lai" not in rows
    assert told(store) == "Chưa đủ điểm của hai năm để nói điều gì đã thay đổi."


def test_an_area_that_adds_up_other_criteria_than_the_year_before_has_no_change(store: Store) -> None:
    publish(store, WHOLE)
    publish(store, {(20, 9): ((10, 9), (10, None)), (10, 10): ()}, 2024)
    rows = changes(store)
    assert (rows["1"]["part_change"], rows["1"]["other_change"]) == (None, None)
    assert (rows["1"]["newly_lost"], rows["2"]["part_change"]) == (0, 0)
    assert told(store) == "Chưa đủ điểm của hai năm để nói điều gì đã thay đổi."
    assert told(store, parent="1") == "Chưa đủ điểm của hai năm để nói điều gì đã thay đổi."


def test_an_area_whose_points_are_printed_beside_blank_criteria_has_changed(store: Store) -> None:
    publish(store, WHOLE)
    publish(store, {(20, 14): ((10, 9), (10, None)), (10, 10): ()}, 2024)
    row = changes(store)["1"]
    assert (row["part_change"], row["other_change"]) == (-3, -3)


def test_years_that_tell_of_the_same_criteria_are_set_against_each_other(store: Store) -> None:
    publish(store, {(20, 8): ((10, 8), (10, None)), (10, 10): ()})
    publish(store, {(20, 9): ((10, 9), (10, None)), (10, 10): ()}, 2024)
    row = changes(store)["1"]
    assert (row["part_change"], row["won_back"]) == (1, 1)


def test_points_are_not_lost_again_in_an_area_whose_criteria_are_partly_known(store: Store) -> None:
    publish(store, {(20, 17): (), (10, 10): ()})
    publish(store, {(20, 9): ((10, 9), (10, None)), (10, 10): ()}, 2024)
    (row,) = store.ask_rows("loss_outcomes", **WHERE)
    assert (row["loss_outcome"], row["won_back"], row["lost_besides"]) == ("unknown", None, None)
    assert told_back(store) == "Năm 2023 mất **3,00** điểm; không mục nào so được với bảng điểm năm 2024."


def test_points_of_lines_far_below_are_missing_in_all_that_add_them_up(store: Store) -> None:
    made = Publication("2024.xlsx", b"2024", "score_sheet", "An")
    unit_id = made.add_unit(UNIT)
    lines: list[tuple[str, str, str | None, float, float | None]] = [
        ("area", "1", None, 20, 9),
        ("criterion", "1.1", "1", 10, 5),
        ("subcriterion", "1.1.1", "1.1", 5, 5),
        ("subcriterion", "1.1.2", "1.1", 5, None),
        ("criterion", "1.2", "1", 10, 4),
        ("area", "2", None, 10, 10),
    ]
    for position, (level, code, parent, most, score) in enumerate(lines, start=1):
        row = {"level": level, "code": code, "parent_code": parent, "max_score": most, "score": score}
        row |= {"is_leaf": code in ("1.1.1", "1.1.2", "1.2", "2"), "area_code": code[0], "position": position}
        row |= {"unit_id": unit_id, "year": 2024, "title": f"Nội dung {code}"}
        made.add("scores", row, "assessment", unit_id, "", "2024")
    total = {"unit_id": unit_id, "year": 2024, "framework_id": "bo-1", "listed": False}
    made.add("results", total, "assessment", unit_id, "", "2024")
    publish(store, WHOLE)
    store.publish(made)
    assert changes(store)["1"]["part_change"] is None


def ranked(store: Store, scores: dict[str, tuple[float | None, float]]) -> None:
    """A ranking of 2023: maximum and score by unit."""
    made = Publication("xep-hang.xlsx", repr(scores).encode(), "ranking", "An")
    for name, (most, score) in scores.items():
        unit_id = made.add_unit(owners.unit(name, str(WHERE["province"]), "2023"))
        row = {"unit_id": unit_id, "year": 2023, "max_score": most, "score": score, "listed": True}
        made.add("results", row, "result", unit_id, "", "2023")
    store.publish(made)


def test_a_total_of_some_of_the_areas_stands_among_no_others(store: Store) -> None:
    ranked(store, {f"Sở {place}": (80, 80 - 4 * place) for place in range(1, 11)})
    sheet(store, (40, 33), (40, None), most=80, score=33)
    members = [row["unit_id"] for row in store.ask_rows("units_with_figures")]
    asked = {"unit": "Sở Y tế", "province": WHERE["province"], "year": 2023}
    for group in ({"members": members}, {}):
        rows = store.ask("peers", **asked, **group)
        assert not rows["is_by_score"].any()
        assert rows["place"].isna().tolist() == [True] + [False] * 10
        assert rows["value"].iloc[1:].tolist() == [100 - 5 * place for place in range(1, 11)]
        assert "Sở Y tế" not in str([*rows["above"], *rows["below"]])
        said = sentences.rank_in_group(rows, own="Sở Y tế", name="peer", group="nhóm", what="năm 2023")
        assert "tổng điểm mới cộng từ 1/2 lĩnh vực" in said
        assert "điểm tối đa" not in said
        assert said.endswith("dẫn đầu là **Sở 1**.")
    coverage = sentences.group_coverage(
        dict(zip(rows.columns, rows.iloc[0], strict=True)), "Nhóm", rows["group_size"].iloc[0]
    )
    assert coverage.startswith("Nhóm: 11 có số liệu, 10 có điểm; trung vị")
