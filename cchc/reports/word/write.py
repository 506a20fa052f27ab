"""The whole document: head, opening, sections, end, foot, annexes."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section as WordSection
from docx.shared import Length, Mm, Pt

from cchc.reports.form import END, ROMAN, accompanies, numbered_heading
from cchc.reports.formats.pictures import chart_picture
from cchc.reports.formats.zipped import same_bytes
from cchc.reports.model import Annex, Report, ReportChart, Section
from cchc.reports.word.head_and_foot import write_foot, write_head
from cchc.reports.word.page import blank_document, number_pages, restart_numbers, set_margins, text_width
from cchc.reports.word.tables import add_table
from cchc.reports.word.text import for_property, printable, write_marked


def write_word(report: Report) -> bytes:
    """A `.docx`; the same report gives the same bytes."""
    document = blank_document()
    width = text_width(document.sections[0])
    write_band(document.sections[0], report)
    write_head(document, report, width)
    for text in report.grounds:
        write_marked(document.add_paragraph(style="Can cu"), text)
    for text in report.opening:
        document.add_paragraph(printable(text), style="Than van")
    for section in report.body:
        write_section(document, section, width)
    closing = document.add_paragraph(printable(report.closing + END), style="Than van")
    closing.paragraph_format.space_before = Pt(6)  # also below a table
    write_foot(document, report, width)
    for place, annex in enumerate(report.annexes):
        write_annex(document, report, annex, ROMAN[place])
    set_properties(document, report)
    written = BytesIO()
    document.save(written)
    return same_bytes(written.getvalue(), report.changed_at)


def write_band(section: WordSection, report: Report) -> None:
    """«SỐ LIỆU MINH HỌA» above every page, the first too."""
    if not report.band:
        return
    for header in (section.first_page_header, section.header):
        line = header.add_paragraph(printable(report.band))
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.runs[0].bold = True


def write_section(document: WordDocument, section: Section, width: Length) -> None:
    """A heading with its sentences, tables and charts."""
    if heading := numbered_heading(section):
        document.add_paragraph(printable(heading), style=f"Heading {min(section.level, 3)}")
    for passage in section.passages:
        for line in passage.text.split("\n"):
            write_marked(document.add_paragraph(style="Than van"), line)
    for table in section.tables:
        add_caption(document, table.title)
        add_table(document, table, width)
    for chart in section.charts:
        add_chart(document, chart, width)


def add_caption(document: WordDocument, text: str) -> None:
    """The title of a table, above it and kept with it."""
    if not text:
        return
    caption = document.add_paragraph(printable(text), style="Phu luc")
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = caption.paragraph_format.space_after = Pt(6)


def add_chart(document: WordDocument, chart: ReportChart, width: Length) -> None:
    """A chart as a picture, with what it shows in words for who does not see it."""
    picture = document.add_picture(BytesIO(chart_picture(chart)), width=min(width, Length(Mm(145))))
    beside = document.paragraphs[-1]
    beside.alignment = WD_ALIGN_PARAGRAPH.CENTER
    beside.paragraph_format.keep_with_next = True
    beside.paragraph_format.space_before = Pt(8)
    described = picture._inline.docPr
    described.set("descr", printable(chart.alternative))
    described.set("title", printable(chart.title))
    add_source(document, chart.source)


def add_source(document: WordDocument, source: str) -> None:
    """Where the figures of a chart are from, small below it."""
    line = document.add_paragraph(printable(f"Nguồn: {source}") if source else "", style="Noi nhan")
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.space_after = Pt(8)


def write_annex(document: WordDocument, report: Report, annex: Annex, number: str) -> None:
    """An annex in a section of its own, upright or across, its pages counted from 1."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    set_margins(section, is_wide=annex.is_wide)
    number_pages(section)
    restart_numbers(section)
    write_band(section, report)
    width = text_width(section)
    document.add_paragraph(f"Phụ lục {number}", style="Phu luc")
    document.add_paragraph(printable(annex.title.upper()), style="Phu luc")
    with_it = document.add_paragraph(style="Can cu")
    with_it.alignment = WD_ALIGN_PARAGRAPH.CENTER
    with_it.add_run(printable(accompanies(report)))
    for table in annex.tables:
        add_caption(document, table.title)
        add_table(document, table, width)
    for chart in annex.charts:
        add_chart(document, chart, width)


def set_properties(document: WordDocument, report: Report) -> None:
    """What the file says of itself; its times are those of the data, so the same report is the same file."""
    told = document.core_properties
    told.title = for_property(f"{report.name}: {report.subject}")
    told.author = for_property(report.office.issuer or report.unit)
    told.comments = for_property(
        "; ".join(part for part in (report.band, f"Phiên bản dữ liệu {report.version}") if part)
    )
    told.language = "vi-VN"
    moment = report.changed_at or datetime(2000, 1, 1, tzinfo=UTC)
    told.created = told.modified = moment.replace(tzinfo=None)
    told.last_modified_by = told.author
    told.revision = 1
