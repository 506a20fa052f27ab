"""Documents as other programs read them: the form's measures, LibreOffice there and back, texts that would be more than texts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Mm, Pt
from pypdf import PdfReader

from cchc.reports import Office, Report, report_kinds
from cchc.reports.answers import last_day
from cchc.reports.briefing import Briefing
from cchc.reports.form import column_widths
from cchc.reports.formats.book import write_book
from cchc.reports.formats.pdf import write_pdf
from cchc.reports.formats.slides import write_slides
from cchc.reports.making import made_report
from cchc.reports.model import Annex, Finding, Passage, ReportChart, ReportTable, Section
from cchc.reports.passages import figure_text
from cchc.reports.word import write_word
from cchc.store import Store, question
from cchc.store.reports import ReportKey
from tests import document_pictures
from tests.random_figures import KINDS, Figures
from tests.spreadsheet import PATIENCE, spreadsheet_in

SCIENCE = "Sở Khoa học và Công nghệ"
PERIODS = {"quarterly": "2023-Q1", "remedy_plan": "2024", "remedy_result": "2024", "conclusion": "2023-Q1"}
HOSTILE = (
    '{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" }',
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://bad.example/a";"b")',
    "<w:instrText>INCLUDETEXT</w:instrText>",
    "]]></w:t><script>alert(1)</script>",
    "{{ ''.__class__ }} {% for x in y %} #eval(\"1\") $x^2$ @ref <label> \\x",
    "http://bad.example/?q=1 mailto:a@bad.example",
    "\x13 INCLUDEPICTURE http://bad.example \x14x\x15 \x00\ud800",
    "dài " + "n" * 400,
)


def seeded_report(store: Store, kind: str = "quarterly", province: str = "Bà Rịa - Vũng Tàu") -> Report:
    units = store.ask_rows("units_with_figures")
    unit_id = next(row["unit_id"] for row in units if (row["unit"], row["province"]) == (SCIENCE, province))
    made = made_report(store, ReportKey(unit_id, kind, PERIODS[kind]), SCIENCE, province).report
    return replace(
        made, office=OFFICE, changed_at=datetime(2026, 11, 30, tzinfo=UTC), band="SỐ LIỆU MINH HỌA"
    )


OFFICE = Office(
    "UBND tỉnh",
    SCIENCE,
    "SKHCN",
    "Vũng Tàu",
    ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    "Nguyễn Văn A",
    ("Sở Nội vụ",),
)


def hostile_report() -> Report:
    """A report whose every text would like to be more than a text."""
    said = " ".join(HOSTILE)
    rows = tuple((text, 1.5) for text in HOSTILE)
    table = ReportTable(said, ("=1+1", "Số"), rows, (None, 1))
    chart = ReportChart(said[:200], "bars", HOSTILE[:4], ((HOSTILE[1], (1.0, 2.0, None, 3.0)),), "điểm", said)
    passages = tuple(Passage(f"own-{place}", text) for place, text in enumerate(HOSTILE))
    office = Office(said, said, said, said, (said,), said, HOSTILE)
    return Report(
        "quarterly", said, "BC", said, said, said, "2023-Q1", office, (said,),
        (Section("I", "I", said, 1, passages, (table,), (chart,)),), said, (Annex(said, (table,), (chart,)),),
        (said,), 1, datetime(2023, 4, 1, tzinfo=UTC), band=said, grounds=HOSTILE,
    )  # fmt: skip


@pytest.fixture(scope="module")
def documents(seeded: Store) -> dict[str, Report]:
    plan = seeded_report(seeded, "remedy_plan", "Long An")
    return {"quarterly": seeded_report(seeded), "remedy_plan": plan, "hostile": hostile_report()}


@pytest.fixture(scope="module")
def opened(documents: dict[str, Report], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What LibreOffice saves of them: as Word again, and as PDF."""
    folder = tmp_path_factory.mktemp("office")
    office = spreadsheet_in(folder)
    paths = [folder / f"{name}.docx" for name in documents]
    for path, report in zip(paths, documents.values(), strict=True):
        path.write_bytes(write_word(report))
    slides = folder / "slides.pptx"
    slides.write_bytes(write_slides(hostile_briefing()))
    run = [office.command, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    for form in ("docx", "pdf"):
        also = [slides] if form == "pdf" else []
        given = [*run, form, "--outdir", str(folder / form), *map(str, [*paths, *also])]
        subprocess.run(given, check=True, capture_output=True, timeout=PATIENCE)
    if not (folder / "pdf" / "quarterly.pdf").exists():
        said = "NO WRITER in LibreOffice: documents are NOT opened. Try: apt install libreoffice-writer libreoffice-impress"
        pytest.fail(said) if os.environ.get("CI") else pytest.skip(said)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def hostile_briefing() -> Briefing:
    report = hostile_report()
    table = report.sections[0].tables[0]
    chart = report.sections[0].charts[0]
    said = HOSTILE[0]
    found = (Finding(said, table=table, source=HOSTILE[1]), Finding(HOSTILE[1], chart=chart, source=said))
    return Briefing(said, HOSTILE[3], found, 1, report.changed_at, HOSTILE[6])


def headings(document: WordDocument) -> list[str]:
    return [
        line.text
        for line in document.paragraphs
        if line.style is not None and str(line.style.name).startswith("Heading")
    ]


def cells(document: WordDocument) -> list[list[list[str]]]:
    """Tables with figures: those of head and foot have no line."""
    return [[[cell.text.strip() for cell in row.cells] for row in table.rows] for table in document.tables]


def test_the_form_of_every_kind_is_that_of_official_documents(seeded: Store) -> None:
    for kind in ("quarterly", "remedy_plan", "remedy_result", "conclusion"):
        report = seeded_report(seeded, kind, "Long An" if kind.startswith("remedy") else "Bà Rịa - Vũng Tàu")
        document = Document(BytesIO(write_word(report)))
        for place, section in enumerate(document.sections):
            is_across = section.page_width > section.page_height  # type: ignore[operator]
            assert {round(each.mm) for each in (section.page_width, section.page_height) if each} == {
                210,
                297,
            }
            assert is_across == (place > 0 and report.annexes[0].is_wide)
            sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
            assert [round(each.mm) for each in sides if each is not None] == [20, 20, 30, 15]
            assert section.different_first_page_header_footer, "no number on the first page"
            assert "PAGE" in section.header._element.xml
            assert "PAGE" not in section.first_page_header._element.xml
            for header in (section.header, section.first_page_header):
                assert "SỐ LIỆU MINH HỌA" in "".join(line.text for line in header.paragraphs)
        normal = document.styles["Normal"]
        assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(14))
        body = document.styles["Than van"].paragraph_format
        assert (Mm(10) <= body.first_line_indent <= Mm(12.7), body.space_after >= Pt(6)) == (True, True)
        head, foot = (
            document.tables[0],
            next(each for each in document.tables if "Nơi nhận:" in each.cell(0, 0).text),
        )
        assert [len(each.columns) for each in (head, foot)] == [2, 2]
        assert all(
            "w:tblBorders" not in each._tbl.xml and getattr(each.style, "name", "") != "Table Grid"
            for each in (head, foot)
        )
        assert foot.cell(0, 1).text.split() == [
            "KT.",
            "GIÁM",
            "ĐỐC",
            "PHÓ",
            "GIÁM",
            "ĐỐC",
            "Nguyễn",
            "Văn",
            "A",
        ]
        for table in document.tables:
            if table.style is not None and table.style.name == "Table Grid":
                assert "w:tblHeader" in table.rows[0]._tr.xml
                assert all("w:cantSplit" in row._tr.xml for row in table.rows)
                assert table.cell(0, 0).text == "STT"
                assert {cell.paragraphs[0].style.name for cell in table.rows[-1].cells} == {"O bang"}


