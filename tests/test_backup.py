"""Backups while the dashboard runs, and the way back: nothing that was committed is missing, nothing unproven counts."""

from __future__ import annotations

import json
import lzma
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from threading import Thread
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest

from cchc.store import DatabaseBusyError, Store, StoreError, paths
from cchc.store.backups import backing_up, restoring
from cchc.store.backups.backing_up import back_up, make, record_backup
from cchc.store.backups.copying import Copier
from cchc.store.backups.manifest import Manifest, backups_in, file_fingerprint, manifest_of, thin_out, to_keep
from cchc.store.backups.restoring import rehearse, restore_backup
from cchc.store.backups.safekeeping import is_due, last_backup, set_daily
from tests.test_bad_days import full_disk
from tests.test_foreign_journal import journal, killed_after, killed_after_publishing
from tests.test_older_database import FIRST_VERSION, columns
from tests.test_store import rows_of, scores, sheet, tables
from tests.twins.retention import kept_of

ON_POSIX = pytest.mark.skipif(os.name == "nt", reason="forks")


@dataclass(frozen=True)
class Backed:
    """A database with everything that comes along, closed, and its backup of each kind."""

    database: Path
    folder: Path
    file: Manifest
    portable: Manifest

    def of(self, kind: str) -> Path:
        return self.folder / {"file": self.file, "portable": self.portable}[kind].file


