"""Notes, dates and signatures below a table are no lines of it, in whichever column they stand; its own lines are."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workbook_making import Rows, found, reading

TABLES: dict[str, Rows] = {
    "score_sheet": [
        ["KẾT QUẢ CCHC NĂM 2023 CỦA SỞ Y TẾ TỈNH CÀ MAU"],
        ["STT", "Lĩnh vực", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Điểm trừ"],
        [1, "Chỉ đạo điều hành", 14, 12, 11.5, 2.5],
        [2, "Cải cách thể chế", 14, 13, 12.5, 1.5],
    ],
    "ranking": [
        ["XẾP HẠNG CCHC NĂM 2023 CÁC SỞ TỈNH CÀ MAU"],
        ["STT", "Tên đơn vị", "Điểm tối đa", "Tổng điểm", "Xếp hạng", "Xếp loại"],
        [1, "Sở Y tế", 100, 91, 1, "Tốt"],
        [2, "Sở Tư pháp", 100, 90, 2, "Tốt"],
    ],
    "matrix": [
        ["ĐIỂM THẨM ĐỊNH CCHC NĂM 2023 CÁC SỞ TỈNH CÀ MAU"],
        ["STT", "Tên đơn vị", "Chỉ đạo điều hành", "Cải cách thể chế", "Cải cách TTHC", "Tổng điểm"],
        [1, "Sở Y tế", 13, 11, 9, 33],
        [2, "Sở Tư pháp", 12, 10, 8, 30],
    ],
    "dossier_report": [
        ["HỒ SƠ TTHC QUÝ I NĂM 2023 CÁC SỞ TỈNH CÀ MAU"],
        ["STT", "Đơn vị", "Tổng số hồ sơ tiếp nhận", "Đã giải quyết", "Đang giải quyết", "Tỷ lệ (%)"],
        [1, "Sở Y tế", 100, 90, 10, 99],
        [2, "Sở Tư pháp", 50, 45, 5, 98],
    ],
    "index_766": [
        ["CHỈ SỐ 766 NĂM 2024 CÁC SỞ TỈNH CÀ MAU"],
        ["STT", "Đơn vị", "Công khai, minh bạch", "Tiến độ giải quyết", "Dịch vụ công trực tuyến", "Mức độ hài lòng",
         "Số hóa hồ sơ", "Thanh toán trực tuyến", "Tổng điểm"],
        [1, "Sở Y tế", 17, 20, 10, 18, 20, 9, 94],
        [2, "Sở Tư pháp", 16, 20, 10, 18, 20, 9, 93],
    ],
    "task_list": [
        ["NHIỆM VỤ UBND TỈNH GIAO NĂM 2024 CỦA SỞ Y TẾ TỈNH CÀ MAU"],
        ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn hoàn thành", "Tình trạng", "Ghi chú"],
        [1, "Trình đề án", "Phòng Kế hoạch", "30/6/2024", "Đang thực hiện", ""],
        [2, "Kiểm tra công vụ", "Thanh tra Sở", "30/9/2024", "Đang thực hiện", ""],
    ],
    "task_counts": [
        ["NHIỆM VỤ UBND TỈNH GIAO NĂM 2024 CÁC SỞ TỈNH CÀ MAU"],
        ["STT", "Đơn vị", "Tổng số nhiệm vụ", "Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Chưa hoàn thành trong hạn",
         "Chưa hoàn thành quá hạn"],
        [1, "Sở Y tế", 10, 5, 2, 2, 1],
        [2, "Sở Tư pháp", 8, 8, 0, 0, 0],
    ],
}  # fmt: skip
BELOW: dict[str, Rows] = {
    "signatures in the columns of numbers": [
        [],
        ["", "NGƯỜI LẬP BIỂU", "", "", "GIÁM ĐỐC"],
        ["", "(Ký, ghi rõ họ tên)", "", "", "(Ký tên, đóng dấu)"],
        [],
        ["", "Nguyễn Thị Mẫu", "", "", "Trần Văn Mẫu"],
    ],
    "without a blank row": [
        ["", "NGƯỜI TỔNG HỢP", "", "KT. CHỦ TỊCH", ""],
        ["", "", "", "PHÓ CHỦ TỊCH", ""],
        ["", "Lê Thị Mẫu", "", "Trần Văn Mẫu", ""],
    ],
    "a day and who signs": [
        ["", "", "", "Cà Mau, ngày 05 tháng 01 năm 2025"],
        ["Người lập", "", "", "Thủ trưởng đơn vị"],
    ],
    "a day to be filled in": [["", "", "", "", "……, ngày … tháng … năm 2025"], ["", "", "", "", "Trần Văn Mẫu"]],
    "notes": [
        ["", "Ghi chú:", "Số liệu lấy từ hệ thống một cửa"],
        ["", "(1)", "Bao gồm cả hồ sơ trả lại"],
        ["* Số liệu tính đến 31/12"],
        ["", "- Cột 3: theo Quyết định số 12/QĐ-UBND"],
    ],
    "who receives it": [["Nơi nhận:", "", "TM. ỦY BAN NHÂN DÂN"], ["- Như trên;"], ["- Lưu: VT, VP."]],
    "numbered notes": [["Ghi chú:"], ["1", "Số liệu do các đơn vị báo cáo"], ["2", "Chưa gồm đơn vị sự nghiệp"]],
    "a day below any column": [
        ["", "", "", "Cà Mau, ngày 5 tháng 1 năm 2025"],
        ["", "", "", "", "Cà Mau, ngày 5 tháng 1 năm 2025"],
        ["", "", "", "", "", "Cà Mau, ngày 5 tháng 1 năm 2025"],
    ],
    "a telephone": [["", "Người lập: Nguyễn Thị Mẫu", "Điện thoại: 0290.3831234"], ["", "Điện thoại:", 2903831234.0]],
    "a department that signs": [[], ["", "", "VĂN PHÒNG SỞ", "", "SỞ NỘI VỤ"], ["", "", "Chánh Văn phòng", "", "Giám đốc"]],
    "names alone": [[], ["", "Nguyễn Thị Mẫu", "", "Trần Văn Mẫu"]],
}  # fmt: skip


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("kind", TABLES)
def test_what_stands_below_a_table_is_no_line_and_no_error(kind: str, below: str) -> None:
    alone, signed = reading(TABLES[kind]), reading([*TABLES[kind], *BELOW[below]])
    assert [one.kind for one in alone.tables] == [kind]
    assert alone.tables[0].rows
    assert signed.as_dict() == alone.as_dict()


@pytest.mark.parametrize("below", BELOW)
def test_a_mistyped_number_is_an_error_also_in_the_last_line_above_signatures(below: str) -> None:
    rows = [*TABLES["ranking"][:2], [1, "Sở Y tế", 100, 91, 1], [2, "Sở Tư pháp", "", "8O,47", ""]]
    for lines in (rows, [*rows[:1], *(row[1:] for row in rows[1:])]):
        cell = "D4" if lines is rows else "C4"
        assert found(reading([*lines, *BELOW[below]]).problems) == {("not_a_number", cell)}


@pytest.mark.parametrize("typed", ["chín mươi", "1O,47", "9o", "tám tư", "84 hay 85"])
def test_a_typing_mistake_in_the_only_number_of_the_last_line_is_an_error(typed: str) -> None:
    heads = ["STT", "Tên đơn vị", "Tổng điểm"]
    title = ["XẾP HẠNG CCHC NĂM 2023 CÁC SỞ TỈNH CÀ MAU"]
    lines: list[list[Any]] = [[1, "Sở Y tế", 91], [2, "Sở Tư pháp", typed], [], ["", "NGƯỜI LẬP", "GIÁM ĐỐC"]]
    read = reading([title, heads, *lines])
    assert found(read.problems) == {("not_a_number", "C4")}
    if any(map(str.isdigit, typed)):
        read = reading([title, heads[1:], *(line[1:] for line in lines)])
        assert found(read.problems) == {("not_a_number", "B4")}


def test_lines_that_only_begin_like_notes_are_data() -> None:
    heads = ["Lĩnh vực", "Tổng số hồ sơ tiếp nhận", "Đã giải quyết", "Đang giải quyết"]
    rows: list[list[Any]] = [
        ["HỒ SƠ TTHC NĂM 2023 CỦA SỞ NỘI VỤ TỈNH CÀ MAU"],
        heads,
        ["Nguồn nhân lực", 5, 5, 0],
        ["Lưu trữ", 4, 3, 1],
        ["Tổng hợp báo cáo", 4, 3, 1],
    ]
    (only,) = reading(rows).tables
    assert [row["label"] for row in only.rows] == ["Nguồn nhân lực", "Lưu trữ", "Tổng hợp báo cáo"]


def test_tasks_without_numbers_keep_those_whose_deadline_is_no_day() -> None:
    rows = [
        TABLES["task_list"][0],
        ["Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn hoàn thành"],
        ["Trình đề án", "Giám đốc", "trước ngày 30 tháng 6 năm 2024"],
        ["Theo dõi công vụ", "Chánh Văn phòng", "Thường xuyên"],
        ["NGƯỜI LẬP", "", "GIÁM ĐỐC"],
    ]
    (only,) = reading(rows).tables
    assert [row["due_text"] for row in only.rows] == ["trước ngày 30 tháng 6 năm 2024", "Thường xuyên"]
