"""From the rows of a unit and period to the report: headings, sentences, gaps, what an officer wrote instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cchc import words
from cchc.reports.annexes import annexes_of
from cchc.reports.answers import Answers
from cchc.reports.edits import ReportEdits, edited_passages
from cchc.reports.kinds import Heading, report_kind
from cchc.reports.listed import listed_sections
from cchc.reports.model import BLANK, GROUNDS, Office, Passage, Report, Section
from cchc.reports.offices import called_in_documents, head_called
from cchc.reports.passages import passages_of
from cchc.reports.report_text import period_in_title
from cchc.reports.rules import THIS_PERIOD, sentence_rules

UNTOUCHED = ReportEdits()
UNWRITTEN = "unwritten:"  # begins the name of a heading's blank


@dataclass(frozen=True)
class ReportSubject:
    """Whose report of what period; `period` is a code («2023-Q1»)."""

    kind: str
    unit: str
    province: str
    period: str


def compose(
    subject: ReportSubject, answers: Answers, office: Office, edits: ReportEdits = UNTOUCHED
) -> Report:
    """The report as its figures and its officer say it. Raises UnknownReportError."""
    kind = report_kind(subject.kind)
    said = heading_texts(subject, answers.scored_year)
    rules = [rule for rule in sentence_rules() if kind.code in rule.kinds]
    told = passages_of(rules, answers.rows, {THIS_PERIOD: said["period_within"]})
    listed = listed_sections(kind.code, answers)
    computed = [
        section
        for heading in kind.headings
        for section in (
            whole_section(heading, said, told.get(heading.code, [])),
            *listed.get(heading.code, []),
        )
    ]
    sections = with_empty_ones_marked([edited_section(each, edits) for each in told_apart(computed)], edits)
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
        annexes=annexes_of(kind.code, answers),
        sources=sources_of(sections),
        grounds=ground_lines(sections),
    )


def whole_section(heading: Heading, said: dict[str, str], told: Sequence[Passage]) -> Section:
    """A heading of the kind with the sentences of rules below it."""
    title = heading.title.format_map(said)
    return Section(heading.code, heading.number, title, heading.level, tuple(told))


def told_apart(sections: Sequence[Section]) -> list[Section]:
    """The sections, no passage of which goes by the name of another: what an officer writes belongs to one sentence alone."""
    seen: Counter[str] = Counter()
    found = []
    for section in sections:
        passages = []
        for each in section.passages:
            seen[each.passage_id] += 1
            count = seen[each.passage_id]
            passages.append(replace(each, passage_id=f"{each.passage_id}:{count}") if count > 1 else each)
        found.append(replace(section, passages=tuple(passages)))
    return found


def edited_section(section: Section, edits: ReportEdits) -> Section:
    """A section as an officer left it."""
    return replace(section, passages=tuple(edited_passages(section.code, section.passages, edits)))


def with_empty_ones_marked(sections: Sequence[Section], edits: ReportEdits) -> tuple[Section, ...]:
    """A heading with nothing below it has a blank for the officer's words, unless they left it out."""
    above = {code.rpartition(".")[0] for code in (section.code for section in sections)}
    return tuple(
        section
        if section.code in (*above, GROUNDS)
        or section.passages
        or section.tables
        or unwritten(section) in edits.left_out
        else replace(section, passages=(Passage(unwritten(section), f"- {BLANK}", "gap", page="bao_cao"),))
        for section in sections
    )


def unwritten(section: Section) -> str:
    """The passage that stands where nobody wrote anything yet."""
    return f"{UNWRITTEN}{section.code}"


def is_unwritten(passage: Passage) -> bool:
    """Whether a passage is the blank of a heading that nobody wrote anything below."""
    return passage.passage_id.startswith(UNWRITTEN)


def heading_texts(subject: ReportSubject, scored_year: int) -> dict[str, str]:
    """What headings and subjects may name: the unit, the period as a title and within a sentence, its year, the scored one."""
    return {
        "unit": called_in_documents(subject.unit, subject.province),
        "head": head_called(subject.unit, subject.province),
        "period": period_in_title(subject.period),
        "period_within": words.period_within(subject.period),
        "year": subject.period[:4],
        "scored_year": str(scored_year),
    }


def ground_lines(sections: Sequence[Section]) -> tuple[str, ...]:
    """Grounds as they are printed: each ends with a semicolon, the last with a full stop."""
    told = [
        line.rstrip(" .;,")
        for section in sections
        if section.code == GROUNDS
        for each in section.passages
        for line in each.text.split("\n")
    ]
    return tuple(f"{line}{';' if place < len(told) else '.'}" for place, line in enumerate(told, 1))


def sources_of(sections: Sequence[Section]) -> tuple[str, ...]:
    """The documents that the figures of a report are from, each once, in its order."""
    named = (
        figure.source for section in sections for passage in section.passages for figure in passage.figures
    )
    return tuple(dict.fromkeys(source for source in named if source))
