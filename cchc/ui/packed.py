"""Streamlit's scripts and styles, packed.

Streamlit sends them plain and leaves packing to a proxy, because it would pack them anew for every request. An office has no
proxy. Here each file is packed once, when the first visitor asks; their names change with their content, so browsers keep them.
"""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from cchc.ui.blanks import keeping_blanks
from cchc.ui.unaccented import finding_without_diacritics

STATIC = Path(streamlit.__file__).parent / "static"
MIME = {".js": "text/javascript", ".css": "text/css"}
KEPT = {
    "Cache-Control": "public, immutable, max-age=31536000",
    "Content-Encoding": "gzip",
    "Vary": "Accept-Encoding",
}


class PackedScripts:
    """Answers for Streamlit's scripts and styles where the browser takes gzip; everything else goes on to the application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" and scope["method"] == "GET" else ""
        if path not in packable() or "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            await self.app(scope, receive, send)
            return
        content = await run_in_threadpool(packed, path)
        response = Response(content, media_type=MIME[Path(path).suffix], headers=KEPT)
        await response(scope, receive, send)


@cache
def packable() -> dict[str, Path]:
    """Address -> file, of all there are: nothing else can be asked for."""
    files = [path for path in (STATIC / "static").rglob("*") if path.suffix in MIME]
    return {f"/{path.relative_to(STATIC).as_posix()}": path for path in files}


@cache
def packed(address: str) -> bytes:
    """A file packed; all of them together take 6 MB."""
    script = packable()[address].read_bytes().decode()
    mended = keeping_blanks(finding_without_diacritics(script))
    return gzip.compress(mended.encode(), compresslevel=6, mtime=0)


def pack_ahead(document: str) -> None:
    """Pack what the document names, so that the first visitor of a fresh server does not wait for it."""
    for address in packable():
        if address in document:
            packed(address)
