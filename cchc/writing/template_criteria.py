"""The criteria of a blank form: locked names and maxima, open cells for points and reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from cchc.reading.grid import column_letters
from cchc.reading.problems import number_text
from cchc.writing.template_styles import TemplateStyles

HEADINGS = ("Mã", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Lý do trừ điểm")
HEADER_ROW = 8
LAST_COLUMN = len(HEADINGS) - 1
_CODE, _TITLE, _MAXIMUM, _SELF, _APPRAISED, _REASON = range(len(HEADINGS))
_EXTRA = ("bonus", "penalty")
_UNNAMED = "(chưa ghi tên)"
_NO_LIMIT = 10_000.0
Criterion = Mapping[str, Any]


def write_criteria(sheet: Worksheet, styles: TemplateStyles, criteria: Sequence[Criterion]) -> int:
    """Header, criteria and total; gives the last row."""
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(HEADER_ROW, column, heading, styles.header)
    rows = {str(one["code"]): HEADER_ROW + 1 + place for place, one in enumerate(criteria)}
    below = _children(criteria, rows)
    for one in criteria:
        code = str(one["code"])
        _write_criterion(sheet, styles, rows[code], one, bold=bool(below.get(code)))
        _limit(sheet, rows[code], one, _level(one, criteria))
        _compare(sheet, styles, rows[code], below.get(code, []))
    last_row = HEADER_ROW + 1 + len(criteria)
    _write_total(sheet, styles, last_row, criteria)
    _compare(sheet, styles, last_row, [rows[str(one["code"])] for one in criteria if not one["parent_code"]])
    return last_row


def _children(criteria: Sequence[Criterion], rows: Mapping[str, int]) -> dict[str, list[int]]:
    below: dict[str, list[int]] = {}
    for one in criteria:
        if one["parent_code"]:
            below.setdefault(str(one["parent_code"]), []).append(rows[str(one["code"])])
    return below


def _level(one: Criterion, criteria: Sequence[Criterion]) -> str:
    """The level of the heading that a criterion stands under, for bonus and penalty have their own limits."""
    by_code = {str(other["code"]): other for other in criteria}
    while one["parent_code"] and str(one["parent_code"]) in by_code:
        one = by_code[str(one["parent_code"])]
    return str(one["level"])


def _write_criterion(sheet: Worksheet, styles: TemplateStyles, row: int, one: Criterion, bold: bool) -> None:
    sheet.write_string(row, _CODE, str(one["code"]), styles.locked("code", bold))
    sheet.write_string(row, _TITLE, one["title"] or _UNNAMED, styles.locked("text", bold))
    if one["max_score"] is None:
        sheet.write_blank(row, _MAXIMUM, None, styles.open_points)
    else:
        sheet.write_number(row, _MAXIMUM, one["max_score"], styles.locked("points", bold))
    _write_open(sheet, styles, row)


def _write_open(sheet: Worksheet, styles: TemplateStyles, row: int) -> None:
    for column in (_SELF, _APPRAISED):
        sheet.write_blank(row, column, None, styles.open_points)
    sheet.write_blank(row, _REASON, None, styles.open_text)


def _limit(sheet: Worksheet, row: int, one: Criterion, level: str) -> None:
    """0 … maximum; a penalty is accepted with and without its sign."""
    maximum = one["max_score"]
    high = _NO_LIMIT if maximum is None else abs(maximum)
    low = -high if level == "penalty" else 0
    sheet.data_validation(row, _SELF, row, _APPRAISED, {
        "validate": "decimal", "criteria": "between", "minimum": low, "maximum": high,
        "error_title": "Điểm không hợp lệ", "error_message": f"Điểm là số từ {number_text(low)} đến {number_text(high)}.",
    })  # fmt: skip


def _write_total(sheet: Worksheet, styles: TemplateStyles, row: int, criteria: Sequence[Criterion]) -> None:
    areas = [one["max_score"] for one in criteria if not one["parent_code"] and one["level"] not in _EXTRA]
    sheet.write_blank(row, _CODE, None, styles.locked("code", True))
    sheet.write_string(row, _TITLE, "Tổng cộng", styles.locked("text", True))
    if areas and None not in areas:
        sheet.write_number(row, _MAXIMUM, round(sum(areas), 6), styles.locked("points", True))
    else:
        sheet.write_blank(row, _MAXIMUM, None, styles.open_points)
    _write_open(sheet, styles, row)


def _compare(sheet: Worksheet, styles: TemplateStyles, row: int, below: Sequence[int]) -> None:
    """Tint a sum that is not the sum of its parts; no formula stands in a cell, so none can be without a result."""
    if not below:
        return
    for column in (_SELF, _APPRAISED):
        letters = column_letters(column)
        added = "+".join(f"N({letters}{part + 1})" for part in below)
        cell = f"{letters}{row + 1}"
        criteria = f'=AND({cell}<>"",ABS(N({cell})-({added}))>0.011)'
        sheet.conditional_format(
            row, column, row, column, {"type": "formula", "criteria": criteria, "format": styles.off}
        )
