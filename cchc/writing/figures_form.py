"""A blank form for the year's figures and targets, a sheet each, to be filled in and read back without a question."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from cchc.reading.words.figures_form_words import (
    COLUMNS,
    FILLED_IN,
    HEADER_ROW,
    HEADINGS,
    MARK,
    PROVINCE,
    SHEETS,
    SIGNS,
    STANDING,
    STANDING_ROW,
    STANDINGS,
)  # fmt: skip
from cchc.writing.template_styles import TemplateStyles
from cchc.writing.write_sheet import A4

_WIDTHS = {
    "measure": 14, "unit": 30, "title": 48, "period": 14, "comparison": 9, "measure_unit": 14, "document": 32, "note": 24
}  # fmt: skip
_TITLES = {"measures": "SỐ LIỆU THEO KỲ CỦA ĐƠN VỊ", "targets": "CHỈ TIÊU ĐƯỢC GIAO CỦA ĐƠN VỊ"}
_HOW = (
    "Điền các ô nền vàng nhạt; thêm dòng ở cuối nếu cần (để trống cột Mã). Kỳ ghi như: Năm 2026, Quý I/2026, "
    "6 tháng đầu năm 2026, 9 tháng năm 2026, Tháng 9/2026. Dòng không có số thì bỏ qua, không phải là 0."
)
_SPARE_ROWS = 40
Line = Mapping[str, Any]


def write_figures_form(
    province: str, measures: Sequence[Line], targets: Sequence[Line], says: str = ""
) -> bytes:
    """`measures` and `targets` are what is known already: code, unit, title, unit of measure … ; their figures stay blank.
    `says` stands before how it is filled in."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": "Số liệu và chỉ tiêu", "keywords": MARK, "comments": says})
        styles = TemplateStyles(book)
        for kind, lines in (("measures", measures), ("targets", targets)):
            sheet = book.add_worksheet(SHEETS[kind])
            _write_head(sheet, styles, kind, province, says)
            _write_lines(sheet, styles, COLUMNS[kind], lines)
            last_row = HEADER_ROW + len(lines) + _SPARE_ROWS
            _show_counts_whole(sheet, styles, COLUMNS[kind], last_row)
            _lay_out(sheet, COLUMNS[kind], last_row)
    return buffer.getvalue()


def _write_head(sheet: Worksheet, styles: TemplateStyles, kind: str, province: str, says: str) -> None:
    last = len(COLUMNS[kind]) - 1
    sheet.merge_range(0, 0, 0, last, _TITLES[kind], styles.title)
    sheet.merge_range(1, 0, 1, last, f"Mã mẫu: {MARK}", styles.line)
    sheet.merge_range(2, 0, 2, 1, PROVINCE, styles.label)
    sheet.write_string(2, 2, province, styles.choice)
    sheet.merge_range(3, 0, 3, last, f"{says}. {_HOW}" if says else _HOW, styles.note)
    sheet.set_row(3, 28)
    sheet.merge_range(STANDING_ROW, 0, STANDING_ROW, 1, STANDING, styles.label)
    sheet.write_string(STANDING_ROW, 2, next(iter(STANDINGS)), styles.choice)
    sheet.data_validation(STANDING_ROW, 2, STANDING_ROW, 2, {"validate": "list", "source": list(STANDINGS)})
    for column, role in enumerate(COLUMNS[kind]):
        sheet.write_string(HEADER_ROW, column, HEADINGS[role], styles.header)


def _write_lines(
    sheet: Worksheet, styles: TemplateStyles, columns: Sequence[str], lines: Sequence[Line]
) -> None:
    for place in range(len(lines) + _SPARE_ROWS):
        line = lines[place] if place < len(lines) else {}
        for column, role in enumerate(columns):
            text = None if role in FILLED_IN else line.get(role)
            style = styles.open_points if role in FILLED_IN else styles.open_text
            if text:
                sheet.write_string(HEADER_ROW + 1 + place, column, str(text), style)
            else:
                sheet.write_blank(HEADER_ROW + 1 + place, column, None, style)


def _show_counts_whole(
    sheet: Worksheet, styles: TemplateStyles, columns: Sequence[str], last_row: int
) -> None:
    """12 documents below 78,97 %: a column of several units of measure has no decimals in common."""
    for column, role in enumerate(columns):
        if role in FILLED_IN:
            first = xl_rowcol_to_cell(HEADER_ROW + 1, column)
            rule = {"type": "formula", "criteria": f"={first}=INT({first})", "format": styles.whole}
            sheet.conditional_format(HEADER_ROW + 1, column, last_row, column, rule)


def _lay_out(sheet: Worksheet, columns: Sequence[str], last_row: int) -> None:
    for column, role in enumerate(columns):
        sheet.set_column(column, column, _WIDTHS.get(role, 12))
    if "comparison" in columns:
        place = columns.index("comparison")
        sheet.data_validation(
            HEADER_ROW + 1, place, last_row, place, {"validate": "list", "source": list(SIGNS)}
        )
    sheet.freeze_panes(HEADER_ROW + 1, 3)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
