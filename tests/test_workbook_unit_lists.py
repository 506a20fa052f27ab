"""Lists of many units: which lines are units, what merged cells and faults in names mean, what heads and sums lines."""

from __future__ import annotations

import time
from typing import Any

import pytest

from cchc.reading.grid import Grid, Merged
from cchc.reading.model import Reading
from cchc.reading.read import read_grid
from tests.workbook_making import Rows, found, reading, table

TITLE = ["KẾT QUẢ XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023 CÁC SỞ, BAN, NGÀNH TỈNH BẮC KẠN"]
HEADS = ["STT", "Tên đơn vị", "Điểm tối đa", "Tổng điểm", "Xếp hạng"]
FIGURES = [(100, 88.5, 1), (100, 85.1, 2), (100, 84, 3), (100, 80, 4)]
UNITS = ["Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng"]
AREAS = ["Chỉ đạo điều hành (14 điểm)", "Cải cách thể chế (14đ)", "Cải cách thủ tục hành chính: 18 điểm"]
INDEX = [
    "STT", "Đơn vị", "Công khai, minh bạch", "Tiến độ giải quyết", "Dịch vụ công trực tuyến", "Thanh toán trực tuyến",
    "Mức độ hài lòng", "Số hóa hồ sơ", "Tổng điểm",
]  # fmt: skip


def listed(*numbers: Any, units: list[Any] = UNITS) -> Rows:
    lines = [[n, unit, *figures] for n, unit, figures in zip(numbers, units, FIGURES, strict=False)]
    return [TITLE, [], HEADS, *lines]


def units(rows: Rows, merged: tuple[str, ...] = ()) -> list[Any]:
    return [row["unit"] for row in table(rows, merged).rows]