def test_the_line_of_the_nation_has_room_and_wide_letters_are_counted(seeded: Store) -> None:
    head = Document(BytesIO(write_word(seeded_report(seeded)))).tables[0]
    assert head.columns[1].width >= Mm(98)  # as measured in LibreOffice: 96 mm with the margins of a cell
    narrow = ReportTable("", ("Tự chấm cao hơn", "B" * 10), (("1", "x" * 400),), widths=(1, 40))
    assert column_widths(narrow, 165)[0] >= 14


def test_columns_are_as_wide_as_their_words_and_fill_the_text() -> None:
    table = ReportTable(
        "",
        ("STT", "Điểm tối đa", "Nội dung"),
        (("1", 10.5, "chữ " * 30),),
        (None, 2, None),
        widths=(1, 1, 30),
    )
    widths = column_widths(table, 165)
    assert sum(widths) == pytest.approx(165)
    assert sum(column_widths(table, 20)) == pytest.approx(20)
    assert widths[0] > 13  # «STT» in bold capitals on one line


@pytest.mark.parametrize("name", ["quarterly", "remedy_plan", "hostile"])
def test_libreoffice_opens_and_saves_a_document_without_loss(
    name: str, opened: Path, documents: dict[str, Report]
) -> None:
    before, after = Document(str(opened / f"{name}.docx")), Document(str(opened / "docx" / f"{name}.docx"))
    assert headings(after) == headings(before) != []
    assert cells(after) == cells(before)
    texts = [[line.text for line in each.paragraphs if line.text.strip()] for each in (before, after)]
    assert texts[0] == texts[1]
    assert len(after.inline_shapes) == len(before.inline_shapes)
    assert len(after.sections) == len(before.sections)


def test_as_pdf_of_libreoffice_nothing_is_lost_and_pages_are_numbered_from_the_second(opened: Path) -> None:
    """By figures: where letters with two marks are drawn of parts, what is read back is not in their order."""
    pages = [page.extract_text() for page in PdfReader(opened / "pdf" / "quarterly.pdf").pages]
    assert len(pages) in range(4, 9)
    written = Document(str(opened / "quarterly.docx"))
    said = " ".join(line.text for line in written.paragraphs)
    assert set(re.findall(r"\d+", said)) <= set(re.findall(r"\d+", " ".join(pages)))
    assert pages[0].split()[0].startswith("S"), "no number above the first page"
    assert pages[1].split()[0] == "2"
    plan = PdfReader(opened / "pdf" / "remedy_plan.pdf")
    heads = [page.extract_text() for page in plan.pages if page.mediabox.width > page.mediabox.height]
    assert len(heads) > 1
    assert sum("STT" in text for text in heads) >= len(heads) - 1, (
        "the head of the table stands on every sheet"
    )


