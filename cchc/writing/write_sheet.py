"""The sheet of an exported workbook: note, table, and how it lies on screen and paper."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cchc import index_points, words
from cchc.language import _, mark
from cchc.writing.write_cells import Plain, cell_value, display, fit_cell, number_format, shown_digits

SHEET, SOURCE_SHEET = mark("Số liệu"), mark("Nguồn")
A4, A3 = 9, 8
NARROWEST, WIDEST = 8, 60
WRAPPED = 16  # letters of a word that a narrow column of texts keeps together
# Widths in characters that one page takes: upright at full size; lengthwise on A4 at seven tenths of it, where ten points
# are still read. What is wider even with narrow columns is for A3, which holds nearly half as much again.
UPRIGHT, LEGIBLE = 98, 205
NEARLY, LARGER = 1.1, 1.4
BUTTON = 2  # letters that the button of the filter covers, and a bold heading wants more
LINE, HIGHEST = 13.5, 409  # points
BREAKABLE = re.compile(r"[^\s-]*-+|[^\s-]+\s*|\s+")
FROZEN = ("unit", "province", "area", "title")
FONT = {"font_name": "Arial", "font_size": 10, "valign": "top"}
HEADER = {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#E8EEF4"}


class ExportTable:
    """The rows as plain values, with STT before them, and how wide each column wants to be."""

    def __init__(self, rows: pd.DataFrame, point_digits: Mapping[int, int] = MappingProxyType({})) -> None:
        self.columns = ["stt", *(str(column) for column in rows.columns)]
        self.headings = [words.heading(column) for column in self.columns]
        series = [rows.iloc[:, place].tolist() for place in range(rows.shape[1])]
        self.values = [
            [cell_value(column, value) for value in cells]
            for column, cells in zip(self.columns[1:], series, strict=True)
        ]
        self.length = len(rows)
        self.decimals = words.common_decimals(rows, self.columns)
        self.point_digits = point_digits

    def lines(self) -> Iterator[list[Plain]]:
        """One list of values per row, numbered from 1."""
        for place in range(self.length):
            yield [place + 1, *(cells[place] for cells in self.values)]

    def digits(self) -> Iterator[list[int | None]]:
        """One list per row: with how many decimals each value is shown, None for what is no number."""
        common = [self.decimals.get(column) for column in self.columns]
        points = [column in index_points.INDEX_POINTS for column in self.columns]
        for place, line in enumerate(self.lines()):
            own = self.point_digits.get(place)
            digits = [
                own if own and is_points else alike for is_points, alike in zip(points, common, strict=True)
            ]
            values = zip(self.columns, line, digits, strict=True)
            yield [shown_digits(column, value, count) for column, value, count in values]

    @cached_property
    def widths(self) -> list[int]:
        """Column widths in characters: as the longest value wants, the heading on two lines; narrower where the sheet would
        be wider than a page that is still read: texts wrap then, numbers and the words of headings never do."""
        number = max(len(str(self.length)) + 2, 6)
        columns = list(zip(self.headings[1:], self.values, strict=True))
        wanted = [number, *(column_width(heading, cells) for heading, cells in columns)]
        if sum(wanted) <= LEGIBLE:
            return wanted
        least = [number, *(least_width(heading, cells) for heading, cells in columns)]
        room = LEGIBLE if sum(least) <= NEARLY * LEGIBLE else LARGER * LEGIBLE
        spare = max(room - sum(least), 0) / max(sum(wanted) - sum(least), 1)
        pairs = zip(wanted, least, strict=True)
        return [low + math.floor((width - low) * min(spare, 1)) for width, low in pairs]

    def frozen(self) -> int:
        """How many columns stay in sight: STT, and who or what a row is about where that comes first."""
        return 2 if len(self.columns) > 2 and self.columns[1] in FROZEN else 1


def column_width(heading: str, cells: Sequence[Plain]) -> int:
    """As wide as the longest value, the heading on two lines, with room for the filter's button."""
    longest = max((len(display(value)) for value in cells), default=0)
    word = max(len(part) for part in heading.split())
    return min(max(longest, word, math.ceil(len(heading) / 2), NARROWEST - 3) + 3, WIDEST)


def least_width(heading: str, cells: Sequence[Plain]) -> int:
    """As narrow as it is still read: numbers and days whole, of texts the longest word, at most WRAPPED letters of it."""
    word = max(len(part) for part in heading.split())
    whole = max(
        (len(display(value)) for value in cells if value is not None and not isinstance(value, str)),
        default=0,
    )
    texts = [len(part) for value in cells if isinstance(value, str) for part in value.split()]
    return min(max(word, whole, min(max(texts, default=0), WRAPPED)) + 2, column_width(heading, cells))


