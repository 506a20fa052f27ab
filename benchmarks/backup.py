"""Backups while others publish and read: `python -m benchmarks.backup [--on FILE]`.

One thread publishes a sheet after the other and one asks questions, without a pause. Of each kind of backup: how long it took
then and alone, how long it waited for its turn to write, how long a writer waited for its own at most, and whether what is
restored of it is equal to the database in every table and every question.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread, Timer, current_thread
from time import perf_counter

import click
import duckdb

from benchmarks.__main__ import build
from benchmarks.results import Say, reporting
from cchc.store import Publication, Store, paths, question
from cchc.store.backups import backing_up
from cchc.store.backups.backing_up import back_up
from cchc.store.backups.manifest import Manifest
from cchc.store.backups.restoring import restore_backup
from cchc.store.file.turns import Turns
from tests.test_store import sheet

UNLIKE = {"backups", "schema_steps"}  # what was noted after the backup, and when the steps were applied
UNIT, YEAR = "Sở Khoa học và Công nghệ", 2020
KINDS = {"file": (False, True), "written by DuckDB": (False, False), "portable": (True, True)}
PATIENCE = 10.0  # seconds for the whole answer of a question, which a page asks of one unit
WRITER = "writer"


@click.command()
@click.option(
    "--on", "kept", type=click.Path(path_type=Path, exists=True), help="a database of `make bench --keep`"
)
def main(kept: Path | None) -> None:
    with tempfile.TemporaryDirectory() as folder, reporting("backup") as say:
        path = Path(folder) / "cchc.duckdb"
        if kept:
            shutil.copy(kept, path)
        else:
            build(path, 1, say)
        store = Store(str(path))
        (lines,) = store.database.cursor().execute("select count(*) from scores").fetchall()[0]
        say(f"{lines:,} score lines, {path.stat().st_size / 1_000_000:.0f} MB\n")
        say(
            f"{'backup':20}{'seconds':>9}{'alone':>7}{'waited':>8}{'MB':>6}{'publications':>14}{'longest wait':>14}"
            f"{'tables':>8}{'questions':>11}{'of a part':>11}"
        )
        for number, kind in enumerate(KINDS):
            measure(store, Path(folder) / f"backups {number}", kind, say)
        store.close()


def measure(store: Store, folder: Path, kind: str, say: Say) -> None:
    """One backup under load, then one of what stands at the end, restored and compared."""
    portable, copies = KINDS[kind]
    before, backing_up.can_copy_open_files = backing_up.can_copy_open_files, lambda: copies
    try:
        with load(store) as waits:
            busy, made = timed(lambda: back_up(store, folder, "", portable))
        alone, made = timed(lambda: back_up(store, folder, "", portable))
    finally:
        backing_up.can_copy_open_files = before
    with tempfile.TemporaryDirectory() as room:
        restored = Path(room) / "cchc.duckdb"
        restore_backup(folder / made.file, restored)
        tables, questions, of_part = compare(store, restored)
    say(
        f"{kind:20}{busy:9.1f}{alone:7.1f}{max(waits.of_others, default=0):7.1f}s{made.bytes / 1_000_000:6.0f}"
        f"{len(waits.of_writer):14}{max(waits.of_writer):13.2f}s{tables:>8}{questions:>11}{of_part:11}"
    )


def timed(work: Callable[[], Manifest]) -> tuple[float, Manifest]:
    """Seconds that it took, and what it gave."""
    began = perf_counter()
    made = work()
    return perf_counter() - began, made


class Waits:
    """A lock, and how many seconds the writer and others waited each time until they had it."""

    def __init__(self, lock: Turns) -> None:
        self.lock = lock
        self.of_writer: list[float] = []
        self.of_others: list[float] = []

    def acquire(self, timeout: float = -1) -> bool:
        began = perf_counter()
        got = self.lock.acquire(timeout=timeout)
        waits = self.of_writer if current_thread().name == WRITER else self.of_others
        waits.append(perf_counter() - began)
        return got

    def release(self) -> None:
        self.lock.release()

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()


@contextmanager
def load(store: Store) -> Iterator[Waits]:
    """Others publish and ask meanwhile; gives how long everybody waited for the turn to write."""
    lock = store.writing
    waits, over = Waits(lock), Event()

    def publish() -> None:
        while not over.is_set():
            store.publish(next(sheets))

    def read() -> None:
        while not over.is_set():
            store.ask_rows("total_scores")

    threads = [Thread(target=publish, name=WRITER), Thread(target=read)]
    store.writing = waits  # type: ignore[assignment]
    for thread in threads:
        thread.start()
    try:
        yield waits
    finally:
        over.set()
        for thread in threads:
            thread.join()
        store.writing = lock


def made_up() -> Iterator[Publication]:
    """Ever new sheets."""
    for year in range(1000, 10_000):
        yield sheet(*[1.0] * 100, year=year)


sheets = made_up()


def compare(store: Store, restored: Path) -> tuple[str, str, int]:
    """How many tables and questions are equal, of how many, and how many questions were asked of a part alone."""
    again = Store(str(restored))
    try:
        names = sorted(
            name
            for (name,) in store.database.cursor()
            .execute("select table_name from duckdb_tables()")
            .fetchall()
            if name not in UNLIKE
        )
        tables = [
            hashed(store.database.cursor().table(name)) == hashed(again.database.cursor().table(name))
            for name in names
        ]
        unlike, of_part = [], 0
        for path in paths():
            given: dict[str, object] = {}
            found = answer(store, path.stem, given, PATIENCE)
            if found is None:
                given = a_part(store, path.stem)
                found = answer(store, path.stem, given)
            if found is None or found != answer(again, path.stem, given):
                unlike.append(path.stem)
            of_part += bool(given)
    finally:
        again.close()
    equal = f"{len(paths()) - len(unlike)}/{len(paths())}"
    return f"{sum(tables)}/{len(tables)}", " ".join([equal, *unlike]), of_part


def a_part(store: Store, name: str) -> dict[str, object]:
    """What a page gives to a question whose whole answer takes too long or too much memory: a unit, else a source or a year."""
    (source,) = store.database.cursor().execute("select min(source_id) from sources").fetchall()[0]
    parts = {"unit": UNIT, "units": [UNIT], "figure_source": source, "year": YEAR}
    known = question(name).parameters
    return dict([next((part, value) for part, value in parts.items() if part in known)])


def answer(store: Store, name: str, given: dict[str, object], patience: float | None = None) -> object:
    """All of a question's answer as numbers; None where it takes more memory or time than there is."""
    asked, cursor = question(name), store.database.cursor()
    timer = Timer(patience or 0, cursor.interrupt)
    if patience:
        timer.start()
    try:
        return hashed(cursor.sql(asked.sql, params=asked.bind(given)))
    except (duckdb.OutOfMemoryException, duckdb.InterruptException):
        return None
    finally:
        timer.cancel()


def hashed(rows: duckdb.DuckDBPyRelation) -> object:
    """How many rows there are, and one number for all of them in whatever order. Where DuckDB adds up many fractions, the last
    digits are those of the order in which it did."""
    told = zip(rows.columns, rows.types, strict=True)
    columns = (f'round("{name}", 9)' if kind == "DOUBLE" else f'"{name}"' for name, kind in told)
    line = f"hash({', '.join(columns)})"
    return rows.aggregate(f"count(*), bit_xor({line}), sum({line})").fetchall()


if __name__ == "__main__":
    main()
