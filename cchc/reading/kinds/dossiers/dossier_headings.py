"""Columns that a dossier report lacks, and headings in it that were misspelt."""

from __future__ import annotations

from collections.abc import Mapping

from cchc.reading.kinds.dossiers.dossier_checks import LABELS
from cchc.reading.kinds.dossiers.dossier_columns import (
    COUNTS,
    NEW,
    RECEIVED,
    RESOLVED,
    DossierColumns,
    role_of_heading,
)
from cchc.reading.kinds.missing import report_column
from cchc.reading.kinds.near_headings import nearest, report_misspelt
from cchc.reading.layout.sections import Section
from cchc.reading.problems import Problems
from cchc.reading.words.vocabulary import vocabulary


def report_missing_counts(
    section: Section, columns: Mapping[str, int], found: DossierColumns, problems: Problems
) -> None:
    """Reports counts without a column, and at its heading each column of figures whose heading is misspelt."""

    def missing_role(path: tuple[str, ...]) -> str | None:
        """The role of a heading, where it is a count that has no column yet."""
        role = role_of_heading(path, columns)
        return role if role in COUNTS and role not in columns else None

    spellings: Mapping[str, list[str]] = vocabulary()["dossiers"]["spellings"]
    unknown = [column for column in found.unknown if column not in columns.values()]
    known = tuple(text for texts in spellings.values() for text in texts)
    misspelt = report_misspelt(section, unknown, known, missing_role, LABELS, problems)
    for role, parts in (("received_total", (*RECEIVED, NEW)), ("resolved_total", RESOLVED)):
        # Where the parts of a total have their columns, nothing is missing.
        if role not in columns and role not in misspelt and sum(part in columns for part in parts) < 2:
            headings = [section.header.paths[column][-1] for column in unknown]
            likely = [(near.likeness, text) for text in headings if (near := nearest(text, spellings[role]))]
            report_column(LABELS[role], section.header, problems, max(likely)[1] if likely else "")
