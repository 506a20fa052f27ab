"""An HTML page with tables, as portals export it under the ending .xls: what a browser shows of it becomes one sheet."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml import etree

from cchc.reading.grid import Grid
from cchc.reading.limits import Limits
from cchc.reading.open.html.html_page import Page
from cchc.reading.open.html.html_styles import StyleSheet
from cchc.reading.open.html.html_text import decode
from cchc.reading.open.html.letter_style import Declared, LetterStyle, is_nothing
from cchc.reading.refusal import RefusedError

# What stands in a cell and is not seen there, or is no text: programs, titles, readings of signs, lists to choose from.
_SILENT = frozenset(
    (
        "style", "script", "title", "xml", "template", "noscript", "head", "rt", "rp", "object", "datalist", "select",
        "iframe", "svg",
    )
)  # fmt: skip
_LINES = frozenset(
    (
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "center",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "pre",
        "blockquote",
    )
)
_CELLS = frozenset(("td", "th"))
_SECTIONS = frozenset(("table", "tbody", "thead", "tfoot"))
_NAME = re.compile(r"<x:Name>([^<]{1,100})</x:Name>", re.IGNORECASE)
_SHEET_HIDDEN = re.compile(r"<x:Visible>\s*Sheet(?:Very)?Hidden", re.IGNORECASE)
_MOST_KNOWN = 10_000  # looks that are remembered; a portal writes the same few for each cell
_NO_NAME = "Sheet1"
_SPACE = re.compile(r"[ \t\r\n\f]+")


def read(content: bytes, limits: Limits) -> list[Grid]:
    """One grid: all tables of the page, one below the other; text between them is a row of its own."""
    text = decode(content)
    name = _NAME.search(text)
    grid = Grid(html.unescape(name[1]).strip() if name else _NO_NAME, has_name=name is not None)
    grid.hidden = _SHEET_HIDDEN.search(text) is not None
    _Walk(_parsed(text), Page(grid, limits.cells)).walk()
    return [grid]


def _parsed(text: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root: etree._Element | None = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.LxmlError as error:
        raise RefusedError("not_a_workbook") from error
    if root is None:
        # Nothing but comments.
        raise RefusedError("not_a_workbook")
    return root


class _Walk:
    """The page from its beginning to its end: each element with the look that it gives to what stands inside."""

    def __init__(self, root: etree._Element, page: Page) -> None:
        self.root, self.page = root, page
        self.styles = StyleSheet.of(root, sum(1 for _ in root.iter()))
        self.known: dict[tuple[LetterStyle | str | None, ...], tuple[LetterStyle, Declared]] = {}
        self.looks = [LetterStyle()]
        # The looks of the sections and rows that are open now; cells take theirs from these, never from a cell before them.
        self.sections = [LetterStyle()]
        self.row = LetterStyle()
        self.silent = 0
        # Tables inside a cell that are part of its text.
        self.within = 0

    def walk(self) -> None:
        for event, element in etree.iterwalk(self.root, events=("start", "end")):
            tag = element.tag
            if event == "start":
                self._start(tag, element)
            else:
                self._end(tag)
                if element.tail and not self.silent:
                    self._text(element.tail)
        self.page.end_line()
        self.page.end_table()

    def _start(self, tag: str, element: etree._Element) -> None:
        if self.silent or tag in _SILENT:
            self.silent += 1
            self.looks.append(self.looks[-1])
            return
        look, declared = self._inside(self._around(tag), tag, element)
        if tag in _CELLS and not self.within:
            self.page.start_cell(_span(element, "rowspan"), _span(element, "colspan"), self.row, look)
            # What stands in a cell that is not seen is read all the same: the whole column may be hidden.
            look = look.shown()
        self.looks.append(look)
        if tag == "br" or tag in _LINES:
            self._break()
        elif self.within:
            self._start_within(tag)
        elif tag == "tr":
            self._start_row(look, _has_no("height", element, declared))
        elif tag in _SECTIONS:
            self._start_section(tag, element, look)
        elif tag == "col" or (tag == "colgroup" and not len(element)):
            hidden = look.is_hidden or _has_no("width", element, declared)
            self.page.columns(_span(element, "span"), hidden)
        if element.text:
            self._text(element.text)

    def _inside(self, around: LetterStyle, tag: str, element: etree._Element) -> tuple[LetterStyle, Declared]:
        """The look of what stands in an element, and its own declarations; most have the same as many before them."""
        get = element.get
        key = (around, tag, get("class"), get("id"), get("style"), get("hidden"))
        is_known = element not in self.styles.by_element
        known = self.known.get(key) if is_known else None
        if known is None:
            declared = self.styles.own(element)
            known = around.inside(tag, declared, "hidden" in element.attrib), declared
            if is_known and len(self.known) < _MOST_KNOWN:
                self.known[key] = known
        return known

    def _around(self, tag: str) -> LetterStyle:
        if self.within or not (tag in _CELLS or tag == "tr"):
            return self.looks[-1]
        return self.row.shown() if tag in _CELLS else self.sections[-1]

    def _start_row(self, look: LetterStyle, has_no_height: bool) -> None:
        self.page.end_line()
        gone = look.is_hidden or has_no_height
        self.row = look._replace(is_gone=True) if gone else look
        self.page.start_row(gone)

    def _start_section(self, tag: str, element: etree._Element, look: LetterStyle) -> None:
        if tag == "table":
            if self.page.in_cell and _is_of_one_line(element):
                self.within += 1
                return
            self.page.end_line()
            self.page.start_table()
        self.sections.append(look)
        self.row = look

    def _start_within(self, tag: str) -> None:
        if tag == "table":
            self.within += 1
        elif tag == "tr":
            self._break()
        elif tag in _CELLS:
            self.page.add("\t", self.looks[-1])

    def _end(self, tag: str) -> None:
        self.looks.pop()
        if self.silent:
            self.silent -= 1
        elif tag in _LINES:
            self._break()
        elif self.within:
            self.within -= tag == "table"
        elif tag in _CELLS:
            self.page.end_cell()
        elif tag == "tr":
            self.page.end_line()
            self.row = self.sections[-1]
        elif tag in _SECTIONS:
            if tag == "table":
                self.page.end_line()
                self.page.end_table()
            del self.sections[-1:]
            self.row = self.sections[-1] if self.sections else LetterStyle()

    def _text(self, text: str) -> None:
        look = self.looks[-1]
        if not look.is_hidden:
            self.page.add(text if look.keeps_lines else _SPACE.sub(" ", text), look)

    def _break(self) -> None:
        if not self.looks[-1].is_hidden:
            self.page.add("\n", self.looks[-1])
        if not self.page.in_row:
            self.page.end_line()


def _has_no(way: str, element: etree._Element, declared: Declared) -> bool:
    """Whether an attribute or a style rule gives an element no height or no width."""
    return is_nothing(element.get(way)) or is_nothing(declared.get(way))


def _span(element: etree._Element, name: str) -> int:
    said = element.get(name)
    if said is None:
        return 1
    said = said.strip()
    return min(max(int(said[:6]), 1), 1000) if said.isascii() and said.isdigit() else 1


def _is_of_one_line(table: etree._Element) -> bool:
    """A table of one row or one column inside a cell is part of its text; others lay out the page."""
    is_wide = False
    for number, row in enumerate(_rows_of(table)):
        is_wide = is_wide or sum(1 for cell in row if cell.tag in _CELLS) > 1
        if number and is_wide:
            return False
    return True


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _SECTIONS and child.tag != "table":
            yield from (row for row in child if row.tag == "tr")
