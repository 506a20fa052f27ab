"""Columns that a dossier report lacks, and headings in it that were misspelt."""

from __future__ import annotations

from cchc.workbook.dossier_checks import LABELS
from cchc.workbook.dossier_columns import COUNTS, NEW, RECEIVED, RESOLVED, DossierColumns, role_of_heading
from cchc.workbook.missing import report_column
from cchc.workbook.near_headings import Near, nearest
from cchc.workbook.problems import Problems
from cchc.workbook.sections import Section
from cchc.workbook.values import is_figure
from cchc.workbook.vocabulary import vocabulary


def report_missing(
    section: Section, columns: dict[str, int], found: DossierColumns, problems: Problems
) -> None:
    """Reports counts without a column, and at its heading each column of figures whose heading is misspelt."""
    unknown = {
        column: near
        for column in found.unknown
        if column not in columns.values()
        and any(is_figure(line.value(column)) for line in section.lines)
        and (near := nearest(section.header.paths[column][-1], _spellings()))
    }
    misspelt = set()
    for column, near in unknown.items():
        path = section.header.paths[column]
        role = role_of_heading((*path[:-1], near.known), columns)
        if near.is_misspelt and role in COUNTS and role not in columns:
            misspelt.add(role)
            message = (
                f"tiêu đề «{path[-1]}» không rõ là cột gì; gần nhất là «{near.known}» ({LABELS[role]}). "
                "Hãy sửa tiêu đề, hoặc chọn cột ở phần «Hiểu sai?»."
            )
            problems.add("missing_column", section.header.bottom, column, message)
    for role, parts in (("received_total", (*RECEIVED, NEW)), ("resolved_total", RESOLVED)):
        # Where the parts of a total have their columns, nothing is missing.
        if role not in columns and role not in misspelt and sum(part in columns for part in parts) < 2:
            report_column(LABELS[role], section.header, problems, _hint(role, unknown, section))


def _hint(role: str, unknown: dict[int, Near], section: Section) -> str:
    """The unknown heading that is most like what a column of this role is called."""
    likely = [
        (near.likeness, column)
        for column in unknown
        if (near := nearest(section.header.paths[column][-1], vocabulary()["dossiers"]["spellings"][role]))
    ]
    return section.header.paths[max(likely)[1]][-1] if likely else ""


def _spellings() -> tuple[str, ...]:
    return tuple(text for texts in vocabulary()["dossiers"]["spellings"].values() for text in texts)
