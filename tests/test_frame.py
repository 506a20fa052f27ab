"""What stands around every page."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.types import Message
from streamlit.testing.v1 import AppTest

from cchc.browser.document import document_routes

DOOR = Starlette(routes=document_routes())
FRAME = Path(__file__).parents[1] / "cchc" / "frame.py"
LONG_AN = "so-khoa-hoc-va-cong-nghe.long-an"


def opened(monkeypatch: pytest.MonkeyPatch, database: Path, **address: str) -> AppTest:
    monkeypatch.setenv("CCHC_DATABASE", str(database))
    page = AppTest.from_file(str(FRAME), default_timeout=30)
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def answered(address: str) -> tuple[int, str | None]:
    """Status and where to, of our own routes alone."""
    path, _, query = address.partition("?")
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []}
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    # In a thread of its own: the browser of the walk keeps an event loop running in this one.
    with ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(DOOR(scope, receive, send))).result()
    return sent[0]["status"], dict(sent[0]["headers"]).get(b"location", b"").decode() or None


def test_paper_and_the_sheet_are_about_what_was_chosen(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, Path(real_figures), don_vi=LONG_AN, nam="2023")
    assert any(
        "Đơn vị\\: Sở Khoa học và Công nghệ · Long An; Năm\\: 2023" in text.value for text in page.markdown
    )
    buttons: Sequence[Any] = page.get("download_button")
    assert [button.label for button in buttons].count("Bản in A4") == 1


def test_a_page_that_stops_early_keeps_its_footer_and_offers_no_sheet(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = opened(monkeypatch, tmp_path / "empty.duckdb")
    assert any(text.value.startswith("Phiên bản dữ liệu 0") for text in page.caption)
    assert not page.get("download_button")


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/so_sanh/x", "/so_sanh?duong_dan=so_sanh%2Fx"),
        ("/so_sanh/a/b/?nam=2023&duong_dan=y", "/so_sanh?nam=2023&duong_dan=so_sanh%2Fa%2Fb"),
        ("/so_sanh/", "/so_sanh"),
        ("/tong_quan/x", "/?duong_dan=tong_quan%2Fx"),
        ("/tong_quan/?nam=2023", "/?nam=2023"),
        ("/tổng quan/x", "/t%E1%BB%95ng%20quan?duong_dan=t%E1%BB%95ng+quan%2Fx"),
    ],
)
def test_what_is_written_below_the_address_of_a_page_leads_to_the_page(address: str, leads_to: str) -> None:
    assert answered(address) == (307, leads_to)


@pytest.mark.parametrize(
    "address",
    ["/_stcore/health", "/media/1f", "/so_sanh/_stcore/host-config", "/static/js/index.js", "/media/1f.png",
     "/_stcore/upload_file/a/b", "/component/x/index.html", "/so_sanh/_stcore/stream", "/so_sanh/static/x.js"],
)  # fmt: skip
def test_what_streamlit_serves_itself_is_left_to_it(address: str) -> None:
    assert answered(address) == (404, None)


def test_the_page_says_that_nothing_stands_below_its_address(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, Path(real_figures), duong_dan="tong_quan/<b>x")
    said = "Không có trang **tong_quan/<b>x**; đang xem trang **Tổng quan**."
    assert said in [one.value.replace("\\", "") for one in page.warning]
    page.button(key="accept_what_is_shown").click().run()
    assert said not in [one.value.replace("\\", "") for one in page.warning]
    assert "duong_dan" not in page.query_params
