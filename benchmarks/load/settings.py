"""What settings of the server are worth: the same crowd on servers that differ in one of them."""

from __future__ import annotations

import statistics
from contextlib import ExitStack
from pathlib import Path

from benchmarks.load.crowd import Order, Seen
from benchmarks.load.crowds import one_by_one, send
from benchmarks.load.rush import each_costs, rate
from benchmarks.load.servers import OURS, application
from benchmarks.measuring import Times
from benchmarks.results import Say

PEOPLE, PAGE = 20, "xu_huong"
TUNED = "benchmarks.load.tuned:app"
# name -> application, environment
VARIANTS: dict[str, tuple[str, dict[str, str]]] = {
    "as it is": (OURS, {}),
    "the same again": (OURS, {}),
    "postScriptGC on": (OURS, {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}),
    "fastReruns off": (OURS, {"STREAMLIT_RUNNER_FAST_RERUNS": "false"}),
    "gc.freeze": (TUNED, {"CCHC_TUNED": "freeze"}),
    "gc threshold 50,000": (TUNED, {"CCHC_TUNED": "rare"}),
    "switching 1 ms": (TUNED, {"CCHC_TUNED": "switch-0.001"}),
    "switching 20 ms": (TUNED, {"CCHC_TUNED": "switch-0.02"}),
}


def measure(database: Path, seconds: float, rounds: int, say: Say) -> None:
    """Rounds go through all servers, so that other work on the machine meets them alike."""
    say(
        f"{PEOPLE} sessions rerunning {PAGE} at once, {rounds} rounds of {seconds:.0f} s; processor ms a rerun, reruns/s\n"
    )
    say(
        f"{'':22}{'processor':>10}{'of as it is':>13}{'reruns/s':>10}{'p50 ms':>8}{'p95 ms':>8}{'MB held':>9}"
    )
    with ExitStack() as stack:
        servers = {
            name: stack.enter_context(application(database, app, **settings))
            for name, (app, settings) in VARIANTS.items()
        }
        for server in servers.values():
            one_by_one(server, [PAGE])
        seen: dict[str, list[Seen]] = {name: [] for name in servers}
        for _ in range(rounds):
            for name, server in servers.items():
                seen[name].append(send(server, Order("hurry", PEOPLE, seconds, PAGE)))
        usual = each_costs(seen["as it is"])
        for name, server in servers.items():
            times = Times.of([each for one in seen[name] for each in one.seconds])
            say(
                f"{name:22}{each_costs(seen[name]):10.1f}{each_costs(seen[name]) / usual:13.2f}"
                f"{statistics.median(map(rate, seen[name])):10.1f}{times.p50:8.0f}{times.p95:8.0f}{server.memory():9.0f}"
            )
