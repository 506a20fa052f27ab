"""The draft as it reads: every section with its sentences, where each is from, and what may be done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from cchc import words
from cchc.language import _
from cchc.reports import ReportEdits, edits_from
from cchc.reports.compose import is_unwritten
from cchc.reports.differences import figures_otherwise
from cchc.reports.editing import following, own_text, standing_by, with_own_text
from cchc.reports.form import decimals_of, formatted_cell, numbered_heading
from cchc.reports.model import BLANK, GROUNDS, Passage, ReportTable, Section
from cchc.store import open_store
from cchc.store.reports import ReportKey, saved_reports, written_periods
from cchc.ui.asking.answers import ask, cached_from
from cchc.ui.drafting.drafts import draft_content, offer_draft
from cchc.ui.drafting.fields import TYPED, clear_form_draft
from cchc.ui.reports.draft import ReportDraft
from cchc.ui.reports.saving import SECTION, save_edits, show_outcome
from cchc.ui.reports.section_editor import edit_section, open_section, section_form
from cchc.ui.showing.client_buttons import client_buttons
from cchc.ui.showing.linked import address_of

MARKS = {"gap": "orange", "edited": "gray", "changed": "red", "own": "gray"}


def show_sections(draft: ReportDraft) -> None:
    """Every section in its order. Boxes stand in one section at a time: sixty of them would make every click slow."""
    sources = sources_of_figures(draft)
    before = own_texts_before(draft)
    for section in draft.report.sections:
        show_section(draft, section, sources)
        if not draft.can_edit:
            show_what_came_too_late(draft, section)
            continue
        offer_draft(section_form(draft, section), **{SECTION: section.code})
        if st.session_state.get(SECTION) == section.code:
            edit_section(draft, section)
            continue
        for passage in section.passages:
            if passage.state == "changed":
                ask_about_change(draft, section, passage)
        offer_text_before(draft, section, before)
    if draft.report.annexes:
        titles = "; ".join(words.literal(annex.title) for annex in draft.report.annexes)
        st.caption(_("Kèm phụ lục: {titles}").format(titles=titles))


def show_section(draft: ReportDraft, section: Section, sources: Mapping[str, str]) -> None:
    """The heading with its button, and the sentences as one text: an element each would be dear."""
    can_edit = draft.can_edit and is_written_below(draft, section)
    if section.title:
        show_heading(draft, section, can_edit)
    show_outcome(section.code)
    if section.passages:
        st.markdown("\n\n".join(told(each, sources) for each in section.passages))
    say_what_comes_along(draft, section)


def show_what_came_too_late(draft: ReportDraft, section: Section) -> None:
    """What this visit typed below a heading before somebody issued the report: it goes into no version, and is not lost."""
    form = section_form(draft, section)
    texts = [str(text) for text in draft_content(form).get(TYPED, {}).values() if str(text).strip()]
    if texts:
        said = _("Phần bạn gõ ở mục này chưa lưu thì văn bản đã phát hành: {texts}")
        st.warning(said.format(texts=" ".join(map(words.literal, texts))))
        st.button(_("Bỏ phần vừa gõ"), key=f"drop_{section.code}", on_click=clear_form_draft, args=(form,))


def show_heading(draft: ReportDraft, section: Section, can_edit: bool) -> None:
    """As it stands in the document, with the button that opens the boxes."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"heading_{section.code}"):
        hashes = "#" * min(section.level + 2, 6)
        st.markdown(f"{hashes} {words.literal(numbered_heading(section))}", width="content")
        if can_edit and st.session_state.get(SECTION) != section.code:
            st.button(
                _("Viết") if all(map(is_unwritten, section.passages)) else _("Sửa"),
                key=f"edit_{section.code}",
                type="tertiary",
                icon=":material/edit:",
                help=_("Sửa, bỏ, thêm câu ở mục {section}").format(section=section.code),
                on_click=open_section,
                args=(section.code,),
            )
        if section.level == 1 and section.code != GROUNDS:
            offer_copy(draft, section)


