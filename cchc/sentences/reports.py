"""How far a report is, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cchc import words
from cchc.language import _


@dataclass(frozen=True)
class ReportState:
    """What a report holds: sentences of figures and of officers, places without a figure, headings without a word, words
    over figures that are others now."""

    name: str  # «Báo cáo công tác CCHC Quý I/2023»
    told: int
    own: int
    gaps: int
    unwritten: int
    changed: int
    number: str = ""
    issued_on: date | None = None
    is_issued: bool = False


def report_state(state: ReportState) -> str:
    """«Báo cáo công tác CCHC Quý I/2023: **41** câu từ số liệu, **3** chỗ chưa có số liệu.»"""
    if state.is_issued:
        said = _("{name}: đã phát hành, số **{number}** ngày **{day}**.")
        return said.format(
            name=state.name, number=words.literal(state.number), day=words.date(state.issued_on)
        )
    parts = [_("**{count}** câu từ số liệu").format(count=words.number(state.told, 0))]
    if state.own:
        parts.append(_("**{count}** câu tự viết").format(count=words.number(state.own, 0)))
    if state.gaps:
        parts.append(_("**{count}** chỗ chưa có số liệu").format(count=words.number(state.gaps, 0)))
    if state.unwritten:
        parts.append(_("**{count}** mục chưa viết").format(count=words.number(state.unwritten, 0)))
    if state.changed:
        parts.append(
            _("**{count}** câu đã sửa mà số liệu nay khác").format(count=words.number(state.changed, 0))
        )
    return f"{state.name}: {', '.join(parts)}."


def office_state(saved_by: str, saved_at: datetime | None) -> str:
    """Whether what is printed of an office was confirmed, by whom and when."""
    if saved_at is None:
        return _("Chưa ai xác nhận thông tin in trên văn bản: đây là phần mềm đoán từ danh mục.")
    said = _("Thông tin in trên văn bản do **{by}** lưu lúc {when}.")
    return said.format(by=words.literal(saved_by), when=words.moment(saved_at))
