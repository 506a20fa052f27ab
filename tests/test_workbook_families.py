"""Further members of the families: blocks, captions, rounds, restarting letters, ticks, names of areas in two rows."""

from __future__ import annotations

from tests.workbook_making import found, reading, table

TITLE = ["KẾT QUẢ THẨM ĐỊNH CCHC NĂM 2023 - SỞ TÀI CHÍNH TỈNH SƠN LA"]
HEADER = ["STT", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định"]


def test_a_numbered_caption_over_the_next_table_is_no_line_of_this_one() -> None:
    rows = [
        ["CHỈ SỐ CCHC NĂM 2022 TỈNH BẮC GIANG"],
        ["1. Sở Y tế"], HEADER, [1, "A", 10, 9, 8], [2, "B", 10, 9, 9], ["", "Tổng", 20, 18, 17], [],
        ["2. Sở Tư pháp"], HEADER, [1, "A", 10, 9, 7], ["", "Tổng", 10, 9, 7],
    ]  # fmt: skip
    first, second = reading(rows).tables
    assert (first.unit, len(first.rows), second.unit, len(second.rows)) == ("Sở Y tế", 2, "Sở Tư pháp", 1)
    assert reading(rows).problems == []


def test_a_full_code_under_another_area_lacks_its_parent() -> None:
    rows = [TITLE, HEADER, ["I", "A", 5, 5, 5], ["II", "B", 5, 5, 5], ["III.1", "c", 5, 5, 5]]
    assert found(reading(rows).problems) == {("missing_parent", "A5")}


def test_letters_that_begin_anew_have_their_criterion_before_them() -> None:
    rows = [
        TITLE, HEADER,
        ["I", "A", 6, 6, 5], ["1", "B", 3, 3, 3], ["a)", "c", 3, 3, 3], ["2", "D", 3, 3, 2], ["a)", "e", 3, 3, 2],
    ]  # fmt: skip
    coded = [(row["code"], row["parent"], row["level"]) for row in table(rows).rows]
    assert coded == [
        ("I", None, "area"), ("1", "I", "criterion"), ("1.a", "1", "subcriterion"),
        ("2", "I", "criterion"), ("2.a", "2", "subcriterion"),
    ]  # fmt: skip
    assert reading(rows).problems == []


def test_dated_codes_take_the_mark_of_the_codes_that_were_left_alone() -> None:
    from datetime import datetime

    rows = [TITLE, HEADER, ["1", "A", 2, 2, 2], ["1-1", "b", 2, 2, 2], ["2", "C", 2, 2, 2]]
    rows += [[datetime(2024, 1, 2), "d", 1, 1, 1], ["2-2", "e", 1, 1, 1]]
    assert [row["code"] for row in table(rows).rows] == ["1", "1-1", "2", "2-1", "2-2"]


def test_a_lost_zero_is_found_among_texts_too() -> None:
    children = [[f"1.{n}", f"b{n}", 1, 1, 1] for n in (*range(1, 10), 1, 11)]
    rows = [TITLE, HEADER, ["1", "A", 11, 11, 11], *children]
    assert [row["code"] for row in table(rows).rows][-2:] == ["1.10", "1.11"]
    assert found(reading(rows).problems) == {("code_lost_zero", "A13")}


def test_headings_that_say_only_the_round_are_appraisals() -> None:
    rows = [
        TITLE,
        ["STT", "Lĩnh vực", "Điểm tối đa", "Vòng 1", "Vòng 2"],
        [1, "A", 9, 7, 8],
        [2, "B", 9, 7, ""],
    ]
    assert [row["score"] for row in table(rows).rows] == [8, 7]
    assert found(reading(rows).problems) == {("two_rounds", "E2")}


def test_papers_appraised_beside_a_survey_are_both_parts() -> None:
    rows = [
        TITLE,
        ["TT", "NỘI DUNG", "ĐIỂM", "", "", "", "LÝ DO TRỪ ĐIỂM"],
        ["", "", "TỐI ĐA", "TỰ ĐÁNH GIÁ", "HỘI ĐỒNG THẨM ĐỊNH", "", ""],
        ["", "", "", "", "Thẩm định hồ sơ", "Điều tra XHH", ""],
        ["", "", "(điểm)", "(điểm)", "(điểm)", "(điểm)", ""],
        ["1", "A", 10, 9, 6, 3, "x"],
    ]
    merged = ("A2:A5", "B2:B5", "C2:F2", "C3:C4", "D3:D4", "E3:F3", "G2:G5")
    (row,) = table(rows, merged).rows
    assert (row["appraised_score"], row["survey_score"], row["score"], row["reason"]) == (6, 3, 9, "x")


def test_ranks_of_a_part_of_the_units_may_pass_its_number() -> None:
    rows = [
        ["XẾP HẠNG CCHC NĂM 2018 TỈNH BÌNH PHƯỚC"],
        ["STT", "Tên cơ quan", "Tổng điểm", "Xếp hạng"],
        [1, "Sở Y tế", 91.5, "1/19"],
        [2, "Sở Nội vụ", 85, "6/19"],
        [3, "Sở Tài chính", 70, 19],
        ["", "Giá trị trung vị", 85, ""],
    ]
    assert [row["rank"] for row in table(rows).rows] == [1, 6, 19]
    assert reading(rows).problems == []


def test_a_matrix_of_two_units_is_a_matrix() -> None:
    rows = [
        ["ĐIỂM THẨM ĐỊNH CCHC NĂM 2023 TỈNH SÓC TRĂNG"],
        ["STT", "Lĩnh vực", "Điểm tối đa", "Sở Y tế", "Sở Nội vụ"],
        ["I", "Chỉ đạo điều hành", 14, 13, 12],
        ["II", "Thể chế", 12, "11,5", "x"],
    ]
    only = table(rows)
    assert (only.kind, [row["score"] for row in only.rows]) == ("matrix", [13, 12, 11.5, None])


def test_points_of_two_appraisers_under_a_head_are_no_matrix() -> None:
    rows = [
        TITLE,
        ["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Thẩm định", ""],
        ["", "", "", "", "Sở Nội vụ", "Sở Tư pháp"],
        ["1", "A", 10, 9, 8, 8],
    ]
    assert table(rows, ("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2")).kind == "score_sheet"


def test_numbered_areas_over_their_names_are_one() -> None:
    rows = [
        ["KẾT QUẢ CCHC 2024 CÁC SỞ - TỈNH KIÊN GIANG"],
        ["TT", "Đơn vị", "Lĩnh vực I", "Lĩnh vực II", "Tổng"],
        ["", "", "Chỉ đạo điều hành", "Thể chế", ""],
        ["", "", "Tối đa 10", "Tối đa 5", "Tối đa 15"],
        [1, "Sở Y tế", 9, "4,5", 13.5],
    ]
    areas = [
        (row["area_code"], row["area"], row["max_score"], row["score"])
        for row in table(rows, ("A2:A4", "B2:B4")).rows
    ]
    assert areas == [("I", "Chỉ đạo điều hành", 10, 9), ("II", "Thể chế", 5, 4.5)]


def test_short_names_of_areas_count_wherever_they_stand() -> None:
    heads = ["STT", "Huyện/TP", "CĐĐH", "TC", "TTHC", "TCBM", "TỔNG"]
    rows = [
        ["ĐIỂM CÁC LĨNH VỰC CCHC CÁC HUYỆN NĂM 2020 TỈNH LẠNG SƠN"],
        heads,
        [1, "Huyện Chi Lăng", 9, 8, 7, 6, 30],
    ]
    assert [(row["area"], row["score"]) for row in table(rows).rows] == [
        ("CĐĐH", 9),
        ("TC", 8),
        ("TTHC", 7),
        ("TCBM", 6),
    ]


def test_units_under_each_area_and_areas_under_each_unit_are_a_matrix() -> None:
    title = ["ĐIỂM CHỈ SỐ CCHC NĂM 2023 CỦA CÁC SỞ TỈNH KHÁNH HÒA"]
    by_area = [
        title, HEADER,
        ["I", "Chỉ đạo điều hành", 14, "", ""], [1, "Sở Y tế", "", 13, 12], [2, "Sở Nội vụ", "", 14, 15],
        ["II", "Cải cách thể chế", 12, "", ""], [1, "Sở Y tế", "", 11, 10], [2, "Sở Nội vụ", "", 12, 11.5],
    ]  # fmt: skip
    by_unit = [
        title, HEADER,
        ["I", "Sở Y tế", "", "", ""], [1, "Chỉ đạo điều hành", 14, 13, 12], [2, "Cải cách thể chế", 12, 11, 10],
        ["II", "Sở Nội vụ", "", "", ""], [1, "Chỉ đạo điều hành", 14, 14, 13], [2, "Cải cách thể chế", 12, 12, 11.5],
    ]  # fmt: skip
    assert [(r["row"], r["unit"], r["area_code"], r["max_score"], r["score"]) for r in table(by_area).rows] == [
        (4, "Sở Y tế", "I", 14, 12), (5, "Sở Nội vụ", "I", 14, None),
        (7, "Sở Y tế", "II", 12, 10), (8, "Sở Nội vụ", "II", 12, 11.5),
    ]  # fmt: skip
    assert found(reading(by_area).problems) == {("score_above_max", "E5")}
    assert [(r["unit"], r["area"], r["score"]) for r in table(by_unit).rows][2:] == [
        ("Sở Nội vụ", "Chỉ đạo điều hành", 13), ("Sở Nội vụ", "Cải cách thể chế", 11.5)
    ]  # fmt: skip
    assert {table(rows).kind for rows in (by_area, by_unit)} == {"matrix"}


def test_maxima_of_the_766_index_may_stand_in_a_line() -> None:
    heads = [
        "TT", "Đơn vị", "Công khai, minh bạch", "Tiến độ giải quyết", "Dịch vụ công trực tuyến", "Thanh toán trực tuyến",
        "Mức độ hài lòng", "Số hóa hồ sơ", "Tổng điểm",
    ]  # fmt: skip
    rows = [
        ["BỘ CHỈ SỐ 766 TỈNH QUẢNG BÌNH QUÝ II/2024"], heads, ["", "Điểm tối đa", 18, 20, 12, 10, 18, 22, 100],
        [1, "Sở Y tế", 19, 20, 12, 10, 18, 22, 100],
    ]  # fmt: skip
    assert [row["unit"] for row in table(rows).rows] == ["Sở Y tế"]
    assert found(reading(rows).problems) == {("score_above_max", "C4")}


def test_a_tick_under_its_heading_is_a_tasks_state() -> None:
    rows = [
        ["THEO DÕI NHIỆM VỤ NĂM 2023 - SỞ TƯ PHÁP TỈNH THÁI NGUYÊN"],
        ["TT", "Nhiệm vụ", "Đơn vị thực hiện", "Hạn hoàn thành", "Hoàn thành", "", "Chưa hoàn thành", ""],
        ["", "", "", "", "Đúng hạn", "Quá hạn", "Trong hạn", "Quá hạn"],
        [1, "A", "P1", "15/01/2023", "x", "", "", ""],
        [2, "B", "P2", "15/02/2023", "", "✓", "", "-"],
        [3, "C", "P1", "15/12/2023", "", "", "", "X"],
        [4, "D", "P1", "15/12/2023", "x", "", "", "x"],
    ]
    merged = ("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:H2")
    assert [row["state"] for row in table(rows, merged).rows] == [
        "done_on_time",
        "done_late",
        "open_late",
        None,
    ]


def test_counts_by_room_are_those_of_the_department_in_the_title() -> None:
    heads = [
        "STT",
        "Phòng, đơn vị",
        "Nhiệm vụ được giao",
        "Hoàn thành đúng hạn",
        "Hoàn thành trễ hạn",
        "Chưa hoàn thành quá hạn",
    ]
    rows = [
        ["NHIỆM VỤ 6 THÁNG ĐẦU NĂM 2025 CỦA SỞ Y TẾ TỈNH ĐỒNG THÁP"],
        heads,
        [1, "Văn phòng Sở", 30, 20, 2, 1],
    ]
    assert (table(rows).kind, table(rows).unit, table(rows).period) == ("task_counts", "Sở Y tế", "2025-H1")


def test_a_numbered_line_without_counts_is_a_line() -> None:
    rows = [
        ["Hồ sơ TTHC quý II/2024"], ["Đơn vị báo cáo: UBND tỉnh Điện Biên"],
        ["STT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Đang giải quyết"], [1, "Hộ tịch", 10, 9, 1], [2, "Quốc tịch"],
    ]  # fmt: skip
    assert [(row["label"], row["received_total"]) for row in table(rows).rows] == [
        ("Hộ tịch", 10),
        ("Quốc tịch", None),
    ]
    assert (table(rows).province, reading(rows).problems) == ("Điện Biên", [])


def test_a_line_for_each_unit_and_area_is_a_matrix_too() -> None:
    rows = [
        ["ĐIỂM CÁC LĨNH VỰC CCHC NĂM 2023 CÁC SỞ TỈNH GIA LAI"],
        ["STT", "Đơn vị", "Lĩnh vực", "Điểm tối đa", "Điểm đạt"],
        [1, "Sở Y tế", "Chỉ đạo điều hành", 14, 12],
        [2, "", "Thể chế", 12, 10],
        [3, "Sở Nội vụ", "Chỉ đạo điều hành", 14, 13],
        [4, "", "Thể chế", 12, 11],
    ]
    only = table(rows, ("B3:B4", "B5:B6"))
    assert only.kind == "matrix"
    assert [(row["row"], row["unit"], row["area_code"], row["area"], row["score"]) for row in only.rows] == [
        (3, "Sở Y tế", "1", "Chỉ đạo điều hành", 12),
        (4, "Sở Y tế", "2", "Thể chế", 10),
        (5, "Sở Nội vụ", "1", "Chỉ đạo điều hành", 13),
        (6, "Sở Nội vụ", "2", "Thể chế", 11),
    ]


def test_a_share_among_percentages_is_a_share() -> None:
    rows = [
        ["XẾP HẠNG CCHC NĂM 2022 TỈNH HÀ NAM"],
        ["STT", "Đơn vị", "Điểm tối đa", "Điểm đạt", "Tỷ lệ đạt"],
        [1, "Sở Y tế", 100, 91, "91"],
        [2, "Sở Nội vụ", 100, 100, "100%"],
        [3, "Sở Xây dựng", 100, 85.5, 0.855],
        [4, "Sở Tài chính", 80, 60.5, 0.7],
    ]
    assert [row["ratio"] for row in table(rows).rows] == [91, 100, 85.5, 0.7]
    assert found(reading(rows).problems) == {("ratio_mismatch", "E6")}


def test_a_month_may_be_written_with_its_letter() -> None:
    heads = ["STT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Đang giải quyết"]
    for title, period in (("HỒ SƠ TTHC T3/2024", "2024-03"), ("HỒ SƠ TTHC Q.II/2024", "2024-Q2")):
        only = table([[title], heads, [1, "Dược", 10, 8, 2]])
        assert (only.year, only.period) == (2024, period)
