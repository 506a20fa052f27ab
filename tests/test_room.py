"""So many tabs and no more, the next visitor is told why, and closed ones are let go."""

from __future__ import annotations

import asyncio
import platform
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from cchc.browser import closed_tabs
from cchc.browser.closed_tabs import ClosedTabs
from cchc.web.room import EACH, MOST, OTHERS, Room, descriptors, most_tabs
from tests.asgi_visitor import Visit, in_a_thread

HERE = Visit()


def test_the_tab_after_the_last_place_is_told_why_and_places_come_back() -> None:
    asked: list[int] = []

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        """While a tab is open others come."""
        if scope["type"] == "http":
            await PlainTextResponse("trang")(scope, receive, send)
            return
        await send({"type": "websocket.accept"})
        page = HERE.ask(room, headers=[("Accept", "text/html")])
        assert "quá nhiều thẻ" in page.body
        assert page.headers["retry-after"] == "60"
        asked.extend([page.status, HERE.connect(room).status, HERE.ask(room, "/suc-khoe/song").status])
        asked.append(
            HERE.ask(room, "/x.png", [("Accept", "text/html,*/*"), ("Sec-Fetch-Dest", "image")]).status
        )

    room = Room(application, 1)
    for _ in range(2):
        assert HERE.connect(room).status == 101
        assert HERE.ask(room, headers=[("Accept", "text/html")]).status == 200
    assert asked == [503, 503, 200, 200] * 2


def test_a_tab_that_ends_in_an_error_gives_its_place_back() -> None:
    async def broken(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise ValueError

    room = Room(broken, 1)
    with pytest.raises(ValueError):  # noqa: PT011
        HERE.connect(room)
    assert room.taken == 0


def test_places_fit_into_the_descriptors_of_the_system() -> None:
    assert most_tabs(None) == most_tabs(1_000_000) == MOST
    assert most_tabs(1024) * EACH + OTHERS <= 1024
    assert most_tabs(64) == 1


def test_as_many_descriptors_are_taken_as_the_system_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = [1024, 4096]
    fake = SimpleNamespace(
        RLIMIT_NOFILE=7,
        RLIM_INFINITY=-1,
        getrlimit=lambda _: tuple(limits),
        setrlimit=lambda _, pair: limits.__setitem__(0, pair[0]),
    )
    monkeypatch.setitem(sys.modules, "resource", fake)
    assert (descriptors(), limits) == (4096, [4096, 4096])

    def refused(_: int, _pair: Any) -> None:
        raise ValueError

    fake.setrlimit, limits[:] = refused, [256, -1]  # as macOS does
    assert descriptors() == 256


def test_a_system_without_such_limits_has_room_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows, which has no module for them."""
    monkeypatch.setitem(sys.modules, "resource", None)
    assert descriptors() is None


@pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="NO GLIBC: large buffers are left to the system."
)
def test_a_large_buffer_is_not_kept_for_the_next_one() -> None:
    """In a process of its own, for what glibc has learnt it keeps."""
    mapped = (
        "from pathlib import Path; from cchc.web import memory; memory.give_large_buffers_back()\n"
        "for _ in range(3): bytearray(19 << 20)\n"
        "kept = bytearray(19 << 20)\n"
        "sizes = [line.split()[0].split('-') for line in Path('/proc/self/maps').read_text().splitlines()]\n"
        "print(sum(19 << 20 < int(end, 16) - int(start, 16) < 20 << 20 for start, end in sizes))"
    )
    ran = subprocess.run([sys.executable, "-c", mapped], capture_output=True, text=True, check=True)
    assert ran.stdout == "1\n"


def closed(name: str, ended: list[str]) -> Any:
    session = SimpleNamespace(id=name, shutdown=lambda: ended.append(name), session_state={"file": b"bytes"})
    return SimpleNamespace(session=session)


def test_a_closed_tab_is_let_go_after_its_time_and_the_oldest_before_where_there_are_many() -> None:
    async def hours() -> tuple[list[str], list[str]]:
        ended: list[str] = []
        tabs = ClosedTabs(maxsize=2, ttl_seconds=0.02)
        for name in "abc":
            tabs.save(closed(name, ended))
        soon = list(ended)
        tabs.delete("b")  # somebody came back
        assert tabs.get("b") is None
        assert [info.session.id for info in tabs.list()] == ["c"]
        await asyncio.sleep(0.05)
        assert not tabs.list()
        return soon, ended

    assert in_a_thread(hours()) == (["a"], ["a", "c"])


def test_what_a_tab_held_goes_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closed_tabs, "TO_END", 0.01)

    async def over() -> list[bool]:
        tabs, tab = ClosedTabs(), closed("a", [])
        tabs.save(tab)
        tabs.let_go("a")
        held = [bool(tab.session.session_state)]
        await asyncio.sleep(0.05)
        return [*held, bool(tab.session.session_state)]

    assert in_a_thread(over()) == [True, False]


def test_closed_tabs_hold_few_large_files_the_newest_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = {"a": 19, "b": 0, "c": 19, "d": 45, "e": 400}

    async def morning() -> list[list[str]]:
        ended: list[str] = []
        tabs, soon = ClosedTabs(), []
        for name in sizes:
            tabs.save(closed(name, ended))
            soon.append(list(ended))
        tabs.let_go("e")
        tabs.let_go("b")
        return soon

    monkeypatch.setattr(closed_tabs, "MOST_BYTES", 64)
    monkeypatch.setattr(closed_tabs, "uploaded_bytes", sizes.get)
    assert in_a_thread(morning()) == [[], [], [], ["a"], ["a", "c", "d"]]
