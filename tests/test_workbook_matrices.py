"""Units × areas in all their layouts: whose points of which area, up to which maximum, and what cannot be told."""

from __future__ import annotations

from typing import Any

from workbook_making import Rows, found, reading, table

TITLE = ["KẾT QUẢ CHỈ SỐ CCHC THEO LĨNH VỰC NĂM 2023 CÁC SỞ, NGÀNH TỈNH BẮC KẠN"]
BY_AREA = ["STT", "Lĩnh vực", "Điểm tối đa", "Sở Y tế", "Sở Nội vụ", "Sở Tư pháp"]
IN_BLOCKS = ["STT", "Nội dung", "Điểm tối đa", "Tự chấm", "Thẩm định"]
BESIDE = ["STT", "Đơn vị", "Lĩnh vực", "Điểm tối đa", "Thẩm định"]


def read_as(rows: Rows, *keys: str, merged: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    only = table(rows, merged)
    assert only.kind == "matrix"
    return [tuple(row[key] for key in keys) for row in only.rows]


def by_area(*lines: list[Any], heads: list[Any] = BY_AREA) -> Rows:
    return [TITLE, heads, *lines]


def blocks(one: str, other: str, area: str = "Thể chế") -> Rows:
    return [
        TITLE, IN_BLOCKS, ["I", one], [1, "Chỉ đạo điều hành", 14, 13, 12], [2, area, 12, 11, 10],
        ["II", other], [1, "Chỉ đạo điều hành", 14, 14, 13], [2, "Thể chế", 12, 12, 11.5],
    ]  # fmt: skip


def beside(one: str, other: str) -> Rows:
    return [
        TITLE, BESIDE, [1, one, "Chỉ đạo điều hành", 14, 13], ["", "", "Thể chế", 12, 11],
        [2, other, "Chỉ đạo điều hành", 14, 10], ["", "", "Thể chế", 12, 9],
    ]  # fmt: skip


def test_a_fault_for_an_areas_name_or_code_keeps_its_points() -> None:
    rows = by_area(["I", "#REF!", 14, 13, 12, 11], ["#N/A", "Thể chế", 12, "11,5", "x", 9])
    assert read_as(rows, "area_code", "area", "score") == [
        ("I", None, 13), ("I", None, 12), ("I", None, 11),
        (None, "Thể chế", 11.5), (None, "Thể chế", None), (None, "Thể chế", 9),
    ]  # fmt: skip
    assert found(reading(rows).problems) == {("error_value", "B3"), ("error_value", "A4")}


def test_a_column_of_an_unreadable_or_unknown_unit_keeps_its_points() -> None:
    heads = [*BY_AREA, "#REF!", "Sở Ảo", "Ghi chú"]
    rows = by_area(["I", "Chỉ đạo điều hành", 14, 13, 12, 11, 10, 9, "x"], heads=heads)
    assert read_as(rows, "unit", "score")[2:] == [("Sở Tư pháp", 11), (None, 10), ("Sở Ảo", 9)]
    assert found(reading(rows).problems) == {("error_value", "G2"), ("unknown_unit", "H2")}


def test_a_unit_that_heads_two_columns_is_an_error_at_both() -> None:
    heads = [*BY_AREA[:3], "Sở KH&CN", "Sở Y tế", "Sở Khoa học và Công nghệ", "Sở Y tế"]
    rows = by_area(["I", "Chỉ đạo điều hành", 14, 13, 12, 11, 10], heads=heads)
    assert found(reading(rows).problems) == {("duplicate_unit", f"{column}2") for column in "DEFG"}


def test_a_maximum_merged_over_areas_holds_for_each() -> None:
    rows = by_area(["I", "Chỉ đạo điều hành", 14, 13, 12, 11], ["II", "Thể chế", "", 15, "x", 9])
    assert read_as(rows, "max_score", "score", merged=("C3:C4",))[3:] == [(14, None), (14, None), (14, 9)]
    assert found(reading(rows, ("C3:C4",)).problems) == {("score_above_max", "D4")}


def test_faults_in_blocks_of_lines_are_said_and_their_points_stand() -> None:
    rows = blocks("Sở Y tế", "#REF!", area="#N/A")
    assert read_as(rows, "unit", "area", "score") == [
        ("Sở Y tế", "Chỉ đạo điều hành", 12), ("Sở Y tế", None, 10),
        (None, "Chỉ đạo điều hành", 13), (None, "Thể chế", 11.5),
    ]  # fmt: skip
    assert found(reading(rows).problems) == {("error_value", "B5"), ("error_value", "B6")}


def test_a_unit_with_two_blocks_is_an_error_at_both() -> None:
    assert found(reading(blocks("Sở KH&CN", "Sở Khoa học và Công nghệ")).problems) == {
        ("duplicate_unit", "B3"), ("duplicate_unit", "B6"),
    }  # fmt: skip
    assert found(reading(beside("Sở Y tế", "Sở Y tế")).problems) == {
        ("duplicate_unit", "B3"), ("duplicate_unit", "B5"),
    }  # fmt: skip


def test_unknown_and_unreadable_units_beside_their_areas_are_said() -> None:
    for name, code in (("Sở Ảo", "unknown_unit"), ("#REF!", "error_value")):
        for merged in ((), ("B3:B4", "B5:B6")):
            rows = beside("Sở Y tế", name)
            assert [unit for (unit,) in read_as(rows, "unit", merged=merged)][2:] == [
                None if code == "error_value" else name
            ] * 2
            assert found(reading(rows, merged).problems) == {(code, "B5")}


def test_units_under_each_area_stand_there_once() -> None:
    lines = [[1, "Sở Y tế", "", 13, 12], [2, "Sở Nội vụ", "", 14, 13], [3, "Sở Y tế", "", 14, 13]]
    rows = [TITLE, IN_BLOCKS, ["I", "Chỉ đạo điều hành", 14], *lines, ["II", "Thể chế", 14], *lines[:2]]
    assert found(reading(rows).problems) == {("duplicate_unit", "B4"), ("duplicate_unit", "B6")}
    assert reading([*rows[:5], *rows[6:]]).problems == []
