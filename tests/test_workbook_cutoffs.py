"""The day up to which a table is counted, beside a title that says a whole year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from cchc.intake import publication_of
from cchc.intake.errors import IntakeError
from cchc.reading.identity.today import as_of
from tests.test_workbook_periods import INDEX_766, SCORES
from tests.workbook_making import found, reading, table

COUNTS = ["KẾT QUẢ THỰC HIỆN KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2024 TỈNH VĨNH LONG"]
TASKS_COUNTED: list[list[Any]] = [
    ["TT", "Đơn vị", "Tổng số nhiệm vụ", "Hoàn thành đúng hạn", "Hoàn thành quá hạn",
     "Chưa xong trong hạn", "Chưa xong quá hạn"],
    [1, "Sở Y tế", 20, 15, 0, 5, 0],
]  # fmt: skip
DOSSIERS: list[list[Any]] = [
    ["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TTHC SỞ Y TẾ TỈNH VĨNH LONG NĂM 2024"],
    ["STT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Đang giải quyết"],
    [1, "Dược", 10, 8, 2],
]
LIST: list[list[Any]] = [
    ["NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH CỦA SỞ Y TẾ TỈNH VĨNH LONG NĂM 2024"],
    ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"],
    [1, "A", "Phòng A", "30/6/2024"],
]
IN_THE_MIDDLE = [
    "(Số liệu tính đến ngày 15/9/2024)",
    "(Số liệu tính đến 31/10/2024)",
    "Thời điểm báo cáo: 15/9/2024",
    "Thời điểm chốt số liệu: 15.9.2024",
    "(tính đến 17h00 ngày 15/9/2024)",
    "(Số liệu tính đến ngày 15 tháng 9 năm 2024)",
    "(Lũy kế từ đầu năm đến 15/9/2024)",
    "(từ 01/01/2024 đến 15/9/2024)",
    "(từ ngày 01/01/2024 đến hết ngày 15/10/2024)",
    "Ngày kết xuất: 16/9/2024 08:30",
    "Thời gian xuất báo cáo: 16/9/2024",
    "Kết xuất dữ liệu ngày 16/9/2024",
    "Số liệu được trích xuất từ hệ thống phần mềm theo dõi nhiệm vụ đến ngày 15/9",
]


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with as_of(date(2026, 11, 29)):
        yield


def told(*rows: Any) -> tuple[str | None, set[tuple[str, str | None]]]:
    read = reading(rows)
    return read.tables[0].period, found(read.problems)


@pytest.mark.parametrize("line", IN_THE_MIDDLE)
def test_a_count_that_closes_in_the_middle_is_asked_about_and_no_whole_year(line: str) -> None:
    assert told(COUNTS, [line], *TASKS_COUNTED) == (None, {("unclear_date", "A2")})
    assert told(COUNTS, [], *TASKS_COUNTED, [], [f"Ghi chú: {line.strip('()')}"]) == (
        None,
        {("unclear_date", "A6")},
    )


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("(đến 20 tháng 11)", None),
        ("(tính đến hết ngày 20 tháng 11)", None),
        ("(đến 20 tháng 11 năm 2024)", None),
        ("(đến hết 30 tháng 9 năm 2024)", "2024-9M"),
        ("(tính đến hết ngày 30 tháng 9)", "2024-9M"),
        ("(Lũy kế đến 30 tháng 9 năm 2024)", "2024-9M"),
    ],
)
def test_up_to_a_day_of_a_month_is_not_that_month(line: str, period: str | None) -> None:
    unclear = set() if period else {("unclear_date", "A1")}
    assert told([f"{DOSSIERS[0][0]} {line}"], *DOSSIERS[1:]) == (period, unclear)


def test_a_month_is_told_beside_the_day_up_to_which_it_counts() -> None:
    title = "TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TTHC THÁNG 9 NĂM 2024 CỦA SỞ Y TẾ TỈNH VĨNH LONG"
    assert told([f"{title} (đến ngày 20 tháng 9)"], *DOSSIERS[1:])[0] == "2024-09"
    assert told(["CHỈ SỐ 766 THÁNG 9 NĂM 2024 TỈNH VĨNH LONG"], [], *INDEX_766)[0] == "2024-09"


@pytest.mark.parametrize("table_of", [DOSSIERS, LIST])
def test_dossiers_and_lists_that_close_in_the_middle_are_asked_about(table_of: list[list[Any]]) -> None:
    title, *lines = table_of
    assert told(title, ["(Số liệu tính đến ngày 15/9/2024)"], *lines) == (None, {("unclear_date", "A2")})
    assert told([f"{title[0]} (tính đến ngày 15/9/2024)"], *lines) == (None, {("unclear_date", "A1")})


def test_what_is_asked_says_the_day_and_what_to_do_and_is_not_published() -> None:
    read = reading([COUNTS, ["Thời điểm báo cáo: 15/9/2024"], *TASKS_COUNTED])
    (problem,) = read.problems
    assert "15/09/2024" in problem.message
    assert "Hãy chọn kỳ" in problem.message
    with pytest.raises(IntakeError, match="không tìm thấy kỳ"):
        publication_of(read, b"", "An")


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("(Số liệu tính đến ngày 30/6/2024)", "2024-H1"),
        ("(Số liệu tính đến ngày 30/9/2024)", "2024-9M"),
        ("(đến hết ngày 30/9/2024)", "2024-9M"),
        ("Thời điểm chốt số liệu: 31/3/2024", "2024-Q1"),
        ("Số liệu báo cáo của các đơn vị trực thuộc từ 01/01/2024 đến 30/6/2024", "2024-H1"),
    ],
)
def test_a_count_that_closes_with_a_half_or_nine_months_is_of_these(line: str, period: str) -> None:
    assert told(COUNTS, [line], *TASKS_COUNTED) == (period, set())
    assert told(DOSSIERS[0], [line], *DOSSIERS[1:]) == (period, set())
    assert told(COUNTS, [], *TASKS_COUNTED, [line]) == (period, set())


def test_a_heading_may_say_up_to_when_it_counts() -> None:
    heads: list[Any] = [*TASKS_COUNTED[0]]
    heads[3] = "Hoàn thành đúng hạn (tính đến ngày 30/9/2024)"
    assert told(COUNTS, heads, TASKS_COUNTED[1]) == ("2024-9M", set())
    heads[3] = "Hoàn thành đúng hạn (tính đến ngày 15/9/2024)"
    assert told(COUNTS, heads, TASKS_COUNTED[1]) == (None, {("unclear_date", "D2")})


@pytest.mark.parametrize(
    "line",
    [
        "(Số liệu tính đến 31/12/2024)",
        "(tính đến ngày 14/12/2024)",
        "(Từ ngày 15/12/2023 đến ngày 14/12/2024)",
        "(Số liệu tính đến ngày 15/01/2025)",
        "(Kèm theo Báo cáo số 12/BC-SNV ngày 20/9/2024)",
        "Vĩnh Long, ngày 20 tháng 9 năm 2024",
        "Đề nghị gửi về Sở Nội vụ đến hết ngày 15/9/2024",
        "VĂN BẢN ĐẾN NGÀY 15/9/2024",
        "Số kỳ trước chuyển sang tính đến 15/9/2024",
    ],
)
def test_other_days_leave_a_year_whole(line: str) -> None:
    assert told(COUNTS, [line], *TASKS_COUNTED) == ("2024", set())
    assert told(COUNTS, [], *TASKS_COUNTED, [], [line]) == ("2024", set())


def test_a_period_of_the_title_holds_unless_the_day_lies_long_before_its_end() -> None:
    nine = ["KẾT QUẢ THỰC HIỆN KẾ HOẠCH CCHC 9 THÁNG ĐẦU NĂM 2024 TỈNH VĨNH LONG"]
    assert told(nine, ["(Số liệu tính đến ngày 15/9/2024)"], *TASKS_COUNTED) == ("2024-9M", set())
    assert told(nine, ["(Số liệu tính đến ngày 30/6/2024)"], *TASKS_COUNTED) == (
        None,
        {("unclear_date", "A2")},
    )


ELSEWHERE = [
    ("9 THÁNG ĐẦU NĂM 2024", "(Số liệu tính đến ngày 31/10/2024)"),
    ("9 THÁNG ĐẦU NĂM 2024", "(Số liệu tính đến ngày 15/9/2023)"),
    ("9 THÁNG ĐẦU NĂM 2024", "(tính đến hết ngày 30 tháng 9 năm 2025)"),
    ("9 THÁNG ĐẦU NĂM 2024", "Lũy kế từ đầu năm đến 31.12.2024"),
    ("QUÝ II NĂM 2024", "(Số liệu tính đến ngày 15/3/2024)"),
    ("QUÝ II NĂM 2024", "Tính đến 30/6/2023"),
    ("6 THÁNG ĐẦU NĂM 2024", "(kết quả đến ngày 31/12/2024)"),
    ("THÁNG 3 NĂM 2024", "(Số liệu tính đến ngày 30/4/2024)"),
    ("NĂM 2024", "(Số liệu tính đến ngày 31/12/2023)"),
    ("NĂM 2024", "(Số liệu tính đến ngày 31/3/2025)"),
]


@pytest.mark.parametrize(("when", "line"), ELSEWHERE)
def test_a_count_that_closes_outside_its_period_is_asked_about(when: str, line: str) -> None:
    """One of the two is mistyped, and nobody but its writer knows which."""
    for title, lines in (
        (f"KẾT QUẢ THỰC HIỆN KẾ HOẠCH CCHC {when} TỈNH VĨNH LONG", TASKS_COUNTED),
        (f"TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TTHC SỞ Y TẾ TỈNH VĨNH LONG {when}", DOSSIERS[1:]),
    ):
        assert told([title], [line], *lines) == (None, {("unclear_date", "A2")})
        assert told([title], [], *lines, [], [f"Ghi chú: {line.strip('()')}"])[0] is None
        (problem,) = reading([[title], [line], *lines]).problems
        assert time_of_title(when) in problem.message
        assert "năm 2024)" not in problem.message


def time_of_title(when: str) -> str:
    days = {
        "9": "01/01/2024 đến 30/09/2024",
        "Q": "01/04/2024 đến 30/06/2024",
        "6": "01/01/2024 đến 30/06/2024",
    }
    days |= {"T": "01/03/2024 đến 31/03/2024", "N": "01/01/2024 đến 31/12/2024"}
    return days[when[0]]


@pytest.mark.parametrize(
    "line",
    [
        "(Số liệu tính đến ngày 05/10/2024)",
        "(Số liệu cập nhật ngày 20/11/2024)",
        "Ngày kết xuất: 16/1/2025 08:30",
        "Thời gian xuất báo cáo: 16/1/2025",
        "(từ 15/12/2023 đến 14/9/2024)",
        "Số kỳ trước chuyển sang tính đến 31/12/2023",
        "Đề nghị gửi về Sở Nội vụ đến hết ngày 15/11/2024",
        "(Kèm theo Báo cáo số 12/BC-SNV ngày 20/10/2024)",
    ],
)
def test_a_day_on_which_figures_were_taken_may_lie_after_their_period(line: str) -> None:
    title = ["KẾT QUẢ THỰC HIỆN KẾ HOẠCH CCHC 9 THÁNG ĐẦU NĂM 2024 TỈNH VĨNH LONG"]
    assert told(title, [line], *TASKS_COUNTED) == ("2024-9M", set())


def test_a_heading_of_what_is_compared_with_contradicts_nothing() -> None:
    heads: list[Any] = [*TASKS_COUNTED[0], "Số liệu tính đến 31/12/2023"]
    title = ["KẾT QUẢ THỰC HIỆN KẾ HOẠCH CCHC QUÝ I NĂM 2024 TỈNH VĨNH LONG"]
    assert told(title, heads, [*TASKS_COUNTED[1], 3])[0] == "2024-Q1"


def test_the_766_index_of_a_year_that_was_not_over_is_no_years() -> None:
    title = ["CHỈ SỐ 766 NĂM 2024 TỈNH VĨNH LONG"]
    assert told(title, ["(Số liệu tính đến ngày 30/9/2024)"], *INDEX_766)[0] == "2024-9M"
    assert ("unclear_date", "A2") in told(title, ["(Thời điểm báo cáo: 15/9/2024)"], *INDEX_766)[1]


def test_scores_of_a_closed_year_ask_for_no_period() -> None:
    title = ["KẾT QUẢ CHẤM ĐIỂM CCHC NĂM 2023 - SỞ Y TẾ TỈNH VĨNH LONG"]
    only = table([title, ["(Số liệu tính đến ngày 15/9/2023)"], *SCORES])
    assert (only.year, only.period) == (2023, None)
    assert told(title, ["(Kèm theo Quyết định số 12/QĐ-UBND ngày 15/3/2024)"], *SCORES) == (None, set())


def test_the_title_of_the_next_table_says_nothing_of_the_one_before() -> None:
    second = ["KẾT QUẢ THỰC HIỆN NHIỆM VỤ UBND TỈNH VĨNH LONG GIAO NĂM 2024 (tính đến ngày 30/6/2024)"]
    read = reading([COUNTS, *TASKS_COUNTED, [], second, *TASKS_COUNTED])
    assert [each.period for each in read.tables] == ["2024", "2024-H1"]
