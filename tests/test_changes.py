"""What changed between two years adds up; like is compared with like; what is lost again is found."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc import sentences, words
from cchc.brief.headline import headline_boxes
from cchc.intake import owners
from cchc.sentences import change_since, score_change
from cchc.store import Publication, Store
from tests.twins.changes import score_changes
from tests.twins.history import History

UNIT = {"unit": "Sở Nội vụ", "province": "Long An"}
Line = dict[str, Any]


def line(code: str, title: str, most: float | None, score: float | None) -> Line:
    """A line whose place in the tree is told by its code: 1, 1.2, 1.2.3."""
    depth = code.count(".")
    return {
        "level": ("area", "criterion", "subcriterion")[min(depth, 2)],
        "code": code,
        "parent_code": code.rpartition(".")[0] or None,
        "area_code": code.partition(".")[0],
        "title": title,
        "max_score": most,
        "score": score,
    }


def publish_sheet(
    store: Store,
    year: int,
    lines: list[Line],
    total: float | None = None,
    framework: str | None = None,
    most: float | None = None,
) -> None:
    """One year's score sheet with its total (the sum of its areas where none is given)."""
    publication = Publication(f"{year}.xlsx", repr((year, lines, total)).encode(), "score_sheet", "thử")
    unit_id = publication.add_unit(owners.unit("Sở Nội vụ", "Long An", str(year)))
    scope = {"topic": "assessment", "unit_id": unit_id, "period": str(year)}
    parents = {each["parent_code"] for each in lines}
    for position, each in enumerate(lines, start=1):
        row = {**each, "unit_id": unit_id, "year": year, "position": position}
        publication.add("scores", row | {"is_leaf": each["code"] not in parents}, **scope)
    areas = [each for each in lines if each["level"] == "area"]
    score = sum(each["score"] for each in areas) if total is None else total
    available = sum(each["max_score"] or 0 for each in areas)
    row = {
        "unit_id": unit_id,
        "year": year,
        "max_score": most if most is not None else available,
        "score": score,
        "listed": False,
    }
    row["framework_id"] = framework
    publication.add("results", row, **scope)
    store.publish(publication, replace=True)


def out_of_100(store: Store, year: int, lines: list[Line], total: float | None = None, **more: Any) -> None:
    """The same of a sheet of 100 points in all: its points are its ratio."""
    publish_sheet(store, year, lines, total, **more, most=100)


def changes(store: Store, left: int = 2022, right: int = 2023, **more: Any) -> dict[str, dict[str, Any]]:
    """The parts of the change by their id."""
    rows = store.ask_rows("score_changes", **UNIT, left_year=left, right_year=right, **more)
    return {row["part"]: row for row in rows}


def told(row: dict[str, Any]) -> tuple[float, ...]:
    """Rule, won back, newly lost, lost again of a part."""
    names = ("rule_change", "won_back", "newly_lost", "lost_again")
    return tuple(round(float(row[name] or 0), 4) for name in names)


points = st.integers(0, 40).map(lambda quarters: quarters / 4)
titles = st.sampled_from(["Kế hoạch", "Báo cáo", "Kiểm tra năm 2023", "Tuyên truyền", "Sáng kiến"])


@st.composite
def sheets(draw: st.DrawFn) -> list[Line]:
    """A random tree of up to three levels whose parents are the sums of what stands below them."""
    lines: list[Line] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        lines += branch(draw, str(number))
    return lines


def branch(draw: st.DrawFn, code: str) -> list[Line]:
    below: list[Line] = []
    for number in range(1, draw(st.integers(0, 3)) + 1 if code.count(".") < 2 else 1):
        below += branch(draw, f"{code}.{number}")
    own = [each for each in below if each["parent_code"] == code]
    most = sum(each["max_score"] for each in own) if own else draw(points)
    score = sum(each["score"] for each in own) if own else min(most, draw(points))
    return [line(code, draw(titles), most, score), *below]


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(str(tmp_path_factory.mktemp("trees") / "trees.duckdb"))
    yield store
    store.close()


