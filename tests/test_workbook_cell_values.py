"""What single cells hold: numbers that are none, shares, marks that refer to notes, several numbers in one cell."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cchc.reading.corrections import Correction
from cchc.reading.grid import Grid, Percent
from cchc.reading.model import Reading
from cchc.reading.read import read_grid
from cchc.reading.sandbox.sandboxed_reading import read_in_sandbox
from cchc.reading.words.figures_form_words import COLUMNS, HEADINGS, MARK, PROVINCE
from tests.workbook_making import Rows, book, found, reading

SHEET = ["BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2024 - SỞ XÂY DỰNG TỈNH HƯNG YÊN"]
RANKING = ["KẾT QUẢ XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023 CÁC SỞ, BAN, NGÀNH TỈNH VĨNH LONG"]
INDEX = ["KẾT QUẢ ĐÁNH GIÁ CHỈ SỐ 766 NĂM 2024 TỈNH AN GIANG"]
GROUPS = [
    "Công khai, minh bạch", "Tiến độ giải quyết", "Dịch vụ công trực tuyến", "Thanh toán trực tuyến", "Mức độ hài lòng",
    "Số hóa hồ sơ",
]  # fmt: skip
DOSSIERS = [
    "Lĩnh vực", "Tổng số hồ sơ tiếp nhận", "Đã giải quyết đúng hạn", "Đã giải quyết quá hạn", "Đang giải quyết trong hạn",
]  # fmt: skip
TASKS = [
    "Đơn vị", "Tổng số nhiệm vụ", "Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Chưa hoàn thành trong hạn",
    "Chưa hoàn thành quá hạn",
]  # fmt: skip
MATRIX = ["Đơn vị", "Cải cách thể chế (14)", "Cải cách tài chính công (14)", "Cải cách tổ chức bộ máy (14)"]
COUNTED = ["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TTHC QUÝ I NĂM 2023"]
ASSIGNED = ["KẾT QUẢ THỰC HIỆN NHIỆM VỤ DO UBND TỈNH GIAO NĂM 2023"]
SCORED = ["Lĩnh vực", "Điểm tối đa", "Điểm thẩm định", "Điểm trừ"]
UNIT = "Sở Tư pháp"
# For each kind: the texts above, the headings, a line, and which of its cells hold figures.
KINDS: dict[str, tuple[list[Any], list[str], list[Any], list[int]]] = {
    "score_sheet": (SHEET, ["TT", *SCORED], [1, "Cải cách thể chế", 14.0, 12.0, 2.0], [2, 3, 4]),
    "ranking": (
        RANKING,
        ["STT", "Tên đơn vị", "Tổng điểm", "Tỷ lệ (%)", "Xếp hạng"],
        [1, UNIT, 85.0, 85.0, 1.0],
        [2, 3, 4],
    ),
    "matrix": (RANKING, ["STT", *MATRIX], [1, UNIT, 12.0, 13.0, 11.0], [2, 3, 4]),
    "index_766": (INDEX, ["STT", "Đơn vị", *GROUPS, "Tổng điểm"], [1, UNIT, *[10.0] * 6, 60.0], [2, 7, 8]),
    "dossier_report": (COUNTED, ["STT", *DOSSIERS], [1, "Giá", 10.0, 5.0, 2.0, 3.0], [2, 3, 5]),
    "task_counts": (ASSIGNED, ["STT", *TASKS], [1, UNIT, 10.0, 4.0, 3.0, 2.0, 1.0], [2, 3, 6]),
}
NONE = [float("nan"), float("inf"), float("-inf"), 1e308, -1e308, 1e15, "9" * 400, "1" + "0" * 18, True]


def grid_of(rows: Rows) -> Grid:
    return Grid("Trang 1", list(range(len(rows))), [list(row) for row in rows])


def read_rows(rows: Rows) -> Reading:
    read = Reading("tep.xlsx")
    read_grid(grid_of(rows), read, [], {})
    return read


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", NONE, ids=lambda value: str(value)[:6])
def test_what_no_column_can_hold_is_no_number_in_any_kind(kind: str, value: Any) -> None:
    title, heads, line, figures = KINDS[kind]
    assert [table.kind for table in read_rows([title, heads, line]).tables] == [kind]
    for column in figures:
        wrong = [value if place == column else cell for place, cell in enumerate(line)]
        read = read_rows([title, heads, wrong, [2, *line[1:]]])
        assert (("not_a_number", f"{'ABCDEFGHI'[column]}3")) in found(read.problems)
        assert json.loads(json.dumps(read.as_dict(), allow_nan=False)) == read.as_dict()


@pytest.mark.parametrize("column", range(5))
@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e308, True, Percent(0.5)], ids=str)
def test_nothing_that_stands_in_any_column_ends_the_reading(column: int, value: Any) -> None:
    for title, heads, line, _ in KINDS.values():
        wrong = [value if place == column else cell for place, cell in enumerate(line)]
        read = read_rows([title, heads, wrong, [2, *line[1:]]])
        assert read.tables or read.has_errors
        assert json.loads(json.dumps(read.as_dict(), allow_nan=False)) == read.as_dict()


@pytest.mark.parametrize("value", ["1e308", "9" * 400])
def test_the_answer_of_the_process_that_reads_is_valid_json(value: Any) -> None:
    value = float(value) if "e" in value else value
    read = read_in_sandbox(book({"Trang 1": [*KINDS["score_sheet"][:2], [1, "A", value, 12]]}), "tep.xlsx")
    assert found(read.problems) == {("not_a_number", "C3")}


def form(kind: str, **cells: Any) -> Rows:
    head = [[f"Mã mẫu: {MARK}"], [PROVINCE, "Vĩnh Long"], [HEADINGS[role] for role in COLUMNS[kind]]]
    given = {"unit": "Sở Tư pháp", "title": "Thu sự nghiệp", "period": "Năm 2024", **cells}
    return [*head, [given.get(role, "") for role in COLUMNS[kind]]]


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 1e308, "9" * 400, True, "2 5", "1,5\n1"], ids=lambda v: str(v)[:6]
)
@pytest.mark.parametrize(
    ("kind", "role", "cell"),
    [("measures", "plan", "E4"), ("measures", "actual", "F4"), ("targets", "value", "F4")],
)
def test_figures_and_targets_of_our_form_are_numbers(value: Any, kind: str, role: str, cell: str) -> None:
    assert found(read_rows(form(kind, **{role: value})).problems) == {("not_a_number", cell)}


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ({"actual": 1_441_000_000_000.0, "measure_unit": "đồng"}, 1_441_000_000_000),
        ({"actual": "1.441,5", "measure_unit": "triệu đồng"}, 1441.5),
        ({"actual": "1.204", "measure_unit": "hồ sơ"}, 1204),
        ({"actual": "1,204", "measure_unit": "hồ sơ"}, 1204),
        ({"actual": "96,85%", "measure_unit": "%"}, 96.85),
        ({"actual": Percent(0.9685), "measure_unit": "%"}, 96.85),
        ({"actual": "96.850", "measure_unit": "%"}, 96.85),
        ({"actual": "12,345", "measure_unit": "tỷ đồng"}, 12.345),
    ],
)
def test_figures_of_our_form_are_read_by_what_they_are_measured_in(
    cells: dict[str, Any], value: float
) -> None:
    read = read_rows(form("measures", **cells))
    assert [row["actual"] for row in read.tables[0].rows] == [value]
    assert read.problems == []


def test_a_doubtful_amount_of_our_form_is_asked_about() -> None:
    read = read_rows(form("measures", actual="12.345", measure_unit="triệu đồng"))
    assert found(read.problems) == {("ambiguous_number", "F4")}
    assert [row["actual"] for row in read.tables[0].rows] == [None]
    assert [guess.taken for guess in read.tables[0].guesses] == [None]


def test_what_a_person_chose_of_our_form_decides() -> None:
    read = Reading("tep.xlsx")
    rows = form("measures", actual="12.345", measure_unit="triệu đồng")
    read_grid(grid_of(rows), read, [Correction("Trang 1", separators={"F": "thousands"})], {})
    assert [row["actual"] for row in read.tables[0].rows] == [12345]
    assert read.problems == []


def test_half_a_dossier_in_our_form_is_no_number() -> None:
    assert found(read_rows(form("measures", actual=2.345, measure_unit="hồ sơ")).problems) == {
        ("not_a_number", "F4")
    }


def test_a_number_in_a_percent_format_is_a_share_whatever_stands_beside_it() -> None:
    heads = ["STT", "Tên đơn vị", "Chỉ số (%)", "Xếp hạng"]
    shares = [Percent(0.9685), 95.2, Percent(0.941), "93,5%", Percent(0.009)]
    units = ["Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng", "Sở Y tế"]
    read = read_rows([RANKING, heads, *([i + 1, units[i], share, i + 1] for i, share in enumerate(shares))])
    assert [row["ratio"] for row in read.tables[0].rows] == [96.85, 95.2, 94.1, 93.5, 0.9]
    assert read.problems == []


def test_a_share_beside_its_points_is_compared_in_percent() -> None:
    heads = ["TT", "Lĩnh vực", "Điểm tối đa", "Điểm thẩm định", "Tỷ lệ %"]
    lines = [
        [1, "Cải cách thể chế", 14.0, 7.0, Percent(0.5)],
        [2, "Cải cách tài chính công", 10.0, 9.0, 90.0],
        [3, "Khác", 10.0, 9.0, Percent(0.8)],
    ]
    assert found(read_rows([SHEET, heads, *lines]).problems) == {("ratio_mismatch", "E5")}


def test_a_percent_among_points_or_counts_is_no_number() -> None:
    title, heads, line, _ = KINDS["score_sheet"]
    read = read_rows([title, heads, [*line[:3], Percent(0.78), ""]])
    assert found(read.problems) == {("not_a_number", "D3")}
    assert "«78%»" in read.problems[0].message


@pytest.mark.parametrize(
    "text", ["2 5", "1,5\n1", "1\n234", "12,5/14", "12,5 → 13", "8-9", "~8", ">8", "8 hoặc 9"]
)
def test_two_numbers_in_one_cell_are_reported_in_any_kind(text: str) -> None:
    for title, heads, line, figures in KINDS.values():
        wrong = [text if place == figures[0] else cell for place, cell in enumerate(line)]
        read = read_rows([title, heads, wrong, [2, *line[1:]]])
        assert (("not_a_number", "C3")) in found(read.problems)


def test_a_line_break_is_kept_apart_in_a_real_workbook() -> None:
    rows = [*KINDS["score_sheet"][:2], ["1", "Cải cách\nthể chế", 14, "1\n234"], ["2", "B", 14, "12,5\nđiểm"]]
    read = reading(rows)
    assert found(read.problems) == {("not_a_number", "D3")}
    assert [(row["title"], row["score"]) for row in read.tables[0].rows] == [
        ("Cải cách thể chế", None),
        ("B", 12.5),
    ]


def test_marks_behind_figures_and_names_become_notes_with_what_they_say() -> None:
    title, heads, _, _ = KINDS["score_sheet"]
    rows = [
        title, heads[:4], ["1", "Cải cách thể chế¹", 14, "12,5 (*)"], ["1.1", "Kế hoạch", 14, "12,5"],
        ["2", "Cải cách tài chính công", 10, "9*"], ["3²", "Khác", 10, "8,5 (3)"], ["", "Tổng cộng", 34, "30**"],
        ["¹ Theo Công văn số 12/SNV"], ["(*) Tạm tính"], ["2", "Ghi chú khác"], ["[3]: Đã trừ điểm"],
    ]  # fmt: skip
    read = reading(rows)
    assert read.problems == []
    assert [(row["code"], row["title"], row["score"]) for row in read.tables[0].rows] == [
        ("1", "Cải cách thể chế", 12.5), ("1.1", "Kế hoạch", 12.5), ("2", "Cải cách tài chính công", 9), ("3", "Khác", 8.5),
    ]  # fmt: skip
    assert [row.get("notes") for row in read.tables[0].rows] == [
        ["¹ Theo Công văn số 12/SNV", "(*) Tạm tính"], None, ["(*) Tạm tính"], ["²", "[3]: Đã trừ điểm"],
    ]  # fmt: skip
    assert read.tables[0].total is not None
    assert read.tables[0].total["notes"] == ["**"]


def test_a_raised_mark_that_the_file_tells_is_a_note_too() -> None:
    title, heads, line, _ = KINDS["ranking"]
    grid = grid_of([title, heads, line, [], ["Theo thông báo lần 2"]])
    grid.raised = {(2, 2): "1", (4, 0): "1"}
    read = Reading("tep.xlsx")
    read_grid(grid, read, [], {})
    assert [row["notes"] for row in read.tables[0].rows] == [["1 Theo thông báo lần 2"]]


def test_square_and_cubic_metres_keep_their_figure() -> None:
    title, heads, _, _ = KINDS["score_sheet"]
    (row,) = reading([title, heads[:4], ["1", "Diện tích trụ sở tính theo m²", 14, 12]]).tables[0].rows
    assert row["title"] == "Diện tích trụ sở tính theo m²"
    assert "notes" not in row


@pytest.mark.parametrize(
    ("text", "rank"), [("3*", 3), ("3 (*)", 3), ("3¹", 3), ("03", 3), ("3/5*", 3), ("3\n4", None)]
)
def test_a_rank_may_carry_a_mark(text: str, rank: int | None) -> None:
    lines = [[i + 1, unit, 90 - i, "", i + 1] for i, unit in enumerate(["Sở Nội vụ", "Sở Tài chính"])]
    read = reading([*KINDS["ranking"][:2], *lines, [3, "Sở Tư pháp", 80, "", text]])
    assert read.tables[0].rows[2]["rank"] == rank
    assert bool(read.problems) == (rank is None)
