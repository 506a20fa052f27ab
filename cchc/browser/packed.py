"""Streamlit's scripts and styles, packed.

Streamlit sends them plain and leaves packing to a proxy, because it would pack them anew for every request. An office has no
proxy. Here each file is packed once, when the first visitor asks; their names change with their content, so browsers keep them.
Those that we mend keep their name when the mending changes, so browsers ask each time whether theirs stands (decision 0038).
"""

from __future__ import annotations

import gzip
from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from cchc.browser.files import files
from cchc.browser.mending import is_mended, served_content

MIME = {".js": "text/javascript", ".css": "text/css"}
PACKED = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}


class PackedScripts:
    """Answers for Streamlit's scripts and styles where the browser takes gzip; everything else goes on to the application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" and scope["method"] == "GET" else ""
        asked = Headers(scope=scope) if path in packable() else Headers()
        if "gzip" not in asked.get("accept-encoding", ""):
            await self.app(scope, receive, send)
            return
        sent, keeping = await run_in_threadpool(lambda: (packed(path), cache_headers(path)))
        headers = PACKED | keeping
        if "ETag" in headers and asked.get("if-none-match") == headers["ETag"]:
            response = Response(status_code=304, headers=headers)
        else:
            response = Response(sent, media_type=MIME[Path(path).suffix], headers=headers)
        await response(scope, receive, send)


@cache
def packable() -> dict[str, Path]:
    """Address -> file, of all there are: nothing else can be asked for."""
    return {
        address: path
        for address, path in files().items()
        if address.startswith("/static/") and path.suffix in MIME
    }


@cache
def packed(address: str) -> bytes:
    """A file packed; all of them together take 6 MB."""
    return gzip.compress(served_content(address), compresslevel=6, mtime=0)


@cache
def cache_headers(address: str) -> dict[str, str]:
    """How a browser may keep a file: for good, or, where it is mended, as long as the server has the same."""
    if not is_mended(address):
        return {"Cache-Control": "public, immutable, max-age=31536000"}
    return {"Cache-Control": "no-cache", "ETag": f'"{sha256(served_content(address)).hexdigest()[:16]}"'}


def pack_ahead(document: str) -> None:
    """Pack what the document names, so that the first visitor of a fresh server does not wait for it."""
    for address in packable():
        if address in document:
            packed(address)
            cache_headers(address)