@settings(max_examples=10)
@given(before=sheets(), after=sheets())
def test_the_parts_add_up_to_the_whole_on_every_level(
    trees: Store, before: list[Line], after: list[Line]
) -> None:
    out_of_100(trees, 2022, before)
    out_of_100(trees, 2023, after)
    whole = sum(each["score"] for each in after if each["level"] == "area") - sum(
        each["score"] for each in before if each["level"] == "area"
    )
    waiting: list[tuple[str | None, float]] = [(None, whole)]
    while waiting:
        parent, expected = waiting.pop()
        parts = changes(trees, parent=parent) if parent else changes(trees)
        assert sum(row["part_change"] for row in parts.values()) == pytest.approx(expected, abs=0.005)
        for part, row in parts.items():
            rule, won, lost, again = told(row)
            assert rule + won - lost + float(row["other_change"]) == pytest.approx(
                row["part_change"], abs=0.005
            )
            assert min(won, lost, again) >= 0
            waiting += [(part, float(row["part_change"]))] if row["has_parts"] else []


def test_a_loss_of_both_years_is_lost_again_and_the_rest_new(store: Store) -> None:
    out_of_100(store, 2022, [line("1", "Thể chế", 10, 8), line("2", "Bộ máy", 10, 6)])
    out_of_100(store, 2023, [line("1", "Thể chế", 10, 7), line("2", "Bộ máy", 10, 9)])
    parts = changes(store)
    assert told(parts["1"]) == (0, 0, 1, 2)
    assert told(parts["2"]) == (0, 3, 0, 1)


def test_the_rules_part_is_what_the_earlier_result_is_worth_under_the_later_maximum(store: Store) -> None:
    out_of_100(store, 2022, [line("1", "Thể chế", 10, 8)])
    out_of_100(store, 2023, [line("1", "Thể chế", 15, 11)])
    assert told(changes(store)["1"]) == (4, 0, 1, 3)


def test_a_new_and_a_dropped_criterion_are_the_rules_doing(store: Store) -> None:
    shared = line("1", "Thể chế", 5, 5), line("1.1", "Kế hoạch", 2, 2)
    out_of_100(store, 2022, [*shared, line("1.2", "Báo cáo", 3, 3)])
    out_of_100(store, 2023, [shared[0] | {"score": 4}, shared[1], line("1.2", "Sáng kiến", 3, 2)])
    parts = changes(store, parent="1")
    assert (parts["1.2"]["relation"], told(parts["1.2"])) == ("new", (2, 0, 0, 0))
    assert (parts["cu.1.2"]["relation"], told(parts["cu.1.2"])) == ("dropped", (-3, 0, 0, 0))
    assert told(changes(store)["1"]) == (-1, 0, 0, 0)


def test_a_renumbered_and_retyped_criterion_is_the_same(store: Store) -> None:
    area = line("1", "Chỉ đạo, điều hành", 3, 1)
    out_of_100(store, 2022, [area, line("1.1", "Báo cáo định kỳ năm 2022", 3, 1)])
    out_of_100(store, 2023, [area, line("1.1", "Mới", 0, 0), line("1.2", "BÁO CÁO ĐỊNH KỲ NĂM 2023", 3, 1)])
    row = changes(store, parent="1")["1.2"]
    assert (row["relation"], row["previous_code"], told(row)) == ("renamed", "1.1", (0, 0, 0, 2))


def test_an_area_of_another_name_is_followed_by_its_code_unless_that_is_taken(store: Store) -> None:
    out_of_100(store, 2022, [line("1", "Thể chế", 5, 5), line("2", "Hiện đại hóa", 5, 4)])
    out_of_100(store, 2023, [line("1", "Chính quyền số", 5, 4), line("2", "Thể chế", 5, 5)])
    out_of_100(store, 2024, [line("1", "Thể chế", 5, 5), line("2", "Chính quyền số", 5, 4)])
    assert changes(store)["2"]["relation"] == "renamed"  # Thể chế moved from 1 to 2
    assert changes(store, 2022, 2024)["2"]["relation"] == "renamed"  # Hiện đại hóa became Chính quyền số
    assert not any(row["relation"] in ("new", "dropped") for row in changes(store, 2022, 2024).values())


