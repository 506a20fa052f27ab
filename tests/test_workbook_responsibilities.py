"""Tables of who answers for which criterion, in the forms in which offices send them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from cchc.reading import Reading, read_workbook
from tests.dressing.book import Book, Cell, Sheet
from tests.dressing.formats import WRITERS, write
from tests.test_workbook_old_encodings import in_tcvn3
from tests.workbook_making import Rows, found, reading

UNIT = ["SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LONG AN"]
TITLE = ["PHÂN CÔNG PHÒNG, ĐƠN VỊ PHỤ TRÁCH TIÊU CHÍ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2024"]
Told = tuple[str | None, str | None, str | None, str | None, str | None]


def told(read: Reading) -> list[Told]:
    """Code, title, owner, supporters and since of each row."""
    (table,) = read.tables
    assert (table.kind, table.unit, table.province, table.year) == (
        "responsibilities", "Sở Khoa học và Công nghệ", "Long An", 2024,
    )  # fmt: skip
    return [(r["code"], r["title"], r["owner"], r["supporters"], r["since"]) for r in table.rows]


def asked(rows: Rows, merged: Sequence[str] = ()) -> Reading:
    return reading([UNIT, TITLE, *rows], merged)


def test_criteria_stand_beside_who_answers_and_who_helps() -> None:
    read = asked([
        ["Áp dụng từ ngày 01/3/2024 theo Quyết định số 12/QĐ-SKHCN ngày 20/02/2024"],
        ["TT", "Tiêu chí", "Điểm tối đa", "Phòng chủ trì", "Phòng phối hợp"],
        ["1", "Công tác chỉ đạo điều hành", 14, "Văn phòng Sở", "Các phòng"],
        ["1.1", "Kế hoạch CCHC", 3, "Văn phòng Sở", ""],
        ["1.2", "Báo cáo", 2, "Phòng Kế hoạch, Tài chính", "Thanh tra Sở"],
        ["2", "Thể chế", 10, "", ""],
        ["2.1", "Xây dựng VBQPPL", 4, "Thanh tra Sở", "-"],
        ["", "", "", "Long An, ngày 1 tháng 3 năm 2024"],
        ["", "NGƯỜI LẬP", "", "GIÁM ĐỐC"],
        ["", "Nguyễn Văn A", "", "Trần Văn B"],
    ])  # fmt: skip
    since = "2024-03-01"
    assert told(read) == [
        ("1", "Công tác chỉ đạo điều hành", "Văn phòng Sở", "Các phòng", since),
        ("1.1", "Kế hoạch CCHC", "Văn phòng Sở", None, since),
        ("1.2", "Báo cáo", "Phòng Kế hoạch, Tài chính", "Thanh tra Sở", since),
        ("2.1", "Xây dựng VBQPPL", "Thanh tra Sở", None, since),
    ]
    assert [row["group"] for row in read.tables[0].rows] == [None, None, None, "Thể chế"]
    assert read.problems == []


def test_two_columns_are_enough() -> None:
    read = asked([
        ["Tiêu chí", "Phòng"],
        ["1.1. Kế hoạch CCHC", "Văn phòng Sở"],
        ["1.2 Tỷ lệ văn bản điện tử", "Thanh tra"],
        ["Lưu trữ hồ sơ", "Chánh Văn phòng"],
        ["Cung cấp dịch vụ công", "Phòng Quản lý"],
        ["Nơi nhận:", "GIÁM ĐỐC"],
        ["- Như trên", "Nguyễn Văn A"],
    ])  # fmt: skip
    assert [row[:3] for row in told(read)] == [
        ("1.1", "Kế hoạch CCHC", "Văn phòng Sở"), ("1.2", "Tỷ lệ văn bản điện tử", "Thanh tra"),
        (None, "Lưu trữ hồ sơ", "Chánh Văn phòng"), (None, "Cung cấp dịch vụ công", "Phòng Quản lý"),
    ]  # fmt: skip


def test_units_with_lists_of_codes_are_a_row_for_each_code() -> None:
    read = asked([
        ["STT", "Phòng, đơn vị", "Tiêu chí phụ trách"],
        [1, "Văn phòng Sở", "1.1, 1.2; I.3"],
        [2, "Phòng Kế hoạch", "2.2 và 2.3"],
    ])  # fmt: skip
    assert [(row[0], row[2]) for row in told(read)] == [
        ("1.1", "Văn phòng Sở"), ("1.2", "Văn phòng Sở"), ("I.3", "Văn phòng Sở"),
        ("2.2", "Phòng Kế hoạch"), ("2.3", "Phòng Kế hoạch"),
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["3.1 - 3.4", "từ 3.1 đến 3.4", "3.1. Kế hoạch 3.2. Báo cáo"])
def test_criteria_that_cannot_be_told_apart_are_refused_at_their_cell(cell: str) -> None:
    read = asked([["Phòng chủ trì", "Tiêu chí"], ["Văn phòng", "1.1"], ["Phòng A", cell]])
    assert found(read.problems) == {("many_criteria", "B5")}
    assert read.has_errors


def test_a_unit_alone_on_its_line_answers_for_the_criteria_below_it() -> None:
    read = asked([
        ["TT", "Tiêu chí", "Ghi chú"],
        ["I", "Văn phòng Sở", ""],
        [1, "1.1. Kế hoạch", ""],
        [2, "1.2. Báo cáo", "gấp"],
        ["II", "Phòng Kế hoạch", ""],
        [1, "2.1. Rà soát", ""],
    ])  # fmt: skip
    assert [row[:3] for row in told(read)] == [
        ("1.1", "Kế hoạch", "Văn phòng Sở"), ("1.2", "Báo cáo", "Văn phòng Sở"), ("2.1", "Rà soát", "Phòng Kế hoạch"),
    ]  # fmt: skip


def test_areas_with_roman_codes_and_days_of_their_own() -> None:
    read = asked([
        ["TT", "Lĩnh vực", "Đơn vị chủ trì", "Đơn vị phối hợp", "Áp dụng từ"],
        ["I", "Công tác chỉ đạo, điều hành", "Văn phòng", "Các phòng", date(2024, 7, 1)],
        ["II", "Cải cách thể chế", "Thanh tra", None, "31/02/2024"],
        ["III", "Cải cách TTHC", None, None, None],
    ])  # fmt: skip
    assert [row[:3] + row[4:] for row in told(read)] == [
        ("I", "Công tác chỉ đạo, điều hành", "Văn phòng", "2024-07-01"),
        ("II", "Cải cách thể chế", "Thanh tra", None), ("III", "Cải cách TTHC", None, None),
    ]  # fmt: skip
    assert found(read.problems) == {("unclear_date", "E5"), ("without_owner", "C6")}
    assert not read.has_errors


def test_codes_that_begin_anew_under_roman_areas_have_the_area_before_them() -> None:
    read = asked([
        ["TT", "Tiêu chí", "Đơn vị chủ trì/phối hợp"],
        ["I", "Chỉ đạo điều hành", ""],
        ["1", "Kế hoạch", "Chủ trì: Văn phòng Sở; phối hợp: các phòng"],
        ["2", "Báo cáo", "Văn phòng Sở (chủ trì), Thanh tra Sở"],
        ["II", "Thể chế", ""],
        ["1", "Rà soát", "Phòng Pháp chế. Phối hợp: Thanh tra"],
    ])  # fmt: skip
    assert [row[:4] for row in told(read)] == [
        ("I.1", "Kế hoạch", "Văn phòng Sở", "các phòng"), ("I.2", "Báo cáo", "Văn phòng Sở", "Thanh tra Sở"),
        ("II.1", "Rà soát", "Phòng Pháp chế", "Thanh tra"),
    ]  # fmt: skip


def test_merged_owners_hold_for_each_line_under_two_rows_of_headings() -> None:
    read = asked(
        [
            ["Phân công", "", "Lĩnh vực", "Tiêu chí"],
            ["Chủ trì", "Phối hợp", "", ""],
            ["(1)", "(2)", "(3)", "(4)"],
            ["Văn phòng", "Các phòng", "Chỉ đạo", "1.1 Kế hoạch"],
            ["", "", "", "1.2 Báo cáo"],
            ["Thanh tra", "", "Thể chế", "2.1 Rà soát"],
        ],
        ["A3:B3", "C3:C4", "D3:D4", "A6:A7", "B6:B7", "C6:C7"],
    )
    assert [row[:4] for row in told(read)] == [
        ("1.1", "Kế hoạch", "Văn phòng", "Các phòng"), ("1.2", "Báo cáo", "Văn phòng", "Các phòng"),
        ("2.1", "Rà soát", "Thanh tra", None),
    ]  # fmt: skip
    assert read.tables[0].header_rows == [3, 4]


def test_numbers_of_lines_are_no_codes() -> None:
    read = asked([
        ["STT", "Tiêu chí", "Phòng chủ trì"],
        [1, "Ban hành kế hoạch năm", "Văn phòng"],
        [2, "Tổ chức tập huấn", "Phòng A"],
        [3, "Gửi báo cáo quý", "Phòng B"],
    ])  # fmt: skip
    assert [row[:2] for row in told(read)] == [
        (None, "Ban hành kế hoạch năm"), (None, "Tổ chức tập huấn"), (None, "Gửi báo cáo quý"),
    ]  # fmt: skip


def test_one_criterion_has_one_owner_and_every_owner_a_criterion() -> None:
    read = asked([
        ["Mã tiêu chí", "Tên tiêu chí", "Chủ trì"],
        ["1.1", "Kế hoạch", "Văn phòng"],
        ["1.1", "Kế hoạch", "Thanh tra"],
        ["", "", "Phòng C"],
        ["1.2", "Báo cáo", "Phòng A và Phòng B"],
        ["1.3", "Tập huấn", "Phòng Kế hoạch và Tài chính"],
    ])  # fmt: skip
    assert found(read.problems) == {
        ("duplicate_code", "A5"),
        ("missing_value", "B6"),
        ("several_owners", "C7"),
    }


def test_a_merged_criterion_with_two_owners_is_refused() -> None:
    rows = [
        ["Tiêu chí", "Phòng chủ trì"],
        ["1.1 Kế hoạch", "Văn phòng"],
        ["", "Thanh tra"],
        ["1.2 Báo cáo", "Phòng A"],
    ]
    assert found(asked(rows, ["A4:A5"]).problems) == {("duplicate_code", "A5")}


def test_two_columns_of_owners_are_refused_and_a_person_beside_a_unit_is_none() -> None:
    two = asked([["Tiêu chí", "Phòng chủ trì", "Đơn vị thực hiện"], ["1.1 Kế hoạch", "Văn phòng", "Phòng A"]])
    assert found(two.problems) == {("two_owners", "C3")}
    person = asked(
        [["Tiêu chí", "Cán bộ phụ trách", "Phòng chủ trì"], ["1.1 Kế hoạch", "Nguyễn An", "Văn phòng"]]
    )
    assert [row[2] for row in told(person)] == ["Văn phòng"]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (["TT", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định", "Phòng chủ trì"], "score_sheet"),
        (["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn hoàn thành"], "task_list"),
        (["TT", "Lĩnh vực", "Điểm năm 2023", "Phòng chủ trì"], "responsibilities"),
    ],
)
def test_points_make_a_score_sheet_and_deadlines_a_list_of_tasks(header: list[str], kind: str) -> None:
    line = (
        ["1", "Chỉ đạo điều hành", 14, 12, "Văn phòng"]
        if len(header) == 5
        else ["1", "Chỉ đạo", "9", "12/3/2024"]
    )
    assert [table.kind for table in asked([header, line]).tables] == [kind]


def test_a_plan_of_work_is_no_table_of_responsibilities() -> None:
    rows: Rows = [
        ["TT", "Nội dung công việc", "Sản phẩm", "Đơn vị chủ trì"],
        ["1", "Ban hành", "Kế hoạch", "Văn phòng"],
    ]
    read = reading([UNIT, ["Kế hoạch công tác năm 2024"], *rows])
    assert (read.tables, found(read.problems)) == ([], {("no_table_found", None)})


@pytest.mark.parametrize("form", WRITERS)
def test_each_format_says_the_same(form: str) -> None:
    rows: list[list[Any]] = [
        UNIT, TITLE, ["Phòng chủ trì", "Mã", "Tiêu chí", "Từ ngày"], ["Văn phòng", "1.1", "Kế hoạch", date(2024, 2, 1)],
        ["", "1.2", "Báo cáo", "15/4/2024"], ["Thanh tra", "2.1", "Rà soát", None],
    ]  # fmt: skip
    sheet = Sheet("Phan cong")
    sheet.cells = {(r, c): Cell(value) for r, row in enumerate(rows) for c, value in enumerate(row) if value}
    sheet.merged.append((3, 0, 4, 0))
    read = read_workbook(write(Book([sheet]), form), f"tep{WRITERS[form][1]}")
    assert told(read) == [
        ("1.1", "Kế hoạch", "Văn phòng", None, "2024-02-01"), ("1.2", "Báo cáo", "Văn phòng", None, "2024-04-15"),
        ("2.1", "Rà soát", "Thanh tra", None, None),
    ]  # fmt: skip
    assert read.problems == []


def test_texts_in_an_old_encoding_are_read() -> None:
    rows = [["TT", "Tiêu chí", "Phòng chủ trì"], ["1.1", "Kế hoạch cải cách", "Phòng Kế hoạch"]]
    read = reading([[in_tcvn3(text) for text in row] for row in (["Sở Khoa học và Công nghệ tỉnh Long An"], *rows)][:1]
                   + [TITLE] + [[in_tcvn3(text) for text in row] for row in rows])  # fmt: skip
    assert told(read)[0][:3] == ("1.1", "Kế hoạch cải cách", "Phòng Kế hoạch")


def test_a_code_that_became_a_day_is_put_right_and_said() -> None:
    read = asked([
        ["Mã tiêu chí", "Tiêu chí", "Chủ trì"], ["1.1", "Kế hoạch", "Văn phòng"], [date(2024, 2, 1), "Báo cáo", "Phòng A"],
        ["1.3", "Tập huấn", "Phòng A"],
    ])  # fmt: skip
    assert [row[0] for row in told(read)] == ["1.1", "1.2", "1.3"]
    assert found(read.problems) == {("code_became_date", "A5")}


def test_a_column_for_each_unit_is_ticked() -> None:
    read = asked([
        ["TT", "Tiêu chí", "Văn phòng Sở", "Thanh tra Sở", "Phòng Kế hoạch"],
        ["1.1", "Kế hoạch", "x", "", "PH"],
        ["1.2", "Báo cáo", "", "CT", "-"],
        ["1.3", "Tập huấn", "x", "x", ""],
        ["1.4", "Kiểm tra", "", "", ""],
        ["1.5", "Rà soát", "", "quý I", "✓"],
    ])  # fmt: skip
    assert [row[2:4] for row in told(read)] == [
        ("Văn phòng Sở", "Phòng Kế hoạch"), ("Thanh tra Sở", None), ("Văn phòng Sở; Thanh tra Sở", None), (None, None),
        ("Phòng Kế hoạch", None),
    ]  # fmt: skip
    assert found(read.problems) == {("several_owners", "C6"), ("without_owner", "C7"), ("unclear_mark", "D8")}


def test_ticks_under_heads_of_those_who_lead_and_help() -> None:
    read = asked(
        [
            ["TT", "Tiêu chí", "Phòng chủ trì", "", "Đơn vị phối hợp", ""],
            ["", "", "Văn phòng", "Thanh tra", "Văn phòng", "Thanh tra"],
            ["1.1", "Kế hoạch", "x", "", "", "x"],
            ["1.2", "Báo cáo", "", "x", "", ""],
        ],
        ["C3:D3", "E3:F3", "A3:A4", "B3:B4"],
    )
    assert [row[2:4] for row in told(read)] == [("Văn phòng", "Thanh tra"), ("Thanh tra", None)]
    assert read.problems == []
