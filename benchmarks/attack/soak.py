"""Visitors who walk through all pages for minutes: no failure, and the server's memory does not grow."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from benchmarks.attack.tally import Tally
from benchmarks.load.servers import Server, application
from benchmarks.load.visitor import RunFailedError, come, leave
from benchmarks.measuring import PAGES

PEOPLE = 8
# Times the memory after a sixth of the time, at its end; judged only over half an hour and more, when all caches are full.
MOST, JUDGED = 1.1, 1800
NAMES = sorted(path.stem for path in PAGES.glob("*.py"))


def soak(database: Path, seconds: float) -> Tally:
    tally = Tally("soak")
    with application(database) as server:
        early, late = asyncio.run(walked(server, seconds, tally))
    tally.note = f"{early:.0f} MB after a sixth, {late:.0f} MB at the end ({late / early:.2f}×)"
    tally.wrong += seconds >= JUDGED and late > MOST * early
    return tally


async def walked(server: Server, seconds: float, tally: Tally) -> tuple[float, float]:
    """Megabytes of the server after a sixth of the time and at its end."""
    began = time.monotonic()
    walks = [asyncio.create_task(walk(server, began + seconds, person, tally)) for person in range(PEOPLE)]
    await asyncio.sleep(seconds / 6)
    early = server.memory()
    await asyncio.gather(*walks)
    return early, server.memory()


async def walk(server: Server, until: float, person: int, tally: Tally) -> None:
    """Tab after tab, in each some pages."""
    step = person
    while time.monotonic() < until:
        visitor = await come(server.address)
        for _ in range(5):
            step += 1
            tally.tried += 1
            try:
                await visitor.open(NAMES[step % len(NAMES)])
            except RunFailedError as error:
                tally.wrong += 1
                tally.said.append(f"{NAMES[step % len(NAMES)]}: {error}"[:200])
                break
        leave(visitor)
