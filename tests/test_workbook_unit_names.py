"""Names in the lines of lists: each unit once, and unknown names said."""

from __future__ import annotations

import time

import pytest

from cchc.reading.identity.unit_names import Listed, check_duplicates, check_units
from cchc.reading.layout.header_blocks import Header
from cchc.reading.problems import Problems
from tests.workbook_making import found

UNITS = Header(0, 0, {1: ("Đơn vị",)}, 0, 1)


def twice(*lines: Listed) -> set[tuple[str, str | None]]:
    problems = Problems("Trang 1")
    check_duplicates(lines, 1, problems)
    return found(problems.found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở KH&CN", "Sở Khoa học và Công nghệ"),
        ("Sở Nội vụ", "SỞ NỘI VỤ"),
        ("UBND thị xã Hòa Thành", "TX. Hoà Thành"),
        ("UBND huyện Gò Dầu", "Huyện Gò Dầu"),
        ("Tỉnh An Giang", "An Giang"),
        ("Phòng Tổng hợp", "Phòng  tổng hợp:"),
    ],
)
def test_a_unit_that_stands_twice_is_reported_at_both_cells(one: str, other: str) -> None:
    cells = twice(Listed(4, one), Listed(5, "Sở Y tế"), Listed(8, other))
    assert cells == {("duplicate_unit", "B5"), ("duplicate_unit", "B9")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Listed(4, "Sở Y tế", year=2022), Listed(5, "Sở Y tế", year=2023)),
        (Listed(4, "Xã Tân Lập", "Huyện Mộc Hóa"), Listed(5, "Xã Tân Lập", "Huyện Tân Thạnh")),
        (Listed(4, None), Listed(5, None)),
        (Listed(4, "Phường Tân Phú"), Listed(5, "Xã Tân Phú")),
        (Listed(4, "Sở Tài chính"), Listed(5, "Sở Tư pháp")),
    ],
)
def test_two_years_two_communes_and_two_blanks_are_no_repetition(one: Listed, other: Listed) -> None:
    assert twice(one, other) == set()


def test_a_department_in_two_groups_stands_twice() -> None:
    assert len(twice(Listed(4, "Sở Y tế", "Khối 1"), Listed(9, "Sở Y tế", "Khối 2"))) == 2


def test_fifty_thousand_unknown_units_are_answered_in_time() -> None:
    lines = [Listed(row, f"Đơn vị trực thuộc số {row}") for row in range(50_000)]
    problems = Problems("Trang 1")
    began = time.process_time()
    check_units(lines, 1, UNITS, problems)
    assert time.process_time() - began < 10
    assert len(problems.found) == 50_000