def test_where_one_year_knows_areas_only_the_areas_tell_the_change(store: Store) -> None:
    out_of_100(store, 2022, [line("1", "Thể chế", 5, 5)])
    out_of_100(store, 2023, [line("1", "Thể chế", 5, 4), line("1.1", "Kế hoạch", 5, 4)])
    row = changes(store)["1"]
    assert (row["has_parts"], told(row)) == (False, (0, 0, 1, 0))
    assert changes(store, parent="1") == {}


def test_what_the_areas_do_not_explain_stands_apart(store: Store) -> None:
    out_of_100(store, 2022, [line("1", "Thể chế", 5, 5)])
    out_of_100(store, 2023, [line("1", "Thể chế", 5, 4)], total=4.75)
    rest = changes(store)["con-lai"]
    assert (rest["level"], rest["part_change"]) == ("rest", 0.75)


def test_a_blank_is_no_loss(store: Store) -> None:
    out_of_100(store, 2022, [line("1", "Thể chế", 5, 4), line("2", "Bộ máy", 5, 5)])
    out_of_100(store, 2023, [line("1", "Thể chế", 5, None), line("2", "Bộ máy", 5, 5)], total=9)
    assert changes(store)["1"]["part_change"] is None
    assert "con-lai" not in changes(store)


def publish_split(store: Store) -> None:
    """One area of 2022 that a mapping states to be two in 2023, each year lost points on."""
    frameworks = Publication("khung.csv", b"1", "frameworks", "thử")
    for name, year, areas in (("cu", 2022, [("1", 10)]), ("moi", 2023, [("1", 6), ("2", 4)])):
        row = {"framework_id": name, "name": name, "level": "department", "year_from": year, "year_to": year}
        frameworks.add("frameworks", row | {"max_score": 10}, "frameworks")
        for code, most in areas:
            given_line = {"framework_id": name, "code": code, "level": "area", "max_score": most}
            frameworks.add("criteria", given_line, "criteria", "", name)
    for code in ("1", "2"):
        row = {
            "from_framework": "cu",
            "from_code": "1",
            "to_framework": "moi",
            "to_code": code,
            "relation": "split",
        }
        frameworks.add("criterion_mappings", row, "criterion_mappings")
    store.publish(frameworks)
    out_of_100(store, 2022, [line("1", "Cả hai", 10, 8)])
    out_of_100(store, 2023, [line("1", "Nửa đầu", 6, 6), line("2", "Nửa sau", 4, 3)])


def test_a_stated_split_is_followed(store: Store) -> None:
    publish_split(store)
    (row,) = changes(store).values()
    assert (row["relation"], row["code"], row["part_change"]) == ("split", "1; 2", 1)
    assert told(row) == (0, 1, 0, 1)


def test_like_is_compared_with_like(store: Store) -> None:
    area = line("1", "Thể chế", 10, 7)
    publish_sheet(store, 2022, [area, line("1.1", "Kế hoạch", 4, 3), line("1.2", "Báo cáo", 6, 4)])
    publish_sheet(store, 2023, [area, line("1.1", "Kế hoạch", 4, 2), line("1.2", "Sáng kiến", 6, 5)])
    rows = store.ask_rows("rebased_scores", **UNIT)
    assert [(row["year"], row["rebased_ratio"], row["common_share"], row["ratio"]) for row in rows] == [
        (2022, 75.0, 40.0, 70.0),
        (2023, 50.0, 40.0, 70.0),
    ]


def test_a_criterion_lost_two_years_running_is_found_with_all_it_lost(store: Store) -> None:
    for year, losses in {2020: (1, 1, 0), 2021: (1, 0, 2), 2022: (1.5, 1, 3)}.items():
        lines = [line(str(n), f"Lĩnh vực {n}", 10, 10 - lost) for n, lost in enumerate(losses, start=1)]
        out_of_100(store, year, lines, framework="khung")
    rows = store.ask_rows("repeated_losses", **UNIT)
    assert [(row["code"], row["loss_years"], row["losses"], row["total_lost"]) for row in rows] == [
        ("3", [2021, 2022], [2.0, 3.0], 5),
        ("1", [2020, 2021, 2022], [1.0, 1.0, 1.5], Decimal("3.5")),
    ]


