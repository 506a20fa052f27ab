"""Boxes of a file that hold what cannot be read: as long as they do, the file is not published as if nobody had typed there."""

from __future__ import annotations

import streamlit as st

from cchc.ui.intake.sent import Sent


def unread(sent: Sent) -> dict[str, str]:
    """Key of a box → the text in it that could not be read, as the boxes were drawn last."""
    known: dict[str, str] = st.session_state.setdefault(f"unread_{sent.key}", {})
    return known


def note_unread(sent: Sent, key: str, cannot_be_read: bool) -> bool:
    """When a box is drawn: remember what cannot be read; gives back whether that is so."""
    if cannot_be_read:
        unread(sent)[key] = st.session_state[key]
    return cannot_be_read


def has_unread(sent: Sent) -> bool:
    """Whether any box still holds such a text."""
    return any(st.session_state.get(key) == text for key, text in unread(sent).items())
