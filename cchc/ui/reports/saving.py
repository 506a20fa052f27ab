"""What an officer wrote is kept as a new version of the report: by whom, and never over what somebody else wrote meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from cchc.language import _
from cchc.reports import ReportEdits, edits_from
from cchc.store import StoreError, open_store
from cchc.store.reports import ReportKey, save_report, saved_reports
from cchc.ui.visit.person import ask_signature
from cchc.ui.visit.trouble import draw_trouble

SECTION = "report_section"  # whose boxes stand open; its name is asked for there
BY, SAID_BY, OUTCOME = "by_report", "said_by_report", "outcome_report"


def ask_writer() -> None:
    """Who writes: kept with every version."""
    st.session_state.setdefault(BY, st.session_state.get(SAID_BY, ""))
    st.session_state[SAID_BY] = ask_signature(_("Người sửa"), BY, width=320, most=100)


def save_edits(
    key: ReportKey,
    based_on: int,
    change: Callable[[ReportEdits], ReportEdits],
    place: str = "",
    *,
    content: Mapping[str, Any] | None = None,
    number: str = "",
    issued_on: date | None = None,
) -> bool:
    """Keep what `change` makes of the newest version, when a button is pressed; whether it is kept.

    Why not is said at `place`: below the heading of that code, or above the draft.
    """
    by = str(st.session_state.get(BY) or st.session_state.get(SAID_BY, "")).strip()
    if not by:
        say_why_not(_("Chưa lưu: cần ghi tên ở ô «Người sửa»."), _("Những gì đã gõ còn nguyên."), place)
        return False
    store = open_store()
    saved = saved_reports(store, key)
    before = edits_from(saved[0].edits) if saved else ReportEdits()
    now = change(before)
    if now == before and content is None:
        st.session_state[OUTCOME] = (place, "", _("Không có gì khác để lưu."))
        return True
    try:
        save_report(
            store,
            key,
            now.as_data(),
            by,
            based_on=based_on,
            content=content,
            number=number,
            issued_on=issued_on,
        )
    except StoreError as error:
        say_why_not(error.title, error.advice, place)
        return False
    st.session_state[OUTCOME] = (place, "", _("Đã lưu thành một bản mới của văn bản."))
    return True


def say_why_not(title: str, advice: str, place: str = "") -> None:
    """Nothing was kept: why is said once, where the button was."""
    st.session_state[OUTCOME] = (place, title, advice)


def show_outcome(place: str = "") -> None:
    """How the last saving went that was asked for at this place; said once."""
    outcome: tuple[str, str, str] | None = st.session_state.get(OUTCOME)
    if outcome is None or outcome[0] != place:
        return
    _place, title, said = st.session_state.pop(OUTCOME)
    if title:
        draw_trouble(title, said)
    else:
        st.success(said, icon=":material/check:")
