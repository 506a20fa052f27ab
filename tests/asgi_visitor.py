"""A visitor of an ASGI application without a server: what is asked, and what is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Message

Headers = Sequence[tuple[str, str]]


@dataclass
class Answer:
    """`status` is 101 for a websocket that was opened and 0 for one that was closed without a word."""

    status: int
    headers: Mapping[str, str]
    body: str


@dataclass(frozen=True)
class Visit:
    """Where a visitor comes from and at which address of the machine."""

    client: tuple[str, int] | None = ("127.0.0.1", 50000)
    server: tuple[str, int | None] | None = ("127.0.0.1", 8501)
    scheme: str = "http"

    def scope(self, path: str, headers: Headers, **more: Any) -> dict[str, Any]:
        encoded = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
        path, _mark, query = path.partition("?")
        return {
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": query.encode(),
            "headers": encoded,
            "client": self.client,
            "server": self.server,
            **more,
        }

    def ask(self, app: ASGIApp, path: str = "/", headers: Headers = (), method: str = "GET") -> Answer:
        return answered(app, self.scope(path, headers, type="http", method=method, scheme=self.scheme))

    def connect(self, app: ASGIApp, headers: Headers = (), says_why: bool = True) -> Answer:
        scheme = self.scheme.replace("http", "ws")
        extensions: dict[str, dict[str, str]] = {"websocket.http.response": {}} if says_why else {}
        scope = self.scope(
            "/_stcore/stream",
            headers,
            type="websocket",
            scheme=scheme,
            subprotocols=[],
            extensions=extensions,
        )
        return answered(app, scope)


def answered(app: ASGIApp, scope: dict[str, Any]) -> Answer:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    first = [{"type": "http.request" if scope["type"] == "http" else "websocket.connect"}]

    async def receive() -> Message:
        if not first:
            await asyncio.Event().wait()  # the visitor stays
        return first.pop()

    in_a_thread(app(scope, receive, send))
    answer = sent[0]
    given = {name.decode().lower(): value.decode("latin-1") for name, value in answer.get("headers", [])}
    if answer["type"] == "websocket.accept":
        return Answer(101, given, "")
    body = b"".join(message.get("body", b"") for message in sent[1:]).decode()
    return Answer(answer.get("status", 0), given, body)


def in_a_thread(work: Any) -> Any:
    """What a coroutine gives. In a thread of its own: the browser of the walk keeps an event loop running in this one."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, work).result()
