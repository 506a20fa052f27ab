"""Limits of the reader on both sides: what lies just within one is read so, what lies just beyond it is not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import repeat

import pytest

from cchc.reading.kinds.lists.summaries import Summaries
from cchc.reading.kinds.scores.score_checks import in_percent
from cchc.reading.kinds.tasks.plan_name import plan_named
from cchc.reading.layout.below import is_figure_or_day
from cchc.reading.layout.lines import is_comparison, is_subtotal, is_tally
from tests.workbook_making import reading

TITLE = ["BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2024 - SỞ XÂY DỰNG TỈNH HƯNG YÊN"]
HEADER = ["TT", "Lĩnh vực", "Điểm tối đa", "Điểm thẩm định"]
AREAS = [[1, "Chỉ đạo điều hành", 10, 8], [2, "Thể chế", 5, 4], [3, "Thủ tục hành chính", 15, 11]]


def test_a_column_of_ratios_alone_holds_shares_of_one_up_to_one_and_a_half() -> None:
    assert in_percent([0.8, 1.5], []) == 100
    assert in_percent([0.8, 1.51], []) == 1


@pytest.mark.parametrize(("below", "total"), [(3, 23), (4, None)])
def test_a_total_without_a_name_is_looked_for_among_the_last_four_lines(
    below: int, total: float | None
) -> None:
    lines = [["", "Kết quả của đơn vị", 30, 23], *([["", "Khối thi đua", 3, 1]] * below)]
    found = reading([TITLE, HEADER, *AREAS, *lines])
    assert (found.tables[0].total or {}).get("score") == total
    assert bool(found.problems) == (total is None)  # never silently


@pytest.mark.parametrize(("last", "is_figure"), [("8", True), ("89", False)])
def test_a_figure_typed_as_text_has_up_to_twenty_four_characters(last: str, is_figure: bool) -> None:
    typed = f"1.234.567.890.123.456,7{last}"
    assert len(typed) == (24 if is_figure else 25)
    assert is_figure_or_day(typed) == is_figure


def test_the_name_of_a_plan_has_up_to_eighty_characters() -> None:
    name = "phát triển hạ tầng " + "và dịch vụ " * 6
    within, beyond = name[:79] + "m", name[:79] + "mo"
    assert plan_named([f"Nhiệm vụ theo Kế hoạch {within}"]) == f"Kế hoạch {within}"
    assert plan_named([f"Nhiệm vụ theo Kế hoạch {beyond}"]) is None


@pytest.mark.parametrize(
    ("value", "sums_up"), [(30.01, True), (30.02, False), (15.01, True), (14.99, True), (15.02, False)]
)
def test_a_line_is_the_sum_or_the_mean_of_others_up_to_a_hundredth(value: float, sums_up: bool) -> None:
    summaries = Summaries([[10.0], [20.0], [value]], {2}, [True, True, False])
    assert summaries.holds(2) == sums_up


@pytest.mark.parametrize(("printed", "agrees"), [(23.01, True), (22.99, True), (23.02, False)])
def test_a_printed_total_may_be_a_hundredth_off_and_no_more(printed: float, agrees: bool) -> None:
    found = reading([TITLE, HEADER, *AREAS, ["", "Tổng cộng", 30, printed]])
    assert bool(found.problems) != agrees


@pytest.mark.parametrize(
    ("is_one", "words"), [(is_subtotal, "Cộng mục I"), (is_tally, "Số đơn vị"), (is_comparison, "So với cùng kỳ")]
)  # fmt: skip
def test_a_line_that_may_list_its_parts_has_up_to_a_hundred_and_twenty_characters(
    is_one: Callable[[str], bool], words: str
) -> None:
    text = " ".join([words, *repeat("và mục II", 20)])
    assert is_one(text[:120])
    assert not is_one(text[:121])
