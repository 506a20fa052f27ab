"""The cookie of a login, and addresses that lead onward from it."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from cchc.web.names import parse_host

# The browser itself sees to it that a cookie of this name is Secure and of this very host.
BEHIND_TLS, PLAIN = "__Host-cchc-login", "cchc-login"
TLS = ("https", "wss")


def is_behind_tls(scope: Scope) -> bool:
    """Whether the visitor's own connection is, as a proxy says that is believed."""
    return scope["scheme"] in TLS


def token_of(scope: Scope) -> str:
    """What the visitor's cookie says; blank where it says nothing, or two things."""
    wanted = BEHIND_TLS if is_behind_tls(scope) else PLAIN
    found = [
        value.strip()
        for line in Headers(scope=scope).getlist("cookie")
        for part in line.split(";")
        for name, sign, value in [part.strip().partition("=")]
        if sign and name == wanted
    ]
    return found[0] if len(found) == 1 else ""


def give_cookie(response: Response, scope: Scope, token: str) -> None:
    """Scripts cannot read it, and other sites' forms do not carry it. It goes when the browser is closed."""
    secure = is_behind_tls(scope)
    response.set_cookie(
        BEHIND_TLS if secure else PLAIN, token, path="/", secure=secure, httponly=True, samesite="lax"
    )


def take_cookie(response: Response, scope: Scope) -> None:
    """The browser forgets it."""
    secure = is_behind_tls(scope)
    response.delete_cookie(
        BEHIND_TLS if secure else PLAIN, path="/", secure=secure, httponly=True, samesite="lax"
    )


def host_of(scope: Scope) -> str:
    """The name by which the visitor calls this server; the gate has seen that there is one."""
    host = parse_host(Headers(scope=scope).get("host", ""))
    return host.name if host else ""


def local_address(text: str) -> str:
    """An address of this server; the first page in place of any other."""
    is_local = text.startswith("/") and text[1:2] not in ("/", "\\") and "\\" not in text
    return text if is_local and text.isprintable() and text.isascii() and " " not in text else "/"
