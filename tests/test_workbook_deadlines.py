"""Deadlines as offices write them: real days, ranges, months and quarters, beside the days of documents."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from cchc.reading import Reading, read_workbook
from cchc.reading.grid import Grid
from cchc.reading.read import read_grid
from cchc.reading.values.dates import parse_day
from tests.workbook_making import found, reading

TITLE = ["NHIỆM VỤ UBND TỈNH VĨNH LONG GIAO SỞ NỘI VỤ NĂM 2023"]
HEADS = ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn hoàn thành", "Ngày hoàn thành"]


def tasks(*deadlines: object, done: object = "") -> Reading:
    """A list of tasks with these deadlines, the first of them in D3."""
    lines = [
        [place, f"Nhiệm vụ {place}", "Phòng A", due, done] for place, due in enumerate(deadlines, start=1)
    ]
    return reading([TITLE, HEADS, *lines])


TOLD = {
    # ranges of days
    "10-12/11/2021": "2021-11-12",
    "01/7-30/9/2021": "2021-09-30",
    "12/11–15/11/2021": "2021-11-15",
    "15/8 – 20/9/2021": "2021-09-20",
    "từ 01/9 đến 30/9/2021": "2021-09-30",
    "12/11/2021-15/11/2021": "2021-11-15",
    "10.6 - 15.6.2021": "2021-06-15",
    "10-6-2021-15-6-2021": "2021-06-15",
    "10/6/21-15/6/21": "2021-06-15",
    "10-12-11-2021": "2021-11-12",
    "12/11 → 15/11/2021": "2021-11-15",
    "từ ngày 10 đến ngày 12 tháng 11 năm 2021": "2021-11-12",
    "Từ 8h00 ngày 10/6 đến 17h00 ngày 15/6/2021": "2021-06-15",
    "Từ ngày 05/9/2021 tổ chức đến hết ngày 30/9/2021": "2021-09-30",
    "ngày 10, 11, 12/11/2021": "2021-11-12",
    "28/12/2022-05/01/2023": "2023-01-05",
    "15/12 - 15/1/2023": "2023-01-15",
    "01/9/2021 - 30/9": "2021-09-30",
    "2021-11-12 đến 2021-11-15": "2021-11-15",
    # one day
    "30.6.2023": "2023-06-30",
    "30-6-2023": "2023-06-30",
    "30 / 6 / 2023": "2023-06-30",
    "2023-06-30": "2023-06-30",
    "2023-06-30 00:00:00": "2023-06-30",
    "12/11/21": "2021-11-12",
    "ngày 15, tháng 6, năm 2023": "2023-06-15",
    "ngày 5 của tháng 7/2023": "2023-07-05",
    "30/06/2023-17h00": "2023-06-30",
    "ngày 5 tháng 3 năm 2023": "2023-03-05",
    "Chậm nhất ngày 30 tháng 6/2023": "2023-06-30",
    "trước 17 giờ ngày 30/6/2023": "2023-06-30",
    # months, quarters, years
    "tháng 8-9/2021": "2021-09-30",
    "trong tháng 9 và 10/2021": "2021-10-31",
    "cuối tháng 9/2023": "2023-09-30",
    "tháng chín năm 2023": "2023-09-30",
    "T9/2023": "2023-09-30",
    "tháng 8/2023 - tháng 10/2023": "2023-10-31",
    "Quý III-IV/2021": "2021-12-31",
    "Quý III/2021 - Quý I/2022": "2022-03-31",
    "6 tháng đầu năm 2023": "2023-06-30",
    "năm 2021": "2021-12-31",
    "giai đoạn 2021-2025": "2025-12-31",
    # beside the day of a document
    "theo CV 12 ngày 5/1/2023, hạn 30/6/2023": "2023-06-30",
    "QĐ 123/QĐ-UBND ngày 1/2/2023 - trước 15/3/2023": "2023-03-15",
    "Hoàn thành trước ngày 30/6/2023 (CV số 45/UBND ngày 02/01/2023)": "2023-06-30",
    "CV 45/UBND ngày 2/1/2023, 30/6/2023": "2023-06-30",
    "Hạn: theo CV 45 ngày 2/1/2023 là 30/6/2023": "2023-06-30",
    "30/6/2023 - theo CV ngày 5/1/2023": "2023-06-30",
    "30/6/2023 (theo Kế hoạch điều chỉnh ngày 5/1/2023)": "2023-06-30",
    "30/06/2023 (đã hoàn thành 25/06/2023)": "2023-06-30",
    "30/6/2023 (gia hạn đến 31/8/2023)": "2023-08-31",
    "31/8/2023 (hạn cũ 30/6/2023)": "2023-08-31",
}


@pytest.mark.parametrize(("written", "day"), TOLD.items())
def test_a_deadline_in_words_is_the_day_that_they_name(written: str, day: str) -> None:
    read = tasks(written)
    (row,) = read.tables[0].rows
    assert (row["due_on"], row["due_text"], read.problems) == (day, " ".join(written.split()), [])


@pytest.mark.parametrize(
    "written",
    [
        "15/11",
        "trước 30/9",
        "Quý IV",
        "Cuối năm",
        "giữa quý II",
        "31/02/2021",
        "31/9/2024",
        "12/31/2021",
        "Tháng 13/2023",
        "15/6 và 15/12/2023",
        "Ngày 15/3; 15/6; 15/9; 15/12/2023",
        "30/6/2023 15/12/2023",
        "30/9/2021-01/7/2021",
        "Tháng 6, 12/2023",
        "Từ ngày 01/9/2023",
        "15 ngày kể từ ngày 30/6/2023",
        "Theo Quyết định số 766/QĐ-TTg ngày 23/6/2022",
        "đầu tháng 9/2023",
        "trước tháng 9/2023",
        "tuần 2 tháng 9/2023",
        "đợt 2 tháng 9/2023",
        "thứ 2 tháng 9/2023",
        "Ngày làm việc thứ 5 của tháng 7/2023",
        "trong 3 ngày đầu tháng 9/2023",
        "7-9/2021",
        "Trước ngày 05 tháng sau",
        "44561",
        "20230630",
        "2021",
    ],
)
def test_a_deadline_that_cannot_be_told_stays_a_text_with_a_warning(written: str) -> None:
    read = tasks(written)
    (row,) = read.tables[0].rows
    assert (row["due_on"], row["due_text"]) == (None, written)
    assert found(read.problems) == {("unclear_date", "D3")}
    assert [problem.severity for problem in read.problems] == ["warning"]


@pytest.mark.parametrize(
    "written",
    [
        "Thường xuyên",
        "Thường xuyên trong năm 2023",
        "hàng tháng",
        "Trước ngày 15 hàng tháng",
        "Trước 15/12 hằng năm",
        "05 ngày làm việc kể từ ngày nhận văn bản",
        "02 lần/năm",
        "6 tháng 1 lần",
        "Báo cáo quý, 6 tháng, 9 tháng, năm",
        "Khi có yêu cầu",
        "-",
    ],
)
def test_a_deadline_that_is_no_day_stays_a_text(written: str) -> None:
    read = tasks(written)
    (row,) = read.tables[0].rows
    assert (row["due_on"], read.problems) == (None, [])


def test_numbers_that_are_no_days_are_no_deadlines() -> None:
    read = tasks(45, 2021, 44561, datetime(1905, 7, 13))
    assert [row["due_on"] for row in read.tables[0].rows] == [None, None, "2021-12-31", None]
    assert [row["due_text"] for row in read.tables[0].rows] == ["45", "2021", None, "13/07/1905"]
    assert found(read.problems) == {("unclear_date", cell) for cell in ("D3", "D4", "D6")}


def test_a_day_number_counts_from_1904_where_the_workbook_does() -> None:
    cells: list[list[Any]] = [
        TITLE,
        HEADS,
        [1, "A", "Phòng A", 43691.0, 43690.0],
        [2, "B", "Phòng A", 45.0, ""],
    ]
    grid = Grid("Trang 1", [0, 1, 2, 3], [list(row) for row in cells], date_1904=True)
    read = Reading("tep.xlsx")
    read_grid(grid, read, (), {})
    rows = read.tables[0].rows
    assert [(row["due_on"], row["done_on"]) for row in rows] == [("2023-08-15", "2023-08-14"), (None, None)]
    assert found(read.problems) == {("unclear_date", "D4")}


def test_a_workbook_that_counts_from_1904_is_read_as_its_days_are_meant() -> None:
    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.active
    for row in [TITLE, HEADS, [1, "A", "Phòng A", date(2023, 8, 15), datetime(2023, 8, 14, 17, 30)]]:
        sheet.append(row)
    sheet.append([2, "B", "Phòng A", 43691, 43690])
    target = io.BytesIO()
    workbook.save(target)
    rows = read_workbook(target.getvalue(), "tep.xlsx").tables[0].rows
    assert [(row["due_on"], row["done_on"]) for row in rows] == [("2023-08-15", "2023-08-14")] * 2


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Đã hoàn thành ngày 25/6/2023", "2023-06-25"),
        ("20-25/6/2023", "2023-06-25"),
        ("Hạn 30/6/2023, đã hoàn thành 25/6/2023", "2023-06-25"),
        ("25/6/2023 (Báo cáo số 12/BC-SNV ngày 24/6/2023)", "2023-06-25"),
        ("Chưa hoàn thành", None),
    ],
)
def test_the_day_of_completion_is_told_like_a_deadline(written: str, day: str | None) -> None:
    read = tasks("30/6/2023", done=written)
    assert (read.tables[0].rows[0]["done_on"], read.problems) == (day, [])


def test_a_report_of_completion_without_its_own_day_is_asked_about() -> None:
    read = tasks(
        "30/6/2023", done="Kế hoạch số 12/KH-SNV ngày 05/01/2023; Báo cáo số 3/BC-SNV ngày 20/6/2023"
    )
    assert (read.tables[0].rows[0]["done_on"], found(read.problems)) == (None, {("unclear_date", "E3")})


DAYS = st.dates(date(2015, 1, 1), date(2032, 12, 31))
ONE: list[Callable[[date], str]] = [
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"{day:%d/%m/%y}",
    lambda day: f"{day:%d / %m / %Y}",
    lambda day: f"ngày {day.day} tháng {day.month} năm {day.year}",
    lambda day: f"{day.day} tháng {day.month}/{day.year}",
    lambda day: day.isoformat(),
]
PART: list[Callable[[date], str]] = [
    lambda day: f"{day.day}/{day.month}",
    lambda day: f"{day:%d/%m}",
    lambda day: f"{day:%d.%m}",
    lambda day: f"ngày {day.day} tháng {day.month}",
    lambda day: f"{day.day}",
    lambda day: f"ngày {day.day}",
]
JOINED = [
    "{}-{}", "{} - {}", "{}–{}", "{} — {}", "từ {} đến {}", "Từ {} tới {}", "{} đến {}", "{} và {}", "{}, {}", "{}; {}",
    "{} → {}",
]  # fmt: skip
AROUND = [
    "{}",
    "Trước {}",
    "Hoàn thành {}",
    "{} (theo Kế hoạch số 12/KH-UBND ngày 05/01/2014)",
    "CV 45/UBND-NC ngày 02/01/2014: {}",
    "Theo QĐ 1 ngày 3.4.2014, hạn {}",
    "Hạn: {}.",
]


@given(
    DAYS,
    DAYS,
    st.sampled_from([*ONE, *PART]),
    st.sampled_from(ONE),
    st.sampled_from(JOINED),
    st.sampled_from(AROUND),
)
def test_a_range_of_two_days_is_its_last_day_or_none(
    one: date,
    other: date,
    first: Callable[[date], str],
    last: Callable[[date], str],
    joint: str,
    around: str,
) -> None:
    begin, end = sorted((one, other))
    told = parse_day(around.format(joint.format(first(begin), last(end))))
    assert told.day in (end, None)
    assert told.day is not None or told.is_unclear


@given(DAYS, st.sampled_from(ONE), st.sampled_from(AROUND))
def test_one_day_is_told_whatever_document_stands_beside_it(
    day: date, form: Callable[[date], str], around: str
) -> None:
    assert parse_day(around.format(form(day))).day == day


@given(st.text("0123456789/.- ,;()ngàythánquýIVđếvừtrướcQĐCV", max_size=60))
def test_any_text_is_a_day_or_none(text: str) -> None:
    told = parse_day(text)
    assert told.day is None or not told.is_unclear
