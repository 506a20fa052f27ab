"""Who a proxy says that somebody is (oauth2-proxy, Authelia): believed of a named peer that knows our secret, and of nobody else.

The name has to be that of an account here: a proxy opens the door, and does not make keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hmac import compare_digest
from ipaddress import ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

PEER = "cchc.peer"  # in the scope: the address that the connection itself comes from


@dataclass(frozen=True)
class ProxySettings:
    """`header` carries the name of who comes, `secret` is what the proxy shows in SECRET_HEADER, `peers` where it comes from."""

    header: str
    secret: str
    peers: tuple[str, ...]


SECRET_HEADER = "X-Cchc-Proxy-Secret"


class RememberPeer:
    """Keeps the address of the connection, before a proxy's word replaces it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The application, told of the peer."""
        client = scope.get("client")
        await self.app({**scope, PEER: client[0] if client else ""}, receive, send)


def name_by_proxy(scope: Scope, given: ProxySettings | None) -> str:
    """Who comes, as a proxy says that may; blank where none does. Names in any writing of UTF-8."""
    if given is None or not is_among(str(scope.get(PEER, "")), given.peers):
        return ""
    headers = Headers(scope=scope)
    secrets, names = headers.getlist(SECRET_HEADER), headers.getlist(given.header)
    if len(secrets) != 1 or len(names) != 1 or not compare_digest(secrets[0].encode(), given.secret.encode()):
        return ""
    return names[0].encode("latin-1", "replace").decode("utf-8", "replace").strip()


def is_among(address: str, peers: Sequence[str]) -> bool:
    """Whether an address is one of these, or in one of these networks."""
    try:
        here = ip_address(address)
    except ValueError:
        return False
    return any(here in ip_network(peer, strict=False) for peer in peers)
