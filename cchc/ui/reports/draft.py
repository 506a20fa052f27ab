"""The report of a page: which unit, kind and period it is of, what was saved of it, and what is made of it now."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.reading.identity.times import time_of
from cchc.reports import (
    Office,
    Report,
    ReportEdits,
    ReportKind,
    ReportSubject,
    edits_from,
    report_kinds,
)
from cchc.reports.answers import Answers, report_answers
from cchc.reports.compose import is_unwritten
from cchc.reports.making import composed, merged_unit
from cchc.reports.model import Passage
from cchc.reports.offices import OfficeSettings, settings_of
from cchc.reports.stored import report_of
from cchc.sentences.reports import ReportState
from cchc.store import Store, open_store
from cchc.store.reports import ReportKey, SavedReport, saved_offices, saved_reports
from cchc.store.templates import standing_templates
from cchc.ui.asking.answers import ask
from cchc.ui.asking.shared_cache import SharedCache
from cchc.ui.choosing.filters import Unit, choose_period
from cchc.ui.visit.address import choose_one
from cchc.ui.visit.rights import may

# What a report asks is a quarter of a second of one core; everybody who looks at it shares it, as other answers.
REPORT_ANSWERS, REPORTS = SharedCache(64), SharedCache(128)


@dataclass(frozen=True)
class ReportDraft:
    """A report as it stands: `versions` the newest first, none where nobody wrote into it; `settings` None where nobody said
    what the office's documents say of it."""

    key: ReportKey
    unit: Unit
    kind: ReportKind
    versions: tuple[SavedReport, ...]
    settings: OfficeSettings | None
    edits: ReportEdits
    report: Report
    untouched: Report  # as its rules say it
    template: str = ""  # the name of the office's own form; blank for the product's

    @property
    def based_on(self) -> int:
        """The version that the page shows."""
        return self.versions[0].version_no if self.versions else 0

    @property
    def is_issued(self) -> bool:
        """Whether it has left the office."""
        return bool(self.versions) and self.versions[0].content is not None

    @property
    def can_edit(self) -> bool:
        """Whether whoever looks may write into it."""
        return not self.is_issued and may("save_report", self.key.unit_id)

    @property
    def name(self) -> str:
        """«Báo cáo công tác CCHC Quý I/2023»."""
        period = self.key.period
        told = words.period(period) if "-Q" in period else words.period_within(period)
        return f"{_(self.kind.title)} {told}"

    @cached_property
    def state(self) -> ReportState:
        """What it holds."""
        passages = [each for section in self.report.sections for each in section.passages]
        unwritten = sum(map(is_unwritten, passages))
        states = [each.state for each in passages]
        return ReportState(
            self.name,
            told=sum(1 for each in passages if each.computed and each.state != "gap"),
            own=states.count("own"),
            gaps=states.count("gap") - unwritten,
            unwritten=unwritten,
            changed=states.count("changed"),
            number=self.report.number,
            issued_on=self.report.issued_on,
            is_issued=self.is_issued,
        )

    def computed(self, section: str) -> tuple[Passage, ...]:
        """What the rules say below a heading, whatever an officer made of it."""
        said = next((part.passages for part in self.untouched.sections if part.code == section), ())
        return tuple(each for each in said if not is_unwritten(each))


def choose_report_kind() -> ReportKind:
    """The kind of document; `loai` in the address."""
    kinds = {words.slug(kind.title): kind for kind in report_kinds().values()}
    names = {slug: _(kind.title) for slug, kind in kinds.items()}
    return kinds[choose_one("loai", _("Loại văn bản"), names, noun=_("loại văn bản"))]


