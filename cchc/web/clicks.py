"""The clicks of one tab replace each other, so that nobody waits for those of another.

Streamlit takes all messages of a tab that have arrived before it looks at any other tab, and begins a run for each: 2,000 in
a row made everybody else wait for seconds. Here the first is handed on at once and the next `PAUSE` later; of those that
arrive meanwhile the newest stands for all, because each carries the whole state of its page. One that carries a press of a
button is never replaced.
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass

from prometheus_client import Counter
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cchc.browser.addresses import STREAM
from cchc.browser.messages import rerun_asked

PAUSE = 0.05  # seconds; nobody clicks faster on purpose (decision 0039)
MOST_WAITING = 50  # presses of buttons, of a tab that then is not listened to for a while
CLICKS = Counter("cchc_clicks", "Clicks and changes on pages, by what became of them.", ["fate"])
HANDED_ON, REPLACED = CLICKS.labels("handed_on"), CLICKS.labels("replaced")


@dataclass
class Click:
    """A message that asks for a run of the page, and what in it decides whether a newer one may stand for it."""

    message: Message
    fragment: str
    presses: bool

    def is_covered_by(self, newer: Click) -> bool:
        """A run of the whole page covers those of its parts."""
        return not self.presses and newer.fragment in ("", self.fragment)


class Clicks:
    """Gives each tab a waiting line of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket" or scope["path"] != STREAM:
            await self.app(scope, receive, send)
            return
        line = TabQueue(receive)
        try:
            await self.app(scope, line.receive, send)
        finally:
            line.end()


class TabQueue:
    """The messages of one tab, in the order in which they are handed on."""

    def __init__(self, arrive: Receive) -> None:
        self.arrive = arrive
        self.now = asyncio.get_running_loop().time
        self.waiting: deque[Click] = deque()
        self.next_at = 0.0
        self.arriving: asyncio.Task[Message] | None = None

    async def receive(self) -> Message:
        """The next message: what is no click as soon as it is here, clicks with a pause between them."""
        while True:
            if self.waiting and self.now() >= self.next_at:
                return self.hand_on()
            message = await self.arrival()
            if message is None:
                continue
            click = clicked(message)
            if click is None:
                return message
            self.take(click)

    async def arrival(self) -> Message | None:
        """What arrives before the next click is due; None if nothing does. Others get their turn in any case."""
        pause = max(0.0, self.next_at - self.now()) if self.waiting else None
        if len(self.waiting) >= MOST_WAITING:
            await asyncio.sleep(pause or 0)
            return None
        self.arriving = self.arriving or asyncio.ensure_future(self.arrive())
        done, _still = await asyncio.wait({self.arriving}, timeout=pause)
        if not done:
            return None
        arrived, self.arriving = self.arriving, None
        return arrived.result()

    def take(self, click: Click) -> None:
        """Put it last, in place of those for which it stands."""
        stay = [each for each in self.waiting if not each.is_covered_by(click)]
        REPLACED.inc(len(self.waiting) - len(stay))
        self.waiting = deque([*stay, click])

    def hand_on(self) -> Message:
        """The first in line."""
        self.next_at = self.now() + PAUSE
        HANDED_ON.inc()
        return self.waiting.popleft().message

    def end(self) -> None:
        """Stop listening."""
        if self.arriving:
            self.arriving.cancel()


def clicked(message: Message) -> Click | None:
    """The click that a message is; None of one that is something else or cannot be read, which Streamlit says itself."""
    asked = rerun_asked(message.get("bytes") or b"")
    return Click(message, asked.fragment, asked.presses) if asked else None
