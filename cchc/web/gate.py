"""Who may come in: compares Host and Origin of every request and websocket before anything else sees it.

Streamlit does the like for websockets alone, lets every Host in, and asks an address service on the internet, inside its
event loop, about an Origin that it does not know. Starlette's `TrustedHostMiddleware` cuts a Host at its first colon, so it
knows no IPv6, answers in English, and has no Origin; a middleware for CORS tells browsers who may read an answer and lets
everybody in. So this is our own.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from cchc.language import mark
from cchc.web.names import Host, is_loopback, parse_host
from cchc.web.noting import note_refusal
from cchc.web.refusal import Refusal
from cchc.web.visitors import Visitors

FOREIGN_HOST = (
    mark("Máy chủ không nhận tên «{about}»."),
    mark(
        "Mở bảng điều khiển bằng tên hoặc địa chỉ mà người quản trị đã cho. Người quản trị: thêm tên này vào CCHC_HOSTS."
    ),
)
FOREIGN_ORIGIN = (
    mark("Yêu cầu này đến từ một trang khác nên không được nhận."),
    mark(
        "Mở bảng điều khiển trong một thẻ riêng của trình duyệt. Người quản trị: nếu đứng sau máy chủ trung gian (proxy), "
        "ghi địa chỉ của nó vào CCHC_PROXIES và để nó chuyển nguyên tên máy (Host)."
    ),
)
NOT_OPENED = (
    mark("Bảng điều khiển này chỉ dùng được trên chính máy chạy nó."),
    mark("Người quản trị: chưa có tài khoản đăng nhập; muốn vẫn mở cho máy khác thì đặt CCHC_ACCOUNTS=none."),
)
READING = ("GET", "HEAD")
FORWARDED = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via")


class Gate:
    """Lets in who speaks to this server by its own name from its own pages, and answers everybody else at once.

    What passes carries no Origin any more: it says nothing new, and Streamlit has nothing to ask about.
    """

    def __init__(self, app: ASGIApp, visitors: Visitors) -> None:
        self.app = app
        self.visitors = visitors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif refusal := self.refusal(scope):
            note_refusal(refusal, scope)
            await refusal(scope, receive, send)
        else:
            del MutableHeaders(scope=scope)["origin"]
            await self.app(scope, receive, send)

    def refusal(self, scope: Scope) -> Refusal | None:
        """What keeps a visitor out; None where nothing does."""
        if not self.visitors.may_come_from_elsewhere and not came_from_within(scope):
            return Refusal(403, "not_opened", *NOT_OPENED)
        headers = Headers(scope=scope)
        host = only_host(headers)
        if host is None or not self.visitors.call_us(host.name, scope):
            return Refusal(421, "host", *FOREIGN_HOST, about=", ".join(headers.getlist("host"))[:100])
        if not is_own_page(scope, headers, host) or is_built_into_another(headers, scope):
            return Refusal(403, "origin", *FOREIGN_ORIGIN)
        return None


def came_from_within(scope: Scope) -> bool:
    """Whether a connection came in at an address that only this machine reaches, or at a socket that is a file."""
    here = scope.get("server")
    return not here or here[1] is None or is_loopback(here[0])


def is_from_here(scope: Scope) -> bool:
    """Whether a program on this machine asks, and no proxy for somebody else, also none that nobody told us about."""
    client = scope.get("client")
    headers = Headers(scope=scope)
    return client is not None and is_loopback(client[0]) and not any(name in headers for name in FORWARDED)


def only_host(headers: Headers) -> Host | None:
    """The one Host; None where there is none, several, or one that is no name."""
    given = headers.getlist("host")
    return parse_host(given[0]) if len(given) == 1 else None


def is_own_page(scope: Scope, headers: Headers, host: Host) -> bool:
    """Whether a request comes from a page of this very server. Browsers leave Origin out when they fetch their own page's
    parts, and never of a websocket; programs on this machine may."""
    origins = headers.getlist("origin")
    if not origins:
        return scope["method"] in READING if scope["type"] == "http" else is_from_here(scope)
    scheme = scope["scheme"].replace("ws", "http")
    return origins == [host.origin(scheme)]


def is_built_into_another(headers: Headers, scope: Scope) -> bool:
    """Whether a browser says that a page of another site, or of another port here, fetches this as a part of it. A link
    is none."""
    if headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
        return False
    is_link = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == ("navigate", "document")
    return not (is_link and scope.get("method") == "GET")