def choose_report_period(unit: Unit, kind: ReportKind) -> str:
    """A period that there is such a document of; where nobody chose, the newest that is over and has figures.

    What speaks of the year before its own (plans) is written in the year that runs.
    """
    held = [str(code) for code in ask("held_periods", unit_id=unit.unit_id).values("period")]
    today = open_store().today()
    years = {code[:4] for code in held} | {str(today.year)}
    codes = [code for year in years for code in kind.periods_of(year) if time_of(code).first <= today]
    if merged := merged_unit(open_store(), unit.unit):  # it writes nothing of a time when it was no more
        codes = [code for code in codes if time_of(code).first < merged.merged_on] or codes
    over = [code for code in codes if time_of(code).last < today or kind.scored == "before"]
    known = [code for code in over if code in held or kind.scored == "before"] or over or codes
    # A year is held by what was scored of it; reports are mostly written of its parts, where there are figures of these.
    known = [code for code in known if "-" in code] or known
    chosen = choose_period(codes, best=max(known, key=words.period_order))
    return chosen or codes[0]


def made_draft(unit: Unit, kind: ReportKind, period: str) -> ReportDraft:
    """The report that is looked at, made once for everybody who looks at the same version of it."""
    store, key = open_store(), ReportKey(unit.unit_id, kind.code, period)
    versions, offices = tuple(saved_reports(store, key)), saved_offices(store, unit.unit_id)
    newest = versions[0] if versions else None
    settings = settings_of(offices[0].settings) if offices else None
    signer = choose_signer(settings) if newest is None or newest.content is None else 0
    edits = edits_from(newest.edits) if newest else ReportEdits()
    office = settings.of_document(kind.code, signer) if settings else Office()
    subject = ReportSubject(kind.code, unit.unit, unit.province, period)
    is_known = REPORT_ANSWERS.has(answers_place(store, key))
    with nullcontext() if is_known else st.spinner(_("Đang lập văn bản từ số liệu …")):
        answers = shared_answers(store, kind, key)
        untouched = shared_report(store, subject, key, answers, Office(), ReportEdits())
    if newest and newest.content is not None:
        report = report_of(newest.content)
    else:
        report = shared_report(store, subject, key, answers, office, edits)
    template = choose_template(store, key)
    return ReportDraft(key, unit, kind, versions, settings, edits, report, untouched, template)


def choose_template(store: Store, key: ReportKey) -> str:
    """In which form Word is written, where the office keeps own ones; `mau` in the address."""
    kept = [each.name for each in standing_templates(store, key.unit_id) if each.kind == key.kind]
    if not kept:
        return ""
    slugs = {f"{words.slug(name) or 'mau'}-{place}": name for place, name in enumerate(sorted(kept), 1)}
    names = {"nghi-dinh-30": _("Mẫu Nghị định 30"), **slugs}
    return slugs.get(choose_one("mau", _("Mẫu Word"), names, noun=_("mẫu"), is_filter=False), "")


def choose_signer(settings: OfficeSettings | None) -> int:
    """Who signs, where an office has several who may; `nguoi_ky` in the address."""
    signers = settings.signers if settings else ()
    if len(signers) < 2:
        return 0
    names = {str(place): each.called for place, each in enumerate(signers, 1)}
    return list(names).index(choose_one("nguoi_ky", _("Người ký"), names, noun=_("người ký")))


def shared_answers(store: Store, kind: ReportKind, key: ReportKey) -> Answers:
    """What the report asks, asked once for each version of the data."""
    made: Answers = REPORT_ANSWERS.get(
        answers_place(store, key), lambda: report_answers(store, key.unit_id, kind, key.period)
    )
    return made


def answers_place(store: Store, key: ReportKey) -> tuple[Any, ...]:
    """What makes the answers of a report the same as another's."""
    return (store.path, store.version().number, store.today(), key)


def shared_report(
    store: Store,
    subject: ReportSubject,
    key: ReportKey,
    answers: Answers,
    office: Office,
    edits: ReportEdits,
) -> Report:
    """The report of these answers with this office and these edits."""
    given: Sequence[Any] = (store.path, store.version().number, store.today(), key, office)
    place = (*given, repr(edits.as_data()))
    made: Report = REPORTS.get(place, lambda: composed(store, subject, answers, office, edits))
    return made
