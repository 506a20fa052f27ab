"""A journal beside a database file that is not its own is refused, and older files become such as can refuse it."""

from __future__ import annotations

import lzma
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from cchc.store import DatabaseBusyError, Store, StoreError
from cchc.store.file.file_format import is_older
from tests.test_bad_days import full_disk
from tests.test_frame import opened
from tests.test_older_database import FIRST_VERSION
from tests.test_store import rows_of, scores, sheet

ROOT = Path(__file__).parents[1]
# The versions of the data in that file.
OF_FIRST_VERSION = 5


def killed_after(work: Callable[[], object]) -> None:
    """A process that does the work and dies without closing what the work gives."""
    process = os.fork()
    if process == 0:
        held = work()
        assert held
        os._exit(0)
    assert os.waitpid(process, 0)[1] == 0


def killed_after_publishing(path: Path, *published: float) -> None:
    """Publish with a process that dies without closing; what it published last stands in the journal alone."""

    def publish() -> Store:
        store = Store(str(path))
        for score in published[:-1]:
            store.publish(sheet(score), replace=True)
        store.database.checkpoint()
        store.publish(sheet(published[-1]), replace=True)
        return store

    killed_after(publish)
    assert journal(path).stat().st_size


def journal(path: Path) -> Path:
    return Path(f"{path}.wal")


@pytest.fixture
def older(tmp_path: Path) -> Path:
    path = tmp_path / "older.duckdb"
    path.write_bytes(lzma.decompress(FIRST_VERSION.read_bytes()))
    return path


@pytest.fixture
def empty(empty_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_file, tmp_path / "cchc.duckdb"))


def test_what_stands_in_the_files_own_journal_is_not_lost(empty: Path) -> None:
    killed_after_publishing(empty, 1, 2)
    store = Store(str(empty))
    assert (scores(store), store.version().number) == ([2], 2)
    store.close()


def test_a_copy_put_over_the_file_beside_its_later_journal_is_refused_and_stays_as_it_is(empty: Path) -> None:
    copy = empty.read_bytes()
    killed_after_publishing(empty, 1, 2)
    empty.write_bytes(copy)
    beside = journal(empty).read_bytes()
    with pytest.raises(StoreError, match=r"không phải của tệp .* python -m cchc restore"):
        Store(str(empty))
    assert (empty.read_bytes(), journal(empty).read_bytes()) == (copy, beside)


def test_the_journal_of_another_database_is_refused(empty: Path, seed_copy: Path) -> None:
    killed_after_publishing(empty, 1)
    journal(empty).rename(journal(seed_copy))
    with pytest.raises(StoreError, match="không phải của tệp"):
        Store(str(seed_copy))


def test_an_older_journal_beside_a_newer_file_is_refused_which_duckdb_would_replay(
    older: Path, empty: Path
) -> None:
    def write() -> object:
        return duckdb.connect(str(older)).execute("insert into versions from versions")

    killed_after(write)
    journal(older).rename(journal(empty))
    with pytest.raises(StoreError, match="không phải của tệp"):
        Store(str(empty))


def test_an_older_file_is_converted_once_and_kept_as_it_was(
    older: Path, empty: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = older.read_bytes()
    older.chmod(0o640)
    assert is_older(older)
    for _ in range(2):
        store = Store(str(older))
        assert store.version().number == OF_FIRST_VERSION
        store.close()
    (said,) = [record.getMessage() for record in caplog.records if "định dạng mới" in record.getMessage()]
    (kept,) = older.parent.glob("older.truoc-chuyen-doi-*.duckdb")
    assert str(older) in said
    assert str(kept) in said
    assert kept.read_bytes() == before
    assert not is_older(older)
    assert older.stat().st_mode & 0o777 == 0o640
    assert {path.name for path in older.parent.iterdir()} == {older.name, kept.name, empty.name}


def test_what_an_older_file_has_in_its_journal_alone_is_converted_too(older: Path) -> None:
    def write() -> object:
        return duckdb.connect(str(older)).execute("insert into versions (version_no) values (99)")

    killed_after(write)
    assert journal(older).stat().st_size
    store = Store(str(older))
    assert store.version().number == 99
    store.close()


@pytest.mark.parametrize("step", ["write_anew", "shutil.copymode", "flush_name_to_disk"])
def test_a_conversion_that_is_killed_loses_nothing(
    older: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write() -> object:
        return duckdb.connect(str(older)).execute("insert into versions (version_no) values (99)")

    killed_after(write)

    def die(*_: object) -> None:
        os._exit(0)

    def convert() -> object:
        monkeypatch.setattr(f"cchc.store.file.converting.{step}", die)
        return Store(str(older))

    killed_after(convert)
    store = Store(str(older))
    assert store.version().number == 99
    store.close()
    assert not is_older(older)
    assert not list(older.parent.glob("*.converting*"))


def test_on_a_full_disk_an_older_file_stays_as_it_was(older: Path) -> None:
    before = older.read_bytes()
    with full_disk(), pytest.raises(StoreError, match="đĩa"):
        Store(str(older))
    assert older.read_bytes() == before
    assert [path.name for path in older.parent.iterdir()] == [older.name]


def test_an_older_file_that_another_process_holds_is_busy(older: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", f"import duckdb; held = duckdb.connect({str(older)!r}); print(); input()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holder.stdout
    holder.stdout.readline()
    with pytest.raises(DatabaseBusyError):
        Store(str(older))
    holder.communicate(b"\n")
    assert [path.name for path in older.parent.iterdir()] == [older.name]


def test_figures_that_contradict_each_other_are_said_at_opening_and_on_every_page(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert store.trouble() is None
    rows_of(store, "insert into versions (version_no) values (1), (1)")
    store.close()
    again = Store(store.path)
    trouble = again.trouble()
    assert trouble
    assert "hai phiên bản dữ liệu cùng một số" in trouble.title
    again.close()
    page = opened(monkeypatch, Path(store.path))
    assert "hai phiên bản dữ liệu cùng một số" in page.error[0].value
