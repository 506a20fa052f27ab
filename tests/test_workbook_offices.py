"""Workbooks as provincial offices might send them: other heads, other places of names and codes, several tables."""

from __future__ import annotations

from typing import Any

from cchc.reading import read_workbook
from tests.workbook_making import Rows, book, found, reading, table

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TITLE = ["BẢNG ĐIỂM CHỈ SỐ CCHC NĂM 2024 - SỞ CÔNG THƯƠNG TỈNH BẮC KẠN"]


def about(rows: Rows, merged: tuple[str, ...] = (), file_name: str = "tep.xlsx") -> tuple[Any, ...]:
    only = table(rows, merged, file_name)
    return only.kind, only.unit, only.province, only.year, only.period


def picked(rows: list[dict[str, Any]], *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in keys) for row in rows]


def test_labels_and_their_values_may_stand_in_two_cells() -> None:
    rows = [
        ["UBND TỈNH SÓC TRĂNG", "", "", NATION],
        ["SỞ NỘI VỤ", "", "", "Độc lập - Tự do - Hạnh phúc"],
        ["PHIẾU TỰ CHẤM ĐIỂM CỦA BỘ CHỈ SỐ BAN HÀNH NĂM 2021"],
        ["Tên cơ quan, đơn vị:", "", "Sở Giao thông vận tải"],
        ["Năm đánh giá", "", 2024],
        ["Tổng điểm tự chấm:", "", "20"],
        ["STT", "Lĩnh vực/Tiêu chí", "Điểm tối đa", "Điểm tự đánh giá", "Tài liệu kiểm chứng"],
        ["1", "CHỈ ĐẠO ĐIỀU HÀNH", "20", "20", "KH số 12/KH-SGTVT"],
    ]
    assert about(rows) == ("score_sheet", "Sở Giao thông vận tải", "Sóc Trăng", 2024, None)
    assert reading(rows).problems == []


def test_a_line_that_sums_the_unit_up_is_no_header() -> None:
    rows = [
        ["KẾT QUẢ ĐÁNH GIÁ CHỈ SỐ CCHC NĂM 2023"],
        ["Đơn vị: Sở Y tế", "", "Tổng điểm: 20,5/25", "Xếp hạng: 3/19", "Xếp loại: Khá"],
        [],
        ["STT", "Lĩnh vực", "Điểm tối đa", "Điểm đạt được", "Điểm trừ"],
        [1, "Chỉ đạo, điều hành CCHC", 15, 12.5, 2.5],
        [2, "Cải cách thể chế", 10, 8, 2],
    ]
    assert about(rows, file_name="KetQua_CaMau.xlsx")[:4] == ("score_sheet", "Sở Y tế", "Cà Mau", 2023)
    assert picked(table(rows).rows, "title", "score", "deduction") == [
        ("Chỉ đạo, điều hành CCHC", 12.5, 2.5),
        ("Cải cách thể chế", 8, 2),
    ]


def test_a_sheet_per_unit_under_one_letterhead_is_of_the_unit_it_is_named_for() -> None:
    rows = [
        ["SỞ NỘI VỤ"],
        ["KẾT QUẢ THẨM ĐỊNH CCHC NĂM 2023"],
        ["TT", "Lĩnh vực", "Điểm tối đa", "Thẩm định"],
    ]
    content = book({"Sở Y tế": [*rows, [1, "A", 9, 8]], "So_TP": [*rows, [1, "A", 9, 7]]})
    assert [t.unit for t in read_workbook(content, "tep.xlsx").tables] == ["Sở Y tế", "Sở Tư pháp"]


