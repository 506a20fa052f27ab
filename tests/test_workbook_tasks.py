"""Lists of tasks: no line is lost without a word, merged cells hold for their lines, and words tell the state."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cchc.reading.kinds.tasks.task_states import parse_state
from tests.workbook_making import found, reading, table

TITLE = ["NHIỆM VỤ UBND TỈNH GIAO NĂM 2024 CỦA SỞ Y TẾ TỈNH CÀ MAU"]
HEADS = [
    "STT",
    "Nội dung nhiệm vụ",
    "Cơ quan giao",
    "Đơn vị chủ trì",
    "Thời hạn hoàn thành",
    "Ngày hoàn thành",
    "Tình trạng",
    "Ghi chú",
]
A = [1, "Trình đề án", "UBND tỉnh", "Phòng Kế hoạch", "30/6/2024", "", "Đang thực hiện"]
B = [2, "Kiểm tra công vụ", "Chủ tịch", "Thanh tra", "30/9/2024", "25/9/2024", "Hoàn thành"]


def told(
    *lines: list[Any], keys: tuple[str, ...] = ("title", "owner"), merged: tuple[str, ...] = ()
) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in keys) for row in table([TITLE, HEADS, *lines], merged).rows]


def test_the_plain_list_is_read_as_it_stands() -> None:
    (only,) = reading([TITLE, HEADS, A, B]).tables
    assert only.rows[1] == {
        "row": 4, "title": "Kiểm tra công vụ", "owner": "Thanh tra", "assigned_by": "Chủ tịch", "due_on": "2024-09-30",
        "due_text": "30/9/2024", "done_on": "2024-09-25", "state": "done_on_time",
    }  # fmt: skip


@pytest.mark.parametrize("heading", ["Nguồn giao", "Nguồn nhiệm vụ", "Nơi giao"])
def test_whose_task_it_is_may_be_headed_as_the_page_calls_it(heading: str) -> None:
    heads = [heading if head == "Cơ quan giao" else head for head in HEADS]
    (only,) = reading([TITLE, heads, A, B]).tables
    assert [row["assigned_by"] for row in only.rows] == ["UBND tỉnh", "Chủ tịch"]


@pytest.mark.parametrize(
    ("bad", "code"), [("#REF!", "error_value"), ("#N/A", "error_value"), ("=B9&C9", "no_cached_value")]
)
@pytest.mark.parametrize("column", range(1, 7))
def test_an_error_in_any_cell_is_said_there_and_the_task_stands(bad: str, code: str, column: int) -> None:
    line = [*A[:column], bad, *A[column + 1 :]]
    read = reading([TITLE, HEADS, line, B])
    assert found(read.problems) == {(code, f"{'ABCDEFG'[column]}3")}
    (first, second) = read.tables[0].rows
    role = ("", "title", "assigned_by", "owner", "due_on", "done_on", "state")[column]
    assert (first["row"], second["row"], first[role]) == (3, 4, None)
    kept = {key for key, value in table([TITLE, HEADS, A, B]).rows[0].items() if value is not None}
    assert {key for key in kept if first[key] is None} <= {role, "due_text", "state"}


def test_an_error_in_the_running_number_is_no_matter() -> None:
    read = reading([TITLE, HEADS, ["#REF!", *A[1:]], B])
    assert (len(read.tables[0].rows), read.problems) == (2, [])


def test_a_task_without_a_title_is_said_and_stands() -> None:
    read = reading([TITLE, HEADS, [1, "", *A[2:]], B])
    assert found(read.problems) == {("missing_value", "B3")}
    assert [row["title"] for row in read.tables[0].rows] == [None, "Kiểm tra công vụ"]
    read = reading([TITLE, HEADS, A, ["", "", "", "Phòng Tài vụ", "1/8/2024"], B])
    assert found(read.problems) == {("missing_value", "B4")}
    assert [row["row"] for row in read.tables[0].rows] == [3, 4, 5]


def test_numbered_tasks_stand_also_with_nothing_beside_them() -> None:
    assert told(A, [2, "Theo dõi"], [3, "Báo cáo"]) == [
        ("Trình đề án", "Phòng Kế hoạch"),
        ("Theo dõi", None),
        ("Báo cáo", None),
    ]


def test_merged_owners_deadlines_and_orders_hold_for_each_task_that_they_cover() -> None:
    second, third = [2, "Theo dõi", "", "", "", "", ""], [3, "Báo cáo", "", "Thanh tra", "", "", ""]
    keys = ("title", "assigned_by", "owner", "due_on", "state")
    assert told(A, second, third, keys=keys, merged=("C3:C5", "D3:D4", "E3:E5", "G3:G5")) == [
        ("Trình đề án", "UBND tỉnh", "Phòng Kế hoạch", "2024-06-30", "open_in_time"),
        ("Theo dõi", "UBND tỉnh", "Phòng Kế hoạch", "2024-06-30", "open_in_time"),
        ("Báo cáo", "UBND tỉnh", "Thanh tra", "2024-06-30", "open_in_time"),
    ]
    assert reading([TITLE, HEADS, A, second, third], ("C3:C5", "D3:D4", "E3:E5", "G3:G5")).problems == []


def test_two_owners_under_one_merged_title_are_two_lines_and_two_notes_are_one() -> None:
    merged: tuple[str, ...] = ("A3:A4", "B3:B4")
    other = ["", "", "UBND tỉnh", "Thanh tra", "1/7/2024"]
    assert told(A, other, B, merged=merged) == [
        ("Trình đề án", "Phòng Kế hoạch"),
        ("Trình đề án", "Thanh tra"),
        ("Kiểm tra công vụ", "Thanh tra"),
    ]
    merged = ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:F4", "G3:G4")
    note = ["", "", "", "", "", "", "", "Đã xin ý kiến"]
    assert told([*A, "Quá nhiều việc"], note, B, merged=merged) == [
        ("Trình đề án", "Phòng Kế hoạch"),
        ("Kiểm tra công vụ", "Thanh tra"),
    ]


def test_lines_without_facts_name_the_group_of_those_below() -> None:
    for code in ("I", "", "A"):
        got = told([code, "Lĩnh vực y tế"], A, [code and "II", "Lĩnh vực dân số"], B, keys=("title", "group"))
        assert got == [("Trình đề án", "Lĩnh vực y tế"), ("Kiểm tra công vụ", "Lĩnh vực dân số")]
    assert "group" not in table([TITLE, HEADS, A, B]).rows[0]


def test_titles_that_begin_like_notes_or_with_a_code_are_tasks() -> None:
    heads, lines = (
        HEADS[1:5],
        [["Danh sách cán bộ", *A[2:5]], ["Ngày hội đổi mới", *B[2:5]], ["3. Lưu trữ hồ sơ", *B[2:5]]],
    )
    rows = table([TITLE, heads, *lines]).rows
    assert [row["title"] for row in rows] == ["Danh sách cán bộ", "Ngày hội đổi mới", "Lưu trữ hồ sơ"]


def test_a_heading_printed_again_over_tasks_whose_numbers_are_texts_is_none() -> None:
    lines = [[str(line[0]), *line[1:]] for line in (A, B, [3, *A[1:]])]
    read = reading([TITLE, HEADS, *lines[:2], HEADS, lines[2]])
    assert [[row["row"] for row in one.rows] for one in read.tables] == [[3, 4, 6]]


def test_an_error_beside_a_code_in_the_title_makes_no_heading_of_a_task() -> None:
    heads = HEADS[1:]
    lines = [
        [
            "1. Tham mưu ban hành quy chế",
            "UBND tỉnh",
            "Thanh tra Sở",
            "#REF!",
            "",
            "Đang thực hiện, trong hạn",
        ]
    ] * 3
    assert len(table([TITLE, heads, *lines]).rows) == 3


def test_a_deadline_that_cannot_be_told_keeps_its_words_and_is_said() -> None:
    read = reading([TITLE, HEADS, [*A[:4], "31/6/2024", *A[5:]], B])
    assert read.tables[0].rows[0]["due_text"] == "31/6/2024"
    assert found(read.problems) == {("unclear_date", "E3")}


TICKS = ["STT", "Nội dung", "Đơn vị chủ trì", "Hoàn thành", "", "Chưa hoàn thành", "", "Thời hạn"]
BELOW = ["", "", "", "Đúng hạn", "Quá hạn", "Trong hạn", "Quá hạn", ""]


@pytest.mark.parametrize("tick", ["x", "X", "✓", 1, "1", "Đã xong"])
def test_one_of_several_columns_is_ticked(tick: Any) -> None:
    for place, state in enumerate(("done_on_time", "done_late", "open_in_time", "open_late")):
        marks: list[Any] = ["", "", "", ""]
        marks[place] = tick
        line = [1, "Trình đề án", "Phòng Kế hoạch", *marks, "30/6/2024"]
        only = table([TITLE, TICKS, BELOW, line])
        assert (only.kind, only.columns["due_on"]) == ("task_list", "H")
        assert [(row["state"], row["due_on"]) for row in only.rows] == [(state, "2024-06-30")]
    for none in ("-", "", 0):
        marks = [tick, none, none, none]
        assert (
            table([TITLE, TICKS, BELOW, [1, "A b", "Phòng", *marks, "30/6/2024"]]).rows[0]["state"]
            == "done_on_time"
        )
    both = [1, "A b", "Phòng", tick, tick, "", "", "30/6/2024"]
    assert table([TITLE, TICKS, BELOW, both]).rows[0]["state"] is None


DUE, BEFORE, AFTER = date(2024, 6, 30), date(2024, 6, 1), date(2024, 7, 5)


@pytest.mark.parametrize(
    ("text", "due", "done", "state"),
    [
        ("Hoàn thành đúng hạn", None, None, "done_on_time"),
        ("Đã hoàn thành trước hạn", None, None, "done_on_time"),
        ("Hoàn thành quá hạn", None, None, "done_late"),
        ("Đã hoàn thành nhưng chậm", None, None, "done_late"),
        ("Hoàn thành", DUE, BEFORE, "done_on_time"),
        ("Hoàn thành", DUE, AFTER, "done_late"),
        ("Hoàn thành", DUE, None, None),
        ("", DUE, AFTER, "done_late"),
        ("", DUE, None, None),
        ("Đã trình UBND tỉnh", None, None, None),
        ("Đang thực hiện", DUE, None, "open_in_time"),
        ("Đang thực hiện, trong hạn", None, None, "open_in_time"),
        ("Đang thực hiện, đã quá hạn", None, None, "open_late"),
        ("Chưa hoàn thành", None, None, None),
        ("Chưa hoàn thành, quá hạn", None, None, "open_late"),
        ("Chưa hoàn thành (trong hạn)", None, None, "open_in_time"),
        ("Chưa quá hạn", None, None, "open_in_time"),
        ("Chưa đến hạn", None, None, "open_in_time"),
        ("Quá hạn", None, None, "open_late"),
        ("Trong hạn", None, None, "open_in_time"),
        ("Quá hạn 5 ngày", None, None, "open_late"),
        ("CHƯA HOÀN THÀNH - TRỄ HẠN", None, None, "open_late"),
        ("Đang chấm điểm", None, None, "open_in_time"),
        ("Đã ban hành kế hoạch về trẻ em", DUE, BEFORE, "done_on_time"),
        ("Hoàn thành đề án trẻ em", DUE, BEFORE, "done_on_time"),
        ("dang thuc hien, cham", None, None, "open_late"),
        ("Hoàn thành, không quá hạn", None, None, "done_on_time"),
    ],
)  # fmt: skip
def test_words_and_days_tell_the_state(
    text: str, due: date | None, done: date | None, state: str | None
) -> None:
    assert parse_state(text, due, done) == state


@pytest.mark.parametrize("actual", ["Hoàn thành thực tế", "Thực tế hoàn thành", "Thực tế"])
@pytest.mark.parametrize("merged", [("D2:E2",), ()])
def test_the_day_of_completion_may_stand_under_the_deadline(actual: str, merged: tuple[str, ...]) -> None:
    rows = [
        TITLE, ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "", "Kết quả"], ["", "", "", "Được giao", actual, ""],
        [1, "Sơ kết chương trình", "Sở Nội vụ", "15/6/2023", "20/6/2023", "Đã hoàn thành"],
    ]  # fmt: skip
    (row,) = table(rows, merged).rows
    assert (row["due_on"], row["done_on"], row["state"]) == ("2023-06-15", "2023-06-20", "done_late")
