"""A tab that is open: what it asks is heard as long as its session holds, and it is let go within seconds after."""

from __future__ import annotations

import asyncio
import sqlite3

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cchc.browser.messages import rerun_asked
from cchc.people.accounts import may_have_accounts
from cchc.people.file import PeopleFile
from cchc.people.sessions import SessionLimits, note_seen, session

PAUSE = 2.0  # seconds between two looks at the session
ENDED = 4401  # a code of our own: what HTTP calls 401


class OpenTab:
    """The websocket of one tab. What is on its screen stays there when it is let go."""

    def __init__(
        self, people: PeopleFile, limits: SessionLimits, session_id: str, receive: Receive, send: Send
    ) -> None:
        self.people = people
        self.limits = limits
        self.session_id = session_id
        self.arrive, self.tell = receive, send
        self.is_over = False

    async def run(self, app: ASGIApp, scope: Scope) -> None:
        """Until the visitor leaves, or must."""
        looking = asyncio.ensure_future(self.look())
        try:
            await app(scope, self.receive, self.send)
        finally:
            looking.cancel()

    def holds(self) -> bool:
        """Whether the session does, now; one that cannot be looked at does not. A tab of nobody stays until the first account."""
        if not self.session_id:
            return not may_have_accounts(self.people)
        try:
            found = session(self.people, self.session_id, self.limits)
        except (sqlite3.Error, OSError):
            return False
        return found is not None and not found.person.must_change

    async def look(self) -> None:
        """Let the tab go as soon as the session ended."""
        while not self.is_over:
            await asyncio.sleep(PAUSE)
            if not self.holds():
                await self.let_go()

    async def receive(self) -> Message:
        """The next message; that the visitor left, where the session ended before it came."""
        message = await self.arrive()
        if message["type"] != "websocket.receive":
            return message
        if not self.is_over and self.holds():
            asked = rerun_asked(message.get("bytes") or b"")
            if asked and self.session_id and not asked.by_itself:
                note_seen(self.people, self.session_id)
            return message
        await self.let_go()
        return {"type": "websocket.disconnect", "code": ENDED}

    async def send(self, message: Message) -> None:
        """Nothing goes out after the end."""
        if not self.is_over:
            await self.tell(message)

    async def let_go(self) -> None:
        """Close it, once."""
        if not self.is_over:
            self.is_over = True
            await self.tell({"type": "websocket.close", "code": ENDED})
