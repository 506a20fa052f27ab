"""The sheet of an exported workbook: note, table, and how it lies on screen and paper."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
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
A4 = 9
NARROWEST, WIDEST = 8, 60
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
        """Column widths in characters: as the longest value wants, the heading on two lines."""
        wanted = [len(str(self.length)) + 2]
        for heading, cells in zip(self.headings[1:], self.values, strict=True):
            longest = max((len(display(value)) for value in cells), default=0)
            word = max(len(part) for part in heading.split())
            wanted.append(max(longest, word, math.ceil(len(heading) / 2)) + 3)
        return [min(max(width, NARROWEST if place else 6), WIDEST) for place, width in enumerate(wanted)]

    def frozen(self) -> int:
        """How many columns stay in sight: STT, and who or what a row is about where that comes first."""
        return 2 if len(self.columns) > 2 and self.columns[1] in FROZEN else 1


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
    for place, heading in enumerate(table.headings):
        sheet.write_string(header_row, place, heading, header)
    for row, (line, digits) in enumerate(
        zip(table.lines(), table.digits(), strict=True), start=header_row + 1
    ):
        for place, (column, value, digit) in enumerate(zip(table.columns, line, digits, strict=True)):
            write_cell(sheet, row, place, value, formats.of(number_format(column, digit)), text)


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
    """What the reader finds set: widths, frozen header, filter, one A4 page wide, header on each page."""
    last_row, last_column = header_row + table.length, len(table.columns) - 1
    for place, width in enumerate(table.widths):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(header_row + 1, table.frozen())
    sheet.autofilter(header_row, 0, last_row, last_column)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header_row)
    sheet.print_area(0, 0, last_row, last_column)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page = _("Trang {page}/{pages}").format(page="&P", pages="&N")
    sheet.set_footer(f"&L{title[:100].replace('&', '&&')}&R{page}")


def write_sources(book: xlsxwriter.Workbook, sources: Sequence[str]) -> None:
    """All sources on a sheet of their own, where they are too many for the note."""
    sheet = book.add_worksheet(_(SOURCE_SHEET))
    text = book.add_format({**FONT, "text_wrap": True})
    sheet.set_column(0, 0, 100)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    for row, source in enumerate(sources):
        sheet.write_string(row, 0, fit_cell(source), text)
