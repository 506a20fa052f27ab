"""The page of an official document: A4, margins, page numbers, styles (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
BODY = Pt(14)
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)
INDENT = Mm(12.7)
BETWEEN = Pt(6)
# Styles of our own: name → size, bold, italic, alignment, indent of the first line.
STYLES: dict[str, tuple[Length, bool, bool, WD_ALIGN_PARAGRAPH, Length]] = {
    "Than van": (BODY, False, False, WD_ALIGN_PARAGRAPH.JUSTIFY, INDENT),
    "Can cu": (BODY, False, True, WD_ALIGN_PARAGRAPH.JUSTIFY, INDENT),
    "Ten loai": (BODY, True, False, WD_ALIGN_PARAGRAPH.CENTER, Mm(0)),
    "Trich yeu": (BODY, True, False, WD_ALIGN_PARAGRAPH.CENTER, Mm(0)),
    "Dau trai": (Pt(13), False, False, WD_ALIGN_PARAGRAPH.CENTER, Mm(0)),
    "Noi nhan": (Pt(11), False, False, WD_ALIGN_PARAGRAPH.LEFT, Mm(0)),
    "Chu ky": (BODY, True, False, WD_ALIGN_PARAGRAPH.CENTER, Mm(0)),
    "O bang": (Pt(12), False, False, WD_ALIGN_PARAGRAPH.LEFT, Mm(0)),
    "Phu luc": (BODY, True, False, WD_ALIGN_PARAGRAPH.CENTER, Mm(0)),
}
HEADINGS = {
    "Heading 1": (True, False),
    "Heading 2": (True, False),
    "Heading 3": (False, True),
}  # bold, italic


def blank_document() -> WordDocument:
    """A document with the page, the styles and the page number, and nothing on it."""
    made = Document()
    for style in ("Normal", "Caption"):
        set_font(made.styles[style], BODY if style == "Normal" else Pt(12))
    for name, (size, bold, italic, alignment, indent) in STYLES.items():
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = made.styles["Normal"]
        shape(style, size, alignment, indent, bold=bold, italic=italic)
    for name, (bold, italic) in HEADINGS.items():
        shape(made.styles[name], BODY, WD_ALIGN_PARAGRAPH.JUSTIFY, INDENT, bold=bold, italic=italic)
        made.styles[name].paragraph_format.keep_with_next = True
    set_margins(made.sections[0])
    number_pages(made.sections[0])
    return made


def set_font(style: ParagraphStyle, size: Length) -> None:
    """The document's font for every script, black."""
    style.font.name = FONT
    style.font.size = size
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    for themed in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(themed), None)


def shape(
    style: ParagraphStyle,
    size: Length,
    alignment: WD_ALIGN_PARAGRAPH,
    indent: Length,
    *,
    bold: bool,
    italic: bool,
) -> None:
    """Font and paragraph of a style."""
    set_font(style, size)
    style.font.bold, style.font.italic = bold, italic
    form = style.paragraph_format
    form.alignment = alignment
    form.first_line_indent = indent
    form.space_before = Pt(0)
    form.space_after = BETWEEN if indent else Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    form.widow_control = True


def set_margins(section: Section, *, is_wide: bool = False) -> None:
    """A4 upright, or across, with the margins of an official document."""
    width, height = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if is_wide else (width, height)
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.header_distance = Mm(10)


def text_width(section: Section) -> Length:
    """How wide what is written may be."""
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return Length(width)


def number_pages(section: Section) -> None:
    """An arabic number in the middle of the top margin, none on the first page."""
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    line = section.header.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_field(line, "PAGE")


def restart_numbers(section: Section) -> None:
    """An annex counts its pages from 1."""
    numbers = section._sectPr.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = OxmlElement("w:pgNumType")
        section._sectPr.append(numbers)
    numbers.set(qn("w:start"), "1")


def add_field(paragraph: Paragraph, code: str) -> None:
    """A field that Word computes itself, such as PAGE."""
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = text
        run._r.append(part)
