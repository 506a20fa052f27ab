"""Websockets and pages asked for from foreign addresses: refused at once, and they cost nobody else anything."""

from __future__ import annotations

import asyncio
import time
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable
from pathlib import Path

import websockets

from benchmarks.attack.tally import Tally
from benchmarks.load.servers import application
from benchmarks.load.visitor import come, leave
from benchmarks.measuring import Times

FOREIGN = "http://evil.test"
STRANGERS = 3
MOST = 50.0  # milliseconds that a stranger may cost another's click


def strangers(database: Path, seconds: float) -> Tally:
    tally = Tally("strangers")
    with application(database) as server:
        alone, beside, worst = asyncio.run(measured(server.address, seconds, tally))
    tally.note = f"a click p50 {alone.p50:.0f} ms alone, {beside.p50:.0f} ms beside {STRANGERS} of them"
    tally.note += f" (p95 {alone.p95:.0f}, {beside.p95:.0f}); slowest refusal {1000 * worst:.0f} ms"
    tally.wrong += beside.p50 - alone.p50 > MOST
    return tally


async def measured(address: str, seconds: float, tally: Tally) -> tuple[Times, Times, float]:
    visitor = await come(address)
    await visitor.open("tong_quan")
    alone = await clicks(visitor.rerun, seconds / 2)
    stop = asyncio.Event()
    knocking = [asyncio.create_task(knock(address, stop, tally)) for _ in range(STRANGERS)]
    beside = await clicks(visitor.rerun, seconds / 2)
    stop.set()
    worst = max(await asyncio.gather(*knocking))
    leave(visitor)
    return alone, beside, worst


async def clicks(click: Callable[[], Awaitable[float]], seconds: float) -> Times:
    spent, until = [], time.monotonic() + seconds
    while time.monotonic() < until:
        spent.append(await click())
        await asyncio.sleep(0.1)
    return Times.of(spent)


async def knock(address: str, stop: asyncio.Event, tally: Tally) -> float:
    """Foreign handshakes and requests, some ten a second; gives the seconds of the slowest answer."""
    worst = 0.0
    while not stop.is_set():
        began = time.monotonic()
        tally.tried += 2
        tally.foreign += await is_let_in(address)
        tally.foreign += await asyncio.to_thread(is_answered, address)
        worst = max(worst, time.monotonic() - began)
        await asyncio.sleep(0.1)
    return worst


def is_answered(address: str) -> bool:
    request = urllib.request.Request(address, headers={"Host": "evil.test"})
    try:
        urllib.request.urlopen(request, timeout=60).close()
    except urllib.error.HTTPError:
        return False
    return True


async def is_let_in(address: str) -> bool:
    stream = address.replace("http://", "ws://") + "/_stcore/stream"
    try:
        async with websockets.connect(stream, origin=websockets.Origin(FOREIGN), open_timeout=60):
            return True
    except (websockets.InvalidStatus, websockets.InvalidMessage):
        return False