def offer_copy(draft: ReportDraft, section: Section) -> None:
    """A part of the document, with all that stands within it, onto the clipboard as Word takes it."""
    inside = f"{section.code}."
    parts = [
        {
            "heading": numbered_heading(part),
            "lines": [line for each in part.passages for line in each.text.split("\n")],
            "tables": [table_in_texts(table) for table in part.tables],
        }
        for part in draft.report.sections
        if part.code == section.code or part.code.startswith(inside)
    ]
    said = {"done": _("Đã chép, dán vào Word."), "failed": _("Chưa chép được: hãy tải Word.")}
    client_buttons("copy_part", {"part": _("Chép phần này")}, said, parts=parts)


def table_in_texts(table: ReportTable) -> list[list[str]]:
    """A table as the clipboard takes it: its heading and its rows."""
    digits = decimals_of(table)
    rows = [
        [formatted_cell(value, each) for value, each in zip(row, digits, strict=True)] for row in table.rows
    ]
    return [list(table.headings), *rows]


def say_what_comes_along(draft: ReportDraft, section: Section) -> None:
    """The tables below the sentences, and the sentences that were left out."""
    if section.tables:
        titles = "; ".join(words.literal(table.title) for table in section.tables)
        st.caption(_("Kèm bảng: {titles}").format(titles=titles))
    left_out = [each for each in draft.computed(section.code) if each.passage_id in draft.edits.left_out]
    if left_out and not draft.is_issued:
        said = _("Đã bỏ {count} câu khỏi văn bản; bấm **Sửa** để lấy lại: {texts}")
        texts = " ".join(words.literal(each.text) for each in left_out)
        st.caption(said.format(count=words.number(len(left_out), 0), texts=texts))


def is_written_below(draft: ReportDraft, section: Section) -> bool:
    """Whether sentences stand below a heading itself, and not only below those within it."""
    inside = f"{section.code}."
    within = [part for part in draft.report.sections if part.code.startswith(inside) and part.title]
    return bool(section.title) and (bool(section.passages) or not within)


def told(passage: Passage, sources: Mapping[str, str]) -> str:
    """A sentence as it stands in the document, with what is particular to it, and the way to its sources."""
    lines = passage.text.split("\n")
    text = "  \n".join(words.literal(line) for line in lines).replace(
        BLANK, f":orange-background[**{BLANK}**]"
    )
    parts = [text]
    if passage.state in MARKS:
        said = _("chưa viết") if is_unwritten(passage) else state_name(passage.state)
        parts.append(f":{MARKS[passage.state]}-badge[{said}]")
    found = dict.fromkeys(sources[figure.origin] for figure in passage.figures if figure.origin in sources)
    label = _("nguồn")
    parts += [f":small[[{label}]({address_of('nguon', nguon=source)})]" for source in found]
    return " ".join(parts)


def state_name(state: str) -> str:
    """What is particular to a sentence, in short."""
    return {
        "gap": _("chưa có số liệu"),
        "edited": _("đã sửa"),
        "changed": _("số liệu đã đổi"),
        "own": _("tự viết"),
    }[state]


def sources_of_figures(draft: ReportDraft) -> dict[str, str]:
    """Key of a figure's line → the source that «Nguồn» shows."""
    passages = [each for section in draft.report.sections for each in section.passages]
    origins = dict.fromkeys(figure.origin for each in passages for figure in each.figures if figure.origin)
    if not origins:
        return {}
    lines = ask("source_lines", origins=tuple(origins))
    found: dict[str, str] = cached_from(source_by_origin, lines, origins=tuple(origins))
    return found


def source_by_origin(lines: pd.DataFrame, origins: tuple[str, ...]) -> dict[str, str]:
    """The source of the first line that each key begins."""
    known = list(zip(lines["origin"], lines["figure_source"], strict=True))
    found = {}
    for origin in origins:
        beginnings = tuple(origin.split("\n"))
        source = next((source for line, source in known if str(line).startswith(beginnings)), None)
        if source is not None:
            found[origin] = str(source)
    return found


