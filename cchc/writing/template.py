"""A blank form of one framework, to be filled in and read back without a question."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from cchc.reading.identity.stamps import stamp
from cchc.writing.template_choices import Choices
from cchc.writing.template_criteria import HEADER_ROW, LAST_COLUMN, write_criteria
from cchc.writing.template_responsibilities import write_responsibilities
from cchc.writing.template_styles import TemplateStyles
from cchc.writing.write_sheet import A4

WriteLines = Callable[[Worksheet, TemplateStyles, Sequence[Mapping[str, Any]]], int]


@dataclass(frozen=True)
class BlankForm:
    """What is filled in for the criteria: `write` writes header and lines, and gives the last row."""

    sheet: str
    title: str
    how: str
    widths: tuple[int, ...]
    write: WriteLines


SCORES = BlankForm(
    "Phiếu chấm điểm",
    "PHIẾU CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH",
    "Chỉ điền các ô nền vàng nhạt. Ô điểm đổi sang màu cam khi khác tổng các mục con. "
    "Tiêu chí không đánh giá: để trống hoặc ghi dấu gạch ngang.",
    (9, 58, 10, 12, 12, 42),
    write_criteria,
)
RESPONSIBILITIES = BlankForm(
    "Phân công",
    "PHÂN CÔNG THỰC HIỆN CÁC TIÊU CHÍ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH",
    "Chỉ điền các ô nền vàng nhạt, mỗi tiêu chí một đơn vị chủ trì; có thể chỉ phân công theo lĩnh vực. "
    "Ngày áp dụng để trống thì tính cho cả năm.",
    (9, 58, 26, 30, 15, 20),
    write_responsibilities,
)


def write_template(
    framework_name: str,
    framework_id: str,
    decision: str | None,
    criteria: Sequence[Mapping[str, Any]],
    unit: str | None = None,
    province: str | None = None,
    year: int | None = None,
    unit_choices: Sequence[str] = (),
    province_choices: Sequence[str] = (),
    year_choices: Sequence[int] = (),
    says: str = "",
    form: BlankForm = SCORES,
) -> bytes:
    """`criteria` are in printed order, each with code, parent_code, level, title and max_score; `says` stands before how it
    is filled in. A decision is that of the framework, so a form of anything else should not name it."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties(
            {"title": form.title, "subject": framework_name, "keywords": framework_id, "comments": says}
        )
        book.set_custom_property("framework_id", framework_id)
        sheet, styles = book.add_worksheet(form.sheet), TemplateStyles(book)
        for row, text in enumerate((form.title, framework_name, stamp(framework_id, decision))):
            sheet.merge_range(row, 0, row, LAST_COLUMN, "", styles.title if row == 0 else styles.line)
            sheet.write_string(row, 0, text, styles.title if row == 0 else styles.line)
        choices = Choices(book, sheet, styles)
        choices.write(3, "Đơn vị:", unit, unit_choices)
        choices.write(4, "Tỉnh, thành phố:", province, province_choices)
        choices.write(5, "Năm:", year, year_choices)
        sheet.set_row(6, 28)
        sheet.merge_range(6, 0, 6, LAST_COLUMN, f"{says}. {form.how}" if says else form.how, styles.note)
        last_row = form.write(sheet, styles, criteria)
        _lay_out(sheet, last_row, framework_id, form.widths)
    return buffer.getvalue()


def _lay_out(sheet: Worksheet, last_row: int, framework_id: str, widths: Sequence[int]) -> None:
    """Locked but for what is to be filled in, one A4 page wide, the header on each page."""
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(HEADER_ROW + 1, 2)
    sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
    sheet.ignore_errors({"number_stored_as_text": f"A1:A{last_row + 1}"})
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.print_area(0, 0, last_row, LAST_COLUMN)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L{framework_id[:100].replace('&', '&&')}&RTrang &P/&N")
