"""Many visitors in a process of their own, so that they share no interpreter with the server: prints what they saw as JSON.

`python -m benchmarks.load.crowd '{"way": "hurry", "server": "http://…", …}'`
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, field
from time import perf_counter

import websockets

from benchmarks.load.visitor import RunFailedError, Visitor, come, leave

PAUSE = 4.0  # seconds between two looks for news, as in cchc/ui/visit/watch.py


@dataclass
class Order:
    """What a crowd does: `hurry` asks again as soon as it is answered, `walk` thinks, `idle` only keeps pages open."""

    way: str
    people: int
    seconds: float
    page: str
    server: str = ""
    address: str = ""
    think: float = 0.0
    walks: list[tuple[str, str]] = field(default_factory=list)  # (page, query string)
    own: list[list[tuple[str, str]]] = field(default_factory=list)  # each person looks mostly at one of these
    stays: float = 0.0  # the share of steps that do
    watches: bool = False  # whether each open page looks for news, as browsers do


@dataclass
class Seen:
    """Seconds of each answer inside the measured time, what went wrong, bytes received, the server's processor seconds."""

    seconds: list[float] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    lasted: float = 0.0
    received: int = 0
    processor: float = 0.0
    by_page: dict[str, list[float]] = field(default_factory=dict)

    async def note(self, asking: Awaitable[float], page: str = "") -> None:
        try:
            self.seconds.append(await asking)
            self.by_page.setdefault(page, []).append(self.seconds[-1])
        except (RunFailedError, TimeoutError, OSError, websockets.WebSocketException) as error:
            self.failures[f"{type(error).__name__}: {error}"[:200]] += 1
            await asyncio.sleep(0.5)


async def hurry(visitor: Visitor, order: Order, seen: Seen) -> None:
    await seen.note(visitor.open(order.page, order.address))
    while True:
        await seen.note(visitor.rerun())


async def walk(visitor: Visitor, order: Order, seen: Seen) -> None:
    """Pages and filters in an order of one's own, with pauses around `think` seconds."""
    way = random.Random(id(visitor))
    own = way.choice(order.own)
    page = order.page
    await visitor.open(page, order.address)
    await asyncio.sleep(way.uniform(0, order.think))
    while True:
        next_page, address = way.choice(own if way.random() < order.stays else order.walks)
        asking = visitor.change(address) if next_page == page else visitor.open(next_page, address)
        page = next_page
        await seen.note(asking, page)
        await thinking(visitor, way.uniform(0.5, 1.5) * order.think, order.watches, seen)


async def idle(visitor: Visitor, order: Order, seen: Seen) -> None:
    await visitor.open(order.page, order.address)
    await asyncio.sleep(random.uniform(0, PAUSE))
    while True:
        if order.watches:
            await seen.note(visitor.look_for_news())
        await asyncio.sleep(PAUSE)


async def thinking(visitor: Visitor, seconds: float, watches: bool, seen: Seen) -> None:
    """Look at the page; meanwhile it looks for news by itself, which is no answer to anybody."""
    unnoticed = Seen(failures=seen.failures)
    until = perf_counter() + seconds
    while watches and visitor.watch and until - perf_counter() > PAUSE:
        await asyncio.sleep(PAUSE)
        await unnoticed.note(visitor.look_for_news())
    await asyncio.sleep(max(0.0, until - perf_counter()))


WAYS: dict[str, Callable[[Visitor, Order, Seen], Awaitable[None]]] = {
    "hurry": hurry,
    "walk": walk,
    "idle": idle,
}


async def crowd(order: Order) -> Seen:
    """For so many seconds, and until everybody was answered once."""
    seen = Seen()
    visitors = [await come(order.server) for _ in range(order.people)]
    started = perf_counter()
    doing = [asyncio.ensure_future(WAYS[order.way](visitor, order, seen)) for visitor in visitors]
    done, _ = await asyncio.wait(doing, timeout=order.seconds)
    while not done and not all(visitor.answers for visitor in visitors):
        done, _ = await asyncio.wait(doing, timeout=0.1)
    seen.lasted = perf_counter() - started
    seen.received = sum(visitor.received for visitor in visitors)
    for task in doing:
        task.cancel()
    for task in done:
        seen.failures[f"stopped early: {task.exception()}"] += 1
    for visitor in visitors:
        leave(visitor)
    return seen


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(crowd(Order(**json.loads(sys.argv[1])))))))
