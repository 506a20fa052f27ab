"""Whose form it is: unit, province and year, chosen from lists where there are some."""

from __future__ import annotations

from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from cchc.reading.grid import column_letters
from cchc.writing.template_criteria import LAST_COLUMN
from cchc.writing.template_styles import TemplateStyles

_LISTS = "Danh mục"
_VALUE_COLUMN = 2


class Choices:
    """The lists stand on a sheet of their own, for in the cell itself Excel takes 255 letters only."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Worksheet, styles: TemplateStyles) -> None:
        self.book, self.sheet, self.styles = book, sheet, styles
        self.lists: Worksheet | None = None
        self.written = 0

    def write(self, row: int, label: str, value: str | int | None, choices: Sequence[str | int]) -> None:
        """A labelled cell of the form, to be chosen from a list where there are choices."""
        self.sheet.merge_range(row, 0, row, _VALUE_COLUMN - 1, label, self.styles.label)
        self.sheet.merge_range(row, _VALUE_COLUMN, row, LAST_COLUMN, "", self.styles.choice)
        if isinstance(value, int):
            self.sheet.write_number(row, _VALUE_COLUMN, value, self.styles.choice)
        elif value:
            self.sheet.write_string(row, _VALUE_COLUMN, value, self.styles.choice)
        if choices:
            source = self._list(choices)
            self.sheet.data_validation(row, _VALUE_COLUMN, row, _VALUE_COLUMN, {
                "validate": "list", "source": source, "error_type": "warning", "error_title": "Không có trong danh mục",
                "error_message": "Giá trị này không có trong danh mục. Vẫn dùng?",
            })  # fmt: skip

    def _list(self, choices: Sequence[str | int]) -> str:
        if self.lists is None:
            self.lists = self.book.add_worksheet(_LISTS)
            self.lists.very_hidden()
        column, self.written = self.written, self.written + 1
        for row, choice in enumerate(choices):
            if isinstance(choice, int):
                self.lists.write_number(row, column, choice)
            else:
                self.lists.write_string(row, column, choice)
        letters = column_letters(column)
        return f"='{_LISTS}'!${letters}$1:${letters}${len(choices)}"
