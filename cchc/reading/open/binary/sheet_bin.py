"""What the reading library leaves out of an .xlsb sheet: the same as `sheet_xml` of a sheet in XML ([MS-XLSB] 2.4)."""

from __future__ import annotations

import struct

from cchc.reading.grid import NO_RESULT, CellError, Merged
from cchc.reading.limits import Limits
from cchc.reading.open.binary.biff12 import records, text_at
from cchc.reading.open.binary.book_bin import BinaryStrings, FontStyles, visible_text
from cchc.reading.open.cell_references import LAST_COLUMN, LAST_ROW
from cchc.reading.open.errors import ERRORS
from cchc.reading.open.extent import Extent
from cchc.reading.open.facts import Facts, Place
from cchc.reading.open.groups import inside_collapsed, spans_by_line
from cchc.reading.refusal import RefusedError

_ROW, _BLANK, _SHORT, _ERROR, _BOOLEAN, _NUMBER, _TEXT, _SHARED = range(8)
_FORMULA_TEXT, _FORMULA_NUMBER, _FORMULA_BOOLEAN, _FORMULA_ERROR, _RICH = 8, 9, 10, 11, 62
_COLUMNS, _SHEET, _MERGED, _ARRAY = 60, 147, 176, 426
_NUMBERS = frozenset((_SHORT, _NUMBER, _FORMULA_NUMBER))
_CELLS = frozenset((*range(_SHORT, _FORMULA_ERROR + 1), _RICH))
_COLLAPSED_ROW, _HIDDEN_ROW, _ROWS_BELOW, _COLUMNS_RIGHT = 0x08, 0x10, 0x40, 0x80


def read(
    part: bytes, look: FontStyles, strings: BinaryStrings, *, to_calculate: bool, limits: Limits
) -> Facts:
    """What one sheet's part says; raises struct.error or IndexError where it is damaged, RefusedError past the limits."""
    sheet = _Sheet(look, strings, to_calculate, limits)
    for kind, data in records(part):
        if kind in _CELLS:
            sheet.cell(kind, data)
        elif kind == _ROW:
            sheet.begin_row(data)
        elif kind in _RARE:
            _RARE[kind](sheet, data)
    return sheet.end()


