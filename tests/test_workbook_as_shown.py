"""What is published is what the cells show: number formats worked out, and a second opinion on every figure."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.reading import Reading
from cchc.reading.grid import Grid, Percent
from cchc.reading.kind_reading import KindReading
from cchc.reading.problems import Problems
from cchc.reading.read import read_grid
from cchc.reading.shown.number_format import ALWAYS, NOT_SURELY, UNLESS_ZERO, shows_plainly, text_in_format
from cchc.reading.shown.second_opinion import compare
from cchc.reading.shown.text_numbers import shown_numbers
from tests.workbook_making import reading

ACCOUNTING = '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("0.00", 85.125, "85.13"),
        ("0.00", 2.675, "2.68"),
        ("#,##0.00", 1234.5, "1234.50"),
        ("#,##0,", 85125.0, "85"),
        ('0.000,"k"', 1234567.0, "1234.567k"),
        (";;;", 5.0, ""),
        ("0.00;0.00", -2.0, "2.00"),
        ('0.00;-0.00;"-"', 0.0, "-"),
        (ACCOUNTING, 0.0, "-"),
        (ACCOUNTING, -5.5, "-5.50"),
        ('0"5"', 1.0, "15"),
        ('[<50]"Yếu";0.0', 40.0, "Yếu"),
        ('[<50]"Yếu";0.0', 60.0, "60.0"),
        ("[Red]0.00", 3.14159, "3.14"),
        ("0.00%", 0.9685, "96.85%"),
        ('[$-42A]#,##0.00 "đ"', 1234.5, "1234.50 đ"),
        ("\\-0", 5.0, "-5"),
        ("0.0_);(0.0)", -2.5, "(2.5)"),
        ('00"."00', 1234.0, "12.34"),
        ("0\\.00", 123.0, "1.23"),
        ("#,###", 0.0, ""),
        ("#.00", 0.5, ".50"),
        ("00000", 12.0, "00012"),
        ('General" điểm"', 5.5, "5.5 điểm"),
        ("[>100]0", 5.0, "#"),
        ("d/m/yyyy", 12.5, None),
        ("0.0E+00", 12345.0, None),
        ("# ?/?", 12.5, None),
        ("[h]:mm", 1.5, None),
    ],
)
def test_a_format_shows_a_number_as_excel_does(code: str, value: float, text: str | None) -> None:
    assert text_in_format(code, value) == text


@pytest.mark.parametrize(
    ("code", "way"),
    [
        ("0.00", ALWAYS),
        ("#,##0.00;[Red]-#,##0.00", ALWAYS),
        ("0.0_);(0.0)", ALWAYS),
        ('0" điểm"', ALWAYS),
        (ACCOUNTING, UNLESS_ZERO),
        ("#,###", UNLESS_ZERO),
        ("0.00;0.00", NOT_SURELY),
        ("#,##0,", NOT_SURELY),
        ('"<"0', NOT_SURELY),
        ("0.00%", NOT_SURELY),
        (";;;", NOT_SURELY),
    ],
)
def test_most_formats_need_no_second_look(code: str, way: str) -> None:
    assert shows_plainly(code) == way


PLAIN = st.sampled_from(
    ["0", "0.0", "0.00", "#,##0.00", "0.000", "[Blue]0.00", '#,##0.0" đ"', "#,##0.0_);(#,##0.0)"]
)


@given(PLAIN, st.floats(-1e6, 1e6, allow_nan=False))
def test_a_plain_format_shows_the_number_rounded_at_most(code: str, value: float) -> None:
    text = text_in_format(code, value)
    assert text is not None
    assert shown_numbers(text, ".").fits(value, rounded=True)


@pytest.mark.parametrize(
    ("text", "fitting", "not_fitting"),
    [
        ("12,5", [12.5], [12.51, 125.0]),
        ("85.125", [85.125, 85125.0], [8.5125]),
        ("1.012,4", [1012.4], [1.0124]),
        ("1 234,5", [1234.5], [234.5, 1234.0]),
        ("2 5", [], [25.0, 2.0, 5.0]),
        ("12,5 (1)", [12.5], [12.51]),
        ("12,5¹", [12.5], [12.51]),
        ("- 21,03", [21.03], [2103.0]),
        ("8 điểm", [8.0], [80.0]),
        ("7-8", [], [7.0, 8.0, 78.0]),
    ],
)
def test_a_text_shows_the_numbers_that_it_may_mean(
    text: str, fitting: list[float], not_fitting: list[float]
) -> None:
    seen = shown_numbers(text)
    assert [value for value in fitting if not seen.fits(value)] == []
    assert [value for value in not_fitting if seen.fits(value)] == []


def ranking(**formats: str) -> Grid:
    rows: list[list[Any]] = [
        ["KẾT QUẢ XẾP HẠNG CHỈ SỐ CCHC NĂM 2023 TỈNH LONG AN"],
        ["STT", "Đơn vị", "Điểm tối đa", "Điểm thẩm định", "Xếp hạng"],
        [1.0, "Sở Y tế", 100.0, 85.125, 1.0],
        [2.0, "Sở Tư pháp", 100.0, 0.0, 2.0],
    ]
    places = {(int(cell[1:]) - 1, ord(cell[0]) - 65): code for cell, code in formats.items()}
    return Grid("Trang 1", [0, 1, 2, 3], rows, formats=places)


def warned(grid: Grid) -> set[str | None]:
    reading = Reading("tep.xlsx")
    read_grid(grid, reading, [], {})
    assert {problem.severity for problem in reading.problems} <= {"warning"}
    return {problem.cell for problem in reading.problems if problem.code == "not_as_shown"}


@pytest.mark.parametrize("code", ["0", "0.00", "#,##0.000", '0.0" điểm"', "General"])
def test_a_rounded_number_is_no_difference(code: str) -> None:
    assert warned(ranking(D3=code)) == set()


@pytest.mark.parametrize("code", ["#,##0,", ";;;", '0"5"', '[>80]"Tốt";0.0', "0\\.0", '"<"0.0'])
def test_a_format_that_shows_something_else_is_warned_about_at_its_cell(code: str) -> None:
    assert warned(ranking(D3=code)) == {"D3"}


@pytest.mark.parametrize("code", [ACCOUNTING, "#,###", '0.0;-0.0;"-"', "0.0;-0.0;", ";;;"])
def test_a_zero_that_is_shown_as_nothing_is_warned_about(code: str) -> None:
    assert warned(ranking(D4=code)) == {"D4"}


@pytest.mark.parametrize("code", [ACCOUNTING, "#,###", '0.0;-0.0;"-"'])
def test_other_numbers_in_that_format_are_as_shown(code: str) -> None:
    assert warned(ranking(D3=code)) == set()


def compared(cell: Any, value: Any, role: str = "score", **more: Any) -> list[str | None]:
    grid = Grid("Trang 1", [4], [["Sở Y tế", cell]], **more)
    problems = Problems("Trang 1")
    compare(grid, KindReading({"unit": 0, role: 1}, [{"row": 5, "unit": "Sở Y tế", role: value}]), problems)
    return [problem.cell for problem in problems.found if problem.code == "not_as_shown"]


@pytest.mark.parametrize(
    ("cell", "value", "role"),
    [
        ("12,5", 12.5, "score"),
        ("1.012,4", 1012.4, "score"),
        ("- 2,5", -2.5, "score"),
        (2.5, -2.5, "score"),
        ("06/19", 6, "rank"),
        ("Nhất", 1, "rank"),
        (Percent(0.9685), 96.85, "ratio"),
        (0.9685, 96.85, "ratio"),
        ("96,85%", 96.85, "ratio"),
        ("Không đánh giá", None, "score"),
        ("-", None, "score"),
        ("12/11–15/11/2021", "2021-11-15", "due_on"),
        ("Quý IV/2021", "2021-12-31", "due_on"),
        (datetime(2021, 8, 15), "2021-08-15", "due_on"),
    ],
)
def test_what_is_read_as_it_stands_is_not_warned_about(cell: Any, value: Any, role: str) -> None:
    assert compared(cell, value, role) == []


@pytest.mark.parametrize(
    ("cell", "value", "role"),
    [
        ("2 5", 25.0, "score"),
        ("12,5 1", 12.51, "score"),
        ("7-8", 7.0, "score"),
        ("", 12.5, "score"),
        ("12,5", None, "score"),
        (12.5, None, "score"),
        (85125.0, 85.125, "score"),
        ("Không đánh giá", 0.0, "score"),
        ("06/19", 19, "rank"),
        ("12/11–15/11/2021", "2011-12-11", "due_on"),
        ("CV 12 ngày 5/1/2023, hạn 30/6/2023", "2024-01-05", "due_on"),
    ],
)
def test_what_was_read_otherwise_is_warned_about(cell: Any, value: Any, role: str) -> None:
    assert compared(cell, value, role) == ["B5"]


def test_each_area_of_a_matrix_is_compared_with_its_own_columns() -> None:
    rows: list[list[Any]] = [
        ["KẾT QUẢ CHẤM ĐIỂM CCHC THEO LĨNH VỰC NĂM 2023 TỈNH LONG AN"],
        ["STT", "Đơn vị", "Chỉ đạo điều hành (14 điểm)", "Cải cách thể chế (14 điểm)", "Cải cách TTHC (18 điểm)"],
        [1.0, "Sở Y tế", 12.5, 13.0, 16.0],
        [2.0, "Sở Tư pháp", 11.0, 12.0, 15.5],
    ]  # fmt: skip
    assert warned(Grid("Trang 1", [0, 1, 2, 3], rows, formats={(3, 3): '0"0"', (2, 2): "0.00"})) == {"D4"}
    turned = [
        rows[0],
        ["STT", "Lĩnh vực", "Điểm tối đa", "Sở Y tế", "Sở Tư pháp", "Sở Nội vụ"],
        [1.0, "Chỉ đạo điều hành", 14.0, 12.5, 11.0, 10.0],
        [2.0, "Cải cách thể chế", 14.0, 13.0, 12.0, 10.0],
    ]
    assert warned(Grid("Trang 1", [0, 1, 2, 3], turned, formats={(3, 4): '0"0"'})) == {"E4"}


def test_the_text_that_the_file_itself_says_is_what_is_shown() -> None:
    assert compared(85125.0, 85125.0, shown={(4, 1): "85,1 nghìn"}) == ["B5"]
    assert compared(85.125, 85.125, shown={(4, 1): "85,13"}) == []


def test_a_cell_with_a_problem_is_not_named_twice() -> None:
    reading = Reading("tep.xlsx")
    grid = ranking()
    grid.rows[2][3] = "1O,47"
    read_grid(grid, reading, [], {})
    assert [(p.code, p.cell) for p in reading.problems] == [("not_a_number", "D3")]


def test_the_second_opinion_shares_no_code_with_the_reading_of_values() -> None:
    from cchc.reading.shown import number_format, second_opinion, text_numbers

    for module in (number_format, second_opinion, text_numbers):
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        assert not re.search(r"cchc\.reading\.(values|figures|words)\b", source)


def test_a_blank_total_of_a_criterion_or_of_everybody_is_the_sum_of_its_parts() -> None:
    title = ["KẾT QUẢ CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2024 - SỞ Y TẾ TỈNH LONG AN"]
    tree: list[list[Any]] = [title, ["TT", "Tiêu chí", "Điểm tối đa", "Thẩm định", "XHH", "Tổng điểm"]]
    tree += [
        ["1", "A", 10, 6, 2, 8],
        ["1.1", "B", 6, 4, "", ""],
        ["1.2", "C", 4, 2, 2, ""],
        ["2", "D", 5, 3, 1, 4],
    ]
    found = reading(tree)
    assert [row["score"] for row in found.tables[0].rows] == [8, 4, 4, 4]
    assert found.problems == []
    head = [
        ["XẾP HẠNG CCHC NĂM 2024 CÁC SỞ TỈNH LONG AN"],
        ["TT", "Đơn vị", "Thẩm định", "XHH", "Tổng", "Hạng"],
    ]
    units = [[1, "Sở Y tế", 65, 25, "", 1], [2, "Sở Tư pháp", 65, 20, "", 2]]
    assert reading([*head, *units]).problems == []
    (problem,) = reading([*head, [*units[0][:4], 90, 1], units[1]]).problems
    assert (problem.code, problem.cell) == ("not_as_shown", "E4")
