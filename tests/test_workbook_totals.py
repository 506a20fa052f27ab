"""The total of a score sheet, whatever it is called, and sums of what can be read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.intake import publication_of
from tests.workbook_making import Rows, found, reading, table

CODES = [
    "",
    1,
    2,
    "1.1",
    "1.1.1",
    "1.1a",
    "2a",
    "9.9",
    "9.9.1",
    "I",
    "II",
    "I.1",
    "A",
    "a",
    "i)",
    "a1",
    "1.10",
    "#REF!",
    "*",
    "x)",
]
FIGURES = ["", 0, 1, 5, 9, -1, "-", "1O"]
TITLE = ["BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2024 - SỞ XÂY DỰNG TỈNH HƯNG YÊN"]
HEADER = ["TT", "Lĩnh vực", "Điểm tối đa", "Điểm thẩm định"]
WITH_SELF = ["TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định"]
AREAS = [[1, "Chỉ đạo", 14, 11.5], [2, "Thể chế", 14, 12.5], [3, "Thủ tục", 18, 15]]


def totals(rows: Rows, *merged: str) -> tuple[Any, Any, Any, int]:
    only = table(rows, merged)
    total = only.total or {}
    return total.get("row"), total.get("max_score"), total.get("appraised_score"), len(only.rows)


@pytest.mark.parametrize(
    "line",
    [
        ["", "KẾT QUẢ CHUNG", 46, 39], ["", "Điểm CCHC năm 2024", 46, 39], ["", "", 46, 39], ["Σ", "", 46, 39],
        ["", "Cộng dồn", 46, 39], ["TỔNG SỐ ĐIỂM ĐẠT ĐƯỢC NĂM 2024", "", 46, 39], ["IV", "KẾT QUẢ CHUNG", 46, 39],
        ["", "TỔNG ĐIỂM ĐẠT (1+2+3) năm 2024", 46, 39],
    ],
)  # fmt: skip
def test_the_sum_of_the_areas_is_the_total_whatever_its_name(line: list[Any]) -> None:
    rows = [TITLE, HEADER, *AREAS, line]
    assert totals(rows) == (6, 46, 39, 3)
    assert reading(rows).problems == []


def test_a_total_may_stand_first_or_be_merged_with_the_code() -> None:
    assert totals([TITLE, HEADER, ["", "KẾT QUẢ CHUNG", 46, 39], *AREAS]) == (3, 46, 39, 3)
    assert totals([TITLE, HEADER, *AREAS, ["Kết quả chấm", "", 46, 39]], "A6:B6") == (6, 46, 39, 3)


def test_a_total_under_another_name_that_is_wrong_is_reported_as_one() -> None:
    rows = [TITLE, HEADER, *AREAS, ["", "KẾT QUẢ CHUNG", 47, 40]]
    assert totals(rows) == (6, 47, 40, 3)
    assert found(reading(rows).problems) == {("total_does_not_add_up", "C6"), ("total_does_not_add_up", "D6")}


def test_a_total_without_maximum_is_no_declared_figure() -> None:
    assert totals([TITLE, HEADER, *AREAS, ["", "Điểm của đơn vị", "", 39]]) == (6, None, 39, 3)
    assert totals([TITLE, HEADER, *AREAS, ["", "Số văn bản đã ban hành", "", 12]]) == (None, None, None, 3)


def test_the_total_below_points_taken_away_keeps_its_sign() -> None:
    rows = [
        TITLE,
        HEADER,
        *AREAS[:2],
        [3, "Điểm thưởng", 2, 1],
        [4, "Điểm trừ", "", 1],
        ["", "KẾT QUẢ", 28, 24],
    ]
    assert totals(rows) == (7, 28, 24, 4)
    assert reading(rows).problems == []


def test_a_share_below_the_total_does_not_hide_it() -> None:
    rows = [TITLE, HEADER, *AREAS, ["", "KẾT QUẢ CHUNG", 46, 39], ["", "Quy đổi", 46, 39]]
    assert totals(rows)[0] == 6


def test_areas_without_codes_have_a_total_of_another_name() -> None:
    heads = HEADER[1:]
    assert totals([TITLE, heads, ["A", 6, 5], ["B", 4, 3], ["Kết quả cả năm", 10, 8]]) == (5, 10, 8, 2)
    # The last of three areas may have as many points available as the others together.
    assert totals([TITLE, heads, ["A", 10, 5], ["B", 10, 3], ["C", 20, 12]]) == (None, None, None, 3)
    assert totals([TITLE, heads, ["A", 10, 10], ["B", 10, 10], ["C", 20, 20]]) == (None, None, None, 3)


def test_subtotals_of_other_names_are_no_rows() -> None:
    rows = [
        TITLE, WITH_SELF, ["I", "A", 6, 5, 5], [1, "B", 2, 2, 2], [2, "C", 4, 3, 3], ["", "Điểm lĩnh vực A", 6, 5, 5],
        ["II", "D", 4, 4, 3], [1, "E", 4, 4, 3], ["", "ĐIỂM CUỐI", 10, 9, 8],
    ]  # fmt: skip
    assert totals(rows) == (9, 10, 8, 5)
    assert reading(rows).problems == []


def test_a_line_larger_than_its_parent_is_never_its_child_in_silence() -> None:
    rows = [TITLE, HEADER, *AREAS, ["", "Tác động", 20, 18]]
    assert found(reading(rows).problems) == {("children_do_not_add_up", "C5")}
    # Where the total counts it, it is an area whose code was left out.
    summed = [*rows, ["", "Tổng cộng", 66, 57]]
    assert [(row["level"], row["parent"]) for row in table(summed).rows][3] == ("area", None)
    assert reading(summed).problems == []


def test_a_figure_out_of_bounds_counts_in_sums_as_printed() -> None:
    areas = [[1, "A", 14, 12], [2, "B", 12, 13.5]]
    right, wrong = ([TITLE, HEADER, *areas, ["", "Tổng", 26, total]] for total in (25.5, 27))
    assert found(reading(right).problems) == {("score_above_max", "D4")}
    assert found(reading(wrong).problems) == {("score_above_max", "D4"), ("total_does_not_add_up", "D5")}
    below = [[1, "A", 14, 12], ["1.1", "B", 10, 11], ["1.2", "C", 4, 1]]
    assert found(reading([TITLE, HEADER, *below]).problems) == {("score_above_max", "D4")}


def test_sums_with_an_error_say_only_what_is_sure() -> None:
    areas = [[1, "A", 14, "1O"], [2, "B", 10, 10]]
    less, more = ([TITLE, HEADER, *areas, ["", "Tổng", 24, total]] for total in (5, 21))
    assert found(reading(less).problems) == {("not_a_number", "D3"), ("total_does_not_add_up", "D5")}
    assert found(reading(more).problems) == {("not_a_number", "D3")}
    # What stands below the error can be read, and is its sum.
    tree = [[1, "A", 14, "#REF!"], ["1.1", "B", 14, 12], [2, "C", 10, 10], ["", "Tổng", 24, 21]]
    assert found(reading([TITLE, HEADER, *tree]).problems) == {
        ("error_value", "D3"),
        ("total_does_not_add_up", "D6"),
    }


def test_a_wrong_code_makes_no_second_alarm_in_sums() -> None:
    twice = [[1, "A", 14, 12], [2, "B", 10, 9], [2, "C", 4, 1]]
    assert found(reading([TITLE, HEADER, *twice, ["", "Tổng", 28, 22]]).problems) == {
        ("duplicate_code", "A5")
    }
    assert found(reading([TITLE, HEADER, *twice, ["", "Tổng", 24, 21]]).problems) == {
        ("duplicate_code", "A5")
    }
    orphan = [[1, "A", 14, 12], ["2.1", "B", 6, 6], ["", "Tổng", 20, 18]]
    assert found(reading([TITLE, HEADER, *orphan]).problems) == {("missing_parent", "A4")}
    strayed = [[1, "A", 14, 12], ["1.1", "B", 8, 8], ["4.2", "C", 6, 4], ["", "Tổng", 14, 12]]
    assert found(reading([TITLE, HEADER, *strayed]).problems) == {("missing_parent", "A5")}


def test_lines_below_a_bonus_without_a_code_are_its_parts() -> None:
    rows = [
        TITLE, HEADER, *AREAS, ["", "Điểm cộng", "", 2], ["", "- Sáng kiến", "", 1.5], ["", "- Chuyển đổi số", "", 0.5],
        ["", "Điểm phạt", "", 1],
    ]  # fmt: skip
    only = table(rows)
    assert [(row["level"], row["parent"], row["score"]) for row in only.rows[3:]] == [
        ("bonus", None, 2), ("bonus", None, 1.5), ("bonus", None, 0.5), ("penalty", None, -1)
    ]  # fmt: skip
    assert only.parts == [7, 8]
    (result,) = publication_of(reading(rows), b"", "An").rows["results"]
    assert result["score"] == 40


def test_headings_of_parts_that_print_their_sum_are_no_areas() -> None:
    rows = [
        TITLE, HEADER, ["", "PHẦN CHUNG", 30, 25], [1, "A", 10, 8], [2, "B", 20, 17], ["", "PHẦN RIÊNG", 5, 4], [3, "C", 5, 4],
        ["", "KẾT QUẢ", 35, 29],
    ]  # fmt: skip
    assert totals(rows) == (8, 35, 29, 3)
    below = [
        TITLE, HEADER, [1, "A", 10, 8], [2, "B", 20, 17], ["", "Điểm phần chung", 30, 25], [3, "C", 5, 4],
        ["", "Tổng cộng", 35, 29],
    ]  # fmt: skip
    assert totals(below) == (7, 35, 29, 3)
    assert reading(rows).problems == reading(below).problems == []


def test_codes_in_any_order_are_summed_up() -> None:
    backwards = [
        ["9.9.1", "A", 3, 3],
        ["9.9", "B", "", 3],
        ["1.1a", "C", 2, 2],
        ["1.1", "D", 2, 2],
        ["8.1a", "E", 1, 1],
    ]
    only = reading([TITLE, HEADER, *backwards, ["", "Tổng", 7, 10]])
    assert {problem.code for problem in only.problems} == {"missing_parent"}
    assert len(only.tables[0].rows) == 5


@given(
    st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from([*FIGURES, "#REF!"])), min_size=1, max_size=12)
)
def test_no_order_of_codes_breaks_the_reader(lines: list[tuple[Any, Any]]) -> None:
    rows = [[code, f"Nội dung {place}", 5, figure] for place, (code, figure) in enumerate(lines)]
    for table_read in reading([TITLE, HEADER, *rows, ["", "KẾT QUẢ", 20, 9]]).tables:
        assert len(table_read.rows) >= len(rows)


def test_a_numbered_last_line_of_points_that_sums_everything_up_is_the_total() -> None:
    head = [["BẢNG ĐIỂM CCHC NĂM 2023"], ["TT", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định"]]
    areas = [["1", "Chỉ đạo", 10, 9, 8], ["2", "Thể chế", 5, 4, 3]]
    for name in ("Điểm đạt sau thẩm định", "Cộng chung", "KẾT QUẢ TOÀN SỞ"):
        only = table([*head, *areas, ["3", name, 15, 13, 11]])
        assert only.total
        assert [row["code"] for row in only.rows] == ["1", "2"]
    only = table([*head, *areas, ["3", "Cải cách thủ tục hành chính", 15, 13, 11]])
    assert only.total is None


def test_points_on_another_scale_below_the_areas_are_no_area() -> None:
    head = [["BẢNG ĐIỂM CCHC NĂM 2023"], ["TT", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định"]]
    areas = [["1", "Chỉ đạo", 10, 9, 8], ["2", "Thể chế", 5, 4, 3]]
    rows = [*head, *areas, ["", "Điểm quy đổi theo thang 100", 100, 86.67, 73.33]]
    assert [row["code"] for row in table(rows).rows] == ["1", "2"]
    assert table(rows).total is None
    assert reading(rows).problems == []


@pytest.mark.parametrize(
    ("header", "lines", "cells"),
    [
        (HEADER, [*AREAS, [4, "Tổ chức bộ máy", 10, ""], ["", "TỔNG CỘNG", 56, 39]], {"D7"}),
        (HEADER, [*AREAS, [4, "Tổ chức bộ máy", "", ""], ["", "TỔNG CỘNG", 56, 39]], {"D7"}),
        (HEADER, [*AREAS, [4, "Bộ máy", 10, ""], [5, "Tài chính", 9, ""], ["", "TỔNG CỘNG", 65, 39]], {"D8"}),
        (HEADER, [*AREAS, ["", "Điểm thưởng", 2, 1], [4, "Bộ máy", 10, ""], ["", "TỔNG", 56, 40]], {"D8"}),
        (WITH_SELF, [[1, "A", 6, 5, 5], [2, "B", 4, "", ""], ["", "TỔNG CỘNG", 10, 5, 5]], {"E5"}),
        (WITH_SELF, [[1, "A", 6, 5, ""], [2, "B", 4, "", ""], ["", "TỔNG CỘNG", 10, 5, ""]], {"D5"}),
        # What a dash says is said, what an error hides is asked at its place, and an area that weighs nothing is none.
        (HEADER, [*AREAS, [4, "Tổ chức bộ máy", 10, "-"], ["", "TỔNG CỘNG", 56, 39]], set()),
        (HEADER, [*AREAS, [4, "Tổ chức bộ máy", 10, "x"], ["", "TỔNG CỘNG", 56, 39]], set()),
        (HEADER, [*AREAS, [4, "Tổ chức bộ máy", "", ""], ["", "TỔNG CỘNG", 46, 39]], set()),
        (HEADER, [*AREAS, [4, "Bộ máy", 10, ""], ["4.1", "Rà soát", 10, 7], ["", "TỔNG", 56, 46]], set()),
        (HEADER, [*AREAS, ["", "Điểm thưởng", 2, ""], ["", "TỔNG CỘNG", 46, 39]], set()),
    ],
)  # fmt: skip
def test_a_total_that_leaves_out_a_blank_area_names_it(header: Rows, lines: Rows, cells: set[str]) -> None:
    problems = [
        problem for problem in reading([TITLE, header, *lines]).problems if problem.code == "blank_area"
    ]
    assert {problem.cell for problem in problems} == cells
    assert all(problem.severity == "warning" for problem in problems)


def test_the_blank_area_is_told_by_name_and_cell() -> None:
    rows = [TITLE, HEADER, *AREAS, [4, "Tổ chức bộ máy", 10, ""], ["", "TỔNG CỘNG", 56, 39]]
    (problem,) = reading(rows).problems
    assert problem.message.startswith(
        "Ô D7: tổng in 39 đúng bằng tổng của 3/4 lĩnh vực, trong khi lĩnh vực «Tổ chức bộ máy» (ô D6) để trống."
    )


def test_a_blank_area_that_weighs_nothing_is_not_counted_among_those_summed() -> None:
    blank = [[4, "Bộ máy", "", ""], [5, "Tài chính", 9, ""]]
    (problem,) = reading([TITLE, HEADER, *AREAS, *blank, ["", "TỔNG CỘNG", 55, 39]]).problems
    assert "tổng của 3/4 lĩnh vực" in problem.message
