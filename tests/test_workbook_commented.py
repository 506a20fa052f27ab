"""The sender's workbook comes back with its wrong cells marked and everything else as it was."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from cchc.reading import Problem, read_workbook
from cchc.writing.commented import CannotCommentError, comment, commented_copy
from tests.neutral_workbooks import Book, Cell
from tests.open_xml import writer
from tests.workbook_making import book

SAMPLES = Path(__file__).parent / "workbooks"
WRONG = (SAMPLES / "loi_diem_va_tong.xlsx").read_bytes()
RED, YELLOW = "FFF8CBCB", "FFFFF2B3"
ENDINGS = (".xlsx", ".xlsm")
UNREADABLE = ("bom_nen", "co_mat_khau", "khong_phai_bang_tinh")
SOUND = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in ENDINGS and path.stem not in UNREADABLE]


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def problem(
    cell: str | None, severity: str = "error", message: str = "sai", sheet: str | None = "S"
) -> Problem:
    return Problem(sheet, cell, severity, "not_a_number", f"Ô {cell}: {message}" if cell else message)


def test_every_problem_of_a_workbook_stands_as_a_comment_on_its_tinted_cell() -> None:
    problems = read_workbook(WRONG, "a.xlsx").problems
    workbook = opened(commented_copy(WRONG, "a.xlsx", problems))
    assert problems
    for one in problems:
        assert one.sheet is not None
        assert one.cell is not None
        cell = workbook[one.sheet][one.cell]
        assert one.message.removeprefix(f"Ô {one.cell}: ") in cell.comment.text
        severities = {other.severity for other in problems if other.cell == one.cell}
        assert cell.fill.fgColor.rgb == (RED if "error" in severities else YELLOW)


def test_problems_of_one_cell_share_a_comment_with_errors_first_and_the_senders_own_words() -> None:
    workbook = opened(book({"S": [["x"]]}))
    workbook["S"]["A1"].comment = Comment("Xem lại", "Phòng Một")
    target = io.BytesIO()
    workbook.save(target)
    both = [problem("A1", "warning", "hơi lạ"), problem("A1", "error", "không phải số")]
    (cell,) = opened(comment(target.getvalue(), both, {}))["S"][1]
    assert cell.comment.text == "Xem lại\n\nLỖI: không phải số\nCẢNH BÁO: hơi lạ"
    assert cell.fill.fgColor.rgb == RED


def test_problems_without_a_cell_stand_at_the_first_one_of_their_sheet() -> None:
    content = book({"S": [["x"]], "T": [["y"]]})
    found = [problem(None, message="cả trang", sheet="T"), problem(None, message="cả tệp", sheet=None)]
    workbook = opened(comment(content, [*found, problem("B2", sheet="không có")], {}))
    assert workbook["T"]["A1"].comment.text == "LỖI: cả trang"
    assert workbook["S"]["A1"].comment.text == "LỖI: cả tệp\nLỖI: sai"


def test_a_problem_inside_a_merged_range_stands_at_its_first_cell() -> None:
    content = book({"S": [["x", "", "y"]]}, {"S": ["A1:B2"]})
    workbook = opened(comment(content, [problem("B2")], {("S", "B1"): "đã sửa"}))
    assert (workbook["S"]["A1"].value, workbook["S"]["A1"].comment.text) == ("đã sửa", "LỖI: sai")


def test_edits_are_numbers_where_they_surely_are_and_texts_else_but_never_formulas() -> None:
    typed = {"A1": "8,25", "A2": "1.10", "A3": "=1+1", "A4": "", "A5": "-3", "A6": "06/19", "A7": "007"}
    content = book({"S": [["x"]] * 7})
    sheet = opened(comment(content, [], {("S", cell): text for cell, text in typed.items()}))["S"]
    assert [sheet[cell].value for cell in typed] == [8.25, "1.10", "=1+1", None, -3, "06/19", "007"]
    assert sheet["A3"].data_type == "s"


def test_a_copy_with_edits_reads_like_the_original_with_edits() -> None:
    problems = read_workbook(WRONG, "a.xlsx").problems
    (wrong,) = [one for one in problems if one.code == "not_a_number"]
    assert wrong.sheet is not None
    assert wrong.cell is not None
    edits = {(wrong.sheet, wrong.cell): "10,47"}
    copy = comment(WRONG, problems, edits)
    assert read_workbook(copy, "a.xlsx").as_dict() == read_workbook(WRONG, "a.xlsx", edits=edits).as_dict()


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_commented_sample_reads_like_the_sample(path: Path) -> None:
    content = path.read_bytes()
    reading = read_workbook(content, path.name)
    copy = comment(content, reading.problems, {})
    assert read_workbook(copy, path.name).as_dict() == reading.as_dict()


ZEROS = Book(
    [
        ["XẾP HẠNG CHỈ SỐ CCHC NĂM 2023 TỈNH HÀ TĨNH"],
        ["STT", "Đơn vị", "Điểm tối đa", "Điểm thẩm định"],
        [1.0, "Sở Y tế", 100.0, Cell(0.0, formula="E3")],
        [2.0, "Sở Tư pháp", 100.0, Cell(0.0, formula="E4")],
    ]
)


@pytest.mark.parametrize("to_calculate", [True, False])
def test_a_copy_without_edits_asks_for_results_as_the_original_does(to_calculate: bool) -> None:
    content = writer()(replace(ZEROS, to_calculate=to_calculate))
    reading = read_workbook(content, "a.xlsx")
    assert reading.has_errors == to_calculate
    assert read_workbook(comment(content, reading.problems, {}), "a.xlsx").as_dict() == reading.as_dict()


def test_macros_styles_and_formulas_stay_as_they_were() -> None:
    path = SAMPLES / "cay_la_ma_diem_thuong_2025.xlsm"
    copy = comment(path.read_bytes(), [Problem(None, None, "warning", "two_rounds", "xem")], {})
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(io.BytesIO(copy)) as after:
        assert after.read("xl/vbaProject.bin") == before.read("xl/vbaProject.bin")
    workbook = opened(book({"S": [["x", "=A1"]]}))
    workbook["S"]["A1"].font = Font(bold=True)
    workbook["S"]["A1"].number_format = "@"
    target = io.BytesIO()
    workbook.save(target)
    sheet = opened(comment(target.getvalue(), [problem("A1")], {}))["S"]
    assert (sheet["A1"].font.bold, sheet["A1"].number_format, sheet["B1"].value) == (True, "@", "=A1")


@pytest.mark.parametrize("name", ["lao_cai_2015_xep_hang.xls", "thanh_hoa_2024_xep_hang.ods"])
def test_a_format_that_takes_no_comments_is_said_to_take_none(name: str) -> None:
    with pytest.raises(CannotCommentError, match=r"\.xlsx"):
        commented_copy((SAMPLES / name).read_bytes(), name, [])


@pytest.mark.parametrize(
    "content",
    [b"<table></table>", (SAMPLES / "bom_nen.xlsx").read_bytes(), WRONG[:-99]],
    ids=["html", "bomb", "cut"],
)
def test_a_file_that_cannot_be_opened_is_said_to_be_none(
    content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CannotCommentError):
        commented_copy(content, "a.xlsx", [problem("A1")])
    capsys.readouterr()
