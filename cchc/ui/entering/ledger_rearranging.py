"""Actions handed over, limitations merged and split, on the page."""

from __future__ import annotations

from typing import Any

import streamlit as st

from cchc import words
from cchc.intake import IntakeError
from cchc.intake.ledger_changes import Part, codes_of, divided, handed_over, merged
from cchc.language import _
from cchc.ui.asking.answers import ask
from cchc.ui.choosing.filters import Unit
from cchc.ui.entering.ledger_states import OUTCOME, publish_ledger
from cchc.ui.visit.person import ask_signature

Line = dict[str, Any]


def rearrange(unit: Unit, year: int, lines: list[Line]) -> None:
    """All actions of somebody who leaves, several limitations that are one, one that is several."""
    ask_signature(_("Người ghi"), "by_rearranging")
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

    if named:
        ask_parts(unit, year, lines, named)


def ask_parts(unit: Unit, year: int, lines: list[Line], named: dict[str, str]) -> None:
    """A limitation, the words of its parts, and for each what it keeps of the criteria and remedies of the whole."""
    options = {"": _("Chọn hạn chế"), **named}
    whole = st.selectbox(
        _("Tách một hạn chế"), list(options), format_func=options.__getitem__, key="split_limitation"
    )
    if not whole:
        return
    st.text_area(
        _("Các hạn chế sau khi tách, mỗi dòng một hạn chế"),
        key=f"split_texts_{whole}",
        placeholder=named[whole],
    )
    own = [line for line in lines if line["limitation_id"] == whole]
    remedies = {line["remedy_id"]: str(line["remedy"]) for line in own if line["remedy_id"]}
    texts = split_texts(whole)
    for place, text in enumerate(texts if len(texts) > 1 else []):
        with st.container(horizontal=True):
            keep(_("Tiêu chí của: {text}"), text, codes_of(own[0]), f"split_criteria_{whole}_{place}")
            keep(_("Giải pháp của: {text}"), text, remedies, f"split_remedies_{whole}_{place}")
    st.button(
        _("Tách"), icon=":material/call_split:", key="split", on_click=split_up, args=(unit, year, lines)
    )


def split_texts(whole: str) -> list[str]:
    """The words of the parts that were typed, one to a line."""
    typed = str(st.session_state.get(f"split_texts_{whole}") or "")
    return [text.strip() for text in typed.splitlines() if text.strip()]


def keep(label: str, text: str, options: dict[str, str], key: str) -> None:
    """Which of the whole a part keeps; all of it until something is taken out. Nothing where there is nothing to keep."""
    if options:
        st.session_state.setdefault(key, list(options))
        st.multiselect(
            label.format(text=words.literal(text[:60])),
            list(options),
            format_func=options.__getitem__,
            key=key,
            placeholder=_("Chọn hoặc gõ để tìm"),
        )


def split_up(unit: Unit, year: int, lines: list[Line]) -> None:
    """When the button is pressed: the chosen limitation becomes the parts that were typed."""
    whole = str(st.session_state.get("split_limitation") or "")
    parts = [
        Part(
            text,
            list(st.session_state.get(f"split_criteria_{whole}_{place}") or []),
            list(st.session_state.get(f"split_remedies_{whole}_{place}") or []),
        )
        for place, text in enumerate(split_texts(whole))
    ]
    if change(unit, year, lambda: divided(lines, whole, parts)):
        st.session_state["split_limitation"] = ""
        st.session_state.pop(f"split_texts_{whole}", None)


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


def change(unit: Unit, year: int, make: Any) -> bool:
    """Publish what is made, or keep why it is not; whether it is in place."""
    try:
        return publish_ledger(unit, year, make(), str(st.session_state.get("by_rearranging") or ""))
    except IntakeError as error:
        st.session_state[OUTCOME] = (str(error), "")
        return False
