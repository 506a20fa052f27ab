"""Evidence as a download: always an attachment, never shown inline, whatever is in it."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cchc.store import open_store
from cchc.web.addresses import NOWHERE

EVIDENCE = "/minh-chung/{evidence_id}"
# A browser that opens it all the same runs nothing of it.
ALONE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
}


def evidence_routes() -> list[Route]:
    """Where files of evidence are fetched."""
    return [Route(EVIDENCE, _evidence, methods=["GET"])]


async def _evidence(request: Request) -> Response:
    found = await run_in_threadpool(open_store().evidence_file, request.path_params["evidence_id"])
    if found is None:
        return NOWHERE.response(request.scope)
    name, content = found
    told = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}", **ALONE}
    return Response(content, headers=told, media_type="application/octet-stream")
