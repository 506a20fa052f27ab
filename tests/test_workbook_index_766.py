"""The index of decision 766 in the headings of the decision, of the portal and of its exports."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workbook_making import Rows, found, reading, table

TITLE = ["KẾT QUẢ BỘ CHỈ SỐ 766 QUÝ II NĂM 2024 CÁC SỞ, NGÀNH TỈNH BẮC KẠN"]
GROUPS = [
    "Công khai, minh bạch",
    "Tiến độ giải quyết",
    "Dịch vụ công trực tuyến",
    "Thanh toán trực tuyến",
    "Mức độ hài lòng",
    "Số hóa hồ sơ",
]
NAMES = [
    "transparency",
    "progress",
    "online_service",
    "online_payment",
    "satisfaction",
    "digitisation",
    "total",
]
POINTS = [17, 19, 11, 9, 17.5, 21, 94.5]


def one(*heads: str, below: Rows = ()) -> Rows:
    return [TITLE, ["STT", *heads], [1, "Sở Nội vụ", *POINTS], *below]


def points(rows: Rows, merged: tuple[str, ...] = ()) -> list[Any]:
    only = table(rows, merged)
    assert only.kind == "index_766"
    return [only.rows[0][name] for name in NAMES]


@pytest.mark.parametrize(
    "heads",
    [
        ("Cơ quan, đơn vị", *(f"Nhóm chỉ số {name.lower()}" for name in GROUPS), "Tổng điểm đạt được"),
        ("Các đơn vị", "Mức độ công khai, minh bạch", "Tiến độ, kết quả giải quyết", "Cung cấp dịch vụ trực tuyến",
         "Mức độ thanh toán trực tuyến", "Mức độ hài lòng của người dân, doanh nghiệp", "Số hoá hồ sơ", "Tổng số điểm"),
        ("Đơn vị", "Công khai", "Tiến độ", "DVCTT", "TTTT", "Hài lòng", "Số hóa", "Điểm"),
        ("TEN_COQUAN", "CONG_KHAI", "TIEN_DO", "DVC", "THANH_TOAN", "HAI_LONG", "SO_HOA", "TONG_SCORE"),
        ("TEN", "CKMB", "TDGQ", "CLGQ", "TTTT", "MDHL", "MDSH", "TONG_SCORE"),
        ("Địa phương", "Công khai, minh bạch (18)", "Tiến độ giải quyết: 20 điểm", "DVC trực tuyến (12đ)",
         "Thanh toán trực tuyến - tối đa 10", "Mức độ hài lòng 18 điểm", "Số hóa hồ sơ (22 điểm)", "Tổng (100)"),
        ("Tên cơ quan, đơn vị", "Điểm công khai", "Điểm tiến độ", "Điểm DVC", "Điểm thanh toán", "Điểm hài lòng",
         "Điểm số hóa", "Kết quả"),
    ],
)  # fmt: skip
def test_headings_of_the_766_index_are_known_in_many_spellings(heads: tuple[str, ...]) -> None:
    assert points(one(*heads)) == POINTS
    assert reading(one(*heads)).problems == []


@pytest.mark.parametrize(
    "measures",
    [("Điểm tối đa", "Điểm đạt"), ("Điểm", "Tỷ lệ (%)"), ("Xếp hạng", "Điểm"), ("Tỷ lệ", "Điểm đạt")],
)
def test_of_the_columns_under_a_group_its_points_are_taken(measures: tuple[str, str]) -> None:
    other = {"Điểm tối đa": 22, "Tỷ lệ (%)": 100, "Xếp hạng": 1, "Tỷ lệ": 100}
    line = [other.get(measure, value) for value in POINTS[:-1] for measure in measures]
    heads = [text for name in GROUPS for text in (name, "")]
    rows = [
        TITLE,
        ["STT", "Đơn vị", *heads, "Tổng điểm"],
        ["", "", *measures * 6],
        [1, "Sở Nội vụ", *line, POINTS[-1]],
    ]
    merged = ("A2:A3", "B2:B3", "O2:O3", *(f"{a}2:{b}2" for a, b in ("CD", "EF", "GH", "IJ", "KL", "MN")))
    assert points(rows, merged) == POINTS


# Without a name a line is one of maxima on top only.
@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("", True),
        *((name, first) for name in ("Điểm tối đa", "Thang điểm", "Điểm chuẩn:") for first in (True, False)),
    ],
)
def test_a_line_of_maxima_bounds_the_groups(name: str, first: bool) -> None:
    maxima = ["", name, 18, 20, 12, 10, 18, 22, 100]
    lines = [[1, "Sở Nội vụ", *POINTS], [2, "Sở Y tế", 19, 19, 11, 9, 17.5, 21, 96.5]]
    rows = [
        TITLE,
        ["STT", "Đơn vị", *GROUPS, "Tổng điểm"],
        *([maxima, *lines] if first else [*lines, maxima]),
    ]
    read = reading(rows)
    assert found(read.problems) == {("score_above_max", f"C{5 if first else 4}")}
    assert [row["unit"] for row in read.tables[0].rows] == ["Sở Nội vụ", "Sở Y tế"]


def test_a_total_is_at_most_a_hundred() -> None:
    rows = one("Đơn vị", *GROUPS, "Tổng điểm", below=[[2, "Sở Y tế", 18, 20, 12, 10, 18, 22, 150]])
    assert found(reading(rows).problems) == {("score_above_max", "I4")}


def test_shares_in_percent_are_no_points_of_a_group() -> None:
    rows = one("Đơn vị", *GROUPS, "Tổng điểm", below=[[2, "Sở Y tế", "95%", 20, 12, 10, 18, 22, 82]])
    assert found(reading(rows).problems) == {("not_a_number", "C4")}


@pytest.mark.parametrize("whole", ["(9)", "(9)=(3)+(4)+(5)+(6)+(7)+(8)", "(9) = (3+…+8)"])
def test_numbers_of_columns_in_headings_are_no_maxima(whole: str) -> None:
    heads = [f"{name} ({place})" for place, name in enumerate(GROUPS, 3)]
    rows = one("Đơn vị (2)", *heads, f"Tổng điểm {whole}")
    assert points(rows) == POINTS
    assert reading(rows).problems == []


def test_maxima_in_brackets_still_bound_the_groups() -> None:
    heads = [f"{name} ({most})" for name, most in zip(GROUPS, (18, 18, 12, 10, 18, 22), strict=True)]
    rows = one("Đơn vị", *heads, "Tổng điểm (100)")
    assert points(rows) == [17, None, 11, 9, 17.5, 21, 94.5]
    assert ("score_above_max", "D3") in found(reading(rows).problems)


def test_a_maximum_in_one_heading_alone_is_one() -> None:
    rows = one("Đơn vị", GROUPS[0], f"{GROUPS[1]} (18)", *GROUPS[2:], "Tổng điểm")
    assert points(rows)[1] is None


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ([17, "", 11, 9, 17.5, 21, 75.5], {"I3"}),
        ([17, "", 11, "", 17.5, 21, 66.5], {"I3"}),
        ([17, 20, 11, "", 17.5, 21, 86.5], set()),  # the decision has no points for payment
        ([17, "", 11, 9, 17.5, 21, 94.5], set()),  # the total has the points that the group lacks
    ],
)
def test_a_total_that_leaves_out_a_blank_group_names_it(line: list[Any], cells: set[str]) -> None:
    rows = [TITLE, ["STT", "Đơn vị", *GROUPS, "Tổng điểm"], [1, "Sở Nội vụ", *line]]
    problems = [problem for problem in reading(rows).problems if problem.code == "blank_area"]
    assert {problem.cell for problem in problems} == cells
    assert all("nhóm «" in problem.message for problem in problems)


def test_a_blank_group_is_told_among_those_that_have_points_and_once_where_no_line_has_it() -> None:
    def asked(groups: list[str], *lines: list[Any]) -> list[str]:
        units = ("Sở Nội vụ", "Sở Y tế", "Sở Tài chính")
        rows = [[place, unit, *line] for place, (unit, line) in enumerate(zip(units, lines, strict=False), 1)]
        told = reading([TITLE, ["STT", "Đơn vị", *groups, "Tổng điểm"], *rows]).problems
        return [problem.message for problem in told if problem.code == "blank_area"]

    whole = [17, 20, 11, 9, 17.5, 21, 95.5]
    (told,) = asked(GROUPS, whole, [17, "", 11, "", 17.5, 21, 66.5])
    assert "tổng của 4/5 nhóm" in told
    assert "thanh toán" not in told
    (told,) = asked([*GROUPS[:3], *GROUPS[4:]], [17, "", 11, 17.5, 21, 66.5])
    assert "tổng của 4/5 nhóm" in told
    assert (
        asked(GROUPS, whole, ["", "", "", "", "", "", 0]) == []
    )  # a unit without dossiers has no points to miss
    never = [[17, 20, 11, 9, "", 21, 78]] * 3
    assert len(asked(GROUPS, *never)) == 1
    assert len(asked(GROUPS, *never[:2], [17, 20, 11, "", "", "", 48])) == 2
