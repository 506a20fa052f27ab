"""Power cuts: a load killed at any moment stands wholly or not at all, and what stood before is intact."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from select import select
from typing import Any

import pytest

from cchc.store import Store

pytestmark = pytest.mark.skipif(
    not hasattr(os, "pidfd_open"), reason="needs Linux: processes that fork, handles of them"
)
ROOT = Path(__file__).parents[1]
MOMENTS = 12  # hundreds in `make attack`


class Loader:
    """The process that loads are forked from."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.killed_loading"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self.answer() == "ready"

    def answer(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def load(self, database: Path, killed_after: float | None = None) -> int:
        """How the load ended: 0, or the signal that killed it."""
        assert self.process.stdin
        self.process.stdin.write(f"{database}\n")
        self.process.stdin.flush()
        handle = os.pidfd_open(int(self.answer()))
        if killed_after is not None:
            select([handle], [], [], killed_after)
            # It may have ended by itself, and its number may be another's; the handle stays its own.
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(handle, signal.SIGKILL)
        os.close(handle)
        return int(self.answer())


@pytest.fixture(scope="module")
def loader() -> Iterator[Loader]:
    started = Loader()
    yield started
    started.process.communicate()


@dataclass(frozen=True)
class State:
    """What stands; `kept` is one number by table for all rows that stood before the load."""

    counts: dict[str, list[tuple[int]]]
    standing: list[tuple[Any, ...]]
    version: int
    kept: dict[str, list[tuple[int]]]


_STOOD = "coverage_id not in (select coverage_id from coverages inner join uploads using (upload_id) where published_by = 'An')"


def state(database: Path) -> State:
    store = Store(str(database))
    cursor = store.database.cursor()
    tables = {name for (name,) in cursor.execute("select table_name from duckdb_tables()").fetchall()}
    with_coverage = cursor.execute(
        "select table_name from duckdb_columns() where column_name = 'coverage_id'"
    )
    # Of a coverage it may change whether it stands, and what is kept follows; figures never change.
    of_figures = tables & {name for (name,) in with_coverage.fetchall()} - {
        "coverages",
        "kept_dossiers",
        "kept_ledgers",
        "kept_sheets",
        "kept_tasks",
        "kept_totals",
    }
    found = State(
        {name: cursor.table(name).aggregate("count(*)").fetchall() for name in tables},
        cursor.execute("select scope, row_count from coverages where stands order by all").fetchall(),
        store.version().number,
        {
            name: cursor.table(name).filter(_STOOD).set_alias("line").aggregate("sum(hash(line))").fetchall()
            for name in of_figures
        },
    )
    assert not any(store.offences().values())
    store.close()
    return found


@dataclass(frozen=True)
class Undisturbed:
    """What stands before and after a load that nobody disturbs, and how many seconds it takes."""

    before: State
    after: State
    seconds: float


@pytest.fixture(scope="module")
def undisturbed(loader: Loader, seed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    database = Path(shutil.copy(seed_file, tmp_path_factory.mktemp("whole") / "cchc.duckdb"))
    before = state(database)
    began = time.monotonic()
    assert loader.load(database) == 0
    return Undisturbed(before, state(database), time.monotonic() - began)


def test_a_load_killed_at_any_of_twelve_moments_stands_wholly_or_not_at_all(
    loader: Loader, undisturbed: Undisturbed, seed_file: Path, tmp_path: Path
) -> None:
    assert undisturbed.before != undisturbed.after
    assert undisturbed.before.kept == undisturbed.after.kept

    def killed(after: float) -> State:
        database = Path(shutil.copy(seed_file, tmp_path / "cchc.duckdb"))
        loader.load(database, killed_after=after)
        found = state(database)
        assert found in (undisturbed.before, undisturbed.after), f"killed after {after:.4f} s"
        for left in tmp_path.iterdir():
            left.unlink()
        return found

    # One moment by chance in each twentieth of the run, so that all of it is tried, and a little past its end.
    moments = [(moment + Random(moment).random()) / MOMENTS * 1.1 for moment in range(MOMENTS)]
    ends = [killed(moment * undisturbed.seconds) for moment in moments]
    # A machine that became busier meanwhile is given the time it needs.
    for longer in (2, 4, 8):
        if undisturbed.after not in ends:
            ends.append(killed(longer * undisturbed.seconds))
    # Both ends were met, or the moments were not those of the writing.
    assert undisturbed.before in ends
    assert undisturbed.after in ends


def test_after_a_kill_the_same_load_can_be_done_again(
    loader: Loader, undisturbed: Undisturbed, seed_copy: Path
) -> None:
    assert loader.load(seed_copy, killed_after=undisturbed.seconds / 2) in (0, signal.SIGKILL)
    assert loader.load(seed_copy) == 0
    assert state(seed_copy) == undisturbed.after
