"""Tabs that were closed, kept for a while for whoever comes back, and then let go.

Streamlit keeps 128 of them until it has to keep another one, so after a busy morning their memory and descriptors stay until
the next; and however large the files are that were put on their pages: a hundred people who leave one of 19 MB each hold 2 GB.
"""

from __future__ import annotations

import asyncio

from streamlit import runtime
from streamlit.runtime import memory_session_storage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.session_manager import SessionInfo, SessionStorage

# Of files that closed tabs hold together; the newest keeps its own, whatever it holds.
MOST_BYTES = 40_000_000
TO_END = 5.0  # seconds until a script that was asked to end has ended


class ClosedTabs(SessionStorage):
    """Each is ended when its time is over, the oldest sooner where there are too many or their
    files too large. For the thread of the event loop."""

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
        self.let_files_go()

    def delete(self, session_id: str) -> None:
        """Hand it on: its tab is open again."""
        self.kept.pop(session_id)[1].cancel()

    def list(self) -> list[SessionInfo]:
        """All that are here."""
        return [info for info, _end in self.kept.values()]

    def let_files_go(self) -> None:
        """End the oldest that hold files until the others hold few enough."""
        sizes = {name: size for name in self.kept if (size := uploaded_bytes(name))}
        together = sum(sizes.values())
        for name in list(self.kept)[:-1]:
            if together <= MOST_BYTES:
                return
            if name in sizes:
                self.let_go(name)
                together -= sizes[name]

    def let_go(self, name: str) -> None:
        """End it, with its files and its event loop."""
        info, end = self.kept.pop(name)
        end.cancel()
        info.session.shutdown()
        # What points at itself is found by a collection of garbage alone, which comes seldom where much is kept for good.
        asyncio.get_running_loop().call_later(TO_END, info.session.session_state.clear)


def uploaded_bytes(session: str) -> int:
    """Of the files that were put on the page of a tab."""
    manager = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    if not isinstance(manager, MemoryUploadedFileManager):
        return 0
    return sum(len(file.data) for file in list(manager.file_storage.get(session, {}).values()))


def let_closed_tabs_go() -> None:
    """To be called before Streamlit makes its runtime, which takes this one for its own."""
    memory_session_storage.MemorySessionStorage = ClosedTabs  # type: ignore[assignment,misc]
