"""One unit's scores in one year: areas, or the full tree of criteria."""

from __future__ import annotations

from cchc.reading.identity.table_period import table_period
from cchc.reading.kind_reading import KindReading
from cchc.reading.kinds.missing import report_missing
from cchc.reading.kinds.scores.rounds import report_rounds
from cchc.reading.kinds.scores.score_checks import check_rows, check_total, has_points_only_of
from cchc.reading.kinds.scores.score_lines import find_code_column
from cchc.reading.kinds.scores.score_table import score_table
from cchc.reading.kinds.scores.title_columns import arrange_titles
from cchc.reading.layout.columns import role_columns, round_names, score_columns
from cchc.reading.layout.corrected_columns import with_corrected_scores
from cchc.reading.layout.sections import Section
from cchc.reading.layout.word_columns import leave_out_words
from cchc.reading.problems import Problems


def read(section: Section, problems: Problems) -> KindReading:
    """A row per area or criterion of one unit: its place in the tree and its points; the total beside them."""
    correction = section.correction
    year = table_period(section, "score_sheet", "").year
    columns = with_corrected_scores(score_columns(section.header, year), correction)
    if correction is None or "code" not in correction.columns:
        find_code_column(section, columns)
    if correction is None or not {"code", "title"} & set(correction.columns):
        arrange_titles(section, columns)
    if correction is None or not correction.columns:
        leave_out_words(columns, section.lines)
    report_missing("score_sheet", columns, section, problems)
    table = score_table(section, columns, problems)
    check_rows(table, problems)
    total = check_total(table, problems)
    report_rounds(columns.rounds, section.header, correction, problems)
    # A bonus without a code cannot be named as the parent of the lines below it.
    parts = [row.line.row + 1 for row in table.rows if row.above is not None and row.parent is None]
    rows, rounds = [row.as_dict() for row in table.rows], round_names(columns, section.header)
    flag = "self_assessment" if has_points_only_of(table, "self_score") else None
    return KindReading(role_columns(columns), rows, total, True, parts, rounds, flag=flag)
