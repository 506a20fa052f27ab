"""Original files and evidence as downloads: always an attachment, never shown inline, whatever is in it; for whoever may."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cchc.language import mark
from cchc.store import ForbiddenError, UnknownUploadError, open_store
from cchc.web.addresses import NOWHERE
from cchc.web.refusal import Refusal

EVIDENCE, ORIGINAL = "/minh-chung/{evidence_id}", "/tep-goc/{upload_id}"
# A browser that opens it all the same runs nothing of it.
ALONE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
}
FORBIDDEN = Refusal(
    403,
    "right",
    mark("Vai trò của bạn không cho phép mở tệp này."),
    mark("Nhờ người có quyền với đơn vị này gửi cho, hoặc nhờ người quản trị cấp quyền."),
    leads_home=True,
)
File = tuple[str, bytes]


def evidence_routes() -> list[Route]:
    """Where files of evidence, and files as they were sent, are fetched."""
    return [Route(EVIDENCE, _evidence, methods=["GET"]), Route(ORIGINAL, _original, methods=["GET"])]


async def _evidence(request: Request) -> Response:
    return await handed_out(request, lambda: open_store().evidence_file(request.path_params["evidence_id"]))


async def _original(request: Request) -> Response:
    return await handed_out(request, lambda: original(request.path_params["upload_id"]))


def original(upload_id: str) -> File | None:
    """The file of an upload, byte for byte; what was typed on a page has no ending, and is kept as JSON."""
    try:
        name, content = open_store().original_file(upload_id)
    except UnknownUploadError:
        return None
    return (name if re.search(r"\.\w{2,4}$", name) else f"{name}.json"), content


async def handed_out(request: Request, find: Callable[[], File | None]) -> Response:
    """A file, for whoever may have it."""
    try:
        found: Any = await run_in_threadpool(find)
    except ForbiddenError:
        return FORBIDDEN.response(request.scope)
    if found is None:
        return NOWHERE.response(request.scope)
    name, content = found
    told = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}", **ALONE}
    return Response(content, headers=told, media_type="application/octet-stream")
