"""Streamlit's scripts travel packed."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from starlette.responses import PlainTextResponse

from cchc.ui.packed import PackedScripts, packable


def answer(path: str, encoding: str, method: str = "GET") -> tuple[dict[str, str], bytes]:
    """Headers and content; an application behind the packing answers «không nén»."""
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request"}

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [(b"accept-encoding", encoding.encode())],
    }
    application = PackedScripts(PlainTextResponse("không nén"))
    # In a thread of its own: the browser of the walk keeps an event loop running in this one.
    with ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(application(scope, receive, send))).result()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return headers, b"".join(message.get("body", b"") for message in sent[1:])


def test_every_script_is_sent_packed_and_whole() -> None:
    address, file = max(packable().items(), key=lambda item: item[1].stat().st_size)
    headers, content = answer(address, "gzip, br")
    assert headers["content-encoding"] == "gzip"
    assert "immutable" in headers["cache-control"]
    assert len(content) < file.stat().st_size / 2
    assert gzip.decompress(content) == file.read_bytes()


def test_everything_else_is_left_to_the_application() -> None:
    known = next(iter(packable()))
    plain = "không nén".encode()
    for path, encoding, method in (
        (known, "identity", "GET"),
        (known, "gzip", "HEAD"),
        ("/", "gzip", "GET"),
        ("/static/../../config.py", "gzip", "GET"),
    ):
        headers, content = answer(path, encoding, method)
        assert "content-encoding" not in headers
        assert content == plain
