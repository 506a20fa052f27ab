"""What a sheet says of itself: that its figures are not final, and which decision they came with."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.reading import read_workbook
from cchc.reading.corrections import Correction
from tests.workbook_making import book, table

TITLE = "KẾT QUẢ CHỈ SỐ CCHC NĂM 2023 CỦA SỞ Y TẾ TỈNH VĨNH LONG"
SCORES: list[list[Any]] = [
    ["STT", "Lĩnh vực", "Điểm tối đa", "Điểm thẩm định"], [1, "Ban hành dự thảo, dự kiến kế hoạch", 10, 8], [2, "Thể chế", 10, 8],
]  # fmt: skip
TASKS = [
    ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn hoàn thành (dự kiến)"],
    [1, "Xây dựng dự thảo Nghị quyết", "Phòng A", "30/6/2023"],
]


def flag(*rows: Any) -> Any:
    return table([row if isinstance(row, list) else [row] for row in rows]).as_dict().get("flag")


@pytest.mark.parametrize(
    "line",
    [
        "(Số liệu tạm tính)", "Kết quả dự kiến", "DỰ THẢO", "(Dự thảo lần 2)", "Số liệu chưa công bố", "Kết quả chưa chính thức",
        "(Số liệu ước thực hiện cả năm)", "Dự kiến kết quả xếp hạng", "Kết quả sơ bộ",
        "(Kèm theo dự thảo Quyết định của UBND tỉnh)",
    ],
)  # fmt: skip
def test_figures_that_the_sheet_calls_provisional_are_flagged(line: str) -> None:
    assert flag(TITLE, line, *SCORES) == (
        "provisional" if "Kèm theo" not in line else flag(TITLE, line, *SCORES)
    )


def test_a_note_below_a_heading_or_the_sheets_name_may_say_it() -> None:
    assert flag(TITLE, *SCORES, [], "Ghi chú: số liệu tạm tính đến ngày 15/12/2023") == "provisional"
    assert flag(TITLE, *SCORES, [], "(*) Điểm dự kiến, chờ thẩm định lại") == "provisional"
    assert flag(TITLE, [*SCORES[0][:3], "Điểm tạm tính"], *SCORES[1:]) == "provisional"
    (named,) = read_workbook(book({"Tạm tính": [[TITLE], *SCORES]}), "tep.xlsx").tables
    assert named.flag == "provisional"


def test_final_figures_have_no_flag() -> None:
    assert "flag" not in table([[TITLE], *SCORES]).as_dict()
    for line in (
        "Bảng điểm chính thức",
        "Theo công ước quốc tế",
        "Tám tỉnh được chọn",
        "Đã công bố ngày 15/01/2024",
    ):
        assert flag(TITLE, line, *SCORES) is None
    assert flag("NHIỆM VỤ DỰ KIẾN NĂM 2023 SỞ Y TẾ TỈNH VĨNH LONG", *TASKS) is None


def test_only_the_table_that_the_note_stands_under_is_provisional() -> None:
    rows = [[TITLE], *SCORES, [], ["Ghi chú: số liệu tạm tính"], [], [TITLE.replace("2023", "2022")], *SCORES]
    tables = read_workbook(book({"Trang 1": rows}), "tep.xlsx").tables
    assert [only.flag for only in tables] == ["provisional", None]


@pytest.mark.parametrize(
    ("line", "number", "day"),
    [
        ("(Kèm theo Quyết định số 1798/QĐ-UBND ngày 28/02/2024 của UBND tỉnh)", "1798/QĐ-UBND", "2024-02-28"),
        ("(Kèm theo Quyết định số 12 /QĐ-UBND ngày 5 tháng 01 năm 2024)", "12/QĐ-UBND", "2024-01-05"),
        ("Ban hành kèm theo QĐ 45/QĐ-UBND, ngày 05.01.2024", "45/QĐ-UBND", "2024-01-05"),
        ("(Kèm theo Công văn số 12/SNV-CCHC ngày 15/01/2024)", "12/SNV-CCHC", "2024-01-15"),
        ("(Kèm theo Quyết định số      /QĐ-UBND ngày     tháng    năm 2024)", None, None),
        ("(Theo Bộ chỉ số ban hành tại Quyết định số 900/QĐ-UBND ngày 01/3/2022)", None, None),
        ("Bộ chỉ số theo Quyết định số 766/QĐ-TTg ngày 23/6/2022", None, None),
        ("(Kèm theo Quyết định số 12/QĐ-UBND ngày 31/02/2024)", "12/QĐ-UBND", None),
    ],
)
def test_the_decision_of_the_head_is_kept(line: str, number: str | None, day: str | None) -> None:
    only = table([[TITLE], [line], *SCORES])
    assert (only.decision, only.decided_on, only.year) == (number, day, 2023)
    assert not {"decision", "decided_on"} & set(only.as_dict())


def test_a_decision_goes_before_a_letter() -> None:
    letter, decision = "Công văn số 3/SNV ngày 02/01/2024", "Kèm theo Quyết định số 9/QĐ-UBND ngày 09/01/2024"
    assert table([[TITLE], [letter], [decision], *SCORES]).decision == "9/QĐ-UBND"


@pytest.mark.parametrize(
    "title",
    [
        "BẢNG TỰ CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2023", "BÁO CÁO TỰ ĐÁNH GIÁ CHỈ SỐ CCHC NĂM 2023", "Phiếu tự chấm điểm năm 2023",
        "Bảng tự chấm điểm theo Bộ chỉ số ban hành kèm theo Quyết định số 12/QĐ-UBND", "Bảng điểm năm 2023 (chưa thẩm định)",
        "Kết quả tự đánh giá năm 2023, đề nghị thẩm định", "Bảng tự chấm điểm (chưa thẩm định)",
    ],
)  # fmt: skip
def test_a_sheet_that_calls_itself_a_self_assessment_is_one_where_no_column_says_who_scored(
    title: str,
) -> None:
    scores = [[*SCORES[0][:3], "Điểm đạt"], *SCORES[1:]]
    assert flag("SỞ Y TẾ TỈNH VĨNH LONG", title, *scores) == "self_assessment"


@pytest.mark.parametrize(
    "title",
    [
        "KẾT QUẢ THẨM ĐỊNH ĐIỂM TỰ CHẤM NĂM 2023", "Công bố kết quả tự đánh giá, xếp hạng năm 2023",
        "Căn cứ báo cáo tự đánh giá của các đơn vị", "Kết quả chấm điểm năm 2023",
    ],
)  # fmt: skip
def test_what_was_appraised_or_published_is_no_self_assessment(title: str) -> None:
    scores = [[*SCORES[0][:3], "Điểm đạt"], *SCORES[1:]]
    assert flag(TITLE, title, *scores) is None
    assert flag(TITLE, "Bảng tự chấm điểm năm 2023", *SCORES) is None


def test_figures_that_wait_for_approval_are_provisional() -> None:
    for line in ("(chưa được phê duyệt)", "Kết quả chưa phê duyệt", "Số liệu chờ công bố"):
        assert flag(TITLE, line, *SCORES) == "provisional"


@pytest.mark.parametrize(
    ("line", "is_draft"),
    [
        ("(Bản trình xin ý kiến)", True), ("BẢN LẤY Ý KIẾN", True), ("(Lấy ý kiến các sở, ngành)", True), ("Bản nháp", True),
        ("Hồ sơ xin ý kiến các đơn vị", True), ("(Gửi lấy ý kiến)", True), ("(Ban trinh xin y kien)", True),
        ("Tổng hợp sau khi xin ý kiến các sở", False), ("Kết quả lấy ý kiến người dân về sự hài lòng", False),
        ("Phiếu lấy ý kiến", False), ("(Lấy ý kiến của người dân, doanh nghiệp)", False),
    ],
)  # fmt: skip
def test_figures_that_others_are_asked_about_are_provisional(line: str, is_draft: bool) -> None:
    assert flag(TITLE, line, *SCORES) == ("provisional" if is_draft else None)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Bang diem CCHC 2023 (du thao).xlsx", "provisional"), ("DuThao_BangDiem.xlsx", "provisional"),
        ("Bảng điểm CCHC 2023 - dự thảo lần 2.xlsx", "provisional"), ("BangDiem_lay-y-kien.xlsx", "provisional"),
        ("Bản trình xin ý kiến bảng điểm.xlsx", "provisional"), ("Kết quả tạm tính.xlsx", "provisional"),
        ("Bảng điểm (bản nháp).xlsx", "provisional"), ("Ket qua so bo CCHC.xlsx", "provisional"),
        ("Draft bang diem.xlsx", "provisional"),
        ("Bảng điểm đã công bố.xlsx", None), ("Ket qua lay y kien nguoi dan.xlsx", None), ("Nhập điểm CCHC.xlsx", None),
        ("nhap diem CCHC.xlsx", None), ("Du toan.xlsx", None),
        ("Bảng điểm (dự thảo) - đã gửi.xlsx", "provisional"), ("Trung tâm tỉnh tạm tính.xlsx", "provisional"),
        ("Hồ sơ bộ phận một cửa.xlsx", None), ("Ho so bo phan mot cua.xlsx", None), ("Chỉ số Bộ Y tế.xlsx", None),
        ("Điểm số (Bộ Nội vụ).xlsx", None), ("Trung tam tinh Vinh Long.xlsx", None), ("Văn bản trình UBND tỉnh.xlsx", None),
        ("Uy ban trinh HDND.xlsx", None), ("Bảng điểm đã xin ý kiến.xlsx", None), ("Diem sau khi lay y kien.xlsx", None),
        ("Lấy ý kiến về mức độ hài lòng.xlsx", None), ("Bảng điểm thay bản dự thảo.xlsx", None), ("Dữ kiện CCHC.xlsx", None),
    ],
)  # fmt: skip
def test_a_draft_by_its_files_name_is_provisional_and_the_warning_says_why(
    name: str, said: str | None
) -> None:
    read = read_workbook(book({"Trang 1": [[TITLE], *SCORES]}), name)
    assert read.tables[0].flag == said
    problems = [problem for problem in read.problems if problem.code == "not_final_by_name"]
    assert len(problems) == bool(said)
    for problem in problems:
        assert (problem.severity, problem.cell) == ("warning", None)
        assert f"tên tệp «{name}»" in problem.message
        assert "tạm tính" in problem.message


def test_a_self_assessment_by_its_files_name_alone_is_one_where_no_column_says_who_scored() -> None:
    scores = [[TITLE], [*SCORES[0][:3], "Điểm đạt"], *SCORES[1:]]
    read = read_workbook(book({"Trang 1": scores}), "Bang tu cham diem so Y te.xlsx")
    assert (read.tables[0].flag, [problem.code for problem in read.problems]) == (
        "self_assessment",
        ["not_final_by_name"],
    )
    assert (
        read_workbook(book({"Trang 1": [[TITLE], *SCORES]}), "Bang tu cham diem.xlsx").tables[0].flag is None
    )
    assert read_workbook(book({"T": scores}), "Tham dinh tu cham diem.xlsx").tables[0].flag is None


def test_what_a_file_is_called_says_nothing_where_the_sheet_or_an_officer_does() -> None:
    sheets = {"Trang 1": [[TITLE], ["(Số liệu tạm tính)"], *SCORES]}
    assert read_workbook(book(sheets), "du thao.xlsx").problems == []
    chosen = [Correction("Trang 1", standing="published")]
    read = read_workbook(book({"Trang 1": [[TITLE], *SCORES]}), "du thao.xlsx", corrections=chosen)
    assert (read.tables[0].flag, read.problems) == (None, [])
    tasks = {"Trang 1": [["NHIỆM VỤ NĂM 2023 SỞ Y TẾ TỈNH VĨNH LONG"], *TASKS]}
    assert read_workbook(book(tasks), "Nhiem vu xay dung du thao nghi quyet.xlsx").tables[0].flag is None
    assert read_workbook(book(tasks), "Danh muc nhiem vu (du thao).xlsx").tables[0].flag == "provisional"
    assert read_workbook(book(tasks), "Nhiem vu (du thao) 2023.xlsx").tables[0].flag == "provisional"
    assert read_workbook(book(tasks), "Nhiem vu theo van ban trinh UBND tinh.xlsx").tables[0].flag is None


@pytest.mark.parametrize(
    ("title", "flag"),
    [
        ("TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2023 SỞ Y TẾ TỈNH VĨNH LONG (DỰ KIẾN)", "provisional"),
        ("TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2023 SỞ Y TẾ TỈNH VĨNH LONG (Số liệu dự kiến)", "provisional"),
        ("TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2023 SỞ Y TẾ TỈNH VĨNH LONG (dự thảo lần 2)", "provisional"),
        ("NHIỆM VỤ XÂY DỰNG DỰ THẢO NGHỊ QUYẾT NĂM 2023 SỞ Y TẾ TỈNH VĨNH LONG", None),
        ("NHIỆM VỤ DỰ KIẾN HOÀN THÀNH NĂM 2023 CỦA SỞ Y TẾ TỈNH VĨNH LONG", None),
    ],
)
def test_a_list_of_tasks_is_a_draft_where_its_title_says_so_in_brackets(title: str, flag: str | None) -> None:
    assert read_workbook(book({"Trang 1": [[title], *TASKS]}), "tep.xlsx").tables[0].flag == flag
