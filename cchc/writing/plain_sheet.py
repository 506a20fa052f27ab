"""A sheet as an office would type it: lines of a title, a header, rows; nothing else."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter

from cchc.writing.write_cells import Plain

# A workbook holds when it was made; the same one is the same upload.
MADE_ON = datetime(2026, 1, 1, tzinfo=UTC)


def write_plain_sheet(
    name: str, title: Sequence[str], headings: Sequence[str], rows: Sequence[Sequence[Plain]]
) -> bytes:
    """A workbook of one sheet, the same bytes for the same rows; its first line stands in its properties too."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"comments": title[0], "created": MADE_ON})
        sheet = book.add_worksheet(name)
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True})
        for number, line in enumerate(title):
            sheet.write_string(number, 0, line)
        for column, heading in enumerate(headings):
            sheet.write_string(len(title), column, heading, head)
        for number, row in enumerate(rows, start=len(title) + 1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write(number, column, value)
        sheet.set_column(0, 0, 8)
        sheet.set_column(1, 1, 60)
    return buffer.getvalue()
