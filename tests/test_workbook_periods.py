"""Years and periods of titles, lines, sheets and files; those that lie after today."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import openpyxl
import pytest

from cchc.intake import publication_of
from cchc.intake.errors import IntakeError
from cchc.reading import read_workbook
from cchc.reading.identity.parts_of_year import part_of_year
from cchc.reading.identity.spans import NO_CODE
from cchc.reading.identity.times import time_of
from cchc.reading.identity.today import as_of
from cchc.reading.identity.years import year_in, year_in_name
from cchc.reading.words.figures_form_words import COLUMNS, HEADER_ROW
from cchc.writing.figures_form import write_figures_form
from tests.workbook_making import book, found, reading, table

DOSSIERS = [["STT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Đang giải quyết"], [1, "Dược", 10, 8, 2]]
SCORES = [["STT", "Lĩnh vực", "Điểm tối đa", "Điểm đạt"], [1, "Chỉ đạo", 10, 8]]
TASKS = [["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"], [1, "A", "Phòng A", "30/6/2027"]]
HEADS_766 = [
    "STT",
    "Đơn vị",
    "Công khai, minh bạch",
    "Tiến độ giải quyết",
    "Dịch vụ công trực tuyến",
    "Thanh toán trực tuyến",
    "Mức độ hài lòng",
    "Số hóa hồ sơ",
    "Tổng điểm",
]
TASKS_COUNTED = [
    ["TT", "Đơn vị", "Tổng số", "Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Chưa xong trong hạn", "Chưa xong quá hạn"],
    [1, "Sở Y tế", 20, 15, 0, 5, 0],
]  # fmt: skip
INDEX_766 = [
    HEADS_766,
    [1, "Sở Y tế", 18, 20, 12, 10, 18, 22, 100],
    [2, "Sở Nội vụ", 18, 20, 12, 9, 18, 22, 99],
]


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with as_of(date(2026, 11, 29)):
        yield


@pytest.mark.parametrize(
    ("title", "year", "part"),
    [
        ("BỘ CHỈ SỐ 766 THÁNG 9 NĂM 2023 TỈNH VĨNH LONG", 2023, "09"),
        ("766 THÁNG 9 TỈNH VĨNH LONG NĂM 2023", 2023, "09"),
        ("BỘ CHỈ SỐ 766 - 9 THÁNG NĂM 2023", 2023, "9M"),
        ("Quyết định 766/QĐ-TTg, 9 tháng đầu năm 2023", 2023, "9M"),
        ("biểu số 6 tháng 3/2023", 2023, "03"),
        ("CHỈ SỐ THEO QUYẾT ĐỊNH 766/QĐ-TTG THÁNG 9 NĂM 2022 TỈNH LONG AN", 2022, "09"),
        ("CHỈ SỐ THEO QUYẾT ĐỊNH SỐ 766/QĐ-TTg NGÀY 23/6/2022, QUÝ I NĂM 2023", 2023, "Q1"),
        ("06 tháng đầu năm 2023", 2023, "H1"),
        ("6 tháng 2023", 2023, "H1"),
        ("6 tháng cuối năm 2023", 2023, "H2"),
        ("3 tháng đầu năm 2023", 2023, "Q1"),
        ("12 tháng năm 2023", 2023, ""),
        ("11 tháng năm 2023", 2023, NO_CODE),
        ("Tuần 3 tháng 9 năm 2023", 2023, NO_CODE),
        ("tuần thứ hai của tháng 9/2023", 2023, NO_CODE),
        ("Tuân thủ 90% thời hạn, quý III năm 2023", 2023, "Q3"),
        ("Huyện Tuần Giáo 6 tháng đầu năm 2023", 2023, "H1"),
        ("T9/2023", 2023, "09"),
        ("tháng chín năm 2023", 2023, "09"),
        ("Kỳ báo cáo: 09/2023", 2023, "09"),
        ("KẾT QUẢ CHỈ SỐ 766 (09/2023)", 2023, "09"),
        ("Quý 3 năm 2023", 2023, "Q3"),
        ("Biểu số II.06a/VPCP/KSTT quý I/2023", 2023, "Q1"),
        ("Quý I-II/2023", 2023, "H1"),
        ("quý I và quý III/2023", 2023, NO_CODE),
        ("tháng 7-9/2023", 2023, "Q3"),
        ("Tháng 01/2023 đến tháng 03/2023", 2023, "Q1"),
        ("BÁO CÁO QUÝ III VÀ 9 THÁNG ĐẦU NĂM 2023", 2023, NO_CODE),
        ("BÁO CÁO QUÝ IV VÀ NĂM 2023", 2023, NO_CODE),
        ("Kết quả 6 tháng đầu năm, phương hướng nhiệm vụ 6 tháng cuối năm 2023", 2023, "H1"),
        ("từ 15/12/2022 đến 14/3/2023", 2023, "Q1"),
        ("Kỳ báo cáo: 15/12/2023 - 14/6/2024", 2024, "H1"),
        ("Từ ngày 15 tháng 12 năm 2022 đến ngày 14 tháng 3 năm 2023", 2023, "Q1"),
        ("từ 15/12/2022 đến 14/12/2023", 2023, ""),
        ("từ 01/02/2023 đến 31/5/2023", 2023, NO_CODE),
        ("từ 18/9/2023 đến 24/9/2023", 2023, NO_CODE),
        ("từ 15/5/2023 đến 14/6/2023", 2023, "06"),
        ("lũy kế đến 30/9/2023", 2023, "9M"),
        ("lũy kế đến hết tháng 9/2023", 2023, "9M"),
        ("lũy kế đến 31/10/2023", 2023, NO_CODE),
        ("tính đến tháng 9/2023", 2023, NO_CODE),
        ("đến hết quý III năm 2023", 2023, NO_CODE),
        ("đến tháng 12/2023", 2023, NO_CODE),
        ("đến hết quý I/2023", 2023, "Q1"),
        ("Văn bản đến tháng 9/2023", 2023, "09"),
        ("quý II/2023 so với cùng kỳ năm 2022", 2023, "Q2"),
        ("quý II/2023 so với quý I/2023", 2023, "Q2"),
        ("KẾT QUẢ THỰC HIỆN KẾ HOẠCH CCHC QUÝ I NĂM 2023", 2023, "Q1"),
        ("BÁO CÁO QUÝ IV NĂM 2023, PHƯƠNG HƯỚNG NĂM 2024", 2023, "Q4"),
        ("KẾT QUẢ NĂM 2022 VÀ 6 THÁNG ĐẦU NĂM 2023", 2022, NO_CODE),
        ("HỒ SƠ TTHC 6T/2023", 2023, "H1"),
        ("HỒ SƠ TTHC 9T ĐẦU NĂM 2023", 2023, "9M"),
        ("HỒ SƠ TTHC T9.2023", 2023, "09"),
    ],
)
def test_a_title_says_its_period(title: str, year: int, part: str) -> None:
    told = year_in(title)
    assert (told and told[0], part_of_year(title)) == (year, part)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Báo cáo ngày 15/01/2024 về năm 2023", 2023),
        ("KẾT QUẢ CCHC NĂM 2023 (CÔNG BỐ NĂM 2024)", 2023),
        ("KẾT QUẢ CCHC NĂM 2023 (Kèm theo Quyết định số 12/QĐ-UBND ngày 15/01/2024)", 2023),
        ("(Kèm theo Công văn số 12/SNV-CCHC tháng 02/2024)", None),
        ("Long An, tháng 01 năm 2024", None),
        ("Vĩnh Long, ngày    tháng 12 năm 2023", None),
        ("Kế hoạch 2021-2025", None),
        ("giai đoạn từ năm 2021 đến năm 2025", None),
        ("Chương trình tổng thể giai đoạn 2021-2030, định hướng đến năm 2045", None),
        ("SO SÁNH KẾT QUẢ NĂM 2022 VÀ NĂM 2023", None),
        ("Áp dụng ISO 9001:2015", None),
        ("BẢNG ĐIỂM CCHC (THANG 10 ĐIỂM) NĂM 2023", 2023),
        ("Nộp trước ngày 10 tháng cuối kỳ năm 2023", 2023),
        ("Nghị định 15/2020/NĐ-CP", None),
    ],
)
def test_years_of_documents_and_plans_are_not_the_year_of_the_index(title: str, year: int | None) -> None:
    told = year_in(title)
    assert (told and told[0], part_of_year(title)) == (year, None)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("bao_cao_20240115.xlsx", None),
        ("bao_cao_2024_01_15.xlsx", None),
        ("bao_cao_15.01.2024.xlsx", None),
        ("15-01-2024", None),
        ("1798_QD-UBND_2024.xlsx", None),
        ("KeHoach_2021-2025.xlsx", None),
        ("an_giang_2025_chi_so_766.xlsx", 2025),
        ("ket qua 2023 (QD 12-QD-UBND 15-1-2024).xlsx", 2023),
        ("T9.2023", 2023),
    ],
)
def test_the_day_of_a_file_is_not_the_year_of_its_figures(name: str, year: int | None) -> None:
    assert year_in_name(name) == year


def about(*rows: Any, file_name: str = "tep.xlsx") -> tuple[int | None, str | None]:
    only = table(rows, file_name=file_name)
    return only.year, only.period


def test_a_line_about_something_else_says_no_period() -> None:
    title = ["KẾT QUẢ CHẤM ĐIỂM CCHC NĂM 2023 - SỞ Y TẾ TỈNH VĨNH LONG"]
    note = ["Ghi chú của đơn vị theo phản ánh tại cuộc họp quý IV"]
    assert about(title, note, *SCORES) == (2023, None)
    assert about(title, *SCORES, file_name="gui quy 4 nam 2023.xlsx") == (2023, None)


def test_a_line_of_its_own_under_the_title_says_the_period() -> None:
    title = ["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TTHC SỞ Y TẾ TỈNH VĨNH LONG NĂM 2023"]
    assert about(title, ["(Số liệu quý I)"], *DOSSIERS) == (2023, "2023-Q1")
    assert about(title, *DOSSIERS) == (2023, "2023")
    assert about(title, *DOSSIERS, file_name="ho_so_quy_1.xlsx") == (2023, "2023-Q1")


def test_a_closing_day_makes_no_year_of_dossiers() -> None:
    title = ["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TTHC SỞ Y TẾ TỈNH VĨNH LONG"]
    assert about(title, ["(Số liệu tính đến ngày 30/9/2024)"], *DOSSIERS) == (2024, None)
    assert about(title, ["(Số liệu lũy kế đến ngày 30/9/2024)"], *DOSSIERS) == (2024, "2024-9M")


def test_a_closing_day_makes_no_year_of_the_766_index() -> None:
    rows = [["CHỈ SỐ 766 CỦA CÁC SỞ TỈNH VĨNH LONG"], ["(Số liệu tính đến ngày 14/9/2024)"], *INDEX_766]
    read = reading(rows)
    assert (read.tables[0].year, read.tables[0].period) == (2024, None)
    assert found(read.problems) == {("unclear_date", "A2")}
    with pytest.raises(IntakeError, match="không tìm thấy kỳ"):
        publication_of(read, b"", "An")
    assert about(["CHỈ SỐ 766 NĂM 2024 TỈNH VĨNH LONG"], rows[1], *INDEX_766) == (2024, None)


def test_a_line_of_another_year_says_no_period() -> None:
    title = ["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TTHC SỞ Y TẾ TỈNH VĨNH LONG NĂM 2023"]
    assert about(title, ["(Quý IV năm 2022)"], *DOSSIERS) == (2023, "2023")


def test_a_period_without_a_code_is_asked_about() -> None:
    read = reading([["HỒ SƠ TTHC 11 THÁNG NĂM 2023 SỞ Y TẾ TỈNH VĨNH LONG"], *DOSSIERS])
    assert (read.tables[0].period, found(read.problems)) == (None, {("unclear_date", "A1")})


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([["KẾT QUẢ CHẤM ĐIỂM CCHC NĂM 2032 - SỞ Y TẾ TỈNH VĨNH LONG"], *SCORES], "A1"),
        ([["UBND TỈNH VĨNH LONG"], ["CHỈ SỐ 766 THÁNG 12 NĂM 2026"], *INDEX_766], "A2"),
        ([["HỒ SƠ TTHC SỞ Y TẾ TỈNH VĨNH LONG"], ["", "Kỳ báo cáo: Quý I/2027"], *DOSSIERS], "B2"),
        ([["NHIỆM VỤ SỞ Y TẾ TỈNH VĨNH LONG NĂM 2028"], *TASKS], "A1"),
        ([["NHIỆM VỤ UBND TỈNH VĨNH LONG GIAO NĂM 2027"], *TASKS_COUNTED], "A1"),
    ],
)
def test_a_period_that_has_not_begun_is_warned_about_at_its_cell(rows: Any, cell: str) -> None:
    read = reading(rows)
    assert [(p.code, p.cell, p.severity) for p in read.problems] == [("future_period", cell, "warning")]
    assert "29/11/2026" in read.problems[0].message


@pytest.mark.parametrize(
    "rows",
    [
        [["KẾT QUẢ CHẤM ĐIỂM CCHC NĂM 2026 - SỞ Y TẾ TỈNH VĨNH LONG"], *SCORES],
        [["CHỈ SỐ 766 THÁNG 11 NĂM 2026 TỈNH VĨNH LONG"], *INDEX_766],
        [["HỒ SƠ TTHC QUÝ IV/2026 SỞ Y TẾ TỈNH VĨNH LONG"], *DOSSIERS],
        [["NHIỆM VỤ SỞ Y TẾ TỈNH VĨNH LONG NĂM 2027"], *TASKS],
    ],
)
def test_the_running_period_and_tasks_of_the_next_year_are_no_future(rows: Any) -> None:
    assert reading(rows).problems == []


def test_a_future_year_of_a_name_is_warned_about_without_a_cell() -> None:
    title = ["KẾT QUẢ CHẤM ĐIỂM CCHC SỞ Y TẾ TỈNH VĨNH LONG"]
    for sheet, file_name in (("Năm 2027", "tep.xlsx"), ("Trang 1", "cchc_2027.xlsx")):
        (problem,) = read_workbook(book({sheet: [title, *SCORES]}), file_name).problems
        assert (problem.code, problem.sheet, problem.cell) == ("future_period", sheet, None)


def test_a_year_that_somebody_gave_is_warned_about_too() -> None:
    content = book({"Trang 1": [["KẾT QUẢ CHẤM ĐIỂM CCHC SỞ Y TẾ TỈNH VĨNH LONG"], *SCORES]})
    assert [p.code for p in read_workbook(content, "tep.xlsx", year=2049).problems] == ["future_period"]
    assert [p.code for p in read_workbook(content, "tep.xlsx", year=2099).problems] == ["impossible_value"]
    assert read_workbook(content, "tep.xlsx", year=2026).problems == []


def test_figures_of_a_period_to_come_are_warned_about_but_no_plans() -> None:
    filled = openpyxl.load_workbook(io.BytesIO(write_figures_form("Vĩnh Long", [], [])))
    for sheet, (kind, figure) in enumerate(
        (("measures", "actual"), ("measures", "plan"), ("targets", "value"))
    ):
        line = {"unit": "Sở Y tế", "title": f"Thu phí, lệ phí ({figure})", "period": "Quý I/2027", figure: 12}
        for role, value in line.items():
            place = HEADER_ROW + 2 + sheet % 2 if kind == "measures" else HEADER_ROW + 2
            filled.worksheets[kind == "targets"].cell(place, COLUMNS[kind].index(role) + 1, value)
    target = io.BytesIO()
    filled.save(target)
    problems = read_workbook(target.getvalue(), "mau.xlsx").problems
    assert [(p.code, p.cell[-1] if p.cell else None) for p in problems] == [
        ("future_period", str(HEADER_ROW + 2))
    ]


def test_a_period_lasts_from_its_first_to_its_last_day() -> None:
    codes = ("2023", "2023-Q4", "2023-H2", "2023-02", "2024-02", "2023-9M")
    assert [f"{time.first:%d.%m}-{time.last:%d.%m}" for time in map(time_of, codes)] == [
        "01.01-31.12", "01.10-31.12", "01.07-31.12", "01.02-28.02", "01.02-29.02", "01.01-30.09",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "9 tháng đầu năm 2025, thành phố Huế",
        "Thành phố Huế - 9 tháng năm 2025",
        "(9 tháng năm 2025 của thành phố Huế)",
    ],
)
def test_a_line_of_its_own_may_name_the_province_beside_the_period(line: str) -> None:
    only = table([["CHỈ SỐ 766"], [line], *INDEX_766])
    assert (only.year, only.period, only.province) == (2025, "2025-9M", "Huế")
