"""From the rows of a unit and period to the report: headings, sentences, gaps, what an officer wrote instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cchc import words
from cchc.reports.edits import Edits, with_edits
from cchc.reports.kinds import report_kind
from cchc.reports.model import Office, Report, Section
from cchc.reports.passages import Answers, passages_of
from cchc.reports.report_text import report_period
from cchc.reports.rules import THIS_PERIOD, sentence_rules

UNTOUCHED = Edits()


@dataclass(frozen=True)
class ReportSubject:
    """Whose report of what period; `period` is a code («2023-Q1»)."""

    kind: str
    unit: str
    province: str
    period: str


def compose(subject: ReportSubject, answers: Answers, office: Office, edits: Edits = UNTOUCHED) -> Report:
    """The report as its figures and its officer say it. Raises UnknownReportError."""
    kind = report_kind(subject.kind)
    said = texts_of(subject)
    rules = [rule for rule in sentence_rules() if kind.code in rule.kinds]
    told = passages_of(rules, answers, {THIS_PERIOD: said["period_within"]})
    sections = tuple(
        Section(
            heading.code,
            heading.number,
            heading.title.format_map(said),
            heading.level,
            tuple(with_edits(heading.code, told.get(heading.code, []), edits)),
        )
        for heading in kind.headings
    )
    return Report(
        kind=kind.code,
        name=kind.name,
        abbreviation=kind.abbreviation,
        subject=kind.subject.format_map(said),
        unit=subject.unit,
        province=subject.province,
        period=subject.period,
        office=office,
        opening=tuple(text.format_map(said) for text in kind.opening),
        sections=sections,
        closing=kind.closing.format_map(said),
        sources=sources_of(sections),
    )


def texts_of(subject: ReportSubject) -> dict[str, str]:
    """What headings and subjects may name: the unit, the period as a title and within a sentence, the year."""
    return {
        "unit": subject.unit,
        "period": report_period(subject.period),
        "period_within": words.period_within(subject.period),
        "year": subject.period[:4],
    }


def sources_of(sections: Sequence[Section]) -> tuple[str, ...]:
    """The documents that the figures of a report are from, each once, in its order."""
    named = (
        figure.source for section in sections for passage in section.passages for figure in passage.figures
    )
    return tuple(dict.fromkeys(source for source in named if source))
