"""Boxes of a form, each with what stands: what is typed into them is a draft, what nobody touched follows the data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from cchc.ui.drafting.clashes import Clash, ask_which
from cchc.ui.drafting.drafts import Content, Form, begin_anew, draft_content, form_generation, hold

TYPED, BEFORE, ALSO = "typed", "before", "also"


def fill_boxes(form: Form, current: Mapping[str, Any], also: Sequence[str] = ()) -> None:
    """Before the boxes are drawn: put what is held, else what stands, into those that are new to this page.

    `current`: widget key → value. `also` are keys of boxes whose text alone is no draft (who types it).
    """
    content, anew = draft_content(form), st.session_state.get(f"filled_{form.key}") != form_generation(form)
    st.session_state[f"filled_{form.key}"] = form_generation(form)
    typed, before = content.get(TYPED, {}), values_at_start(form)
    for key, now in current.items():
        if anew or key not in st.session_state:
            st.session_state[key] = typed.get(key, now)
            before[key] = content[BEFORE].get(key, now) if key in typed else now
        elif before[key] != now and st.session_state[key] in (before[key], now):
            st.session_state[key] = before[key] = now
    for key in also:
        if anew or key not in st.session_state:
            st.session_state[key] = content.get(ALSO, {}).get(key) or str(
                st.session_state.get(f"said_{key}", "")
            )


def values_at_start(form: Form) -> Content:
    """What stood in each box when it was drawn first, or taken for known since."""
    known: Content = st.session_state.setdefault(f"stood_{form.key}", {})
    return known


def hold_typed(form: Form, current: Mapping[str, Any], also: Sequence[str] = ()) -> bool:
    """After the boxes were drawn: hold what is typed, and ask where somebody else changed it; whether nothing is in doubt."""
    before = values_at_start(form)
    typed = {key: st.session_state[key] for key in current if st.session_state[key] != before[key]}
    for key in also:
        st.session_state[f"said_{key}"] = st.session_state[key]
    said = {key: st.session_state[key] for key in also}
    hold(form, {TYPED: typed, BEFORE: {key: before[key] for key in typed}, ALSO: said} if typed else {})
    doubtful = [key for key in typed if before[key] != current[key]]
    return not doubtful


def clashes(form: Form, current: Mapping[str, Any], names: Mapping[str, str], of_texts: bool = False) -> None:
    """The boxes that hold something else than what stands by now, with the choice; `names`: widget key → its label.

    `of_texts`: they hold words of documents, no figures.
    """
    before = values_at_start(form)
    found = [
        Clash(key, name, *map(str, (before[key], current[key], st.session_state[key])))
        for key, name in names.items()
        if before[key] != current[key] and st.session_state[key] != current[key]
    ]
    ask_which(found, form.key, partial(resolve_clash, form, current), of_texts)


def resolve_clash(form: Form, current: Mapping[str, Any], clash: Clash, is_mine: bool) -> None:
    """What stands is known from now on; the box keeps its text or takes what stands."""
    values_at_start(form)[clash.place] = current[clash.place]
    if not is_mine:
        st.session_state[clash.place] = current[clash.place]


def clear_form_draft(form: Form) -> None:
    """What was typed stands: nothing is held, and the boxes follow the data."""
    hold(form, {})
    begin_anew(form)
