"""Room for everybody: how many may be here at once, and what the next one is told."""

from __future__ import annotations

from prometheus_client import Gauge
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from cchc.browser.addresses import STREAM
from cchc.language import mark
from cchc.web.noting import note_refusal
from cchc.web.refusal import Refusal

MOST = 1000  # open tabs; each keeps a few megabytes of what it shows
EACH, OTHERS = (
    4,
    300,
)  # descriptors of a tab (socket, and the event loop of its session), and of everything else
TABS = Gauge("cchc_open_tabs", "Tabs that are open now.")
FULL = (
    mark("Bảng điều khiển đang có quá nhiều thẻ mở ({about})."),
    mark("Số liệu vẫn an toàn. Đóng những thẻ không dùng nữa, rồi tải lại trang này sau một phút."),
)


def descriptors() -> int | None:
    """How many files and connections this process may hold, after asking for as many as the system allows; None where the
    system sets no such limit (Windows)."""
    try:
        import resource
    except ImportError:
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    except (ValueError, OSError):
        return soft  # systems that name no limit refuse that very number
    return hard if hard != resource.RLIM_INFINITY else None


def most_tabs(allowed: int | None) -> int:
    """How many tabs fit into so many descriptors, and never more than `MOST`."""
    return MOST if allowed is None else max(1, min(MOST, (allowed - OTHERS) // EACH))


class Room:
    """Counts open tabs; where all places are taken the next visitor gets a page that says so, and no half of one."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app = app
        self.most = most
        self.taken = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_tab = scope["type"] == "websocket" and scope["path"] == STREAM
        if self.taken >= self.most and (is_tab or is_page(scope)):
            refusal = Refusal(503, "full", *FULL, about=str(self.most), retry_after=60)
            note_refusal(refusal, scope)
            await refusal(scope, receive, send)
            return
        self.take(is_tab)
        try:
            await self.app(scope, receive, send)
        finally:
            self.take(-is_tab)

    def take(self, places: int) -> None:
        """Places taken, or given back."""
        self.taken += places
        TABS.set(self.taken)


def is_page(scope: Scope) -> bool:
    """Whether a person asks for a page, and no program for its parts or for how the server is."""
    asked = Headers(scope=scope) if scope["type"] == "http" else Headers()
    return "text/html" in asked.get("accept", "") and asked.get("sec-fetch-dest", "document") == "document"
