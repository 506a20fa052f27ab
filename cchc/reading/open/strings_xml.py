"""The shared strings of an .xlsx workbook: texts of several fonts are given to the reading library as a person reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from cchc.reading.open.runs import CellText
from cchc.reading.open.styles_xml import marks
from cchc.reading.open.xml_parts import parse, space_of

MARK = re.compile(rb"[<:](?:strike|vertAlign)\b")
_TABLE = re.compile(rb"<(?:[\w.-]{1,40}:)?sst\b[^>]*>")
_COUNT = re.compile(rb"\s(?:uniqueCount|count)\s*=\s*(?:\"[^\"]*\"|'[^']*')")


class Piece(NamedTuple):
    """`font` is whether it is raised, lowered, struck through; None where the piece has the cell's own font."""

    text: str
    font: tuple[bool, bool, bool] | None


@dataclass
class Strings:
    """`part` is for the reading library. By the number of a string: `marked` are those in which something is raised or
    struck through, `pieces` all that have several fonts.
    """

    part: bytes
    marked: dict[int, CellText] = field(default_factory=dict)
    pieces: dict[int, list[Piece]] = field(default_factory=dict)


def read(part: bytes, *, all_pieces: bool) -> Strings:
    """`all_pieces` where some cells have a font of their own that matters."""
    if not (all_pieces or MARK.search(part)):
        return Strings(_without_counts(part))
    root = parse(part)
    space = space_of(root)
    found = Strings(b"")
    for number, string in enumerate(root.iterfind(f"{space}si")):
        pieces = pieces_of(string, space)
        if any(piece.font for piece in pieces):
            found.pieces[number] = pieces
            reading = text_of_pieces(pieces)
            if reading.marks or reading.is_struck:
                found.marked[number] = reading
                _write_instead(string, space, reading.text)
    found.part = _without_counts(etree.tostring(root, encoding="UTF-8"))
    return found


def pieces_of(string: etree._Element, space: str) -> list[Piece]:
    """The pieces of a text; readings of pronunciation are none."""
    found = []
    for node in string:
        if node.tag == f"{space}t":
            found.append(Piece(node.text or "", None))
        elif node.tag == f"{space}r":
            own = node.find(f"{space}rPr")
            font = marks(own, space) if own is not None else None
            found.append(Piece(node.findtext(f"{space}t") or "", font))
    return found


def text_of_pieces(pieces: Sequence[Piece], *, raised: bool = False, struck: bool = False) -> CellText:
    """What a person takes a text for, in a cell whose own font is raised or struck through or neither."""
    found = CellText()
    for text, font in pieces:
        of_piece = font or (raised, False, struck)
        found.add(text, raised=of_piece[0], lowered=of_piece[1], struck=of_piece[2])
    return found


def _write_instead(string: etree._Element, space: str, text: str) -> None:
    for node in list(string):
        string.remove(node)
    etree.SubElement(string, f"{space}t").text = text


def _without_counts(part: bytes) -> bytes:
    """The library makes room for as many shared strings as a file says that it has, be it billions."""
    head = _TABLE.search(part, 0, 4_096)
    return part[: head.start()] + _COUNT.sub(b"", head[0]) + part[head.end() :] if head else part
