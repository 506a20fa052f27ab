"""Ranks of a list that its own figures contradict are asked about at their cells; every honest way of ranking is let through."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workbook_making import found, reading

TITLE = ["KẾT QUẢ XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023 CÁC SỞ, BAN, NGÀNH TỈNH BẮC KẠN"]
HEADS = ["STT", "Tên đơn vị", "Điểm tối đa", "Tổng điểm", "Xếp hạng"]
UNITS = ["Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng", "Sở Y tế", "Sở Công Thương"]


def asked(*figures: tuple[Any, ...], heads: list[str] = HEADS, units: list[str] = UNITS) -> set[Any]:
    """The cells that are asked about, of lines of maximum, points and place."""
    lines = [[n, unit, *own] for n, (unit, own) in enumerate(zip(units, figures, strict=False), start=1)]
    read = reading([TITLE, [], heads, *lines])
    assert {problem.severity for problem in read.problems} <= {"warning"}
    return {cell for code, cell in found(read.problems) if code == "rank_contradicts"}


def listed(*pairs: tuple[float, Any]) -> list[tuple[Any, ...]]:
    return [(100, points, place) for points, place in pairs]


@pytest.mark.parametrize(
    ("pairs", "cells"),
    [
        ([(90, 1), (88, 2), (85, 4), (80, 3)], {"E7"}),
        ([(90, 1), (85, 2), (88, 3), (80, 4)], {"E5"}),
        ([(80, 1), (90, 2)], {"E4"}),
        ([(90, 5), (88, 1), (85, 2), (80, 3), (75, 4)], {"E4"}),
        ([(90, 1), (88, 1), (85, 3), (80, 2), (75, 5)], {"E7"}),
        ([(90, "1/5"), (88, "3/5"), (85, "2/5"), (80, "4/5"), (75, "5/5")], {"E6"}),
        ([(90, "Nhất"), (80, "Nhì"), (85, "Ba")], {"E5"}),
        ([(90, 1), (85, 2), (85, 4), (80, 4)], {"E6"}),
        ([(90, 1), (85.5, 2), (84, 3), (85.5, 4), (80, 5)], {"E6"}),
        ([(90, 12), (88, 5), (85, 14), (80, 17)], {"E5"}),
    ],
)
def test_a_place_that_the_points_contradict_is_asked_about_at_its_cell(
    pairs: list[tuple[float, Any]], cells: set[str]
) -> None:
    assert asked(*listed(*pairs)) == cells


def test_the_question_says_who_where_and_how_to_mend_it() -> None:
    read = reading([TITLE, [], HEADS, *([n, unit, 100, points, place] for n, (unit, points, place) in enumerate(
        [("Sở Nội vụ", 90, 1), ("Sở Tài chính", 88, 2), ("Sở Tư pháp", 85.5, 4), ("Sở Xây dựng", 80, 3)], start=1
    ))])  # fmt: skip
    (problem,) = read.problems
    assert problem.message == (
        "Ô E7: «Sở Xây dựng» có 80 điểm mà xếp hạng 3, trước «Sở Tư pháp» có 85,5 điểm, hạng 4. Hãy kiểm tra lại số liệu và "
        "thứ hạng của hai đơn vị này. Nếu xếp hạng theo căn cứ khác số liệu trong bảng thì có thể để nguyên."
    )
    assert [row["rank"] for row in read.tables[0].rows] == [1, 2, 4, 3]


def test_places_that_follow_nothing_in_the_list_are_asked_about_once() -> None:
    units = [f"Sở Thử {n}" for n in range(12)]
    read = reading([TITLE, [], HEADS, *([n, unit, 100, 60 + n, n] for n, unit in enumerate(units, start=1))])
    (problem,) = (problem for problem in read.problems if problem.code == "rank_contradicts")
    assert "thứ hạng của 11/12 đơn vị không theo số liệu trong bảng" in problem.message


def test_thousands_of_contradictory_places_are_told_at_once() -> None:
    rows = [TITLE, [], HEADS, *([n, f"Xã Số {n}", 10_000, n % 97 + n / 100, n] for n in range(1, 3_001))]
    read = reading(rows)
    assert sum(problem.code == "rank_contradicts" for problem in read.problems) == 1


@pytest.mark.parametrize(
    "pairs",
    [
        [(90, 1), (88, 2), (85, 3), (80, 4)],
        [(80, 4), (85, 3), (90, 1), (88, 2)],
        [(90, 1), (88, 2), (88, 2), (80, 4)],
        [(90, 1), (88, 2), (88, 2), (80, 3)],
        [(90, 1), (88, 2), (88, 3), (80, 4)],
        [(90, 1), (88, 3), (88, 2), (80, 4)],
        [(90, 1), (88, "2="), (88, "2="), (80, 4)],
        [(90, 1), (88, "2-3"), (88, "2-3"), (80, 4)],
        [(90, 1), (88, 2), (88, 2), (88, 4)],
        [(90, 1), (88, 1), (85, 1), (80, 2)],
        [(90, 1), (88.004, 3), (88.001, 2), (80, 4)],
        [(90, 3), (88, 7), (88, 12), (80, 25)],
        [(90, 1), (85, 2), (85, None), (85, 4)],
        [(90, 1), (None, 2), (85, 3), (80, 4)],
    ],
)
def test_ties_dense_ranks_excerpts_and_hidden_rounding_are_let_through(
    pairs: list[tuple[float, Any]],
) -> None:
    assert asked(*listed(*pairs)) == set()


def test_places_by_the_ratio_of_unlike_maxima_are_let_through() -> None:
    figures = [(100, 85, 3), (80, 76, 1), (90, 81, 2)]
    assert asked(*figures) == set()
    heads = ["STT", "Tên đơn vị", "Tổng điểm", "Tỷ lệ (%)", "Xếp hạng"]
    assert asked((85, 85, 3), (76, 95, 1), (81, 90, 2), heads=heads) == set()
    assert asked((85, 85, 3), (76, 95, 2), (81, 90, 1), heads=heads) == {"E4"}


def test_places_by_another_column_of_points_are_let_through() -> None:
    heads = ["STT", "Tên đơn vị", "Điểm tự chấm", "Điểm thẩm định", "Xếp hạng"]
    assert asked((90, 80, 1), (85, 82, 2), (80, 78, 3), heads=heads) == set()
    assert asked((90, 82, 2), (85, 80, 1), (80, 78, 3), heads=heads) == {"E5"}


@pytest.mark.parametrize(
    "others",
    [
        (95, None, None, None, None, None),
        (None, None, 81, 85, None, None),
        (95, 94, None, None, None, None),
        (90, 90, 90, 90, 90, 90),
        (90.001, 90, 90.002, 90, 90, 90),
    ],
)
@pytest.mark.parametrize("heading", ["Điểm tự chấm", "Tỷ lệ (%)", "Điểm điều tra xã hội học"])
def test_a_column_that_tells_few_lines_or_all_alike_explains_no_places(heading: str, others: Any) -> None:
    heads = ["STT", "Tên đơn vị", heading, "Tổng điểm", "Xếp hạng"]
    figures = zip(others, (90, 88, 85, 80, 75, 70), (1, 2, 4, 3, 5, 6), strict=True)
    assert asked(*figures, heads=heads) == {"E7"}


def test_a_column_that_lacks_one_line_of_many_still_explains_places() -> None:
    heads = ["STT", "Tên đơn vị", "Điểm tự chấm", "Tổng điểm", "Xếp hạng"]
    figures = [(95, 90, 1), (94, 88, 2), (80, 85, 4), (83, 80, 3), (None, 75, 5), (70, 70, 6)]
    assert asked(*figures, heads=heads) == set()


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        ([("I", "Các sở"), 90, 80, ("II", "Các huyện"), 85, 70], set()),
        ([90, 80, 85, 70], set()),
    ],
)
def test_places_that_begin_anew_in_each_group_are_held_against_their_group(
    lines: list[Any], cells: set[str]
) -> None:
    names = iter(["Sở Nội vụ", "Sở Y tế", "Huyện Chợ Mới", "Huyện Ba Bể"])
    places = iter([1, 2, 1, 2])
    rows = [
        [*line] if isinstance(line, tuple) else [n, next(names), 100, line, next(places)]
        for n, line in enumerate(lines, start=1)
    ]
    assert {
        cell
        for code, cell in found(reading([TITLE, [], HEADS, *rows]).problems)
        if code == "rank_contradicts"
    } == cells


def test_a_slip_within_a_group_is_asked_about() -> None:
    rows = [["I", "Các sở"], [1, "Sở Nội vụ", 100, 90, 2], [2, "Sở Y tế", 100, 80, 1], ["II", "Các huyện"],
            [1, "Huyện Chợ Mới", 100, 85, 1], [2, "Huyện Ba Bể", 100, 70, 2]]  # fmt: skip
    assert ("rank_contradicts", "E5") in found(reading([TITLE, [], HEADS, *rows]).problems)


def test_lines_of_totals_and_means_are_no_lines_of_places() -> None:
    lines = [
        [n, unit, 100, points, n]
        for n, (unit, points) in enumerate(zip(UNITS, (90, 88, 85), strict=False), start=1)
    ]
    rows = [TITLE, [], HEADS, *lines, ["", "Trung bình", 100, 87.67, ""], ["", "Tổng cộng", 300, 263, ""]]
    assert "rank_contradicts" not in {code for code, _ in found(reading(rows).problems)}
