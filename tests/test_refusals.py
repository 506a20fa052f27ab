"""A workbook that says two times the same, or not when, is refused in words that a person can follow."""

from __future__ import annotations

import pytest

from cchc.intake import IntakeError, publication_of
from cchc.reading import Correction, read_workbook
from cchc.store import Publication
from tests.workbook_making import book

SCORES = [
    ["BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2023 - SỞ Y TẾ TỈNH LONG AN"],
    ["TT", "Nội dung", "Điểm chuẩn", "Điểm thẩm định"],
    ["1", "Chỉ đạo điều hành", 10, 8],
    ["2", "Cải cách thể chế", 5, 4],
]
DOSSIERS = [
    ["BÁO CÁO KẾT QUẢ GIẢI QUYẾT TTHC QUÝ I NĂM 2023 CỦA SỞ Y TẾ TỈNH LONG AN"],
    ["STT", "Lĩnh vực", "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "Trước hạn", "Đúng hạn", "Quá hạn"],
    [1, "Đất đai", 10, 9, 3, 5, 1],
]
GROUPS: list[list[object]] = [
    ["STT", "Đơn vị", "Công khai, minh bạch", "Tiến độ giải quyết", "Dịch vụ công trực tuyến", "Thanh toán trực tuyến",
     "Mức độ hài lòng", "Số hóa hồ sơ", "Tổng điểm"],
    [1, "Sở Y tế", 15, 18, 10, 8, 17, 19, 87],
    [2, "Sở Nội vụ", 16, 18, 11, 8, 17, 19, 89],
]  # fmt: skip


def publication(sheets: dict[str, list[list[object]]], *corrections: Correction) -> Publication:
    content = book(sheets)
    return publication_of(read_workbook(content, "tep.xlsx", corrections=corrections), content, "An")


@pytest.mark.parametrize(
    ("rows", "which"),
    [(SCORES, "Sở Y tế, năm 2023"), (DOSSIERS, "Sở Y tế, quý I/2023")],
)
def test_two_sheets_about_the_same_are_named_with_the_unit_and_the_period(
    rows: list[list[object]], which: str
) -> None:
    with pytest.raises(IntakeError) as refused:
        publication({"Bản 1": rows, "Bản 2": rows})
    assert f"{which} (trang «Bản 1» và trang «Bản 2»)" in str(refused.value)
    assert "|" not in str(refused.value), "no key of ours"


def test_two_tables_of_one_sheet_are_named_once_and_further_units_are_counted() -> None:
    units = (
        "Sở Y tế",
        "Sở Nội vụ",
        "Sở Tài chính",
        "Sở Tư pháp",
        "Sở Công Thương",
        "Sở Xây dựng",
        "Sở Ngoại vụ",
    )
    rows: list[list[object]] = [
        ["KẾT QUẢ XẾP HẠNG CCHC NĂM 2023 TỈNH LONG AN"],
        ["STT", "Đơn vị", "Điểm tối đa", "Điểm đạt"],
        *([place, unit, 100, 90 - place] for place, unit in enumerate(units, 1)),
    ]
    with pytest.raises(IntakeError) as refused:
        publication({"Bản 1": [*rows, [], *rows]})
    assert "Sở Y tế, năm 2023 (hai bảng của trang «Bản 1»)" in str(refused.value)
    assert str(refused.value).endswith("; và 2 đơn vị hoặc kỳ nữa.")


@pytest.mark.parametrize(
    "months",
    ["tuần 3 tháng 9 năm 2025", "từ tháng 2 đến tháng 5 năm 2025", "5 tháng đầu năm và quý III năm 2025"],
)
def test_groups_of_a_period_without_a_code_are_not_taken_for_the_year(months: str) -> None:
    title = f"KẾT QUẢ BỘ CHỈ SỐ 766 {months.upper()} CỦA CÁC SỞ TỈNH LONG AN"
    sheets: dict[str, list[list[object]]] = {"Trang 1": [[title], *GROUPS]}
    with pytest.raises(IntakeError, match="không tìm thấy kỳ"):
        publication(sheets)
    told = publication(sheets, Correction("Trang 1", period="2025-Q2"))
    assert {row["period"] for row in told.coverages.values()} == {"2025-Q2"}


def test_groups_that_tell_only_a_year_are_of_that_year() -> None:
    title = "KẾT QUẢ BỘ CHỈ SỐ 766 NĂM 2024 CỦA CÁC SỞ TỈNH LONG AN"
    told = publication({"Trang 1": [[title], *GROUPS]})
    assert {row["period"] for row in told.coverages.values()} == {"2024"}
