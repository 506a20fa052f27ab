"""What kind of table a header announces, and which columns that kind needs."""

from __future__ import annotations

import re

from cchc.workbook.columns import ScoreColumns, score_columns
from cchc.workbook.headers import Header
from cchc.workbook.text import fold
from cchc.workbook.vocabulary import holds

_POINTS = ("self_score", "appraised_score", "survey_score", "score")
_YEAR = re.compile(r"\b(?:20\d\d|nam)\b")


def kind_of(header: Header, title: str) -> str | None:
    columns = score_columns(header)
    if columns.has("unit") and not columns.has("title") and _ranks(columns):
        return "ranking"
    if columns.has("title") and _scores(columns, header):
        return "score_sheet"
    return None


def _ranks(columns: ScoreColumns) -> bool:
    return columns.has(*_POINTS, "ratio", "rank", "max_score")


def _scores(columns: ScoreColumns, header: Header) -> bool:
    if columns.has("max_score", "self_score", "appraised_score", "survey_score", "deduction"):
        return True
    score = columns.first("score")
    return score is not None and bool(re.search(r"\bdiem\b", fold(" ".join(header.paths[score]))))
