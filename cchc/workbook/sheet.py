"""One sheet: its sections become tables, each read by the module of its kind."""

from __future__ import annotations

from typing import Any

from cchc.workbook import ranking, score_sheet
from cchc.workbook.columns import ScoreColumns, score_columns
from cchc.workbook.grid import Grid, address, column_letters
from cchc.workbook.headers import Header
from cchc.workbook.kinds import kind_of
from cchc.workbook.missing import report_missing
from cchc.workbook.model import Problem, Table
from cchc.workbook.problems import Problems
from cchc.workbook.sections import Section, find_sections
from cchc.workbook.surroundings import Surroundings, surroundings_of

_SCORE_ROLES = (
    "title",
    "unit",
    "max_score",
    "self_score",
    "appraised_score",
    "survey_score",
    "score",
    "deduction",
    "ratio",
    "rank",
    "class",
    "reason",
)


def read_sheet(grid: Grid, file_name: str) -> tuple[list[Table], list[Problem]]:
    problems = Problems(grid.name)
    tables = []
    read: list[Section] = []
    for section in find_sections(grid):
        kind = kind_of(section.header, " ".join(note.text for note in section.above))
        if kind is not None:
            tables.append(_table(kind, section, file_name, problems))
            read.append(section)
    if read:
        _report_hidden(grid, read, problems)
    return tables, problems.in_reading_order()


def _table(kind: str, section: Section, file_name: str, problems: Problems) -> Table:
    columns = score_columns(section.header)
    report_missing(kind, columns, section.header, problems)
    total: dict[str, Any] | None = None
    if kind == "score_sheet":
        rows, total = score_sheet.read(section, columns, problems)
    else:
        rows = ranking.read(section, columns, problems)
    around = surroundings_of(section, kind, file_name, problems)
    if len(columns.rounds) > 1:
        _report_rounds(section.header, columns, problems)
    return _make(kind, section, _letters(columns), rows, total, around)


def _make(
    kind: str,
    section: Section,
    columns: dict[str, str],
    rows: list[dict[str, Any]],
    total: dict[str, Any] | None,
    around: Surroundings,
) -> Table:
    header_rows = list(range(section.header.top + 1, section.header.bottom + 2))
    return Table(
        section.grid.name,
        kind,
        around.unit,
        around.province,
        around.year,
        around.period,
        header_rows,
        columns,
        rows,
        total,
    )


def _letters(columns: ScoreColumns) -> dict[str, str]:
    code = columns.first("key", "code")
    letters = {"code": column_letters(code)} if code is not None else {}
    for role in _SCORE_ROLES:
        column = columns.first(role)
        if column is not None:
            letters[role] = column_letters(column)
    return letters


def _report_rounds(header: Header, columns: ScoreColumns, problems: Problems) -> None:
    names = ", ".join(f"«{' / '.join(header.paths[column])}»" for column in columns.rounds)
    message = (
        f"có {len(columns.rounds)} cột điểm thẩm định ({names}); lấy lần sau cùng, ô trống thì lấy lần trước."
    )
    problems.add("two_rounds", header.bottom, columns.rounds[-1], message)


def _report_hidden(grid: Grid, sections: list[Section], problems: Problems) -> None:
    """Hidden lines and columns are read like any other, and whoever publishes must know."""
    rows = {line.row for section in sections for line in section.lines} & grid.hidden_rows
    columns = {column for section in sections for column in section.header.paths} & grid.hidden_columns
    said = []
    if grid.hidden:
        said.append("trang này đang bị ẩn")
    if rows:
        said.append("dòng ẩn " + ", ".join(str(row + 1) for row in sorted(rows)[:20]))
    if columns:
        said.append("cột ẩn " + ", ".join(column_letters(column) for column in sorted(columns)[:20]))
    if said:
        first = address(min(rows, default=sections[0].header.top), min(columns, default=0))
        message = f"Trang «{grid.name}»: {'; '.join(said)} vẫn được đọc. Hãy kiểm tra trước khi công bố."
        problems.found.append(Problem(grid.name, first, "warning", "hidden_rows", message))
