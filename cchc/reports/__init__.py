"""Documents that leave the office: made of figures that are held, by written rules; what is not held is a visible gap."""

from cchc.reports.answers import Answers, report_answers
from cchc.reports.compose import ReportSubject, compose
from cchc.reports.edits import Edit, OwnPassage, ReportEdits, edits_from, figures_under
from cchc.reports.kinds import ReportKind, UnknownReportError, report_kind, report_kinds
from cchc.reports.model import Office, Passage, Report, Section
from cchc.reports.rules import SentenceRule, sentence_rules

__all__ = [
    "Answers",
    "Edit",
    "Office",
    "OwnPassage",
    "Passage",
    "Report",
    "ReportEdits",
    "ReportKind",
    "ReportSubject",
    "Section",
    "SentenceRule",
    "UnknownReportError",
    "compose",
    "edits_from",
    "figures_under",
    "report_answers",
    "report_kind",
    "report_kinds",
    "sentence_rules",
]