def test_tables_side_by_side_are_two_tables() -> None:
    rows = [
        ["KẾT QUẢ XẾP HẠNG CHỈ SỐ CCHC NĂM 2024 TỈNH HÒA BÌNH"],
        ["I. KHỐI SỞ", "", "", "", "", "II. KHỐI HUYỆN"],
        ["TT", "Tên đơn vị", "Điểm", "Hạng", "", "TT", "Tên đơn vị", "Điểm", "Hạng"],
        [1, "Sở Y tế", 90.5, 1, "", 1, "UBND huyện Mai Châu", 88, 1],
        [2, "Sở Tư pháp", 89.5, 2, "", 2, "UBND huyện Lạc Thủy", 87, 2],
        ["", "", "", "", "", 3, "UBND huyện Yên Thủy", 80, 3],
    ]
    left, right = reading(rows).tables
    assert (left.columns["unit"], right.columns["unit"]) == ("B", "G")
    assert picked(left.rows, "unit", "rank") == [("Sở Y tế", 1), ("Sở Tư pháp", 2)]
    assert picked(right.rows, "row", "score") == [(4, 88), (5, 87), (6, 80)]
    assert (right.province, right.year, reading(rows).problems) == ("Hòa Bình", 2024, [])


def test_areas_merged_down_beside_their_criteria_are_areas() -> None:
    rows = [
        TITLE,
        ["STT", "Lĩnh vực", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định"],
        ["I", "Chỉ đạo điều hành", "Kế hoạch", 5, 4],
        ["", "", "Báo cáo", 3, 3],
        ["II", "Cải cách thể chế", "Xây dựng văn bản", 4, 4],
        ["", "", "Kiểm tra", 2, 1.5],
        ["Tổng cộng", "", "", 14, 12.5],
    ]
    only = table(rows, ("A3:A4", "B3:B4", "A5:A6", "B5:B6"))
    assert picked(only.rows, "row", "level", "parent", "title", "score") == [
        (3, "area", None, "Chỉ đạo điều hành", None),
        (3, "criterion", "I", "Kế hoạch", 4),
        (4, "criterion", "I", "Báo cáo", 3),
        (5, "area", None, "Cải cách thể chế", None),
        (5, "criterion", "II", "Xây dựng văn bản", 4),
        (6, "criterion", "II", "Kiểm tra", 1.5),
    ]
    assert reading(rows).problems == []


def test_codes_of_three_levels_may_stand_in_three_columns() -> None:
    rows = [
        TITLE,
        ["Lĩnh vực", "Tiêu chí", "TCTP", "Nội dung", "Điểm tối đa", "Điểm đạt"],
        ["1", "", "", "Chỉ đạo", 10, 8],
        ["", "1.1", "", "Kế hoạch", 6, 4],
        ["", "", "1.1.1", "Ban hành", 6, 4],
        ["", "1.2", "", "Báo cáo", 4, 4],
    ]
    assert picked(table(rows).rows, "code", "parent", "title") == [
        ("1", None, "Chỉ đạo"),
        ("1.1", "1", "Kế hoạch"),
        ("1.1.1", "1.1", "Ban hành"),
        ("1.2", "1", "Báo cáo"),
    ]


def test_explanations_beside_the_criteria_are_no_titles() -> None:
    rows = [
        TITLE,
        ["STT", "Tiêu chí", "Diễn giải", "Điểm tối đa", "Điểm thẩm định"],
        ["1", "Chỉ đạo điều hành", "", 8, 7],
        ["1.1", "Kế hoạch", "Ban hành đúng hạn: 5", 5, 4],
        ["1.2", "Báo cáo", "Đủ: 3", 3, 3],
    ]
    assert picked(table(rows).rows, "title") == [("Chỉ đạo điều hành",), ("Kế hoạch",), ("Báo cáo",)]


def test_areas_of_a_matrix_may_be_named_by_their_number_only() -> None:
    rows = [
        ["TỔNG HỢP ĐIỂM THẨM ĐỊNH CHỈ SỐ CCHC NĂM 2023 CÁC SỞ TỈNH BẾN TRE"],
        ["TT", "Đơn vị", "Lĩnh vực 1", "Lĩnh vực 2", "Tổng điểm", "Xếp hạng"],
        ["", "Điểm tối đa", 10, 15, 25],
        [1, "Sở Y tế", "9,5", "14", "23,5", 1],
        ["", "Trung bình", 9.5, 14, 23.5],
    ]
    only = table(rows)
    assert only.kind == "matrix"
    assert picked(only.rows, "row", "area", "max_score", "score") == [
        (4, "Lĩnh vực 1", 10, 9.5),
        (4, "Lĩnh vực 2", 15, 14),
    ]


def test_a_head_over_all_areas_of_a_matrix_is_no_area() -> None:
    rows = [
        ["KẾT QUẢ CHẤM ĐIỂM THEO LĨNH VỰC NĂM 2024 TỈNH TIỀN GIANG"],
        ["TT", "Cơ quan", "ĐIỂM CÁC LĨNH VỰC", "", "", "", "TỔNG ĐIỂM", "TỶ LỆ %"],
        ["", "", "Chỉ đạo điều hành", "", "Cải cách thể chế"],
        ["", "", "Điểm tối đa: 14", "", "Điểm tối đa: 10"],
        ["", "", "Tự chấm", "Thẩm định", "Tự chấm", "Thẩm định"],
        [1, "Sở Y tế", 13, 12, 9, "8,75", 20.75, 86],
    ]
    merged = ("A2:A5", "B2:B5", "C2:F2", "G2:G5", "H2:H5", "C3:D3", "E3:F3", "C4:D4", "E4:F4")
    only = table(rows, merged)
    assert only.kind == "matrix"
    assert picked(only.rows, "area", "max_score", "self_score", "score") == [
        ("Chỉ đạo điều hành", 14, 13, 12),
        ("Cải cách thể chế", 10, 9, 8.75),
    ]


def test_a_column_per_unit_is_a_matrix_too() -> None:
    rows = [
        ["TỔNG HỢP ĐIỂM CÁC LĨNH VỰC NĂM 2023 TỈNH AN GIANG"],
        ["TT", "Lĩnh vực", "Điểm tối đa", "Sở Y tế", "Sở Tư pháp", "Sở Nội vụ"],
        [1, "Chỉ đạo điều hành", 15, 12, 13, 16],
        [2, "Cải cách thể chế", 10, 8, 9, "-"],
        ["", "Tổng cộng", 25, 20, 22, 14],
    ]
    only = table(rows)
    assert only.kind == "matrix"
    assert picked(only.rows, "row", "unit", "area_code", "score") == [
        (3, "Sở Y tế", "1", 12),
        (3, "Sở Tư pháp", "1", 13),
        (3, "Sở Nội vụ", "1", None),
        (4, "Sở Y tế", "2", 8),
        (4, "Sở Tư pháp", "2", 9),
        (4, "Sở Nội vụ", "2", None),
    ]
    assert found(reading(rows).problems) == {("score_above_max", "F3")}


def test_a_ranking_with_shares_ranks_of_groups_and_last_year_is_read() -> None:
    rows = [
        ["UBND TỈNH KON TUM"],
        ["KẾT QUẢ XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023"],
        ["(Kèm theo Quyết định số 123/QĐ-UBND ngày 15 tháng 01 năm 2024 của Chủ tịch UBND tỉnh)"],
        [
            "STT",
            "Cơ quan",
            "Kết quả",
            "",
            "",
            "Chỉ số (%)",
            "Xếp hạng năm 2023",
            "Xếp hạng năm 2022",
            "Tăng/giảm",
        ],
        ["", "", "Thẩm định", "ĐT XHH", "Tổng điểm"],
        ["(1)", "(2)", "(3)", "(4)", "(5)=(3)+(4)", "(6)", "(7)", "(8)", "(9)"],
        ["A", "KHỐI SỞ"],
        [1, "Sở Y tế", 65.5, 24.25, 89.75, 0.8975, "01/02", "03/20", "+2"],
        [2, "Sở GD&ĐT", 60, 25, 85, 0.85, "02/02", "01/20", "-1"],
        ["B", "KHỐI SỰ NGHIỆP"],
        [1, "BHXH tỉnh", 60, 25, 85, 0.85, "01/01", "01/20", "0"],
        ["", "Bình quân", "", 24.7, 86.6, 0.866],
    ]
    only = table(rows, ("A4:A5", "B4:B5", "C4:E4", "F4:F5", "G4:G5", "H4:H5", "I4:I5"))
    assert (only.province, only.year) == ("Kon Tum", 2023)
    assert picked(only.rows, "unit", "score", "ratio", "rank", "out_of", "group") == [
        ("Sở Y tế", 89.75, 89.75, 1, 2, "KHỐI SỞ"),
        ("Sở GD&ĐT", 85, 85, 2, 2, "KHỐI SỞ"),
        ("BHXH tỉnh", 85, 85, 1, 1, "KHỐI SỰ NGHIỆP"),
    ]
    assert reading(rows, ("C4:E4",)).problems == []


def test_ranks_may_be_written_with_words_and_signs() -> None:
    rows = [
        ["XẾP HẠNG CHỈ SỐ CCHC CẤP SỞ NĂM 2023, TỈNH YÊN BÁI"],
        ["TT", "Cơ quan", "Điểm năm 2023", "Thứ hạng", "Xếp loại"],
        [1, "Sở Y tế", "90,50 điểm", "Hạng 1", "Xuất sắc"],
        [2, "Sở Tư pháp", "89,10", "2 (đồng hạng)", "Tốt"],
        [3, "Sở Nội vụ", "89,10", "2=", "Tốt"],
        [4, "VP UBND tỉnh", "80 ", "Thứ 4", "Khá"],
        [5, "Sở Xây dựng", "-", "", ""],
    ]
    assert picked(table(rows).rows, "score", "rank") == [
        (90.5, 1),
        (89.1, 2),
        (89.1, 2),
        (80, 4),
        (None, None),
    ]
    assert reading(rows).problems == []


def test_places_under_a_heading_of_places_are_known_without_their_kind() -> None:
    rows = [
        ["XẾP HẠNG CHỈ SỐ CCHC CÁC HUYỆN NĂM 2023 TỈNH BÌNH ĐỊNH"],
        ["TT", "Huyện, thị xã, thành phố", "Điểm"],
        [1, "Tuy Phước", 90],
        [2, "UBND TP. Quy Nhơn", 80],
        [3, "UBND TX. An Nhơn", 70],
    ]
    assert reading(rows).problems == []


def test_reasons_go_with_the_round_that_counts() -> None:
    rows = [
        TITLE,
        ["STT", "Tiêu chí", "Điểm tối đa", "Thẩm định lần 1", "", "Thẩm định lần 2 (sau giải trình)", ""],
        ["", "", "", "Điểm", "Lý do", "Điểm", "Lý do"],
        ["1", "Chỉ đạo", 10, 8, "Thiếu kế hoạch", 8.5, "Đã bổ sung một phần"],
        ["2", "Thể chế", 10, 7, "Chậm", "", ""],
    ]
    only = table(rows, ("A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2"))
    assert picked(only.rows, "score", "reason") == [(8.5, "Đã bổ sung một phần"), (7, "Chậm")]


def test_a_form_with_guidance_among_its_criteria_reads_as_criteria() -> None:
    rows = [
        ["UBND TỈNH HÀ NAM", "", "", "", NATION],
        ["SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "", "", "", "Độc lập - Tự do - Hạnh phúc"],
        ["", "", "", "", "Hà Nam, ngày 10 tháng 12 năm 2024"],
        ["PHIẾU TỰ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2024"],
        ["Hướng dẫn: ghi điểm tự chấm vào cột 4, nêu lý do bị trừ điểm vào cột 6 (nếu có)."],
        ["STT", "Lĩnh vực/Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm HĐTĐ chấm", "Lý do"],
        ["1", "2", "3", "4", "5", "6"],
        ["I", "CHỈ ĐẠO, ĐIỀU HÀNH", "20,0", "18,5", "-", ""],
        ["1", "Kế hoạch", "4,0", "4,0"],
        ["", "- Trước 31/12: 4 điểm"],
        ["", "- Sau 31/12: 0 điểm"],
        ["2", "Thực hiện", "16,0", "14,5", "", "Còn 2 nhiệm vụ chậm"],
        ["", "Số nhiệm vụ đã hoàn thành", "", "45"],
        ["", "Tỷ lệ hoàn thành (%)", "", "95,7%"],
        ["II", "CẢI CÁCH THỂ CHẾ", "10,0", "10,0"],
        ["1", "Văn bản", "10,0", "10,0"],
        ["", "TỔNG CỘNG", "30,0", "28,5"],
        ["", "", "", "THỦ TRƯỞNG ĐƠN VỊ"],
    ]
    assert about(rows)[:4] == ("score_sheet", "Sở Lao động - Thương binh và Xã hội", "Hà Nam", 2024)
    assert picked(table(rows).rows, "code", "self_score") == [
        ("I", 18.5), ("I.1", 4), ("I.2", 14.5), ("II", 10), ("II.1", 10)
    ]  # fmt: skip
    assert reading(rows).problems == []


def test_tasks_known_by_their_extracts_are_a_list() -> None:
    rows = [
        ["THEO DÕI NHIỆM VỤ UBND TỈNH GIAO SỞ KHOA HỌC VÀ CÔNG NGHỆ"],
        ["(Số liệu tính đến ngày 30/9/2024)"],
        [
            "STT",
            "Số văn bản",
            "Trích yếu/Nội dung nhiệm vụ",
            "Đơn vị chủ trì",
            "Thời hạn hoàn thành",
            "Ngày hoàn thành",
        ],
        ["I", "", "Nhiệm vụ có thời hạn"],
        [1, "123/UBND-KT", "Kế hoạch", "Phòng QLKH", "15/9/2024", "14/9/2024"],
        [2, "", "Đề án", "Văn phòng", "Tháng 12/2024", ""],
    ]
    assert about(rows) == ("task_list", "Sở Khoa học và Công nghệ", None, 2024, "2024")
    assert picked(table(rows).rows, "title", "due_on", "done_on") == [
        ("Kế hoạch", "2024-09-15", "2024-09-14"),
        ("Đề án", "2024-12-31", None),
    ]


def test_the_span_of_days_tells_the_period() -> None:
    heads = ["TT", "Cơ quan", "Tổng số nhiệm vụ giao", "Đã hoàn thành", "", "Đang thực hiện", ""]
    rows = [
        ["TỔNG HỢP NHIỆM VỤ DO UBND TỈNH GIAO (từ 01/01/2024 đến 30/6/2024)"],
        heads,
        ["", "", "", "Đúng hạn", "Quá hạn", "Trong hạn", "Quá hạn"],
        [1, "Sở Y tế", 100, 88, 2, 9, 1],
        ["", "Cộng", 100, 88, 2, 9, 1],
    ]
    merged = ("A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2")
    assert about(rows, merged) == ("task_counts", None, None, 2024, "2024-H1")
    assert reading(rows, merged).problems == []


def test_dossiers_without_a_column_of_their_total_lack_nothing_where_its_parts_stand() -> None:
    rows = [
        ["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TỈNH VĨNH LONG"],
        ["Kỳ báo cáo: Từ ngày 15/12/2023 đến ngày 14/3/2024"],
        ["STT", "Cơ quan", "Tổng số hồ sơ phải giải quyết", "Đã giải quyết", "", "Đang giải quyết", ""],
        ["", "", "", "Đúng và trước hạn", "Quá hạn", "Trong hạn", "Quá hạn"],
        ["I", "CẤP TỈNH", 200, 180, 8, 10, 2],
        [1, "Sở Y tế", 200, 180, 8, 10, 2],
        ["", "TỔNG CỘNG", 200, 180, 8, 10, 2],
    ]
    merged = ("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:G3")
    assert about(rows, merged) == ("dossier_report", None, "Vĩnh Long", 2024, "2024-Q1")
    assert picked(table(rows, merged).rows, "label", "resolved_total", "resolved_on_time") == [
        ("Sở Y tế", None, 180)
    ]
    assert reading(rows, merged).problems == []


def test_bonus_and_penalty_with_limits_in_their_names_count_in_the_total() -> None:
    rows = [
        ["PHIẾU CHẤM ĐIỂM NĂM 2024 CỦA SỞ NGOẠI VỤ TỈNH LẠNG SƠN"],
        ["TT", "Nội dung", "Thang điểm", "Tự chấm", "Hội đồng thẩm định", "Ghi chú"],
        ["I", "Công tác chỉ đạo", 10, 10, 9],
        ["1", "Kế hoạch", 6, 6, 5],
        ["2", "Kiểm tra", 4, 4, 4],
        ["II", "Thể chế", 5, 5, 5],
        ["1", "Văn bản", 5, 5, 5],
        ["", "Tổng điểm các lĩnh vực", 15, 15, 14],
        ["III", "Điểm cộng (tối đa 5 điểm)", 5, 3, 2],
        ["1", "Sáng kiến", 5, 3, 2],
        ["IV", "Điểm trừ (nếu có)", "", 0, -1],
        ["1", "Chậm báo cáo", "", "", "-1,0"],
        ["", "TỔNG ĐIỂM (I+II+III+IV)", 15, 18, 15],
    ]
    only = table(rows)
    assert picked(only.rows[5:], "code", "level", "score") == [
        ("III", "bonus", 2), ("III.1", "bonus", 2), ("IV", "penalty", -1), ("IV.1", "penalty", -1)
    ]  # fmt: skip
    assert only.total is not None
    assert (only.total["row"], only.total["appraised_score"]) == (13, 15)
    assert reading(rows).problems == []


def test_percent_signs_beside_shares_are_no_mismatch() -> None:
    heads = ["TT", "Nội dung", "Điểm tối đa", "Điểm đạt", "% đạt"]
    rows = [
        TITLE,
        heads,
        ["A", "Lĩnh vực a", 10, 8, 0.8],
        ["1", "x", 4, 3, "75%"],
        ["2", "y", 6, 5, "83,33%"],
    ]
    assert reading(rows).problems == []


def test_bonus_and_penalty_columns_of_a_matrix_are_no_areas() -> None:
    heads = [
        "TT",
        "Tên cơ quan",
        "1. Chỉ đạo điều hành",
        "2. Cải cách thể chế",
        "Điểm thưởng",
        "Điểm trừ",
        "Tổng điểm",
    ]
    rows = [
        ["ĐIỂM CÁC LĨNH VỰC CCHC NĂM 2022 TỈNH LÀO CAI"],
        heads,
        ["1", "Sở Y tế", "12,5", "9", "1", "-0,5", "22"],
    ]
    assert picked(table(rows).rows, "area_code", "score") == [("1", 12.5), ("2", 9)]


def test_a_head_of_points_with_its_standard_below_is_the_maximum() -> None:
    rows = [
        ["Đơn vị được chấm: Ban Quản lý Khu kinh tế tỉnh Tây Ninh - Năm 2023"],
        ["Mã tiêu chí", "Tên tiêu chí", "Điểm"],
        ["", "", "Chuẩn", "Tự chấm", "Thẩm định"],
        ["Lĩnh vực I", "Chỉ đạo", 10, 9, 8],
        ["Tiêu chí I.1", "Kế hoạch", 10, 9, 8],
    ]
    only = table(rows, ("A2:A3", "B2:B3", "C2:E2"))
    assert (only.unit, only.province, only.year) == ("Ban Quản lý Khu kinh tế", "Tây Ninh", 2023)
    assert picked(only.rows, "code", "max_score", "deduction") == [("I", 10, 2), ("I.1", 10, 2)]


def test_signatures_under_the_points_are_no_lines() -> None:
    scores = [
        TITLE,
        ["TT", "Tiêu chí", "Điểm tối đa", "Điểm đạt"],
        [1, "A", 10, 8],
        ["Người lập", "", "GIÁM ĐỐC"],
    ]
    ranking = [
        ["XẾP HẠNG CCHC NĂM 2023 TỈNH CÀ MAU"],
        ["TT", "Đơn vị", "Điểm", "Hạng"],
        [1, "Sở Y tế", 90, 1],
        ["", "NGƯỜI TỔNG HỢP", "CHỦ TỊCH HỘI ĐỒNG", ""],
    ]
    for rows in (scores, ranking):
        assert (len(table(rows).rows), reading(rows).problems) == (1, [])
