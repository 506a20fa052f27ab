"""What the reading library leaves out of an .xlsx sheet: hidden and merged cells, error values, formulas without a result,
fonts and formats that say something about a value.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from cchc.reading.grid import NO_RESULT, CellError, Merged, column_letters
from cchc.reading.limits import Limits
from cchc.reading.open import hidden_xml
from cchc.reading.open.cell_references import parse_range, parse_reference, parse_row
from cchc.reading.open.extent import Extent
from cchc.reading.open.facts import Facts, Place
from cchc.reading.open.strings_xml import Strings, pieces_of, text_of_pieces
from cchc.reading.open.styles import Styles
from cchc.reading.open.thinning import Interest, thinned
from cchc.reading.open.xml_parts import attribute_values, elements, parse, space_of
from cchc.reading.refusal import RefusedError

_WITHOUT_PLACE = "(x:sheetData/x:row[not(@r)] | x:sheetData/x:row/x:c[not(@r)])[1]"
_ROW_NUMBERS = "x:sheetData/x:row/@r"
_KNOWN_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))


class Sheet(NamedTuple):
    """`xml` is for the reading library."""

    facts: Facts
    xml: bytes


def read(xml: bytes, styles: Styles, strings: Strings, *, to_calculate: bool, limits: Limits) -> Sheet:
    """What one sheet's part says; `to_calculate` where the workbook asks for all results to be calculated anew.

    Raises RefusedError where the part is damaged or its cells lie too far apart.
    """
    of_zero, marked = frozenset(styles.of_zero), frozenset(strings.marked)
    interest = Interest(styles.special, of_zero, marked, formulas=to_calculate)
    thin = thinned(xml, interest)
    root = parse(thin.xml)
    if thin.has_places and elements(root, _WITHOUT_PLACE):
        # A cell's place follows from those before it, so each must be counted.
        thin = thinned(xml, interest, places=False)
        root = parse(thin.xml)
    space = space_of(root)
    cells = _Cells(space, styles, strings)
    if not thin.has_places:
        _give_places(root, space, cells.extent)
    # The library takes the numbers of rows as they are.
    parse_row(max(attribute_values(root, _ROW_NUMBERS), key=len, default="1"))
    for cell in root.iter(f"{space}c"):
        if len(cell):
            cells.take(cell)
    thin.check_area(cells.extent, limits)
    facts = cells.facts
    if to_calculate and not cells.calculated:
        facts.values |= dict.fromkeys(cells.placeholders, NO_RESULT)
        facts.unsaved.extend(cells.ranges)
    facts.hidden_rows = hidden_xml.hidden_rows(root, space)
    facts.hidden_columns = hidden_xml.hidden_columns(root, space)
    facts.merged = _merged(root, space, limits)
    return Sheet(facts, _with_known_errors(xml) if cells.has_unknown_errors else xml)


def _with_known_errors(xml: bytes) -> bytes:
    """The library refuses a whole workbook for an error value that it does not know."""
    root = parse(xml)
    for cell in root.iter("{*}c"):
        if cell.get("t") == "e":
            for value in cell.iterfind("{*}v"):
                value.text = "#N/A"
    return etree.tostring(root, encoding="UTF-8")


class _Cells:
    """Takes the cells of a sheet one by one. `placeholders` are formulas whose results may be none, `calculated` tells of
    results that surely are some, and `ranges` belong to formulas that fill several cells.
    """

    def __init__(self, space: str, styles: Styles, strings: Strings) -> None:
        self.space, self.styles, self.strings = space, styles, strings
        self.formats = {
            str(style): code for style, code in (*styles.formats.items(), *styles.of_zero.items())
        }
        self.raised, self.struck = set(map(str, styles.raised)), set(map(str, styles.struck))
        self.whole = self.raised | self.struck
        self.value, self.formula, self.inline = f"{space}v", f"{space}f", f"{space}is"
        self.facts, self.extent = Facts(), Extent()
        self.placeholders: list[Place] = []
        self.ranges: list[Merged] = []
        self.calculated = self.has_unknown_errors = False

    def take(self, cell: etree._Element) -> None:
        formula = value = inline = None
        for node in cell:
            tag = node.tag
            if tag == self.value:
                value = node
            elif tag == self.formula:
                formula = node
            elif tag == self.inline:
                inline = node
        place = parse_reference(cell.get("r", ""))
        self.extent.include(*place)
        kind, style = cell.get("t", "n"), cell.get("s", "")
        text = (value.text or "").strip() if value is not None else ""
        if kind == "e":
            self.facts.values[place] = CellError(text or "#N/A")
            self.calculated = self.calculated or formula is not None
            self.has_unknown_errors = self.has_unknown_errors or text not in _KNOWN_ERRORS
        elif formula is not None:
            self._take_formula(place, kind, text, formula, value is not None or inline is not None)
        if style in self.formats and kind == "n":
            self.facts.formats[place] = self.formats[style]
        if inline is not None or kind == "s" or style in self.whole:
            self._take_text(place, kind, style, text, inline)

    def _take_formula(
        self, place: Place, kind: str, text: str, formula: etree._Element, has_value: bool
    ) -> None:
        reference = formula.get("ref", "") if formula.get("t") in ("array", "dataTable") else ""
        area = parse_range(reference) if reference else None
        # A formula of type str with an empty value was calculated: its result is an empty text.
        if not text and not (has_value and kind in ("str", "inlineStr")):
            self.facts.values[place] = NO_RESULT
            self.facts.unsaved.extend([area] if area else [])
        elif _may_stand_for_none(kind, text):
            self.placeholders.append(place)
            self.ranges.extend([area] if area else [])
        else:
            self.calculated = True

    def _take_text(
        self, place: Place, kind: str, style: str, text: str, inline: etree._Element | None
    ) -> None:
        raised, struck = style in self.raised, style in self.struck
        pieces = []
        if inline is not None:
            pieces = pieces_of(inline, self.space)
        elif kind == "s" and self.strings.pieces and text.isdigit():
            pieces = self.strings.pieces.get(int(text[:9]), [])
        if any(piece.font for piece in pieces):
            reading = text_of_pieces(pieces, raised=raised, struck=struck)
            if reading.marks or reading.is_struck:
                self.facts.values[place] = reading.text
                self.facts.take_text(place, reading)
            return
        self.facts.all_raised.extend([place] if raised else [])
        self.facts.all_struck.extend([place] if struck else [])


def _may_stand_for_none(kind: str, text: str) -> bool:
    """0 and the empty text are what libraries write that calculate nothing."""
    if kind == "str":
        return text in ("", "0")
    return kind == "n" and text.strip("-0.") == ""


def _merged(root: etree._Element, space: str, limits: Limits) -> list[Merged]:
    found = []
    for node in root.iterfind(f"{space}mergeCells/{space}mergeCell"):
        area = parse_range(node.get("ref", ""))
        if (area.top, area.left) != (area.bottom, area.right):
            found.append(area)
        if len(found) > limits.merged:
            raise RefusedError("too_large", "quá nhiều ô gộp")
    return found


def _give_places(root: etree._Element, space: str, extent: Extent) -> None:
    """A row or cell without a place of its own stands behind the one before it; empty ones need none."""
    number = -1
    of_cell = f"{space}c"
    for row in root.iterfind(f"{space}sheetData/{space}row"):
        number = parse_row(row.get("r") or str(number + 2))
        row.set("r", str(number + 1))
        column = -1
        for cell in row.iterchildren(of_cell):
            reference = cell.get("r")
            column = parse_reference(reference)[1] if reference else column + 1
            if not reference and len(cell):
                cell.set("r", f"{column_letters(column)}{number + 1}")
        if column >= 0:
            extent.include(number, 0)
            extent.include(number, column)
