"""What a file tells and a stronger document says instead: said in amber, and a tick to put it first all the same."""

from __future__ import annotations

import streamlit as st

from cchc import sentences, words
from cchc.language import _
from cchc.store.difference import Difference

LINES = 6


def overrule_key(key: str) -> str:
    """The tick that puts what a file tells before stronger documents."""
    return f"nap_overrule_{key}"


def is_put_first(key: str) -> bool:
    """Whether somebody said that a file goes before stronger documents."""
    return bool(st.session_state.get(overrule_key(key)))


def show_unused(difference: Difference, key: str) -> None:
    """Whose figures stay as they are, and where the file could take their place the box to tick; nothing otherwise."""
    lines = sentences.unused(difference.unused)
    if lines:
        more = (
            [_("Và {count} trường hợp nữa.").format(count=len(lines) - LINES)] if len(lines) > LINES else []
        )
        shown = "\n".join(f"- {words.literal(line)}" for line in [*lines[:LINES], *more])
        st.warning(shown, icon=":material/low_priority:")
    if is_put_first(key) or any(row["is_replaceable"] for row in difference.unused):
        st.checkbox(_("Vẫn dùng tệp này thay cho số đang dùng, dù kém chính thức hơn"), key=overrule_key(key))
