"""Boxes of a file that hold what cannot be read: as long as they do, the file is not published as if nobody had typed there."""

from __future__ import annotations

from typing import Any

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.ui.intake.sent import SentFile


def unread(sent: SentFile) -> dict[str, str]:
    """Key of a box → the text in it that could not be read, as the boxes were drawn last."""
    known: dict[str, str] = st.session_state.setdefault(f"unread_{sent.key}", {})
    return known


def note_unread(sent: SentFile, key: str, cannot_be_read: bool) -> bool:
    """When a box is drawn: remember what cannot be read; gives back whether that is so."""
    if cannot_be_read:
        unread(sent)[key] = st.session_state[key]
    return cannot_be_read


def refuse_emptied(sent: SentFile, key: str, label: str, typed: str, known: object, place: Any) -> None:
    """When a box is drawn that showed what is known: emptied, it says nothing, and what was read would go on silently."""
    if note_unread(sent, key, bool(known) and not typed.strip()):
        said = _("Ô «{label}» đang trống, trước đó là «{known}». Hãy ghi lại nếu đúng, hoặc ghi điều đúng.")
        place.error(words.literal(said.format(label=label, known=known)))


def has_unread(sent: SentFile) -> bool:
    """Whether any box still holds such a text."""
    return any(st.session_state.get(key) == text for key, text in unread(sent).items())
