"""What kind of table a header announces."""

from __future__ import annotations

import re

from cchc.reading.kinds.dossiers.dossier_columns import is_dossier_report
from cchc.reading.kinds.index_766 import is_index_766
from cchc.reading.kinds.matrices.matrix_by_area import is_matrix_by_area
from cchc.reading.kinds.matrices.matrix_columns import matrix_columns
from cchc.reading.kinds.tasks.task_count_columns import is_task_counts
from cchc.reading.kinds.tasks.task_list import is_task_list
from cchc.reading.layout.columns import ScoreColumns, score_columns
from cchc.reading.layout.headers import Header
from cchc.reading.words.text import fold

_POINTS = ("self_score", "appraised_score", "survey_score", "score")


def kind_of(header: Header, title: str) -> str | None:
    columns = score_columns(header)
    if is_index_766(header):
        return "index_766"
    if is_dossier_report(header):
        return "dossier_report"
    if not columns.has("max_score", "self_score", "survey_score", "deduction"):
        if is_task_counts(header, title):
            return "task_counts"
        if is_task_list(header):
            return "task_list"
    if is_matrix_by_area(header) or (not columns.has("title") and matrix_columns(header) is not None):
        return "matrix"
    if columns.has("unit") and not columns.has("title") and _ranks(columns):
        return "ranking"
    return "score_sheet" if columns.has("title") and _scores(columns, header) else None


def _ranks(columns: ScoreColumns) -> bool:
    return columns.has(*_POINTS, "ratio", "rank", "max_score")


def _scores(columns: ScoreColumns, header: Header) -> bool:
    if columns.has("max_score", "self_score", "appraised_score", "survey_score", "deduction"):
        return True
    score = columns.first("score")
    return score is not None and bool(re.search(r"\bdiem\b", fold(" ".join(header.paths[score]))))
