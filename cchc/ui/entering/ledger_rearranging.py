"""Actions handed over and limitations merged, on the page."""

from __future__ import annotations

from typing import Any

import streamlit as st

from cchc.intake import IntakeError
from cchc.intake.ledger_changes import handed_over, merged
from cchc.language import _
from cchc.ui.asking.answers import ask
from cchc.ui.choosing.filters import Unit
from cchc.ui.entering.ledger_states import OUTCOME, publish_ledger

Line = dict[str, Any]


def rearrange(unit: Unit, year: int, lines: list[Line]) -> None:
    """All actions of somebody who leaves, and several limitations that are one."""
    st.text_input(_("Người ghi"), key="by_rearranging", placeholder=_("Họ tên hoặc phòng"))
    owners = list(dict.fromkeys(line["owner"] for line in lines if line["owner"]))
    if owners:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(_("Bàn giao mọi việc chưa xác nhận của"), owners, key="hand_over_from")
            st.text_input(_("Người nhận bàn giao"), key="hand_over_to")
            given = (unit, year, lines)
            st.button(
                _("Bàn giao"), icon=":material/swap_horiz:", key="hand_over", on_click=hand_over, args=given
            )
    named = {line["limitation_id"]: str(line["limitation"]) for line in lines}
    if len(named) > 1:
        st.multiselect(
            _("Gộp các hạn chế (vào hạn chế đứng trước trong sổ)"),
            list(named),
            format_func=named.__getitem__,
            key="merge_limitations",
            placeholder=_("Chọn hoặc gõ để tìm"),
        )
        st.button(_("Gộp"), icon=":material/merge:", key="merge", on_click=merge, args=(unit, year, lines))


def hand_over(unit: Unit, year: int, lines: list[Line]) -> None:
    """When the button is pressed: what is not confirmed and not given up goes to the one who is named."""
    done = ask("remedy_actions", **unit.filters, year=year, action_states=["confirmed", "dropped"])
    kept = set(done.values("action_id"))
    left = [line for line in lines if line["action_id"] not in kept]
    owner, successor = (str(st.session_state.get(f"hand_over_{end}") or "") for end in ("from", "to"))
    change(unit, year, lambda: handed_over(left, owner, successor))


def merge(unit: Unit, year: int, lines: list[Line]) -> None:
    """When the button is pressed: the chosen limitations become the first of them."""
    ids = list(st.session_state.get("merge_limitations") or [])
    change(unit, year, lambda: merged(lines, ids))


def change(unit: Unit, year: int, make: Any) -> None:
    """Publish what is made, or keep why it is not."""
    try:
        publish_ledger(unit, year, make(), str(st.session_state.get("by_rearranging") or ""))
    except IntakeError as error:
        st.session_state[OUTCOME] = (str(error), "")
