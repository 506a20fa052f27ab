"""An answer that is none: what was asked for is not given, and why, in words for whoever sees it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from cchc.language import HOME, _, current_language, set_language

LANGUAGE = "ngon_ngu"  # as in the addresses of pages


@dataclass(frozen=True)
class Refusal:
    """`reason` names it for counting; title and advice are texts of the language's home, with `{about}` for `about`."""

    status: int
    reason: str
    title: str
    advice: str
    about: str = ""
    leads_home: bool = False
    retry_after: int = 0  # seconds; 0 where waiting does not help

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or a websocket before it is opened. A server that cannot tell a websocket why only closes it."""
        if scope["type"] == "websocket" and "websocket.http.response" not in scope.get("extensions", {}):
            await send({"type": "websocket.close", "code": 1008})
            return
        await self.response(scope)(scope, receive, send)

    def response(self, scope: Scope) -> Response:
        """A page for browsers, a sentence for programs."""
        set_language(asked_language(scope))
        title, advice = (_(text).format(about=self.about) for text in (self.title, self.advice))
        headers = {"Cache-Control": "no-store"}
        if self.retry_after:
            headers["Retry-After"] = str(self.retry_after)
        if "text/html" not in Headers(scope=scope).get("accept", ""):
            return PlainTextResponse(f"{title} {advice}\n", self.status, headers)
        return HTMLResponse(page(title, advice, self.leads_home), self.status, headers)


def page(title: str, advice: str, leads_home: bool) -> str:
    """The document; both texts as text, whatever stands in them."""
    home = escape(_("Về trang đầu"))
    way_back = f'<p><a href="/">{home}</a></p>' if leads_home else ""
    texts = {"title": escape(title), "advice": escape(advice), "language": current_language()}
    return page_template().substitute(texts, way_back=way_back)


@cache
def page_template() -> Template:
    """The frame of the page."""
    return Template(Path(__file__).with_name("refusal.html").read_text(encoding="utf-8"))


def asked_language(scope: Scope) -> str:
    """As pages are asked in it."""
    query: bytes = scope.get("query_string", b"")
    return parse_qs(query.decode("latin-1")).get(LANGUAGE, [HOME])[-1]
