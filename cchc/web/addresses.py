"""What leads nowhere is told so, and what Streamlit offers to other programs is closed.

Streamlit answers every unknown address with its own document, which looks for its scripts beside that address and stays
blank; and it serves an agent's protocol and its own counters to whoever asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from cchc.browser.addresses import AGENTS, COUNTERS, SERVED_BELOW
from cchc.browser.files import INDEX, files
from cchc.language import mark
from cchc.web.refusal import Refusal

NOWHERE = Refusal(
    404,
    "nowhere",
    mark("Không có trang nào ở địa chỉ này."),
    mark("Địa chỉ có thể bị gõ nhầm hoặc bị cắt khi gửi. Mở trang đầu rồi chọn trang ở thanh bên."),
    leads_home=True,
)
NOT_YOURS = Refusal(
    403,
    "counters",
    mark("Địa chỉ này dành cho máy giám sát."),
    mark("Hỏi từ chính máy chủ, hoặc kèm mã của CCHC_METRICS_TOKEN."),
)


class Addresses:
    """Passes on what our own routes or Streamlit's answer."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute], may_count: Callable[[Scope], bool]) -> None:
        """`routes`: our own; `may_count`: who may see Streamlit's counters."""
        self.app = app
        self.routes = routes
        self.may_count = may_count

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self.refusal(scope) if scope["type"] == "http" else None
        await (refusal or self.app)(scope, receive, send)

    def refusal(self, scope: Scope) -> Refusal | None:
        """What there is to say about an address that nothing stands at; None of any other."""
        path = scope["path"]
        if path == COUNTERS and not self.may_count(scope):
            return NOT_YOURS
        if path.startswith(AGENTS):
            return NOWHERE
        return None if self.leads_somewhere(path.rstrip("/") or "/", scope) else NOWHERE

    def leads_somewhere(self, path: str, scope: Scope) -> bool:
        """Whether an address, without the slash that Streamlit takes off its end, is answered by more than its document."""
        if (path in files() and path != INDEX) or path.startswith(
            tuple(f"/{first}/" for first in SERVED_BELOW)
        ):
            return True
        asked = {**scope, "path": path}
        return any(route.matches(asked)[0] is not Match.NONE for route in self.routes)
