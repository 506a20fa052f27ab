"""Excel 97-2003 workbooks (.xls) as grids, and those of Excel 5 and older (decision 0013)."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

import xlrd
from xlrd.book import Book
from xlrd.compdoc import CompDocError
from xlrd.formatting import Font
from xlrd.sheet import Sheet
from xlrd.xldate import xldate_as_datetime

from cchc.reading.grid import NO_RESULT, CellError, Grid, Merged, Percent
from cchc.reading.limits import Limits
from cchc.reading.open.binary.xls_formulas import never_calculated
from cchc.reading.open.errors import ERRORS
from cchc.reading.open.number_formats import is_percent, is_plain, is_plain_of_zero
from cchc.reading.open.runs import CellText
from cchc.reading.refusal import RefusedError

_TYPES_LEFT_ALONE = frozenset(
    (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_BLANK)
)
_BLANK = frozenset((xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK))
_LAST_DAY = 2_958_465  # 31/12/9999
# What the library lets out on damaged files: its own exceptions, and whatever it trips over.
_DAMAGED = (
    xlrd.XLRDError, CompDocError, struct.error, AssertionError, ArithmeticError, AttributeError, LookupError, TypeError,
    ValueError, NotImplementedError, RecursionError, OSError,
)  # fmt: skip


def read(content: bytes, limits: Limits) -> list[Grid]:
    """The worksheets in their order; refused where the file is locked or damaged or holds more than the limits allow."""
    try:
        book = xlrd.open_workbook(
            file_contents=content,
            logfile=io.StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
            ignore_workbook_corruption=True,
        )
        if book.nsheets > limits.sheets:
            raise RefusedError("too_large", "quá nhiều trang")
        return _grids(book, limits)
    except _DAMAGED as error:
        raise RefusedError("encrypted" if "encrypted" in str(error) else "not_a_workbook") from error


def _grids(book: Book, limits: Limits) -> list[Grid]:
    styles = _Styles.of(book)
    left = limits.cells
    grids = []
    for number in range(book.nsheets):
        sheet = book.sheet_by_index(number)
        grid = Grid(sheet.name, date_1904=bool(book.datemode))
        left = _SheetReader(book, sheet, styles, grid, left).read()
        grids.append(grid)
        book.unload_sheet(number)
    return grids


@dataclass
class _Styles:
    """By the number of a cell's format (XF): its number format where it has one, and its font."""

    codes: list[str]
    fonts: list[Font]
    # Formats that do not surely show each number as it stands, and those whose whole text is struck through or raised.
    telling: frozenset[int]
    set_aside: frozenset[int]

    @classmethod
    def of(cls, book: Book) -> _Styles:
        codes = [_code(book, xf.format_key) for xf in book.xf_list]
        fonts = [book.font_list[min(xf.font_index, len(book.font_list) - 1)] for xf in book.xf_list]
        return cls(
            codes,
            fonts,
            frozenset(
                place for place, code in enumerate(codes) if not (is_plain(code) and is_plain_of_zero(code))
            ),
            frozenset(place for place, font in enumerate(fonts) if font.struck_out or font.escapement),
        )


def _code(book: Book, key: int) -> str:
    known = book.format_map.get(key)
    return known.format_str if known is not None else ""


