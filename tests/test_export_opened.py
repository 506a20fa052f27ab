"""What a person in Vietnam sees who opens an exported file."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd
import pytest

from cchc.workbook.write import ExportNote, write_csv, write_csv_for_excel, write_xlsx
from tests.spreadsheet import ENGLISH, Sheet, Spreadsheet, spreadsheet_in

BLANK = ("", "")
NOTE = ExportNote("Điểm trừ", None, {}, "12", datetime(2026, 1, 1))
POINTS = [78.97, 97.25, 0.75, 1.25, 1250.5, 12.345, 80.0, -2.62, None]
# Codes and texts that a spreadsheet would rather take for something else.
CODES = [
    "1.10",
    "1.1",
    "3-4",
    "06/19",
    "007",
    "1/2",
    "12:30",
    "1E5",
    "50%",
    "1.000",
    "1 1/2",
    "78,97",
    "(2)",
    "1.000 ₫",
]
HOSTILE = [
    "=1+1",
    "+84",
    "-5+2",
    "@A1",
    "\t=1",
    "a;=1+1",
    'x,"b;=2+2',
    "a;+1",
    "a,=1+1",
    "dòng\n=3+3",
    " =4+4",
    "a; @b",
]


@pytest.fixture(scope="module")
def spreadsheet(tmp_path_factory: pytest.TempPathFactory) -> Spreadsheet:
    return spreadsheet_in(tmp_path_factory.mktemp("spreadsheet"))


def below(sheet: Sheet, heading: str) -> list[tuple[str, str]]:
    """What is seen below a heading, and what it is."""
    row = next(number for number, cells in enumerate(sheet) if any(cell.text == heading for cell in cells))
    place = [cell.text for cell in sheet[row]].index(heading)
    found = [
        (line[place].text, line[place].kind) if place < len(line) else BLANK for line in sheet[row + 1 :]
    ]
    while found and found[-1] == BLANK:
        found.pop()
    return found


def test_numbers_of_the_csv_for_excel_are_read_as_they_are(spreadsheet: Spreadsheet) -> None:
    rows = pd.DataFrame(
        {"score": POINTS, "share": POINTS, "received_total": [2041, 1, 0, 12, 1234567, 9, 80, 3, 4]}
    )
    sheet = spreadsheet.open("so.csv", write_csv_for_excel(rows, NOTE))
    seen = [line[1].value for line in sheet[1:]]
    assert seen == ["78.97", "97.25", "0.75", "1.25", "1250.5", "12.35", "80", "-2.62", ""]
    assert [line[2].text for line in sheet[1:]] == [
        "79",
        "97,3",
        "0,8",
        "1,3",
        "1250,5",
        "12,3",
        "80",
        "-2,6",
        "",
    ]
    assert [line[3].value for line in sheet[1:]] == ["2041", "1", "0", "12", "1234567", "9", "80", "3", "4"]


def test_codes_stay_texts_in_the_csv_for_excel_and_in_the_workbook(spreadsheet: Spreadsheet) -> None:
    rows = pd.DataFrame({"code": CODES, "score": 1.0})
    seen = below(spreadsheet.open("ma.csv", write_csv_for_excel(rows, NOTE)), "Mã")
    assert seen == [(f"'{code}", "string") for code in CODES]
    assert below(spreadsheet.open("ma.xlsx", write_xlsx(rows, NOTE)), "Mã") == [
        (code, "string") for code in CODES
    ]


def test_a_whole_number_and_a_name_need_no_apostrophe_in_the_csv_for_excel() -> None:
    rows = pd.DataFrame({"code": ["1", "12", "0", "I.1", "Sở Y tế", "2023-Q1", "Quý I/2023"]})
    lines = write_csv_for_excel(rows, NOTE).decode("utf-8-sig").splitlines()
    assert lines[1:] == ["1;1", "2;12", "3;0", "4;I.1", "5;Sở Y tế", "6;2023-Q1", "7;Quý I/2023"]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_no_text_is_calculated_whichever_csv_is_opened_and_wherever_it_is_split(
    spreadsheet: Spreadsheet, separator: str
) -> None:
    rows = pd.DataFrame({"title": HOSTILE, "note": HOSTILE[::-1]})
    files = {"may.csv": write_csv(rows, NOTE), "excel.csv": write_csv_for_excel(rows, NOTE)}
    for sheet in spreadsheet.open_all(files, separator).values():
        assert not [cell for line in sheet for cell in line if cell.formula]
        assert not [
            cell.text for line in sheet for cell in line if cell.text.lstrip().startswith(("=", "+", "@"))
        ]


def test_days_are_days_in_every_file(spreadsheet: Spreadsheet) -> None:
    days = [date(2026, 11, 15), date(2026, 3, 4)]
    rows = pd.DataFrame({"due_on": days, "published_at": [datetime(2026, 11, 15, 2, 30, tzinfo=UTC)] * 2})
    sheet = spreadsheet.open("ngay.csv", write_csv_for_excel(rows, NOTE))
    assert [line[1].value for line in sheet[1:]] == ["2026-11-15", "2026-03-04"]
    assert sheet[1][2].value == "2026-11-15T09:30:00"
    seen = spreadsheet.open("ngay.xlsx", write_xlsx(rows, NOTE))
    assert below(seen, "Hạn hoàn thành")[:2] == [("15/11/2026", "date"), ("04/03/2026", "date")]
    assert below(seen, "Thời điểm công bố")[0] == ("15/11/2026 09:30", "date")


def test_a_quantity_is_shown_with_the_decimals_of_its_column_and_never_with_a_bare_comma(
    spreadsheet: Spreadsheet,
) -> None:
    alike = pd.DataFrame({"plan": [80.0, 97.25, 1250.5], "value": [80.0, 12.0, 5.0]})
    mixed = alike.assign(measure_unit=["%", "điểm", "hồ sơ"])
    files = {"alike.xlsx": write_xlsx(alike, NOTE), "mixed.xlsx": write_xlsx(mixed, NOTE)}
    opened = spreadsheet.open_all(files)
    assert [text for text, _ in below(opened["alike.xlsx"], "Kế hoạch")] == ["80,00", "97,25", "1.250,50"]
    assert [text for text, _ in below(opened["alike.xlsx"], "Giá trị")] == ["80", "12", "5"]
    assert [text for text, _ in below(opened["mixed.xlsx"], "Kế hoạch")] == ["80", "97,25", "1.250,5"]


def test_the_csv_for_machines_is_read_with_its_points_by_an_english_spreadsheet(
    spreadsheet: Spreadsheet,
) -> None:
    rows = pd.DataFrame({"score": POINTS})
    sheet = spreadsheet.open("may-doc.csv", write_csv(rows, NOTE), ",", ENGLISH)
    assert [line[1].value for line in sheet[1:]] == [
        "78.97",
        "97.25",
        "0.75",
        "1.25",
        "1250.5",
        "12.345",
        "80",
        "-2.62",
        "",
    ]
