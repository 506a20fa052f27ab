"""Units × areas in all their layouts: whose points of which area, up to which maximum, and what cannot be told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workbook_making import Rows, found, reading, table

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


def of_units(*heads: Any, lines: Rows = ((1, "Sở Nội vụ", 11, 12, 16), (2, "Sở Y tế", 10, 11, 15))) -> Rows:
    return [TITLE, ["STT", "Tên đơn vị", *heads], *map(list, lines)]


@pytest.mark.parametrize(
    ("heads", "maxima"),
    [
        (("Chỉ đạo điều hành 14đ", "Thể chế (14đ)", "TTHC [18 điểm]"), (14, 14, 18)),
        (("Chỉ đạo điều hành/14", "Thể chế /14 điểm", "TTHC (max 18)"), (14, 14, 18)),
        (
            ("Chỉ đạo điều hành (Tối đa 1.200)", "Thể chế: tối đa 12,5", "TTHC - điểm tối đa: 18"),
            (1200, 12.5, 18),
        ),
        (("Chỉ đạo điều hành (14)", "Thể chế (14,5)", "TTHC (18)"), (14, 14.5, 18)),
        (("Chỉ đạo điều hành\n(14 điểm)", "Thể chế\n12đ", "TTHC\nThang điểm 18"), (14, 12, 18)),
        (("Chỉ đạo điều hành (3)", "Thể chế (4)", "TTHC (5)"), (None, None, None)),
        (("Chỉ đạo điều hành (11 điểm)", "Thể chế (12 điểm)", "TTHC (16 điểm)"), (11, 12, 16)),
        (("Chỉ đạo điều hành (2000 điểm)", "Thể chế (1200 điểm)", "TTHC (1.800 điểm)"), (2000, 1200, 1800)),
    ],
)
def test_maxima_stand_behind_the_names_of_areas(heads: tuple[str, ...], maxima: tuple[Any, ...]) -> None:
    rows = of_units(*heads)
    names = ("Chỉ đạo điều hành", "Thể chế", "TTHC")
    assert read_as(rows, "area", "max_score")[:3] == list(zip(names, maxima, strict=True))
    assert reading(rows).problems == []


@pytest.mark.parametrize(
    ("heads", "codes", "names"),
    [
        (("I. Chỉ đạo điều hành", "II. Thể chế", "III. TTHC"), ("I", "II", "III"), ("Chỉ đạo điều hành", "Thể chế", "TTHC")),
        (("LV I", "LV II", "LV III"), ("I", "II", "III"), ("LV I", "LV II", "LV III")),
        (("LV1", "LV2", "LV3"), ("1", "2", "3"), ("LV1", "LV2", "LV3")),
        (("Lĩnh vực 1 (14)", "Lĩnh vực 2 (12đ)", "Lĩnh vực 3: 18 điểm"), ("1", "2", "3"),
         ("Lĩnh vực 1", "Lĩnh vực 2", "Lĩnh vực 3")),
        (("Lĩnh vực số 1", "Lĩnh vực số 2", "Lĩnh vực số 3"), ("1", "2", "3"),
         ("Lĩnh vực số 1", "Lĩnh vực số 2", "Lĩnh vực số 3")),
        (("Nội dung 1", "Nội dung 2", "Nội dung 3"), ("1", "2", "3"), ("Nội dung 1", "Nội dung 2", "Nội dung 3")),
    ],
)  # fmt: skip
def test_codes_of_areas_are_read(
    heads: tuple[str, ...], codes: tuple[str, ...], names: tuple[str, ...]
) -> None:
    assert read_as(of_units(*heads), "area_code", "area")[:3] == list(zip(codes, names, strict=True))


@pytest.mark.parametrize(
    "maxima",
    [
        ["", "", 14, 14, 18], ["", "", "14đ", "14đ", "18đ"], ["", "", "(14 điểm)", "(14 điểm)", "(18 điểm)"],
        ["", "Điểm tối đa", 14, 14, 18], ["", "Thang điểm:", "14", "14", "18"], ["Điểm tối đa", "", 14, 14, 18],
        ["", "Điểm chuẩn", "Tối đa 14", "Tối đa 14", "Tối đa 18"], ["", "", "/14", "/14", "/18"],
    ],
)  # fmt: skip
def test_a_line_of_maxima_stands_above_or_below_the_units(maxima: list[Any]) -> None:
    plain = of_units("Chỉ đạo điều hành", "Thể chế", "TTHC")
    above, below = [*plain[:2], maxima, *plain[2:]], [*plain, maxima]
    assert read_as(above, "max_score", "score")[:3] == [(14, 11), (14, 12), (18, 16)]
    assert reading(above).problems == []
    if maxima[1] and "Tối đa 14" not in maxima:
        assert read_as(below, "max_score")[:3] == [(14,), (14,), (18,)]
        assert reading(below).problems == []


def test_weights_and_means_are_no_units_of_a_matrix() -> None:
    plain = of_units("Chỉ đạo điều hành", "Thể chế", "TTHC")
    rows = [*plain[:2], ["", "Trọng số", 0.3, 0.3, 0.4], *plain[2:], ["", "Bình quân khối", 10.5, 11.5, 15.5]]
    assert read_as(rows, "unit") == [("Sở Nội vụ",)] * 3 + [("Sở Y tế",)] * 3
    assert reading(rows).problems == []


def test_of_two_rounds_of_an_area_the_last_counts_where_it_is_filled() -> None:
    rows = [
        TITLE, ["STT", "Đơn vị", "Chỉ đạo điều hành", "", "Thể chế", ""], ["", "", *["Thẩm định lần 1", "Thẩm định lần 2"] * 2],
        [1, "Sở Nội vụ", 10, 9, 8, ""],
    ]  # fmt: skip
    merged = ("A2:A3", "B2:B3", "C2:D2", "E2:F2")
    assert read_as(rows, "score", merged=merged) == [(9,), (8,)]
    assert found(reading(rows, merged).problems) == {("two_rounds", "D3")}


@pytest.mark.parametrize(
    "heads",
    [
        ("Chỉ đạo điều hành (%)", "Thể chế (%)", "TTHC (%)"),
        ("Tỷ lệ điểm chỉ đạo điều hành", "Tỷ lệ điểm thể chế", "Tỷ lệ điểm TTHC"),
    ],
)
def test_shares_alone_are_no_points_of_areas(heads: tuple[str, ...]) -> None:
    assert found(reading(of_units(*heads)).problems) == {("missing_column", "A2")}
    signed = of_units("Chỉ đạo điều hành", "Thể chế", "TTHC", lines=[(1, "Sở Nội vụ", "96,5%", "90%", "85%")])
    assert found(reading(signed).problems) == {("missing_column", "A2")}


def test_columns_beside_the_areas_are_no_areas() -> None:
    rows = [
        TITLE, ["STT", "Khối", "Đơn vị", "Năm", "Chỉ đạo điều hành", "Thể chế", "Người chấm", "Xếp hạng", "Ghi chú"],
        [1, "Khối 1", "Sở Nội vụ", 2022, 10, 12, "Ông A", 1, "x"], ["", "", "", 2023, 11, 12, "Bà B", 1, ""],
    ]  # fmt: skip
    merged = ("B3:B4", "C3:C4")
    assert read_as(rows, "unit", "group", "year", "area", "score", merged=merged) == [
        ("Sở Nội vụ", "Khối 1", 2022, "Chỉ đạo điều hành", 10), ("Sở Nội vụ", "Khối 1", 2022, "Thể chế", 12),
        ("Sở Nội vụ", "Khối 1", 2023, "Chỉ đạo điều hành", 11), ("Sở Nội vụ", "Khối 1", 2023, "Thể chế", 12),
    ]  # fmt: skip
    assert reading(rows, merged).problems == []


def test_the_points_under_a_heading_that_is_an_error_are_of_no_other_area() -> None:
    alone = of_units("Chỉ đạo điều hành", "#REF!", "TTHC")
    assert read_as(alone, "area", "area_code", "score")[:3] == [
        ("Chỉ đạo điều hành", "1", 11), (None, None, 12), ("TTHC", "3", 16),
    ]  # fmt: skip
    assert found(reading(alone).problems) == {("error_value", "D2")}
    heads = ["STT", "Đơn vị", "Chỉ đạo điều hành", "", "#REF!", "", "TTHC", "", "Tổng", ""]
    rows = [
        TITLE,
        heads,
        ["", "", *["Tự chấm", "Thẩm định"] * 4],
        [1, "Sở Nội vụ", 10, 9, 8, 7, 6, 5, 24, 21],
    ]
    for merged in (("A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:H2", "I2:J2"), ()):
        assert read_as(rows, "area", "self_score", "score", merged=merged) == [
            ("Chỉ đạo điều hành", 10, 9), (None, 8, 7), ("TTHC", 6, 5),
        ]  # fmt: skip
        assert found(reading(rows, merged).problems) == {("error_value", "E2")}


@pytest.mark.parametrize(
    ("head", "last"),
    [("Lĩnh vực", "Tổng"), ("Các lĩnh vực", "Tổng"), ("Nội dung đánh giá", "Tổng điểm"), ("Tiêu chí", "Tổng"),
     ("Năm 2023", "Tổng điểm"), ("Kết quả năm 2023", "Năm 2022")],
)  # fmt: skip
@pytest.mark.parametrize("maxima", [[], [["", "", 20, 10, 30, 60]]])
def test_a_head_over_all_areas_is_no_area_and_no_label(head: str, last: str, maxima: list[list[Any]]) -> None:
    areas = ["Chỉ đạo điều hành", "Cải cách thể chế", "Cải cách TTHC"]
    rows = [
        TITLE, ["TT", "Đơn vị", head, "", "", last], ["", "", *areas, ""], *maxima,
        [1, "Sở Nội vụ", "19,5", "9", "29,125", "57,625"], [2, "Sở Y tế", "19", "9,75", "28,5", "57,25"],
    ]  # fmt: skip
    points = (19.5, 9, 29.125, 19, 9.75, 28.5)
    units = ["Sở Nội vụ"] * 3 + ["Sở Y tế"] * 3
    assert read_as(rows, "unit", "area", "score", merged=("C2:E2",)) == list(
        zip(units, areas * 2, points, strict=True)
    )
    assert reading(rows, ("C2:E2",)).problems == []


def test_a_code_may_stand_over_an_area_or_before_it() -> None:
    heads = ["Chỉ đạo điều hành", "Thể chế", "TTHC"]
    lines = [[1, "Sở Nội vụ", 11, 12, 16, 39], [2, "Sở Y tế", 10, 11, 15, 36]]
    over = [TITLE, ["TT", "Tên sở", "I", "II", "III", "Tổng"], ["", "", *heads, ""], *lines]
    before = [TITLE, ["TT", "Tên sở", *(f"LV{n}: {head}" for n, head in enumerate(heads, 1)), "Tổng"], *lines]
    for rows, codes in ((over, ["I", "II", "III"]), (before, ["1", "2", "3"])):
        assert read_as(rows, "area_code", "area")[:3] == list(zip(codes, heads, strict=True))
        assert reading(rows).problems == []


@pytest.mark.parametrize("total", ["Cộng", "Tổng cộng điểm", "Điểm tổng cộng", "Tổng số điểm đạt được"])
def test_the_total_beside_areas_is_none(total: str) -> None:
    rows = of_units("Chỉ đạo điều hành (15)", "Thể chế (15)", total)
    assert read_as(rows, "area", "max_score")[:3] == [
        ("Chỉ đạo điều hành", 15), ("Thể chế", 15), ("Chỉ đạo điều hành", 15),
    ]  # fmt: skip


def test_groups_of_the_766_index_in_lines_are_no_areas() -> None:
    groups = [
        "Công khai, minh bạch", "Tiến độ giải quyết", "Dịch vụ công trực tuyến", "Thanh toán trực tuyến",
        "Mức độ hài lòng", "Số hóa hồ sơ",
    ]  # fmt: skip
    rows = [TITLE, BY_AREA, *([place, group, 20, 9, 8, 7] for place, group in enumerate(groups, 1))]
    read = reading(rows)
    assert read.tables == []
    assert ("missing_column", "B2") in found(read.problems)
