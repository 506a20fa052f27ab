"""What every answer of the server carries for the browser to hold to, whoever gives it: pages, scripts, refusals, errors.

The policy is as strict as Streamlit allows. `docs/server.md` says what each exception is for; the walk in `tests/browser/`
opens every page under it. Libraries for such headers write constants into the answers of one web framework; ours must also
reach those that Streamlit and uvicorn's websockets give, so this is a dictionary and a loop.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from functools import cached_property
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
OTHERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
STARTS = ("http.response.start", "websocket.http.response.start", "websocket.accept")


class SecurityHeaders:
    """Puts them on every answer, and lets no answer be read by pages of others."""

    def __init__(self, app: ASGIApp, document: Callable[[], str]) -> None:
        """`document`: the page whose inline scripts may run."""
        self.app = app
        self.document = document

    @cached_property
    def headers(self) -> dict[str, str]:
        """The same for all answers."""
        return {"Content-Security-Policy": policy(self.document()), **OTHERS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        can_say_why = "websocket.http.response" in scope.get("extensions", {})
        accepted = scope["type"] == "http"

        async def send_guarded(message: Message) -> None:
            """Send a message of the answer with the headers on it."""
            nonlocal accepted
            if message["type"] == "websocket.close" and not accepted and can_say_why:
                # The server would answer for the application, without these headers.
                await send_guarded({"type": "websocket.http.response.start", "status": 403, "headers": []})
                message = {"type": "websocket.http.response.body", "body": b""}
            if message["type"] in STARTS:
                accepted = True
                message = {**message, "headers": list(message.get("headers", []))}
                self.guard(MutableHeaders(raw=message["headers"]))
            await send(message)

        await self.app(scope, receive, send_guarded if scope["type"] in ("http", "websocket") else send)

    def guard(self, headers: MutableHeaders) -> None:
        """Ours win over whatever the answer had."""
        headers.update(self.headers)
        for name in ("access-control-allow-origin", "server"):
            del headers[name]


def policy(document: str) -> str:
    """The Content-Security-Policy for a document, whose inline scripts are named by what they say."""
    scripts = "".join(f" '{digest(script)}'" for script in INLINE.findall(document))
    return "; ".join(
        f"{name} {allowed}{scripts if name == 'script-src' else ''}" for name, allowed in POLICY.items()
    )


def digest(script: str) -> str:
    """As browsers compute it of what stands between the tags."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