def write_note(book: xlsxwriter.Workbook, sheet: Worksheet, lines: Sequence[str], table: ExportTable) -> int:
    """The lines above the table, each over its whole width; gives the row of the table's header."""
    title = book.add_format({**FONT, "bold": True, "font_size": 14, "text_wrap": True})
    text = book.add_format({**FONT, "text_wrap": True})
    last, room = len(table.columns) - 1, max(sum(table.widths), 20)
    for row, line in enumerate(lines):
        style, height, needed = (title, 20, 1.5) if row == 0 else (text, 14, 1.1)
        sheet.set_row(row, min(height * math.ceil(len(line) * needed / room), 400))
        if last:
            sheet.merge_range(row, 0, row, last, "", style)
        sheet.write_string(row, 0, fit_cell(line), style)
    return len(lines) + 1


def write_table(book: xlsxwriter.Workbook, sheet: Worksheet, table: ExportTable, header_row: int) -> None:
    """Header and rows; each value as the kind of cell it is, blanks left blank."""
    box = {**FONT, "border": 1, "border_color": "#B0B0B0"}
    header = book.add_format({**box, **HEADER})
    text = book.add_format({**box, "text_wrap": True})
    formats = Formats(book, box)
    sheet.set_row(header_row, height_of(table.headings, [width - BUTTON for width in table.widths]))
    for place, heading in enumerate(table.headings):
        sheet.write_string(header_row, place, heading, header)
    for row, (line, digits) in enumerate(
        zip(table.lines(), table.digits(), strict=True), start=header_row + 1
    ):
        sheet.set_row(row, height_of(line, table.widths))
        for place, (column, value, digit) in enumerate(zip(table.columns, line, digits, strict=True)):
            write_cell(sheet, row, place, value, formats.of(number_format(column, digit)), text)


def height_of(line: Sequence[Plain], widths: Sequence[int]) -> float:
    """How high a row is (points) whose texts wrap: said, for not every program works it out when it opens the file."""
    texts = zip(line, widths, strict=True)
    lines = max(
        (lines_of(text, width) for text, width in texts if isinstance(text, str) and len(text) > width - 1),
        default=1,
    )
    return min(LINE * lines + 2, HIGHEST)


@lru_cache(maxsize=10_000)
def lines_of(text: str, width: int) -> int:
    """On how many lines a text stands in a column: it breaks behind spaces and hyphens."""
    lines = 0
    for part in text.split("\n"):
        left = 0
        for word in BREAKABLE.findall(part):
            if len(word.rstrip()) > left:
                lines += math.ceil(len(word.rstrip()) / width)
                left = width
            left -= len(word)
    return max(lines, 1)


class Formats:
    """A format of the book for each way of showing a number or a day, made where it is first needed."""

    def __init__(self, book: xlsxwriter.Workbook, box: dict[str, Any]) -> None:
        self.book, self.box = book, box
        self.made: dict[str | None, Format] = {}

    def of(self, shown: str | None) -> Format:
        """Numbers right, text left and wrapped."""
        if shown not in self.made:
            look: dict[str, Any] = {"text_wrap": True} if shown is None else {"num_format": shown}
            self.made[shown] = self.book.add_format({**self.box, **look})
        return self.made[shown]


def write_cell(sheet: Worksheet, row: int, place: int, value: Plain, style: Format, text: Format) -> None:
    """Never through xlsxwriter's own guessing: that would make formulas and links of texts."""
    if value is None:
        sheet.write_blank(row, place, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, place, fit_cell(value), text)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, style)
    else:
        sheet.write_number(row, place, value, style)


def lay_out(sheet: Worksheet, table: ExportTable, header_row: int, title: str) -> None:
    """What the reader finds set: widths, frozen header, filter, one page wide and still read, header on each page."""
    last_row, last_column = header_row + table.length, len(table.columns) - 1
    for place, width in enumerate(table.widths):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(header_row + 1, table.frozen())
    sheet.autofilter(header_row, 0, last_row, last_column)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
    width = sum(table.widths)
    sheet.set_paper(A4 if width <= NEARLY * LEGIBLE else A3)
    if width <= UPRIGHT:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header_row)
    sheet.print_area(0, 0, last_row, last_column)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page = _("Trang {page}/{pages}").format(page="&P", pages="&N")
    sheet.set_footer(f"&L{title[:100].replace('&', '&&')}&R{page}")


def write_sources(book: xlsxwriter.Workbook, sources: Sequence[str], band: str) -> None:
    """All sources on a sheet of their own, where they are too many for the note; `band` stands first, and on paper."""
    sheet = book.add_worksheet(_(SOURCE_SHEET))
    text = book.add_format({**FONT, "text_wrap": True})
    sheet.set_column(0, 0, 100)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&C&B{band}" if band else "")
    for row, source in enumerate([*filter(None, [band]), *sources]):
        sheet.write_string(row, 0, fit_cell(source), text)
