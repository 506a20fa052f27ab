"""Sheets made to take long: the work grows with their size, whatever stands in them."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import Any

import pytest

from cchc.reading.grid import Grid, Merged
from cchc.reading.model import Reading
from cchc.reading.read import read_grid

LINES, SECONDS = 12_000, 6.0  # quadratic work on so many lines takes minutes
HEADS = ["STT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Đang giải quyết"]
Rows = list[list[Any]]


def grid(rows: Rows, merged: list[Merged] | None = None) -> Grid:
    return Grid("A", list(range(len(rows))), rows, merged or [])


def headings() -> Grid:
    """A heading over every line."""
    return grid(
        [HEADS if place % 2 else [float(place), f"Mục {place}", 3.0, 2.0, 1.0] for place in range(LINES)]
    )


def tables() -> Grid:
    """A title, a heading and a line, again and again."""
    three: Callable[[int], Rows] = lambda place: [  # noqa: E731
        [f"HỒ SƠ NĂM 2023 LẦN {place}"], [*HEADS, f"Cột {place}"], [1.0, "Mục", 3.0, 2.0, 1.0]
    ]  # fmt: skip
    return grid([row for place in range(LINES // 12) for row in three(place)])


def merged_headings() -> Grid:
    return grid(headings().rows, [Merged(row, 5, row, 9) for row in range(LINES)])


def merged_names() -> Grid:
    rows: Rows = [[*HEADS], *([float(place), f"Mục {place}", 3.0, 2.0, 1.0] for place in range(LINES))]
    return grid(rows, [Merged(row, 1, row + 1, 1) for row in range(1, LINES - 2, 2)])


def subheadings() -> Grid:
    return grid([[*HEADS], *(["", "", "Tổng số", "Đúng hạn", "Quá hạn"] for _ in range(LINES))])


def marks() -> Grid:
    return grid([[*HEADS], *(["(1)", "(2)", "(3)", "(4)", "(5)"] for _ in range(LINES))])


def group_sums() -> Grid:
    codes = ("A", "I", 1.0)
    return grid([[*HEADS], *([codes[place % 3], f"Mục {place}", 3.0, 2.0, 1.0] for place in range(LINES))])


def totals() -> Grid:
    names = ("Tổng cộng", "Mục")
    return grid([[*HEADS], *(["", names[place % 2], float(place), 2.0, 1.0] for place in range(LINES))])


def subtotals() -> Grid:
    return grid([[*HEADS], *(["", f"Cộng mục {place}", 3.0, 2.0, 1.0] for place in range(LINES))])


def nameless() -> Grid:
    return grid([[*HEADS], *(["", "", float(place), 2.0, 1.0] for place in range(LINES))])


def signatures() -> Grid:
    return grid(
        [[*HEADS], [1.0, "Mục", 3.0, 2.0, 1.0], *(["", "", "", "GIÁM ĐỐC", ""] for _ in range(LINES))]
    )


def long_texts() -> Grid:
    long = ["(" * 57_000, "1=" + "2+" * 28_000, "ngày " * 11_000, "9" * 57_000, "a " * 28_000]
    return grid([[*HEADS], *([float(place), *long] for place in range(LINES // 300))])


def wide() -> Grid:
    below: Rows = [["", "", *["Quá hạn"] * LINES] for _ in range(6)]
    return grid([["STT", "Lĩnh vực", *["Tiếp nhận"] * LINES], *below, [1.0, "Mục", *[1.0] * LINES]])


def tasks() -> Grid:
    heads = ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn hoàn thành", "Tình trạng"]
    rows: Rows = [heads, *(["", f"Việc {place}", "", "Thường xuyên", ""] for place in range(LINES))]
    return grid(rows, [Merged(1, 2, LINES - 1, 2)])


@pytest.mark.parametrize(
    "make",
    [
        headings, tables, merged_headings, merged_names, subheadings, marks, group_sums, totals, subtotals, nameless,
        signatures, long_texts, wide, tasks,
    ],
)  # fmt: skip
def test_the_work_grows_with_the_size_of_a_sheet(make: Callable[[], Grid]) -> None:
    made, reading = make(), Reading("tep.xlsx")
    start = process_time()
    read_grid(made, reading, [], {})
    assert process_time() - start < SECONDS
