"""Nạp dữ liệu: problems that say the same stand once, with all their cells."""

from __future__ import annotations

import pytest

from cchc.reading import Problem
from cchc.ui.intake.problem_groups import group_problems, ranges_of


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["F8"], "F8"),
        ([f"F{row}" for row in range(8, 19)], "F8–F18"),
        (["B5", "C5", "D5"], "B5–D5"),
        (["F8", "F9", "H3"], "H3, F8–F9"),
        (["Z2", "AA2", "AB2"], "Z2–AB2"),
        (["A1", "C1", "A3"], "A1, C1, A3"),
        (
            [f"A{row}" for row in range(1, 60, 2)],
            ", ".join(f"A{row}" for row in range(1, 25, 2)) + " … (+18)",
        ),
        ([], ""),
    ],
)
def test_cells_that_follow_one_another_are_a_range(cells: list[str], said: str) -> None:
    assert ranges_of(cells) == said


def test_equal_problems_of_many_cells_are_one() -> None:
    message = "tổng điểm là công thức chưa có kết quả lưu."
    problems = [
        Problem("Trang 1", f"F{row}", "error", "no_cached_value", f"Ô F{row}: {message}")
        for row in range(8, 30)
    ]
    other = Problem("Trang 2", "F8", "error", "no_cached_value", f"Ô F8: {message}")
    whole = Problem(None, None, "error", "no_table_found", "Không có bảng.")
    found = group_problems([*problems, other, whole])
    assert [(one.sheet, ranges_of(one.cells)) for one in found] == [
        ("Trang 1", "F8–F29"), ("Trang 2", "F8"), (None, ""),
    ]  # fmt: skip
    assert found[0].message == "Tổng điểm là công thức chưa có kết quả lưu."
