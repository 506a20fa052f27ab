"""What open pages cost that nobody touches: each looks for a new data version every few seconds (`cchc/ui/visit/watch.py`)."""

from __future__ import annotations

from pathlib import Path

from benchmarks.load.crowd import Order
from benchmarks.load.crowds import one_by_one, send
from benchmarks.load.servers import application
from benchmarks.measuring import Times
from benchmarks.results import Say

PEOPLE = 50


def measure(database: Path, seconds: float, say: Say) -> None:
    """With and without the looking: the difference is its cost, without opening the pages."""
    say(f"{PEOPLE} open pages for {seconds:.0f} s, share of one core that the server uses")
    with application(database) as server:
        one_by_one(server, ["tong_quan"])
        used = {}
        for watches in (False, True):
            # Of two lengths, so that opening the pages falls out of the difference.
            short, long = (
                send(server, Order("idle", PEOPLE, length, "tong_quan", watches=watches))
                for length in (seconds / 4, seconds)
            )
            used[watches] = (long.processor - short.processor) / (long.lasted - short.lasted)
    times = Times.of(long.seconds)
    say(f"{'':22}{'processor':>10}")
    say(f"{'only open':22}{used[False]:10.1%}")
    say(
        f"{'looking for news':22}{used[True]:10.1%}   an answer p50 {times.p50:.0f} ms, p95 {times.p95:.0f} ms"
    )
    say(f"failed: {sum(long.failures.values())}")