@dataclass
class _SheetReader:
    book: Book
    sheet: Sheet
    styles: _Styles
    grid: Grid
    left: int

    def __post_init__(self) -> None:
        self.with_runs = {row for row, _ in self.sheet.rich_text_runlist_map}

    def read(self) -> int:
        """Fill the grid; how many cells may still be read is the answer."""
        self.grid.hidden = self.sheet.visibility != 0
        for row in range(self.sheet.nrows):
            cells = [] if _BLANK.issuperset(self.sheet.row_types(row)) else self._row(row)
            if any(cells) or any(cell != "" for cell in cells):
                self.grid.numbers.append(row)
                self.grid.rows.append(cells)
        for top, bottom, left, right in self.sheet.merged_cells:
            if bottom - top > 1 or right - left > 1:
                self.grid.merged.append(Merged(top, left, bottom - 1, right - 1))
        for row, column in self._placeholders():
            self.grid.put(row, column, NO_RESULT)
        self._note_what_is_hidden()
        return self.left

    def _row(self, row: int) -> list[Any]:
        cells: list[Any] = self.sheet.row_values(row)
        while cells and cells[-1] == "":
            cells.pop()
        self.left -= len(cells)
        if self.left < 0:
            raise RefusedError("too_large", "quá nhiều ô dữ liệu")
        types = self.sheet.row_types(row, 0, len(cells))
        # One by one the library hands formats out at fifty times the price.
        formats = self.sheet._cell_xf_indexes[row][: len(cells)]
        if not _TYPES_LEFT_ALONE.issuperset(types):
            for column, kind in enumerate(types):
                if kind not in _TYPES_LEFT_ALONE:
                    cells[column] = self._special(kind, cells[column])
        if not self.styles.telling.isdisjoint(formats):
            self._take_number_formats(row, cells, formats)
        if not self.styles.set_aside.isdisjoint(formats):
            self._set_aside(row, cells, formats)
        if row in self.with_runs:
            self._take_runs(row, cells, formats)
        return cells

    def _special(self, kind: int, value: Any) -> Any:
        if kind == xlrd.XL_CELL_ERROR:
            return CellError(ERRORS.get(value, "#N/A"))
        if kind == xlrd.XL_CELL_BOOLEAN:
            return bool(value)
        return as_day(value, self.book.datemode) if kind == xlrd.XL_CELL_DATE else value

    def _take_number_formats(self, row: int, cells: list[Any], formats: Sequence[int]) -> None:
        for column, place in enumerate(formats):
            if place in self.styles.telling and cells[column].__class__ is float:
                code = self.styles.codes[place]
                if is_plain(code) and cells[column]:
                    continue
                self.grid.formats[row, column] = code
                if is_percent(code, cells[column]):
                    cells[column] = Percent(cells[column])

    def _set_aside(self, row: int, cells: list[Any], formats: Sequence[int]) -> None:
        """Cells whose whole text is struck through or raised have no value; runs say more where there are any."""
        for column, place in enumerate(formats):
            if place in self.styles.set_aside and cells[column] != "":
                if (row, column) in self.sheet.rich_text_runlist_map:
                    continue
                text = CellText()
                _add(text, _as_text(cells[column]), self.styles.fonts[place])
                text.note(self.grid, row, column)
                cells[column] = ""

    def _take_runs(self, row: int, cells: list[Any], formats: Sequence[int]) -> None:
        for column, value in enumerate(cells):
            runs = self.sheet.rich_text_runlist_map.get((row, column))
            if not runs or not isinstance(value, str):
                continue
            text = CellText()
            for piece, font in self._pieces(value, runs, self.styles.fonts[formats[column]]):
                _add(text, piece, font)
            text.note(self.grid, row, column)
            cells[column] = text.text

    def _pieces(self, value: str, runs: Sequence[tuple[int, int]], own: Font) -> list[tuple[str, Font]]:
        """The text cut where its font changes; places are counted in units of UTF-16."""
        units = value.encode("utf-16-le", "surrogatepass")
        fonts = [own, *(self.book.font_list[min(font, len(self.book.font_list) - 1)] for _, font in runs)]
        edges = [0, *(2 * place for place, _ in runs), len(units)]
        return [
            (units[start:end].decode("utf-16-le", "replace"), font)
            for start, end, font in zip(edges, edges[1:], fonts, strict=False)
        ]

    def _placeholders(self) -> list[tuple[int, int]]:
        # Of sheets before Excel 5 the library keeps no records.
        if self.book.biff_version < 50:
            return []
        return never_calculated(self.book.mem, self.book._sh_abs_posn[self.sheet.number])

    def _note_what_is_hidden(self) -> None:
        for row, info in self.sheet.rowinfo_map.items():
            if info.hidden or (not info.height and not info.has_default_height):
                self.grid.hidden_rows.add(row)
        if self.sheet.default_row_hidden:
            self.grid.hidden_rows.update(
                row for row in self.grid.numbers if row not in self.sheet.rowinfo_map
            )
        for column, column_info in self.sheet.colinfo_map.items():
            if column_info.hidden or not column_info.width:
                self.grid.hidden_columns.add(column)


def as_day(value: float, date_mode: int) -> datetime | time | float:
    """A day number as its day, one below 1 as a time of day; what no calendar holds stays a number."""
    if not 0 <= value < _LAST_DAY:
        return value
    day: datetime = xldate_as_datetime(value, date_mode)
    return day.time() if value < 1 else day


def _as_text(value: Any) -> str:
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _add(text: CellText, piece: str, font: Font) -> None:
    # 1 is above the line, 2 below it.
    text.add(piece, raised=font.escapement == 1, lowered=font.escapement == 2, struck=bool(font.struck_out))
