"""A database file that is removed, replaced or written into under the running program, and the lock that guards it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread

import pytest

from cchc.store import Store, StoreError, keep_draft, open_store
from cchc.store.errors import LostFileError
from cchc.web.health import data_version
from tests.test_foreign_journal import journal, killed_after
from tests.test_frame import opened
from tests.test_store import scores, sheet

ON_POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows keeps others from a file that is open")
ROOT = Path(__file__).parents[1]


def remove(path: Path, other: Path) -> None:
    path.unlink()


def put_another_there(path: Path, other: Path) -> None:
    shutil.copy(other, f"{path}.new")
    Path(f"{path}.new").rename(path)


def copy_over(path: Path, other: Path) -> None:
    """As `cp` does: the file stays the same one, with the content of another."""
    shutil.copy(other, f"{path}.new")
    script = "import shutil, sys; shutil.copyfile(sys.argv[1], sys.argv[2])"
    subprocess.run([sys.executable, "-c", script, f"{path}.new", path], check=True)


WHAT_OTHERS_DO: dict[Callable[[Path, Path], None], str] = {
    remove: "bị xóa",
    put_another_there: "bị thay",
    copy_over: "chương trình khác đã ghi",
}


@ON_POSIX
@pytest.mark.parametrize("done", WHAT_OTHERS_DO)
def test_what_others_do_to_the_file_is_said_at_once_and_nothing_is_published(
    store: Store, seed_file: Path, done: Callable[[Path, Path], None]
) -> None:
    store.publish(sheet(1))
    assert store.trouble() is None
    done(Path(store.path), seed_file)
    trouble = store.trouble()
    assert trouble
    assert WHAT_OTHERS_DO[done] in trouble.title
    for attempt in (lambda: store.publish(sheet(2)), lambda: keep_draft(store, "a", "b", "c", {})):
        with pytest.raises(LostFileError, match=WHAT_OTHERS_DO[done]):
            attempt()
    assert store.version().number == 1


@ON_POSIX
def test_a_file_that_goes_while_it_is_written_has_nothing_published(store: Store) -> None:
    def change() -> None:
        with store.change("mark_demonstration") as cursor:
            cursor.execute("insert into versions (version_no) values (1)")
            Path(store.path).unlink()

    with pytest.raises(LostFileError):
        change()
    assert store.version().number == 0


@ON_POSIX
def test_a_closing_program_leaves_the_journal_of_the_file_that_replaced_its_own(
    store: Store, seed_file: Path
) -> None:
    store.publish(sheet(1))
    journal(Path(store.path)).unlink(missing_ok=True)
    put_another_there(Path(store.path), seed_file)
    journal(Path(store.path)).write_bytes(b"of the other file")
    store.close()
    assert journal(Path(store.path)).read_bytes() == b"of the other file"


@ON_POSIX
def test_a_publication_is_in_the_file_though_somebody_removed_the_journal(
    empty_file: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(empty_file, tmp_path / "cchc.duckdb"))

    def publish() -> Store:
        store = Store(str(path))
        store.publish(sheet(1))
        journal(path).unlink()
        store.publish(sheet(2), replace=True)
        return store

    killed_after(publish)
    store = Store(str(path))
    assert (scores(store), store.version().number) == ([2], 2)
    store.close()


def test_what_the_program_writes_itself_never_looks_like_the_doing_of_others(store: Store) -> None:
    found: list[StoreError | None] = []
    writer = Thread(target=write_all, args=(store, range(4)))
    writer.start()
    while writer.is_alive():
        found.append(store.trouble())
    assert len(found) > 50
    assert not any(found)
    assert store.trouble() is None


def write_all(store: Store, numbers: Iterable[int]) -> None:
    for number in numbers:
        write(store, number)


def write(store: Store, number: int) -> None:
    store.publish(sheet(*[number] * 1_000, year=2000 + number))
    keep_draft(store, "a", "b", "c", {"number": number})
    store.database.checkpoint()


@ON_POSIX
def test_every_page_says_that_the_file_is_gone_and_still_shows_its_figures(
    seed_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(monkeypatch, seed_copy)
    assert not page.error
    figures = [metric.value for metric in page.metric]
    seed_copy.unlink()
    page.run()
    assert "bị xóa hoặc dời đi" in page.error[0].value
    assert "Sao lưu ngay" in page.error[0].value
    with pytest.raises(LostFileError):
        data_version()  # what monitoring asks
    assert [metric.value for metric in page.metric] == figures
    open_store(str(seed_copy)).close()


@ON_POSIX
def test_opening_the_file_beside_duckdb_in_one_process_gives_its_lock_away_and_loses_what_others_commit(
    tmp_path: Path,
) -> None:
    """Why no held file is ever opened by ourselves; the whole suite watches it (`conftest.py`)."""
    path = tmp_path / "cchc.duckdb"
    owner = """
        import duckdb, subprocess, sys
        held = duckdb.connect(sys.argv[1])
        held.execute("create table lines (writer varchar)")
        other = "import duckdb, sys; duckdb.connect(sys.argv[1]).execute(\\"insert into lines values ('other')\\")"
        def write():
            return subprocess.run([sys.executable, "-c", other, sys.argv[1]], capture_output=True).returncode
        assert write() != 0, "DuckDB's lock keeps others out"
        held.execute("checkpoint")
        open(sys.argv[1], "rb").close()
        assert write() == 0, "and is gone"
        held.execute("insert into lines values ('owner')")
        held.close()
        print(duckdb.connect(sys.argv[1]).execute("select writer from lines order by all").fetchall())
    """
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(owner), str(path)], capture_output=True, text=True, check=False
    )
    assert ran.stdout.strip() == "[('owner',)]", ran.stderr
