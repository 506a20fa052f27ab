"""As soon as there is an account, every way in asks who comes: pages lead to the login, all else is refused.

Stands behind the comparison of Host and Origin, which is what keeps foreign forms out of ours: no request that changes
anything gets here without the Origin of a page of this very server. Only how the server is (`/suc-khoe`, `/metrics`, which has a
rule of its own) is told to who does not say their name.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import nullcontext
from dataclasses import replace
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from cchc.browser.addresses import ALIVE
from cchc.language import mark
from cchc.people.accounts import has_accounts, key_of, person
from cchc.people.acting import NOBODY, Actor, acting_as
from cchc.people.file import PeopleFile
from cchc.people.sessions import (
    Session,
    SessionLimits,
    begin_session,
    end_session,
    fingerprint,
    note_seen,
    session,
)
from cchc.web.login.acts import LoginActs, onto, visitor_address
from cchc.web.login.by_proxy import ProxySettings, name_by_proxy
from cchc.web.login.cookie import give_cookie, host_of, token_of
from cchc.web.login.oidc import OidcSettings
from cchc.web.login.open_tab import OpenTab
from cchc.web.login.pages import LOGIN, NEXT, PASSWORD, address
from cchc.web.noting import note_refusal
from cchc.web.refusal import LANGUAGE, Refusal, asked_language
from cchc.web.room import is_page

LOG = logging.getLogger(__name__)
OWN = "x-cchc-"  # no visitor says a header that begins so
NAME, SESSION = "X-Cchc-Name", "X-Cchc-Session"
# Streamlit gives these to pages as `st.user`.
TOLD = {NAME: "name", SESSION: "session"}
ALWAYS_OPEN = ("/suc-khoe/song", "/suc-khoe/san-sang", "/metrics", ALIVE)
NOT_IN = Refusal(
    401,
    "not_logged_in",
    mark("Cần đăng nhập."),
    mark("Phiên đăng nhập đã hết hoặc chưa có. Mở trang đầu để đăng nhập, rồi làm lại."),
    leads_home=True,
)
NO_ACCOUNT = Refusal(
    403,
    "no_account",
    mark("Chưa có tài khoản «{about}» ở đây, hoặc tài khoản đang bị khóa."),
    mark("Nhờ người quản trị thêm hoặc mở tài khoản của tên ấy."),
)
NO_FILE = Refusal(
    503,
    "people",
    mark("Không đọc được tệp tài khoản, nên chưa ai vào được."),
    mark("Số liệu vẫn an toàn. Báo người quản trị: lý do ghi trong nhật ký của máy chủ."),
    retry_after=30,
)


class Logins:
    """Lets in who has a session, tells the application who that is, and nobody else."""

    def __init__(
        self,
        app: ASGIApp,
        people: PeopleFile,
        limits: SessionLimits,
        oidc: OidcSettings | None = None,
        proxy: ProxySettings | None = None,
    ) -> None:
        self.app = app
        self.people = people
        self.limits = limits
        self.proxy = proxy
        self.is_asked_elsewhere = oidc is not None or proxy is not None
        self.acts = LoginActs(people, limits, oidc)
        config.set_option("server.trustedUserHeaders", TOLD)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        claimed = name_by_proxy(scope, self.proxy)
        headers = MutableHeaders(scope=scope)
        for name in [name for name in headers if name.lower().replace("_", "-").startswith(OWN)]:
            del headers[name]
        try:
            # Who names another door wants everybody to say who they are, also before the first of them came.
            is_open = not self.is_asked_elsewhere and not has_accounts(self.people)
            found = None if is_open else self.session_of(scope)
            if claimed and (found is None or key_of(found.person.name) != key_of(claimed)):
                await self.begin_by_proxy(scope, receive, send, claimed, found)
                return
            acts = not is_open and scope["type"] == "http" and scope["path"] in self.acts.paths
            acted = await self.acts.answer(scope, receive, found) if acts else None
        except (sqlite3.Error, OSError):
            LOG.exception("Không đọc được tệp tài khoản.")
            await NO_FILE(scope, receive, send)
            return
        if is_open and scope["type"] == "websocket":
            await self.tab("", receive, send).run(self.app, scope)
        elif is_open or (scope["type"] == "http" and scope["path"] in ALWAYS_OPEN):
            await self.app(scope, receive, send)
        elif acted:
            await acted(scope, receive, send)
        elif found is None or found.person.must_change:
            await self.refuse(scope, receive, send, PASSWORD if found else LOGIN)
        else:
            await self.let_in(scope, receive, send, found)

    async def begin_by_proxy(
        self, scope: Scope, receive: Receive, send: Send, name: str, found: Session | None
    ) -> None:
        """A session of who the proxy says, and the end of that of anybody else; a page is asked for once more with it."""
        if found:
            end_session(self.people, found.id)
        with self.people.reading() if self.people.exists() else nullcontext() as connection:
            known = person(connection, name) if connection else None
        if known is None:
            await replace(NO_ACCOUNT, about=name)(scope, receive, send)
        elif scope["type"] == "http" and scope["method"] == "GET" and is_page(scope):
            response = onto(
                quote(scope["path"])
                + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else "")
            )
            token = begin_session(self.people, name, host_of(scope), visitor_address(scope))
            give_cookie(response, scope, token)
            await response(scope, receive, send)
        else:
            note_refusal(NOT_IN, scope)
            await NOT_IN(scope, receive, send)

    def session_of(self, scope: Scope) -> Session | None:
        """The visitor's; of this very host."""
        token = token_of(scope)
        return session(self.people, fingerprint(token), self.limits, host_of(scope)) if token else None

    async def let_in(self, scope: Scope, receive: Receive, send: Send, found: Session) -> None:
        """The application is told who comes; a tab is let go when the session ends."""
        headers = MutableHeaders(scope=scope)
        headers[NAME], headers[SESSION] = quote(found.person.name), found.id
        with acting_as(lambda: self.actor(found.id)):
            if scope["type"] == "websocket":
                await self.tab(found.id, receive, send).run(self.app, scope)
                return
            if is_page(scope) or scope["method"] not in ("GET", "HEAD"):
                note_seen(self.people, found.id)
            await self.app(scope, receive, send)

    def actor(self, session_id: str) -> Actor:
        """Whose session it is, with the rights of this moment; nobody, once it has ended."""
        found = session(self.people, session_id, self.limits)
        return Actor(found.person.name, found.person) if found else NOBODY

    def tab(self, session_id: str, receive: Receive, send: Send) -> OpenTab:
        """A tab of a session; of none, as long as there are no accounts."""
        return OpenTab(self.people, self.limits, session_id, receive, send)

    async def refuse(self, scope: Scope, receive: Receive, send: Send, path: str) -> None:
        """A page leads to where somebody can say who they are, and back; nothing else does."""
        if scope["type"] == "http" and scope["method"] == "GET" and is_page(scope):
            query = scope["query_string"].decode("latin-1")
            onward = quote(scope["path"]) + (f"?{query}" if query else "")
            spoken = {} if asked_language(scope) == "vi" else {LANGUAGE: asked_language(scope)}
            asked = {NEXT: onward} if onward != "/" else {}
            headers = {"Cache-Control": "no-store"}
            await RedirectResponse(address(path, {**asked, **spoken}), 303, headers)(scope, receive, send)
            return
        note_refusal(NOT_IN, scope)
        await NOT_IN(scope, receive, send)
