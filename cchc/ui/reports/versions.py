"""Who left the report how and when, and how it differs from the one that was issued before it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.reports import ReportEdits, edits_from
from cchc.reports.differences import TextChange, figure_changes, only_in, text_changes
from cchc.reports.model import Report
from cchc.reports.stored import report_of
from cchc.store import open_store
from cchc.store.reports import ReportKey, saved_reports
from cchc.ui.reports.draft import ReportDraft
from cchc.ui.reports.sections import bare, period_before
from cchc.ui.showing.lazy_expander import lazy_expander

SHOWN = 40  # of one list: longer ones say how many they leave out


def show_versions(draft: ReportDraft) -> None:
    """Every version with who, when, and what it changed, the newest first."""
    if draft.versions:
        label = _("Các bản đã lưu: {count}").format(count=words.number(len(draft.versions), 0))
        lazy_expander(label, ":material/history:", "report_versions", partial(list_versions, draft))


def list_versions(draft: ReportDraft) -> None:
    """One paragraph for each."""
    said = {each.passage_id: each.text for part in draft.untouched.sections for each in part.passages}
    older = [*draft.versions[1:], None]
    for version, before in zip(draft.versions, older, strict=True):
        changes = text_changes(
            edits_from(before.edits) if before else ReportEdits(), edits_from(version.edits), said
        )
        head = _("**Bản {number}** · {when} · {by} · phiên bản dữ liệu {data}").format(
            number=version.version_no,
            when=words.moment(version.saved_at),
            by=words.literal(version.saved_by),
            data=version.data_version,
        )
        lines = [f"- {change_sentence(each)}" for each in changes[:SHOWN]]
        if version.state == "issued":
            issued = _("- Phát hành: số {number}, ngày {day}")
            lines.insert(
                0, issued.format(number=words.literal(version.number), day=words.date(version.issued_on))
            )
        st.markdown("\n".join([head, "", *lines, *left_over(len(changes))]))


def change_sentence(change: TextChange) -> str:
    """«Sửa câu: …»."""
    said = {
        "edited": _("Sửa câu: {text}"),
        "restored": _("Lấy lại câu từ số liệu: {text}"),
        "added": _("Thêm câu: {text}"),
        "removed": _("Bỏ câu tự viết: {text}"),
        "left_out": _("Bỏ câu: {text}"),
        "brought_back": _("Đưa lại câu: {text}"),
    }[change.what]
    return said.format(text=bare(change.text))


def left_over(count: int) -> list[str]:
    """A line that says how many a list leaves out."""
    if count <= SHOWN:
        return []
    return ["- " + _("và {count} chỗ khác").format(count=words.number(count - SHOWN, 0))]


def show_issued_before(draft: ReportDraft) -> None:
    """What is another than in the report that was issued before this one; nothing where none was."""
    period = period_before(draft, "issued")
    if period is None:
        return
    newest = saved_reports(open_store(), ReportKey(draft.key.unit_id, draft.key.kind, period))[0]
    if newest.content is None:
        return
    before = report_of(newest.content)
    label = _("So với {period} đã phát hành ({number})").format(
        period=words.period(period), number=words.literal(newest.number)
    )
    lazy_expander(
        label, ":material/compare_arrows:", "issued_before", partial(compare_versions, before, draft.report)
    )


def compare_versions(before: Report, now: Report) -> None:
    """Figures that are others, sentences that are new, sentences that are gone."""
    by_sentence: dict[str, list[str]] = {}
    for each in figure_changes(before, now):
        figure = f"{words.heading(each.column)}: {words.literal(each.before)} → **{words.literal(each.now)}**"
        by_sentence.setdefault(each.text, []).append(figure)
    changed = [f"{bare(text)} ({'; '.join(figures)})" for text, figures in by_sentence.items()]
    new, gone = (
        [bare(each.text) for each in only_in(one, other)] for one, other in ((now, before), (before, now))
    )
    parts = (
        (_("Câu có số liệu khác: {count}"), changed),
        (_("Câu mới: {count}"), new),
        (_("Câu không còn: {count}"), gone),
    )
    for said, texts in parts:
        lines = [f"- {text}" for text in texts[:SHOWN]]
        head = f"**{said.format(count=words.number(len(texts), 0))}**"
        st.markdown("\n".join([head, "", *lines, *left_over(len(texts))]))
