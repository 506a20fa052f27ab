"""The sentences of one section in boxes: those of rules, those that were left out, and own ones below them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from cchc.language import _
from cchc.reports import ReportEdits
from cchc.reports.compose import unwritten
from cchc.reports.editing import own_text, with_own_text, with_text
from cchc.reports.model import Passage, Section
from cchc.ui.drafting.drafts import Form
from cchc.ui.drafting.fields import clashes, clear_form_draft, fill_boxes, hold_typed
from cchc.ui.reports.draft import ReportDraft
from cchc.ui.reports.saving import SECTION, ask_writer, save_edits


def section_form(draft: ReportDraft, section: Section) -> Form:
    """The boxes of one section of one report."""
    name = _("{report}, mục {section}").format(report=draft.name, section=section.code)
    key = draft.key
    return Form(f"report_{key.unit_id}_{key.kind}_{key.period}_{section.code}", name)


def edit_section(draft: ReportDraft, section: Section) -> None:
    """Boxes for everything below a heading, and the button; another's version that came meanwhile is asked about first."""
    form, passages = section_form(draft, section), passages_to_edit(draft, section)
    keys = {f"{form.key}_{each.passage_id}": each for each in passages}
    own = f"{form.key}_own"
    stands = {key: shown_text(draft.edits, each) for key, each in keys.items()}
    stands[own] = own_text(draft.edits, section.code)
    names = {key: box_name(number, each) for number, (key, each) in enumerate(keys.items(), 1)}
    names[own] = _("Câu tự viết, mỗi dòng một câu")
    with st.container(border=True, key="edit_section"):
        fill_boxes(form, stands)
        with st.container():
            clashes(form, stands, names, of_texts=True)
        for key, passage in keys.items():
            draw_box(key, names[key], passage)
        st.text_area(names[own], key=own, height="content")
        is_clear = hold_typed(form, stands)
        ask_writer()
        with st.container(horizontal=True):
            st.button(
                _("Lưu mục này"),
                type="primary",
                icon=":material/save:",
                key="save_section",
                on_click=save_section,
                args=(draft, section, form, keys, own, stands),
                disabled=not is_clear,
            )
            st.button(_("Đóng, giữ bản nháp"), key="close_section", on_click=open_section, args=("",))
            st.button(_("Bỏ phần vừa gõ"), key="drop_section", on_click=clear_form_draft, args=(form,))
            if not passages:
                offer_empty(draft, section)


def offer_empty(draft: ReportDraft, section: Section) -> None:
    """A heading below which there is nothing to write stands alone, or has a blank for it again."""
    blank = unwritten(section)
    is_left_out = blank in draft.edits.left_out
    st.button(
        _("Chừa chỗ để viết") if is_left_out else _("Không có gì để viết ở mục này"),
        key="empty_section",
        on_click=set_empty,
        args=(draft, section.code, blank, not is_left_out),
    )


def set_empty(draft: ReportDraft, place: str, blank: str, is_left_out: bool) -> None:
    """When the button is pressed."""
    save_edits(draft.key, draft.based_on, partial(with_left_out, blank, is_left_out), place)


def with_left_out(key: str, is_left_out: bool, edits: ReportEdits) -> ReportEdits:
    """The passage of that name stands in the report no more, or again."""
    left_out = edits.left_out | {key} if is_left_out else edits.left_out - {key}
    return replace(edits, left_out=left_out)


def passages_to_edit(draft: ReportDraft, section: Section) -> list[Passage]:
    """What the rules say below the heading, and sentences of officers whose rule says nothing any more."""
    computed = draft.computed(section.code)
    known = {each.passage_id for each in computed}
    gone = [each for each in section.passages if each.state == "changed" and each.passage_id not in known]
    return [*computed, *gone]


def shown_text(edits: ReportEdits, passage: Passage) -> str:
    """As the sentence stands in the report; blank where it was left out."""
    if passage.passage_id in edits.left_out:
        return ""
    edit = edits.edited.get(passage.passage_id)
    return edit.text if edit else passage.text


def box_name(number: int, passage: Passage) -> str:
    """«Câu 3»; what is short of figures says so."""
    said = _("Câu {number}").format(number=number)
    return said + " · " + _("chưa có số liệu") if passage.state == "gap" else said


def draw_box(key: str, name: str, passage: Passage) -> None:
    """A sentence, and the way back to what its rule says, or out of the report."""
    st.text_area(name, key=key, height="content")
    if passage.computed and st.session_state[key].strip() != passage.computed:
        icon, given = ":material/undo:", (key, passage.computed)
        said = _("Lấy lại câu từ số liệu")
    else:
        icon, given, said = ":material/visibility_off:", (key, ""), _("Bỏ câu này khỏi văn bản")
    st.button(said, key=f"set_{key}", on_click=set_box, args=given, icon=icon, type="tertiary")


def set_box(key: str, text: str) -> None:
    """As if it had been typed."""
    st.session_state[key] = text


def open_section(code: str) -> None:
    """Its boxes stand open from now on; none where it is blank."""
    st.session_state[SECTION] = code


def save_section(
    draft: ReportDraft,
    section: Section,
    form: Form,
    keys: dict[str, Passage],
    own: str,
    stood: dict[str, str],
) -> None:
    """When the button is pressed: what is typed in the boxes becomes a version; boxes that nobody touched change nothing."""
    typed = {
        key: str(st.session_state[key])
        for key in stood
        if key in st.session_state and st.session_state[key] != stood[key]
    }
    if save_edits(
        draft.key, draft.based_on, partial(with_typed, section.code, keys, own, typed), section.code
    ):
        clear_form_draft(form)
        open_section("")


def with_typed(
    section: str, keys: dict[str, Passage], own: str, typed: dict[str, str], edits: ReportEdits
) -> ReportEdits:
    """The edits with what was typed into the boxes of a section."""
    for key, text in typed.items():
        edits = (
            with_own_text(edits, section, text) if key == own else with_text(edits, section, keys[key], text)
        )
    return edits
