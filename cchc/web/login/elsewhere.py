"""The two addresses of a login at another's door: the way there, and the way back with a code."""

from __future__ import annotations

import logging
from hmac import compare_digest
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from cchc.language import mark
from cchc.people.elsewhere import START_SECONDS, begin_login, come_in, end_login
from cchc.people.errors import PeopleError
from cchc.people.file import PeopleFile
from cchc.web.login.cookie import host_of, is_behind_tls, local_address
from cchc.web.login.oidc import Provider, ProviderError
from cchc.web.login.pages import BACK, NEXT

LOG = logging.getLogger(__name__)
NOT_REACHED = mark(
    "Không liên lạc được với hệ thống đăng nhập chung. Thử lại sau, hoặc đăng nhập bằng tài khoản ở đây."
)
NOT_BELIEVED = mark(
    "Hệ thống đăng nhập chung không xác nhận được bạn là ai. Thử lại; nếu vẫn vậy, báo người quản trị."
)
TOO_LATE = mark("Lần đăng nhập này đã quá lâu, hoặc mở ở trình duyệt khác. Bấm đăng nhập lại.")
STATE_BEHIND_TLS, STATE = "__Host-cchc-state", "cchc-state"


class LoginElsewhere:
    """Work that waits for the provider; to be done beside the loop."""

    def __init__(self, people: PeopleFile, provider: Provider) -> None:
        self.people = people
        self.provider = provider

    def go(self, scope: Scope) -> Response:
        """To the provider, with what is to come back. Raises PeopleError with what to say."""
        onward = local_address(parse_qs(scope["query_string"].decode("latin-1")).get(NEXT, ["/"])[-1])
        start = begin_login(self.people, onward, host_of(scope))
        try:
            url = self.provider.address(start, address_back(scope))
        except ProviderError as error:
            LOG.warning("OIDC: %s", error)
            raise PeopleError(NOT_REACHED) from error
        response = RedirectResponse(url, 303, {"Cache-Control": "no-store"})
        secure = is_behind_tls(scope)
        response.set_cookie(
            STATE_BEHIND_TLS if secure else STATE,
            start.state,
            max_age=int(START_SECONDS),
            path="/",
            secure=secure,
            httponly=True,
            samesite="lax",
        )
        return response

    def come_back(self, scope: Scope) -> tuple[str, str]:
        """Who came back, and where they wanted to go. Raises PeopleError with what to say."""
        asked = {
            name: values[-1] for name, values in parse_qs(scope["query_string"].decode("latin-1")).items()
        }
        state = asked.get("state", "")
        kept = cookie_parser(Headers(scope=scope).get("cookie", "")).get(
            STATE_BEHIND_TLS if is_behind_tls(scope) else STATE, ""
        )
        start = end_login(self.people, state, host_of(scope)) if state else None
        if start is None or not compare_digest(kept.encode(), state.encode()):
            raise PeopleError(TOO_LATE)
        if "code" not in asked:
            LOG.warning("OIDC: %s", asked.get("error", "no code")[:200])
            raise PeopleError(NOT_BELIEVED)
        try:
            who = self.provider.who(start, asked["code"], address_back(scope))
        except ProviderError as error:
            LOG.warning("OIDC: %s", error)
            raise PeopleError(NOT_BELIEVED) from error
        return come_in(self.people, who), start.onward


def address_back(scope: Scope) -> str:
    """Where the provider sends the browser, as it calls this server; the gate has seen that this is one of our names."""
    return f"{scope['scheme']}://{Headers(scope=scope)['host']}{BACK}"


def forget_state(response: Response, scope: Scope) -> None:
    """The browser forgets what it went with."""
    secure = is_behind_tls(scope)
    response.delete_cookie(
        STATE_BEHIND_TLS if secure else STATE, path="/", secure=secure, httponly=True, samesite="lax"
    )
