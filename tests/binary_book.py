"""Workbooks of any kind in Excel's binary format (.xlsb), written record by record as [MS-XLSB] lays it down."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date, datetime

from tests.binary_workbooks import _OFFICE, _RELATIONS, _TYPES, _record, _text
from tests.neutral_workbooks import Book, Cell, Run

_ERRORS = {"#DIV/0!": 0x07, "#REF!": 0x17, "#N/A": 0x2A}
_BUILT_IN = {"General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49}
_FIRST_OWN_FORMAT = 164
# The formula «1-1»: two integers and a subtraction.
_FORMULA = struct.pack("<HI", 0, 7) + bytes([0x1E, 1, 0, 0x1E, 1, 0, 0x04]) + struct.pack("<I", 0)


def written(book: Book) -> bytes:
    return _BinaryBook(book).content()


class _BinaryBook:
    def __init__(self, book: Book) -> None:
        self.book = book
        self.strings: list[bytes] = []
        self.fonts: list[tuple[bool, bool]] = [(False, False)]
        self.formats: list[str] = []
        self.styles: list[tuple[int, int]] = [(0, 0)]

    def content(self) -> bytes:
        sheet = self._sheet()
        count = len(self.strings)
        strings = _record(159, struct.pack("<II", count, count)) + b"".join(self.strings) + _record(160)
        leads = {"rId1": ("worksheet", "worksheets/sheet1.bin"), "rId2": ("styles", "styles.bin")}
        leads["rId3"] = ("sharedStrings", "sharedStrings.bin")
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("[Content_Types].xml", _TYPES)
            archive.writestr("_rels/.rels", _relations({"rId1": ("officeDocument", "xl/workbook.bin")}))
            archive.writestr("xl/workbook.bin", self._workbook())
            archive.writestr("xl/_rels/workbook.bin.rels", _relations(leads))
            archive.writestr("xl/worksheets/sheet1.bin", sheet)
            archive.writestr("xl/styles.bin", self._looks())
            archive.writestr("xl/sharedStrings.bin", strings)
        return target.getvalue()

    def _workbook(self) -> bytes:
        about = _record(153, struct.pack("<II", int(self.book.date_1904), 0) + _text(""))
        state = struct.pack("<II", int(self.book.hidden_sheet), 1)
        sheet = _record(156, state + _text("rId1") + _text(self.book.name))
        flags = 0x0002 | int(self.book.to_calculate)
        calculation = _record(157, struct.pack("<IIIdIH", 191029, 1, 100, 0.001, 1, flags))
        return b"".join([_record(131), about, _record(143), sheet, _record(144), calculation, _record(132)])

    def _sheet(self) -> bytes:
        rows = self.book.cells()
        width = max(map(len, rows))
        parts = [_record(129), _record(148, struct.pack("<4I", 0, len(rows) - 1, 0, width - 1)), _record(390)]
        for column, way in self.book.hidden_columns.items():
            parts.append(self._column(column, way))
            if way in ("group", "collapsed"):
                parts.append(_record(60, struct.pack("<4IH", column + 1, column + 1, 2560, 0, 0x1000)))
        parts += [_record(391), _record(145)]
        for number, row in enumerate(rows):
            parts.append(self._row(number))
            parts += [self._cell(column, cell) for column, cell in enumerate(row)]
        parts += [_record(146), _record(177, struct.pack("<I", len(self.book.merged)))]
        for top, left, bottom, right in self.book.merged:
            parts.append(_record(176, struct.pack("<4I", top, bottom, left, right)))
        return b"".join([*parts, _record(178), _record(130)])

    def _column(self, column: int, way: str) -> bytes:
        flags = {"flag": 0x01, "size": 0x02, "group": 0x101, "collapsed": 0x100}[way]
        return _record(60, struct.pack("<4IH", column, column, 0 if way == "size" else 2560, 0, flags))

    def _row(self, number: int) -> bytes:
        way = self.book.hidden_rows.get(number, "")
        flags = {"flag": 0x10, "filter": 0x10, "size": 0, "group": 0x11, "collapsed": 0x01}.get(way, 0)
        if not way and self.book.hidden_rows.get(number - 1) in ("group", "collapsed"):
            flags |= 0x08
        return _record(0, struct.pack("<IIHBBBI", number, 0, 0 if way == "size" else 300, 0, flags, 0, 0))

    def _cell(self, column: int, cell: Cell) -> bytes:
        place = struct.pack("<II", column, self._style(cell))
        formula = _FORMULA if cell.formula else b""
        value = cell.value
        if cell.error:
            return _record(11 if formula else 3, place + bytes([_ERRORS[cell.error]]) + formula)
        if isinstance(value, bool):
            return _record(10 if formula else 4, place + bytes([value]) + formula)
        if isinstance(value, date):
            value = float(self._day(value))
        if isinstance(value, float | int):
            return _record(9 if formula else 5, place + struct.pack("<d", value) + formula)
        if formula:
            return _record(8, place + _text(value) + formula)
        runs = cell.runs or ((Run(value),) if value else ())
        if not runs:
            return _record(1, place)
        if len(runs) > 1 and len(self.strings) % 2:
            return _record(62, place + self._rich(runs))
        self.strings.append(_record(19, self._rich(runs)))
        return _record(7, place + struct.pack("<I", len(self.strings) - 1))

    def _rich(self, runs: tuple[Run, ...]) -> bytes:
        """A text with the fonts of its pieces; the first has the cell's, unless it is raised or struck through."""
        text = "".join(run.text for run in runs)
        if len(runs) == 1:
            return b"\0" + _text(text)
        marks, start = b"", 0
        for run in runs:
            if start or run.raised or run.struck:
                marks += struct.pack("<HH", start, self._font(run.raised, run.struck))
            start += len(run.text)
        return b"\1" + _text(text) + struct.pack("<I", len(marks) // 4) + marks

    def _day(self, value: date) -> int:
        if isinstance(value, datetime):
            value = value.date()
        return (value - (date(1904, 1, 1) if self.book.date_1904 else date(1899, 12, 30))).days

    def _font(self, raised: bool, struck: bool) -> int:
        if (raised, struck) not in self.fonts:
            self.fonts.append((raised, struck))
        return self.fonts.index((raised, struck))

    def _style(self, cell: Cell) -> int:
        code = "dd/mm/yyyy" if isinstance(cell.value, date) and cell.format == "General" else cell.format
        if code not in _BUILT_IN and code not in self.formats:
            self.formats.append(code)
        number = _BUILT_IN.get(
            code, _FIRST_OWN_FORMAT + (self.formats.index(code) if code in self.formats else 0)
        )
        style = (number, self._font(cell.raised, cell.struck))
        if style not in self.styles:
            self.styles.append(style)
        return self.styles.index(style)

    def _looks(self) -> bytes:
        parts = [_record(278), _record(615, struct.pack("<I", len(self.formats)))]
        for place, code in enumerate(self.formats):
            parts.append(_record(44, struct.pack("<H", _FIRST_OWN_FORMAT + place) + _text(code)))
        parts += [_record(616), _record(611, struct.pack("<I", len(self.fonts)))]
        for raised, struck in self.fonts:
            font = struct.pack("<HHHHBBBB8sB", 220, 8 * struck, 400, int(raised), 0, 2, 0, 0, bytes(8), 0)
            parts.append(_record(43, font + _text("Calibri")))
        parts += [
            _record(612),
            _record(626, struct.pack("<I", 1)),
            _record(47, struct.pack("<8H", 0xFFFF, *[0] * 7)),
        ]
        parts += [_record(627), _record(617, struct.pack("<I", len(self.styles)))]
        parts += [
            _record(47, struct.pack("<8H", 0, number, font, 0, 0, 0, 0, 0)) for number, font in self.styles
        ]
        return b"".join([*parts, _record(618), _record(279)])


def _relations(leads: dict[str, tuple[str, str]]) -> str:
    nodes = "".join(
        f'<Relationship Id="{mark}" Type="{_OFFICE}/{kind}" Target="{path}"/>'
        for mark, (kind, path) in leads.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{nodes}</Relationships>'