def ask_about_change(draft: ReportDraft, section: Section, passage: Passage) -> None:
    """A sentence that was written over other figures: which changed, what the rule says now, and the choice."""
    computed = next(
        (each for each in draft.computed(section.code) if each.passage_id == passage.passage_id), None
    )
    edit = draft.edits.edited[passage.passage_id]
    with st.container(border=True, key=f"changed_{passage.passage_id}"):
        said = _("**Câu đã sửa, mà số liệu nay khác**: {text}")
        st.markdown(said.format(text=bare(passage.text)))
        if computed is None:
            st.markdown(_("Số liệu của câu này nay không còn, nên quy tắc không nói gì nữa."))
        else:
            for change in figures_otherwise(edit.figures, computed.figures, ""):
                figure = f"{words.heading(change.column)}: {change.before} → **{change.now}**"
                st.markdown(f"- {figure}")
            st.markdown(_("Câu mới từ số liệu: {text}").format(text=bare(computed.text)))
        with st.container(horizontal=True):
            said = _("Dùng câu mới") if computed else _("Bỏ câu này khỏi văn bản")
            known = computed or Passage(passage.passage_id, passage.text)
            offer(draft, section, said, f"new_{passage.passage_id}", partial(follow, passage.passage_id))
            offer(
                draft, section, _("Giữ câu của tôi"), f"mine_{passage.passage_id}", partial(stand_by, known)
            )


def bare(text: str) -> str:
    """A sentence of a document within a line of the page: without the dash that it has there."""
    return words.literal(text.lstrip("-+ "))


def follow(passage_id: str, edits: ReportEdits) -> ReportEdits:
    """The rule's words again."""
    return following(edits, passage_id)


def stand_by(passage: Passage, edits: ReportEdits) -> ReportEdits:
    """The officer's words, over the figures of now."""
    return standing_by(edits, passage) if passage.passage_id in edits.edited else edits


def offer(
    draft: ReportDraft, section: Section, label: str, key: str, change: Callable[[ReportEdits], ReportEdits]
) -> None:
    """A button that keeps a change at once."""
    st.button(label, key=key, on_click=change_report, args=(draft, section.code, change))


def change_report(draft: ReportDraft, place: str, change: Callable[[ReportEdits], ReportEdits]) -> None:
    """When such a button is pressed."""
    save_edits(draft.key, draft.based_on, change, place)


def own_texts_before(draft: ReportDraft) -> tuple[str, ReportEdits] | None:
    """The newest earlier report of the unit that anybody wrote into, and what was written; None where there is none."""
    period = period_before(draft)
    if draft.is_issued or period is None:
        return None
    store = open_store()
    (newest, *_older) = saved_reports(store, ReportKey(draft.key.unit_id, draft.key.kind, period))
    return period, edits_from(newest.edits)


def period_before(draft: ReportDraft, state: str = "") -> str | None:
    """The newest period before this one of which such a report was written, and stands as `state` where one is named."""
    written = written_periods(open_store(), draft.key.unit_id, draft.key.kind)
    now = words.period_order(draft.key.period)
    earlier = [
        period
        for period, stands in written.items()
        if words.period_order(period) < now and state in ("", stands)
    ]
    return max(earlier, key=words.period_order, default=None)


def offer_text_before(draft: ReportDraft, section: Section, before: tuple[str, ReportEdits] | None) -> None:
    """What was written below the same heading last time, to be taken over where nothing stands there yet."""
    if before is None or not all(map(is_unwritten, section.passages)):
        return
    period, edits = before
    text = own_text(edits, section.code)
    if not text:
        return
    st.caption(
        _("{period} đã viết: {text}").format(
            period=words.period(period), text=words.literal(text.replace("\n", " "))
        )
    )
    label = _("Lấy lại từ {period}").format(period=words.period(period))
    offer(draft, section, label, f"before_{section.code}", partial(take_text, section.code, text))


def take_text(section: str, text: str, edits: ReportEdits) -> ReportEdits:
    """The text below a heading."""
    return with_own_text(edits, section, text)