# Frameworks and maxima of three years in each of which a tenth of the maximum was lost -> the years whose points are added up.
ADDED_UP: dict[str, tuple[list[tuple[str | None, float]], Any]] = {
    "one framework": ([("A", 10), ("A", 10), ("A", 10)], [2020, 2021, 2022]),
    "another framework": ([("A", 10), ("B", 10), ("B", 10)], [2021, 2022]),
    "a framework of the newest year alone": ([("A", 10), ("A", 10), ("B", 10)], [2022]),
    "back to the first framework": ([("A", 10), ("B", 10), ("A", 10)], [2022]),
    "another maximum": ([("A", 20), ("A", 10), ("A", 10)], [2021, 2022]),
    "no framework known": ([(None, 10), (None, 10), (None, 10)], [2022]),
    "the newest unknown": ([("A", 10), ("A", 10), (None, 10)], [2022]),
    "an unknown one between": ([("A", 10), (None, 10), ("A", 10)], [2022]),
}


@pytest.mark.parametrize("case", ADDED_UP)
def test_points_are_added_up_within_one_framework_and_maximum_only(store: Store, case: str) -> None:
    years, wanted = ADDED_UP[case]
    for year, (framework, most) in enumerate(years, 2020):
        out_of_100(store, year, [line("1", "Thể chế", most, most * 0.9)], framework=framework)
    (row,) = store.ask_rows("repeated_losses", **UNIT)
    assert (row["loss_years"], row["lost_shares"]) == ([2020, 2021, 2022], [10, 10, 10])
    assert (row["total_years"], row["total_lost"], row["share"]) == (wanted, len(wanted), 100)
    said = sentences.repeated(store.ask("repeated_losses", **UNIT), [2020, 2021, 2022])
    assert ("không cộng với năm khác" in said) == (wanted != row["loss_years"])
    assert f"mất **{words.number(len(wanted))} điểm**" in said


def test_losses_of_unlike_frameworks_are_no_shares_of_one_whole(store: Store) -> None:
    """What was last lost under an older framework comes after what is lost now, however many points it was."""
    for year, framework, losses in (
        (2019, "A", (9, 0)),
        (2020, "A", (9, 0)),
        (2021, "B", (0, 1)),
        (2022, "B", (0, 1)),
    ):
        lines = [line(str(n), f"Lĩnh vực {n}", 10, 10 - lost) for n, lost in enumerate(losses, start=1)]
        out_of_100(store, year, lines, framework=framework)
    rows = store.ask_rows("repeated_losses", **UNIT)
    assert [(row["code"], row["total_lost"], row["share"]) for row in rows] == [
        ("2", 2, None),
        ("1", 18, None),
    ]
    said = sentences.repeated(store.ask("repeated_losses", **UNIT), [2019, 2020, 2021, 2022])
    assert "theo bộ tiêu chí gần nhất: **2 Lĩnh vực 2**" in said


def test_a_year_without_a_sheet_or_points_ends_what_runs(store: Store) -> None:
    for year, scores in {2018: (9, 9), 2019: (9, 9), 2021: (9, 9), 2022: (9, None), 2023: (9, 9)}.items():
        lines = [line(str(n), f"Lĩnh vực {n}", 10, score) for n, score in enumerate(scores, 1)]
        out_of_100(store, year, lines, total=18)
    rows = store.ask_rows("repeated_losses", **UNIT)
    assert {row["code"]: row["loss_years"] for row in rows} == {"1": [2021, 2022, 2023], "2": [2018, 2019]}


def test_what_was_won_back_since_is_said_to_be_over(store: Store) -> None:
    for year, score in {2021: 8, 2022: 9, 2023: 10}.items():
        out_of_100(store, year, [line("1", "Thể chế", 10, score)])
    (row,) = store.ask_rows("repeated_losses", **UNIT)
    assert (row["loss_years"], row["is_still_lost"]) == ([2021, 2022], False)


