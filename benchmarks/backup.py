"""Backups while others publish and read: `python -m benchmarks.backup [--on FILE]`.

One thread publishes a sheet after the other and one asks questions, without a pause. Of each kind of backup: how long it took,
how long a writer waited for it at most, and whether what is restored of it is equal to the database in every table and every
question.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

import click
import duckdb

from benchmarks.__main__ import build
from benchmarks.results import Say, reporting
from cchc.store import Publication, Store, backing_up, paths, question
from cchc.store.backing_up import back_up
from cchc.store.restoring import restore
from tests.test_store import sheet

UNLIKE = {"backups", "schema_steps"}  # what was noted after the backup, and when the steps were applied
UNIT = "Sở Khoa học và Công nghệ"
KINDS = {"file": (False, True), "written by DuckDB": (False, False), "portable": (True, True)}


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
            f"{'backup':20}{'seconds':>9}{'MB':>7}{'publications':>14}{'longest wait':>14}{'tables':>8}{'questions':>11}"
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
            began = perf_counter()
            back_up(store, folder, "", portable)
            seconds = perf_counter() - began
        made = back_up(store, folder, "", portable)
    finally:
        backing_up.can_copy_open_files = before
    with tempfile.TemporaryDirectory() as room:
        restored = Path(room) / "cchc.duckdb"
        restore(folder / made.file, restored)
        tables, questions = compare(store, restored)
    say(
        f"{kind:20}{seconds:9.1f}{made.bytes / 1_000_000:7.0f}{len(waits):14}{max(waits):13.2f}s"
        f"{tables:>8}{questions:>11}"
    )


@contextmanager
def load(store: Store) -> Iterator[list[float]]:
    """Others publish and ask meanwhile; gives how long each publication waited until it could begin."""
    waits: list[float] = []
    over = Event()

    def publish() -> None:
        while not over.is_set():
            began = perf_counter()
            with store.writing:
                waits.append(perf_counter() - began)
            store.publish(next(sheets))

    def read() -> None:
        while not over.is_set():
            store.ask_rows("total_scores")

    threads = [Thread(target=publish), Thread(target=read)]
    for thread in threads:
        thread.start()
    try:
        yield waits
    finally:
        over.set()
        for thread in threads:
            thread.join()


def made_up() -> Iterator[Publication]:
    """Ever new sheets."""
    for year in range(1000, 10_000):
        yield sheet(*[1.0] * 100, year=year)


sheets = made_up()


def compare(store: Store, restored: Path) -> tuple[str, str]:
    """How many tables and questions are equal, of how many."""
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
        questions = [asked(store, path.stem) == asked(again, path.stem) for path in paths()]
    finally:
        again.close()
    return f"{sum(tables)}/{len(tables)}", f"{sum(questions)}/{len(questions)}"


def asked(store: Store, name: str) -> object:
    """The whole answer of a question, as a number: without a filter, or of one unit where that takes too much memory."""
    wanted = question(name)
    try:
        return hashed(store.database.cursor().sql(wanted.sql, params=wanted.bind({})))
    except duckdb.OutOfMemoryException:
        of_unit = {"unit": UNIT} if "unit" in wanted.parameters else {"units": [UNIT]}
        return hashed(store.database.cursor().sql(wanted.sql, params=wanted.bind(of_unit)))


def hashed(rows: duckdb.DuckDBPyRelation) -> object:
    """How many rows there are, and one number for all of them in whatever order."""
    return rows.set_alias("line").aggregate("count(*), bit_xor(hash(line)), sum(hash(line))").fetchall()


if __name__ == "__main__":
    main()
