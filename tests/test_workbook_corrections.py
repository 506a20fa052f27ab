"""What an officer says on the page goes before what the sheet says, and reaches the reader in its own process."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cchc.reading import Correction, Reading, read_workbook
from cchc.reading.corrections import edit
from cchc.reading.grid import Grid
from cchc.reading.sandbox.sandboxed_reading import read_in_sandbox
from tests.workbook_making import Rows, book, found

HEADER = ["TT", "Nội dung", "Điểm chuẩn", "Điểm thẩm định"]
TITLE = ["BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2024 - SỞ XÂY DỰNG TỈNH HƯNG YÊN"]
SHEET: Rows = [TITLE, HEADER, [1, "A", 10, 8], [2, "B", 5, "4O"]]
ODD: Rows = [["Phiếu"], ["x1", "x2", "x3", "x4"], ["y1"], [1, "A", 10, 8], [2, "B", 5, 4]]


def read(rows: Rows, *corrections: Correction, **further: Any) -> Reading:
    return read_workbook(book({"Trang 1": rows}), "tep.xlsx", corrections=corrections, **further)


def test_given_unit_province_year_and_period_replace_those_of_the_sheet() -> None:
    given = Correction("Trang 1", unit="Sở KH&CN", province="tỉnh Long An", year=2023, period="2023-H1")
    (table,) = read(SHEET, given).tables
    assert (table.unit, table.province, table.year, table.period) == (
        "Sở Khoa học và Công nghệ",
        "Long An",
        2023,
        "2023-H1",
    )


def test_a_correction_of_another_sheet_changes_nothing() -> None:
    assert read(SHEET, Correction("Trang 2", year=2000)).as_dict() == read(SHEET).as_dict()


def test_given_header_rows_kind_and_columns_make_a_table_of_a_sheet_that_none_was_found_in() -> None:
    assert [problem.code for problem in read(ODD).problems] == ["no_table_found"]
    columns = {"code": "A", "title": "B", "max_score": "C", "appraised_score": "D"}
    only = read(ODD, Correction("Trang 1", "score_sheet", (2, 3), columns, "Sở Y tế", "Long An", 2023))
    (table,) = only.tables
    assert (table.kind, table.header_rows, table.columns) == ("score_sheet", [2, 3], columns)
    assert [(row["code"], row["max_score"], row["score"]) for row in table.rows] == [
        ("1", 10, 8),
        ("2", 5, 4),
    ]
    assert only.problems == []


def test_a_blank_column_means_that_nothing_has_the_role() -> None:
    rows = [TITLE, [*HEADER, "Điểm trừ"], [1, "A", 10, 8, 7]]
    assert found(read(rows).problems) == {("deduction_mismatch", "E3")}
    ignored = read(rows, Correction("Trang 1", columns={"deduction": ""}))
    assert ignored.problems == []
    assert "deduction" not in ignored.tables[0].columns


def test_a_column_given_to_one_role_is_taken_from_the_other() -> None:
    (table,) = read(SHEET[:3], Correction("Trang 1", columns={"self_score": "D"})).tables
    assert [(row["self_score"], row["appraised_score"]) for row in table.rows] == [(8, None)]


@pytest.mark.parametrize(("chosen", "scores"), [(1, [8, 7]), (2, [9, 7])])
def test_the_chosen_round_of_appraisal_counts_and_is_no_question_any_more(
    chosen: int, scores: list[int]
) -> None:
    heads = ["TT", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định lần 1", "Điểm thẩm định lần 2"]
    rows = [TITLE, heads, [1, "A", 10, 8, 9], [2, "B", 10, 7, ""]]
    only = read(rows, Correction("Trang 1", round=chosen))
    assert [row["score"] for row in only.tables[0].rows] == scores
    assert only.problems == []


def test_two_tables_of_a_sheet_are_corrected_apart() -> None:
    rows = [TITLE, HEADER, [1, "A", 10, 8], ["", "Tổng", 10, 8], [], ["SỞ Y TẾ"], HEADER, [1, "A", 10, 9]]
    second = Correction("Trang 1", header_rows=(7,), year=2022)
    assert [table.year for table in read(rows, second).tables] == [2024, 2022]


@pytest.mark.parametrize(
    "kind",
    ["score_sheet", "ranking", "matrix", "dossier_report", "index_766", "task_list", "task_counts"],
)
def test_any_table_may_be_called_any_kind_and_what_is_missing_is_said(kind: str) -> None:
    only = read(ODD, Correction("Trang 1", kind, (2,)))
    assert {problem.code for problem in only.problems} == {"missing_column"}


def test_an_edit_is_read_as_if_it_stood_in_the_cell() -> None:
    assert found(read(SHEET).problems) == {("not_a_number", "D4")}
    mended = read(SHEET, edits={("Trang 1", "D4"): " 4,25 ", ("Trang 1", "B4"): "Mục B", ("Khác", "A1"): "x"})
    assert mended.problems == []
    assert [(row["title"], row["score"]) for row in mended.tables[0].rows] == [("A", 8), ("Mục B", 4.25)]


def test_an_edit_may_mend_a_heading_and_add_a_line() -> None:
    rows = [TITLE, ["TT", "Nội dung", "???", "Điểm thẩm định"], [1, "A", 10, 8]]
    edits = {("Trang 1", "C2"): "Điểm tối đa", ("Trang 1", "B4"): "B", ("Trang 1", "D4"): "5"}
    mended = read(rows, edits={**edits, ("Trang 1", "A4"): "2", ("Trang 1", "C4"): "6"})
    assert [row["max_score"] for row in mended.tables[0].rows] == [10, 6]


@pytest.mark.parametrize("cell", ["", "8E", "E0", "XFE1", "A1048577", "A1:B2"])
def test_an_edit_of_no_cell_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="no cell"):
        read(SHEET, edits={("Trang 1", cell): "1"})
    with pytest.raises(ValueError, match="no cell"):
        read_in_sandbox(b"", "tep.xlsx", edits={("Trang 1", cell): "1"})


@pytest.mark.parametrize("wrong", [{"kind": "plan"}, {"columns": {"title": "1"}}])
def test_a_correction_that_means_nothing_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no "):
        Correction("Trang 1", **wrong)


def test_an_alias_makes_a_printed_name_known() -> None:
    rows = [["XẾP HẠNG CCHC NĂM 2024 TỈNH HƯNG YÊN"], ["TT", "Đơn vị", "Điểm thẩm định"], [1, "S. Xd", 90]]
    assert found(read(rows).problems) == {("unknown_unit", "B3")}
    known = read(rows, aliases={"S. Xd": "Sở Xây dựng"})
    assert known.problems == []
    assert known.tables[0].rows[0]["unit"] == "S. Xd"
    assert found(read(rows).problems) == {("unknown_unit", "B3")}


def test_an_alias_is_known_in_titles_too() -> None:
    rows = [["BẢNG ĐIỂM CCHC NĂM 2024 CỦA VPĐK HƯNG YÊN"], HEADER, [1, "A", 10, 8]]
    assert read(rows).tables[0].unit is None
    assert read(rows, aliases={"VPĐK": "Sở Xây dựng"}).tables[0].unit == "Sở Xây dựng"


def test_the_fingerprint_knows_a_header_again_in_another_year_and_place() -> None:
    first = [TITLE, ["TT", "Tiêu chí", "Điểm tối đa năm 2023", "Điểm thẩm định"], [1, "A", 9, 8]]
    second = [
        [],
        [],
        ["Sở Y tế"],
        ["TT", "TIÊU CHÍ", "Điểm tối đa năm 2024", "Điểm  thẩm định"],
        [1, "Q", 5, 4],
    ]
    one, two = read(first), read(second)
    assert one.tables[0].fingerprint == two.tables[0].fingerprint != ""
    assert one.previews[0].fingerprint == two.previews[0].fingerprint
    assert read(SHEET).tables[0].fingerprint != one.tables[0].fingerprint
    assert "fingerprint" not in json.dumps(one.as_dict())


def test_the_fingerprint_of_a_sheet_stays_while_it_is_corrected_and_edited() -> None:
    edits = {("Trang 1", "A2"): "Mã"}
    corrected = read(ODD, Correction("Trang 1", "score_sheet", (2,)), edits=edits)
    assert corrected.previews[0].fingerprint == read(ODD).previews[0].fingerprint != ""


def test_the_preview_shows_cells_as_people_write_them_with_what_each_row_is() -> None:
    (preview,) = read([TITLE, [], HEADER, [1, "A", 10.5, 8], ["", "Tổng", 10.5, 8]]).previews
    assert preview.columns == ["A", "B", "C", "D"]
    assert preview.numbers == [1, 3, 4, 5]
    assert preview.rows[2] == ["1", "A", "10,5", "8"]
    assert preview.marks == ["", "header", "data", "total"]
    assert not preview.is_hidden


def test_the_preview_ends_after_two_hundred_rows_and_forty_columns() -> None:
    (preview,) = read([[n] * 50 for n in range(1, 301)]).previews
    assert (len(preview.rows), len(preview.rows[0]), preview.n_rows) == (200, 40, 300)


def test_everything_said_reaches_the_reader_in_its_own_process() -> None:
    content = book({"Trang 1": SHEET, "Trang 2": ODD})
    said: dict[str, Any] = {
        "corrections": [Correction("Trang 2", "ranking", (2,), {"unit": "B", "score": "D"}, year=2022)],
        "edits": {("Trang 1", "D4"): "4"},
        "aliases": {"A": "Sở Y tế"},
    }
    apart, here = read_in_sandbox(content, "tep.xlsx", **said), read_workbook(content, "tep.xlsx", **said)
    assert apart == here
    assert [table.kind for table in here.tables] == ["score_sheet", "ranking"]


def test_an_edit_takes_the_place_of_all_that_the_file_said_of_its_cell() -> None:
    grid = Grid(
        "A", [0], [[7.456, "b"]], formats={(0, 0): "0,"}, shown={(0, 0): "7,5"}, raised={(0, 0): "1"}, struck={(0, 0), (0, 1)}
    )  # fmt: skip
    edit(grid, {("A", "A1"): "8,5", ("B", "B1"): "9"})
    assert grid.rows == [["8,5", "b"]]
    assert (grid.formats, grid.shown, grid.raised, grid.struck) == ({}, {}, {}, {(0, 1)})