def whole_changes(store: Store, **more: Any) -> list[dict[str, Any]]:
    return store.ask_rows("score_changes", **UNIT, left_year=2022, right_year=2023, **more)


@pytest.mark.parametrize(
    ("framework", "most"), [("khung mới", 71.5), ("khung", 71.5), ("khung mới", 100), (None, 100)]
)
def test_where_points_may_not_be_compared_the_change_of_the_ratio_stands(
    store: Store, framework: str | None, most: float
) -> None:
    """69,25 of 71,5 is 96,85 %; 80 of 100 is 80 %: a fall, however many points more."""
    publish_sheet(store, 2022, [line("1", "Thể chế", most, 69.25)], framework="khung")
    out_of_100(store, 2023, [line("1", "Thể chế", 100, 80)], framework=framework)
    (now,) = store.ask_rows("unit_headline", **UNIT, year=2023)
    fall = 80 - 100 * 69.25 / most
    assert now["score_change"] is None
    assert now["ratio_change"] == pytest.approx(fall)
    (part,) = whole_changes(store)
    assert part["change_unit"] == "ratio_points"
    assert [float(part[name]) for name in ("part_change", "whole_change")] == pytest.approx([fall, fall])
    assert (part["previous_score"], part["score"]) == (69.25, 80)
    said = score_change(pd.DataFrame([part]), 2022, 2023)
    assert "Không so được điểm" in said
    assert "+10,75 điểm**" not in said
    assert change_since(now) == f"{words.signed(fall)} điểm phần trăm tỷ lệ đạt"
    assert headline_boxes(now)[0]["note"].startswith(words.signed(fall))


def test_points_of_one_framework_and_maximum_are_compared_as_points(store: Store) -> None:
    out_of_100(store, 2022, [line("1", "Thể chế", 100, 69.25)], framework="khung")
    out_of_100(store, 2023, [line("1", "Thể chế", 100, 80)], framework="khung")
    (now,) = store.ask_rows("unit_headline", **UNIT, year=2023)
    assert now["score_change"] == 10.75
    (part,) = whole_changes(store)
    assert (part["change_unit"], float(part["whole_change"])) == ("points", 10.75)
    assert "**+10,75 điểm**" in score_change(pd.DataFrame([part]), 2022, 2023)


def test_a_criterion_that_moved_to_another_area_is_followed_as_like_for_like_follows_it(store: Store) -> None:
    before = [line("1", "Thể chế", 50, 40), line("1.1", "Kế hoạch", 20, 16), line("1.2", "Kiểm tra", 30, 24)]
    after = [line("1", "Thể chế", 30, 24), line("1.2", "Kiểm tra", 30, 24)]
    other = [line("2", "Bộ máy", 50, 40), line("2.1", "Báo cáo", 50, 40)]
    out_of_100(store, 2022, [*before, *other])
    moved = [line("2", "Bộ máy", 70, 55), other[1], line("2.2", "Kế hoạch", 20, 15)]
    out_of_100(store, 2023, [*after, *moved])
    gone, here = changes(store, parent="1")["cu.1.1"], changes(store, parent="2")["2.2"]
    assert (gone["relation"], told(gone)) == ("moved_away", (-16, 0, 0, 0))
    assert (here["relation"], here["previous_code"], told(here)) == ("moved", "1.1", (16, 0, 1, 4))
    assert told_whole(store) == (0, 0, 1)
    assert [row["common_share"] for row in store.ask_rows("rebased_scores", **UNIT)] == [100, 100]


def test_a_criterion_that_moved_into_a_new_area_has_not_been_dropped(store: Store) -> None:
    out_of_100(
        store, 2022, [line("1", "Thể chế", 50, 40), line("1.1", "Kế hoạch", 20, 16), line("1.2", "A", 30, 24)]
    )
    out_of_100(
        store,
        2023,
        [
            line("1", "Thể chế", 30, 24),
            line("1.2", "A", 30, 24),
            line("2", "Mới lập", 20, 18),
            line("2.1", "Kế hoạch", 20, 18),
        ],
    )
    assert changes(store)["2"]["relation"] == "new"
    assert changes(store, parent="2")["2.1"]["relation"] == "moved"
    assert told_whole(store) == (0, 2, 0)