class _Sheet:
    def __init__(self, look: FontStyles, strings: BinaryStrings, to_calculate: bool, limits: Limits) -> None:
        self.look, self.strings, self.to_calculate, self.limits = look, strings, to_calculate, limits
        styles = look.styles
        self.codes = {**styles.formats, **styles.of_zero}
        self.special = styles.special | frozenset(styles.of_zero)
        self.facts, self.extent = Facts(), Extent()
        self.row, self.column = -1, 0
        self.placeholders: list[Place] = []
        self.ranges: list[Merged] = []
        self.calculated = False
        self.rows_below = self.columns_right = 1
        self.row_levels: dict[int, int] = {}
        self.collapsed_rows: dict[int, int] = {}
        self.hidden_spans: list[tuple[int, int, int]] = []
        self.grouped: list[tuple[int, int, int]] = []
        self.collapsed_columns: dict[int, int] = {}

    def begin_row(self, data: bytes) -> None:
        (self.row,) = struct.unpack_from("<I", data)
        if self.row > LAST_ROW:
            raise RefusedError("not_a_workbook", f"dòng {self.row + 1} nằm ngoài trang tính")
        if data[11] & _HIDDEN_ROW or not (data[8] or data[9]):
            self.facts.hidden_rows.add(self.row)
        if data[11]:
            level = data[11] & 0x07
            if level:
                self.row_levels[self.row] = level
            if data[11] & _COLLAPSED_ROW:
                self.collapsed_rows[self.row] = level

    def cell(self, kind: int, data: bytes) -> None:
        column = self.column = data[0] | data[1] << 8
        if column > LAST_COLUMN or data[2] or data[3]:
            raise RefusedError("not_a_workbook", f"có ô nằm ngoài trang tính ở dòng {self.row + 1}")
        self.extent.include(self.row, column)
        style = data[4] | data[5] << 8 | data[6] << 16
        if kind in (_ERROR, _FORMULA_ERROR):
            self.facts.values[self.row, column] = CellError(ERRORS.get(data[8], "#N/A"))
            self.calculated = self.calculated or kind == _FORMULA_ERROR
        elif kind >= _FORMULA_TEXT and kind != _RICH and self.to_calculate:
            self._formula(kind, data)
        rich = self._pieces(kind, data) if kind == _RICH or (kind == _SHARED and self.strings.rich) else None
        if rich is not None:
            self._take_rich(kind, *rich, self.look.font_of_style(style))
        elif style in self.special:
            self._special(kind, style)

    def _formula(self, kind: int, data: bytes) -> None:
        """0 and the empty text are what libraries write that calculate nothing."""
        is_number = kind == _FORMULA_NUMBER and not struct.unpack_from("<d", data, 8)[0]
        if is_number or (kind == _FORMULA_TEXT and text_at(data, 8)[0] in ("", "0")):
            self.placeholders.append((self.row, self.column))
        else:
            self.calculated = True

    def _special(self, kind: int, style: int) -> None:
        place, styles = (self.row, self.column), self.look.styles
        if kind in _NUMBERS and style in self.codes:
            self.facts.formats[place] = self.codes[style]
        if style in styles.raised:
            self.facts.all_raised.append(place)
        if style in styles.struck:
            self.facts.all_struck.append(place)

    def _pieces(self, kind: int, data: bytes) -> tuple[bytes, int] | None:
        """Where the record of a text of several fonts is, and where it begins in it."""
        if kind == _RICH:
            return data, 8
        found = self.strings.rich.get(struct.unpack_from("<I", data, 8)[0])
        return None if found is None else (found, 0)

    def _take_rich(self, kind: int, data: bytes, start: int, own: tuple[bool, bool, bool]) -> None:
        place = (self.row, self.column)
        reading = visible_text(data, start, self.look, own)
        self.facts.take_text(place, reading)
        # The library does not read texts in their cells at all, and of shared ones it knows no cell.
        if kind == _RICH or any(own):
            self.facts.values[place] = reading.text

    def array(self, data: bytes) -> None:
        """The range of a formula that fills several cells; its first cell stands before this record."""
        top, bottom, left, right = struct.unpack_from("<4I", data)
        if self.placeholders[-1:] == [(self.row, self.column)]:
            self.ranges.append(_area(top, bottom, left, right))

    def columns(self, data: bytes) -> None:
        first, last, width, _, options = struct.unpack_from("<4IH", data)
        first, last = min(first, LAST_COLUMN), min(last, LAST_COLUMN)
        if options & 0x01 or not width:
            self.hidden_spans.append((first, last, 0))
        if level := options >> 8 & 0x07:
            self.grouped.append((first, last, level))
        if options & 0x1000:
            self.collapsed_columns[first] = level

    def outlines(self, data: bytes) -> None:
        self.rows_below = bool(data[0] & _ROWS_BELOW)
        self.columns_right = bool(data[0] & _COLUMNS_RIGHT)

    def merge(self, data: bytes) -> None:
        if len(self.facts.merged) >= self.limits.merged:
            raise RefusedError("too_large", "quá nhiều ô gộp")
        area = _area(*struct.unpack_from("<4I", data))
        if (area.top, area.left) != (area.bottom, area.right):
            self.facts.merged.append(area)

    def end(self) -> Facts:
        self.extent.check(self.limits)
        facts = self.facts
        if self.to_calculate and not self.calculated:
            facts.values |= dict.fromkeys(self.placeholders, NO_RESULT)
            facts.unsaved.extend(self.ranges)
        facts.hidden_rows |= inside_collapsed(
            self.collapsed_rows, self.row_levels, -1 if self.rows_below else 1
        )
        facts.hidden_columns |= set(spans_by_line(self.hidden_spans))
        facts.hidden_columns |= inside_collapsed(
            self.collapsed_columns, spans_by_line(self.grouped), -1 if self.columns_right else 1
        )
        return facts


_RARE = {_COLUMNS: _Sheet.columns, _SHEET: _Sheet.outlines, _MERGED: _Sheet.merge, _ARRAY: _Sheet.array}


def _area(top: int, bottom: int, left: int, right: int) -> Merged:
    if max(top, bottom) > LAST_ROW or max(left, right) > LAST_COLUMN:
        raise RefusedError("not_a_workbook", "có vùng nằm ngoài trang tính")
    return Merged(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
