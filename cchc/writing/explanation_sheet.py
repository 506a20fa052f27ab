"""A score sheet with room for the explanation and the second appraisal: filled in, it is read back like any other sheet."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from cchc import words
from cchc.writing.template_styles import TemplateStyles
from cchc.writing.write_sheet import A4

# heading, column of the rows or what is to be filled in, width
COLUMNS = (
    ("Mã", "code", 9),
    ("Nội dung", "title", 52),
    ("Điểm tối đa", "max_score", 9),
    ("Điểm tự chấm", "self_score", 9),
    ("Điểm thẩm định lần 1", "appraised_score", 10),
    ("Điểm điều tra xã hội học", "survey_score", 10),
    ("Lý do trừ điểm", "reason", 30),
    ("Giải trình của đơn vị", "explanation", 40),
    ("Tài liệu kiểm chứng", "evidence", 30),
    ("Tình trạng giải trình", "explanation_state", 16),
    ("Điểm thẩm định lần 2", "second_score", 10),
)
HEADER_ROW = 4
TEXTS = ("title", "reason", "explanation", "evidence", "explanation_state")
OPEN = ("explanation", "evidence", "explanation_state", "second_score")


def write_explanation(
    rows: Sequence[Mapping[str, Any]], unit: str, province: str, year: int, says: str = ""
) -> bytes:
    """`rows` are those of `explanation_lines` of one sheet, blanks as None, states in Vietnamese words. All lines are written, so
    that what comes back is whole; those to explain are tinted. `says` stands above, where the figures are made up."""
    buffer = io.BytesIO()
    shown = [
        column
        for column in COLUMNS
        if column[1] != "survey_score" or any(row["survey_score"] is not None for row in rows)
    ]
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": "Giải trình trước thẩm định lần 2", "comments": says})
        sheet, styles = book.add_worksheet("Giải trình"), TemplateStyles(book)
        texts = (
            f"PHIẾU THẨM ĐỊNH, GIẢI TRÌNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}",
            f"Đơn vị: {unit}",
            f"Tỉnh, thành phố: {province}",
            says or "Dòng có ô nền vàng nhạt: điểm tự chấm cao hơn điểm thẩm định, cần giải trình.",
        )
        for line, text in enumerate(texts):
            sheet.write_string(line, 0, text, styles.title if line == 0 else None)
        for place, (heading, _column, width) in enumerate(shown):
            sheet.set_column(place, place, width)
            sheet.write_string(HEADER_ROW, place, heading, styles.header)
        for place, row in enumerate(rows, start=HEADER_ROW + 1):
            _write_line(sheet, styles, place, row, [column for _heading, column, _width in shown])
        states = next(place for place, column in enumerate(shown) if column[1] == "explanation_state")
        choice = {"validate": "list", "source": words.labels("explanation_state")}
        sheet.data_validation(HEADER_ROW + 1, states, HEADER_ROW + len(rows), states, choice)
        sheet.freeze_panes(HEADER_ROW + 1, 2)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADER_ROW)
    return buffer.getvalue()


def _write_line(
    sheet: Any, styles: TemplateStyles, place: int, row: Mapping[str, Any], columns: Sequence[str]
) -> None:
    """A line; only where something is to be explained there is something to fill in."""
    is_open = row["self_gap"] is not None or row["explanation"] is not None
    is_bold = row["level"] == "area"
    for at, column in enumerate(columns):
        value = row.get(column)
        kind = "code" if column == "code" else "text" if column in TEXTS else "points"
        style = styles.locked(kind, is_bold)
        if is_open and column in OPEN:
            style = styles.open_text if kind == "text" else styles.open_points
        if value is None:
            sheet.write_blank(place, at, None, style)
        elif kind == "points":
            sheet.write_number(place, at, float(value), style)
        else:
            sheet.write_string(place, at, str(value), style)
