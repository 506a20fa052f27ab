"""Names that a typed figure must have to meet another one: chosen from a list, for nobody knows how they are spelled."""

from __future__ import annotations

from functools import partial

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.reading.words.figures_form_words import DOSSIERS
from cchc.ui.asking.answers import ask
from cchc.ui.choosing.filters import Unit
from cchc.ui.entering.grids import Edits, edits_of, put_edits

OTHER = {"measures": "targets", "targets": "measures"}
# What the product works out of score sheets, dossiers and tasks: a target may be set for it, nobody types it as a figure.
WORKED_OUT = {
    "score",
    "ratio",
    "rank",
    "on_time_rate",
    "early_rate",
    "online_rate",
    "online_payment_rate",
    "late_dossiers",
    "completion_rate",
}


def offer_known_names(kind: str, unit: Unit, name: str) -> None:
    """A box that begins a new line of the grids called `name` with a name that is chosen in it."""
    key = f"known_{name}"
    st.selectbox(
        _("Thêm dòng có tên sẵn"),
        known_names(kind, unit),
        format_func=_,
        index=None,
        key=key,
        placeholder=_("Chọn hoặc gõ để tìm"),
        help=_("Chỉ tiêu và số thực hiện chỉ gặp nhau khi cùng tên."),
        on_change=partial(add_named_line, name, key),
    )


def known_names(kind: str, unit: Unit) -> list[str]:
    """Names of the unit's figures of the other kind, those of dossiers that have something to pay, then all of the glossary."""
    other = [str(title) for title in ask(OTHER[kind], **unit.filters).values("title")]
    known = sorted(words.labels("measure"), key=lambda title: words.code_of("measure", title) not in DOSSIERS)
    titles = [*other, *known]
    if kind == "measures":
        titles = [title for title in titles if words.code_of("measure", title) not in WORKED_OUT]
    return list(dict.fromkeys(titles))


def add_named_line(name: str, key: str) -> None:
    """When a name was chosen, before the grids are drawn again: one more line that begins with it."""
    if chosen := st.session_state.get(key):
        typed = edits_of(name)
        put_edits(name, Edits(typed.changed, typed.removed, (*typed.added, {"title": chosen})))
        st.session_state[key] = None
