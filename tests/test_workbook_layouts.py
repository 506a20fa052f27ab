"""Layouts of the same families as the samples: other heads, codes, groups, periods and kinds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.workbook_making import Rows, found, reading, table

TITLE = ["BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2024 - SỞ XÂY DỰNG TỈNH HƯNG YÊN"]
HEADER = ["TT", "Nội dung", "Điểm chuẩn", "Điểm thẩm định"]


def codes(rows: Rows) -> list[tuple[Any, Any, Any]]:
    return [(row["code"], row["parent"], row["level"]) for row in table(rows).rows]


def test_arabic_codes_that_restart_get_their_roman_area() -> None:
    rows = [
        TITLE,
        HEADER,
        ["I", "A", 10, 8],
        [1, "B", 6, 4],
        ["1.1", "C", 6, 4],
        [2, "D", 4, 4],
        ["II", "E", 5, 5],
        [1, "F", 5, 5],
    ]
    assert codes(rows) == [
        ("I", None, "area"),
        ("I.1", "I", "criterion"),
        ("I.1.1", "I.1", "subcriterion"),
        ("I.2", "I", "criterion"),
        ("II", None, "area"),
        ("II.1", "II", "criterion"),
    ]


def test_parts_without_figures_are_group_lines() -> None:
    rows = [
        TITLE,
        HEADER,
        ["A", "PHẦN CHUNG"],
        ["I", "B", 10, 8],
        ["B", "PHẦN RIÊNG"],
        ["II", "D", 9, 9],
        ["C", "ĐIỂM THƯỞNG", 2, 1],
    ]
    assert codes(rows) == [("I", None, "area"), ("II", None, "area"), ("C", None, "bonus")]
    assert reading(rows).problems == []


def test_titles_in_three_columns_are_one_tree() -> None:
    heads = ["Lĩnh vực", "Tiêu chí", "Tiêu chí thành phần", "Điểm tối đa", "Thẩm định"]
    rows = [
        TITLE,
        heads,
        ["1. A", "", "", 5, 4],
        ["", "1.1. B", "", 5, 4],
        ["", "", "1.1.1. C", 5, 4],
        ["Tổng cộng", "", "", 5, 4],
    ]
    assert codes(rows) == [("1", None, "area"), ("1.1", "1", "criterion"), ("1.1.1", "1.1", "subcriterion")]
    assert [row["title"] for row in table(rows).rows] == ["A", "B", "C"]


def test_header_printed_again_starts_no_new_table() -> None:
    numbers = ["(1)", "(2)", "(3)", "(4)"]
    rows = [
        TITLE,
        HEADER,
        numbers,
        [1, "A", 10, "8,5"],
        HEADER,
        numbers,
        [2, "B", 10, "9,0"],
        ["", "Cộng các lĩnh vực", 20, "17,5"],
    ]
    only = table(rows)
    assert [row["row"] for row in only.rows] == [4, 7]
    assert only.header_rows == [2]


def test_new_title_and_header_start_a_new_table() -> None:
    second = ["BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2023 - SỞ Y TẾ"]
    rows = [TITLE, HEADER, [1, "A", 10, 8], ["", "Tổng", 10, 8], [], second, HEADER, [1, "A", 10, 9]]
    assert [(t.unit, t.province, t.year, len(t.rows)) for t in reading(rows).tables] == [
        ("Sở Xây dựng", "Hưng Yên", 2024, 1),
        ("Sở Y tế", "Hưng Yên", 2023, 1),
    ]


def test_heads_of_two_rows_are_read_merged_or_not() -> None:
    rows = [
        TITLE,
        ["STT", "Tiêu chí", "Điểm", "", "", "Lý do"],
        ["", "", "Tối đa", "Tự chấm", "Thẩm định"],
        [1, "A", 9, 9, 8, "muộn"],
    ]
    expected = {
        "code": "A",
        "title": "B",
        "max_score": "C",
        "self_score": "D",
        "appraised_score": "E",
        "reason": "F",
    }
    assert table(rows).columns == expected
    assert table(rows, ["A2:A3", "B2:B3", "C2:E2", "F2:F3"]).columns == expected


def test_blank_last_round_falls_back_on_the_one_before() -> None:
    heads = ["TT", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định lần 1", "Điểm thẩm định lần 2"]
    rows = [TITLE, heads, [1, "A", 10, 8, ""], [2, "B", 10, 7, 9]]
    assert [row["score"] for row in table(rows).rows] == [8, 9]
    assert found(reading(rows).problems) == {("two_rounds", "E2")}


def test_score_is_the_printed_total_else_appraised_and_survey_together() -> None:
    heads = ["TT", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định", "Điểm điều tra XHH"]
    rows = [TITLE, heads, [1, "A", 10, 6, 2.5], [2, "B", 10, 9, "-"]]
    assert [row["score"] for row in table(rows).rows] == [8.5, 9]
    printed = [TITLE, [*heads, "Tổng điểm"], [1, "A", 10, 6, 2.5, 8.4]]
    assert [row["score"] for row in table(printed).rows] == [8.4]


def test_code_of_three_parts_that_became_a_date_is_repaired() -> None:
    rows = [
        TITLE,
        HEADER,
        [1, "A", 9, 8],
        [1.1, "B", 9, 8],
        [datetime(2001, 1, 1), "C", 9, 8],
        [datetime(2024, 2, 1), "D"],
    ]
    assert [row["code"] for row in table(rows).rows] == ["1", "1.1", "1.1.1", "1.2"]


def test_code_with_a_hyphen_that_became_a_date_is_repaired() -> None:
    rows = [TITLE, HEADER, ["3", "A", 9, 8], ["3-1", "B", 4, 4], [datetime(2024, 2, 3), "C", 5, 4]]
    assert [row["code"] for row in table(rows).rows] == ["3", "3-1", "3-2"]


def test_unit_province_and_year_come_from_the_names_where_the_sheet_is_silent() -> None:
    only = table([HEADER, [1, "A", 9, 8]], file_name="so_khcn_long_an_2023.xlsx")
    assert (only.unit, only.province, only.year) == ("Sở Khoa học và Công nghệ", "Long An", 2023)


def test_who_receives_a_report_is_not_its_unit() -> None:
    rows = [
        ["Đơn vị nhận báo cáo: Sở Nội vụ"],
        ["Đơn vị báo cáo: Sở Y tế tỉnh Cà Mau"],
        ["Năm 2023"],
        HEADER,
        [1, "A", 9, 8],
    ]
    assert table(rows).unit == "Sở Y tế"


def test_lines_of_a_ranking_know_their_group() -> None:
    heads = ["TT", "Đơn vị", "Điểm thẩm định", "Xếp hạng"]
    rows = [
        ["XẾP HẠNG CCHC NĂM 2024"],
        heads,
        ["I", "Khối sở"],
        [1, "Sở Y tế", 9, 1],
        ["II", "Khối huyện"],
        [1, "UBND huyện A", 8, 1],
    ]
    assert [(row["unit"], row["group"]) for row in table(rows).rows] == [
        ("Sở Y tế", "Khối sở"),
        ("UBND huyện A", "Khối huyện"),
    ]


def test_matrix_takes_maxima_from_a_line_under_its_header() -> None:
    heads = ["TT", "Đơn vị", "Chỉ đạo điều hành", "Cải cách thể chế", "Tổng điểm"]
    rows = [
        ["ĐIỂM THẨM ĐỊNH CCHC NĂM 2023 TỈNH LAI CHÂU"],
        heads,
        ["", "Điểm tối đa", 14, 12, 26],
        [1, "Sở Y tế", 13, "11,5", 24.5],
    ]
    only = table(rows)
    assert only.kind == "matrix"
    assert [(row["area_code"], row["area"], row["max_score"], row["score"]) for row in only.rows] == [
        ("1", "Chỉ đạo điều hành", 14, 13),
        ("2", "Cải cách thể chế", 12, 11.5),
    ]


def test_matrix_reads_measures_under_each_area() -> None:
    heads = ["TT", "Tên đơn vị", "I. Chỉ đạo điều hành (14 điểm)", "", "II. Cải cách thể chế (12 điểm)", ""]
    rows = [
        TITLE,
        heads,
        ["", "", "Tự chấm", "Thẩm định", "Tự chấm", "Thẩm định"],
        [1, "Sở Y tế", 13, 11, 10, 9],
    ]
    only = table(rows, ["A2:A3", "B2:B3", "C2:D2", "E2:F2"])
    assert [(row["area_code"], row["max_score"], row["self_score"], row["score"]) for row in only.rows] == [
        ("I", 14, 13, 11),
        ("II", 12, 10, 9),
    ]


def test_dossiers_by_unit_have_no_unit_of_their_own() -> None:
    heads = [
        "STT",
        "Đơn vị",
        "Tổng số hồ sơ tiếp nhận",
        "Đã giải quyết",
        "Giải quyết quá hạn",
        "Đang giải quyết",
        "Tỷ lệ đúng hạn (%)",
    ]
    rows = [
        ["SỞ NỘI VỤ"],
        ["TÌNH HÌNH HỒ SƠ THÁNG 9/2026 TỈNH LÂM ĐỒNG"],
        heads,
        [1, "Sở Y tế", "1.000", 800, 1, 200, 99],
        ["", "Tổng cộng", 1000, 800, 1, 200],
    ]
    only = table(rows)
    assert (only.kind, only.unit, only.period) == ("dossier_report", None, "2026-09")
    assert only.rows[0]["received_total"] == 1000
    assert only.total is not None


def test_group_sums_of_a_dossier_report_are_no_rows() -> None:
    heads = ["STT", "Lĩnh vực", "Tổng số tiếp nhận", "Đã giải quyết", "Đang giải quyết"]
    rows = [
        ["HỒ SƠ TTHC 6 THÁNG ĐẦU NĂM 2024"],
        heads,
        ["", "TỔNG CỘNG", 30, 20, 10],
        ["I", "Cấp tỉnh", 30, 20, 10],
        [1, "Công chứng", 10, 5, 5],
        [2, "Hộ tịch", 20, 15, 5],
    ]
    only = table(rows)
    assert [row["label"] for row in only.rows] == ["Công chứng", "Hộ tịch"]
    assert only.period == "2024-H1"
    assert reading(rows).problems == []


def test_tasks_are_counted_by_unit_and_state() -> None:
    heads = ["STT", "Đơn vị", "Tổng số nhiệm vụ được giao", "Đã hoàn thành", "", "Chưa hoàn thành", ""]
    rows = [
        ["NHIỆM VỤ UBND TỈNH GIAO QUÝ III/2025"],
        heads,
        ["", "", "", "Đúng hạn", "Quá hạn", "Trong hạn", "Quá hạn"],
        [1, "Sở Y tế", 20, 10, 2, 5, 3],
        ["", "Tổng", 20, 10, 2, 5, 3],
    ]
    only = table(rows, ["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2"])
    assert (only.kind, only.period) == ("task_counts", "2025-Q3")
    assert only.rows == [
        {
            "row": 4,
            "unit": "Sở Y tế",
            "total": 20,
            "due": None,
            "done_on_time": 10,
            "done_late": 2,
            "open_in_time": 5,
            "open_late": 3,
        }
    ]


def test_tasks_keep_deadlines_that_are_no_dates_as_texts() -> None:
    heads = ["STT", "Tên nhiệm vụ", "Đơn vị thực hiện", "Hạn xử lý", "Ngày hoàn thành", "Kết quả thực hiện"]
    rows = [
        ["NHIỆM VỤ NĂM 2024 SỞ Y TẾ"],
        heads,
        [1, "A", "Phòng A", datetime(2024, 8, 1), datetime(2024, 7, 30), "Đã hoàn thành"],
        [2, "B", "Phòng B", "31/9/2024", "", "Chưa hoàn thành, quá hạn"],
        [3, "C", "Phòng C", "trước ngày 15 tháng 8 năm 2024", "20/08/2024", "Hoàn thành"],
    ]
    assert [(row["due_on"], row["due_text"], row["done_on"], row["state"]) for row in table(rows).rows] == [
        ("2024-08-01", None, "2024-07-30", "done_on_time"),
        (None, "31/9/2024", None, "open_late"),
        ("2024-08-15", "trước ngày 15 tháng 8 năm 2024", "2024-08-20", "done_late"),
    ]


def test_766_index_is_read_by_its_printed_headings() -> None:
    heads = [
        "STT",
        "Đơn vị",
        "Công khai, minh bạch (18 điểm)",
        "Tiến độ giải quyết",
        "Dịch vụ công trực tuyến",
        "Thanh toán trực tuyến",
        "Mức độ hài lòng",
        "Số hóa hồ sơ",
        "Tổng điểm",
    ]
    rows = [
        ["CHỈ SỐ PHỤC VỤ THÁNG 10/2025 TỈNH ĐỒNG THÁP"],
        heads,
        [1, "Sở Y tế", "17,5", 20, 10, 9, 18, 20, "94,5"],
        [2, "Sở Nội vụ", 19, 1, 1, 1, 1, 1, 5],
    ]
    only = table(rows)
    assert (only.kind, only.period) == ("index_766", "2025-10")
    assert only.rows[0] == {
        "row": 3, "unit": "Sở Y tế", "transparency": 17.5, "progress": 20, "online_service": 10, "online_payment": 9,
        "satisfaction": 18, "digitisation": 20, "total": 94.5,
    }  # fmt: skip
    assert found(reading(rows).problems) == {("score_above_max", "C4")}


def test_letterhead_of_the_author_gives_way_to_the_unit_of_the_title() -> None:
    rows = [
        ["SỞ NỘI VỤ", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["", "", "Long An, ngày 05 tháng 01 năm 2024"],
        ["KẾT QUẢ THẨM ĐỊNH CHỈ SỐ CCHC"],
        ["CỦA SỞ Y TẾ"],
        ["NĂM 2023"],
        ["(Kèm theo Tờ trình số 12/TTr-SNV ngày 05/01/2024)"],
        HEADER,
        [1, "A", 9, 8],
    ]
    only = table(rows)
    assert (only.unit, only.province, only.year) == ("Sở Y tế", "Long An", 2023)


def test_codes_may_be_written_with_a_word_or_under_a_blank_heading() -> None:
    rows = [
        TITLE,
        ["", *HEADER[1:]],
        ["Lĩnh vực 1", "A", 5, 4],
        ["Tiêu chí 1.1.", "B", 5, 4],
        ["TC1.1.1", "C", 5, 4],
    ]
    assert [row["code"] for row in table(rows).rows] == ["1", "1.1", "1.1.1"]


def test_figures_of_the_year_before_are_no_second_round() -> None:
    heads = ["TT", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định năm 2022", "Điểm thẩm định năm 2023"]
    rows = [["SỞ Y TẾ TỈNH AN GIANG"], heads, [1, "A", 5, 4, 4.5]]
    only = table(rows)
    assert (only.year, only.columns["appraised_score"], reading(rows).problems) == (2023, "E", [])


def test_points_below_a_penalty_without_a_maximum_are_rows() -> None:
    rows = [
        TITLE,
        HEADER,
        ["I", "A", 9, 8],
        ["II", "Điểm phạt", "", 1],
        ["-", "Trễ hạn", "", 1],
        ["", "Tổng cộng", 9, 7],
    ]
    assert [(row["level"], row["parent"], row["score"]) for row in table(rows).rows] == [
        ("area", None, 8),
        ("penalty", None, -1),
        ("penalty", "II", -1),
    ]
    assert reading(rows).problems == []
