"""What a person in Vietnam sees who opens an exported file."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

import pandas as pd
import pytest

from cchc import words
from cchc.catalogue import QUESTIONS
from cchc.ui.asking.answers import Answer
from cchc.ui.showing.exports import export_bytes
from cchc.ui.showing.on_paper import paper_table
from cchc.writing.write import ExportNote, write_csv, write_csv_for_excel, write_xlsx
from tests.spreadsheet import ENGLISH, Cell, Sheet, Spreadsheet, spreadsheet_in
from tests.test_pages import LONG_AN, NAMES, opened

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


@pytest.fixture
def tables(monkeypatch: pytest.MonkeyPatch, real_figures: str) -> list[tuple[Answer, list[str]]]:
    """Every table with files on every page, its rows and columns."""
    seen: list[tuple[Answer, list[str]]] = []

    def note(answer: Answer, columns: Sequence[str], *_: object) -> None:
        seen.append((answer, list(columns)))

    monkeypatch.setattr("cchc.ui.showing.downloads.exports", note)
    monkeypatch.setattr("cchc.ui.entering.agenda.exports", note)
    for name in NAMES:
        opened(monkeypatch, real_figures, name, don_vi=LONG_AN)
    for question in QUESTIONS:
        opened(monkeypatch, real_figures, "tra_cuu", cau_hoi=words.label_slug("question", question))
    return seen


def as_on_the_page(answer: Answer, columns: Sequence[str]) -> list[list[str]]:
    """Heads and cells as paper has them, which writes as the screen does, with ordinary spaces; blanks blank."""
    rows: list[list[str]] = []
    for row, cell in re.findall(
        r"(<tr)|<t[dh](?: [^>]*)?>(.*?)</t[dh]>", paper_table(answer.rows, columns), re.DOTALL
    ):
        if row:
            rows.append([])
        else:
            text = " ".join(html.unescape(cell).split()).replace("\u2212", "-")
            rows[-1].append(re.sub(r"^(-?[\d.,]+) %$", r"\1", text))  # the heading says «(%)» in files
    return [["" if cell == "—" else cell for cell in row] for row in rows]


def test_every_file_of_every_page_shows_a_vietnamese_spreadsheet_the_figures_of_the_page(
    spreadsheet: Spreadsheet, tables: list[tuple[Answer, list[str]]]
) -> None:
    assert len({answer.name for answer, _ in tables}) >= 30
    for ending in ("xlsx", "excel.csv"):
        files = {
            f"trang{number}.{ending}".replace("excel.", ""): export_bytes(
                answer, columns, ending, None, "vi", {}
            )
            for number, (answer, columns) in enumerate(tables)
        }
        sheets = spreadsheet.open_all(files).values()
        for (answer, columns), sheet in zip(tables, sheets, strict=True):
            expected = as_on_the_page(answer, columns)
            start = next(number for number, line in enumerate(sheet) if line and line[0].text == "STT")
            assert len(sheet) - start >= len(expected)
            for wanted, line in zip(expected, sheet[start:], strict=False):
                seen = [as_seen(cell, ending) for cell in line[: len(wanted)]]
                seen += [""] * (len(wanted) - len(seen))
                told = [plain_number(text) if ending != "xlsx" else text for text in wanted]
                assert seen == told, (answer.name, ending)


def as_seen(cell: Cell, ending: str) -> str:
    """What is seen, or, in a CSV file, the number that a cell became."""
    if ending != "xlsx" and cell.kind == "float":
        return plain_number(cell.value.replace(".", ","))
    if ending != "xlsx" and cell.kind == "date":
        return f"{date.fromisoformat(cell.value[:10]):%d/%m/%Y}{cell.value[10:16].replace('T', ' ')}"
    return " ".join(cell.text.removeprefix("'").split())


def plain_number(text: str) -> str:
    """A written number without thousands and idle zeros; any other text as it is."""
    if not re.fullmatch(r"-?[1-9]\d{0,2}(\.\d{3})*(,\d+)?|-?(0|[1-9]\d*)(,\d+)?", text):
        return text
    return f"{Decimal(text.replace('.', '').replace(',', '.')).normalize():f}"
