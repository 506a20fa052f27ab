"""People who look, think and go on, through pages, units and years."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

from benchmarks.load.crowd import Order
from benchmarks.load.crowds import one_by_one, send
from benchmarks.load.servers import application
from benchmarks.measuring import Times
from benchmarks.results import Say

PEOPLE, THINK = 25, 5.0
UNITS = [f"bench-{province}-{number:02d}" for province in ("an-giang", "ha-noi") for number in (1, 2, 3)]
YEARS = [2024, 2023, 2022]
OF_A_UNIT = [
    "tong_quan",
    "xu_huong",
    "diem_tru",
    "so_sanh_don_vi",
    "ho_so",
    "nhiem_vu",
    "chi_tieu",
    "tra_cuu",
]
OF_ALL = ["so_sanh", "chi_so_tinh", "sap_xep", "lich", "suc_khoe", "cach_tinh"]
# People look at their own unit and its newest year; one step in four goes anywhere.
STAYS = 0.75
EVERYWHERE = [(page, "") for page in OF_ALL]
OWN = [[*((page, f"don_vi={unit}&nam={YEARS[0]}") for page in OF_A_UNIT), *EVERYWHERE] for unit in UNITS]
WALKS = [(page, f"don_vi={unit}&nam={year}") for page, unit, year in product(OF_A_UNIT, UNITS, YEARS)]
WALKS += [
    ("so_sanh", f"chi_so={index}&xem={view}")
    for index in ("PAR", "SIPAS")
    for view in ("hang", "ban-do", "duong")
]
WALKS += EVERYWHERE * 3
WALKS += [("chi_so_766", f"don_vi=bench-so-{number:02d}.an-giang-2025") for number in (1, 2, 3)]


def measure(database: Path, seconds: float, say: Say) -> None:
    """Nobody looked before, so what each page needs is computed when the first of them asks."""
    with application(database) as server:
        one_by_one(server, ["tong_quan"])
        order = Order("walk", PEOPLE, seconds, "tong_quan", think=THINK, watches=True)
        seen = send(server, replace(order, walks=WALKS, own=OWN, stays=STAYS))
        times, slowest = Times.of(seen.seconds), 1000 * max(seen.seconds)
        failed = sum(seen.failures.values())
        say(
            f"{PEOPLE} people, {THINK:.0f} s of thought each, {STAYS:.0%} of steps on the own unit and newest year, "
            f"the others through {len(WALKS)} pages and filters, {seen.lasted:.0f} s"
        )
        say(
            f"{'answers':>9}{'p50 ms':>9}{'p95 ms':>9}{'slowest':>9}{'failed':>8}{'processor':>11}{'MB held':>9}"
        )
        say(
            f"{len(seen.seconds):9}{times.p50:9.0f}{times.p95:9.0f}{slowest:9.0f}{failed:8}"
            f"{seen.processor / seen.lasted:11.0%}{server.memory():9.0f}"
        )
        for reason, times_seen in seen.failures.most_common(5):
            say(f"failed {times_seen} times: {reason}")
        slow = sorted(seen.by_page.items(), key=lambda item: -max(item[1]))[:6]
        say("slowest: " + ", ".join(f"{page} {1000 * max(each):.0f} of {len(each)}" for page, each in slow))
        say("(p95 at most 500 ms, nothing failed)")
