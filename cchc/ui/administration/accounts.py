"""Accounts on the page: who has one and what it allows, one invited, one changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Literal

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.people import administering
from cchc.people.accounts import has_accounts, list_people
from cchc.people.person import Grant, Scope, parse_scope
from cchc.people.rights import ROLES, WHOLE, Role, ScopeKind
from cchc.ui.administration.outcome import attempt, say_account_outcome
from cchc.ui.administration.rows import people_rows
from cchc.ui.administration.scopes import grant_text, scope_kinds, scope_names
from cchc.ui.showing.downloads import table_and_files
from cchc.ui.showing.headline import show_headline
from cchc.ui.visit.person import current_person, people, session_id

SHOWN = ("account", "person", "roles", "account_state", "has_code", "last_login", "account_made_at")
NEW, OLD = "new", "known"


def can_administer() -> bool:
    """Whether whoever looks keeps people; who does not is told what to do."""
    if not has_accounts(people()):
        show_headline(_("**Chưa có tài khoản nào**: ai mở được trang này đều xem và sửa được số liệu."))
        st.markdown(
            _("Tạo người quản trị đầu tiên ở cửa sổ lệnh của máy chủ; từ đó mọi người phải đăng nhập.")
        )
        st.code("python -m cchc people add TEN --role admin", language=None, wrap_lines=True)
        return False
    who = current_person()
    if who is None or not who.may("keep_people"):
        st.info(_("Trang này dành cho người quản trị tài khoản."))
        return False
    return True


def say_who_has_accounts() -> None:
    """How many accounts there are, how many of them keep people, and how many are in now."""
    known = list_people(people())
    administrators = [one for one in known if any(role["role"] == "admin" for role in one["roles"])]
    inside = len(administering.open_sessions(people(), session_id()))
    said = _(
        "**{count} tài khoản**, trong đó {admins} quản trị; {blocked} đang khóa; {inside} phiên đang đăng nhập."
    )
    blocked = sum(1 for one in known if one["state"] == "blocked")
    show_headline(said.format(count=len(known), admins=len(administrators), blocked=blocked, inside=inside))


def show_accounts() -> None:
    """Everybody who may log in, with what they may do; the same as a file."""
    rows = [account_row(account) for account in list_people(people())]
    table_and_files(people_rows("people_accounts", SHOWN, rows), SHOWN)


def account_row(account: Mapping[str, Any]) -> dict[str, Any]:
    """An account in words."""
    return {
        "account": account["name"],
        "person": account["title"],
        "roles": "; ".join(grant_text(grant) for grant in grants_of_account(account)),
        "account_state": "to_change" if account["must_change"] else account["state"],
        "has_code": _("Có") if account["totp"] else _("Không"),
        "last_login": account["last_login"],
        "account_made_at": account["made_at"],
    }


def grants_of_account(account: Mapping[str, Any]) -> list[Grant]:
    """Its roles."""
    return [Grant(each["role"], parse_scope(each["scope"]) or Scope("unit")) for each in account["roles"]]


def invite_somebody() -> None:
    """A form for an account; its first login is by a word that is shown once."""
    st.subheader(_("Thêm người dùng"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(_("Tên đăng nhập"), key="account_new", max_chars=64, width=220)
        st.text_input(_("Họ tên, như khi ký"), key="title_new", max_chars=100, width=300)
    grants = choose_roles(NEW, [Grant("viewer")])
    st.button(
        _("Thêm"),
        type="primary",
        icon=":material/person_add:",
        key="invite",
        on_click=invite_named,
        args=(grants,),
    )
    say_account_outcome(NEW)


def invite_named(grants: Sequence[Grant]) -> None:
    """When the button is pressed."""
    name, title = str(st.session_state["account_new"]), str(st.session_state["title_new"])

    def act() -> str:
        word = administering.invite(people(), session_id(), name, title, grants)
        st.session_state["account_new"] = st.session_state["title_new"] = ""
        return entry_code_text(name, word)

    attempt(NEW, act)


def entry_code_text(name: str, word: str) -> str:
    """What is said of a word that is shown once."""
    said = _(
        "Mã vào lần đầu của «{name}»: `{word}` — chỉ hiện lần này, dùng một lần, trong 24 giờ. Đưa cho đúng người; vào được thì "
        "người ấy phải đặt mật khẩu của mình."
    )
    return said.format(name=words.literal(name), word=word)


def change_somebody() -> None:
    """One account: its roles, in or out, a new word, out everywhere."""
    accounts = {str(account["name"]): account for account in list_people(people())}
    st.subheader(_("Sửa một tài khoản"))
    name = st.selectbox(_("Tài khoản"), list(accounts), key="account_known", width=300)
    account = accounts[name]
    grants = choose_roles(f"{OLD}_{name}", grants_of_account(account))
    is_blocked = account["state"] == "blocked"
    with st.container(horizontal=True):
        account_button(
            _("Lưu vai trò"), "save", ":material/save:", partial(save_roles, name, grants), is_first=True
        )
        account_button(_("Cấp mã vào lại"), "key", ":material/key:", partial(recover_account, name))
        account_button(
            _("Đăng xuất khỏi mọi nơi"), "out", ":material/logout:", partial(log_account_out, name)
        )
        if account["totp"]:
            account_button(
                _("Thôi hỏi mã xác thực"),
                "code",
                ":material/phonelink_erase:",
                partial(drop_account_code, name),
            )
        said = _("Mở lại") if is_blocked else _("Khóa")
        icon = ":material/lock_open:" if is_blocked else ":material/lock:"
        account_button(said, "block", icon, partial(block_account, name, not is_blocked))
    say_account_outcome(OLD)


def account_button(label: str, key: str, icon: str, act: Callable[[], str], is_first: bool = False) -> None:
    """A button of the account that is chosen."""
    kind: Literal["primary", "secondary"] = "primary" if is_first else "secondary"
    st.button(label, icon=icon, key=f"account_{key}", type=kind, on_click=attempt, args=(OLD, act))


def save_roles(name: str, grants: Sequence[Grant]) -> str:
    """These roles instead of those."""
    administering.give_roles(people(), session_id(), name, grants)
    return _("Đã lưu vai trò của «{name}»; trang đang mở của người ấy đổi theo ngay.").format(
        name=words.literal(name)
    )


def recover_account(name: str) -> str:
    """A word that opens it once."""
    return entry_code_text(name, administering.give_entry_code(people(), session_id(), name))


def log_account_out(name: str) -> str:
    """Out everywhere."""
    ended = administering.log_out(people(), session_id(), name)
    return _("Đã đăng xuất «{name}» khỏi {count} nơi.").format(name=words.literal(name), count=ended)


def drop_account_code(name: str) -> str:
    """No code of an authenticator any more."""
    administering.drop_code(people(), session_id(), name)
    return _("«{name}» đăng nhập không cần mã xác thực nữa.").format(name=words.literal(name))


def block_account(name: str, blocked: bool) -> str:
    """Out and not in again, or in again."""
    administering.block_or_open(people(), session_id(), name, blocked)
    said = _("Đã khóa «{name}»: mọi trang đang mở bị đóng.") if blocked else _("Đã mở lại «{name}».")
    return said.format(name=words.literal(name))


def choose_roles(which: str, before: Sequence[Grant]) -> list[Grant]:
    """Every role that is chosen within every place that is; `before`: what an account has now."""
    kind_before = before[0].scope.kind if before else WHOLE
    with st.container(horizontal=True, vertical_alignment="bottom"):
        roles: list[Role] = st.multiselect(
            _("Vai trò"),
            ROLES,
            default=list(dict.fromkeys(grant.role for grant in before)),
            format_func=partial(words.label, "role"),
            key=f"roles_{which}",
            placeholder=_("Chọn"),
            width=330,
        )
        kinds = scope_kinds()
        kind: ScopeKind = st.selectbox(
            _("Phạm vi"),
            list(kinds),
            index=max(0, list(kinds).index(kind_before)) if kind_before in kinds else 0,
            format_func=kinds.__getitem__,
            key=f"scope_kind_{which}",
            width=200,
        )
        places = [""] if kind == WHOLE else choose_places(which, kind, before)
    for role in roles:
        st.caption(f"{words.label('role', role)}: {words.label('role_may', role)}")
    return [Grant(role, Scope(kind, place)) for role in roles for place in places]


def choose_places(which: str, kind: ScopeKind, before: Sequence[Grant]) -> list[str]:
    """The codes of the places that are chosen."""
    named = scope_names(kind)
    held = [grant.scope.of for grant in before if grant.scope.kind == kind and grant.scope.of in named]
    return st.multiselect(
        scope_kinds()[kind],
        list(named),
        default=list(dict.fromkeys(held)),
        format_func=named.__getitem__,
        key=f"places_{kind}_{which}",
        placeholder=_("Chọn"),
        width=420,
    )
