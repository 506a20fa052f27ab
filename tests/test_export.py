"""Rows out: what a person finds in the exported workbook and CSV file."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from cchc.exporting import filters_in_words, whom_in_name
from cchc.store import Store
from cchc.writing.write import ExportNote, export_name, write_csv, write_xlsx
from cchc.writing.write_cells import LONGEST_TEXT
from cchc.writing.write_sheet import LEGIBLE, NEARLY, ExportTable, lines_of

HEADER_ROW = 8
NOTE = ExportNote(
    title="Điểm trừ theo lĩnh vực",
    unit="Sở Khoa học và Công nghệ",
    filters={"Năm": "2023", "Tỉnh, thành phố": "Long An"},
    data_version="12 (22/11/2026 09:00)",
    made_at=datetime(2026, 11, 22, 2, 30, tzinfo=UTC),
    sources=["Quyết định 1798/QĐ-UBND"],
)
ROWS = pd.DataFrame(
    {
        "unit": ["Sở Khoa học và Công nghệ", "Sở Y tế"],
        "year": [2023, 2023],
        "score": [1278.97, None],
        "ratio": [96.85, float("inf")],
        "share": [12.5, 0.0],
        "rank": pd.array([6, None], dtype="Int64"),
        "received_total": [88, 1234567],
        "due_on": [date(2026, 9, 30), None],
        "published_at": [datetime(2026, 11, 22, 2, 30, tzinfo=UTC), None],
        "period": ["2023-Q1", None],
        "flag": ["official", None],
        "code": ["1.10", "1.2"],
    }
)


def opened(rows: pd.DataFrame, note: ExportNote = NOTE) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(rows, note)))["Số liệu"]


def cells(rows: pd.DataFrame) -> dict[str, list[Any]]:
    """The cells below each heading of the exported sheet."""
    sheet = opened(rows)
    columns = sheet.iter_cols(min_row=HEADER_ROW, max_row=HEADER_ROW + len(rows))
    return {str(column[0].value): list(column[1:]) for column in columns}


def csv_lines(rows: pd.DataFrame) -> list[list[str]]:
    text = write_csv(rows, NOTE).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_first_rows_say_what_for_whom_which_filters_version_when_and_source() -> None:
    sheet = opened(ROWS)
    assert [sheet.cell(row, 1).value for row in range(1, HEADER_ROW)] == [
        "Điểm trừ theo lĩnh vực",
        "Đơn vị: Sở Khoa học và Công nghệ",
        "Bộ lọc: Năm: 2023; Tỉnh, thành phố: Long An",
        "Phiên bản dữ liệu: 12 (22/11/2026 09:00)",
        "Thời điểm lập: 22/11/2026 09:30",
        "Nguồn: Quyết định 1798/QĐ-UBND",
        None,
    ]


def test_headings_are_vietnamese_and_numbering_comes_first() -> None:
    found = cells(ROWS)
    assert list(found)[:5] == ["STT", "Đơn vị", "Năm", "Điểm đạt", "Tỷ lệ đạt (%)"]
    assert [cell.value for cell in found["STT"]] == [1, 2]


@pytest.mark.parametrize(
    ("heading", "value", "number_format"),
    [
        ("Điểm đạt", 1278.97, "#,##0.00"),
        ("Tỷ lệ đạt (%)", 96.85, "#,##0.00"),
        ("Tỷ trọng (%)", 12.5, "#,##0.0"),
        ("Tổng tiếp nhận", 88, "#,##0"),
        ("Xếp hạng", 6, "0"),
        ("Năm", 2023, "0"),
    ],
)
def test_numbers_are_numbers_in_their_own_format(heading: str, value: float, number_format: str) -> None:
    cell = cells(ROWS)[heading][0]
    assert cell.value == value
    assert (cell.data_type, cell.number_format) == ("n", number_format)


def test_dates_are_dates_and_moments_are_on_the_vietnamese_clock() -> None:
    due, moment = cells(ROWS)["Hạn hoàn thành"][0], cells(ROWS)["Thời điểm công bố"][0]
    assert (due.value, due.number_format) == (datetime(2026, 9, 30), "dd/mm/yyyy")
    assert (moment.value, moment.number_format) == (datetime(2026, 11, 22, 9, 30), "dd/mm/yyyy hh:mm")


def test_what_is_missing_is_an_empty_cell_and_zero_is_zero() -> None:
    second = {heading: column[1].value for heading, column in cells(ROWS).items()}
    blank = (
        "Điểm đạt",
        "Tỷ lệ đạt (%)",
        "Xếp hạng",
        "Hạn hoàn thành",
        "Thời điểm công bố",
        "Kỳ",
        "Tính chất số liệu",
    )
    assert {heading: second[heading] for heading in blank} == dict.fromkeys(blank)
    assert second["Tỷ trọng (%)"] == 0


def test_stored_codes_are_written_in_vietnamese() -> None:
    found = cells(ROWS)
    assert found["Kỳ"][0].value == "Quý I/2023"
    assert found["Tính chất số liệu"][0].value == "Chính thức"


def test_a_code_that_looks_like_a_number_keeps_its_zero() -> None:
    assert [cell.value for cell in cells(ROWS)["Mã"]] == ["1.10", "1.2"]


def test_header_and_first_columns_stay_in_sight_and_the_table_can_be_filtered() -> None:
    sheet = opened(ROWS)
    assert sheet.freeze_panes == "C9"
    assert sheet.auto_filter.ref == "A8:M10"


def test_it_prints_on_landscape_a4_one_page_wide_with_the_header_on_each_page() -> None:
    sheet = opened(ROWS)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # one is left unsaid
    assert sheet.print_title_rows == "$8:$8"
    assert sheet.print_area == "'Số liệu'!$A$1:$M$10"


def test_columns_are_wide_enough_and_none_is_endless() -> None:
    long = pd.DataFrame({"limitation": ["Chưa đảm bảo " * 40], "score": [1234567.891]})
    sheet = opened(long)
    assert 20 < sheet.column_dimensions["B"].width < 62
    assert sheet.column_dimensions["C"].width > len("1,234,567.89")
    assert sheet["B9"].alignment.wrap_text


@given(
    st.text(min_size=1, max_size=40)
    | st.sampled_from(["=1+1", "+84", "-5", "@A1", "\t=1", "https://a.vn", "007"])
)
def test_any_text_stays_text_in_a_workbook(text: str) -> None:
    sheet = opened(pd.DataFrame({"title": [text], "score": [1.0]}))
    cell = sheet["B9"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    if text.isprintable():
        assert cell.value == text


@given(st.text(max_size=40), st.text(max_size=40))
def test_nothing_in_a_workbook_is_a_formula(text: str, title: str) -> None:
    note = ExportNote(
        "=" + title, "=" + text, {"=a": "=b"}, "=1", datetime(2026, 1, 1), ["=1", "+2", "@3", "=4"]
    )
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(pd.DataFrame({"title": ["=" + text]}), note)))
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in types


@given(st.floats(-1e15, 1e15) | st.integers(-(10**12), 10**12) | st.decimals(-99, 99, places=6))
def test_any_number_comes_back_as_it_went_in(number: float | int | Decimal) -> None:
    frame = pd.DataFrame({"score": pd.Series([number], dtype=object)})
    assert opened(frame)["B9"].value == pytest.approx(float(number), rel=1e-14)


def test_a_text_longer_than_a_cell_is_cut_where_one_can_see_it() -> None:
    value = opened(pd.DataFrame({"title": ["x" * 40_000]}))["B9"].value
    assert len(value) == LONGEST_TEXT
    assert value.endswith("…")


def test_many_sources_stand_on_a_sheet_of_their_own() -> None:
    many = [f"Nguồn số {place}" for place in range(1, 8)]
    note = ExportNote("Chỉ số", None, {}, "1", datetime(2026, 1, 1), many)
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(ROWS, note)))
    assert (
        book["Số liệu"]["A6"].value
        == "Nguồn: Nguồn số 1; Nguồn số 2; Nguồn số 3; và 4 nguồn khác (trang «Nguồn»)"
    )
    assert [row[0].value for row in book["Nguồn"].iter_rows()] == many


def test_an_empty_answer_is_still_a_workbook_with_its_header() -> None:
    sheet = opened(ROWS.iloc[:0])
    assert sheet.max_row == HEADER_ROW
    assert sheet.cell(HEADER_ROW, 1).value == "STT"


def test_booleans_lists_and_dates_before_excels_calendar_are_words() -> None:
    rows = pd.DataFrame(
        {
            "is_group": [True, np.False_],
            "units": [["Sở Y tế", "Sở Nội vụ"], np.array([])],
            "due_on": pd.Series([date(1899, 12, 31), None], dtype=object),
        }
    )
    sheet = opened(rows)
    assert [sheet.cell(row, 2).value for row in (9, 10)] == ["Có", "Không"]
    assert [sheet.cell(row, 3).value for row in (9, 10)] == ["Sở Y tế, Sở Nội vụ", None]
    assert sheet["D9"].value == "31/12/1899"


def test_the_same_rows_and_note_give_the_same_bytes() -> None:
    assert write_xlsx(ROWS, NOTE) == write_xlsx(ROWS, NOTE)


def test_another_reader_finds_the_same_table() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(write_xlsx(ROWS, NOTE)))
    table = book.get_sheet_by_name("Số liệu").to_python()
    assert table[HEADER_ROW - 1][1] == "Đơn vị"
    assert table[HEADER_ROW][3] == 1278.97


def test_csv_is_utf8_with_bom_and_holds_only_the_table() -> None:
    content = write_csv(ROWS, NOTE)
    assert content.startswith(b"\xef\xbb\xbfSTT,")
    header, first, second = csv_lines(ROWS)
    assert header[:4] == ["STT", "Đơn vị", "Năm", "Điểm đạt"]
    assert first[:4] == ["1", "Sở Khoa học và Công nghệ", "2023", "1278.97"]
    assert first[8:10] == ["2026-09-30", "2026-11-22 09:30:00"]
    assert second[3] == ""


STARTS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "\ufeff=", "\u200b+"]


@given(st.text(max_size=40), st.sampled_from(STARTS))
def test_text_that_would_be_a_formula_is_guarded_in_csv(text: str, start: str) -> None:
    content = write_csv(pd.DataFrame({"title": [start + text]}), NOTE).decode("utf-8-sig")
    line = next(csv.reader(io.StringIO(content.split("\r\n", 1)[1], newline="")))
    assert line[1].startswith("'" + start)


def test_a_negative_number_in_csv_is_no_text() -> None:
    assert csv_lines(pd.DataFrame({"change": [-2.62]}))[1] == ["1", "-2.62"]


def test_file_name_says_what_for_whom_and_when() -> None:
    name = export_name(
        "Điểm trừ", "Sở Khoa học và Công nghệ", datetime(2026, 11, 22, 20, 5, tzinfo=UTC), "xlsx"
    )
    assert name == "diem-tru_so-khoa-hoc-va-cong-nghe_20261123-0305.xlsx"


def test_the_csv_for_machines_says_so_in_its_name() -> None:
    name = export_name("Điểm trừ", None, datetime(2026, 11, 22, 20, 5, tzinfo=UTC), "csv")
    assert name == "diem-tru_tat-ca_20261123-0305_cho-may.csv"


@given(st.text(), st.none() | st.text())
def test_any_file_name_is_safe(topic: str, unit: str | None) -> None:
    name = export_name(topic, unit, datetime(2026, 1, 2, 3, 4), "excel.csv")
    subject, whom, moment = name.split("_")
    assert subject
    assert whom
    assert moment == "20260102-0304.csv"
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert len(name) < 240


def wide_rows() -> pd.DataFrame:
    """Eight columns of long texts and eight of numbers: three pages wide at full size."""
    texts = {name: ["Chưa bảo đảm thời hạn giải quyết " * 4] * 3 for name in LONG_COLUMNS}
    return pd.DataFrame(texts | {name: [1234567.89, 2.0, None] for name in NUMBER_COLUMNS})


LONG_COLUMNS = ("area", "title", "reason", "limitation", "remedy", "owner", "note", "unit")
NUMBER_COLUMNS = ("max_score", "score", "self_score", "deduction")


def test_a_wide_table_is_one_page_that_is_still_read_and_cuts_no_number() -> None:
    sheet = opened(wide_rows())
    widths = {
        cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[8] if cell.value
    }
    assert sum(widths.values()) <= LEGIBLE + 20
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert all(width > len("1,234,567.89") for name, width in widths.items() if name.startswith("Điểm"))
    row = sheet.row_dimensions[9]
    assert row.height >= 4 * 12.75, "the row is as high as what wraps in it"


def test_a_narrow_table_prints_upright_and_one_that_is_wide_with_numbers_on_a3() -> None:
    narrow = opened(pd.DataFrame({"area": ["Cải cách thể chế"], "score": [1.5]}))
    assert (narrow.page_setup.orientation, narrow.page_setup.paperSize) == ("portrait", 9)
    many = pd.DataFrame({name: [123456789012.25] for name in MANY_NUMBERS})
    assert sum(ExportTable(many).widths) > NEARLY * LEGIBLE
    wide = opened(many)
    assert (wide.page_setup.orientation, wide.page_setup.paperSize) == ("landscape", 8)


MANY_NUMBERS = (
    *("max_score", "self_score", "appraised_score", "survey_score", "score", "deduction", "score_change"),
    *(
        "target_score",
        "distance_to_target",
        "cumulative_lost",
        "gain",
        "scenario_score",
        "value",
        "plan",
        "actual",
    ),
)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("", 10, 1), ("ngắn", 10, 1), ("một hai ba bốn", 8, 2), ("so-khoa-hoc.xlsx", 8, 2), ("a\nb", 9, 2)],
)
def test_texts_break_at_spaces_and_hyphens(text: str, width: int, lines: int) -> None:
    assert lines_of(text, width) == lines


@pytest.mark.parametrize(
    ("filters", "unit", "name"),
    [
        ({"index_type": "PAR", "year": 2024, "newest": True}, None, "par-index-2024"),
        (
            {"unit": "Sở Y tế", "province": "Long An", "unit_id": "so-y-te.long-an", "year": 2023},
            "Sở Y tế",
            "so-y-te-long-an-2023",
        ),
        (
            {"unit": "Sở Y tế", "province": "Hải Phòng", "unit_id": "so-y-te.hai-phong-2025", "year": 2025},
            "Nguyễn Văn An",
            "so-y-te-hai-phong-2025-nguyen-van-an-2025",
        ),
        (
            {
                "unit_id": "ban-quan-ly-khu-kinh-te-nghi-son-va-cac-khu-cong-nghiep.thanh-hoa",
                "area": "Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật tại tỉnh",
                "period": "2026-Q1",
            },
            None,
            "ban-quan-ly-khu-kinh-te-nghi-son-va-cac-khu-cong-nghiep-thanh-hoa-xay-dung-va-to-chuc-thuc-hien-van-ban-quy"
            "-quy-i-2026",
        ),
        ({"province": "Long An", "as_of": "2026-11-16"}, None, "long-an"),
        ({"provinces": ("An Giang", "Cà Mau", "Cần Thơ", "Huế")}, None, "an-giang-ca-mau-va-2-khac"),
        ({"period": "2026-Q1"}, None, "quy-i-2026"),
        ({}, None, "tat-ca"),
    ],
)
def test_a_file_name_says_the_filters(filters: dict[str, object], unit: str | None, name: str) -> None:
    made_at = datetime(2026, 11, 22, 20, 5, tzinfo=UTC)
    told = export_name("Điểm", whom_in_name(filters, unit), made_at, "xlsx")
    assert told == f"diem_{name}_20261123-0305.xlsx"


def test_the_filters_of_a_file_are_told_by_the_names_that_people_read(seeded: Store) -> None:
    told = filters_in_words(
        seeded,
        {
            "members": ["so-khoa-hoc-va-cong-nghe.long-an"],
            "own": "tay-ninh",
            "province": "Hải Phòng",
            "unit_id": "so-y-te.hai-phong-2025",
            "figure_source": "S_HF_SIPAS",
            "states": ("open_late", "open_in_time"),
            "gain_needed": 0.94,
        },
    )
    assert told["Thành viên nhóm"] == "Sở Khoa học và Công nghệ · Long An"
    assert told["Đơn vị của mình"] == "Tây Ninh (cũ)"
    assert told["Tỉnh, thành phố"] == "Hải Phòng (mới)"
    assert told["Trạng thái"] == "Chưa hoàn thành, quá hạn, Chưa hoàn thành, trong hạn"
    assert told["Số điểm còn thiếu"] == "0,94"
    assert told["Mã nguồn"] == "Bộ dữ liệu vn-sipas-provincial: SIPAS cấp tỉnh"
