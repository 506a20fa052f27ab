"""Whether what stands on the screen may be compared: one quiet line, the same wherever a comparison stands."""

from __future__ import annotations

from typing import Any

import streamlit as st

from cchc import sentences
from cchc.language import _
from cchc.ui.asking.answers import Answer, cached_from
from cchc.ui.asking.comparability import comparability
from cchc.ui.showing.page_links import page_link

ICONS = {
    "comparable": ":material/check_circle:",
    "partial": ":material/contrast:",
    "not_comparable": ":material/block:",
}


def show_verdict(answer: Answer, **narrowed: Any) -> bool:
    """Say whether the figures of an answer may be compared, and why not; False where they must not be drawn together.

    `answer` is what is compared, or an answer of `comparability` itself; `narrowed` are further parameters of it.
    """
    found = comparability(answer, **narrowed)
    if found is None or found.is_empty:
        return True
    code = str(found.first["verdict"])
    if code == "not_comparable":
        st.warning(cached_from(sentences.refusal, found), icon=ICONS[code])
        say_why(found)
        return False
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f"{ICONS[code]} {cached_from(sentences.verdict_in_short, found)}", width="stretch")
        say_why(found)
    return True


def say_why(found: Answer) -> None:
    """«Vì sao?» beside every verdict: each rule with what may be compared all the same, and where the rules stand."""
    with st.popover(_("Vì sao?"), type="tertiary", width="content"):
        st.markdown("\n".join(reasons(found)))
        page_link("cach_tinh", _("Các quy tắc so sánh"), ":material/rule:")


def reasons(found: Answer) -> list[str]:
    """Each rule that was broken, with what may be compared all the same, as a list."""
    return [f"- {sentences.reason_and_allowance(row)}" for row in found.some(len(found.rows))]
