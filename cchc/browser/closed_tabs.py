"""Tabs that were closed, kept for a while for whoever comes back, and then let go.

Streamlit keeps 128 of them until it has to keep another one, so after a busy morning their memory and descriptors stay until
the next.
"""

from __future__ import annotations

import asyncio

from streamlit.runtime import memory_session_storage
from streamlit.runtime.session_manager import SessionInfo, SessionStorage


class ClosedTabs(SessionStorage):
    """Each is ended when its time is over, the oldest sooner where there are too many. For the thread of the event loop."""

    def __init__(self, maxsize: int = 128, ttl_seconds: float = 120) -> None:
        """Named as Streamlit's own; it gives `server.disconnectedSessionTTL`."""
        self.most = maxsize
        self.seconds = ttl_seconds
        self.kept: dict[str, tuple[SessionInfo, asyncio.TimerHandle]] = {}

    def get(self, session_id: str) -> SessionInfo | None:
        """The session of this id, if it still is here."""
        found = self.kept.get(session_id)
        return found and found[0]

    def save(self, session_info: SessionInfo) -> None:
        """Keep it from now on."""
        name = session_info.session.id
        if name in self.kept:
            self.delete(name)
        end = asyncio.get_running_loop().call_later(self.seconds, self.let_go, name)
        self.kept[name] = (session_info, end)
        if len(self.kept) > self.most:
            self.let_go(next(iter(self.kept)))

    def delete(self, session_id: str) -> None:
        """Hand it on: its tab is open again."""
        self.kept.pop(session_id)[1].cancel()

    def list(self) -> list[SessionInfo]:
        """All that are here."""
        return [info for info, _end in self.kept.values()]

    def let_go(self, name: str) -> None:
        """End it, with its files and its event loop."""
        info, end = self.kept.pop(name)
        end.cancel()
        info.session.shutdown()


def let_closed_tabs_go() -> None:
    """To be called before Streamlit makes its runtime, which takes this one for its own."""
    memory_session_storage.MemorySessionStorage = ClosedTabs  # type: ignore[assignment,misc]
