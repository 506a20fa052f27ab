"""Database files of an older format become files that refuse a journal which is not their own. Once, and nothing is lost.

The older file and its journal are copied first and kept; what stands in them is written into a new file, which takes the
older one's place in one step. Whoever is killed in the middle finds the older file as it was.
"""

from __future__ import annotations

import logging
import os
import shutil
from datetime import date
from itertools import count
from pathlib import Path

import duckdb

from cchc.language import _
from cchc.store.errors import StoreError
from cchc.store.file.engine import SETTINGS
from cchc.store.file.file_format import is_older
from cchc.store.file.locks import alone_with, is_busy, is_held
from cchc.store.file.whole_copy import copy_whole, flush_name_to_disk, flush_to_disk

OURS = "select count(*) from duckdb_tables() where table_name = 'schema_steps'"


def convert_older(path: Path) -> None:
    """Make a file of an older format one of the newest; any other file stays as it is.

    Raises StoreError, and then the file stands as it was; DatabaseBusyError if another process holds it.
    """
    path = Path(os.path.realpath(path))
    if is_held(str(path)) or not path.is_file() or not os.access(path, os.W_OK) or not is_older(path):
        return
    kept, made = name_for_older(path), path.with_name(f"{path.name}.converting")
    made.unlink(missing_ok=True)  # of a conversion that was killed
    try:
        copy_with_journal(path, kept)
        if write_anew(path, made, kept):
            shutil.copymode(path, made)
            made.replace(path)
            flush_name_to_disk(path)
            return
        remove_with_journal(kept)  # another program's, left to whoever opens it to refuse
    except BaseException as error:
        remove_with_journal(made)
        remove_with_journal(kept)
        if isinstance(error, duckdb.Error | OSError) and not is_busy(error, str(path)):
            raise StoreError(
                _("Không chuyển được cơ sở dữ liệu {path} sang định dạng mới; tệp vẫn nguyên như cũ.").format(
                    path=path
                ),
                _("Kiểm tra đĩa còn chỗ cho hai bản nữa của tệp, và tệp không hỏng. ({error})").format(
                    error=error
                ),
            ) from error
        raise


def name_for_older(path: Path) -> Path:
    """Where the older file is kept: beside, under a name that nothing has."""
    stem = f"{path.stem}.truoc-chuyen-doi-{date.today():%Y%m%d}"
    names = (path.with_name(f"{stem}{f'-{number}' if number else ''}{path.suffix}") for number in count())
    return next(name for name in names if not name.exists())


def journal_of(path: Path) -> Path:
    """Where DuckDB keeps what is committed and not yet in the file."""
    return path.with_name(f"{path.name}.wal")


def copy_with_journal(path: Path, kept: Path) -> None:
    """Copy the file and its journal, while no process holds them."""
    with alone_with(str(path)) as file:
        with kept.open("xb") as copy:
            shutil.copyfileobj(file, copy, 1 << 20)
        if journal_of(path).exists():
            shutil.copyfile(journal_of(path), journal_of(kept))
            flush_to_disk(journal_of(kept))
    flush_to_disk(kept)


def write_anew(path: Path, made: Path, kept: Path) -> bool:
    """Everything of the older file in a new one, and a word that it takes a while; False for a database that is not ours."""
    said = _("Đang chuyển cơ sở dữ liệu {path} sang định dạng mới, một lần; bản cũ giữ ở {kept}. Xin chờ.")
    connection = duckdb.connect(str(path), config=SETTINGS)
    try:
        (ours,) = connection.execute(OURS).fetchall()[0]
        if ours:
            logging.getLogger(__name__).warning(said.format(path=path, kept=kept))
            copy_whole(connection, made, lambda _cursor: None)
    finally:
        connection.close()
    return bool(ours)


def remove_with_journal(path: Path) -> None:
    """Remove a file of ours and its journal."""
    for file in (path, journal_of(path)):
        file.unlink(missing_ok=True)
