"""Counts of tasks by unit: each column counts what its headings say, and what they say adds up."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workbook_making import found, reading

TITLE = ["NHIỆM VỤ UBND TỈNH GIAO QUÝ III NĂM 2024 CÁC SỞ TỈNH CÀ MAU"]
ROLES = ("total", "due", "done_on_time", "done_late", "open_in_time", "open_late")
FORMS: dict[str, list[list[str]]] = {
    "named in full": [
        ["Tổng số nhiệm vụ", "Số nhiệm vụ đến hạn", "Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Chưa hoàn thành trong hạn",
         "Chưa hoàn thành quá hạn"]
    ],
    "under heads": [
        ["Nhiệm vụ được giao", "Đến hạn", "Đã hoàn thành", "", "Chưa hoàn thành", ""],
        ["", "", "Đúng hạn", "Trễ hạn", "Trong hạn", "Quá hạn"],
    ],
    "in one row": [["Tổng số", "Đến hạn", "Đã hoàn thành đúng hạn", "Quá hạn", "Đang thực hiện trong hạn", "Quá hạn"]],
    "otherwise": [
        ["Tổng cộng", "Phải hoàn thành", "Đã thực hiện", "", "Đang thực hiện", ""],
        ["", "", "Đúng tiến độ", "Chậm tiến độ", "Chưa đến hạn", "Đã quá hạn"],
    ],
}  # fmt: skip
LINES: list[list[Any]] = [[1, "Sở Y tế", 20, 15, 10, 2, 5, 3], [2, "Sở Tư pháp", 9, 8, 8, 0, 1, 0]]
TOTAL = ["", "Tổng cộng", 29, 23, 18, 2, 6, 3]


@pytest.mark.parametrize("form", FORMS)
def test_each_form_keeps_what_it_counts(form: str) -> None:
    first, *below = FORMS[form]
    read = reading([TITLE, ["STT", "Đơn vị", *first], *([["", "", *row] for row in below]), *LINES, TOTAL])
    (only,) = read.tables
    assert (only.kind, only.period, read.problems) == ("task_counts", "2024-Q3", [])
    assert [[row[role] for role in ROLES] for row in only.rows] == [line[2:] for line in LINES]
    assert only.total is not None
    assert [only.total[role] for role in ROLES] == TOTAL[2:]


def counted(headings: list[str], values: list[Any]) -> tuple[dict[str, Any], set[tuple[str, str | None]]]:
    read = reading([TITLE, ["STT", "Đơn vị", *headings], [1, "Sở Y tế", *values]])
    return read.tables[0].rows[0], found(read.problems)


STATES = ["Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Chưa hoàn thành trong hạn", "Chưa hoàn thành quá hạn"]


def test_shares_are_no_counts() -> None:
    row, problems = counted(
        ["Tổng số", *STATES, "Tỷ lệ hoàn thành (%)", "Tỷ lệ đúng hạn"], [20, 10, 2, 5, 3, 60, "83,3%"]
    )
    assert ([row[role] for role in ROLES], problems) == ([20, None, 10, 2, 5, 3], set())


def test_tasks_done_early_are_done_in_time() -> None:
    row, problems = counted(["Tổng số", "Hoàn thành trước hạn", *STATES], [20, 4, 6, 2, 5, 3])
    assert (row["done_on_time"], problems) == (10, set())


def test_a_total_of_what_is_done_is_not_the_total() -> None:
    row, problems = counted(
        ["Tổng số nhiệm vụ hoàn thành", "Tổng số nhiệm vụ được giao", *STATES], [12, 20, 10, 2, 5, 3]
    )
    assert (row["total"], problems) == (20, set())


def test_all_tasks_are_in_one_of_four_states() -> None:
    assert counted(["Tổng số", *STATES], [20, 10, 2, 5, 2])[1] == {("total_does_not_add_up", "C3")}
    assert counted(["Tổng số", *STATES], [20, 10, 2, "", 3])[1] == set()
    assert counted(["Tổng số", *STATES], [20, 10, 2, "5a", 2])[1] == {("not_a_number", "F3")}
    assert counted(["Tổng số", "Đến hạn", *STATES], [20, 4, 10, 2, 5, 3])[1] == {
        ("total_does_not_add_up", "D3")
    }


def test_a_total_line_that_is_wrong_is_reported_at_its_cell() -> None:
    read = reading(
        [TITLE, ["STT", "Đơn vị", "Tổng số", "Đến hạn", *STATES], *LINES, ["", "", 29, 24, *TOTAL[4:]]]
    )
    assert found(read.problems) == {("total_does_not_add_up", "D5")}
    assert len(read.tables[0].rows) == 2


def test_one_unit_twice_is_reported_at_both() -> None:
    read = reading([TITLE, ["STT", "Đơn vị", "Tổng số", "Đến hạn", *STATES], *LINES, [3, *LINES[0][1:]]])
    assert found(read.problems) == {("duplicate_unit", "B3"), ("duplicate_unit", "B5")}


def test_a_misspelt_heading_is_named_with_the_one_it_is_like() -> None:
    headings = [
        "Tổng số",
        "Hoàn thành đúng hạn",
        "Hoàn thành quá hạn",
        "Chưa hoàn thành trong hann",
        "Chưa hoàn thành quá hạn",
    ]
    read = reading([TITLE, ["STT", "Đơn vị", *headings], [1, "Sở Y tế", 20, 10, 2, 5, 3]])
    assert found(read.problems) == {("missing_column", "F2")}
    assert "trong hạn" in read.problems[0].message


@pytest.mark.parametrize(
    "states",
    [
        [
            "Hoàn thành đúng hạn",
            "Hoàn thành trễ hạn",
            "Chưa hoàn thành (trong hạn)",
            "Chưa hoàn thành (quá hạn)",
        ],
        [
            "Hoàn thành (đúng hạn)",
            "Hoàn thành (trễ hạn)",
            "Đang thực hiện (còn hạn)",
            "Đang thực hiện (quá hạn)",
        ],
        [
            "Đúng hạn (đã hoàn thành)",
            "Quá hạn (đã hoàn thành)",
            "Trong hạn (đang thực hiện)",
            "Quá hạn (chưa hoàn thành)",
        ],
    ],
    ids=str,
)
def test_a_state_may_stand_in_brackets(states: list[str]) -> None:
    rows = [
        ["NHIỆM VỤ NĂM 2022 UBND TỈNH SÓC TRĂNG GIAO"], ["TT", "Tên cơ quan", "Tổng nhiệm vụ", *states],
        [1, "Sở Tư pháp", 20, 12, 1, 5, 2], [2, "Sở Y tế", 4, 4, 0, 0, 0],
    ]  # fmt: skip
    read = reading(rows)
    roles = ("total", "done_on_time", "done_late", "open_in_time", "open_late")
    assert [tuple(row[role] for role in roles) for row in read.tables[0].rows] == [
        (20, 12, 1, 5, 2),
        (4, 4, 0, 0, 0),
    ]
    assert read.problems == []
