"""The index of a workbook of several sheets: a link to each, and back from each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import quote_sheetname
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cchc.writing.write_cells import fit_cell
from cchc.writing.write_sheet import FONT

LINK: dict[str, Any] = {**FONT, "font_color": "#0B5CAD", "underline": 1}
NAMES, TITLES = 14, 90  # widths of columns, in letters


def list_sheets(book: Workbook, index: Worksheet, top: int, listed: Sequence[tuple[str, str]]) -> None:
    """From row `top` on the sheets by name, each a link, and what they hold."""
    link, text = book.add_format(LINK), book.add_format({**FONT, "text_wrap": True})
    index.set_column(0, 0, NAMES)
    index.set_column(1, 1, TITLES)
    for row, (name, title) in enumerate(listed, top):
        index.write_url(row, 0, f"internal:{quote_sheetname(name)}!A1", link, name)
        index.write_string(row, 1, fit_cell(title), text)


def link_to_index(book: Workbook, sheet: Worksheet, row: int, index: str) -> None:
    """A link to the index, in a row of its own."""
    sheet.write_url(row, 0, f"internal:{quote_sheetname(index)}!A1", book.add_format(LINK), index)
