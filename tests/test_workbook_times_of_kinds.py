"""Units and years that there were not, in tables of every kind: one rule, said at the cell."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from cchc.intake import IntakeError, publication_of
from cchc.reading import read_workbook
from cchc.writing.figures_form import write_figures_form
from tests.workbook_making import Rows, book, found

GROUPS = ["Công khai", "Tiến độ", "DVCTT", "TTTT", "Hài lòng", "Số hóa"]
DOSSIERS = [
    "Tổng số tiếp nhận",
    "Tổng số đã giải quyết",
    "Trước hạn",
    "Đúng hạn",
    "Quá hạn",
    "Tổng số đang giải quyết",
]
STATES = [
    "Tổng số",
    "Hoàn thành đúng hạn",
    "Hoàn thành quá hạn",
    "Chưa hoàn thành trong hạn",
    "Chưa hoàn thành quá hạn",
]
# kind -> title, heads, the figures of a line; whether each line is a unit
KINDS: dict[str, tuple[str, list[str], list[Any], bool]] = {
    "ranking": ("KẾT QUẢ XẾP HẠNG CHỈ SỐ CCHC", ["Đơn vị", "Điểm tối đa", "Điểm đạt"], [100, 90], True),
    "matrix": ("ĐIỂM THẨM ĐỊNH CHỈ SỐ CCHC", ["Đơn vị", "Chỉ đạo", "Thể chế", "Thủ tục", "Bộ máy"], [9, 8, 7, 6], True),
    "index_766": ("KẾT QUẢ BỘ CHỈ SỐ 766", ["Đơn vị", *GROUPS, "Tổng điểm"], [17, 19, 11, 9, 17.5, 21, 94.5], True),
    "task_counts": ("TỔNG HỢP NHIỆM VỤ", ["Đơn vị", *STATES], [10, 5, 2, 2, 1], True),
    "dossiers by unit": ("TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TTHC", ["Đơn vị", *DOSSIERS], [10, 8, 4, 4, 0, 2], True),
    "score_sheet": ("BẢNG ĐIỂM CHỈ SỐ CCHC", ["Lĩnh vực", "Điểm tối đa", "Điểm thẩm định"], [10, 8], False),
    "dossiers": ("TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TTHC", ["Lĩnh vực", *DOSSIERS], [10, 8, 4, 4, 0, 2], False),
    "task_list": ("DANH MỤC NHIỆM VỤ", ["Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"], ["Phòng A", "30/6/2026"], False),
}  # fmt: skip


def sheet(kind: str, year: int, of: str = "", unit: str = "Sở Y tế") -> bytes:
    title, heads, figures, is_of_units = KINDS[kind]
    lines = ["Sở Nội vụ", unit] if is_of_units else ["Chỉ đạo", "Thể chế"]
    whose = "CÁC SỞ, NGÀNH" if is_of_units else f"CỦA {unit.upper()}"
    head = [f"{title} NĂM {year} {whose} {of}".strip()]
    rows: Rows = [
        head,
        ["STT", *heads],
        *([place, name, *figures] for place, name in enumerate(lines, start=1)),
    ]
    return book({"Trang 1": rows})


@pytest.mark.parametrize("kind", KINDS)
def test_a_unit_or_province_that_is_no_more_is_told_at_its_cell(kind: str) -> None:
    at_line = "B4" if KINDS[kind][3] else "A1"
    for of in ("TỈNH LONG AN", "tỉnh Long An"):
        read = read_workbook(sheet(kind, 2026, of), "tep.xlsx")
        assert found(read.problems) == {("unknown_province", "A1")}
        assert "(theo danh mục: đến 30/06/2025)" in read.problems[0].message
        with pytest.raises(IntakeError):
            publication_of(read, b"1", "An")
    (problem,) = read_workbook(sheet(kind, 2026), "tep.xlsx", province="Long An").problems
    assert (problem.code, problem.severity, problem.cell) == ("unknown_province", "warning", None)
    gone = sheet(kind, 2026, "THÀNH PHỐ HÀ NỘI", "Sở Thông tin và Truyền thông")
    (problem,) = read_workbook(gone, "tep.xlsx").problems
    assert (problem.code, problem.severity, problem.cell) == ("unknown_unit", "warning", at_line)
    if at_line == "A1":
        given = read_workbook(
            sheet(kind, 2026, "THÀNH PHỐ HÀ NỘI", "phòng"), "tep.xlsx", unit="Sở Thông tin và Truyền thông"
        )
        assert ("unknown_unit", None) in found(given.problems)


@pytest.mark.parametrize("kind", KINDS)
def test_a_year_of_which_nothing_is_held_is_refused_at_its_cell(kind: str) -> None:
    (problem,) = read_workbook(sheet(kind, 2051, "THÀNH PHỐ HÀ NỘI"), "tep.xlsx").problems
    assert (problem.code, problem.severity, problem.cell) == ("impossible_value", "error", "A1")
    assert "từ năm 2000 đến năm 2050" in problem.message


def test_lines_of_the_form_of_figures_follow_the_same_rule() -> None:
    filled = openpyxl.load_workbook(io.BytesIO(write_figures_form("Hà Nội", [], [])))
    form = filled.worksheets[0]
    places = {cell.value: cell.column for row in form.iter_rows() for cell in row if cell.value}
    heads = next(cell.row for row in form.iter_rows() for cell in row if cell.value == "Đơn vị")
    for line, (unit, period) in enumerate(
        (("Sở Thông tin và Truyền thông", "2026"), ("Sở Y tế", "2051"), ("Sở Y tế", "2025")), start=heads + 1
    ):
        for head, value in {"Đơn vị": unit, "Kỳ": period, "Nội dung": "Thu phí", "Thực hiện": 5}.items():
            form.cell(line, places[head], value)
    content = io.BytesIO()
    filled.save(content)
    codes = [problem.code for problem in read_workbook(content.getvalue(), "bieu.xlsx").problems]
    assert codes == ["unknown_unit", "impossible_value"]
