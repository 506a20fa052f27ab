"""A backup back in the place of the database, or tried out beside it.

It is made ready and proven beside; the step that puts it in place is one, and the database that stood there is kept with its
journal. Whoever is killed in the middle finds the old database or the restored one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from cchc.language import _
from cchc.store.acting import act, fetch_rows
from cchc.store.backups.examining import Contents, examine
from cchc.store.backups.manifest import VIETNAM, Manifest, file_fingerprint, manifest_of, read_manifest
from cchc.store.backups.portable import OF_SCHEMA, read_portable
from cchc.store.errors import DatabaseBusyError, MadeUpError, StoreError
from cchc.store.file.converting import journal_of, remove_with_journal
from cchc.store.file.database import Database, connect
from cchc.store.file.engine import SETTINGS
from cchc.store.file.locks import alone_with
from cchc.store.file.trouble import unsound
from cchc.store.file.whole_copy import flush_name_to_disk, flush_to_disk
from cchc.store.publishing.following import fill_what_is_kept
from cchc.store.questions import paths, question

ZIPPED = b"PK\x03\x04"
MARK = "demonstration"  # the table that has a row in a demonstration


@dataclass(frozen=True)
class Restored:
    """What a backup holds; `manifest` is None for a file without one, whose whole content nobody can vouch for. `kept`: where
    the database that it replaced now is."""

    contents: Contents
    manifest: Manifest | None
    kept: Path | None = None
    questions: int = 0


def restore_backup(source: Path, target: Path) -> Restored:
    """Put a backup in the place of a database that nobody has open. A demonstration's goes into its own place only, and no
    other one does. Raises StoreError, and then nothing has changed."""
    target = Path(os.path.realpath(target))
    with restore_errors_in_words(source), TemporaryDirectory(dir=target.parent, prefix=".cchc-") as room:
        refuse_open(target)
        ready = Path(room) / target.name
        found, manifest = prepare(source, ready)
        if bool(found.rows[MARK]) != is_made_up(target):
            raise MadeUpError.of_backup()
        kept = replace_database(ready, target)
    return Restored(found, manifest, kept)


def is_made_up(target: Path) -> bool:
    """Whether a demonstration stands in a place. What cannot be opened any more is none: it is what a backup is there for."""
    if not target.exists():
        return False
    try:
        with duckdb.connect(str(target), read_only=True, config=SETTINGS) as connection:
            return bool(connection.table(MARK).aggregate("count(*)").fetchall()[0][0])
    except duckdb.Error:
        return False


def rehearse(source: Path) -> Restored:
    """Restore a backup beside everything, ask it every question, and leave nothing behind. Raises StoreError."""
    with restore_errors_in_words(source), TemporaryDirectory(prefix="cchc-") as room:
        ready = Path(room) / "cchc.duckdb"
        found, manifest = prepare(source, ready)
        return Restored(found, manifest, questions=ask_everything(connect(str(ready))))


def prepare(source: Path, ready: Path) -> tuple[Contents, Manifest | None]:
    """A database of this version with everything of the backup, proven; closed."""
    if source.exists() and not (source.is_file() or source.is_dir()):
        raise not_a_backup(source)  # a pipe or a device would be read without end
    manifest = read_manifest(manifest_of(source))
    if manifest and file_fingerprint(source) != manifest.sha256:
        raise StoreError(
            _("Tệp {path} không còn như lúc sao lưu (SHA-256 khác).").format(path=source),
            _("Tệp đã hỏng hoặc bị sửa. Không có gì được ghi. Hãy chọn bản sao lưu khác."),
        )
    with source.open("rb") as file:
        is_portable = file.read(4) == ZIPPED
    said: Manifest | Contents | None = manifest
    if is_portable:
        about = read_portable(source, ready)
        said = manifest or about
    else:
        if not source.stat().st_size:
            raise not_a_backup(source)
        shutil.copyfile(source, ready)
        if journal_of(source).exists():
            shutil.copyfile(journal_of(source), journal_of(ready))
    upgrade_restored(ready, source)
    found, offences = examine(ready)
    if said:
        refuse_differing_restore(said, found)
    if error := unsound(offences):
        raise error
    return found, manifest


def upgrade_restored(ready: Path, source: Path) -> None:
    """Older formats and schemas become those of this version. Raises StoreError in the words of the backup."""
    try:
        database = connect(str(ready))
        fill_what_is_kept(database)
        database.close()
    except StoreError as error:
        if str(ready) not in error.title:
            raise
        raise StoreError(
            error.title.replace(str(ready), str(source)),
            _("Không có gì được ghi. Hãy chọn bản sao lưu khác."),
        ) from error


def refuse_differing_restore(said: Manifest | Contents, found: Contents) -> None:
    """Raise StoreError if the restored database lacks or has anything that the backup was said to hold."""
    rows = {table: count for table, count in said.rows.items() if table != OF_SCHEMA}
    unlike = sorted(table for table, count in rows.items() if found.rows.get(table) != count)
    if unlike or found.version != said.version:
        title = _("Bản khôi phục khác với lúc sao lưu: {tables}.")
        raise StoreError(
            title.format(
                tables=", ".join(unlike) or _("phiên bản dữ liệu {number}").format(number=found.version)
            ),
            _("Không có gì được ghi. Hãy chọn bản sao lưu khác."),
        )


def replace_database(ready: Path, target: Path) -> Path | None:
    """The one step; gives where the database that stood there is kept, None where none did.

    A journal that stays behind when we are killed between the two is not the restored file's own, and refused.
    """
    flush_to_disk(ready)
    kept = None
    if target.exists():
        kept = set_aside(target)
        shutil.copymode(target, ready)
    ready.replace(target)
    journal_of(target).unlink(missing_ok=True)
    flush_name_to_disk(target)
    return kept


def set_aside(target: Path) -> Path:
    """The database and its journal under another name beside, while nobody has it open."""
    moment = f"{datetime.now(VIETNAM):%Y%m%d-%H%M%S}"
    kept = target.with_name(f"{target.stem}.truoc-khoi-phuc-{moment}{target.suffix}")
    try:
        with only_here(target):
            if journal_of(target).exists():
                shutil.copyfile(journal_of(target), journal_of(kept))
                flush_to_disk(journal_of(kept))
            try:
                shutil.copyfile(target, kept)
                flush_to_disk(kept)
            except (
                OSError
            ):  # no room, or a disk that can no longer read it: the file itself under a second name
                kept.unlink(missing_ok=True)
                os.link(target, kept)
    except BaseException:
        remove_with_journal(kept)
        raise
    return kept


def refuse_open(target: Path) -> None:
    """Raise DatabaseBusyError where any process has the database open."""
    if target.exists():
        with only_here(target):
            pass


@contextmanager
def only_here(target: Path) -> Iterator[None]:
    """Nobody else has the database file open as long as the block lasts. Raises DatabaseBusyError."""
    try:
        with alone_with(str(target)):
            yield
    except DatabaseBusyError as error:
        raise DatabaseBusyError(
            _("Không khôi phục khi có chương trình đang giữ {path} (thường là bảng điều khiển).").format(
                path=target
            ),
            _("Dừng bảng điều khiển rồi chạy lại lệnh này. Không có gì được ghi."),
        ) from error


def ask_everything(database: Database) -> int:
    """Ask every question, as a page does of one unit; gives how many there are. Raises duckdb.Error."""
    try:
        with database.cursor() as cursor:
            found = fetch_rows(act(cursor, "unit_with_figures", {}))
            one = found[0] if found else {}
            given = one | {f"{name}s": [value] for name, value in one.items()}
            for path in paths():
                asked = question(path.stem)
                wanted = {name: value for name, value in given.items() if name in asked.parameters}
                cursor.sql(asked.sql, params=asked.bind(wanted)).aggregate("count(*)").fetchall()
        return len(paths())
    finally:
        database.close()


def not_a_backup(source: Path) -> StoreError:
    """What to say of a file that is no backup of ours."""
    return StoreError(
        _("Tệp {path} không phải bản sao lưu của chương trình, hoặc đã hỏng.").format(path=source),
        _("Không có gì được ghi. Hãy chọn bản sao lưu khác."),
    )


@contextmanager
def restore_errors_in_words(source: Path) -> Iterator[None]:
    """What the disk or DuckDB refuses becomes a StoreError."""
    try:
        yield
    except duckdb.Error as error:
        raise not_a_backup(source) from error
    except OSError as error:
        raise StoreError(
            _("Không khôi phục được từ {path}.").format(path=source),
            _(
                "Kiểm tra tệp có thật, có quyền đọc và ghi, và đĩa còn chỗ. Không có gì được ghi. ({error})"
            ).format(error=error),
        ) from error
