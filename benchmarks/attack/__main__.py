"""`make attack`, or `python -m benchmarks.attack [ATTACK…]`: minutes of kills, hostile files, threads, strangers and soak.

Prints one table; exit 1 where anything was lost, half, wrong or asked of elsewhere. Seeds are new every time; what failed is said
with the command that tries it again.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from benchmarks.attack import hostile, kills, soak, strangers, threads
from benchmarks.attack.tally import Tally, head
from benchmarks.results import reporting
from cchc.seed import seed_database
from cchc.store import Store

# Each with its share of the time.
ATTACKS: dict[str, tuple[Callable[[Path, float], Tally], float]] = {
    "loads": (kills.loads, 0.2),
    "seeds": (kills.seeds, 0.1),
    "undone": (kills.undone, 0.1),
    "files": (hostile.files, 0.15),
    "clothes": (hostile.clothes, 0.1),
    "threads": (threads.threads, 0.1),
    "strangers": (strangers.strangers, 0.05),
    "soak": (soak.soak, 0.2),
}


@click.command()
@click.option("--minutes", default=15.0, show_default=True, help="how long all of them last")
@click.argument("attacks", nargs=-1, type=click.Choice([*ATTACKS]))
def main(minutes: float, attacks: tuple[str, ...]) -> None:
    chosen = {name: ATTACKS[name] for name in attacks or ATTACKS}
    shares = sum(share for _, share in chosen.values())
    with tempfile.TemporaryDirectory() as folder, reporting("attack", keep=not attacks) as say:
        database = Path(folder) / "cchc.duckdb"
        store = Store(str(database))
        seed_database(store)
        store.close()
        say(head())
        tallies = []
        for attack, share in chosen.values():
            tallies.append(attack(database, 60 * minutes * share / shares))
            say(tallies[-1].line())
        for tally in tallies:
            for said in tally.said[:20]:
                say(f"{tally.what}: {said}")
    sys.exit(any(tally.failed for tally in tallies))


if __name__ == "__main__":
    main()
