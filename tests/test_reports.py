"""Reports of the seeded figures: every figure that is held stands in its section, and none that is not."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document
from pypdf import PdfReader

from cchc import words
from cchc.reports import (
    Answers,
    Edit,
    Office,
    OwnPassage,
    Report,
    ReportEdits,
    ReportSubject,
    compose,
    edits_from,
    figures_under,
    report_answers,
    report_kind,
    report_kinds,
    sentence_rules,
)
from cchc.reports.annexes import annexes_of
from cchc.reports.briefing import Briefing
from cchc.reports.formats.book import write_book
from cchc.reports.formats.package import write_package
from cchc.reports.formats.pdf import write_pdf
from cchc.reports.formats.pictures import chart_picture
from cchc.reports.model import BLANK, Annex, ReportChart, ReportTable
from cchc.reports.report_text import report_text
from cchc.reports.word import write_word
from cchc.store import Store
from tests import report_sentences

OFFICE = Office(
    "UBND tỉnh Long An",
    "Sở Khoa học và Công nghệ",
    "SKHCN",
    "Long An",
    ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    "Nguyễn Văn A",
    ("Sở Nội vụ (B/c)", "Các phòng, đơn vị"),
)
SCIENCE = "Sở Khoa học và Công nghệ"
CHANGED = datetime(2026, 11, 30, 1, 2, 3, tzinfo=UTC)


def made(
    store: Store, kind: str, province: str, period: str, edits: ReportEdits | None = None
) -> tuple[Report, Answers]:
    """A report of the seed, and what it was made of."""
    units = store.ask_rows("units_with_figures")
    unit_id = next(row["unit_id"] for row in units if (row["unit"], row["province"]) == (SCIENCE, province))
    answers = report_answers(store, unit_id, report_kind(kind), period)
    subject = ReportSubject(kind, SCIENCE, province, period)
    report = compose(subject, answers, OFFICE, edits or ReportEdits())
    return replace(report, version=7, changed_at=CHANGED), answers


def texts(report: Report, code: str) -> list[str]:
    """The sentences below a heading."""
    return [each.text for section in report.sections if section.code == code for each in section.passages]


@pytest.fixture(scope="module")
def quarterly(seeded: Store) -> tuple[Report, Answers]:
    return made(seeded, "quarterly", "Bà Rịa - Vũng Tàu", "2023-Q1")


# Heading → what the report of the first quarter of 2023 prints below it, as figures with their unit.
PRINTED = {
    "I.1": ["08/43 nhiệm vụ"],
    "I.2": ["07/08", "50%"],
    "I.4": ["07 tin", "03 bài"],
    "II.1": [
        "01/07",
        "15 văn bản",
        "Nghị định của Chính phủ: 03",
        "Thông tư của Bộ: 03",
        "Quyết định của Bộ: 01",
    ],
    "II.2": [
        "48 thủ tục",
        "88 hồ sơ",
        "01 hồ sơ từ kỳ trước",
        "87 hồ sơ nộp trực tuyến",
        "83 hồ sơ",
        "05 hồ sơ",
        "68 hồ sơ",
    ],
    "II.4": ["02 viên chức", "03 công chức", "03 người", "01 người", "02 người"],
    "II.5": ["13,6/110 triệu đồng", "12%"],
    "II.6": [
        "100%",
        "472 văn bản",
        "415 mục",
        "1.176.355 lượt",
        "40.913 lượt",
        "48/48 thủ tục",
        "20 hồ sơ",
        "235.000.000 đồng",
    ],
}


@pytest.mark.parametrize("code", PRINTED)
def test_the_report_of_a_quarter_has_the_figures_of_its_document_in_the_same_section(
    quarterly: tuple[Report, Answers], code: str
) -> None:
    below = " ".join(texts(quarterly[0], code))
    assert not [figure for figure in PRINTED[code] if figure not in below]


def test_every_other_figure_that_is_held_of_the_quarter_is_named_once(
    quarterly: tuple[Report, Answers],
) -> None:
    report, answers = quarterly
    named = [
        figure.origin
        for section in report.sections
        for each in section.passages
        for figure in each.figures
        if figure.origin.startswith("measures|")
    ]
    held = {row["origin"] for row in answers.of("measures")}
    assert len(held) > 40
    assert held == set(named)


def test_a_report_has_no_number_that_is_not_held(quarterly: tuple[Report, Answers]) -> None:
    report, answers = quarterly
    known = {
        written
        for rows in answers.rows.values()
        for row in rows
        for column, value in row.items()
        if words.has_heading(column) and not words.is_missing(value)
        for written in re.findall(r"\d+(?:[.,/]\d+)*", report_text(column, value))
    }
    known |= {"2023"}  # the period's own
    for section in report.sections:
        for each in section.passages:
            for number in re.findall(r"\d+(?:[.,]\d+)*", each.text):
                assert number in known or any(number in whole for whole in known), each.text


def test_what_is_not_held_is_a_gap_and_never_a_zero(seeded: Store) -> None:
    report, _answers = made(seeded, "quarterly", "Long An", "2019-Q2")
    gaps = {each.passage_id: each for _section, each in report.gaps if each.figures}
    assert {
        "plan-progress",
        "assigned-tasks",
        "dossiers-received",
        "dossiers-resolved",
        "online-rate",
    } == set(gaps)
    assert gaps["dossiers-received"].text.count(BLANK) == 1
    assert gaps["dossiers-received"].missing == ("received_total",)
    assert gaps["dossiers-received"].page == "nap_du_lieu"
    assert not any(re.search(r"(?<!\d)0+(?!\d)", each.text) for each in gaps.values())


def test_the_plan_of_a_department_has_its_limitations_and_remedies_by_area(seeded: Store) -> None:
    report, _answers = made(seeded, "remedy_plan", "Long An", "2024")
    areas = [section.title for section in report.sections if re.fullmatch(r"II\.\d", section.code)]
    limitations = [
        each for section in report.sections if section.code.endswith(".a") for each in section.passages
    ]
    remedies = [
        each for section in report.sections if section.code.endswith(".b") for each in section.passages
    ]
    assert (len(areas), len(limitations), len(remedies)) == (7, 25, 25)
    assert "Chỉ số cải cách hành chính năm 2023" in report.subject
    by_area = {
        section.code: len(section.passages) for section in report.sections if section.code.count(".") == 2
    }
    assert [by_area[f"II.{number}.a"] for number in range(1, 8)] == [4, 2, 4, 4, 6, 2, 3]
    assert [by_area[f"II.{number}.b"] for number in range(1, 8)] == [4, 2, 4, 3, 6, 2, 4]


def test_the_conclusion_gives_each_unit_its_tasks(seeded: Store) -> None:
    report, _answers = made(seeded, "conclusion", "Quảng Ngãi", "2021-H2")
    owners = {s.title: len(s.passages) for s in report.sections if s.code.startswith("II.")}
    assert sum(owners.values()) == 42
    assert owners == {
        "Phòng Quản lý Khoa học": 5,
        "Phòng Quản lý Khoa học và Công nghệ cơ sở": 4,
        "Phòng Quản lý Công nghệ, thị trường công nghệ và chuyên ngành": 7,
        "Chi cục Tiêu chuẩn Đo lường Chất lượng": 8,
        "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ": 7,
        "Phòng Kế hoạch - Tài chính": 5,
        "Thanh tra Sở": 2,
        "Văn phòng Sở": 4,
    }
    first = texts(report, "II.1")
    assert [text[:4] for text in first] == ["(1) ", "(2) ", "(3) ", "(4) ", "(5) "]


def test_other_words_stand_and_say_when_a_figure_under_them_is_another(
    quarterly: tuple[Report, Answers],
) -> None:
    report, answers = quarterly
    given = next(
        each for s in report.sections for each in s.passages if each.passage_id == "dossiers-received"
    )
    edits = ReportEdits(
        {given.passage_id: Edit("Sở đã nhận 88 hồ sơ.", figures_under(given))},
        (OwnPassage("own-1", "V", "Không có kiến nghị."),),
        frozenset({"petitions"}),
    )
    assert edits_from(edits.as_data()) == edits
    subject = ReportSubject("quarterly", SCIENCE, "Bà Rịa - Vũng Tàu", "2023-Q1")
    after = compose(subject, answers, OFFICE, edits)
    told = {each.passage_id: each for s in after.sections for each in s.passages}
    assert told["dossiers-received"].text == "Sở đã nhận 88 hồ sơ."
    assert told["dossiers-received"].state == "edited"
    assert told["dossiers-received"].computed == given.text
    assert texts(after, "V") == ["Không có kiến nghị."]
    assert "petitions" not in told
    other = [{**row, "received_total": 90} for row in answers.of("dossiers")]
    changed = compose(subject, replace(answers, rows={**answers.rows, "dossiers": other}), OFFICE, edits)
    now = next(
        each for s in changed.sections for each in s.passages if each.passage_id == "dossiers-received"
    )
    assert (now.state, now.text) == ("changed", "Sở đã nhận 88 hồ sơ.")
    assert "90 hồ sơ" in now.computed


def test_a_heading_without_a_word_has_a_blank_until_somebody_writes(seeded: Store) -> None:
    report, answers = made(seeded, "quarterly", "Bà Rịa - Vũng Tàu", "2023-Q1")
    assert [section.code for section, _gap in report.gaps] == ["I.3", "II.3", "III.1", "III.2", "V"]
    assert texts(report, "V") == [f"- {BLANK}"]
    edits = ReportEdits(own=(OwnPassage("own-1", "V", "Không."),), left_out=frozenset({"unwritten:II.3"}))
    subject = ReportSubject("quarterly", SCIENCE, "Bà Rịa - Vũng Tàu", "2023-Q1")
    after = compose(subject, answers, OFFICE, edits)
    assert [section.code for section, _gap in after.gaps] == ["I.3", "III.1", "III.2"]


def test_the_rules_that_people_read_are_those_that_write() -> None:
    assert report_sentences.FILE.read_text(encoding="utf-8") == report_sentences.written()


def test_every_rule_stands_below_a_heading_of_its_kinds_and_is_told_from_every_other() -> None:
    rules = sentence_rules()
    codes = {code: {heading.code for heading in kind.headings} for code, kind in report_kinds().items()}
    assert not [rule.rule_id for rule in rules for kind in rule.kinds if rule.section not in codes[kind]]
    assert len({rule.rule_id for rule in rules}) == len(rules) >= 60


@pytest.mark.parametrize(
    ("column", "value", "written"),
    [
        ("received_total", 7, "07"),
        ("received_total", 0, "0"),
        ("received_total", 1234, "1.234"),
        ("received_total", None, BLANK),
        ("on_time_rate", 100.0, "100%"),
        ("on_time_rate", 94.333333, "94,33%"),
        ("score", 78.97, "78,97"),
        ("actual", 13.6, "13,6"),
        ("actual", 235000000.0, "235.000.000"),
        ("due_on", date(2023, 2, 3), "03/02/2023"),
        ("plan", "Kế hoạch CCHC", "Kế hoạch CCHC"),
    ],
)
def test_numbers_are_written_as_documents_write_them(column: str, value: Any, written: str) -> None:
    assert report_text(column, value) == written


def test_word_has_the_form_of_an_official_document(quarterly: tuple[Report, Answers]) -> None:
    content = write_word(quarterly[0])
    document = Document(BytesIO(content))
    first = document.sections[0]
    margins = (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)
    measures = [
        round(each.mm) for each in (first.page_width, first.page_height, *margins) if each is not None
    ]
    assert measures == [210, 297, 20, 20, 30, 15]
    assert first.different_first_page_header_footer
    assert "PAGE" in first.header._element.xml
    assert "PAGE" not in first.first_page_header._element.xml
    head = document.tables[0]
    assert head.cell(0, 0).text.startswith("UBND TỈNH LONG AN\nSỞ KHOA HỌC VÀ CÔNG NGHỆ")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc" in head.cell(0, 1).text
    assert head.cell(1, 0).text == "Số:         /BC-SKHCN"
    assert document.styles["Normal"].font.name == "Times New Roman"
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert "BÁO CÁO" in paragraphs
    assert any(text.endswith("./.") for text in paragraphs)
    told = {each.text for section in quarterly[0].sections for each in section.passages}
    assert told <= set(paragraphs)
    annex = document.tables[-1]
    assert "tblHeader" in annex.rows[0]._tr.xml
    assert "cantSplit" in annex.rows[-1]._tr.xml


def test_the_same_report_is_the_same_file(quarterly: tuple[Report, Answers]) -> None:
    assert write_word(quarterly[0]) == write_word(quarterly[0])


def test_a_gap_is_marked_so_that_nobody_overlooks_it(seeded: Store) -> None:
    report, _answers = made(seeded, "quarterly", "Long An", "2019-Q2")
    document = Document(BytesIO(write_word(report)))
    marked = [
        run.text for line in document.paragraphs for run in line.runs if run.font.highlight_color is not None
    ]
    assert marked
    assert set(marked) == {BLANK}


def test_the_report_as_pdf_has_its_sentences_and_is_the_same_again(quarterly: tuple[Report, Answers]) -> None:
    content = write_pdf(quarterly[0])
    assert content == write_pdf(quarterly[0])
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    whole = " ".join(" ".join(pages).split())
    assert "BÁO CÁO" in pages[0]
    assert "đã tiếp nhận 88 hồ sơ" in whole
    assert "Độc lập - Tự do - Hạnh phúc" in whole
    annex = next(place for place, text in enumerate(pages) if "Phụ lục I" in text)
    assert pages[1].split()[0] == "2"
    assert pages[annex].split()[0] != str(annex + 1)


def test_the_workbook_has_an_index_tables_and_charts_over_its_own_cells(seeded: Store) -> None:
    plan, _answers = made(seeded, "remedy_plan", "Long An", "2024")
    content = write_book(plan)
    assert content == write_book(plan)
    book = openpyxl.load_workbook(BytesIO(content))
    assert book.sheetnames == ["Mục lục", "Bảng 1", "Hình 1"]
    table = [[cell.value for cell in row] for row in book["Bảng 1"].iter_rows(min_row=4)]
    assert len(table) == 1 + len(plan.annexes[0].tables[0].rows)
    links = [cell.hyperlink.location for row in book["Mục lục"].iter_rows() for cell in row if cell.hyperlink]
    assert links == ["'Bảng 1'!A1", "'Hình 1'!A1"]
    figures = [row[1].value for row in book["Hình 1"].iter_rows(min_row=5) if isinstance(row[1].value, float)]
    assert sum(figures) == pytest.approx(21.03)
    (chart,) = book["Hình 1"]._charts
    assert chart.ser[0].val.numRef.f == "'Hình 1'!$B$5:$B$11"


def test_a_text_that_looks_like_a_formula_is_a_text(seeded: Store) -> None:
    plan, _answers = made(seeded, "remedy_plan", "Long An", "2024")
    hostile = ReportTable("=1+1", ("=cmd|' /C calc'!A0",), (('=HYPERLINK("http://x")',), ("http://x",)))
    book = openpyxl.load_workbook(BytesIO(write_book(replace(plan, annexes=(Annex("=A", (hostile,)),)))))
    cells = [cell for row in book["Bảng 1"].iter_rows(min_row=4) for cell in row]
    assert [cell.data_type for cell in cells] == ["s", "s", "s"]
    assert not [cell.hyperlink for cell in cells if cell.hyperlink]


def test_the_package_says_what_each_file_is(quarterly: tuple[Report, Answers]) -> None:
    report = quarterly[0]
    told = Briefing(report.unit, "", (), report.version, report.changed_at)
    content = write_package(report, told)
    assert content == write_package(report, told)
    with ZipFile(BytesIO(content)) as package:
        said = json.loads(package.read("manifest.json"))
        assert [each["name"].rpartition(".")[2] for each in said["files"]] == ["docx", "pdf", "xlsx", "pptx"]
        assert said["data_version"] == 7
        for each in said["files"]:
            assert sha256(package.read(each["name"])).hexdigest() == each["sha256"]


def test_a_chart_is_a_picture_with_its_words(quarterly: tuple[Report, Answers], seeded: Store) -> None:
    chart = ReportChart("Điểm trừ", "bars", ("A", "B"), (("Điểm trừ", (1.5, None)),), "điểm")
    assert chart_picture(chart)[:8] == b"\x89PNG\r\n\x1a\n"
    assert chart.alternative == "Điểm trừ. Điểm trừ: A 1.5"
    plan, answers = made(seeded, "remedy_plan", "Long An", "2024")
    assert [chart.form for annex in annexes_of("remedy_plan", answers) for chart in annex.charts] == ["bars"]
    pictures = Document(BytesIO(write_word(plan))).inline_shapes
    assert len(pictures) == 1
    assert "11,38" not in pictures[0]._inline.docPr.get("descr")
    assert "2.62" in pictures[0]._inline.docPr.get("descr")
