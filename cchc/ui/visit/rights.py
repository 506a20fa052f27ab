"""What whoever looks may do, so that pages offer nothing else. The store asks again when it is done."""

from __future__ import annotations

import threading
import time

import streamlit as st

from cchc.browser.sessions import in_session
from cchc.language import _
from cchc.menu import TITLES, screen_of
from cchc.people.acting import acting
from cchc.people.acts import ACTS, Act
from cchc.people.person import Person
from cchc.store import open_store
from cchc.store.allowing import is_allowed

# A page asks a hundred times in a run, which has a thread of its own; what it shows may be so many seconds old.
KEPT_FOR = 0.5
_kept = threading.local()


def looking() -> Person | None:
    """Whoever looks; None of who is bounded by nothing."""
    if not in_session():
        return acting().person
    now = time.monotonic()
    if now - getattr(_kept, "at", -KEPT_FOR) >= KEPT_FOR:
        _kept.person, _kept.at = acting().person, now
    found: Person | None = _kept.person
    return found


def may(doing: Act, *unit_ids: str) -> bool:
    """Whether they may do it at all of these units; "" is what belongs to no unit."""
    person = looking()
    return person is None or is_allowed(open_store().database.cursor, person, doing, unit_ids)


def may_somewhere(doing: Act) -> bool:
    """Whether there is a unit at which they may."""
    person = looking()
    return person is None or person.may_somewhere(ACTS[doing].right)


def may_with_upload(doing: Act, upload_id: str) -> bool:
    """Whether they may do it to all that an upload speaks of."""
    return looking() is None or may(doing, *open_store().units_of_upload(upload_id))


def may_open(name: str) -> bool:
    """Whether a page is for them: one that asks for no right, or for one of those that they have somewhere."""
    person, rights = looking(), screen_of(name).rights
    return person is None or not rights or any(person.may_somewhere(right) for right in rights)


def say_not_for_you(name: str) -> None:
    """In place of a page whose address somebody knows all the same."""
    st.title(_(TITLES[name]))
    st.info(
        _("Vai trò của bạn không mở trang này. Cần dùng thì nhờ người quản trị cấp quyền."),
        icon=":material/lock:",
    )
