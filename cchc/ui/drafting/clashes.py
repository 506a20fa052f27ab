"""A figure that somebody else changed while it was being edited: both are shown, and the person chooses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from cchc import words
from cchc.language import _


@dataclass(frozen=True)
class Clash:
    """One figure as it stood when the edit began, as it stands now, and as it was typed; `place` tells it from others."""

    place: str
    name: str
    before: str
    now: str
    mine: str


def ask_which(
    clashes: Sequence[Clash], key: str, choose: Callable[[Clash, bool], None], of_texts: bool = False
) -> None:
    """Every clash with its two buttons; `choose` is told whether the own value is kept. Nothing where there is none.

    `of_texts`: sentences and names of documents, which are saved, no figures, which are published.
    """
    if not clashes:
        return
    with st.container(border=True, key=f"clashes_{key}"):
        said = _("Trong lúc bạn sửa, người khác đã đổi {count} số liệu. Chọn từng số rồi mới công bố được.")
        mine, theirs = _("Giữ số của tôi"), _("Lấy số đang dùng")
        if of_texts:
            said = _("Trong lúc bạn sửa, {count} chỗ đã khác đi. Chọn từng chỗ rồi mới lưu được.")
            mine, theirs = _("Giữ chữ của tôi"), _("Lấy chữ đang dùng")
        st.warning(said.format(count=len(clashes)), icon=":material/compare_arrows:")
        for number, clash in enumerate(clashes):
            st.markdown(clash_sentence(clash))
            with st.container(horizontal=True):
                for is_mine, name in ((True, mine), (False, theirs)):
                    button = f"clash_{key}_{number}_{is_mine}"
                    st.button(name, key=button, on_click=choose, args=(clash, is_mine))


def clash_sentence(clash: Clash) -> str:
    """«**Điểm (Năm 2024)**: lúc bạn bắt đầu 80 · đang dùng **81** · của bạn **82**»."""
    parts = [
        _("lúc bạn bắt đầu {value}").format(value=quoted_value(clash.before)),
        _("đang dùng **{value}**").format(value=quoted_value(clash.now)),
        _("của bạn **{value}**").format(value=quoted_value(clash.mine)),
    ]
    return f"**{words.literal(clash.name)}**: " + " · ".join(parts)


def quoted_value(text: str) -> str:
    """A value as Markdown that shows it as it is; «(trống)» for a blank."""
    return words.literal(text) if text.strip() else _("(trống)")
