"""Tổng quan and the A4 sheet say of a total and its target what «Chỉ tiêu» says of both."""

from __future__ import annotations

from typing import Any

import pytest

from cchc import sentences
from cchc.brief.headline import headline_boxes
from cchc.intake.figures import entered_figures
from cchc.store import Store
from tests.test_partial_sums import UNIT, sheet

POINTS = {"title": "Điểm đạt", "measure_unit": "điểm", "comparison": ">="}


def aim(store: Store, **target: Any) -> None:
    rows = [{**POINTS, **target}]
    store.publish(entered_figures("targets", UNIT["unit"], UNIT["province"], rows, "An"), replace=True)


def headline(store: Store, **asked: Any) -> dict[str, Any]:
    (row,) = store.ask_rows("unit_headline", **UNIT, year=2023, **asked)
    return row


def box(row: dict[str, Any]) -> tuple[str, str, str]:
    (found,) = (each for each in headline_boxes(row) if each["label"].startswith("So với chỉ tiêu"))
    return found["value"], found["note"], found["tone"]


AIMS: dict[str, tuple[dict[str, Any], tuple[str, str, str]]] = {
    "reached": ({"value": 70}, ("+3,00", "ít nhất 70 điểm; đạt", "better")),
    "missed": ({"value": 80}, ("−7,00", "ít nhất 80 điểm; không đạt", "worse")),
    "only equalled": ({"value": 73, "comparison": ">"}, ("0,00", "hơn 73 điểm; không đạt", "worse")),
    "in percent": ({"value": 75, "measure_unit": "%"}, ("+16,25", "ít nhất 75 %; đạt", "better")),
    "missed in percent": ({"value": 95, "measure_unit": "%"}, ("−3,75", "ít nhất 95 %; không đạt", "worse")),
    "less is wanted": ({"value": 75, "comparison": "<="}, ("+2,00", "không quá 75 điểm; đạt", "better")),
    "too much": ({"value": 70, "comparison": "<="}, ("−3,00", "không quá 70 điểm; không đạt", "worse")),
    "of next year": ({"value": 80, "period": "2024"}, ("−7,00", "ít nhất 80 điểm; năm 2023 chưa ở mức này", "")),
    "of next year, there": ({"value": 70, "period": "2024"}, ("+3,00", "ít nhất 70 điểm; năm 2023 đã ở mức này", "")),
}  # fmt: skip


@pytest.mark.parametrize("case", AIMS)
def test_the_target_beside_a_total_is_judged_as_on_its_own_page(store: Store, case: str) -> None:
    target, expected = AIMS[case]
    sheet(store, (40, 33), (40, 40), most=80, score=73)
    aim(store, **{"period": "2023", **target})
    row = headline(store)
    (own,) = store.ask_rows("target_distances", **UNIT)
    assert (row["target_outlook"], row["distance_to_target"]) == (own["outlook"], own["distance"])
    assert box(row) == expected
    told = sentences.target_metric(row)
    assert (told.value, told.than, told.change) == (*expected[:2], None)


def test_a_total_of_a_year_that_runs_is_told_as_on_the_page_of_targets(store: Store) -> None:
    """The sheet of a year is handed in before its end: nothing is missed yet, and nothing is told of the whole year later."""
    year = store.today().year
    sheet(store, (80, 73), year=year, most=80, score=73)
    aim(store, value=80, period=str(year))
    for day, said in ((f"{year}-12-30", "not_yet"), (f"{year + 1}-02-01", "not_met_off_period")):
        (row,) = store.ask_rows("unit_headline", **UNIT, as_of=day)
        (own,) = store.ask_rows("target_distances", **UNIT, as_of=day)
        assert (row["target_outlook"], own["outlook"]) == (said, said)


def test_a_target_in_another_unit_of_measure_is_set_against_nothing(store: Store) -> None:
    sheet(store, (80, 73), most=80, score=73)
    aim(store, value=5, measure_unit="bậc", period="2023")
    row = headline(store)
    assert (row["distance_to_target"], row["target_outlook"]) == (None, "no_figure")
    (own,) = store.ask_rows("target_distances", **UNIT)
    assert own["outlook"] == "no_figure"


THIRDS = ((40, 9), (30, 8), (30, None))


def test_neither_points_nor_ratios_change_from_or_to_a_part_of_a_total(store: Store) -> None:
    sheet(store, *THIRDS, year=2022, most=100, score=17)
    sheet(store, (40, 30), (30, 25), (30, 25), most=100, score=80)
    sheet(store, *THIRDS, year=2024, most=100, score=17)
    for row in store.ask_rows("unit_headline", **UNIT):
        assert (row["score_change"], row["ratio_change"]) == (None, None)
        assert sentences.score_metric(row).change is None
        assert row["ratio"] == (None if row["total_known_areas"] else 80)
        assert [each["note"] for each in headline_boxes(row) if each["label"] == "Điểm đạt"] == [""]
        assert "+" not in sentences.standing(row)


PARTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "short so far": ({"value": 70}, "partly_known", "ít nhất 70 điểm; mới biết một phần số điểm"),
    "enough already": ({"value": 15}, "met", "ít nhất 15 điểm; đạt"),
    "not too many yet": ({"value": 20, "comparison": "<="}, "partly_known", "không quá 20 điểm; mới biết một phần số điểm"),
    "too many already": ({"value": 15, "comparison": "<="}, "missed", "không quá 15 điểm; không đạt"),
    "not those yet": ({"value": 17, "comparison": "="}, "partly_known", "đúng 17 điểm; mới biết một phần số điểm"),
    "past them": ({"value": 16, "comparison": "="}, "missed", "đúng 16 điểm; không đạt"),
    "a ratio": ({"value": 15, "measure_unit": "%"}, "no_figure", "ít nhất 15 %; chưa có số liệu"),
    "of next year": ({"value": 70, "period": "2024"}, "partly_known", "ít nhất 70 điểm; mới biết một phần số điểm"),
    "next year's, there": ({"value": 15, "period": "2024"}, "met_before", "ít nhất 15 điểm; năm 2023 đã ở mức này"),
}  # fmt: skip


@pytest.mark.parametrize("case", PARTS)
def test_a_part_of_a_total_decides_only_what_its_points_allow(store: Store, case: str) -> None:
    target, outlook, said = PARTS[case]
    sheet(store, *THIRDS, most=100, score=17)
    aim(store, **{"period": "2023", **target})
    row = headline(store)
    rows = store.ask("target_distances", **UNIT)
    (own,) = rows.to_dict("records")
    assert (row["target_outlook"], own["outlook"]) == (outlook, outlook)
    assert (row["distance_to_target"], sentences.target_metric(row).value) == (None, "—")
    assert (str(own["distance"]), str(own["reached_share"])) == ("nan", "nan")
    assert sentences.target_metric(row).than == said
    assert len(sentences.missed_targets(rows)) == (outlook == "missed")
    things = store.ask_rows("attention", **UNIT)
    assert any(thing["rule"] == "target_missed" for thing in things) == (outlook == "missed")


def test_targets_that_a_part_of_a_total_does_not_decide_are_counted_apart(store: Store) -> None:
    sheet(store, *THIRDS, most=100, score=17)
    aim(store, value=70, period="2023")
    told = sentences.targets_met(store.ask("target_distances", **UNIT))
    assert told == "Có 1 chỉ tiêu; 1 chỉ tiêu mới biết một phần số điểm."


def test_a_scenario_from_a_part_of_a_total_has_neither_ratio_nor_rank_nor_aim(store: Store) -> None:
    sheet(store, *THIRDS, most=100, score=17)
    asked = {**UNIT, "year": 2023}
    (row,) = store.ask_rows("scenario_outcome", **asked)
    kept = (
        "score",
        "scenario_score",
        "ratio",
        "scenario_ratio",
        "scenario_class",
        "rank_now",
        "scenario_rank",
    )
    assert [row[name] for name in kept] == [17, 17, *[None] * 5]
    assert store.ask_rows("scenario_targets", **asked) == []
    said = "Tổng điểm mới cộng từ 2/3 lĩnh vực: chưa tính được tỷ lệ, xếp loại và hạng."
    assert sentences.unknown_in_scenario(row) == [said]


WON_BACK: dict[str, tuple[dict[str, Any], tuple[float, float, str] | None]] = {
    "points": ({"value": 78}, (78, 5, "đạt 78 điểm")),
    "more than": ({"value": 78, "comparison": ">"}, (78, 5.01, "đạt hơn 78 điểm")),
    "more than there is": ({"value": 80, "comparison": ">"}, None),
    "exactly": ({"value": 78, "comparison": "="}, (78, 5, "đạt 78 điểm")),
    "exactly fewer": ({"value": 70, "comparison": "="}, None),
    "in percent": ({"value": 95, "measure_unit": "%"}, (76, 3, "đạt tỷ lệ 95 %")),
    "in percent, there": ({"value": 90, "measure_unit": "%"}, None),
    "no more than": ({"value": 78, "comparison": "<="}, None),
    "beyond the maximum": ({"value": 95}, None),
    "of next year": ({"value": 79, "period": "2024"}, (79, 6, "đạt 79 điểm")),
}


@pytest.mark.parametrize("case", WON_BACK)
def test_a_scenario_aims_at_what_more_points_reach_of_a_target(store: Store, case: str) -> None:
    target, expected = WON_BACK[case]
    sheet(store, (40, 33), (40, 40), most=80, score=73)
    aim(store, **{"period": "2023", **target})
    found = [
        (row["goal"], row["gain_needed"], sentences.target_name(row))
        for row in store.ask_rows("scenario_targets", **UNIT, year=2023)
    ]
    assert found == ([expected] if expected else [])


def test_of_two_targets_of_a_year_that_of_fewer_points_comes_first(store: Store) -> None:
    sheet(store, (40, 33), (40, 40), most=80, score=73)
    aim(store, value=99, measure_unit="%", period="2023")
    rows = [{**POINTS, "title": "Điểm năm sau", "value": 76, "period": "2024"}]
    store.publish(entered_figures("targets", UNIT["unit"], UNIT["province"], rows, "An"))
    (row,) = store.ask_rows("scenario_targets", **UNIT, year=2023)
    assert (row["goal"], row["target_unit"], row["target_score"]) == (79.2, "%", 99)


def test_a_scenario_without_a_maximum_says_so_and_blames_no_other_unit(store: Store) -> None:
    sheet(store, (None, 33), (None, 40), score=73)
    (row,) = store.ask_rows("scenario_outcome", **UNIT, year=2023)
    assert sentences.unknown_in_scenario(row) == [
        "Chưa biết điểm tối đa của tổng điểm: chưa tính được tỷ lệ, xếp loại và hạng."
    ]
