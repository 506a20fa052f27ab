"""Tables of counts: which lines are data and which are sums is told by their values, whatever they are called."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workbook_making import Rows, found, reading, table

TITLE = ["HỒ SƠ TTHC NĂM 2023 CỦA SỞ Y TẾ TỈNH CÀ MAU"]
HEADS = ["STT", "Lĩnh vực", "Tổng số hồ sơ tiếp nhận", "Đã giải quyết", "Đang giải quyết"]
A, B, C = [10, 6, 4], [20, 15, 5], [7, 7, 0]
AB, ABC = [30, 21, 9], [37, 28, 9]


def read(
    *lines: list[Any], merged: tuple[str, ...] = ()
) -> tuple[list[Any], Any, set[tuple[str, str | None]]]:
    """Label and received of each row, the received of the total, and the problems."""
    got = reading([TITLE, HEADS, *lines], merged)
    (only,) = got.tables
    total = only.total and (only.total["row"], only.total["received_total"])
    return [(row["label"], row["received_total"]) for row in only.rows], total, found(got.problems)


ROWS = [("Dược", 10), ("Khám bệnh", 20)]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Tổng cộng",
        "TỔNG SỐ",
        "Toàn sở",
        "Sở Y tế",
        "Cộng chung (1+2)",
        "Tổng cộng toàn ngành y tế",
        "Cả năm",
    ],
)
def test_the_line_whose_counts_are_the_sums_of_all_others_is_the_total(name: str) -> None:
    assert read([1, "Dược", *A], [2, "Khám bệnh", *B], ["", name, *AB]) == (ROWS, (5, 30), set())
    assert read(["", name, *AB], [1, "Dược", *A], [2, "Khám bệnh", *B]) == (ROWS, (3, 30), set())
    assert read(["", "Dược", *A], ["", "Khám bệnh", *B], ["", name, *AB]) == (ROWS, (5, 30), set())


def test_a_total_may_be_numbered_on_and_stand_in_the_first_column() -> None:
    assert read([1, "Dược", *A], [2, "Khám bệnh", *B], [3, "Toàn sở", *AB]) == (ROWS, (5, 30), set())
    assert read([1, "Dược", *A], [2, "Khám bệnh", *B], ["TỔNG", "", *AB]) == (ROWS, (5, 30), set())
    assert read([1, "Dược", *A], [2, "Khám bệnh", *B], ["Tổng cộng", "", *AB], merged=("A5:B5",))[1] == (
        5,
        30,
    )


def test_a_last_line_that_adds_up_nothing_is_data() -> None:
    assert read([1, "Dược", *A], [2, "Khám bệnh", *B], [3, "Khác", *C]) == ([*ROWS, ("Khác", 7)], None, set())
    assert read([1, "Dược", 1, 1, 0], [2, "Khám bệnh", 1, 1, 0])[1] is None
    assert read([1, "Dược", 0, 0, 0], [2, "Khám bệnh", 0, 0, 0], ["", "Khác", 0, 0, 0])[1] is None


def test_a_total_that_does_not_add_up_is_reported_at_its_cell() -> None:
    rows, total, problems = read([1, "Dược", *A], [2, "Khám bệnh", *B], ["", "Tổng cộng", 31, 21, 10])
    assert (rows, total, problems) == (
        ROWS,
        (5, 31),
        {("dossier_identity", "C5"), ("dossier_identity", "E5")},
    )
    rows, total, problems = read([1, "Dược", *A], [2, "Khám bệnh", *B], ["", "", 30, 21, 8])
    assert (total, problems) == ((5, 30), {("dossier_identity", "C5"), ("dossier_identity", "E5")})


def test_numerals_and_letters_sum_up_the_lines_below_them_only_where_they_do() -> None:
    lines = [
        ["I", "Cấp tỉnh", *AB],
        [1, "Dược", *A],
        [2, "Khám bệnh", *B],
        ["II", "Cấp xã", *C],
        [1, "Khác", *C],
    ]
    rows, total, problems = read(*lines, ["", "Tổng cộng", *ABC])
    assert (rows, total, problems) == ([*ROWS, ("Khác", 7)], (8, 37), set())
    for style in ("AB", ["I.", "II."], ["Phần I", "Phần II"]):
        named = [
            [style[("I", "II").index(line[0])], *line[1:]] if line[0] in ("I", "II") else line
            for line in lines
        ]
        assert read(*named)[0] == [*ROWS, ("Khác", 7)]
    # A numeral without lines of its own is data.
    assert read(
        lines[0], [1, "Dược", *A], [2, "Khám bệnh", *B], ["II", "Cấp xã", *C], ["", "Tổng cộng", *ABC]
    ) == (
        [*ROWS, ("Cấp xã", 7)],
        (7, 37),
        set(),
    )
    assert read(["I", "Dược", *A], ["II", "Khám bệnh", *B], ["", "Tổng", *AB]) == (ROWS, (5, 30), set())


def test_a_group_whose_sum_is_wrong_in_one_count_is_reported_there() -> None:
    lines = [["I", "Cấp tỉnh", 30, 21, 8], [1, "Dược", *A], [2, "Khám bệnh", *B]]
    rows, _, problems = read(*lines)
    assert rows == ROWS
    assert ("dossier_identity", "E3") in problems


def test_letters_over_numerals_over_numbers_are_three_levels() -> None:
    lines = [
        ["A", "Cấp tỉnh", *AB], ["I", "Nhóm 1", *A], [1, "Dược", *A], ["II", "Nhóm 2", *B], [1, "Khám bệnh", *B],
        ["B", "Cấp xã", *C], ["I", "Nhóm 3", *C], [1, "Khác", *C], ["", "Tổng", *ABC],
    ]  # fmt: skip
    assert read(*lines) == ([*ROWS, ("Khác", 7)], (11, 37), set())


def test_heads_of_groups_may_have_no_number_and_no_counts() -> None:
    plain = [
        ["", "Cấp tỉnh", *AB],
        [1, "Dược", *A],
        [2, "Khám bệnh", *B],
        ["", "Cấp xã", *C],
        [1, "Khác", *C],
    ]
    assert read(*plain, ["", "Tổng", *ABC]) == ([*ROWS, ("Khác", 7)], (8, 37), set())
    blank = [[line[0], line[1], "", "", ""] if line[0] == "" else line for line in plain]
    got = table([TITLE, HEADS, *blank, ["", "Tổng", *ABC]])
    assert [(row["label"], row["group"]) for row in got.rows] == [
        ("Dược", "Cấp tỉnh"),
        ("Khám bệnh", "Cấp tỉnh"),
        ("Khác", "Cấp xã"),
    ]
    got = table([TITLE, HEADS, *plain])
    assert [row["group"] for row in got.rows] == ["Cấp tỉnh", "Cấp tỉnh", "Cấp xã"]


def test_subtotals_and_further_totals_are_no_lines_and_are_checked() -> None:
    first = [
        [1, "Dược", *A],
        [2, "Khám bệnh", *B],
        ["", "Cộng cấp tỉnh", *AB],
        [3, "Khác", *C],
        ["", "Cộng cấp xã", *C],
    ]
    rows = [*ROWS, ("Khác", 7)]
    assert read(*first, ["", "Tổng cộng", *ABC]) == (rows, (8, 37), set())
    assert read(["", "Tổng số", *ABC], *first[:2], first[3], ["", "Tổng cộng", *ABC])[0] == rows
    twice = [*first[:2], ["", "Tổng cộng", *AB], first[3], ["", "Tổng cộng", *C], ["", "TỔNG", *ABC]]
    assert read(*twice) == (rows, (8, 37), set())
    twice[2] = ["", "Tổng cộng", 31, 21, 10]
    assert read(*twice)[2] == {("dossier_identity", "C5"), ("dossier_identity", "E5")}


def test_parts_of_a_line_are_not_added_to_the_total() -> None:
    for code, name in (
        ("1.1", "Cấp giấy"),
        ("a", "Cấp giấy"),
        ("", "- Cấp giấy"),
        ("", "Trong đó: cấp giấy"),
    ):
        lines = [[1, "Dược", *A], [code, name, 4, 3, 1], [2, "Khám bệnh", *B], ["", "Tổng cộng", *AB]]
        got = reading([TITLE, HEADS, *lines])
        assert got.problems == []
        assert got.tables[0].parts == [4]
        assert [row["received_total"] for row in got.tables[0].rows] == [10, 4, 20]


def test_a_line_that_looks_like_a_part_is_a_line_where_the_total_says_so() -> None:
    for code, name in (("2a", "Khám bệnh"), ("1.1", "Khám bệnh"), ("3.1", "Khám bệnh"), ("", "- Khám bệnh")):
        assert read([1, "Dược", *A], [code, name, *B], ["", "Tổng cộng", *AB]) == (ROWS, (5, 30), set())
    got = reading([TITLE, HEADS, [1, "Dược", *A], ["", "-2+3+cmd|' /C", *B], ["", "Tổng cộng", *AB]])
    assert (got.tables[0].rows[1]["label"], got.tables[0].parts) == ("-2+3+cmd|' /C", [])


def test_lines_of_shares_and_of_other_periods_are_none() -> None:
    shares = ["", "Tỷ lệ (%)", "100%", "70%", "30%"]
    other = ["", "So với cùng kỳ năm trước", 3, 2, 1]
    assert read([1, "Dược", *A], [2, "Khám bệnh", *B], ["", "Tổng cộng", *AB], shares, other) == (
        ROWS,
        (5, 30),
        set(),
    )
    assert read([1, "Giảm nghèo", *A], [2, "Tăng cường", *B])[0] == [("Giảm nghèo", 10), ("Tăng cường", 20)]


@pytest.mark.parametrize(
    ("bad", "code"), [("#N/A", "error_value"), ("#REF!", "error_value"), ("=A1&B1", "no_cached_value")]
)
def test_a_line_stands_whose_name_cannot_be_read(bad: str, code: str) -> None:
    assert read([1, bad, *A], [2, "Khám bệnh", *B], ["", "Tổng cộng", *AB]) == (
        [(None, 10), ("Khám bệnh", 20)],
        (5, 30),
        {(code, "B3")},
    )
    assert read(["", bad, *A], ["", "Khám bệnh", *B])[::2] == (
        [(None, 10), ("Khám bệnh", 20)],
        {(code, "B3")},
    )
    assert read([1, "Dược", *A], [2, "Khám bệnh", *B], ["", bad, *AB]) == (ROWS, (5, 30), {(code, "B5")})


def test_a_line_without_a_name_stands_and_is_reported() -> None:
    assert read([1, "", *A], [2, "Khám bệnh", *B]) == (
        [(None, 10), ("Khám bệnh", 20)],
        None,
        {("missing_value", "B3")},
    )


def test_a_line_without_a_number_and_counts_does_not_end_the_numbering() -> None:
    assert read([1, "Dược", *A], [2, "Khám bệnh", "", "", ""], [3, "Khác", *C])[0] == [
        ("Dược", 10),
        ("Khám bệnh", None),
        ("Khác", 7),
    ]


def test_names_may_be_numbers_and_carry_their_own() -> None:
    assert read(["", "1. Dược", *A], ["", "2. Khám bệnh", *B]) == (ROWS, None, set())
    assert read([1, 2023, *A], [2, "Khám bệnh", *B])[0] == [("2023", 10), ("Khám bệnh", 20)]


def test_a_merged_name_holds_for_each_line_that_it_covers() -> None:
    lines = [[1, "Dược", *A], [2, "", *B], [3, "Khác", *C]]
    assert read(*lines, merged=("B3:B4",)) == ([("Dược", 10), ("Dược", 20), ("Khác", 7)], None, set())


def test_of_field_and_procedure_the_procedure_names_the_line() -> None:
    heads = ["STT", "Lĩnh vực", "Thủ tục hành chính", *HEADS[2:]]
    lines = [[1, "Dược", "Cấp phép", *A], [2, "", "Gia hạn", *B], [3, "Y tế", "Cấp chứng chỉ", *C]]
    got = table([TITLE, heads, *lines], ["B3:B4"])
    assert [row["label"] for row in got.rows] == ["Cấp phép", "Gia hạn", "Cấp chứng chỉ"]


def test_units_beside_fields_are_never_taken_for_one_unit() -> None:
    heads = ["STT", "Đơn vị", "Lĩnh vực", *HEADS[2:]]
    lines = [[1, "Sở Y tế", "Dược", *A], [2, "Sở Y tế", "Khám bệnh", *B], [3, "Sở Tư pháp", "Luật sư", *C]]
    got = reading([["HỒ SƠ TTHC NĂM 2023 TỈNH CÀ MAU"], heads, *lines])
    assert found(got.problems) == {("duplicate_unit", "B3"), ("duplicate_unit", "B4")}
    heads = ["STT", "Lĩnh vực", "Đơn vị thực hiện", *HEADS[2:]]
    lines = [[1, "Dược", "Phòng A", *A], [2, "Khám bệnh", "Phòng A", *B], [3, "Khác", "Phòng B", *C]]
    assert [row["label"] for row in table([TITLE, heads, *lines]).rows] == ["Dược", "Khám bệnh", "Khác"]


def test_sums_are_checked_with_counts_as_printed_and_not_where_one_cannot_be_read() -> None:
    lines = [[1, "Dược", -10, -14, 4], [2, "Khám bệnh", *B], ["", "Tổng cộng", 10, 1, 9]]
    assert read(*lines)[2] == {("negative_score", "C3"), ("negative_score", "D3")}
    lines = [[1, "Dược", "1O", 6, 4], [2, "Khám bệnh", *B], ["", "Tổng cộng", *AB]]
    assert read(*lines)[2] == {("not_a_number", "C3")}


def test_the_last_line_of_a_table_without_numbers_may_be_mistyped() -> None:
    got = reading(
        [TITLE, HEADS[1:], ["Dược", *A], ["Khám bệnh", "hai mươi", "", ""], ["", "NGƯỜI LẬP", "GIÁM ĐỐC"]]
    )
    assert found(got.problems) == {("not_a_number", "B4")}


def test_one_unit_twice_in_a_report_by_unit_is_reported_at_both() -> None:
    heads = ["STT", "Đơn vị", *HEADS[2:]]
    title = ["HỒ SƠ TTHC NĂM 2023 CÁC SỞ TỈNH CÀ MAU"]
    got = reading([title, heads, [1, "Sở Y tế", *A], [2, "Sở Tư pháp", *B], [3, "Sở Y tế", *C]])
    assert found(got.problems) == {("duplicate_unit", "B3"), ("duplicate_unit", "B5")}


def test_task_counts_know_their_sums_and_names_the_same_way() -> None:
    heads = [
        "STT",
        "Đơn vị",
        "Tổng số nhiệm vụ",
        "Hoàn thành đúng hạn",
        "Hoàn thành quá hạn",
        "Chưa hoàn thành trong hạn",
        "Chưa hoàn thành quá hạn",
        "Tỷ lệ",
    ]
    title = ["NHIỆM VỤ UBND TỈNH GIAO NĂM 2024 CÁC SỞ TỈNH CÀ MAU"]
    lines: Rows = [
        ["I", "Khối sở", 18, 13, 2, 2, 1, "72%"], [1, "Sở Y tế", 10, 5, 2, 2, 1, "50%"], [2, "#N/A", 8, 8, 0, 0, 0, "100%"],
        ["II", "Khối huyện", 4, 4, 0, 0, 0, 1], [1, "UBND huyện Cái Nước", 4, 4, 0, 0, 0, 1], ["", "", 22, 17, 2, 2, 1, 0.77],
    ]  # fmt: skip
    got = reading([title, heads, *lines])
    (only,) = got.tables
    assert [(row["unit"], row["total"]) for row in only.rows] == [
        ("Sở Y tế", 10),
        (None, 8),
        ("UBND huyện Cái Nước", 4),
    ]
    assert only.total is not None
    assert (only.total["row"], only.total["total"]) == (8, 22)
    assert found(got.problems) == {("error_value", "B5")}
