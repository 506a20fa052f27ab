"""What happens at the pages of `pages.py`: in, out, another password."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TypeVar
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope

from cchc.language import mark, set_language
from cchc.people import accounts
from cchc.people.errors import PeopleError
from cchc.people.file import PeopleFile
from cchc.people.logins import TooManyAttemptsError, confirm_password, log_in
from cchc.people.sessions import Session, SessionLimits, begin_session, end_session, forget_ended
from cchc.web.login.cookie import give_cookie, host_of, local_address, take_cookie
from cchc.web.login.elsewhere import LoginElsewhere, forget_state
from cchc.web.login.oidc import OidcSettings, Provider
from cchc.web.login.pages import (
    BACK,
    ELSEWHERE,
    FORCED_PAGE,
    LOGIN,
    LOGIN_PAGE,
    LOGOUT,
    LOGOUT_PAGE,
    NEXT,
    PASSWORD,
    PASSWORD_PAGE,
    form_page,
)
from cchc.web.refusal import Refusal, asked_language

LARGEST_FORM = 16 * 1024  # bytes
AT_ONCE, MOST_WAITING = 2, 20  # passwords that are compared: each takes 64 MB for a twentieth of a second
WRONG = mark("Tên đăng nhập, mật khẩu hoặc mã không đúng.")
TOO_MANY = mark("Thử sai quá nhiều lần. Chờ 15 phút rồi thử lại, hoặc nhờ người quản trị đặt lại mật khẩu.")
BUSY = mark("Đang có quá nhiều người đăng nhập cùng lúc. Chờ vài giây rồi thử lại.")
NOT_ALIKE = mark("Hai lần nhập mật khẩu mới không giống nhau.")
WRONG_OLD = mark("Mật khẩu đang dùng không đúng.")
NOT_NEW = mark("Mật khẩu mới phải khác mật khẩu đang dùng.")
TOO_LARGE = Refusal(
    413, "form", mark("Biểu mẫu gửi lên quá lớn."), mark("Mở lại trang đăng nhập rồi điền lại.")
)
NO_SUCH_METHOD = Refusal(
    405, "method", mark("Địa chỉ này không nhận yêu cầu như vậy."), mark("Mở trang đăng nhập rồi làm lại.")
)
T = TypeVar("T")
Typed = dict[str, str]


class LoginActs:
    """The answers of our own pages around a login."""

    paths = (LOGIN, LOGOUT, PASSWORD, ELSEWHERE, BACK)

    def __init__(self, people: PeopleFile, limits: SessionLimits, oidc: OidcSettings | None = None) -> None:
        self.people = people
        self.limits = limits
        self.elsewhere = LoginElsewhere(people, Provider(oidc)) if oidc else None
        self.login_page = replace(LOGIN_PAGE, another=oidc.name) if oidc else LOGIN_PAGE
        self.comparing = ThreadPoolExecutor(AT_ONCE, "password")
        self.waiting = 0

    async def answer(self, scope: Scope, receive: Receive, found: Session | None) -> Response:
        """To whoever asks for one of these pages; `found`: the session that they have."""
        onward = local_address(parse_qs(scope["query_string"].decode("latin-1")).get(NEXT, ["/"])[-1])
        if scope["path"] in (ELSEWHERE, BACK):
            return await self.by_another(scope, onward, found)
        if scope["method"] in ("GET", "HEAD"):
            return self.shown(scope, onward, found)
        if scope["method"] != "POST":
            return NO_SUCH_METHOD.response(scope)
        typed = await typed_in(scope, receive)
        if typed is None:
            return TOO_LARGE.response(scope)
        if scope["path"] == LOGOUT:
            return await self.log_out(scope, found)
        if scope["path"] == LOGIN:
            return await self.log_in(scope, onward, typed, found)
        return await self.change(scope, onward, typed, found) if found else onto(LOGIN)

    def shown(self, scope: Scope, onward: str, found: Session | None) -> Response:
        """The page with its form, where there is something to do on it."""
        if scope["path"] == LOGIN:
            return onto(onward) if found else form_page(self.login_page, scope, onward)
        if found is None:
            return onto(LOGIN)
        if scope["path"] == LOGOUT:
            return form_page(LOGOUT_PAGE, scope)
        return form_page(FORCED_PAGE if found.person.must_change else PASSWORD_PAGE, scope, onward)

    async def by_another(self, scope: Scope, onward: str, found: Session | None) -> Response:
        """There, or back with a new session; where that did not go, the page of the login says why."""
        if self.elsewhere is None or scope["method"] != "GET":
            return onto(LOGIN) if self.elsewhere is None else NO_SUCH_METHOD.response(scope)
        loop = asyncio.get_running_loop()
        try:
            if scope["path"] == ELSEWHERE:
                return await loop.run_in_executor(None, self.elsewhere.go, scope)
            name, onward = await loop.run_in_executor(None, self.elsewhere.come_back, scope)
        except PeopleError as error:
            set_language(asked_language(scope))
            return form_page(self.login_page, scope, onward, str(error), 401)
        if found:
            end_session(self.people, found.id)
        forget_ended(self.people, self.limits)
        response = self.begin(scope, onward, name)
        forget_state(response, scope)
        return response

    async def log_in(self, scope: Scope, onward: str, typed: Typed, found: Session | None) -> Response:
        """A new session for who is right; the same words for everybody else."""
        name = typed.get("name", "")
        if self.waiting > MOST_WAITING:
            return form_page(self.login_page, scope, onward, BUSY, 503, name)
        password, code = typed.get("password", ""), typed.get("code", "")
        try:
            who = await self.compared(
                lambda: log_in(self.people, name, password, code, visitor_address(scope))
            )
        except TooManyAttemptsError:
            return form_page(self.login_page, scope, onward, TOO_MANY, 429, name)
        if who is None:
            return form_page(self.login_page, scope, onward, WRONG, 401, name)
        if found:
            end_session(self.people, found.id)
        forget_ended(self.people, self.limits)
        return self.begin(scope, onward, who)

    async def compared(self, work: Callable[[], T]) -> T:
        """What some work on passwords gives, in its turn; others are served meanwhile."""
        self.waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self.comparing, work)
        finally:
            self.waiting -= 1

    async def log_out(self, scope: Scope, found: Session | None) -> Response:
        """The session ends here and on every open page."""
        if found:
            end_session(self.people, found.id)
        response = onto(LOGIN)
        take_cookie(response, scope)
        return response

    async def change(self, scope: Scope, onward: str, typed: Typed, found: Session) -> Response:
        """Another password, a new session, and the end of all others."""
        who, page = found.person, FORCED_PAGE if found.person.must_change else PASSWORD_PAGE
        trouble = await self.compared(lambda: self.try_change(scope, typed, found))
        if trouble:
            return form_page(page, scope, onward, trouble, 429 if trouble == TOO_MANY else 400)
        return self.begin(scope, onward, who.name)

    def try_change(self, scope: Scope, typed: Typed, found: Session) -> str:
        """What keeps a password from being changed; blank where it was."""
        name, new = found.person.name, typed.get("new", "")
        if new != typed.get("again", ""):
            return NOT_ALIKE
        try:
            if found.person.must_change:
                # Whoever came in by a word for one use does not know the old one.
                if accounts.has_password(self.people, name, new):
                    return NOT_NEW
            elif not confirm_password(self.people, name, typed.get("old", ""), visitor_address(scope)):
                return WRONG_OLD
            accounts.set_password(
                self.people, name, new, accounts.key_of(name), must_change=False, session_id=found.id
            )
        except TooManyAttemptsError:
            return TOO_MANY
        except PeopleError as error:
            return str(error)
        return ""

    def begin(self, scope: Scope, onward: str, name: str) -> Response:
        """In, by a token that nobody had before."""
        response = onto(onward)
        give_cookie(response, scope, begin_session(self.people, name, host_of(scope), visitor_address(scope)))
        return response


def onto(path: str) -> Response:
    """Another page, asked for anew."""
    return RedirectResponse(path, 303, {"Cache-Control": "no-store"})


def visitor_address(scope: Scope) -> str:
    """Where the visitor is; a proxy that is believed has said so."""
    return scope["client"][0] if scope.get("client") else ""


async def typed_in(scope: Scope, receive: Receive) -> Typed | None:
    """The boxes of a form; None of one that is too large."""
    content = b""
    async for part in Request(scope, receive).stream():
        content += part
        if len(content) > LARGEST_FORM:
            return None
    found = parse_qs(content.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[-1] for name, values in found.items()}
