"""A visitor of an ASGI application without a server: what is asked, and what is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Message

Headers = Sequence[tuple[str, str]]


@dataclass
class Answer:
    """`status` is 101 for a websocket that was opened and 0 for one that was closed without a word."""

    status: int
    headers: Mapping[str, str]
    body: str
    cookies: Mapping[str, str] = field(default_factory=dict)


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


def answered(app: ASGIApp, scope: dict[str, Any], content: bytes = b"") -> Answer:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    is_http = scope["type"] == "http"
    first: list[Message] = [
        {"type": "http.request", "body": content} if is_http else {"type": "websocket.connect"}
    ]

    async def receive() -> Message:
        if not first and is_http:
            await asyncio.Event().wait()  # the visitor stays
        return first.pop() if first else {"type": "websocket.disconnect"}

    in_a_thread(app(scope, receive, send))
    answer = sent[0]
    given = {name.decode().lower(): value.decode("latin-1") for name, value in answer.get("headers", [])}
    if answer["type"] == "websocket.accept":
        return Answer(101, given, "")
    body = b"".join(message.get("body", b"") for message in sent[1:]).decode()
    cookies = [value.decode() for name, value in answer.get("headers", []) if name.lower() == b"set-cookie"]
    told = dict(cookie.split(";")[0].split("=", 1) for cookie in cookies)
    return Answer(answer.get("status", 0), given, body, told)


def answered_tab(
    app: ASGIApp, scope: dict[str, Any], message: Message | None, meanwhile: Callable[[], None]
) -> list[Message]:
    """All that a tab is sent that says one thing, or nothing, after `meanwhile` happened; it stays until it is let go."""
    sent: list[Message] = []

    async def stay() -> None:
        is_closed = asyncio.Event()
        waiting: list[Message] = [{"type": "websocket.connect"}]

        async def send(told: Message) -> None:
            sent.append(told)
            if told["type"] == "websocket.accept":
                meanwhile()
                waiting.extend([message] if message else [])
            if told["type"] == "websocket.close":
                is_closed.set()

        async def receive() -> Message:
            if waiting:
                return waiting.pop(0)
            await is_closed.wait()
            return {"type": "websocket.disconnect"}

        await asyncio.wait_for(app(scope, receive, send), 5)

    in_a_thread(stay())
    return sent


def in_a_thread(work: Any) -> Any:
    """What a coroutine gives. In a thread of its own: the browser of the walk keeps an event loop running in this one."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, work).result()
