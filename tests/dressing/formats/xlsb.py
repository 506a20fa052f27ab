"""Excel's binary workbook, written record by record as [MS-XLSB] lays it down: no library writes that format."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date

from tests.dressing.book import COLLAPSED, ZERO, Book, Cell, ErrorValue, Rich, Sheet, day_number
from tests.dressing.formats.xls import ERRORS
from tests.dressing.formats.xlsx import boxes

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="bin" '
    'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
_ONE = struct.pack("<I", 3) + b"\x1e\x01\x00" + struct.pack("<I", 0)  # what a formula says: =1
_FONTS = ((False, False), (True, False), (False, True), (True, True))  # raised, struck


class _Strings:
    """The shared texts, and the number formats in the order in which they are met."""

    def __init__(self) -> None:
        self.texts: dict[str | Rich, int] = {}
        self.formats: list[str] = [""]

    def text(self, text: str | Rich) -> int:
        return self.texts.setdefault(text, len(self.texts))

    def style(self, number_format: str) -> int:
        if number_format not in self.formats:
            self.formats.append(number_format)
        return self.formats.index(number_format)


def write(book: Book) -> bytes:
    strings = _Strings()
    parts = {
        f"worksheets/sheet{n}.bin": _sheet(sheet, book, strings) for n, sheet in enumerate(book.sheets, 1)
    }
    parts |= {
        "sharedStrings.bin": _shared(strings),
        "styles.bin": _styles(strings),
        "workbook.bin": _workbook(book),
    }
    kinds = ["worksheet"] * len(book.sheets) + ["sharedStrings", "styles"]
    drawings = boxes(book.sheets[0], 1)
    named: dict[str, bytes | str] = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.bin")]),
        "xl/_rels/workbook.bin.rels": _relations(list(zip(kinds, parts, strict=False))),
        **{f"xl/{name}": part for name, part in parts.items()},
        **drawings,
    }
    if drawings:
        named["xl/worksheets/_rels/sheet1.bin.rels"] = _relations([("drawing", "../drawings/drawing1.xml")])
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in named.items():
            archive.writestr(name.replace("/", "\\") if "backslashes" in book.dialect else name, part)
    return target.getvalue()


def _relations(targets: list[tuple[str, str]]) -> bytes:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{path}"/>'
        for number, (kind, path) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'.encode()


def _record(kind: int, data: bytes = b"") -> bytes:
    head = [kind] if kind < 0x80 else [kind & 0x7F | 0x80, kind >> 7]
    length = len(data)
    while length > 0x7F:
        head.append(length & 0x7F | 0x80)
        length >>= 7
    return bytes([*head, length]) + data


def _wide(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def _rich(text: str | Rich) -> bytes:
    """A text, with the fonts of its runs where it has several."""
    if isinstance(text, str):
        return b"\0" + _wide(text)
    runs, start = b"", 0
    for run in text.runs:
        runs += struct.pack("<HH", start, _FONTS.index((run.raised, run.struck)))
        start += len(run.text)
    return b"\1" + _wide(text.text) + struct.pack("<I", len(text.runs)) + runs


def _workbook(book: Book) -> bytes:
    sheets = b"".join(
        _record(
            156, struct.pack("<II", int(sheet.hidden), number) + _wide(f"rId{number}") + _wide(sheet.name)
        )
        for number, sheet in enumerate(book.sheets, 1)
    )
    days = _record(153, struct.pack("<II", 0x10000 | int(book.date_1904), 0) + _wide(""))
    calculation = struct.pack("<IIIdIH", 0, 1, 100, 0.001, 1, 0x0A | int(book.full_calculation))
    return (
        _record(131) + days + _record(143) + sheets + _record(144) + _record(157, calculation) + _record(132)
    )


def _shared(strings: _Strings) -> bytes:
    count = len(strings.texts)
    items = b"".join(_record(19, _rich(text)) for text in strings.texts)
    return _record(159, struct.pack("<II", count, count)) + items + _record(160)


def _styles(strings: _Strings) -> bytes:
    own = [form for form in strings.formats if form]
    formats = b"".join(_record(44, struct.pack("<H", 164 + n) + _wide(form)) for n, form in enumerate(own))
    fonts = b"".join(_font(raised, struck) for raised, struck in _FONTS)
    plain = struct.pack("<5H4H", 0xFFFF, 0, 0, 0, 0, 0, 0, 0, 0)[:16]
    cells = b"".join(
        _record(47, struct.pack("<5HBBHH", 0, 164 + own.index(form) if form else 0, 0, 0, 0, 0, 0, 0, 1))
        for form in strings.formats
    )
    return b"".join(
        [
            _record(278),
            _record(615, struct.pack("<I", len(own))), formats, _record(616),
            _record(611, struct.pack("<I", len(_FONTS))), fonts, _record(612),
            _record(626, struct.pack("<I", 1)), _record(47, plain), _record(627),
            _record(617, struct.pack("<I", len(strings.formats))), cells, _record(618),
            _record(279),
        ]
    )  # fmt: skip


def _font(raised: bool, struck: bool) -> bytes:
    head = struct.pack("<HHHHBBBB", 220, 0x08 if struck else 0, 400, int(raised), 0, 2, 0, 0)
    return _record(43, head + bytes(8) + b"\0" + _wide("Calibri"))


def _sheet(sheet: Sheet, book: Book, strings: _Strings) -> bytes:
    size = struct.pack("<4I", 0, max(sheet.n_rows - 1, 0), 0, max(sheet.n_columns - 1, 0))
    parts = [_record(129), _record(148, size), _record(390)]
    parts += [_column(column, how) for column, how in sorted(sheet.hidden_columns.items())]
    parts += [_record(391), _record(145)]
    rows: dict[int, list[tuple[int, Cell]]] = {row: [] for row in sheet.hidden_rows}
    for (row, column), cell in sorted(sheet.cells.items()):
        rows.setdefault(row, []).append((column, cell))
    for row in sorted(rows):
        parts.append(_row(row, sheet.hidden_rows.get(row, "")))
        parts += [_cell(column, cell, book, strings) for column, cell in rows[row]]
    parts += [_record(146), _record(177, struct.pack("<I", len(sheet.merged)))]
    parts += [
        _record(176, struct.pack("<4I", top, bottom, left, right))
        for top, left, bottom, right in sheet.merged
    ]
    parts.append(_record(178))
    if sheet is book.sheets[0] and any(cell.box for cell in sheet.cells.values()):
        parts.append(_record(550, _wide("rId1")))
    return b"".join([*parts, _record(130)])


def _column(column: int, how: str) -> bytes:
    width = 0 if how == ZERO else 2560
    flags = 0 if how == ZERO else 0x01 | (0x1100 if how == COLLAPSED else 0)
    return _record(60, struct.pack("<4IH", column, column, width, 0, flags | 0x02))


def _row(row: int, how: str) -> bytes:
    """Height, level of outline and whether the row is out of sight."""
    height = 0 if how == ZERO else 300
    hidden = 0x20 if how == ZERO else 0x10 if how else 0
    return _record(0, struct.pack("<IIHBBBI", row, 0, height, 0, hidden | int(how == COLLAPSED), 0, 0))


def _cell(column: int, cell: Cell, book: Book, strings: _Strings) -> bytes:
    content = cell.content
    form = cell.number_format or ("dd/mm/yyyy" if isinstance(content, date) else "")
    place = struct.pack("<II", column, strings.style("" if cell.day_number else form))
    if content is None:
        return _record(1, place)
    if isinstance(content, ErrorValue):
        value = bytes([ERRORS[content.text]])
        return _record(11, place + value + _flags(book)) if cell.formula else _record(3, place + value)
    if isinstance(content, str | Rich):
        if "inline" in book.dialect:
            return (
                _record(6, place + _wide(content))
                if isinstance(content, str)
                else _record(62, place + _rich(content))
            )
        return _record(7, place + struct.pack("<I", strings.text(content)))
    number = struct.pack("<d", day_number(content, book.date_1904) if isinstance(content, date) else content)
    return _record(9, place + number + _flags(book)) if cell.formula else _record(5, place + number)


def _flags(book: Book) -> bytes:
    return struct.pack("<H", 0x02 if book.full_calculation else 0) + _ONE
