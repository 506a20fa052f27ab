"""Power cuts at random moments: a load, a seed and a taking back stand wholly or not at all, and can be done again."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from benchmarks.attack.tally import Tally
from cchc.store import Store
from tests.test_killed_load import Loader, State, state

ROOT = Path(__file__).parents[2]


def loads(database: Path, seconds: float) -> Tally:
    """Four workbooks loaded over the seed by a process that is killed."""
    tally, loader, chance = Tally("killed loads"), Loader(), random.Random()
    copy = database.with_name("killed.duckdb")
    before, lasted, after = undisturbed(loader, database, copy)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        fresh(database, copy)
        moment = chance.uniform(0, 1.1 * lasted)
        loader.load(copy, killed_after=moment)
        tally.tried += 1
        try:
            found = state(copy)
        except AssertionError:
            tally.wrong += 1
            tally.said.append(f"killed after {moment:.4f} s: a check of integrity failed")
            continue
        if found not in (before, after):
            tally.half += 1
            tally.said.append(f"killed after {moment:.4f} s: neither before nor after")
        tally.lost += found.kept != before.kept
    loader.process.communicate()
    return tally


def undisturbed(loader: Loader, database: Path, copy: Path) -> tuple[State, float, State]:
    fresh(database, copy)
    before = state(copy)
    began = time.monotonic()
    loader.load(copy)
    lasted = time.monotonic() - began
    return before, lasted, state(copy)


def seeds(database: Path, seconds: float) -> Tally:
    """`python -m cchc seed` into a new file, killed; seeding it again must give what an undisturbed one gives."""
    tally, chance = Tally("killed seeds"), random.Random()
    expected = rows(database)
    copy = database.with_name("seeded.duckdb")
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        remove(copy)
        killed(["seed"], copy, chance.uniform(0.3, 6))
        tally.tried += 1
        ended = subprocess.run([*command(["seed"])], cwd=ROOT, env=environment(copy), capture_output=True)
        if ended.returncode or rows(copy) != expected:
            tally.half += 1
            tally.said.append(f"a killed seed cannot be finished: {ended.stderr.decode()[-200:]}")
    return tally


def undone(database: Path, seconds: float) -> Tally:
    """`python -m cchc undo` of the newest upload, killed: it stands or it does not, and no check fails."""
    tally, chance = Tally("killed takings back"), random.Random()
    copy = database.with_name("undone.duckdb")
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        fresh(database, copy)
        newest = Store(str(copy))
        upload = str(newest.ask_rows("uploads")[0]["id"])
        newest.close()
        killed(["undo", upload], copy, chance.uniform(0.3, 1.5))
        tally.tried += 1
        store = Store(str(copy))
        (state_now,) = [r["state"] for r in store.ask_rows("uploads") if str(r["id"]) == upload]
        broken = [name for name, count in store.offences().items() if count]
        store.close()
        tally.half += state_now not in ("published", "taken_back")
        tally.wrong += bool(broken)
        tally.said += [f"a killed taking back breaks {name}" for name in broken]
    return tally


def command(arguments: list[str]) -> list[str]:
    return [sys.executable, "-m", "cchc", *arguments]


def environment(database: Path) -> dict[str, str]:
    return {**os.environ, "CCHC_DATABASE": str(database)}


def killed(arguments: list[str], database: Path, after: float) -> None:
    """A command of the product, killed after so many seconds unless it has ended by itself."""
    process = subprocess.Popen(
        command(arguments), cwd=ROOT, env=environment(database),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    with suppress(subprocess.TimeoutExpired):
        process.wait(after)
    process.send_signal(signal.SIGKILL)
    process.wait()


def rows(database: Path) -> dict[str, int]:
    """Rows of each table."""
    store = Store(str(database))
    cursor = store.database.cursor()
    tables = [name for (name,) in cursor.execute("select table_name from duckdb_tables()").fetchall()]
    counts = {name: len(cursor.table(name)) for name in tables if name != "drafts"}
    store.close()
    return counts


def fresh(database: Path, copy: Path) -> None:
    remove(copy)
    shutil.copy(database, copy)


def remove(copy: Path) -> None:
    for left in copy.parent.glob(f"{copy.name}*"):
        left.unlink()