@pytest.fixture(scope="module")
def backed(seed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Backed:
    room = tmp_path_factory.mktemp("backed")
    store = Store(str(shutil.copy(seed_file, room / "cchc.duckdb")))
    folder = room / "bản sao"
    made = [back_up(store, folder, "An", portable) for portable in (True, False)]
    store.close()
    return Backed(room / "cchc.duckdb", folder, made[1], made[0])


@pytest.fixture
def target(empty_file: Path, tmp_path: Path) -> Path:
    """Where to restore to: a database with little in it."""
    return Path(shutil.copy(empty_file, tmp_path / "cchc.duckdb"))


def copied(backup: Path, folder: Path) -> Path:
    """A backup and its manifest elsewhere, to do something to."""
    shutil.copy(manifest_of(backup), manifest_of(folder / backup.name))
    return Path(shutil.copy(backup, folder / backup.name))


def test_a_backup_says_what_it_holds_and_leaves_nothing_else_in_its_folder(backed: Backed) -> None:
    assert backups_in(backed.folder) == sorted(
        [backed.file, backed.portable], key=lambda one: (one.made_at, one.file), reverse=True
    )
    assert len(list(backed.folder.iterdir())) == 4
    for made in (backed.file, backed.portable):
        assert made.rows["uploads"] == made.version > 20
        assert made.bytes == (backed.folder / made.file).stat().st_size
        assert made.made_by == "An"
        assert datetime.now(UTC) - made.made_at < timedelta(minutes=10)
    assert backed.file.rows["backups"] == 1, "the portable one was before"


@pytest.mark.parametrize("kind", ["file", "portable"])
def test_what_is_restored_is_equal_in_every_table_and_every_question(
    backed: Backed, kind: str, target: Path
) -> None:
    found = restore_backup(backed.of(kind), target)
    assert found.manifest in (backed.file, backed.portable)
    whole, again = Store(str(backed.database)), Store(str(target))
    left, right = tables(whole), tables(again)
    for table in left:
        if table not in (
            "backups",
            "data_events",
            "schema_steps",
        ):  # the first two tell of the backup itself, afterwards
            assert left[table] == right[table], table
    assert columns(whole) == columns(again)
    for path in paths() if kind == "file" else []:  # of equal tables and views the answers are equal
        assert whole.ask_rows(path.stem) == again.ask_rows(path.stem), path.stem
    assert again.version() == whole.version()
    for store in (whole, again):
        store.close()


def test_a_rehearsal_asks_every_question_and_leaves_nothing_behind(
    backed: Backed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    found = rehearse(backed.of("file"))
    assert (found.questions, found.contents.version) == (len(paths()), backed.file.version)
    assert not list(tmp_path.iterdir())


def test_a_backup_that_changed_since_is_refused_and_the_database_stays(
    backed: Backed, target: Path, tmp_path: Path
) -> None:
    before = target.read_bytes()
    backup = copied(backed.of("file"), tmp_path)
    with backup.open("r+b") as file:
        file.seek(5_000_000)
        file.write(b"x")
    with pytest.raises(StoreError, match="SHA-256 khác"):
        restore_backup(backup, target)
    assert target.read_bytes() == before
    assert not list(tmp_path.glob("*truoc*"))


def rewritten(backup: Path, **said: object) -> None:
    about = json.loads(manifest_of(backup).read_text())
    manifest_of(backup).write_text(json.dumps(about | said))


@pytest.mark.parametrize("said", [{"version": 1}, {"rows": {"scores": 1}}])
def test_a_backup_that_holds_less_than_its_manifest_says_is_refused(
    backed: Backed, target: Path, tmp_path: Path, said: dict[str, object]
) -> None:
    backup = copied(backed.of("file"), tmp_path)
    rewritten(backup, **said)
    with pytest.raises(StoreError, match="khác với lúc sao lưu"):
        restore_backup(backup, target)


@pytest.mark.parametrize("content", [b"", "Kính gửi".encode(), b"PK\x03\x04 not really", b"\xff" * 20_000])
def test_what_is_no_backup_is_refused_and_named(tmp_path: Path, target: Path, content: bytes) -> None:
    before = target.read_bytes()
    (tmp_path / "thư.duckdb").write_bytes(content)
    with pytest.raises(StoreError, match=r"thư\.duckdb không phải .*hoặc đã hỏng.*bản sao lưu khác"):
        restore_backup(tmp_path / "thư.duckdb", target)
    with pytest.raises(StoreError, match=r"Không khôi phục được từ .*không-có"):
        restore_backup(tmp_path / "không-có.duckdb", target)
    assert target.read_bytes() == before


def test_a_backup_without_a_manifest_is_restored_and_it_is_known_that_nobody_vouches_for_it(
    backed: Backed, target: Path, tmp_path: Path
) -> None:
    found = restore_backup(Path(shutil.copy(backed.of("file"), tmp_path / "a.duckdb")), target)
    assert found.manifest is None
    assert found.contents.version == backed.file.version


def test_figures_that_contradict_each_other_are_neither_backed_up_nor_restored(
    store: Store, tmp_path: Path
) -> None:
    rows_of(store, "insert into versions (version_no) values (1), (1)")
    with pytest.raises(StoreError, match="hai phiên bản dữ liệu cùng một số"):
        back_up(store, tmp_path / "bản sao")
    assert not list((tmp_path / "bản sao").iterdir())
    store.close()
    with pytest.raises(StoreError, match="hai phiên bản dữ liệu cùng một số"):
        restore_backup(Path(store.path), tmp_path / "khác.duckdb")


def test_restoring_is_refused_while_anybody_has_the_database_open(backed: Backed, store: Store) -> None:
    with pytest.raises(DatabaseBusyError, match="Dừng bảng điều khiển"):
        restore_backup(backed.of("file"), Path(store.path))
    files = [str(backed.of("file")), store.path]
    script = (
        f"import pathlib, cchc.store.backups.restoring as r; r.restore_backup(*map(pathlib.Path, {files}))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "Dừng bảng điều khiển" in ran.stderr
    assert store.trouble() is None


@ON_POSIX
def test_what_was_there_is_kept_with_its_journal_and_no_old_journal_stays(
    backed: Backed, target: Path
) -> None:
    killed_after_publishing(target, 1, 2)
    found = restore_backup(backed.of("file"), target)
    assert found.kept
    assert not journal(target).exists()
    for path, wanted in ((target, backed.file.version), (found.kept, 2)):
        store = Store(str(path))
        assert store.version().number == wanted
        store.close()


@ON_POSIX
@pytest.mark.parametrize(("step", "is_restored"), [("shutil.copymode", False), ("journal_of", None)])
def test_a_restoring_that_is_killed_leaves_the_old_database_or_can_be_done_again(
    backed: Backed, target: Path, step: str, is_restored: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_after_publishing(target, 1, 2)

    def begin() -> object:
        put_in_place = restoring.replace_database

        def dying(*given: Path) -> object:
            monkeypatch.setattr(restoring, "set_aside", lambda path: path)
            monkeypatch.setattr(f"cchc.store.backups.restoring.{step}", lambda *_: os._exit(0))
            return put_in_place(*given)

        monkeypatch.setattr(restoring, "replace_database", dying)
        return restore_backup(backed.of("file"), target)

    killed_after(begin)
    if is_restored is None:  # in its place, beside the journal of the one before
        with pytest.raises(StoreError, match="python -m cchc restore"):
            Store(str(target))
        restore_backup(backed.of("file"), target)
    store = Store(str(target))
    assert store.version().number == (2 if is_restored is False else backed.file.version)
    store.close()


def test_a_backup_of_an_older_version_becomes_one_of_this_version(tmp_path: Path) -> None:
    backup = tmp_path / "older.duckdb"
    backup.write_bytes(lzma.decompress(FIRST_VERSION.read_bytes()))
    before = backup.read_bytes()
    found = restore_backup(backup, tmp_path / "cchc.duckdb")
    assert (found.contents.version, found.contents.rows["uploads"], found.kept) == (5, 4, None)
    assert backup.read_bytes() == before


def without_a_column(backup: Path, table: str, column: str, more: str = "") -> None:
    """As an older version would have written it, or one to come."""
    room = backup.parent / "rewritten"
    with zipfile.ZipFile(backup) as whole:
        whole.extractall(room)
    file = room / f"{table}.parquet"
    duckdb.connect().read_parquet(str(file)).project(f"* exclude ({column}) {more}").write_parquet(
        f"{file}.new"
    )
    Path(f"{file}.new").replace(file)
    with zipfile.ZipFile(backup, "w") as whole:
        for part in room.iterdir():
            whole.write(part, part.name)


def test_a_portable_backup_of_an_older_version_has_blanks_where_columns_came_later(
    backed: Backed, tmp_path: Path
) -> None:
    backup = Path(shutil.copy(backed.of("portable"), tmp_path / "a.zip"))
    without_a_column(backup, "uploads", "amendments")
    restore_backup(backup, tmp_path / "cchc.duckdb")
    store = Store(str(tmp_path / "cchc.duckdb"))
    assert rows_of(store, "select count(amendments), count(file_name) from uploads") == [
        (0, backed.file.version)
    ]
    store.close()


def test_a_portable_backup_of_a_version_to_come_is_refused(backed: Backed, tmp_path: Path) -> None:
    backup = Path(shutil.copy(backed.of("portable"), tmp_path / "a.zip"))
    without_a_column(backup, "uploads", "amendments", ", 1 as of_tomorrow")
    with pytest.raises(StoreError, match=r"phiên bản mới hơn .*uploads\.of_tomorrow"):
        restore_backup(backup, tmp_path / "cchc.duckdb")
    assert not (tmp_path / "cchc.duckdb").exists()


def test_a_copy_of_file_and_journal_taken_while_others_write_opens_cleanly_and_lacks_what_was_committed(
    empty_file: Path, tmp_path: Path
) -> None:
    """Why a backup holds the writers up for as long as it copies."""
    path, copy = Path(shutil.copy(empty_file, tmp_path / "cchc.duckdb")), tmp_path / "copy.duckdb"
    script = """if True:
        import sys
        from cchc.store import Store
        from tests.test_store import sheet
        store = Store(sys.argv[1])
        for line in sys.stdin:
            store.publish(sheet(1, year=int(line))) if line.strip() else store.database.checkpoint()
            print(flush=True)
    """
    writer = subprocess.Popen(
        [sys.executable, "-c", script, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )

    def write(order: str) -> None:
        assert writer.stdin
        assert writer.stdout
        print(order, file=writer.stdin, flush=True)
        writer.stdout.readline()

    write("2023")  # committed, and in the journal alone
    shutil.copy(path, copy)
    write("")  # into the file
    if journal(path).exists():
        shutil.copy(journal(path), journal(copy))
    writer.communicate()
    store = Store(str(copy))
    assert (store.trouble(), store.version().number) == (None, 0)
    store.close()


def is_kept_out(path: str) -> bool:
    """Whether another process cannot open the file."""
    script = "import duckdb, sys; duckdb.connect(sys.argv[1])"
    ran = subprocess.run([sys.executable, "-c", script, path], capture_output=True, check=False)
    return ran.returncode != 0


def test_a_backup_in_the_middle_of_publishing_holds_everything_that_was_published_before_it_was_asked_for(
    store: Store, tmp_path: Path
) -> None:
    waits: list[float] = []
    stopped: list[bool] = []

    def publish() -> None:
        year = 1900
        while not stopped:
            year += 1
            began = datetime.now(UTC)
            store.publish(sheet(1, year=year))
            waits.append((datetime.now(UTC) - began).total_seconds())

    writer = Thread(target=publish)
    writer.start()
    while len(waits) < 3:
        pass
    before = store.version().number
    made = back_up(store, tmp_path / "bản sao")
    assert is_kept_out(store.path), "the copy did not give the lock away"
    stopped.append(True)
    writer.join()
    assert before <= made.version <= store.version().number
    restore_backup(tmp_path / "bản sao" / made.file, tmp_path / "khác.duckdb")
    again = Store(str(tmp_path / "khác.duckdb"))
    assert len(rows_of(again, "select * from current_scores")) == made.version
    again.close()
    assert max(waits) < 10, "nobody waits for more than the copy"


def test_where_an_open_file_cannot_be_read_duckdb_itself_writes_the_copy(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing_up, "can_copy_open_files", lambda: False)
    monkeypatch.setattr("cchc.store.backups.copying.Copier.copy", None)
    store.publish(sheet(7))
    made = back_up(store, tmp_path / "bản sao")
    assert rehearse(tmp_path / "bản sao" / made.file).contents.version == 1


@ON_POSIX
def test_what_a_removed_file_held_can_still_be_backed_up(store: Store, tmp_path: Path) -> None:
    store.publish(sheet(7))
    Path(store.path).unlink()
    made = back_up(store, tmp_path / "bản sao")
    restore_backup(tmp_path / "bản sao" / made.file, Path(store.path))
    again = Store(f"{store.path}")
    assert scores(again) == [7]
    again.close()


def test_on_a_full_disk_no_backup_is_made_and_the_others_stay(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bản sao"
    folder.mkdir()
    with full_disk(), pytest.raises(StoreError, match="Không sao lưu được"):
        back_up(store, folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))
    with pytest.raises(StoreError, match=r"chỉ còn 0 MB, cần \d+ MB"):
        back_up(store, folder)
    assert not list(folder.iterdir())
    assert last_backup(store) is None
    store.publish(sheet(1))


def test_two_dashboards_may_back_up_into_one_folder_in_the_same_second(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They know nothing of each other."""
    moment, others, examined = datetime(2026, 11, 30, tzinfo=UTC), list[Manifest](), Copier.examine

    def examine(*given: Any) -> Any:
        monkeypatch.setattr(Copier, "examine", examined)
        others.append(make(store, tmp_path, "", portable=False))
        return examined(*given)

    monkeypatch.setattr(Copier, "examine", examine)
    monkeypatch.setattr(backing_up, "datetime", SimpleNamespace(now=lambda _zone: moment))
    made = make(store, tmp_path, "", portable=False)
    assert (others[0].file, made.file) == ("cchc-20261130-070000.duckdb", "cchc-20261130-070000-2.duckdb")
    for one in (made, *others):
        assert file_fingerprint(tmp_path / one.file) == one.sha256


def test_one_backup_is_made_at_a_time(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def again(*_: object) -> None:
        with pytest.raises(StoreError, match="một lần sao lưu khác"):
            back_up(store, tmp_path)
        raise OSError("enough")

    monkeypatch.setattr(backing_up, "make", again)
    with pytest.raises(StoreError, match="enough"):
        back_up(store, tmp_path)


def manifests(moments: list[datetime], kind: str = "file") -> list[Manifest]:
    made = Manifest("", "file", datetime.now(UTC), "", 1, {}, "021", 1, "")
    return [
        replace(made, file=f"cchc-{number}.{kind}", kind=kind, made_at=moment)  # type: ignore[arg-type]
        for number, moment in enumerate(moments)
    ]


def test_the_newest_of_seven_days_four_weeks_and_twelve_months_are_kept() -> None:
    end = datetime(2026, 11, 30, tzinfo=UTC)
    daily = manifests([end - timedelta(hours=25 * number) for number in range(500)])
    kept = to_keep(daily)
    assert len(kept) == len(kept_of([one.made_at for one in daily]))
    assert 18 <= len(kept) <= 23
    chance = Random(1)
    for count in (0, 1, 2, 30, 200):
        some = manifests([end - timedelta(minutes=chance.randrange(600_000)) for _ in range(count)])
        assert {one.made_at for one in to_keep(some)} == kept_of([one.made_at for one in some])


def test_thinning_out_removes_what_is_ours_and_not_kept_and_nothing_else(tmp_path: Path) -> None:
    day = datetime(2026, 11, 30, 5, tzinfo=UTC)
    for one in manifests([day, day - timedelta(hours=1)]) + manifests([day], "portable"):
        (tmp_path / one.file).write_bytes(b"x")
        manifest_of(tmp_path / one.file).write_text(one.as_json())
    others = {"cchc-của tôi.duckdb", "cchc-0.json", "thư.docx"}
    for name in others:
        (tmp_path / name).write_text("{}")
    assert thin_out(tmp_path) == ["cchc-1.file"]
    left = {path.name for path in tmp_path.iterdir()}
    assert left == others | {"cchc-0.file", "cchc-0.file.json", "cchc-0.portable", "cchc-0.portable.json"}


def test_a_portable_backup_that_lacks_what_it_says_is_refused_also_without_its_manifest(
    backed: Backed, tmp_path: Path
) -> None:
    backup, changed = tmp_path / "a.zip", tmp_path / "b.zip"
    shutil.copy(backed.of("portable"), backup)
    with zipfile.ZipFile(backup) as whole, zipfile.ZipFile(changed, "w") as lacking:
        for name in whole.namelist():
            content = whole.read(name)
            if name == "noi-dung.json":
                about = json.loads(content)
                about["rows"]["uploads"] += 1
                content = json.dumps(about).encode()
            lacking.writestr(name, content)
    with pytest.raises(StoreError, match="khác với lúc sao lưu: uploads"):
        restore_backup(changed, tmp_path / "cchc.duckdb")
    assert restore_backup(backup, tmp_path / "cchc.duckdb").manifest is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="NO PIPES on this system.")
def test_a_pipe_is_no_backup(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống")
    with pytest.raises(StoreError, match="không phải bản sao lưu"):
        restore_backup(tmp_path / "ống", tmp_path / "cchc.duckdb")


def test_backups_of_several_databases_in_one_folder_are_thinned_out_apart(tmp_path: Path) -> None:
    day = datetime(2026, 11, 30, 5, tzinfo=UTC)
    made = manifests([day, day - timedelta(hours=1), day - timedelta(hours=2)])
    for one, database in zip(made, ("/a.duckdb", "/b.duckdb", "/a.duckdb"), strict=True):
        (tmp_path / one.file).write_bytes(b"x")
        manifest_of(tmp_path / one.file).write_text(replace(one, database=database).as_json())
    assert thin_out(tmp_path) == ["cchc-2.file"]


def test_a_clock_that_was_put_back_neither_removes_the_newest_backup_nor_stops_the_daily_one(
    store: Store, tmp_path: Path
) -> None:
    ahead = datetime.now(UTC) + timedelta(days=300)
    wrong = manifests([ahead + timedelta(days=days) for days in range(8)])
    for one in wrong:
        (tmp_path / one.file).write_bytes(b"x")
        manifest_of(tmp_path / one.file).write_text(replace(one, database=store.path).as_json())
        record_backup(store, tmp_path, one)
    set_daily(store, True, "")
    assert last_backup(store) is None
    assert is_due(store)
    made = back_up(store, tmp_path)
    assert (tmp_path / made.file).exists()
    found = last_backup(store)
    assert found
    assert found.file_name == made.file
    assert not is_due(store)


def test_a_daily_backup_is_due_where_the_last_one_is_no_longer_there(store: Store, tmp_path: Path) -> None:
    (made,) = manifests([datetime.now(UTC)])
    (tmp_path / made.file).write_bytes(b"x")
    record_backup(store, tmp_path, made)
    set_daily(store, True, "")
    assert not is_due(store)
    (tmp_path / made.file).unlink()
    assert is_due(store)


def test_a_file_in_the_place_of_the_folder_is_said(store: Store, tmp_path: Path) -> None:
    (tmp_path / "sao-luu").write_text("")
    for folder in ("sao-luu", "sao-luu/trong"):
        with pytest.raises(StoreError, match="là tệp, không phải thư mục"):
            back_up(store, tmp_path / folder)


def test_what_a_library_prints_in_the_process_that_copies_is_no_answer() -> None:
    prints = "lambda _: print('100% ▕████▏', flush=True) or {}"
    script = f"from cchc.store.backups import copying; copying.do = {prints}; copying.main()"
    ran = subprocess.run([sys.executable, "-c", script], input=b"{}\n", capture_output=True, check=True)
    assert [json.loads(line) for line in ran.stdout.splitlines()] == [{}, {}]
