"""The styles of an .xlsx workbook: which of them say something about the value of a cell."""

from __future__ import annotations

from lxml import etree

from cchc.reading.open.styles import Styles, styles_of
from cchc.reading.open.xml_parts import is_true, parse, space_of


def read(part: bytes) -> Styles:
    """The styles that matter; raises RefusedError where the part is no XML."""
    root = parse(part)
    space = space_of(root)
    fonts = [marks(font, space) for font in root.iterfind(f"{space}fonts/{space}font")]
    own = {
        number: node.get("formatCode", "")
        for node in root.iterfind(f"{space}numFmts/{space}numFmt")
        if (number := _number(node, "numFmtId")) is not None
    }
    used = [
        (_number(node, "numFmtId") or 0, (_number(node, "fontId") or 0))
        for node in root.iterfind(f"{space}cellXfs/{space}xf")
    ]
    return styles_of([(raised or lowered, struck) for raised, lowered, struck in fonts], own, used)


def marks(font: etree._Element, space: str) -> tuple[bool, bool, bool]:
    """Whether a font is raised, lowered, struck through."""
    place = font.find(f"{space}vertAlign")
    where = place.get("val", "") if place is not None else ""
    struck = font.find(f"{space}strike")
    return (
        where == "superscript",
        where == "subscript",
        struck is not None and is_true(struck.get("val", "1")),
    )


def _number(node: etree._Element, name: str) -> int | None:
    text = node.get(name, "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
