"""What kind of table a header announces, and the reader of each kind."""

from __future__ import annotations

import re
from collections.abc import Callable

from cchc.reading.kind_reading import KindReading
from cchc.reading.kinds import index_766
from cchc.reading.kinds.dossiers import dossier_report
from cchc.reading.kinds.dossiers.dossier_columns import is_dossier_report
from cchc.reading.kinds.index_766 import is_index_766
from cchc.reading.kinds.lists import ranking
from cchc.reading.kinds.lists.unit_blocks import lines_say_whose
from cchc.reading.kinds.matrices import matrix, matrix_in_lines
from cchc.reading.kinds.matrices.matrix_by_area import is_matrix_by_area
from cchc.reading.kinds.matrices.matrix_columns import matrix_columns
from cchc.reading.kinds.provinces import province_index
from cchc.reading.kinds.remedies import remedy_plan
from cchc.reading.kinds.remedies.remedy_columns import is_remedy_plan
from cchc.reading.kinds.responsibilities import responsibilities
from cchc.reading.kinds.responsibilities.responsibility_columns import is_responsibilities
from cchc.reading.kinds.scores import score_sheet
from cchc.reading.kinds.tasks import task_counts, task_list
from cchc.reading.kinds.tasks.task_count_columns import is_task_counts
from cchc.reading.kinds.tasks.task_list import is_task_list
from cchc.reading.layout.columns import ScoreColumns, score_columns
from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.sections import Section
from cchc.reading.problems import Problems
from cchc.reading.words.text import fold_words

Reader = Callable[[Section, Problems], KindReading]
READERS: dict[str, Reader] = {
    "score_sheet": score_sheet.read,
    "ranking": ranking.read,
    "matrix": matrix.read,
    "dossier_report": dossier_report.read,
    "index_766": index_766.read,
    "province_index": province_index.read,
    "task_list": task_list.read,
    "task_counts": task_counts.read,
    "responsibilities": responsibilities.read,
    "remedy_plan": remedy_plan.read,
}
_POINTS = ("self_score", "appraised_score", "survey_score", "score")


def table_kind(header: Header, title: str) -> str | None:
    """One of READERS; None where the header announces no table of a known kind. `title`: the texts above it."""
    columns = score_columns(header)
    if is_index_766(header):
        return "index_766"
    if is_dossier_report(header):
        return "dossier_report"
    if is_remedy_plan(header):
        return "remedy_plan"
    if not columns.has("max_score", "self_score", "survey_score", "deduction"):
        if is_task_counts(header, title):
            return "task_counts"
        if is_task_list(header):
            return "task_list"
    if is_matrix_by_area(header) or (not columns.has("title") and matrix_columns(header) is not None):
        return "matrix"
    if is_responsibilities(header, title):
        return "responsibilities"
    if (
        columns.has("unit")
        and not columns.has("title")
        and columns.has(*_POINTS, "ratio", "rank", "max_score")
    ):
        return "ranking"
    return "score_sheet" if columns.has("title") and _scores(columns, header) else None


def kind_of_lines(kind: str, section: Section) -> tuple[str, Reader]:
    """The kind that the lines under a header of this kind make of it, and its reader."""
    if kind == "score_sheet" and matrix_in_lines.is_matrix_in_lines(section):
        # Only the lines tell: the header is that of one unit's sheet.
        return "matrix", matrix_in_lines.read
    if kind == "score_sheet" and lines_say_whose(section):
        return "ranking", ranking.read
    return kind, READERS[kind]


def _scores(columns: ScoreColumns, header: Header) -> bool:
    if columns.has("max_score", "self_score", "appraised_score", "survey_score", "deduction"):
        return True
    score = columns.first("score")
    return score is not None and bool(re.search(r"\bdiem\b", fold_words(" ".join(header.paths[score]))))
