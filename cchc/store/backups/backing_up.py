"""Backups of the database while it is in use: copied, checked, described, and only then put in their place.

Publishing waits for nothing but the copy itself. Another process copies and examines: see `cchc/store/file/locks.py`.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from uuid import uuid4

import duckdb

from cchc.language import _
from cchc.store.acting import act
from cchc.store.allowing import allow
from cchc.store.backups.copying import Copier
from cchc.store.backups.examining import Contents, contents
from cchc.store.backups.manifest import VIETNAM, Kind, Manifest, manifest_of, thin_out
from cchc.store.backups.portable import write_portable
from cchc.store.errors import StoreError
from cchc.store.file.trouble import unsound
from cchc.store.file.whole_copy import copy_whole, flush_name_to_disk, flush_to_disk
from cchc.store.signing import signature
from cchc.store.store import Store

ENDINGS: dict[Kind, str] = {"file": ".duckdb", "portable": ".zip"}
LEFT_FOR = 24 * 3600  # seconds after which nobody is working on it any more
_ONE_AT_A_TIME = Lock()


def back_up(store: Store, folder: Path, by: str = "", portable: bool = False) -> Manifest:
    """A backup of what stands now, in this folder, which keeps some older ones (`manifest.to_keep`).

    Raises StoreError; then the folder holds what it held, and no publication was touched.
    """
    allow(store.database.cursor, "back_up")
    if not _ONE_AT_A_TIME.acquire(blocking=False):
        raise StoreError(_("Đang có một lần sao lưu khác."), _("Chờ lần ấy xong rồi làm lại."))
    try:
        with backup_errors_in_words(folder):
            folder.mkdir(parents=True, exist_ok=True)
            refuse_full_disk(store, folder)
            made = make(store, folder, by, portable)
        remove_older(folder, made.file)
    finally:
        _ONE_AT_A_TIME.release()
    if store.trouble() is None:
        record_backup(store, folder, made)
    return made


def make(store: Store, folder: Path, by: str, portable: bool) -> Manifest:
    """One backup under a name that does not count as one until everything is proven."""
    kind: Kind = "portable" if portable or store.database.is_lake else "file"
    taken = datetime.now(UTC).replace(microsecond=0)
    begun = folder / f".cchc-{uuid4().hex}.begun"  # others may back up into this folder in the same second
    described = manifest_of(begun)
    try:
        with Copier() as copier:
            seen = write_copy(store, copier, begun, kind)
            found, offences, sha256 = copier.examine(begun, kind)
            refuse_differing_copy(seen, found, offences)
        flush_to_disk(begun)
        named = "cchc-minh-hoa" if store.demonstration else "cchc"
        path = free_name(folder, f"{named}-{taken.astimezone(VIETNAM):%Y%m%d-%H%M%S}", ENDINGS[kind])
        made = Manifest(
            path.name,
            kind,
            taken,
            signature(by),
            seen.version,
            seen.rows,
            seen.newest_step,
            begun.stat().st_size,
            sha256,
            os.path.realpath(store.path) if store.database.file else "",
        )
        described.write_text(made.as_json(), encoding="utf-8")
        flush_to_disk(described)
        begun.rename(path)
        described.rename(manifest_of(path))
        flush_name_to_disk(path)
    finally:
        for left in (begun, described):
            left.unlink(missing_ok=True)
    return made


def write_copy(store: Store, copier: Copier, path: Path, kind: Kind) -> Contents:
    """What stands now into a file; gives what it must hold."""
    if kind == "portable":
        return write_portable(store.database, path)
    if can_copy_open_files() and store.database.file and store.database.file.state() == "whole":
        return copy_file(store, copier, path)
    return copy_whole(store.connection, path, contents)


def can_copy_open_files() -> bool:
    """Windows lets nobody read a file that DuckDB has."""
    return sys.platform != "win32"


def copy_file(store: Store, copier: Copier, path: Path) -> Contents:
    """The file itself, while nobody writes into it and everything committed is in it."""
    with suppress(duckdb.TransactionException):  # others are writing
        store.database.checkpoint()  # most of it before they have to wait
    with store.writing, store.drafting:
        store.database.checkpoint()
        file = store.database.file
        assert file
        if file.journal.exists() and file.journal.stat().st_size:
            raise StoreError(_("Cơ sở dữ liệu đang bận."), _("Sao lưu lại sau ít phút."))
        seen = contents(store.database.connection.cursor())
        copier.copy(file.path, path)
        store.database.refuse_lost_file()
    return seen


def refuse_differing_copy(seen: Contents, found: Contents, offences: dict[str, int]) -> None:
    """Raise StoreError if a copy holds anything else than what it was made of, or what contradicts itself."""
    if found != seen:
        raise StoreError(_("Bản sao khác với cơ sở dữ liệu nên không được giữ."), _("Sao lưu lại."))
    if error := unsound(offences):
        raise error


def remove_older(folder: Path, newest: str) -> None:
    """What is not kept goes, and what backups left that were killed; where that fails there is more than need be."""
    try:
        thin_out(folder, newest)
        for left in folder.glob(".cchc-*"):
            if time.time() - left.stat().st_mtime > LEFT_FOR:
                shutil.rmtree(left) if left.is_dir() else left.unlink()
    except OSError as error:
        logging.getLogger(__name__).warning("%s: %s", folder, error)


def refuse_full_disk(store: Store, folder: Path) -> None:
    """Raise StoreError if the disk has no room for another copy and some more."""
    needed = size_of(store) * 11 // 10 + (1 << 20)
    free = shutil.disk_usage(folder).free
    if free < needed:
        said = _("Đĩa chứa {folder} chỉ còn {free} MB, cần {needed} MB.")
        raise StoreError(
            said.format(folder=folder, free=free >> 20, needed=(needed >> 20) + 1),
            _("Xoá bớt tệp, hoặc sao lưu vào thư mục ở đĩa khác."),
        )


def size_of(store: Store) -> int:
    """Bytes of the database file; nothing of a lake, whose files lie elsewhere."""
    try:
        return Path(store.path).stat().st_size if store.database.file else 0
    except OSError:
        return 0


def free_name(folder: Path, stem: str, ending: str) -> Path:
    """A name that no backup has; two may be made in one second."""
    number = 0
    while (path := folder / f"{stem}{f'-{number + 1}' if number else ''}{ending}").exists():
        number += 1
    return path


@contextmanager
def backup_errors_in_words(folder: Path) -> Iterator[None]:
    """What the disk or DuckDB refuses becomes a StoreError."""
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:
        raise StoreError(
            _("Không sao lưu được vào {folder}: đó là tệp, không phải thư mục.").format(folder=folder),
            _("Dời tệp ấy đi, hoặc sao lưu vào thư mục khác."),
        ) from error
    except (OSError, duckdb.Error) as error:
        raise StoreError(
            _("Không sao lưu được vào {folder}.").format(folder=folder),
            _("Kiểm tra thư mục có thật, có quyền ghi và đĩa còn chỗ. ({error})").format(error=error),
        ) from error


def record_backup(store: Store, folder: Path, made: Manifest) -> None:
    """Note in the database that and where the backup was made; no figure changes, so neither does the data version."""
    said = {"made_at": made.made_at.replace(tzinfo=None), "folder": os.fspath(folder), "file_name": made.file}
    said |= {"bytes": made.bytes, "version_no": made.version, "made_by": made.made_by}
    with store.change("back_up") as cursor:
        act(cursor, "add_backup", said)
