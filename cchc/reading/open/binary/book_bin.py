"""The parts of an .xlsb beside its sheets: the workbook, its styles and its shared strings ([MS-XLSB] 2.4)."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cchc.reading.open.binary.biff12 import record, records, runs_at, text, text_at
from cchc.reading.open.runs import CellText
from cchc.reading.open.styles import Styles, styles_of
from cchc.reading.open.workbook_xml import SheetPart, Workbook, of_kind, relations, sheet_part

_BEGIN_BOOK, _END_BOOK, _BEGIN_SHEETS, _END_SHEETS, _SHEET, _BOOK, _CALCULATION = (
    131,
    132,
    143,
    144,
    156,
    153,
    157,
)
_STRING, _BEGIN_STRINGS, _FONT, _FORMAT, _STYLE, _BEGIN_STYLES, _END_STYLES = 19, 159, 43, 44, 47, 617, 618
_1904, _ON_LOAD, _NOT_COMPLETED = 0x01, 0x01, 0x10
_STRUCK, _RAISED, _LOWERED, _PLAIN = 0x08, 1, 2, (False, False, False)
Font = tuple[bool, bool, bool]


def read(parts: Mapping[str, bytes], path: str) -> Workbook:
    """The same as `workbook_xml.read` of a workbook in XML; raises struct.error or IndexError where it is damaged."""
    leads = relations(parts, path)
    sheets: list[SheetPart] = []
    date_1904 = to_calculate = False
    for kind, data in records(parts[path]):
        if kind == _SHEET:
            relation, end = text_at(data, 8)
            name, state = text_at(data, end)[0], struct.unpack_from("<I", data)[0]
            sheets.extend(sheet_part(parts, name, leads.get(relation), hidden=state != 0))
        elif kind == _BOOK:
            date_1904 = bool(data[0] & _1904)
        elif kind == _CALCULATION:
            (flags,) = struct.unpack_from("<H", data, 24)
            to_calculate = bool(flags & (_ON_LOAD | _NOT_COMPLETED)) or data[:4] == bytes(4)
    strings, styles = (of_kind(parts, leads, kind) for kind in ("sharedStrings", "styles"))
    return Workbook(path, sheets, strings, styles, date_1904, to_calculate)


def workbook_part(count: int, *, date_1904: bool) -> bytes:
    """A workbook of so many sheets, as `canonical` calls them."""
    sheets = [
        record(_SHEET, struct.pack("<II", 0, number) + text(f"rId{number}") + text(str(number)))
        for number in range(1, count + 1)
    ]
    about = record(_BOOK, struct.pack("<II", int(date_1904), 0) + text(""))
    parts = [
        record(_BEGIN_BOOK),
        about,
        record(_BEGIN_SHEETS),
        *sheets,
        record(_END_SHEETS),
        record(_END_BOOK),
    ]
    return b"".join(parts)


@dataclass(frozen=True)
class FontStyles:
    """`fonts` are raised, lowered, struck through, by their number, and `font_of` is that of a style."""

    styles: Styles
    fonts: Sequence[Font] = ()
    font_of: Sequence[int] = ()

    def font(self, number: int) -> Font:
        """The font of a number; a plain one where there is none of it."""
        return self.fonts[number] if number < len(self.fonts) else _PLAIN

    def font_of_style(self, style: int) -> Font:
        """The font of a cell's style."""
        return self.font(self.font_of[style]) if style < len(self.font_of) else _PLAIN


def font_styles(part: bytes) -> FontStyles:
    """What `styles.bin` says of fonts and number formats."""
    fonts: list[Font] = []
    own: dict[int, str] = {}
    used: list[tuple[int, int]] = []
    of_cells = False
    for kind, data in records(part):
        if kind == _FONT:
            flags, _, place = struct.unpack_from("<3H", data, 2)
            fonts.append((place == _RAISED, place == _LOWERED, bool(flags & _STRUCK)))
        elif kind == _FORMAT:
            own[struct.unpack_from("<H", data)[0]] = text_at(data, 2)[0]
        elif kind in (_BEGIN_STYLES, _END_STYLES):
            of_cells = kind == _BEGIN_STYLES
        elif kind == _STYLE and of_cells:
            _, number, font = struct.unpack_from("<3H", data)
            used.append((number, font))
    styles = styles_of([(raised or lowered, struck) for raised, lowered, struck in fonts], own, used)
    return FontStyles(styles, fonts, [font for _, font in used])


@dataclass
class BinaryStrings:
    """`part` is for the reading library; `marked` are the strings in which something is raised or struck through, `rich`
    all that have several fonts, by their number.
    """

    part: bytes = b""
    marked: dict[int, CellText] = field(default_factory=dict)
    rich: dict[int, bytes] = field(default_factory=dict)


def strings(part: bytes, look: FontStyles) -> BinaryStrings:
    """The shared strings, those of several fonts as a person reads them."""
    found = BinaryStrings()
    pieces: list[bytes] = []
    count = 0
    for kind, data in records(part):
        if kind == _STRING:
            if data[0] & 1:
                found.rich[count] = data
                reading = visible_text(data, 0, look, _PLAIN)
                if reading.marks or reading.is_struck:
                    found.marked[count] = reading
                    data = b"\0" + text(reading.text)
            count += 1
        pieces.append(record(kind, data))
    # The library makes room for as many strings as the part says that it has.
    pieces = [
        record(_BEGIN_STRINGS, struct.pack("<II", count, count)) if p[:2] == b"\x9f\x01" else p
        for p in pieces
    ]
    found.part = b"".join(pieces)
    return found


def visible_text(data: bytes, start: int, look: FontStyles, own: Font) -> CellText:
    """What a person takes a text of several fonts for; `own` is the font of its cell, which its first piece may have."""
    value, end = text_at(data, start + 1)
    units = value.encode("utf-16-le")
    runs = runs_at(data, end) if data[start] & 1 else []
    edges = [0, *(2 * place for place, _ in runs), len(units)]
    fonts = [own, *(look.font(font) for _, font in runs)]
    found = CellText()
    for first, last, (raised, lowered, struck) in zip(edges, edges[1:], fonts, strict=False):
        found.add(
            units[first:last].decode("utf-16-le", "replace"), raised=raised, lowered=lowered, struck=struck
        )
    return found
