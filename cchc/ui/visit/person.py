"""Who looks at the page, as the gate says; nobody in particular as long as there are no accounts."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from cchc import words
from cchc.browser.sessions import in_session
from cchc.language import HOME, _, current_language
from cchc.people.accounts import may_have_accounts
from cchc.people.acting import ANYBODY, NOBODY, Actor, know_visitors
from cchc.people.file import PeopleFile, open_people, people_file
from cchc.people.person import Person
from cchc.people.sessions import SessionLimits, session
from cchc.store import default_path

# How long a session holds is the gate's; here it matters whether there is one, and what its person may do now.
ANY_AGE = SessionLimits(float("inf"), float("inf"))


def people() -> PeopleFile:
    """The accounts beside this database."""
    return open_people(people_file(default_path()))


def current_person() -> Person | None:
    """As their roles stand at this moment; None where nobody says who they are."""
    found = session(people(), session_id(), ANY_AGE)
    return found.person if found else None


def visitor() -> Actor | None:
    """Whoever does what this thread does; None where it works for no visit."""
    if not in_session():
        return None
    if not may_have_accounts(people()):
        return ANYBODY
    found = current_person()
    return Actor(found.name, found) if found else NOBODY


know_visitors(visitor)


def session_id() -> str:
    """The fingerprint of this visit's login, as the gate says; blank where nobody is logged in."""
    return str(st.user.to_dict().get("session") or "")


def is_shut_out() -> bool:
    """Whether this page must not be drawn, which it then says: there are accounts, and nobody is logged in."""
    if not may_have_accounts(people()) or current_person():
        return False
    st.error(_("Phiên đăng nhập đã hết. Tải lại trang để đăng nhập."))
    return True


def ask_signature(label: str, key: str, width: int | None = None, most: int | None = None) -> str:
    """Who does something: whoever is logged in, and only where there are no accounts a name that is typed."""
    if person := current_person():
        st.session_state[key] = person.title
        st.caption(f"{label}: {words.literal(person.title)}")
        return person.title
    said = _("Họ tên hoặc phòng")
    return st.text_input(label, key=key, placeholder=said, max_chars=most, width=width or "stretch")


def show_who_is_in() -> None:
    """The name at the foot of the menu, with the ways to another password and out; where there are no accounts, that nobody is
    asked for one."""
    if not (person := current_person()):
        said = _("Chưa có tài khoản: ai mở được trang này đều sửa được số liệu.")
        with st.sidebar, st.container(key="who_is_in"):
            st.html(escape(said))
        return
    query = "" if current_language() == HOME else "?" + urlencode({"ngon_ngu": current_language()})
    ways = ((_("Đổi mật khẩu"), "/doi-mat-khau"), (_("Đăng xuất"), "/dang-xuat"))
    links = " · ".join(f'<a href="{path}{query}">{escape(text)}</a>' for text, path in ways)
    with st.sidebar, st.container(key="who_is_in"):
        st.html(f"<strong>{escape(person.title)}</strong><br>{links}")
