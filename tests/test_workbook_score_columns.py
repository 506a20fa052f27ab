"""Headings of score sheets: rounds and results, differences, owners and evidence, merged cells, columns not filled in."""

from __future__ import annotations

from typing import Any

from tests.workbook_making import Rows, found, reading, table

TITLE = ["BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2024 - SỞ XÂY DỰNG TỈNH HƯNG YÊN"]
HEADER = ["TT", "Nội dung", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định"]


def column(rows: Rows, key: str, *merged: str) -> list[Any]:
    return [row.get(key) for row in table(rows, merged).rows]


def test_parts_and_result_of_one_appraisal_are_no_two_rounds() -> None:
    rows = [
        TITLE,
        ["STT", "Lĩnh vực", "Điểm tối đa", "Kết quả thẩm định của Hội đồng", "", "", "Lý do"],
        ["", "", "", "Điểm thẩm định", "Điểm XHH", "Điểm đạt", ""],
        [1, "A", 14, 8, 3, 11, "chậm"],
        [2, "B", 12, 10, 1, 11, ""],
    ]
    only = table(rows, ["A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:G3"])
    assert {role: only.columns[role] for role in ("appraised_score", "survey_score", "score", "reason")} == {
        "appraised_score": "D", "survey_score": "E", "score": "F", "reason": "G"
    }  # fmt: skip
    assert [row["score"] for row in only.rows] == [11, 11]
    assert reading(rows, ["A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:G3"]).problems == []


def test_documents_under_a_head_of_appraisal_are_its_points() -> None:
    rows = [
        TITLE,
        ["STT", "Lĩnh vực", "Điểm tối đa", "Điểm thẩm định", "", ""],
        ["", "", "", "Hồ sơ", "Điều tra XHH", "Tổng"],
        [1, "A", 14, 8, 3, 11],
    ]
    only = table(rows, ["A2:A3", "B2:B3", "C2:C3", "D2:F2"])
    assert [only.columns[role] for role in ("appraised_score", "survey_score", "score")] == ["D", "E", "F"]


def with_difference(heading: str, *figures: float) -> Rows:
    points = [(14, 13, 11), (12, 12, 10), (10, 9, 9)]
    lines = [
        [place, f"Lĩnh vực {place}", *row, figure]
        for place, (row, figure) in enumerate(zip(points, figures, strict=True), start=1)
    ]
    return [TITLE, [*HEADER, heading], *lines]


def test_the_figures_tell_whether_a_difference_is_points_lost() -> None:
    for heading in (
        "Chênh lệch",
        "Chênh lệch giữa điểm tự chấm và điểm thẩm định",
        "Chênh lệch so với thẩm định",
    ):
        for figures in ((2, 2, 0), (-2, -2, 0)):
            rows = with_difference(heading, *figures)
            assert "deduction" not in table(rows).columns
            assert column(rows, "appraised_score") == [11, 10, 9]
            assert reading(rows).problems == []
    assert table(with_difference("Chênh lệch", 3, 2, 1)).columns["deduction"] == "F"
    assert found(reading(with_difference("Chênh lệch", 3, 2.5, 1)).problems) == {("deduction_mismatch", "F4")}
    assert found(reading(with_difference("Điểm trừ", 3, 2.5, 1)).problems) == {("deduction_mismatch", "F4")}
    assert reading(with_difference("Điểm bị trừ", 2, 2, 0)).problems == []


def test_last_years_points_beside_this_years_are_no_round() -> None:
    heads = [
        "TT",
        "Lĩnh vực",
        "Điểm tối đa",
        "Điểm thẩm định",
        "Điểm thẩm định năm 2023",
        "Tăng/giảm so với năm 2023",
    ]
    rows = [TITLE, heads, [1, "A", 14, 11, 10, 1], [2, "B", 12, 10, 11, -1]]
    assert column(rows, "score") == [11, 10]
    assert reading(rows).problems == []


def test_owners_and_evidence_are_kept_and_a_merged_owner_holds_for_each_line() -> None:
    heads = [*HEADER, "Đơn vị chịu trách nhiệm", "Tài liệu kiểm chứng"]
    rows = [
        TITLE,
        heads,
        [1, "A", 9, 9, 8, "Văn phòng", "KH số 1"],
        ["1.1", "B", 9, 9, 8, "", ""],
        [2, "C", 5, 5, 4, "Phòng X"],
    ]
    only = table(rows, ["F3:F4"])
    assert (only.columns["owner"], only.columns["evidence"]) == ("F", "G")
    assert [(row["owner"], row["evidence"]) for row in only.rows] == [
        ("Văn phòng", "KH số 1"), ("Văn phòng", None), ("Phòng X", None)
    ]  # fmt: skip
    assert "owner" not in table([TITLE, HEADER, [1, "A", 9, 9, 8]]).rows[0]


def test_remarks_of_the_council_are_reasons_and_no_points() -> None:
    rows = [TITLE, [*HEADER, "Nhận xét của Hội đồng"], [1, "A", 9, 9, 8, "thiếu báo cáo"]]
    assert column(rows, "reason") == ["thiếu báo cáo"]
    assert reading(rows).problems == []


def test_a_merged_maximum_holds_for_each_line_and_counts_once_or_for_each() -> None:
    rows = [
        TITLE,
        HEADER,
        [1, "A", 6, 5, 5],
        ["1.1", "B", 6, 2, 2],
        ["1.2", "C", "", 3, 3],
        ["", "Tổng", 6, 5, 5],
    ]
    assert column(rows, "max_score", "C4:C5") == [6, 6, 6]
    assert reading(rows, ["C4:C5"]).problems == []
    areas = [
        TITLE,
        HEADER,
        [1, "A", 20, 5, 5],
        [2, "B", "", 21, 2],
        [3, "C", 10, 3, 3],
        ["", "Tổng", 30, 29, 10],
    ]
    assert column(areas, "max_score", "C3:C4") == [20, 20, 10]
    assert found(reading(areas, ["C3:C4"]).problems) == {("score_above_max", "D4")}
    # The total may as well count it for each.
    each = [*areas[:-1], ["", "Tổng", 50, 29, 10]]
    assert found(reading(each, ["C3:C4"]).problems) == {("score_above_max", "D4")}


def test_lines_of_words_under_a_merged_maximum_are_no_criteria() -> None:
    rows = [
        TITLE,
        HEADER,
        [1, "A", 9, 5, 5],
        ["1.1", "B", 9, 5, 5],
        ["", "- trước 31/1: 2 điểm"],
        ["", "- sau: 1 điểm"],
    ]
    assert column(rows, "code", "C4:C6") == ["1", "1.1"]


def test_a_merged_score_stands_on_its_first_line() -> None:
    rows = [
        TITLE,
        HEADER,
        [1, "A", 20, 5, 7],
        [2, "B", 10, 2, ""],
        [3, "C", 10, 3, 3],
        ["", "Tổng", 40, 10, 10],
    ]
    assert column(rows, "score", "E3:E4") == [7, None, 3]
    assert reading(rows, ["E3:E4"]).problems == []


def test_a_merged_title_names_each_coded_line() -> None:
    rows = [TITLE, HEADER, [1, "A", 6, 5, 5], ["1.1", "B", 2, 2, 2], ["1.2", "", 4, 3, 3]]
    assert column(rows, "title", "B4:B5") == ["A", "B", "B"]


def test_a_sheet_with_self_scores_only_is_a_self_assessment() -> None:
    heads = [*HEADER, "Tổng điểm"]
    rows = [TITLE, heads, [1, "A", 14, 13], ["1.1", "B", 14, 13, "-"], ["", "Tổng", 14, 13]]
    only = table(rows)
    assert only.as_dict()["flag"] == "self_assessment"
    assert column(rows, "score") == [None, None]
    assert table([TITLE, heads, [1, "A", 14, 13, 12]]).flag is None


def test_sums_of_a_column_that_nobody_filled_in_are_no_points() -> None:
    rows = [TITLE, HEADER, [1, "A", 14, 13, 0], ["1.1", "B", 14, 13, ""], ["", "Tổng", 14, 13, 0]]
    only = table(rows)
    assert (column(rows, "score"), only.flag) == ([None, None], "self_assessment")
    assert (only.total or {"score": 0})["score"] is None
    assert reading(rows).problems == []
    # Zeros of areas that nothing stands below are zeros.
    assert column([TITLE, HEADER, [1, "A", 14, 13, 0], [2, "B", 14, 13, 0]], "score") == [0, 0]


def test_a_round_that_nobody_filled_in_does_not_hide_the_one_before() -> None:
    heads = [*HEADER[:3], "Điểm thẩm định lần 1", "Điểm thẩm định lần 2"]
    rows = [TITLE, heads, [1, "A", 14, 13, 0], ["1.1", "B", 14, 13, ""], ["", "Tổng", 14, 13, 0]]
    assert column(rows, "score") == [13, 13]
    assert found(reading(rows).problems) == {("two_rounds", "E2")}


def test_the_heading_that_is_nearest_to_a_missing_column_is_named() -> None:
    rows = [TITLE, ["TT", "Tiêu chí", "Điểmtối đa", "Điểm tự chấm"], [1, "A", 14, 13]]
    (problem,) = reading(rows).problems
    assert (problem.code, problem.cell) == ("missing_column", "A2")
    assert "Có phải cột «Điểmtối đa» là điểm tối đa?" in problem.message
    (problem,) = reading(
        [TITLE, ["TT", "Tiêu chí", "Điểm tối đa", "Điểm thẩm đinhj"], [1, "A", 14, 13]]
    ).problems
    assert "«Điểm thẩm đinhj»" in problem.message


def test_a_head_of_reasons_or_of_another_year_goes_before_what_stands_under_it() -> None:
    rows = [
        TITLE,
        ["TT", "Lĩnh vực", "Điểm tối đa", "Điểm thẩm định", "", "Lý do", "", "Kết quả năm trước"],
        ["", "", "", "Lần 1", "Lần 2", "Lần 1", "Lần 2", "Điểm thẩm định"],
        [1, "A", 14, 10, 11, "chậm", "đã bổ sung", 13],
    ]
    merged = ["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2"]
    (row,) = table(rows, merged).rows
    assert (row["score"], row["reason"]) == (11, "đã bổ sung")
    assert found(reading(rows, merged).problems) == {("two_rounds", "E3")}


def test_a_heading_that_goes_on_in_the_next_row_is_one_heading() -> None:
    rows = [
        TITLE,
        ["TT", "Lĩnh vực", "Điểm", "Điểm thẩm định", "Lý do"],
        ["", "", "tối đa", "", "trừ điểm"],
        [1, "A", 14, 11, "chậm"],
    ]
    (row,) = table(rows).rows
    assert (row["max_score"], row["score"], row["reason"]) == (14, 11, "chậm")
    assert reading(rows).problems == []


def test_points_headed_by_a_year_before_the_titles_are_not_this_years() -> None:
    for last in ("Điểm năm 2023", "Điểm đạt năm 2023", "Điểm thẩm định năm 2023", "So với năm trước"):
        rows = [TITLE, [*HEADER, last], [1, "A", 14, 13, 11, 3.5], [2, "B", 12, 12, 10, 12]]
        assert column(rows, "score") == [11, 10]
        assert reading(rows).problems == []
    this = [TITLE, [*HEADER, "Điểm năm 2024"], [1, "A", 14, 13, 10, 11], [2, "B", 12, 12, 10, 12]]
    assert column(this, "score") == [11, 12]


def test_words_under_a_heading_of_points_are_none_where_points_stand_beside_them() -> None:
    heads = [
        "TT",
        "Tiêu chí",
        "Điểm tối đa",
        "Kết quả tự đánh giá",
        "Điểm tự đánh giá",
        "Điểm thẩm định",
        "Kết quả",
    ]
    rows = [TITLE, heads, [1, "A", 14, "Hoàn thành", 13, 11, "Đạt"], [2, "B", 12, "Có", 12, 10, "Không đạt"]]
    only = table(rows)
    assert [(row["self_score"], row["score"]) for row in only.rows] == [(13, 11), (12, 10)]
    assert reading(rows).problems == []


def test_what_is_left_after_the_lost_points_is_the_score() -> None:
    rows: list[list[Any]] = [
        TITLE,
        ["TT", "Nhóm tiêu chí", "Điểm chuẩn", "Điểm trừ", "Điểm còn lại", "Nguyên nhân"],
    ]
    rows += [
        ["1", "A", 10, -1.5, 8.5, "Chậm báo cáo"],
        ["2", "B", 10, "-", 10, ""],
        ["3", "C", 10, "x", "x", ""],
    ]
    assert column(rows, "score") == [8.5, 10, None]
    assert column(rows, "deduction") == [1.5, 0, None]
    assert reading(rows).problems == []


def test_short_headings_of_rounds_are_read() -> None:
    rows: list[list[Any]] = [TITLE, ["TT", "Tiêu chí", "Điểm chuẩn", "Điểm TĐ lần 1", "Điểm TĐ lần 2"]]
    rows += [["1", "A", 10, 1, 2], ["2", "B", 5, 0.5, ""]]
    assert column(rows, "score") == [2, 0.5]
    assert found(reading(rows).problems) == {("two_rounds", "E2")}


def test_shares_of_work_done_are_no_shares_of_points_and_means_of_judges_are_the_score() -> None:
    rows: list[list[Any]] = [
        TITLE,
        ["TT", "Tiêu chí", "Tỷ lệ thực hiện", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định"],
    ]
    rows += [["1", "A", "95%", 10, 9, 8], ["2", "B", "100%", 5, 3, 4]]
    assert column(rows, "score") == [8, 4]
    assert reading(rows).problems == []
    rows = [TITLE, ["TT", "Tiêu chí", "Điểm tối đa", "Thành viên 1", "Thành viên 2", "Điểm trung bình"]]
    rows += [["1", "A", 10, 7, 8, 7.5], ["2", "B", 5, 3, 4, 3.5]]
    assert column(rows, "score") == [7.5, 3.5]
