"""Errors and unsaved formulas in codes, titles and texts: reported at their cell, and the line stands with its figures."""

from __future__ import annotations

from cchc.intake import publication_of
from tests.workbook_making import Rows, found, reading, table

TITLE = ["BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2024 - SỞ XÂY DỰNG TỈNH HƯNG YÊN"]
HEADER = ["TT", "Nội dung", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định"]
NO_RESULT = "=Nguon!A1"


def lines(rows: Rows) -> list[tuple[int, str | None, str | None, str, float | None]]:
    keys = ("row", "code", "title", "level", "score")
    return [tuple(row[key] for key in keys) for row in table(rows).rows]


def test_a_title_that_is_an_error_leaves_the_line_in_its_place() -> None:
    rows = [
        TITLE,
        HEADER,
        [1, "#REF!", 6, 5, 5],
        ["1.1", "A", 2, 2, 2],
        ["1.2", NO_RESULT, 4, 3, 3],
        [2, "B", 4, 4, 4],
    ]
    assert lines(rows) == [
        (3, "1", None, "area", 5), (4, "1.1", "A", "criterion", 2), (5, "1.2", None, "criterion", 3),
        (6, "2", "B", "area", 4),
    ]  # fmt: skip
    assert found(reading(rows).problems) == {("error_value", "B3"), ("no_cached_value", "B5")}


def test_a_code_that_is_an_error_stands_where_its_neighbours_tell() -> None:
    rows = [
        TITLE, HEADER, [1, "A", 6, 5, 5], ["1.1", "B", 2, 2, 2], ["#N/A", "C", 4, 3, 3], ["1.3", "D", 0, 0, 0],
        ["#REF!", "E", 4, 4, 4], ["2.1", "F", 4, 4, 4], ["", "Tổng cộng", 10, 9, 9],
    ]  # fmt: skip
    assert [(code, title, level) for _, code, title, level, _ in lines(rows)][2:] == [
        (None, "C", "criterion"), ("1.3", "D", "criterion"), (None, "E", "area"), ("2.1", "F", "criterion")
    ]  # fmt: skip
    assert found(reading(rows).problems) == {("error_value", "A5"), ("error_value", "A7")}


def test_a_roman_code_that_is_an_error_still_begins_its_area() -> None:
    rows = [
        TITLE, HEADER, ["I", "A", 6, 5, 5], [1, "B", 6, 5, 5], [NO_RESULT, "C", 4, 4, 4], [1, "D", 4, 4, 4],
        ["III", "E", 4, 4, 4], [1, "F", 4, 4, 4],
    ]  # fmt: skip
    assert [row["parent"] for row in table(rows).rows] == [None, "I", None, "II", None, "III"]
    assert found(reading(rows).problems) == {("no_cached_value", "A5")}


def test_a_title_that_took_its_code_along_leaves_the_tree_whole() -> None:
    heads = ["Tiêu chí", "Điểm tối đa", "Điểm thẩm định"]
    rows = [
        TITLE, heads, ["1. A", 6, 5], ["1.1. B", 6, 5], ["#REF!", 4, 3], ["2.1. C", 4, 3], ["Tổng cộng", 10, 8]
    ]  # fmt: skip
    assert [(code, title, level) for _, code, title, level, _ in lines(rows)][2:] == [
        (None, None, "area"), ("2.1", "C", "criterion")
    ]  # fmt: skip
    assert found(reading(rows).problems) == {("error_value", "A5")}


def test_areas_without_codes_are_kept_without_a_name() -> None:
    heads = ["Lĩnh vực", "Điểm tối đa", "Điểm thẩm định"]
    rows = [TITLE, heads, ["A", 6, 5], ["#REF!", 4, 3], ["C", 4, 3], ["Tổng", 14, 11]]
    assert [title for _, _, title, _, _ in lines(rows)] == ["A", None, "C"]
    assert found(reading(rows).problems) == {("error_value", "A4")}


def test_a_heading_that_is_an_error_is_reported_and_is_no_line() -> None:
    rows = [TITLE, HEADER, ["A", "#REF!"], [1, "B", 6, 5, 5], ["#REF!", "PHẦN RIÊNG"], [2, "C", 4, 4, 4]]
    assert [code for _, code, _, _, _ in lines(rows)] == ["1", "2"]
    assert found(reading(rows).problems) == {("error_value", "B3"), ("error_value", "A5")}


def test_a_total_whose_name_is_an_error_is_the_total() -> None:
    rows = [TITLE, HEADER, [1, "A", 6, 5, 5], [2, "B", 4, 3, 3], ["", "#REF!", 10, 8, 8]]
    total = table(rows).total
    assert (total or {})["row"] == 5
    assert found(reading(rows).problems) == {("error_value", "B5")}


def test_a_line_without_a_title_stands() -> None:
    rows = [TITLE, HEADER, [1, "A", 6, 5, 5], [2, "", 4, 3, 3], ["", "Tổng", 10, 8, 8]]
    assert lines(rows)[1] == (4, "2", None, "area", 3)
    assert reading(rows).problems == []


def test_owners_and_reasons_that_are_errors_are_reported_at_their_cell() -> None:
    heads = [*HEADER, "Đơn vị phụ trách", "Lý do trừ điểm"]
    rows = [TITLE, heads, [1, "A", 6, 5, 5, "#N/A", "muộn"], [2, "B", 4, 3, 3, "Văn phòng", "#REF!"]]
    assert [(row["owner"], row["reason"]) for row in table(rows).rows] == [
        (None, "muộn"),
        ("Văn phòng", None),
    ]
    assert found(reading(rows).problems) == {("error_value", "F3"), ("error_value", "G4")}


def test_where_neighbours_do_not_tell_the_points_say_where_a_code_was() -> None:
    rows = [
        TITLE, HEADER, [1, "A", 6, 5, 5], ["1.1", "B", 4, 3, 3], ["1.1.1", "C", 4, 3, 3], ["#REF!", "D", 2, 2, 2],
        [2, "E", 4, 4, 4], ["2.1", "F", 4, 4, 4], ["#REF!", "G", 3, 3, 3], ["", "Tổng", 13, 12, 12],
    ]  # fmt: skip
    assert [(row["title"], row["parent"]) for row in table(rows).rows if row["code"] is None] == [
        ("D", "1"),
        ("G", None),
    ]
    assert found(reading(rows).problems) == {("error_value", "A6"), ("error_value", "A9")}


def test_a_line_without_a_title_is_published_under_its_code() -> None:
    rows = [TITLE, HEADER, [1, "A", 6, 5, 5], [2, "", 4, 3, 3], ["", "Tổng", 10, 8, 8]]
    published = publication_of(reading(rows), b"", "An").rows["scores"]
    assert [line["title"] for line in published] == ["A", "2"]
