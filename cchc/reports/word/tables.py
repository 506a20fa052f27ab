"""Tables of a document: with lines, heading repeated on every sheet, rows that are not torn; or without lines, for columns."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row

from cchc.reports.form import column_widths, decimals_of, formatted_cell
from cchc.reports.model import ReportTable
from cchc.reports.word.text import printable

IN_CELLS = "Obang"  # the key of the style «O bang»
CELL_MARGIN = Mm(1.9)  # beside the text of a cell


def add_table(document: WordDocument, table: ReportTable, width: Length) -> None:
    """A table of figures: heading bold and centred, numbers right, a last sum bold."""
    made = document.add_table(rows=1, cols=len(table.headings))
    made.style = "Table Grid"
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    widths = widths_of(table, width)
    for column, each in zip(made.columns, widths, strict=True):
        column.width = each
    texts: list[tuple[str, int | None]] = [(heading, None) for heading in table.headings]
    fill_row(made.rows[0], texts, widths, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    repeat(made.rows[0])
    for place, row in enumerate(table.rows):
        is_sum = table.is_total and place == len(table.rows) - 1
        digits = decimals_of(table)
        said = [(formatted_cell(value, each), each) for value, each in zip(row, digits, strict=True)]
        fill_row(made.add_row(), said, widths, bold=is_sum)


def fill_row(
    row: _Row,
    texts: Sequence[tuple[str, int | None]],
    widths: Sequence[Length],
    alignment: WD_ALIGN_PARAGRAPH | None = None,
    *,
    bold: bool = False,
) -> None:
    """The texts of a row, each with its digits where it is a number: looked up once, for that is dear."""
    keep_whole(row)
    for cell, (text, digits), width in zip(row.cells, texts, widths, strict=True):
        by_kind = WD_ALIGN_PARAGRAPH.LEFT if digits is None else WD_ALIGN_PARAGRAPH.RIGHT
        fill_cell(cell, text, alignment or by_kind, bold=bold)
        cell.width = width


def widths_of(table: ReportTable, width: Length) -> list[Length]:
    """How wide each column is, so that they fill the text's width."""
    return [Length(int(Mm(1) * each)) for each in column_widths(table, width.mm)]


def fill_cell(cell: _Cell, text: str, alignment: WD_ALIGN_PARAGRAPH, *, bold: bool = False) -> None:
    """One text in a cell, line breaks kept."""
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER if bold else WD_ALIGN_VERTICAL.TOP
    paragraph = cell.paragraphs[0]
    paragraph._p.style = (
        IN_CELLS  # by its key: python-docx takes a millisecond to find a style by its name, for each cell
    )
    paragraph.alignment = alignment
    paragraph.add_run(printable(text)).bold = bold or None


def repeat(row: _Row) -> None:
    """The row stands again at the head of every sheet."""
    flag(row, "w:tblHeader")


def keep_whole(row: _Row) -> None:
    """The row is never torn between two sheets."""
    flag(row, "w:cantSplit")


def flag(row: _Row, name: str) -> None:
    """A property of a row that python-docx has no word for."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def add_columns(document: WordDocument, shares: Sequence[float], width: Length) -> Table:
    """Columns without lines, for the head and the foot."""
    made: Table = document.add_table(rows=1, cols=len(shares))
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    for column, share in zip(made.columns, shares, strict=True):
        column.width = Length(int(width * share / sum(shares)))
    for cell, column in zip(made.rows[0].cells, made.columns, strict=True):
        cell.width = column.width
    keep_whole(made.rows[0])
    return made


def line_below(cell: _Cell, length: Length, style: str) -> None:
    """A thin line in the middle of a cell, as long as given: the lower border of a paragraph that is indented on both sides."""
    paragraph = cell.add_paragraph(style=style)
    draw_line(paragraph, Length(max(0, int(((cell.width or 0) - 2 * CELL_MARGIN - length) / 2))))


def draw_line(paragraph: object, indent: Length) -> None:
    """The paragraph as a thin line, in from both sides."""
    form = paragraph.paragraph_format  # type: ignore[attr-defined]
    form.left_indent = form.right_indent = indent
    form.space_after, form.space_before = (
        Length(0),
        Pt(2.5),
    )  # clear of the letters above, whose dots reach below them
    form.line_spacing = Length(12700 * 4)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "000000")):
        top.set(qn(name), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().append(borders)  # type: ignore[attr-defined]
