"""A report as it stands now: as it left the office, or composed of the figures of today and what officers wrote into it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from cchc.demonstration import BANNER
from cchc.language import HOME, speaking
from cchc.reports.answers import Answers, report_answers
from cchc.reports.compose import UNTOUCHED, ReportSubject, compose
from cchc.reports.edits import ReportEdits, edits_from
from cchc.reports.kinds import report_kind
from cchc.reports.model import Office, Report
from cchc.reports.offices import settings_of
from cchc.reports.stored import report_of
from cchc.store import Store
from cchc.store.reports import ReportKey, saved_offices, saved_reports


@dataclass(frozen=True)
class Made:
    """A report with what it is made of: the newest version that was saved (0 for none), and whether the office is known."""

    report: Report
    based_on: int
    is_issued: bool
    knows_office: bool


@dataclass(frozen=True)
class Merged:
    """That a unit went into another: since when it writes nothing any more, and who does."""

    merged_on: date
    into: str


def merged_unit(store: Store, unit: str) -> Merged | None:
    """What the register tells of a unit that is no more; None of one that is there."""
    rows = [
        row
        for row in store.ask_rows("unit_successors", unit=unit)
        if row["old_name"] == unit != row["new_name"] and row["merged_on"]
    ]
    if not rows:
        return None
    return Merged(rows[0]["merged_on"], ", ".join(str(row["new_name"]) for row in rows))


def made_report(store: Store, key: ReportKey, unit: str, province: str, signer: int = 0) -> Made:
    """Of one that was issued what left the office; of any other today's. Raises UnknownReportError."""
    saved, offices = saved_reports(store, key), saved_offices(store, key.unit_id)
    newest = saved[0] if saved else None
    if newest and newest.content is not None:
        return Made(report_of(newest.content), newest.version_no, True, True)
    office = settings_of(offices[0].settings).of_document(key.kind, signer) if offices else Office()
    edits = edits_from(newest.edits) if newest else UNTOUCHED
    subject = ReportSubject(key.kind, unit, province, key.period)
    answers = report_answers(store, key.unit_id, report_kind(key.kind), key.period)
    report = composed(store, subject, answers, office, edits)
    return Made(report, newest.version_no if newest else 0, False, bool(offices))


def composed(
    store: Store, subject: ReportSubject, answers: Answers, office: Office, edits: ReportEdits
) -> Report:
    """The report of these answers, in Vietnamese, with the state of the data that they are of."""
    version = store.version()
    with speaking(HOME):
        report = compose(subject, answers, office, edits)
    return replace(
        report,
        version=version.number,
        changed_at=version.changed_at,
        band=BANNER if store.demonstration else "",
    )
