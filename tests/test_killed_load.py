"""Power cuts: a load killed at any moment stands wholly or not at all, and what stood before is intact."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cchc.store import Store

ROOT = Path(__file__).parents[1]
SAMPLES = Path(__file__).parent / "workbooks"
FILES = [
    SAMPLES / name
    for name in (
        "bo_tieu_chi_so_khcn_2023.xlsx",
        "tay_ninh_2023_xep_hang.xlsx",
        "ma_tran_linh_vuc_2022.xlsx",
        "brvt_2023_q1_ho_so_06a.xlsx",
    )
]
LOAD = [sys.executable, "-m", "cchc", "load", *map(str, FILES), "--replace", "--by", "An", "--database"]


def start_load(database: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*LOAD, str(database)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def wait_until_open(running: subprocess.Popen[bytes], database: Path) -> None:
    """Until the process has the database open: from here on it writes."""
    while running.poll() is None and str(database) not in open_files(running.pid):
        time.sleep(0.001)


def open_files(process: int) -> list[str]:
    """Files a process has open; those it closes meanwhile, or all if it ends, are left out."""
    found = []
    for entry in Path(f"/proc/{process}/fd").glob("*"):
        with suppress(FileNotFoundError):
            found.append(str(entry.readlink()))
    return found


def state(database: Path) -> dict[str, Any]:
    """All figures, coverages and the version, without what a clock or chance has decided."""
    store = Store(str(database))
    cursor = store.database.cursor()
    names = cursor.execute("select table_name from duckdb_tables() order by table_name").fetchall()
    counts = {name: cursor.table(name).aggregate("count(*)").fetchall()[0][0] for (name,) in names}
    standing = cursor.execute("select scope, row_count from coverages where stands order by all").fetchall()
    assert not any(store.offences().values())
    found = {"counts": counts, "standing": standing, "version": store.version().number}
    store.close()
    return found


@pytest.fixture(scope="module")
def whole(
    seed_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Any], dict[str, Any], float]:
    """What stands before and after a load nobody disturbs, and how many seconds it writes."""
    database = Path(shutil.copy(seed_file, tmp_path_factory.mktemp("whole") / "cchc.duckdb")).resolve()
    before = state(database)
    running = start_load(database)
    wait_until_open(running, database)
    began = time.monotonic()
    assert running.wait() == 0
    return before, state(database), time.monotonic() - began


@pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="needs /proc to see when the database is opened"
)
@pytest.mark.parametrize("moment", range(6))
def test_a_killed_load_stands_wholly_or_not_at_all(
    moment: int, whole: tuple[dict[str, Any], dict[str, Any], float], seed_copy: Path
) -> None:
    before, after, seconds = whole
    running = start_load(seed_copy.resolve())
    wait_until_open(running, seed_copy.resolve())
    # One try in each sixth of the writing, so that all of it is tried.
    time.sleep((moment + Random(moment).random()) / 6 * seconds)
    running.kill()
    running.wait()
    found = state(seed_copy)
    assert found in (before, after)
    if moment == 0 and found == before:
        assert start_load(seed_copy).wait() == 0
        assert state(seed_copy) == after
