"""Each problem is reported with its code and its cell, and all of a workbook's problems at once."""

from __future__ import annotations

from datetime import datetime

from cchc.reading import read_workbook
from tests.workbook_making import Rows, book, found, reading

TITLE = ["BẢNG ĐIỂM CHỈ SỐ CCHC NĂM 2024 - SỞ XÂY DỰNG TỈNH HƯNG YÊN"]
RANKING = ["XẾP HẠNG CHỈ SỐ CCHC NĂM 2024 TỈNH HƯNG YÊN"]
HEADER = ["TT", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định"]


def problems(rows: Rows) -> set[tuple[str, str | None]]:
    return found(reading(rows).problems)


def test_missing_maximum_column_is_reported_at_the_header() -> None:
    assert problems([TITLE, ["TT", "Lĩnh vực", "Điểm thẩm định"], [1, "A", 9]]) == {("missing_column", "A2")}


def test_missing_score_column_is_reported_at_the_header() -> None:
    assert problems([TITLE, ["TT", "Lĩnh vực", "Điểm tối đa"], [1, "A", 9]]) == {("missing_column", "A2")}


def test_workbook_without_a_known_table_says_so() -> None:
    (problem,) = reading([["Danh sách"], ["TT", "Họ tên"], [1, "Nguyễn Văn A"]]).problems
    assert (problem.code, problem.cell, problem.severity) == ("no_table_found", None, "error")


def test_ambiguous_number_is_a_warning() -> None:
    rows = [TITLE, HEADER, [1, "A", "", "1.287"], [2, "B", "", 12]]
    (problem,) = reading(rows).problems
    assert (problem.code, problem.cell, problem.severity) == ("ambiguous_number", "D3", "warning")


def test_score_that_excel_turned_into_a_date_is_no_number() -> None:
    assert problems([TITLE, HEADER, [1, "A", 14, datetime(2024, 5, 11)]]) == {("not_a_number", "D3")}


def test_rank_outside_the_number_of_units_is_an_error() -> None:
    heads = ["TT", "Đơn vị", "Điểm thẩm định", "Xếp hạng"]
    rows = [
        RANKING,
        heads,
        [1, "Sở Y tế", 90, 0],
        [2, "Sở Tư pháp", 80, "03/02"],
        [3, "Sở Nội vụ", 70, 4],
        [4, "Sở TC", 60, 4],
    ]
    assert problems(rows) == {("rank_out_of_range", "D3"), ("rank_out_of_range", "D4")}


def test_ratio_that_is_not_score_by_maximum_is_a_warning() -> None:
    heads = ["TT", "Đơn vị", "Điểm tối đa", "Điểm thẩm định", "Tỷ lệ (%)"]
    rows = [
        RANKING,
        heads,
        [1, "Sở Y tế", 100, 90, 90],
        [2, "Sở Tư pháp", 71.5, 69, 96.5],
        [3, "Sở Nội vụ", 100, 80, 81],
    ]
    assert problems(rows) == {("ratio_mismatch", "E5")}


def test_unknown_unit_is_named_with_its_nearest_neighbours() -> None:
    rows = [RANKING, ["TT", "Đơn vị", "Điểm thẩm định"], [1, "Sở Khoa học Công nghê", 90], [2, "Sở Y tế", 80]]
    (problem,) = reading(rows).problems
    assert (problem.code, problem.cell) == ("unknown_unit", "B3")
    assert "Sở Khoa học và Công nghệ" in problem.message


def test_unknown_province_is_named_with_its_nearest_neighbours() -> None:
    (problem,) = reading(
        [["UBND TỈNH LONG ANN"], ["CHỈ SỐ CCHC NĂM 2024 - SỞ Y TẾ"], HEADER, [1, "A", 9, 8]]
    ).problems
    assert (problem.code, problem.cell) == ("unknown_province", "A1")
    assert "Long An" in problem.message


def test_penalty_and_bonus_have_their_own_sign() -> None:
    rows = [TITLE, HEADER, [1, "A", 10, 8], [2, "Điểm thưởng", 2, 3], [3, "Điểm trừ", "", 1]]
    read = reading(rows)
    assert found(read.problems) == {("score_above_max", "D4")}
    assert read.tables[0].rows[2]["appraised_score"] == -1


def test_dossier_counts_must_agree() -> None:
    heads = [
        "TT",
        "Lĩnh vực",
        "Tổng số tiếp nhận",
        "Tiếp nhận trực tuyến",
        "Tiếp nhận trực tiếp",
        "Đã giải quyết",
        "Đang giải quyết",
    ]
    rows = [
        ["HỒ SƠ TTHC QUÝ I/2024 SỞ Y TẾ"],
        heads,
        [1, "Dược", 10, 6, 3, 8, 2],
        [2, "Khám", 9, 5, 4, 6, 2],
        ["", "Tổng", 20, 11, 7, 14, 4],
    ]
    assert problems(rows) == {("dossier_identity", cell) for cell in ("C3", "C4", "C5")}


def test_hidden_sheet_is_read_with_a_warning() -> None:
    import io

    import openpyxl

    workbook = openpyxl.load_workbook(
        io.BytesIO(book({"Ẩn": [TITLE, HEADER, [1, "A", 9, 8]], "Khác": [["x"]]}))
    )
    workbook["Ẩn"].sheet_state = "hidden"
    target = io.BytesIO()
    workbook.save(target)
    assert [problem.code for problem in read_workbook(target.getvalue(), "a.xlsx").problems] == [
        "hidden_rows"
    ]


def test_thirty_problems_come_at_once_with_their_cells() -> None:
    rows = [TITLE, HEADER, *([number, f"Lĩnh vực thứ {number}", 10, f"{number}O"] for number in range(1, 31))]
    read = reading(rows)
    assert [(problem.code, problem.cell) for problem in read.problems] == [
        ("not_a_number", f"D{n}") for n in range(3, 33)
    ]
    assert all(problem.message.startswith(f"Ô {problem.cell}: ") for problem in read.problems)
    assert [row["appraised_score"] for row in read.tables[0].rows] == [None] * 30
