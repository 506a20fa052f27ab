"""The criteria of a blank form of who answers for them: locked codes and names, open cells for units and days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from cchc.writing.template_criteria import HEADER_ROW
from cchc.writing.template_styles import TemplateStyles

HEADINGS = ("Mã", "Tiêu chí", "Đơn vị chủ trì", "Đơn vị phối hợp", "Áp dụng từ ngày", "Ghi chú")
_UNNAMED = "(chưa ghi tên)"


def write_responsibilities(
    sheet: Worksheet, styles: TemplateStyles, criteria: Sequence[Mapping[str, Any]]
) -> int:
    """Header and criteria; gives the last row."""
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(HEADER_ROW, column, heading, styles.header)
    parents = {one["parent_code"] for one in criteria}
    for row, one in enumerate(criteria, start=HEADER_ROW + 1):
        bold = one["code"] in parents
        sheet.write_string(row, 0, str(one["code"]), styles.locked("code", bold))
        sheet.write_string(row, 1, one["title"] or _UNNAMED, styles.locked("text", bold))
        for column in range(2, len(HEADINGS)):
            sheet.write_blank(row, column, None, styles.open_text)
    return HEADER_ROW + len(criteria)
