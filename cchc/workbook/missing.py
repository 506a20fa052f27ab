"""Columns that a kind needs and a header does not have."""

from __future__ import annotations

from cchc.workbook.columns import LABELS, ScoreColumns
from cchc.workbook.headers import Header
from cchc.workbook.problems import Problems

_POINTS = ("self_score", "appraised_score", "survey_score", "score")


def report_missing(kind: str, columns: ScoreColumns, header: Header, problems: Problems) -> None:
    if kind == "score_sheet":
        if not columns.has("title"):
            report_column(LABELS["title"], header, problems)
        if not columns.has("max_score"):
            report_column(LABELS["max_score"], header, problems)
        if not columns.has(*_POINTS):
            report_column("điểm (tự chấm, thẩm định hoặc điểm đạt)", header, problems)
    if kind == "ranking" and not columns.has("unit"):
        report_column(LABELS["unit"], header, problems)
    if kind == "ranking" and not columns.has(*_POINTS, "ratio", "rank"):
        report_column("điểm, tỷ lệ đạt hoặc xếp hạng", header, problems)


def report_column(name: str, header: Header, problems: Problems, like: str = "") -> None:
    """`like` is the heading, not understood, that may be meant."""
    hint = f" Tiêu đề gần nhất: «{like}»." if like else ""
    message = f"bảng này thiếu cột {name}.{hint} Hãy thêm cột hoặc đặt lại tên cột trong dòng tiêu đề."
    problems.add("missing_column", header.top, min(header.paths, default=0), message)
