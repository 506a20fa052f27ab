"""What was typed about a file and is not published: it is there again when the file with the same content is chosen again.

The file itself is not kept. Ticks are no text: after another visit a warning has to be looked at again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from cchc.language import _
from cchc.ui.drafting.drafts import Form, draft_content, drop_held, form_generation, hold, offer_draft
from cchc.ui.drafting.fields import fill_boxes, hold_typed
from cchc.ui.intake.checked import CheckedFile, amended
from cchc.ui.intake.sent import SentFile
from cchc.ui.visit.person import ask_signature

OTHER_THINGS = ("nap_seen_", "nap_replace_", "nap_name_")
EMPTY_AT_FIRST = "nap_mend_"
OWN_NOTE = "note_published"


def ask_who() -> None:
    """Who publishes the files, and a remark."""
    form, stands, who = (
        Form("nap_du_lieu", _("Nạp dữ liệu: ghi chú")),
        {"note": st.session_state.get(OWN_NOTE, "")},
        ["by"],
    )
    offer_draft(form)
    fill_boxes(form, stands, who)
    with st.container(horizontal=True):
        ask_signature(_("Người nạp"), "by")
        st.text_input(_("Ghi chú"), key="note", placeholder=_("Ví dụ: theo Quyết định 1798/QĐ-UBND"))
    hold_typed(form, stands, who)


def file_form(sent: SentFile) -> Form:
    """All boxes of one file, told by its content, whatever it is called."""
    return Form(f"tep_{sent.key}", _("Nạp dữ liệu: tệp «{name}»").format(name=sent.name))


def bring_back_files(files: Sequence[SentFile]) -> None:
    """Before anything of the files is drawn: offer what an earlier visit typed, and fill the boxes that were forgotten."""
    for sent in files:
        form = file_form(sent)
        offer_draft(form)
        anew = st.session_state.get(f"filled_{form.key}", 0) != form_generation(form)
        st.session_state[f"filled_{form.key}"] = form_generation(form)
        if anew:
            forget_file_draft(sent)
        for key, value in draft_content(form).items():
            if anew or key not in st.session_state:
                st.session_state[key] = value
                first_values(form)[key] = None


def forget_file_draft(sent: SentFile) -> None:
    """What this visit said of the file, which is offered by itself now."""
    amended().pop(sent.key, None)
    for key in file_box_keys(sent):
        del st.session_state[key]
    first_values(file_form(sent)).clear()


def hold_file(checked: CheckedFile) -> None:
    """After the boxes of a file were drawn: what is otherwise than it was drawn first."""
    form = file_form(checked.sent)
    typed = {}
    for key in file_box_keys(checked.sent):
        value = st.session_state[key]
        first = "" if key.startswith(EMPTY_AT_FIRST) else first_values(form).setdefault(key, value)
        if value != first:
            typed[key] = value
    if typed and checked.is_current_already:
        typed = {}
    hold(form, typed)


def file_box_keys(sent: SentFile) -> list[str]:
    """Keys of the boxes of a file that hold what a person says of it."""
    names = [str(key) for key in st.session_state if str(key).startswith("nap_")]
    return sorted(key for key in names if sent.key in key and not key.startswith(OTHER_THINGS))


def first_values(form: Form) -> dict[str, Any]:
    """What stood in each box when it was drawn first; None where a draft filled it."""
    known: dict[str, Any] = st.session_state.setdefault(f"first_{form.key}", {})
    return known


def forget_published(sent: SentFile) -> None:
    """The file stands with all that was said of it."""
    drop_held(file_form(sent))
    st.session_state[OWN_NOTE] = st.session_state.get("note", "")
