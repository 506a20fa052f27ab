"""Many sessions that ask again as soon as they are answered, on one process: ours beside the plain and the constant pages."""

from __future__ import annotations

import json
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.load.crowd import Order, Seen
from benchmarks.load.crowds import one_by_one, send
from benchmarks.load.questions import asked
from benchmarks.load.servers import CONSTANT, Server, application, plain
from benchmarks.measuring import Times
from benchmarks.results import Say

PAGES = ["tong_quan", "so_sanh", "xu_huong"]
LIMITS = {"plain": 5.0, "constant": 0.8}


def measure(database: Path, people: int, seconds: float, rounds: int, say: Say) -> None:
    """Rounds go page by page through the three servers, so that other work on the machine meets all of them alike."""
    say(f"{people} sessions rerunning at once, one server process, {rounds} rounds of {seconds:.0f} s each\n")
    say(
        f"{'page':12}{'built':10}{'reruns/s':>9}{'p50 ms':>9}{'p95 ms':>9}{'kB each':>9}{'MB held':>9}{'failed':>8}"
    )
    with ExitStack() as stack:
        servers = {
            "ours": stack.enter_context(application(database)),
            "constant": stack.enter_context(application(database, CONSTANT)),
            "plain": stack.enter_context(plain(database, stack.enter_context(told(database)))),
        }
        for server in servers.values():
            one_by_one(server, PAGES)
        for page in PAGES:
            seen: dict[str, list[Seen]] = {name: [] for name in servers}
            for number in range(rounds):
                for name, server in servers.items():
                    if name == "plain" and number:
                        continue  # it needs half a minute to answer everybody once
                    seen[name].append(send(server, Order("hurry", people, seconds, page)))
            for name, server in servers.items():
                say(line(page, name, seen[name], server))
            say(f"{'':12}{ratios(seen)}\n")


def line(page: str, name: str, rounds: list[Seen], server: Server) -> str:
    times = Times.of([each for seen in rounds for each in seen.seconds])
    size = sum(seen.received for seen in rounds) / sum(len(seen.seconds) for seen in rounds) / 1000
    failed = sum(sum(seen.failures.values()) for seen in rounds)
    return (
        f"{page:12}{name:10}{statistics.median(map(rate, rounds)):9.1f}{times.p50:9.0f}{times.p95:9.0f}"
        f"{each_costs(rounds):11.1f}{size:9.1f}{server.memory():9.0f}{failed:8}"
    )


def ratios(seen: dict[str, list[Seen]]) -> str:
    """How many times the reruns of the others, round by round."""
    said = []
    for other, limit in LIMITS.items():
        each = [rate(ours) / rate(its) for ours, its in zip(seen["ours"], seen[other], strict=False)]
        said.append(
            f"{statistics.median(each):.2f} × {other} ({min(each):.2f}–{max(each):.2f}; at least {limit})"
        )
    return "; ".join(said)


def each_costs(rounds: list[Seen]) -> float:
    """Milliseconds of processor time that the server uses for a rerun, sending it included."""
    return statistics.median(1000 * seen.processor / max(len(seen.seconds), 1) for seen in rounds)


def rate(seen: Seen) -> float:
    """Reruns a second."""
    return max(len(seen.seconds), 1) / seen.lasted


@contextmanager
def told(database: Path) -> Iterator[Path]:
    """A file of what the pages ask."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(asked(database, PAGES), file)
        file.flush()
        yield Path(file.name)
