"""Headings in every shape that offices give them: no heading takes a line of data, and no line of data a heading."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.reading.layout.column_marks import are_marks_under
from tests.workbook_making import Rows, found, reading, table

TITLE = ["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TTHC QUÝ I NĂM 2023 CỦA SỞ Y TẾ TỈNH CÀ MAU"]
LINES: Rows = [
    [1, "Dược", 100, 80, 15, 5, 90, 30, 55, 5, 10, 8, 2],
    [2, "Khám bệnh", 50, 40, 10, 0, 45, 20, 25, 0, 5, 5, 0],
    ["", "Tổng cộng", 150, 120, 25, 5, 135, 50, 80, 5, 15, 13, 2],
]
ROLES = (
    "received_total", "received_online", "received_direct", "carried_over", "resolved_total", "resolved_early",
    "resolved_on_time", "resolved_late", "pending_total", "pending_in_time", "pending_late",
)  # fmt: skip
LABELS = ["STT", "Lĩnh vực"]
HEADS = ["Tiếp nhận", "", "", "", "Đã giải quyết", "", "", "", "Đang giải quyết", "", ""]
LEAVES = [
    "Tổng số", "Trực tuyến", "Trực tiếp", "Kỳ trước chuyển sang", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số",
    "Trong hạn", "Quá hạn",
]  # fmt: skip
PARTS = ["", "Trong đó", "", "", "", "Trong đó", "", "", "", "Trong đó", ""]
MARKS = ["A", "B", *range(1, 12)]
BLANK = ["", ""]
SHAPES: dict[str, tuple[Rows, tuple[str, ...], list[int]]] = {
    "two rows, nothing merged": ([LABELS + HEADS, BLANK + LEAVES], (), [2, 3]),
    "labels beside the lower row": ([BLANK + HEADS, LABELS + LEAVES], (), [2, 3]),
    "heads merged, labels not": (
        [LABELS + HEADS, BLANK + LEAVES],
        ("C2:F2", "G2:J2", "K2:M2"),
        [2, 3],
    ),
    "labels merged, heads not": ([LABELS + HEADS, BLANK + LEAVES], ("A2:A3", "B2:B3"), [2, 3]),
    "a blank row between": ([LABELS + HEADS, [], BLANK + LEAVES], (), [2, 4]),
    "three rows": (
        [
            LABELS + HEADS,
            ["", "", "Tổng số", *PARTS[1:4], "Tổng số", *PARTS[5:8], "Tổng số", *PARTS[9:]],
            ["", "", "", *LEAVES[1:4], "", *LEAVES[5:8], "", *LEAVES[9:]],
        ],
        (),
        [2, 3, 4],
    ),
    "nothing over the numbering": ([["", "Lĩnh vực", *HEADS], BLANK + LEAVES], (), [2, 3]),
    "one row": (
        [
            [*LABELS, "Tổng số hồ sơ tiếp nhận", *LEAVES[1:4], "Đã giải quyết", *LEAVES[5:8], "Đang giải quyết", *LEAVES[9:]]
        ],
        (),
        [2],
    ),
    "units of measure below": ([LABELS + HEADS, BLANK + LEAVES, BLANK + ["hồ sơ"] * 11], (), [2, 3, 4]),
    "units of measure and numbers": (
        [LABELS + HEADS, BLANK + LEAVES, ["", "ĐVT", *["(hồ sơ)"] * 11], [f"({n})" for n in range(1, 14)]],
        (),
        [2, 3, 4],
    ),
    "letters and numbers below": ([LABELS + HEADS, BLANK + LEAVES, MARKS], (), [2, 3]),
    "numbers without the first columns": ([LABELS + HEADS, BLANK + LEAVES, BLANK + MARKS[2:]], (), [2, 3]),
}  # fmt: skip


def counts(rows: list[dict[str, Any]]) -> list[list[Any]]:
    return [[row[role] for role in ROLES] for row in rows]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_dossier_report_keeps_its_eleven_counts_under_any_heading(shape: str) -> None:
    heading, merged, rows = SHAPES[shape]
    read = reading([TITLE, *heading, *LINES], merged)
    (only,) = read.tables
    assert (read.problems, only.header_rows) == ([], rows)
    assert [row["label"] for row in only.rows] == ["Dược", "Khám bệnh"]
    assert only.total is not None
    assert counts([*only.rows, only.total]) == [line[2:] for line in LINES]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_heading_printed_again_on_the_next_page_is_no_line(shape: str) -> None:
    heading, _, _ = SHAPES[shape]
    read = reading([TITLE, *heading, LINES[0], ["", "", "Trang 2"], *heading, *LINES[1:]])
    (only,) = read.tables
    assert read.problems == []
    assert counts(only.rows) == [line[2:] for line in LINES[:2]]


def test_the_heading_of_the_next_page_may_lack_the_column_of_remarks() -> None:
    heads = [*LABELS, "Tổng số hồ sơ tiếp nhận", "Đã giải quyết", "Đang giải quyết"]
    lines: Rows = [[1, "Dược", 10, 6, 4, "-"], [2, "Khám bệnh", 20, 15, 5]]
    read = reading([TITLE, [*heads, "Ghi chú"], lines[0], heads, lines[1], ["", "Tổng cộng", 30, 21, 9]])
    assert ([len(one.rows) for one in read.tables], read.problems) == ([2], [])


def test_numbers_of_columns_may_be_printed_again_without_their_heading() -> None:
    read = reading([TITLE, LABELS + HEADS, BLANK + LEAVES, MARKS, LINES[0], MARKS, *LINES[1:]])
    assert (counts(read.tables[0].rows), read.problems) == ([line[2:] for line in LINES[:2]], [])


MARKED = [
    ["(a)", "(b)", "(c)", "(d)", "(e)=(c)-(d)"],
    ["(a)", "(b)", "(c)", "(d)", "(c-d)"],
    ["A", "B", "C", "D", "E"],
    ["a", "b", "c", "d", "đ"],
    ["A", "B", 1, 2, 3],
    ["A", "B", "(1)", "(2)", "(3)=(1)-(2)"],
    [1, 2, 3, 4, 5],
    ["1", "2", "3", "4", "5=3-4"],
    ["(1)", "(2)", "(3)", "(4)", "(5)=(3)-(4)"],
    ["[1]", "[2]", "[3]", "[4]", "[5]=[3]-[4]"],
    ["I", "II", "III", "IV", "V"],
    ["(i)", "(ii)", "(iii)", "(iv)", "(v)"],
    ["Cột 1", "Cột 2", "Cột 3", "Cột 4", "Cột 5"],
    ["Cột (1)", "Cột (2)", "Cột (3)", "Cột (4)", "Cột (5)"],
    ["", "", "(1)", "(2)", "(3=1-2)"],
    ["", "", 1, 2, 3],
    ["", "(1)", "(2)", "(3)", "(4)"],
    [1, 2, "", 4, 5],
    [-1, -2, -3, -4, -5],
    ["(1)", "(2)", "(3)", "", "(4)"],
    ["1.", "2.", "3.", "4.", "5."],
    ["(1)", "(2)", "(3)", "(4)", "(3)-(4)"],
    ["1", "2", "3", "3a", "4"],
    ["(1)", "(2)", "(3)", "(4)", "(5)=(3)+…+(4)"],
]


@pytest.mark.parametrize("marks", MARKED, ids=str)
def test_marks_of_columns_are_no_data_in_any_table(marks: list[Any]) -> None:
    heads = ["STT", "Lĩnh vực", "Điểm tối đa", "Điểm thẩm định", "Điểm trừ"]
    rows = [[1, "Chỉ đạo điều hành", 14, 11.5, 2.5], [2, "Cải cách thể chế", 14, 12.5, 1.5]]
    above: list[list[Any]]
    for above in ([], [[]]):
        read = reading([["KẾT QUẢ CCHC NĂM 2023 CỦA SỞ Y TẾ TỈNH CÀ MAU"], heads, *above, marks, *rows])
        (only,) = read.tables
        assert [(row["code"], row["max_score"], row["score"]) for row in only.rows] == [
            ("1", 14, 11.5),
            ("2", 14, 12.5),
        ]
        assert read.problems == []
    heads = ["STT", "Tên đơn vị", "Điểm tối đa", "Tổng điểm", "Xếp hạng"]
    units = [[1, "Sở Y tế", 100, 91, 1], [2, "Sở Tư pháp", 100, 90, 2]]
    read = reading([["XẾP HẠNG CCHC NĂM 2023 TỈNH CÀ MAU"], heads, marks, *units])
    assert [(row["unit"], row["rank"]) for row in read.tables[0].rows] == [("Sở Y tế", 1), ("Sở Tư pháp", 2)]
    assert read.problems == []


@pytest.mark.parametrize(
    "cells",
    [
        [1, "A", 2, 3, 4],
        [1, "Sở Y tế", 2, 3, 4],
        ["1.1", "", 2, 3, 4],
        ["", "", 14, 12, 16],
        ["", "", 3, 2, 1],
        ["", "", "06/19", "1/19", ""],
        ["x", "x", "x", "", ""],
        ["", "", "-", "-", "-"],
        [5, "", 6, 7, 8],
        [1, "", "", "", ""],
    ],
)
def test_a_line_of_data_is_no_row_of_marks(cells: list[Any]) -> None:
    row = [float(cell) if isinstance(cell, int) else cell for cell in cells]
    assert not are_marks_under(row, [1], None)
    assert not are_marks_under(row, [1], {})


def test_numerals_under_one_head_are_the_names_of_its_columns() -> None:
    rows = [
        ["ĐIỂM THẨM ĐỊNH CCHC NĂM 2023 TỈNH LAI CHÂU"],
        ["TT", "Đơn vị", "Điểm thẩm định các lĩnh vực", "", "", "Tổng điểm"],
        ["", "", "I", "II", "III", ""],
        [1, "Sở Y tế", 3, 4, 5, 12],
    ]
    for merged in ((), ("A2:A3", "B2:B3", "C2:E2", "F2:F3")):
        only = table(rows, merged)
        assert only.header_rows == [2, 3]
        assert [(row["area"], row["score"]) for row in only.rows] == [
            ("Lĩnh vực I", 3),
            ("Lĩnh vực II", 4),
            ("Lĩnh vực III", 5),
        ]


def test_maxima_beside_merged_labels_are_no_heading() -> None:
    rows = [
        ["ĐIỂM THẨM ĐỊNH CCHC NĂM 2023 TỈNH LAI CHÂU"],
        ["TT", "Đơn vị", "Chỉ đạo điều hành", "Cải cách thể chế", "Tổng điểm"],
        ["", "", 14, 12, 26],
        [1, "Sở Y tế", 13, 11.5, 24.5],
    ]
    only = table(rows, ["A2:A3", "B2:B3"])
    assert only.header_rows == [2]
    assert [(row["max_score"], row["score"]) for row in only.rows] == [(14, 13), (12, 11.5)]


def test_years_under_a_head_are_headings_and_no_data() -> None:
    rows = [
        ["KẾT QUẢ CHỈ SỐ CCHC CÁC SỞ TỈNH CÀ MAU"],
        ["TT", "Tên đơn vị", "Tổng điểm", "", "Xếp hạng", ""],
        ["", "", 2022, 2023, 2022, 2023],
        [1, "Sở Y tế", 80, 91, 2, 1],
        [2, "Sở Tư pháp", 85, 90, 1, 2],
    ]
    only = table(rows)
    assert only.header_rows == [2, 3]
    assert [(row["score"], row["rank"]) for row in only.rows] == [(91, 1), (90, 2)]


def test_each_word_of_a_heading_may_stand_in_its_own_row() -> None:
    rows = [
        ["CHỈ SỐ 766 QUÝ II NĂM 2024 CÁC SỞ TỈNH HẬU GIANG"],
        [
            "STT",
            "Đơn",
            "Công khai,",
            "Tiến độ",
            "Dịch vụ công trực tuyến",
            "Thanh toán trực tuyến",
            "Mức độ",
            "Số hóa",
            "Tổng",
        ],
        ["", "vị", "minh bạch", "giải quyết", "", "", "hài lòng", "hồ sơ", "điểm"],
        [1, "Sở Y tế", 16, 15, 6, 9, 10, 15, 71],
    ]
    only = table(rows)
    assert (only.header_rows, only.kind) == ([2, 3], "index_766")
    assert list(only.rows[0].values())[2:9] == [16, 15, 6, 9, 10, 15, 71]


def test_words_of_a_heading_may_go_on_in_the_next_row() -> None:
    rows = [
        ["XẾP HẠNG CCHC NĂM 2023 TỈNH CÀ MAU"],
        ["TT", "Tên", "Điểm", "Điểm thẩm", "Xếp"],
        ["", "đơn vị", "tối đa", "định", "hạng"],
        [1, "Sở Y tế", 100, 91, 1],
    ]
    only = table(rows)
    assert [(row["unit"], row["max_score"], row["appraised_score"], row["rank"]) for row in only.rows] == [
        ("Sở Y tế", 100, 91, 1)
    ]


@pytest.mark.parametrize(
    "line",
    [
        [
            "2*",
            "Báo cáo kết quả chuyển đổi số",
            "UBND tỉnh",
            "Thanh tra Sở",
            "18/11/2019",
            "",
            "Đang thực hiện",
        ],
        ["", "Báo cáo kết quả chuyển đổi số", "UBND tỉnh", "Thanh tra Sở", "18/11/2019", "", "Đã hoàn thành"],
        ["II", "Nội dung về thủ tục hành chính", "UBND tỉnh", "Sở Nội vụ", "Quý I/2019", "", "Quá hạn"],
        ["b)", "Nhiệm vụ cải cách hành chính", "UBND tỉnh", "Sở Nội vụ", "Thường xuyên", "", "Hoàn thành"],
    ],
)
def test_a_line_of_texts_is_no_heading_whatever_its_words(line: list[str]) -> None:
    heads = [
        "STT",
        "Nội dung nhiệm vụ",
        "Cơ quan giao",
        "Đơn vị chủ trì",
        "Thời hạn hoàn thành",
        "Ngày hoàn thành",
        "Tình trạng",
    ]
    first = [1, "Rà soát", "UBND tỉnh", "Văn phòng Sở", "07/06/2019", "", "Đang thực hiện"]
    only = table([["NHIỆM VỤ NĂM 2019 CỦA SỞ Y TẾ TỈNH TÂY NINH"], heads, first, line, [3, *first[1:]]])
    assert [row["row"] for row in only.rows] == [3, 4, 5]


def test_a_title_beside_the_headings_is_none_of_them() -> None:
    rows: Rows = [
        [
            "XẾP HẠNG CCHC NĂM 2023 CÁC SỞ TỈNH CÀ MAU",
            "STT",
            "Tên đơn vị",
            "Điểm tối đa",
            "Tổng điểm",
            "Xếp hạng",
        ],
        ["", 1, "Sở Y tế", 100, 91, 1],
        ["", 2, "Sở Tư pháp", 100, 90, 2],
    ]
    for merged in ((), ("A1:A3",)):
        only = table(rows, merged)
        assert (only.province, only.year) == ("Cà Mau", 2023)
        assert [(row["unit"], row["rank"]) for row in only.rows] == [("Sở Y tế", 1), ("Sở Tư pháp", 2)]


def test_a_head_over_names_is_none_itself() -> None:
    rows: Rows = [
        ["NHIỆM VỤ NĂM 2024 CỦA SỞ Y TẾ TỈNH CÀ MAU"],
        ["STT", "Nội dung nhiệm vụ", "Đơn vị", "", "Thời gian", "", "Tình trạng"],
        ["", "", "Chủ trì", "Phối hợp", "Hạn hoàn thành", "Ngày hoàn thành", ""],
        [1, "Trình đề án", "Phòng A", "Phòng B", "1/2/2024", "1/1/2024", "Hoàn thành"],
    ]
    for merged in ((), ("C2:D2", "E2:F2")):
        only = table(rows, merged)
        assert (only.header_rows, only.rows[0]["owner"], only.rows[0]["due_on"]) == (
            [2, 3],
            "Phòng A",
            "2024-02-01",
        )


def test_a_day_in_a_heading_does_not_make_it_a_line() -> None:
    heads = ["STT", "Tên đơn vị", "Điểm tối đa", "Tổng điểm đến 30/12/2023", "Xếp hạng"]
    only = table([["XẾP HẠNG CCHC NĂM 2023 TỈNH CÀ MAU"], heads, [1, "Sở Y tế", 100, 91, 1]])
    assert only.rows[0]["score"] == 91


def test_the_head_of_a_group_right_below_the_headings_is_none_of_them() -> None:
    heads = ["", "Nội dung", "Điểm tối đa", "Điểm đạt"]
    rows = [["I. Cải cách thể chế"], [1, "Ban hành văn bản", 5, 4]]
    assert table([["KẾT QUẢ CCHC NĂM 2023 SỞ Y TẾ TỈNH CÀ MAU"], heads, *rows]).header_rows == [2]


def test_an_error_among_the_headings_leaves_the_others_readable() -> None:
    rows = [
        ["XẾP HẠNG CCHC NĂM 2023 TỈNH CÀ MAU"],
        ["TT", "Tên đơn vị", "Điểm", "", "Ghi chú"],
        ["", "", "Thẩm định", "#REF!", ""],
        [1, "Sở Y tế", 91, 4, ""],
    ]
    read = reading(rows, ["A2:A3", "B2:B3", "C2:D2", "E2:E3"])
    assert [(row["unit"], row["appraised_score"]) for row in read.tables[0].rows] == [("Sở Y tế", 91)]
    assert ("error_value", "D3") in found(read.problems)


def test_numbers_of_columns_that_were_moved_are_no_line() -> None:
    heads = ["STT", "Lĩnh vực", "Điểm tự chấm", "Điểm thẩm định", "Điểm tối đa"]
    rows = [["BẢNG ĐIỂM CCHC NĂM 2023 SỞ Y TẾ"], heads, [1, 2, 4, 5, 3], [1, "Thể chế", 9, 8, 10]]
    assert [row["title"] for row in table(rows).rows] == ["Thể chế"]


@pytest.mark.parametrize("number", ["#NUM!", "#REF!"])
def test_a_task_whose_number_is_an_error_is_no_heading(number: str) -> None:
    heads = [
        "STT",
        "Nội dung nhiệm vụ",
        "Cơ quan giao",
        "Đơn vị chủ trì",
        "Thời hạn hoàn thành",
        "Tình trạng",
    ]
    due = "Hạn 28/5/2022 theo Thông báo số 31/TB-VP ngày 6/12/2021"
    tasks: Rows = [
        [
            "1",
            "Khảo sát mức độ hài lòng",
            "UBND tỉnh",
            "Văn phòng Sở",
            "19/11/2022",
            "Chưa hoàn thành, quá hạn",
        ],
        [number, "Lưu trữ hồ sơ cán bộ", "UBND tỉnh", "Phòng Nghiệp vụ", due, "Chưa hoàn thành, quá hạn"],
        [
            "3",
            "Xếp hạng các sở, ban, ngành",
            "UBND tỉnh",
            "Văn phòng Sở",
            "24/11/2022",
            "Hoàn thành đúng hạn",
        ],
    ]
    only = table([["NHIỆM VỤ UBND TỈNH GIAO NĂM 2022"], heads, *tasks])
    assert [row["row"] for row in only.rows] == [3, 4, 5]