@pytest.fixture(scope="module")
def hostile_files() -> dict[str, bytes]:
    report = hostile_report()
    made = {"docx": write_word(report), "xlsx": write_book(report), "pptx": write_slides(hostile_briefing())}
    return {**made, "pdf": write_pdf(report)}


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pptx"])
def test_hostile_text_makes_no_field_no_link_and_no_formula(
    ending: str, hostile_files: dict[str, bytes]
) -> None:
    with ZipFile(BytesIO(hostile_files[ending])) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    told = {name: content.decode() for name, content in parts.items() if name.endswith((".xml", ".rels"))}
    assert not [name for name, text in told.items() if 'TargetMode="External"' in text]
    assert not [name for name in parts if "externalLink" in name or "vbaProject" in name]
    codes = [code for text in told.values() for code in re.findall(r"<w:instrText[^>]*>([^<]*)", text)]
    assert set(codes) <= {"PAGE"}
    assert not [
        text
        for text in told.values()
        if re.search(r"<(w:fldSimple|w:altChunk|w:hyperlink|ddeLink|oleLink)", text)
    ]
    assert not [text for name, text in told.items() if "worksheets" in name and re.search(r"<f[ >]", text)]
    clicks = [text for text in told.values() if "hlinkClick" in text]
    assert not clicks


def test_hostile_text_is_text_in_a_pdf(hostile_files: dict[str, bytes]) -> None:
    reader = PdfReader(BytesIO(hostile_files["pdf"]))
    assert not [page for page in reader.pages if page.get("/Annots")]
    root = reader.root_object
    assert not {"/OpenAction", "/AA", "/Names"} & set(root)
    whole = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "DDEAUTO" in whole
    assert '#eval("1") $x^2$' in whole


QUESTIONS: tuple[str, ...] = (
    "dossiers_by_period",
    "dossiers_of_parts",
    "tasks_by_period",
    "measures",
    "target_distances",
)
QUESTIONS += ("unit_headline", "index_766", "limitations", "remedy_actions")


def test_every_figure_of_a_document_is_that_of_its_page_or_a_visible_gap(tmp_path: Path) -> None:
    """Over random uploads: each figure is that of the row that the page's own question gives for it."""
    store, make = Store(str(tmp_path / "random.duckdb")), Figures(7)
    store.publish(make.file(*dict.fromkeys(KINDS)))
    for _ in range(8):
        store.publish(make.publication(), replace=True)
    followed = 0
    for unit in store.ask_rows("units_with_figures")[::3]:
        for period in ("2023-Q1", "2024"):
            followed += figures_followed(store, unit, period)
    assert followed > 20
    store.close()


def figures_followed(store: Store, unit: dict[str, Any], period: str) -> int:
    """How many figures of a unit's report were found on their pages; fails at one that was not."""
    report = made_report(
        store, ReportKey(unit["unit_id"], "quarterly", period), unit["unit"], unit["province"]
    ).report
    day = min(last_day(period), date.today())
    of_unit: dict[str, Any] = {"unit": unit["unit"], "province": unit["province"]}
    rows = [row for name in QUESTIONS for row in asked(store, name, of_unit, day)]
    by_origin: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_origin.setdefault(str(row.get("origin") or ""), []).append(row)
    followed = 0
    for section in report.sections:
        for passage in section.passages:
            assert passage.state != "gap" or "……" in passage.text
            for figure in passage.figures:
                if (
                    figure.text == "……"
                    or not figure.origin
                    or figure.column in ("open_actions", "late_actions")
                ):
                    continue
                known = [figure_text(figure.column, row) for row in by_origin.get(figure.origin, [])]
                assert figure.text in known, (passage.text, figure)
                followed += 1
    return followed


def asked(store: Store, name: str, of_unit: dict[str, Any], day: date) -> list[dict[str, Any]]:
    known = question(name).parameters
    return store.ask_rows(
        name, **{key: value for key, value in {**of_unit, "as_of": day}.items() if key in known}
    )


def test_every_kind_has_its_period_in_these_tests() -> None:
    assert set(PERIODS) | {"explanation"} == set(report_kinds())


def test_every_kind_has_a_small_picture_that_the_readme_shows() -> None:
    readme = (document_pictures.FOLDER.parents[1] / "README.md").read_text(encoding="utf-8")
    pictures = {path.stem: path.stat().st_size for path in document_pictures.FOLDER.glob("*.png")}
    assert set(pictures) == set(document_pictures.KINDS) == {*report_kinds(), document_pictures.SLIDES}
    assert all(f"docs/documents/{name}.png" in readme and size < 80_000 for name, size in pictures.items())