def test_rounding_of_shares_is_no_cause_of_its_own(store: Store) -> None:
    publish_sheet(
        store,
        2022,
        [line("1", "Thể chế", 71.5, 69.25), line("1.1", "A", 21, 20), line("1.2", "B", 50.5, 49.25)],
    )
    publish_sheet(
        store, 2023, [line("1", "Thể chế", 70, 60), line("1.1", "A", 20, 15), line("1.2", "B", 50, 45)]
    )
    (part,) = whole_changes(store)
    assert part["whole_other_change"] == 0
    assert "khác" not in score_change(pd.DataFrame([part]), 2022, 2023)


def test_what_comes_from_both_sheets_says_that_an_area_of_them_is_worked_out(store: Store) -> None:
    """Bonus points and what no part explains rest on all lines of both sheets; an area without points is the sum of its own."""
    history = History()
    for year in (2022, 2023):
        publication = Publication(f"{year}.xlsx", repr(year).encode(), "score_sheet", "thử")
        unit_id = publication.add_unit(owners.unit("Sở Nội vụ", "Long An", str(year)))
        blank = line("1", "Thể chế", 90, None if year == 2022 else 80)
        bonus = {"level": "bonus", "title": "Điểm thưởng", "score": 2}
        for position, each in enumerate([blank, line("1.1", "Kế hoạch", 90, 81), bonus], start=1):
            row = {**each, "unit_id": unit_id, "year": year, "position": position, "is_leaf": position > 1}
            row |= {"flag": "self_assessment"} if position > 1 else {}
            publication.add("scores", row, "assessment", unit_id, "", str(year))
        row = {"unit_id": unit_id, "year": year, "max_score": 100, "score": 84, "listed": False}
        publication.add("results", row, "assessment", unit_id, "", str(year))
        history.publish(store, publication)
    given = {**UNIT, "left_year": 2022, "right_year": 2023}
    told = {row["part"]: row["flag"] for row in store.ask_rows("score_changes", **given)}
    assert told["them"] == "self_assessment;computed"
    assert {row["part"]: row["flag"] for _, row in score_changes(history, given)} == told


def told_whole(store: Store) -> tuple[float, ...]:
    """By the rules, won back, newly lost, of the whole sheet."""
    row = whole_changes(store)[0]
    return tuple(
        round(float(row[name]), 4) for name in ("whole_rule_change", "whole_won_back", "whole_newly_lost")
    )


def test_a_fourth_level_is_part_of_what_it_stands_under_and_counts_once(store: Store) -> None:
    for year, first, second, other in ((2022, 1.0, 2.0, 3.0), (2023, 3.0, 1.0, 4.0)):
        within = first + second
        tree = [
            line("1", "Chỉ đạo", 10, within + other),
            line("1.1", "Kế hoạch", 10, within + other),
            line("1.1.1", "Ban hành", 6, within),
            line("1.1.1.a", "Đúng hạn", 3, first),
            line("1.1.1.b", "Đủ nội dung", 3, second),
            line("1.1.2", "Báo cáo", 4, other),
        ]
        publish_sheet(store, year, tree)
    asked = {**UNIT, "left_year": 2022, "right_year": 2023}
    names = ("part_change", "won_back", "newly_lost")
    parent, seen = None, []
    for _level in range(4):
        rows = store.ask_rows("score_changes", **asked, parent=parent)
        seen.append({row["code"]: tuple(row[name] or 0 for name in names) for row in rows})
        parent = rows[0]["part"]
    assert seen == [
        {"1": (20, 30, 10)},
        {"1.1": (20, 30, 10)},
        {"1.1.1": (10, 20, 10), "1.1.2": (10, 10, 0)},
        {"1.1.1.a": (20, 20, 0), "1.1.1.b": (-10, 0, 10)},
    ]
