"""Head and foot of an official document: two columns without lines each (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt
from docx.table import _Cell

from cchc.reports.form import authority_lines, date_line, number_line, receiver_lines
from cchc.reports.model import Report
from cchc.reports.word.tables import add_columns, draw_line, line_below
from cchc.reports.word.text import printable

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
MOTTO_LENGTH = Mm(58)  # of the line below it: as long as the words in 13 pt
COLUMNS = (2, 3)  # of the head: the nation's line is 96 mm long in 12.5 pt bold, and stands on one line
ISSUER_LENGTH = Mm(24)
ROOM_TO_SIGN = 4  # empty lines


def write_head(document: WordDocument, report: Report, width: Length) -> None:
    """Superior and issuing body, nation and motto, number, place and day, kind and subject."""
    office = report.office
    table = add_columns(document, COLUMNS, width)
    left, right = table.rows[0].cells
    put(left, office.superior.upper() or " ", first=True)
    put(left, (office.issuer or report.unit).upper(), bold=True)
    line_below(left, ISSUER_LENGTH, "Dau trai")
    put(right, NATION, first=True, bold=True, size=Pt(12.5))
    put(right, MOTTO, bold=True, size=Pt(13))
    line_below(right, MOTTO_LENGTH, "Dau trai")
    below = table.add_row().cells  # type: ignore[no-untyped-call]
    put(below[0], number_line(report), first=True)
    put(below[1], date_line(report), first=True, italic=True, size=Pt(13.5))
    gap = document.add_paragraph(style="Dau trai")
    gap.paragraph_format.space_after = Pt(6)
    document.add_paragraph(printable(report.name), style="Ten loai")
    document.add_paragraph(printable(report.subject), style="Trich yeu")
    line = document.add_paragraph(style="Dau trai")
    draw_line(line, Length(int(width * 0.32)))
    line.paragraph_format.space_after = Pt(8)


def write_foot(document: WordDocument, report: Report, width: Length) -> None:
    """Who receives it on the left, who signs on the right."""
    left, right = add_columns(document, (1, 1), width).rows[0].cells
    head = left.paragraphs[0]
    head.style = "Noi nhan"
    run = head.add_run("Nơi nhận:")
    run.bold, run.italic, run.font.size = True, True, Pt(12)
    for receiver in receiver_lines(report):
        left.add_paragraph(printable(receiver), style="Noi nhan")
    for place, line in enumerate(authority_lines(report)):
        put(right, line, first=place == 0, bold=True, style="Chu ky")
    for _line in range(ROOM_TO_SIGN):
        right.add_paragraph(style="Chu ky")
    right.add_paragraph(printable(report.office.signer), style="Chu ky")


def put(
    cell: _Cell,
    text: str,
    *,
    first: bool = False,
    bold: bool = False,
    italic: bool = False,
    size: Length | None = None,
    style: str = "Dau trai",
) -> None:
    """A centred line in a cell."""
    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    paragraph.style = style
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(printable(text))
    run.bold, run.italic = bold or None, italic or None
    if size:
        run.font.size = size
