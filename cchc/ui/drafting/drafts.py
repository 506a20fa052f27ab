"""What was typed into the forms of the pages and is not published yet.

Within a visit it is there again without a word: after another page, a closed box, a new version of the data. It is written to
the database whenever it changes, so after a restart, a lost connection or a reload the same tab is offered it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from secrets import token_urlsafe
from typing import Any

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.store import Draft, StoreError, drafts_of, drop_draft, keep_draft, open_store
from cchc.ui.visit.tab import this_tab
from cchc.ui.visit.trouble import draw_trouble

Content = dict[str, Any]
NAME = "name"  # what a person calls the form; kept with what it holds


@dataclass(frozen=True)
class Form:
    """Where something is typed: `key` tells it from all others, `name` is what a person calls it."""

    key: str
    name: str


@dataclass(frozen=True)
class HeldDraft:
    """What a form of this visit holds, and since when."""

    name: str
    content: Content
    changed_at: datetime


@dataclass
class Visit:
    """The drafts of one visit, and those that its tab left before."""

    tab: str
    token: str
    before: list[Draft]
    held: dict[str, HeldDraft] = field(default_factory=dict)
    trouble: StoreError | None = None


def visit() -> Visit:
    """The visit that this run belongs to."""
    known: Visit | None = st.session_state.get("drafts")
    if known is None:
        tab, token = this_tab(), token_urlsafe(12)
        known = Visit(tab, token, drafts_of(open_store(), tab, token) if tab else [])
        st.session_state["drafts"] = known
    return known


def draft_content(form: Form) -> Content:
    """What the form held last in this visit; empty where nothing is typed."""
    known = visit().held.get(form.key)
    return known.content if known else {}


def hold(form: Form, content: Mapping[str, Any]) -> None:
    """From now on the form holds this (what JSON can say); written where it is another than before."""
    now: Content = json.loads(json.dumps(content))
    if now == draft_content(form):
        return
    if not now:
        drop_held(form)
        return
    here = visit()
    here.held[form.key] = HeldDraft(form.name, now, datetime.now(UTC))
    for draft in [one for one in here.before if one.form == form.key and typed_content(one) == now]:
        throw_away(draft)  # the browser had it still, and brought it along
    write_draft(form.key, {NAME: form.name, **now})


def drop_held(form: Form) -> None:
    """The form holds nothing any more: it was published, or emptied."""
    if visit().held.pop(form.key, None) is not None:
        write_draft(form.key, None)


def write_draft(form: str, content: Content | None, of_visit: str = "") -> None:
    """Into the database; where that fails the draft lives in this visit, and the person is told."""
    here = visit()
    if not here.tab:
        return
    place = (open_store(), here.tab, of_visit or here.token, form)
    try:
        if content is None:
            drop_draft(*place)
        else:
            keep_draft(*place, content)
    except StoreError as error:
        here.trouble = error
    else:
        here.trouble = None


def typed_content(draft: Draft) -> Content:
    """What a draft holds, without the name of its form."""
    return {key: value for key, value in draft.content.items() if key != NAME}


def offer_draft(form: Form, **shown: Any) -> None:
    """What this tab typed into the form in an earlier visit, to take up or to throw away; nothing where there is none.

    `shown`: what the session's state holds once it is taken up, so that the form is seen (a box open, a choice made).
    """
    left = next((draft for draft in visit().before if draft.form == form.key), None)
    if left is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"offer_{form.key}"):
        said = _("Có bản nháp chưa công bố từ {when}: {name}.")
        st.markdown(said.format(when=words.moment(left.changed_at), name=words.literal(form.name)))
        icon = ":material/restore:"
        given, key = (form, left, shown), f"take_{form.key}"
        st.button(_("Khôi phục"), key=key, on_click=restore_draft, args=given, icon=icon)
        st.button(_("Bỏ bản nháp"), key=f"throw_{form.key}", on_click=throw_away, args=(left,))


def restore_draft(form: Form, left: Draft, shown: Mapping[str, Any]) -> None:
    """The form holds the draft from now on; what was typed in this visit already is offered in its place."""
    here, instead = visit(), draft_content(form)
    throw_away(left)
    begin_anew(form)
    st.session_state.update(shown)
    here.held[form.key] = HeldDraft(form.name, typed_content(left), datetime.now(UTC))
    write_draft(form.key, left.content)
    if instead:
        token = token_urlsafe(12)
        here.before.append(Draft(token, form.key, instead, datetime.now(UTC)))
        write_draft(form.key, {NAME: form.name, **instead}, token)


def throw_away(left: Draft) -> None:
    """The draft is offered no more."""
    here = visit()
    here.before = [draft for draft in here.before if draft is not left]
    write_draft(left.form, None, left.visit)


def form_generation(form: Form) -> int:
    """How often the form began anew in this visit: part of the keys of grids, which cannot be filled otherwise."""
    times: int = st.session_state.get(f"begun_{form.key}", 0)
    return times


def begin_anew(form: Form) -> None:
    """Its widgets are to be drawn with what is held, whatever stands in them."""
    st.session_state[f"begun_{form.key}"] = form_generation(form) + 1


def show_unpublished() -> None:
    """What this tab holds unpublished, on whatever page; `drafts.js` asks before the tab is closed while this stands there."""
    here = visit()
    if here.trouble:
        draw_trouble(here.trouble.title, here.trouble.advice)
    if here.held:
        newest = words.moment(max(one.changed_at for one in here.held.values()))
        said = _("Chưa công bố, bản nháp tự lưu lúc {when}: {names}.")
        with st.container(key="unpublished"):
            st.caption(said.format(when=newest, names=names_once([one.name for one in here.held.values()])))


def show_left_drafts() -> None:
    """What this tab left in an earlier visit and has not taken up yet, on whatever page; to be thrown away there, too."""
    left = visit().before
    if not left:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        said = _("Bản nháp của lần mở trước, chờ khôi phục ở trang của nó: {names}.")
        st.markdown(said.format(names=names_once([str(draft.content.get(NAME)) for draft in left])))
        with st.popover(_("Bỏ bớt"), icon=":material/delete:"):
            for draft in left:
                name = _("Bỏ {name} ({when})").format(
                    name=draft.content.get(NAME), when=words.moment(draft.changed_at)
                )
                key = f"left_{draft.visit}_{draft.form}"
                st.button(words.literal(name), key=key, on_click=throw_away, args=(draft,))


def names_once(names: Sequence[str]) -> str:
    """Each once."""
    return "; ".join(words.literal(name) for name in dict.fromkeys(names))
