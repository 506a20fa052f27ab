"""What if: the fewest criteria for a target, new score, class and rank."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import combinations

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.exporting import export_file
from cchc.intake import owners
from cchc.store import Publication, Store
from tests.test_changes import UNIT, line, publish_sheet

SHEET = {**UNIT, "year": 2023}
LONG_AN = {"unit": "Sở Khoa học và Công nghệ", "province": "Long An", "year": 2023}


@pytest.fixture(scope="module")
def losses_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(str(tmp_path_factory.mktemp("scenario") / "scenario.duckdb"))
    yield store
    store.close()


def lose(store: Store, losses: list[int]) -> None:
    """A sheet that loses so many quarters of a point in each of its areas."""
    publish_sheet(
        store, 2023, [line(str(n), f"Mục {n}", 10, 10 - lost / 4) for n, lost in enumerate(losses, start=1)]
    )


@settings(max_examples=20)
@given(losses=st.lists(st.integers(0, 12), min_size=1, max_size=8), needed=st.integers(1, 60))
def test_the_largest_losses_first_is_the_smallest_set(
    losses_store: Store, losses: list[int], needed: int
) -> None:
    lose(losses_store, losses)
    rows = losses_store.ask_rows("scenario_parts", **SHEET, gain_needed=needed / 4)
    chosen = [row for row in rows if row["is_needed"]]
    sizes = [
        size
        for size in range(1, len(losses) + 1)
        if any(sum(some) >= needed for some in combinations(losses, size))
    ]
    assert len(chosen) == min(sizes, default=0)
    if chosen:
        assert sum(row["suggested_gain"] for row in chosen) == needed / 4


def test_missing_points_are_spread_over_as_many_places_as_asked_for(store: Store) -> None:
    lose(store, [16, 8, 8, 4])
    rows = store.ask_rows("scenario_parts", **SHEET, gain_needed=2, places=3)
    assert [float(row["suggested_gain"]) for row in rows] == [1, 0.5, 0.5, 0]


def test_no_more_is_won_back_than_was_lost(store: Store) -> None:
    lose(store, [8, 4])
    (row,) = store.ask_rows("scenario_outcome", **SHEET, gains=["1:99", "2:-5", "không có:1"])
    assert (row["gain"], row["scenario_score"], row["scenario_ratio"]) == (2, 19, 95)


def test_long_an_2023_needs_103_hundredths_for_its_target(seeded: Store) -> None:
    (target,) = seeded.ask_rows("scenario_targets", **LONG_AN)
    assert (target["kind"], target["goal"], target["gain_needed"]) == ("score", 80, 1.03)
    rows = seeded.ask_rows("scenario_parts", **LONG_AN, gain_needed=1.03)
    assert [(row["code"], float(row["suggested_gain"])) for row in rows if row["is_needed"]] == [("4", 1.03)]
    three = seeded.ask_rows("scenario_parts", **LONG_AN, gain_needed=1.03, places=3)
    assert [(row["code"], float(row["suggested_gain"])) for row in three[:3]] == [
        ("4", 0.37),
        ("3", 0.36),
        ("5", 0.32),
    ]


def test_any_points_within_the_maximum_and_above_the_score_are_a_target(seeded: Store) -> None:
    for goal, needed in ((85, 6.03), (78.97, None), (60, None), (100, 21.03), (101, None)):
        rows = seeded.ask_rows("scenario_targets", **LONG_AN, goal=goal)
        found = {row["target"]: row["gain_needed"] for row in rows}
        assert found.get("goal-1") == needed
        assert next(iter(found)) == "score-1", "the plan's own comes first"


def test_the_first_target_that_is_not_reached_is_offered_and_no_guess_beside_targets(store: Store) -> None:
    lose(store, [16, 16])
    (guess,) = store.ask_rows("scenario_targets", **SHEET)
    assert guess["goal"] == 16
    for year, value, offered in ((2023, 11, None), (2024, 19, 19)):
        publication = Publication(f"{year}.csv", repr(value).encode(), "targets", "thử")
        unit_id = publication.add_unit(owners.unit(str(SHEET["unit"]), "Long An", "2023"))
        row = {"unit_id": unit_id, "measure": "score", "title": "Điểm", "period": str(year), "value": value}
        publication.add(
            "targets", {**row, "comparison": ">=", "measure_unit": "điểm"}, "targets", unit_id, "", str(year)
        )
        store.publish(publication)
        rows = store.ask_rows("scenario_targets", **SHEET)
        assert [row["goal"] for row in rows] == ([] if offered is None else [offered])


def published_list(store: Store, scores: dict[str, float]) -> None:
    publication = Publication("xep_hang.xlsx", repr(scores).encode(), "ranking", "thử")
    for name, score in scores.items():
        unit_id = publication.add_unit(owners.unit(name, "Long An", "2023"))
        row = {"unit_id": unit_id, "year": 2023, "max_score": 20, "score": score, "listed": True}
        publication.add("results", row, "result", unit_id, "", "2023")
    store.publish(publication)


def test_rank_and_class_move_while_the_others_stand_still(store: Store) -> None:
    bounds = Publication("xep_loai.csv", b"1", "rating_classes", "thử")
    for name, low, high in (("Tốt", 90, None), ("Khá", None, 90)):
        row: dict[str, object] = {"province": "Long An", "cohort": "sở, ban, ngành", "class": name}
        row |= {
            "status": "stated",
            "lower_bound": low,
            "lower_op": ">=",
            "upper_bound": high,
            "upper_op": "<",
            "basis": "% đạt",
        }
        bounds.add("rating_classes", row, "rating_classes")
    store.publish(bounds)
    lose(store, [8, 4])
    published_list(store, {"Sở Y tế": 19, "Sở Tư pháp": 18, "Sở Tài chính": 18, "Sở Nội vụ": 17})
    before, after, level = (
        store.ask_rows("scenario_outcome", **SHEET, gains=gains)[0] for gains in ([], ["1:1,5"], ["1:1"])
    )
    assert [row["scenario_rank"] for row in (before, after, level)] == [4, 2, 2]
    assert [row["scenario_class"] for row in (before, after, level)] == ["Khá", "Tốt", "Tốt"]
    assert (after["rank_now"], after["places_won"], after["ranked_units"]) == (4, 2, 4)
    targets = {row["target"]: row["gain_needed"] for row in store.ask_rows("scenario_targets", **SHEET)}
    assert targets == {"class-1": 1, "rank-1": 1, "rank-2": 1, "rank-3": 2}


def test_without_others_figures_and_bounds_rank_and_class_stay_unknown(seeded: Store) -> None:
    (row,) = seeded.ask_rows("scenario_outcome", **LONG_AN, gains=["4:1.03"])
    assert (row["scenario_score"], row["scenario_rank"], row["has_thresholds"]) == (80, None, False)
    assert (row["class"], row["rank"], row["out_of"]) == ("Khá", 6, 19)


def test_an_exported_scenario_says_that_it_is_none_of_the_published_figures(seeded: Store) -> None:
    given = {**LONG_AN, "gains": ["4:1,03"]}
    rows = seeded.ask("scenario_parts", **given)
    book = openpyxl.load_workbook(io.BytesIO(export_file(seeded, "scenario_parts", rows, given, "xlsx")))
    said = [row[0].value for row in book.worksheets[0].iter_rows(max_row=4)]
    assert said[0] == "Kịch bản (không phải số liệu công bố): lấy lại điểm đã mất"
    assert "Điểm lấy lại của từng mục: 4:1,03" in said[2]
