"""Plans of limitations and remedies, in the forms in which offices send them; and tables that only look like them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest

from cchc.reading import Reading
from tests.workbook_making import Rows, found, reading

UNIT = ["SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LONG AN"]
TITLE = ["KẾ HOẠCH KHẮC PHỤC TỒN TẠI, HẠN CHẾ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023"]
TOLD = ("area", "limitation", "remedy", "paired")


def asked(rows: Rows, merged: Sequence[str] = ()) -> Reading:
    return reading([UNIT, TITLE, *rows], merged)


def told(read: Reading, *names: str) -> list[tuple[Any, ...]]:
    (table,) = read.tables
    assert (table.kind, table.unit, table.province, table.year) == (
        "remedy_plan", "Sở Khoa học và Công nghệ", "Long An", 2023,
    )  # fmt: skip
    return [tuple(row[name] for name in names or TOLD) for row in table.rows]


def test_areas_stand_between_and_deadlines_are_days_or_words() -> None:
    read = asked([
        ["STT", "Tồn tại, hạn chế", "Nguyên nhân", "Giải pháp", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm",
         "Kết quả thực hiện"],
        ["I", "Công tác chỉ đạo điều hành"],
        [1, "Báo cáo trễ", "Thiếu người", "Báo cáo đúng hạn", "Văn phòng; Thanh tra", "Các phòng",
         "trước ngày 10 của tháng cuối kỳ báo cáo", "Báo cáo", "Đang thực hiện"],
        [2, "Chưa tuyên truyền", "", "Thi tìm hiểu", "Chủ trì: Phòng A; phối hợp: Phòng B", "", "30/09/2024", "-",
         "Đã họp 2 lần"],
        ["II", "Thể chế"],
        [1, "Kế hoạch chậm", "", "Làm sớm", "", "", "Thường xuyên", "", "Đã hoàn thành"],
        ["", "", "", "", "", "Long An, ngày 1 tháng 3 năm 2024"],
        ["", "", "", "", "", "GIÁM ĐỐC"],
        ["", "", "", "", "", "Trần Văn B"],
    ])  # fmt: skip
    assert told(read, "area_code", "area", "limitation", "owner", "supporters") == [
        ("I", "Công tác chỉ đạo điều hành", "Báo cáo trễ", "Văn phòng; Thanh tra", "Các phòng"),
        ("I", "Công tác chỉ đạo điều hành", "Chưa tuyên truyền", "Phòng A", "Phòng B"),
        ("II", "Thể chế", "Kế hoạch chậm", None, None),
    ]
    assert told(read, "due_on", "due_text", "product", "result", "action_state") == [
        (None, "trước ngày 10 của tháng cuối kỳ báo cáo", "Báo cáo", "Đang thực hiện", "in_progress"),
        ("2024-09-30", "30/09/2024", None, "Đã họp 2 lần", None),
        (None, "Thường xuyên", None, "Đã hoàn thành", "awaiting"),
    ]
    assert found(read.problems) == {("unclear_date", "G5")}


def test_two_columns_with_letters_are_enough() -> None:
    read = asked([
        ["Tồn tại, hạn chế", "Giải pháp"], ["I. Chỉ đạo"], ["a) Báo cáo trễ:", "Nộp đúng hạn"], ["b) 02 việc chậm", "- Đôn đốc"],
        ["Nơi nhận:", "GIÁM ĐỐC"], ["- Như trên", "Nguyễn Văn A"],
    ])  # fmt: skip
    assert told(read) == [
        ("Chỉ đạo", "Báo cáo trễ", "Nộp đúng hạn", True), ("Chỉ đạo", "02 việc chậm", "Đôn đốc", True),
    ]  # fmt: skip
    assert read.problems == []


def test_a_merged_limitation_has_several_remedies_and_a_merged_remedy_several_limitations() -> None:
    read = asked([
        ["Lĩnh vực", "Hạn chế", "Giải pháp"],
        ["1. Chỉ đạo", "Báo cáo trễ", "Nộp sớm"], ["", "", "Nhắc trước"],
        ["", "Chậm", "Đôn đốc"], ["", "Thiếu", ""],
        ["2. Thể chế", "Sót", "Rà soát"], ["", "", "Bổ sung"],
    ], ["A4:A7", "B4:B5", "C6:C7"])  # fmt: skip
    assert told(read) == [
        ("Chỉ đạo", "Báo cáo trễ", "Nộp sớm", True), ("Chỉ đạo", "Báo cáo trễ", "Nhắc trước", True),
        ("Chỉ đạo", "Chậm", "Đôn đốc", True), ("Chỉ đạo", "Thiếu", "Đôn đốc", True),
        ("Thể chế", "Sót", "Rà soát", True), ("Thể chế", "Sót", "Bổ sung", True),
    ]  # fmt: skip
    assert read.problems == []


def test_what_stands_in_one_order_only_is_paired_with_nothing() -> None:
    read = asked([
        ["STT", "Hạn chế", "Giải pháp"],
        [1, "- Trễ. - Sót.", "- Nộp sớm. - Rà soát."],
        [2, "a) Trễ; b) Sót; c) Chậm", "1. Nộp sớm. 2. Rà soát."],
        [3, "Riêng", "Giải pháp riêng"],
        [4, "", "Cho cả lĩnh vực"],
    ])  # fmt: skip
    assert told(read, "row", "limitation", "remedy", "paired") == [
        (4, "Trễ.", "Nộp sớm.", False), (4, "Sót.", "Rà soát.", False),
        (5, "Trễ", None, False), (5, "Sót", None, False), (5, "Chậm", None, False),
        (5, None, "Nộp sớm.", False), (5, None, "Rà soát.", False),
        (6, "Riêng", "Giải pháp riêng", True), (7, None, "Cho cả lĩnh vực", False),
    ]  # fmt: skip
    assert found(read.problems) == {
        ("several_in_cell", "B4"), ("several_in_cell", "C4"), ("several_in_cell", "B5"), ("several_in_cell", "C5"),
        ("remedy_without_limitation", "B7"),
    }  # fmt: skip


def test_a_text_alone_that_may_be_an_area_is_asked_about() -> None:
    read = asked(
        [
            ["Hạn chế", "Giải pháp"],
            ["Chất lượng cải cách thể chế còn thấp"],
            ["Trễ", "Nộp sớm"],
            ["Chung", "Kiểm tra"],
        ]
    )
    assert told(read, "area", "limitation", "remedy") == [
        (None, "Chất lượng cải cách thể chế còn thấp", None), (None, "Trễ", "Nộp sớm"), (None, None, "Kiểm tra"),
    ]  # fmt: skip
    assert found(read.problems) == {("unclear_line", "A4")}


def test_criteria_with_why_their_points_were_lost_are_limitations() -> None:
    read = asked([
        ["STT", "Tiêu chí", "Điểm trừ", "Lý do trừ điểm", "Biện pháp khắc phục", "Phòng phụ trách"],
        ["1.1", "Báo cáo", 0.5, "Nộp muộn", "Nộp sớm", "Văn phòng"],
        ["1.2", "Kế hoạch", "nửa điểm", "Thiếu", "Bổ sung", "Văn phòng"],
    ])  # fmt: skip
    assert told(read, "criteria", "points", "limitation", "remedy", "owner") == [
        ("1.1", 0.5, "Nộp muộn", "Nộp sớm", "Văn phòng"), ("1.2", None, "Thiếu", "Bổ sung", "Văn phòng"),
    ]  # fmt: skip
    assert found(read.problems) == {("not_a_number", "C5")}


def test_lines_worded_like_headings_stay_lines_of_their_plan() -> None:
    lines = [
        ["Tỷ lệ hồ sơ trực tuyến thấp", "Nâng tỷ lệ nộp trực tuyến", "Đơn vị liên quan"],
        ["Nội dung công khai chưa đủ", "Kết quả rà soát được công khai", "Đơn vị thực hiện"],
    ]
    read = asked([["Hạn chế", "Giải pháp", "Chủ trì"], *lines])
    assert told(read, "limitation", "remedy", "owner") == [tuple(line) for line in lines]


@pytest.mark.parametrize(
    ("kind", "headings", "line"),
    [
        ("task_list", ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Tồn tại, hạn chế", "Giải pháp"],
         [1, "Báo cáo", "Văn phòng", "30/9/2023", "chậm", "đôn đốc"]),
        ("task_list", ["STT", "Nội dung nhiệm vụ", "Giải pháp thực hiện", "Chủ trì", "Thời hạn"],
         [1, "Báo cáo", "đôn đốc", "Văn phòng", "30/9/2023"]),
        ("score_sheet", ["STT", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định", "Tồn tại, hạn chế", "Nguyên nhân", "Giải pháp"],
         ["1", "Báo cáo", 2, 1, "chậm", "thiếu người", "đôn đốc"]),
        ("score_sheet", ["STT", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định", "Điểm trừ", "Lý do trừ điểm", "Giải pháp khắc phục"],
         ["1", "Báo cáo", 2, 1, 1, "chậm", "đôn đốc"]),
        ("responsibilities", ["STT", "Tiêu chí", "Phòng chủ trì", "Phòng phối hợp", "Giải pháp thực hiện"],
         ["1.1", "Báo cáo", "Văn phòng", "Thanh tra", "đôn đốc"]),
    ],
)  # fmt: skip
def test_a_table_with_remarks_about_remedies_stays_what_it_is(
    kind: str, headings: list[str], line: list[Any]
) -> None:
    (table,) = asked([headings, line, line[:]]).tables
    assert table.kind == kind


def test_what_cannot_be_read_is_named_at_its_cell_and_the_line_stands() -> None:
    read = asked(
        [
            ["STT", "Hạn chế", "Giải pháp", "Thời hạn"],
            [1, "#REF!", "Nộp sớm", "31/02/2024"],
            [2, "", "", "2024"],
            [3, "Trễ", "-"],
        ]
    )
    assert ("missing_value", "B5") in found(read.problems)
    assert ("unclear_date", "D4") in found(read.problems)


def test_who_signs_may_answer_for_a_remedy_and_still_end_the_plan() -> None:
    lines: Rows = [
        ["Trễ", "Kiểm tra", "GIÁM ĐỐC"],
        ["Sót", "Ký kế hoạch", "Giám đốc"],
        ["", "", "Giám đốc"],
        ["Chậm", "Nộp", "Văn phòng"],
    ]
    signed: Rows = [["Nơi nhận:", "", "GIÁM ĐỐC"], ["- Như trên;", "Lưu", "Nguyễn Văn A"]]
    read = asked([["Hạn chế", "Giải pháp", "Chủ trì"], *lines, *signed], ["A5:A6", "B5:B6"])
    assert told(read, "row", "limitation", "owner") == [
        (4, "Trễ", "GIÁM ĐỐC"), (5, "Sót", "Giám đốc"), (6, "Sót", "Giám đốc"), (7, "Chậm", "Văn phòng"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "stored", "cell"),
    [
        ("15/02/2024", "2024-02-15", None),
        ("ngày 5 tháng 2 năm 2024", "2024-02-05", None),
        (datetime(2024, 2, 15), "2024-02-15", None),
        ("", None, None),
        ("-", None, None),
        *(
            (said, None, "E4")
            for said in ("02/2024", "tháng 2/2024", "quý I/2024", "năm 2024", "31/02/2024", "sắp xong", 2024)
        ),
    ],
)
def test_a_state_is_of_a_day_that_the_sheet_names_or_is_not_taken(
    day: Any, stored: str | None, cell: str | None
) -> None:
    read = asked([
        ["STT", "Tồn tại, hạn chế", "Giải pháp", "Kết quả thực hiện", "Ngày hoàn thành"],
        [1, "Báo cáo trễ", "Nộp đúng hạn", "Đã hoàn thành", day],
    ])  # fmt: skip
    state = None if cell else "awaiting"
    result = f"Đã hoàn thành ({day})" if cell else "Đã hoàn thành"
    assert told(read, "result", "action_state", "done_on") == [(result, state, stored)]
    assert found(read.problems) == ({("unclear_date", cell)} if cell else set())


def test_an_error_in_place_of_a_day_is_told_at_its_cell() -> None:
    read = asked([
        ["STT", "Tồn tại, hạn chế", "Giải pháp", "Kết quả thực hiện", "Ngày hoàn thành"],
        [1, "Báo cáo trễ", "Nộp đúng hạn", "Đã hoàn thành", "#N/A"],
    ])  # fmt: skip
    assert found(read.problems) == {("error_value", "E4")}
