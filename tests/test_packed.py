"""Streamlit's scripts travel packed."""

import asyncio
import gzip
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from starlette.responses import PlainTextResponse

from cchc.browser.document import document
from cchc.browser.mending import installed
from cchc.browser.packed import PackedScripts, pack_ahead, packable, packed
from cchc.browser.preloaded import ELEMENTS, imports_of, scripts_named


def answer(path: str, encoding: str, method: str = "GET", has: str = "") -> tuple[dict[str, str], bytes]:
    """Headers and content; an application behind the packing answers «không nén». `has` is the mark of what the browser holds."""
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request"}

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [(b"accept-encoding", encoding.encode()), (b"if-none-match", has.encode())],
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


def test_a_mended_script_is_asked_for_again_and_sent_again_only_if_it_changed() -> None:
    address = next(one for one in packable() if one in installed().copies)
    headers, content = answer(address, "gzip")
    assert headers["cache-control"] == "no-cache"
    assert content == packed(address)
    headers, content = answer(address, "gzip", has=headers["etag"])
    assert content == b""
    assert "content-type" not in headers
    headers, content = answer(address, "gzip", has='"another"')
    assert content == packed(address)


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


def test_the_document_names_the_scripts_of_the_elements_with_all_that_they_import() -> None:
    links = re.findall(r'rel="modulepreload"[^>]*href="\.([^"]+)"', document())
    assert len(links) == len(set(links))
    assert set(links) <= set(packable())
    for element in ELEMENTS:
        (script,) = scripts_named(element)  # a new Streamlit that calls it otherwise fails here
        assert {script, *imports_of(script)} <= set(links) | set(re.findall(r'src="\.([^"]+)"', document()))


def test_what_the_document_names_is_packed_before_anybody_asks() -> None:
    packed.cache_clear()
    named = next(iter(packable()))
    pack_ahead(f"<script src='.{named}'>")
    assert packed.cache_info().currsize == 1
