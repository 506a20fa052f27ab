"""The fields that an office's own template may name: what the head says, each section's sentences, each figure that is held."""

from __future__ import annotations

from dataclasses import dataclass

from cchc import words
from cchc.language import HOME, _, current_language
from cchc.reports.answers import Answers
from cchc.reports.compose import ReportSubject, compose
from cchc.reports.form import accompanies, date_line, number_line
from cchc.reports.kinds import report_kind
from cchc.reports.model import BLANK, GROUNDS, Office, Passage, Report
from cchc.reports.rules import sentence_rules


@dataclass(frozen=True)
class Field:
    """A field: its name in a template, what it is, and its text or (of a section) its sentences."""

    name: str
    meaning: str
    value: str | tuple[str, ...]


def report_fields(report: Report) -> list[Field]:
    """Every field of a report, those of the head first; names are letters, digits and «_» alone."""
    head = (
        ("co_quan_chu_quan", _("Cơ quan chủ quản"), report.office.superior),
        ("co_quan", _("Cơ quan ban hành"), report.office.issuer or report.unit),
        ("don_vi", _("Đơn vị"), report.unit),
        ("tinh", _("Tỉnh, thành phố"), report.province),
        ("ten_loai", _("Tên loại văn bản"), report.name),
        ("trich_yeu", _("Trích yếu"), report.subject),
        ("so", _("Số, ký hiệu"), number_line(report)),
        ("dia_danh_ngay", _("Địa danh, ngày tháng"), date_line(report)),
        ("ky", _("Kỳ"), words.period(report.period)),
        ("ket", _("Câu kết"), report.closing),
        ("kem_theo", _("Dòng kèm theo của phụ lục"), accompanies(report)),
        ("nguoi_ky", _("Người ký"), report.office.signer),
        ("phien_ban", _("Phiên bản dữ liệu"), str(report.version)),
    )
    told = [Field(name, meaning, value) for name, meaning, value in head]
    known = {section.code for section in report.sections}
    for heading in report_kind(report.kind).headings:
        if heading.code not in known:
            told.append(
                Field(f"muc_{field_name(heading.code)}", section_meaning(heading.code, heading.title), ())
            )
    for section in report.sections:
        is_above = section.code == GROUNDS
        lines = report.grounds if is_above else tuple(passage.text for passage in section.passages)
        told.append(
            Field(f"muc_{field_name(section.code)}", section_meaning(section.code, section.title), lines)
        )
    fields = told + figure_fields(report)
    held = {each.name for each in fields}
    return fields + [each for each in rule_fields(report) if each.name not in held]


def section_meaning(code: str, title: str) -> str:
    """What a section's field is; headings of documents are Vietnamese, so other languages name them by their number."""
    return title if current_language() == HOME else _("Các câu của mục {code}").format(code=code)


def empty_report(kind: str, unit: str, province: str, period: str) -> Report:
    """A document of a kind with nothing held: its fields are those that every document of the kind has."""
    return compose(ReportSubject(kind, unit, province, period), Answers({}, int(period[:4]) - 1), Office())


def rule_fields(report: Report) -> list[Field]:
    """The figures of every sentence that such a document may have: of its first line where it has several, a visible blank
    where it has none. So a template that is right for one period is right for all."""
    first: dict[str, Passage] = {}
    for section in report.sections:
        for passage in section.passages:
            first.setdefault(passage.passage_id.split(":")[0], passage)
    return [
        Field(
            f"{field_name(rule.rule_id)}__{field_name(column)}",
            words.heading(column),
            text_of(first.get(rule.rule_id), column),
        )
        for rule in sentence_rules()
        if report.kind in rule.kinds
        for column in rule.columns
    ]


def text_of(passage: Passage | None, column: str) -> str:
    """The figure of a sentence; a visible blank where it names none."""
    figures = passage.figures if passage else ()
    return next((each.text for each in figures if each.column == column), BLANK)


def figure_fields(report: Report) -> list[Field]:
    """The figures that sentences name, by the sentence and the column: «dossiers_received__received_total»."""
    found: dict[str, Field] = {}
    for section in report.sections:
        for passage in section.passages:
            for figure in passage.figures:
                name = f"{field_name(passage.passage_id)}__{field_name(figure.column)}"
                found.setdefault(name, Field(name, words.heading(figure.column), figure.text))
    return list(found.values())


def field_name(text: str) -> str:
    """A text as the name of a field."""
    return words.slug(text).replace("-", "_")