def picked(rows: Rows, *keys: str, merged: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    return [tuple(row.get(key) for key in keys) for row in table(rows, merged).rows]


@pytest.mark.parametrize(
    "numbers",
    [
        (1, "2a", "2b", "3*"),
        ("(1)", "(2)", "(3)", "(4)"),
        ("1.1", "1.2", "2.1", "2.2"),
        (1, "I", "II", "III"),
        (1, "", "", 4),
        ("-", "-", "-", "-"),
        ("x", "1", "A", "B"),
        ("A", "B", "C", "D"),
        ("A1", "B2", "#", "…"),
        (1, 2, "#REF!", 4),
        ("Mới", 1, 2, 3),
    ],
)
def test_whatever_stands_as_number_a_line_with_figures_is_a_unit(numbers: tuple[Any, ...]) -> None:
    read = reading(listed(*numbers))
    assert read.problems == []
    assert [(row["unit"], row["score"], row["rank"]) for row in read.tables[0].rows] == [
        (unit, score, rank) for unit, (_, score, rank) in zip(UNITS, FIGURES, strict=True)
    ]


@pytest.mark.parametrize(("fault", "code"), [("#N/A", "error_value"), ("=Z99", "no_cached_value")])
@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_fault_for_a_name_is_reported_and_the_line_stands(fault: str, code: str, place: int) -> None:
    names: list[Any] = list(UNITS)
    names[place] = fault
    read = reading(listed(1, 2, 3, 4, units=names))
    assert found(read.problems) == {(code, f"B{place + 4}")}
    assert [row["unit"] for row in read.tables[0].rows] == [None if n == fault else n for n in names]
    assert [row["rank"] for row in read.tables[0].rows] == [1, 2, 3, 4]


@pytest.mark.parametrize("number", [1, "", "I"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_fault_for_a_name_in_a_matrix_makes_nobodys_maxima(number: Any, place: int) -> None:
    lines = [[1, "Sở Y tế", 11, 12, 16], [2, "Sở Nội vụ", 10, 11, 15]]
    lines.insert(place, [number, "#REF!", 13, 13, 17])
    read = reading([TITLE, ["TT", "Đơn vị", *AREAS], *lines])
    assert found(read.problems) == {("error_value", f"B{place + 3}")}
    rows = read.tables[0].rows
    assert [row["max_score"] for row in rows] == [14, 14, 18] * 3
    assert [row["score"] for row in rows if row["unit"] is None] == [13, 13, 17]


def test_a_fault_for_a_name_in_the_766_index_keeps_its_line() -> None:
    read = reading([
        ["BỘ CHỈ SỐ 766 QUÝ I/2024 TỈNH BẮC KẠN"], INDEX,
        [1, "#NAME?", 18, 20, 12, 10, 18, 22, 100], [2, "Sở Y tế", 18, 20, 12, 9, 18, 22, 99],
    ])  # fmt: skip
    assert found(read.problems) == {("error_value", "B3")}
    assert [(row["unit"], row["total"]) for row in read.tables[0].rows] == [(None, 100), ("Sở Y tế", 99)]


def test_faults_in_class_and_rank_are_reported_at_their_cells() -> None:
    rows = [
        TITLE,
        [*HEADS, "Xếp loại"],
        [1, "Sở Y tế", 100, 90, "#REF!", "Tốt"],
        [2, "Sở Nội vụ", 100, 80, 2, "#N/A"],
    ]
    assert found(reading(rows).problems) == {("error_value", "E3"), ("error_value", "F4")}
    assert picked(rows, "rank", "class") == [(None, "Tốt"), (2, None)]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Tốt", "Tốt"),
        ("-", None),
        ("–", None),
        ("Không đánh giá", None),
        ("", None),
        (1, "1"),
        ("A", "A"),
        ("I", "I"),
    ],
)
def test_a_class_is_what_its_cell_says(printed: Any, read: str | None) -> None:
    rows = [TITLE, [*HEADS, "Xếp loại"], [1, "Sở Y tế", 100, 90, 1, printed]]
    assert picked(rows, "class") == [(read,)]
    assert reading(rows).problems == []


@pytest.mark.parametrize(
    "head",
    [
        ["I", "Khối sở, ban, ngành"],
        ["", "Khối sở, ban, ngành"],
        ["Khối sở, ban, ngành"],
        [1, "Khối sở, ban, ngành"],
        ["-", "Khối sở, ban, ngành"],
        ["I", "Khối sở, ban, ngành", "", "(20 đơn vị)"],
    ],
)
def test_a_line_without_figures_heads_those_below_it(head: list[Any]) -> None:
    rows = [
        TITLE,
        HEADS,
        head,
        [1, "Sở Y tế", 100, 90, 1],
        ["II", "Khối huyện"],
        [1, "Huyện Ba Bể", 100, 80, 1],
    ]
    assert picked(rows, "unit", "group") == [
        ("Sở Y tế", "Khối sở, ban, ngành"),
        ("Huyện Ba Bể", "Khối huyện"),
    ]
    assert reading(rows).problems == []


def test_groups_are_told_in_a_matrix_and_in_the_766_index_too() -> None:
    matrix = [TITLE, ["TT", "Đơn vị", *AREAS], ["A", "Khối sở"], [1, "Sở Y tế", 11, 12, 16]]
    index = [TITLE, INDEX, ["A", "Khối sở"], [1, "Sở Y tế", 18, 20, 12, 10, 18, 22, 100]]
    assert {row["group"] for rows in (matrix, index) for row in table(rows).rows} == {"Khối sở"}


def test_a_district_without_figures_heads_its_communes() -> None:
    rows = [
        TITLE, HEADS, ["I", "Huyện Ba Bể"], [1, "Xã Bành Trạch", 100, 90, 1], [2, "Xã Cao Thượng", 100, 80, 2],
        ["II", "Huyện Chợ Đồn"], [1, "Xã Bành Trạch", 100, 70, 1],
    ]  # fmt: skip
    assert picked(rows, "unit", "group") == [
        ("Xã Bành Trạch", "Huyện Ba Bể"), ("Xã Cao Thượng", "Huyện Ba Bể"), ("Xã Bành Trạch", "Huyện Chợ Đồn"),
    ]  # fmt: skip
    assert reading(rows).problems == []


@pytest.mark.parametrize("number", [3, "", "III", "2a"])
def test_a_unit_that_was_not_judged_is_a_row_without_figures(number: Any) -> None:
    rows = [*listed(1, 2), [number, "Sở Y tế", "", "", ""], [4, "Sở Tư pháp", 100, 60, 3]]
    assert units(rows) == ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Sở Tư pháp"]
    dashed = [*listed(1, 2), [number, "Sở Y tế", "-", "x", "Không xếp hạng"]]
    assert picked(dashed, "unit", "score", "rank")[-1] == ("Sở Y tế", None, None)


@pytest.mark.parametrize(
    "name",
    [
        "Bình quân khối", "Trung bình", "TỔNG", "Điểm trung bình các sở", "Cộng khối sở", "Trung vị", "Toàn tỉnh",
        "Trọng số", "TB chung", "Cao nhất", "Thấp nhất:", "BQ khối", "Độ lệch chuẩn", "Lớn nhất",
    ],
)  # fmt: skip
@pytest.mark.parametrize("number", ["", 5, "I"])
def test_what_sums_lines_up_is_no_unit(name: str, number: Any) -> None:
    rows = [*listed(1, 2, 3, 4), [number, name, 100, 84.4, ""]]
    assert units(rows) == UNITS
    assert reading(rows).problems == []
    assert units([*rows[:3], ["", name, 100, 84.4, ""], *rows[3:]]) == UNITS


def test_a_heading_with_the_mean_of_its_lines_is_no_unit() -> None:
    rows = [
        TITLE, HEADS, ["I", "Các sở", 100, 86.8, ""], [1, "Sở Nội vụ", 100, 88.5, 1], [2, "Sở Y tế", 100, 85.1, 2],
        ["II", "Các huyện", 100, 70, ""], [1, "Huyện Ba Bể", 100, 75, 1], [2, "Huyện Chợ Mới", 100, 65, 2],
    ]  # fmt: skip
    assert picked(rows, "unit", "group") == [
        ("Sở Nội vụ", "Các sở"), ("Sở Y tế", "Các sở"), ("Huyện Ba Bể", "Các huyện"), ("Huyện Chợ Mới", "Các huyện"),
    ]  # fmt: skip
    assert reading(rows).problems == []


def test_an_unknown_unit_whose_points_are_the_mean_of_others_is_a_unit() -> None:
    rows = [*listed(1, 2), [3, "Sở Ảo", 100, 86.8, ""]]
    assert units(rows)[-1] == "Sở Ảo"
    assert found(reading(rows).problems) == {("unknown_unit", "B6")}


def test_unknown_units_with_the_same_points_are_units() -> None:
    rows = [TITLE, HEADS, *([n % 2 or "", f"Phòng {n}", 100, 90, ""] for n in range(1, 7))]
    assert units(rows) == [f"Phòng {n}" for n in range(1, 7)]


def test_a_long_list_of_ranks_is_read() -> None:
    rows = [TITLE, HEADS, *([n, f"Xã Số {n}", 100, 90, n] for n in range(9_990, 10_010))]
    assert picked(rows, "rank")[-1] == (10_009,)


def test_figures_without_a_name_are_said() -> None:
    rows = [*listed(1, 2), [3, "", 100, 70, 3], [4, "Sở Y tế", 100, 60, 4]]
    assert units(rows) == ["Sở Nội vụ", "Sở Tài chính", None, "Sở Y tế"]
    assert found(reading(rows).problems) == {("unknown_unit", "B6")}
    assert units([*listed(1, 2), ["", "", 200, 173.6, ""]]) == ["Sở Nội vụ", "Sở Tài chính"]


def test_merged_maxima_ranks_classes_and_groups_hold_for_each_line() -> None:
    heads = ["STT", "Khối", "Đơn vị", "Điểm tối đa", "Tổng điểm", "Xếp hạng", "Xếp loại"]
    rows = [
        TITLE, heads, [1, "Khối 1", "Sở Nội vụ", 100, 88.5, 1, "Tốt"], [2, "", "Sở Tài chính", "", 85.1, 2, ""],
        [3, "Khối 2", "Sở Tư pháp", "", 85.1, "", "Khá"], [4, "", "Sở Xây dựng", "", 120, 4, ""],
    ]  # fmt: skip
    merged = ("B3:B4", "B5:B6", "D3:D6", "F4:F5", "G3:G4", "G5:G6")
    assert picked(rows, "max_score", "score", "rank", "class", "group", merged=merged) == [
        (100, 88.5, 1, "Tốt", "Khối 1"), (100, 85.1, 2, "Tốt", "Khối 1"),
        (100, 85.1, 2, "Khá", "Khối 2"), (100, None, 4, "Khá", "Khối 2"),
    ]  # fmt: skip
    assert found(reading(rows, merged).problems) == {("score_above_max", "E6")}


def test_merged_points_stay_with_their_first_line() -> None:
    rows = listed(1, 2)
    assert picked(rows, "unit", "score", merged=("D4:D5",)) == [("Sở Nội vụ", 88.5), ("Sở Tài chính", None)]


def test_a_line_of_double_height_is_one_unit() -> None:
    rows = [
        TITLE,
        HEADS,
        [1, "Sở Nội vụ", 100, 88.5, 1],
        [],
        [2, "Sở Y tế", 100, 80, 2],
        ["", "", "", "", ""],
    ]
    merged = tuple(f"{c}{r}:{c}{r + 1}" for c in "ABCDE" for r in (3, 5))
    assert units(rows, merged) == ["Sở Nội vụ", "Sở Y tế"]


def test_a_fault_in_a_merged_cell_is_reported_once_where_it_stands() -> None:
    rows = [
        TITLE,
        HEADS,
        [1, "Sở Nội vụ", "#REF!", 88.5, 1],
        [2, "Sở Y tế", "", 80, 2],
        [3, "Sở Tư pháp", "", 70, 3],
    ]
    read = reading(rows, ("C3:C5",))
    assert [(p.code, p.cell) for p in read.problems] == [("error_value", "C3")]
    assert [row["max_score"] for row in read.tables[0].rows] == [None] * 3


@pytest.mark.parametrize("merged", [("B3:B4", "B5:B6"), ()])
@pytest.mark.parametrize("years", [(2022, 2023), ("Năm 2022", "Năm 2023")])
def test_a_unit_over_lines_of_two_years_has_a_row_for_each(
    merged: tuple[str, ...], years: tuple[Any, Any]
) -> None:
    heads = ["STT", "Đơn vị", "Năm", "Điểm tối đa", "Tổng điểm", "Xếp hạng"]
    rows = [
        ["XẾP HẠNG CHỈ SỐ CCHC GIAI ĐOẠN 2022 - 2023 TỈNH BẮC KẠN"], heads,
        [1, "Sở Nội vụ", years[0], 100, 88.5, 1], ["", "", years[1], 100, 80, 2],
        [2, "Sở Y tế", years[0], 100, 70, 2], ["", "", years[1], 100, 90, 1],
    ]  # fmt: skip
    assert picked(rows, "unit", "year", "score", "rank", merged=merged) == [
        ("Sở Nội vụ", 2022, 88.5, 1), ("Sở Nội vụ", 2023, 80, 2), ("Sở Y tế", 2022, 70, 2), ("Sở Y tế", 2023, 90, 1),
    ]  # fmt: skip
    assert reading(rows, merged).problems == []


def test_groups_may_be_years() -> None:
    rows = [TITLE, HEADS, ["I", "Năm 2022"], *listed(1, 2)[3:], ["II", "Năm 2023"], *listed(1, 2)[3:]]
    assert picked(rows, "unit", "year")[1:3] == [("Sở Tài chính", 2022), ("Sở Nội vụ", 2023)]
    assert reading(rows).problems == []


def test_several_lines_of_one_merged_name_are_said() -> None:
    rows = [TITLE, HEADS, [1, "Sở Nội vụ", 100, 88.5, ""], ["", "", 100, 87, 1], [2, "Sở Y tế", 100, 80, 2]]
    assert units(rows, ("B3:B4", "A3:A4")) == ["Sở Nội vụ", "Sở Nội vụ", "Sở Y tế"]
    assert found(reading(rows, ("B3:B4", "A3:A4")).problems) == {("two_rounds", "B3")}


@pytest.mark.parametrize("twin", ["Sở KH&CN", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "3. Sở Khoa học và Công nghệ"])
def test_a_unit_listed_twice_is_an_error_at_both_cells(twin: str) -> None:
    names = ["Sở Khoa học và Công nghệ", "Sở Y tế", twin]
    assert found(reading(listed(1, 2, 3, units=names)).problems) == {
        ("duplicate_unit", "B4"),
        ("duplicate_unit", "B6"),
    }
    matrix = [TITLE, ["TT", "Đơn vị", *AREAS], *([n, name, 1, 2, 3] for n, name in enumerate(names, 1))]
    index = [TITLE, INDEX, *([n, name, 1, 2, 3, 4, 5, 6, 21] for n, name in enumerate(names, 1))]
    for rows in (matrix, index):
        assert found(reading(rows).problems) == {("duplicate_unit", "B3"), ("duplicate_unit", "B5")}


@pytest.mark.parametrize(
    ("printed", "rank", "out_of"),
    [
        (3, 3, None), ("3", 3, None), ("06/19", 6, 19), ("Hạng 3", 3, None), ("hạng: 3", 3, None), ("Thứ 3", 3, None),
        ("Nhất", 1, None), ("Hạng Nhì", 2, None), ("Thứ ba", 3, None), ("III", 3, None), ("IV", 4, None),
        ("2=", 2, None), ("2 (đồng hạng)", 2, None), ("Đồng hạng 3", 3, None), ("2*", 2, None),
        ("3¹", 3, None), ("T3", 3, None), ("3 trên 19", 3, 19), ("3/19 đơn vị", 3, 19), ("-", None, None),
        ("", None, None), ("x", None, None), ("Không xếp hạng", None, None), ("01", 1, None), ("'1", 1, None),
    ],
)  # fmt: skip
def test_ranks_are_read_as_offices_write_them(printed: Any, rank: int | None, out_of: int | None) -> None:
    rows = [*listed(1, 2, 3, 4)]
    rows[3][4] = printed
    assert picked(rows, "rank", "out_of")[0] == (rank, out_of)
    assert {problem.code for problem in reading(rows).problems} == (
        {"rank_contradicts"} if rank in (3, 4, 6) else set()
    )


def test_places_that_units_share_are_the_first_of_them() -> None:
    rows = [*listed(1, 2, 3, 4)]
    for row, rank in zip(rows[3:], ("1-2", "1-2", 3, 4), strict=True):
        row[4] = rank
    assert picked(rows, "rank") == [(1,), (1,), (3,), (4,)]
    assert reading(rows).problems == []


@pytest.mark.parametrize(
    "printed", ["ba bốn", "3,5", "1.5", "2-1", "1-2", "2 - 9", "IIII", "hạng", 2.5, True]
)
def test_what_is_no_rank_is_said(printed: Any) -> None:
    rows = [*listed(1, 2, 3, 4)]
    rows[3][4] = printed
    assert found(reading(rows).problems) == {("not_a_number", "E4")}


@pytest.mark.parametrize(
    ("ranks", "outside"),
    [
        ((1, 2, 3, 5), {"E7"}),
        ((1, 2, 3, 40), {"E7"}),
        ((0, 1, 2, 3), {"E4"}),
        ((-1, 1, 2, 3), {"E4"}),
        ((1, 2, 2, 4), set()),
        ((4, 5, 7, 9), set()),
        ((1, 9, 14, 20), set()),
        (("06/19", 7, 12, 19), set()),
        ((1, 2, "5/4", 4), {"E6"}),
    ],
)
def test_a_rank_past_the_list_is_an_error_unless_the_list_is_an_excerpt(
    ranks: tuple[Any, ...], outside: set[str]
) -> None:
    rows = [*listed(1, 2, 3, 4)]
    for row, rank in zip(rows[3:], ranks, strict=True):
        row[4] = rank
    assert found(reading(rows).problems) == {("rank_out_of_range", cell) for cell in outside}


@pytest.mark.parametrize(
    "rows", [[], [["I", "Khối sở"], ["II", "Khối huyện"]], [["", "", "", "NGƯỜI LẬP BIỂU"]]]
)
@pytest.mark.parametrize("heads", [HEADS, ["TT", "Đơn vị", *AREAS], INDEX])
def test_a_table_without_units_has_no_rows(rows: Rows, heads: list[str]) -> None:
    assert [row for one in reading([TITLE, heads, *rows]).tables for row in one.rows] == []


def test_a_form_with_names_only_has_no_rows() -> None:
    rows = [TITLE, HEADS, *([n, name, 100] for n, name in enumerate(UNITS, 1))]
    assert [row for one in reading(rows).tables for row in one.rows] == []


def test_what_stands_below_a_list_is_none_of_it() -> None:
    rows = [
        *listed(1, 2, 3, 4), [], ["", "Ghi chú: 01 đơn vị không xếp hạng"], ["", "(*) Đơn vị mới thành lập."],
        ["", "", "", "Bắc Kạn, ngày 15 tháng 01 năm 2024"], ["", "NGƯỜI LẬP", "", "GIÁM ĐỐC"], ["", "", "", "SỞ NỘI VỤ"],
        ["", "Nơi nhận:"], ["", "- UBND tỉnh;"], ["", "- Sở Nội vụ;"], ["", "Sở Tài chính"],
    ]  # fmt: skip
    assert units(rows) == UNITS
    assert reading(rows).problems == []


def test_a_line_of_maxima_in_a_ranking_is_no_unit() -> None:
    heads = ["STT", "Đơn vị", "Tổng điểm", "Xếp hạng"]
    rows = [TITLE, heads, ["", "Điểm tối đa", 100, ""], [1, "Sở Y tế", 90, 1], [2, "Sở Nội vụ", 101, 2]]
    assert picked(rows, "unit", "max_score", "score") == [("Sở Y tế", 100, 90), ("Sở Nội vụ", 100, None)]
    assert found(reading(rows).problems) == {("score_above_max", "C5")}


def test_the_narrower_of_two_columns_of_names_names_the_units() -> None:
    rows = [
        TITLE, ["STT", "Huyện", "Xã", "Điểm thẩm định", "Xếp hạng"],
        [1, "Huyện Ba Bể", "Xã Bành Trạch", 90, 1], [2, "", "Xã Cao Thượng", 80, 2],
        [3, "Huyện Chợ Đồn", "Xã Bành Trạch", 70, 3], [4, "", "Xã Yên Mỹ", 60, 4],
    ]  # fmt: skip
    merged = ("B3:B4", "B5:B6")
    assert picked(rows, "unit", "group", merged=merged) == [
        ("Xã Bành Trạch", "Huyện Ba Bể"), ("Xã Cao Thượng", "Huyện Ba Bể"),
        ("Xã Bành Trạch", "Huyện Chợ Đồn"), ("Xã Yên Mỹ", "Huyện Chợ Đồn"),
    ]  # fmt: skip
    assert reading(rows, merged).problems == []


def test_a_heading_may_name_its_scale_or_the_years_below_it() -> None:
    scale = [TITLE, ["TT", "Đơn vị", "Điểm (thang 1.200)", "Hạng"], [1, "Sở Y tế", "1.050", 1]]
    scale += [[2, "Sở Tư pháp", "1.012,5", 2], [3, "Sở Nội vụ", "987,5", 3]]
    assert [row["score"] for row in table(scale).rows] == [1050, 1012.5, 987.5]
    years = [
        TITLE,
        ["TT", "Địa phương", "Điểm qua các năm", "", "Thứ hạng"],
        ["", "", "Năm 2022", "Năm 2023", ""],
        [1, "Huyện Lệ Thủy", 80, 85, 1],
        [2, "Thị xã Ba Đồn", 79, 82, 2],
    ]
    merged = ("A2:A3", "B2:B3", "C2:D2", "E2:E3")
    assert [(row["score"], row["rank"]) for row in table(years, merged).rows] == [(85, 1), (82, 2)]


def test_points_under_an_unknown_heading_are_asked_for_where_only_ranks_are_read() -> None:
    rows = [TITLE, ["TT", "Đơn vị", "Điểm ABC", "Hạng"], [1, "Sở Y tế", 91, 1], [2, "Sở Tư pháp", 90, 2]]
    (problem,) = reading(rows).problems
    assert (problem.code, problem.cell) == ("missing_column", "A2")
    assert "«Điểm ABC»" in problem.message


def test_a_line_of_maxima_tells_the_maximum_of_the_total_beside_surveys() -> None:
    rows: list[list[Any]] = [
        TITLE,
        ["STT", "Đơn vị", "Điểm thẩm định", "Điểm XHH", "Tổng điểm", "Hạng"],
        ["", "Điểm tối đa", 70, 30, 100, ""],
        [1, "Sở Y tế", 65, 25, 90, 1],
        [2, "Sở Tư pháp", 60, 28, 88, 2],
    ]
    assert [(row["score"], row["max_score"]) for row in table(rows).rows] == [(90, 100), (88, 100)]
    without_total = [[*row[:4], row[5] if len(row) > 4 else ""] for row in rows[1:]]
    assert [row["max_score"] for row in table([TITLE, *without_total]).rows] == [None, None]


def test_words_under_a_heading_of_points_are_the_class() -> None:
    heads = ["STT", "Đơn vị", "Điểm đạt", "Kết quả đánh giá", "Thứ hạng"]
    rows = [TITLE, heads, [1, "Sở Nội vụ", 90, "Xuất sắc", 1], [2, "Sở Y tế", 80, "Tốt", 2]]
    assert picked(rows, "score", "class", "rank") == [(90, "Xuất sắc", 1), (80, "Tốt", 2)]
    assert reading(rows).problems == []


def test_two_rounds_in_a_ranking_are_said_and_the_last_counts() -> None:
    heads = ["STT", "Đơn vị", "Điểm tối đa", "Điểm thẩm định lần 1", "Điểm thẩm định lần 2"]
    rows = [TITLE, heads, [1, "Sở Nội vụ", 100, 80, 82], [2, "Sở Y tế", 100, 79, ""]]
    assert picked(rows, "score") == [(82,), (79,)]
    assert found(reading(rows).problems) == {("two_rounds", "E2")}


@pytest.mark.parametrize("heading", ["Nội dung", "Nguồn điểm"])
def test_lines_of_who_gave_the_points_are_no_areas(heading: str) -> None:
    rows = [
        TITLE, ["STT", "Đơn vị", heading, "Điểm tối đa", "Điểm", "Xếp hạng"],
        [1, "Sở Nội vụ", "Tự chấm", 100, 95, ""], ["", "", "Thẩm định", 100, 90, 1],
        [2, "Sở Y tế", "Tự chấm", 100, 94, ""], ["", "", "Thẩm định", 100, 88, 2],
    ]  # fmt: skip
    merged = ("B3:B4", "B5:B6")
    assert table(rows, merged).kind == "ranking"
    assert picked(rows, "unit", "score", merged=merged) == [
        ("Sở Nội vụ", 95), ("Sở Nội vụ", 90), ("Sở Y tế", 94), ("Sở Y tế", 88),
    ]  # fmt: skip
    assert found(reading(rows, merged).problems) == {("two_rounds", "B3"), ("two_rounds", "B5")}


def test_many_merged_ranks_are_read_in_time() -> None:
    lines = [[n, f"UBND xã Số {n}", 100.0, 90.0, float(n) if n % 2 else "", ""] for n in range(1, 20_001)]
    grid = Grid("Trang 1", list(range(len(lines) + 2)), [[*TITLE, "", "", "", "", ""], [*HEADS, ""], *lines])
    grid.merged = [Merged(row, 4, row + 1, 4) for row in range(2, len(lines), 2)]
    read = Reading("tep.xlsx")
    began = time.process_time()
    read_grid(grid, read, (), {})
    assert time.process_time() - began < 8
    assert [row["rank"] for row in read.tables[0].rows[:4]] == [1, 1, 3, 3]


def test_the_number_before_a_name_in_its_cell_is_no_part_of_it() -> None:
    rows = [
        ["Đơn vị", "Điểm", "Hạng"],
        ["1. Sở Nội vụ", 92, 1],
        ["2. Sở Tư pháp", 91, 2],
        ["3) Huyện Na Rì", 90, 3],
    ]
    assert units([TITLE, *rows]) == ["Sở Nội vụ", "Sở Tư pháp", "Huyện Na Rì"]


def test_points_after_bonus_and_penalty_are_the_result_and_tallies_are_no_units() -> None:
    before, after = "Tổng điểm trước khi cộng, trừ", "Điểm sau cộng, trừ"
    rows = [
        TITLE,
        ["TT", "Cơ quan", before, "Điểm cộng", "Điểm trừ", after, "Hạng"],
        [1, "Sở Nội vụ", 95, 1, 0, 96, 1],
        [2, "Sở Tư pháp", 92, 0, "1,5", "90,5", 2],
        ["", "Số đơn vị xếp loại Tốt", 2, "", "", "", ""],
        ["", "Số lượng cơ quan bị trừ điểm", 1, "", "", "", ""],
    ]
    assert picked(rows, "unit", "score") == [("Sở Nội vụ", 96), ("Sở Tư pháp", 90.5)]
    assert reading(rows).problems == []


def test_parts_are_no_result_whatever_the_result_is_called() -> None:
    for result, scores in (("Cộng", [85, 82]), ("Chung", [None, None])):
        rows: list[list[Any]] = [TITLE, ["TT", "Đơn vị", "Hồ sơ", "Khảo sát", result, "Hạng"]]
        rows += [[1, "Sở Nội vụ", 60, 25, 85, 1], [2, "Sở Tư pháp", 58, 24, 82, 2]]
        assert picked(rows, "score") == [(score,) for score in scores]
