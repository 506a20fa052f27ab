"""The ledger's own form, edited by hand: what was mixed up, left out or cannot be told is said at its place or refused."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from cchc.intake import IntakeError, owners, publication_of, take_known_rows
from cchc.intake.ledger import add_ledger_rows
from cchc.intake.ledger_lines import ledger_of_lines
from cchc.reading import read_workbook
from cchc.store.publication import Publication, Row
from cchc.writing.plan_form import form_lines, write_plan_form
from tests.test_plan_round_trip import NOT_TOLD, lines

UNIT = owners.unit("Sở Y tế", "Long An", "2023")
FIRST = 6  # row of the first line
TOPICS = ("báo cáo", "kiểm tra", "công khai", "hồ sơ", "thanh toán")
PLAN = ledger_of_lines(
    {
        "limitation": f"Hạn chế về {topic} chưa khắc phục",
        "area_code": "1",
        "area": "Chỉ đạo điều hành",
        "criteria": f"1.{place}",
        "remedy": f"Giải pháp {topic}",
        "owner": "Văn phòng",
        "due": f"{10 + place}/03/2024",
    }
    for place, topic in enumerate(TOPICS)
)
Edit = Callable[[Any, dict[str, int]], None]


@pytest.fixture(scope="module")
def held() -> dict[str, list[Row]]:
    kept = Publication("sổ", b"", "remedy_ledger", "An")
    add_ledger_rows(kept, UNIT, 2023, PLAN)
    rows = {name: [{**NOT_TOLD, **row} for row in rows] for name, rows in kept.rows.items()}
    told = {"action_id": rows["ledger_actions"][0]["action_id"], "action_state": "in_progress", "sha256": ""}
    return {**rows, "action_states": [{**told, "changed_on": date(2024, 5, 1)}]}


def come_back(edit: Edit, held: dict[str, list[Row]]) -> tuple[list[str], Publication]:
    """What is said of the form when it was edited, each with its cell, and what would be published."""
    content = write_plan_form("Sở Y tế", "Long An", 2023, form_lines(lines(PLAN), {}))
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    sheet = workbook.worksheets[0]
    edit(sheet, {str(cell.value): cell.column for cell in sheet[FIRST - 1]})
    edited = io.BytesIO()
    workbook.save(edited)
    reading = read_workbook(edited.getvalue(), "so.xlsx")
    publication = publication_of(reading, edited.getvalue(), "An")
    found = [*reading.problems, *take_known_rows(publication, held)]
    return [f"{problem.cell} {problem.message}" for problem in found], publication


def put(row: int, heading: str, value: object) -> Edit:
    def edit(sheet: Any, column: dict[str, int]) -> None:
        sheet.cell(FIRST + row, column[heading]).value = value

    return edit


def both(*edits: Edit) -> Edit:
    def edit(sheet: Any, column: dict[str, int]) -> None:
        for each in edits:
            each(sheet, column)

    return edit


def merge(sheet: Any, column: dict[str, int]) -> None:
    place = column["Tồn tại, hạn chế"]
    sheet.merge_cells(start_row=FIRST, end_row=FIRST + 1, start_column=place, end_column=place)


def sort_alone(sheet: Any, column: dict[str, int]) -> None:
    cells = [sheet.cell(row, column["Tồn tại, hạn chế"]) for row in range(FIRST, FIRST + len(TOPICS))]
    for cell, value in zip(cells, sorted((cell.value for cell in cells), reverse=True), strict=True):
        cell.value = value


def reverse(sheet: Any, _column: dict[str, int]) -> None:
    for row in sheet.iter_rows(min_row=FIRST - 1, max_row=FIRST + len(TOPICS)):
        for cell, value in zip(row, [cell.value for cell in reversed(row)], strict=True):
            cell.value = value


def copy_first(sheet: Any, column: dict[str, int]) -> None:
    for place in column.values():
        sheet.cell(FIRST + len(TOPICS), place).value = sheet.cell(FIRST, place).value


def confirmed_on(day: datetime) -> Edit:
    return both(put(0, STATE, "Đã xác nhận"), put(0, DAY, day))


TWO = "Hạn chế về báo cáo chưa khắc phục\nHạn chế về kiểm tra chưa khắc phục"
STATE, DAY = "Kết quả thực hiện", "Ngày đổi trạng thái"


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (merge, ["A7 Dòng 7 mang mã của «Hạn chế về kiểm tra"]),
        (sort_alone, ["A6 Dòng 6 mang mã của", "A8 Dòng 8 mang mã của"]),
        (put(0, "Tồn tại, hạn chế", TWO), ["A6 Dòng 6 mang mã của «Hạn chế về báo cáo"]),
        (lambda sheet, _column: sheet.delete_rows(FIRST + 1), ["A1 Sổ còn 1 mục không có trong tệp và vẫn được giữ"]),
        (put(0, STATE, "xong rồi nhé"), ["M6 Ô M6: «xong rồi nhé» không phải một tình trạng đã biết"]),
        (put(0, "Thời hạn", "31/02/2024"), ["K6 Ô K6: thời hạn «31/02/2024» chưa cho biết chắc"]),
        (put(0, "Mã tiêu chí", "1,2; 1.3"), ["D6 Ô D6: «1,2; 1.3» có dấu phẩy"]),
        (confirmed_on(datetime(2024, 4, 1)), ["A6 Dòng 6: ngày đổi trạng thái 01/04/2024 sớm hơn"]),
        (confirmed_on(datetime(2099, 4, 1)), ["A6 Dòng 6: ngày đổi trạng thái 01/04/2099 chưa đến"]),
        (reverse, []),
        (copy_first, []),
        (lambda sheet, column: sheet.delete_cols(column["Mã trong sổ"]), []),
        (put(0, "Mã trong sổ", "aaaaaaaaaaaa bbbbbbbbbbbb cccccccccccc"), []),
    ],
)  # fmt: skip
def test_what_was_mixed_up_or_left_out_by_hand_is_said_at_its_place(
    edit: Edit, said: list[str], held: dict[str, list[Row]]
) -> None:
    found, publication = come_back(edit, held)
    assert all(any(line.startswith(start) for line in found) for start in said)
    if not said:
        assert found == []
        for table, key in {"ledger_limitations": "limitation_id", "ledger_actions": "action_id"}.items():
            assert {row[key] for row in publication.rows[table]} == {row[key] for row in held[table]}


@pytest.mark.parametrize(
    ("heading", "value"),
    [("Đơn vị chủ trì", "Thanh tra"), ("Thời hạn", "01/04/2024"), (STATE, "Đã xác nhận"), ("Mã tiêu chí", "1.7")],
)  # fmt: skip
def test_one_row_of_the_ledger_told_in_two_ways_is_refused_with_what_differs(
    heading: str, value: str, held: dict[str, list[Row]]
) -> None:
    with pytest.raises(IntakeError, match=r"Dòng 11 và dòng 6 cùng là .* nhưng khác nhau ở"):
        come_back(both(copy_first, put(len(TOPICS), heading, value)), held)
