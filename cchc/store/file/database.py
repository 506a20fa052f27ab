"""Open the DuckDB file once per process, bring its schema up to date, hand out cursors."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Set
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import duckdb

from cchc.language import _
from cchc.store.errors import DatabaseBusyError, StoreError
from cchc.store.file.converting import convert_older, journal_of
from cchc.store.file.engine import SETTINGS
from cchc.store.file.file_format import names_no_file
from cchc.store.file.locks import is_busy, is_held
from cchc.store.file.own_file import OwnFile
from cchc.store.file.trouble import lost_file

SCHEMA = Path(__file__).parents[1] / "schema"
DEFAULT = Path(__file__).parents[3] / "data" / "cchc.duckdb"
# DuckDB's words where a journal is of another file, or of another moment of this one.
FOREIGN_JOURNAL = re.compile(r"WAL.* does not match")
PATIENCE = 5.0  # seconds for other writers to end
LAKE = "ducklake:"
TABLES = "select table_name from duckdb_tables() where database_name = current_database()"


def default_path() -> str:
    """Where the database is: `CCHC_DATABASE`, else `data/cchc.duckdb` of the project."""
    return os.environ.get("CCHC_DATABASE") or str(DEFAULT)


@dataclass(frozen=True)
class Database:
    """An open database: a DuckDB file, or a DuckLake catalog (`ducklake:…`) attached to an empty one."""

    connection: duckdb.DuckDBPyConnection
    file: OwnFile | None = None

    @property
    def is_lake(self) -> bool:
        """Whether others may write to it too."""
        return self.file is None

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own for every query: shared between threads a connection gives wrong rows."""
        cursor = self.connection.cursor()
        if self.is_lake:
            cursor.execute("use lake")  # a cursor starts in the file's own catalog
        return cursor

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor; everything done with it stands together or not at all.

        Raises StoreError if anything of it cannot be done or written, LostFileError if what is written would not be in the
        file at the path.
        """
        self.refuse_lost_file()
        with self.writing(), self.cursor() as cursor:
            try:
                cursor.execute("begin transaction")
                yield cursor
                cursor.execute("commit")
            except duckdb.Error as error:
                roll_back(cursor)
                raise not_written(error) from error
            except BaseException:
                roll_back(cursor)
                raise
            if self.file and self.file.lost_journal():
                self.save_journal()
        self.refuse_lost_file()

    def refuse_lost_file(self) -> None:
        """Raise LostFileError if the file at the path is no longer ours."""
        if self.file and (error := lost_file(self.file)):
            raise error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Around everything that writes, so that what others do to the file is told from what we do."""
        with ExitStack() as stack:
            if self.file:
                stack.enter_context(self.file.writing())
            yield

    def save_journal(self) -> None:
        """What is committed goes into the file, for the journal is gone. Raises StoreError where that cannot be done."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self.checkpoint()
                return
            except duckdb.Error as error:
                # Another writer is about to end.
                if isinstance(error, duckdb.TransactionException) and time.monotonic() < until:
                    time.sleep(0.02)
                    continue
                raise StoreError(
                    _("Số liệu vừa ghi chưa nằm trên đĩa."),
                    _(
                        "Chưa tắt máy chủ vội: kiểm tra đĩa, rồi sao lưu ngay ở trang «Sao lưu». ({error})"
                    ).format(error=error),
                ) from error

    def checkpoint(self) -> None:
        """Move what is committed from the journal into the file; in milliseconds, while others read.

        Raises duckdb.Error; of the kind TransactionException where others are writing.
        """
        with self.writing(), self.cursor() as cursor:
            cursor.execute("checkpoint")

    def close(self) -> None:
        """Give the file back to others; a journal at its path that may be another file's is left alone."""
        if self.file and self.file.release.alive:
            if lost_file(self.file):
                self.connection.execute("pragma disable_checkpoint_on_shutdown")
            self.file.release()
        self.connection.close()


def roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    """Leave everything as it was; what DuckDB has rolled back by itself is so already, and why is told by who calls."""
    with suppress(duckdb.Error):
        cursor.execute("rollback")


def not_written(error: duckdb.Error) -> StoreError:
    """What to say of a change that the database refused or could not keep."""
    return StoreError(
        _("Không ghi được vào cơ sở dữ liệu; số liệu vẫn như trước."),
        _("Kiểm tra đĩa còn chỗ trống và thư mục có quyền ghi, rồi làm lại. ({error})").format(error=error),
    )


def connect(path: str) -> Database:
    """Open the database for writing and bring its schema up to date; where that fails nothing is left behind.

    Raises DatabaseBusyError if another process holds it, StoreError if it is no database of ours or cannot be written.
    """
    if path.startswith(LAKE):
        return open_lake(path)
    existed = Path(path).exists()
    try:
        if existed and not is_held(path):
            convert_older(Path(path))
            if names_no_file(journal_of(Path(path))):
                raise StoreError(*foreign_journal(path))
        database = Database(duckdb.connect(path, config=SETTINGS), OwnFile(path))
        bring_up_to_date(database, path)
    except (duckdb.Error, OSError, StoreError) as error:
        if not isinstance(error, StoreError) and is_busy(error, path):
            raise DatabaseBusyError.of_database() from error
        if not existed:
            Path(path).unlink(missing_ok=True)  # ours, begun and not made; it could never be opened
        if isinstance(error, StoreError):
            raise
        raise StoreError(*why_not_opened(path, str(error))) from error
    return database


def open_lake(url: str) -> Database:
    """A DuckLake catalog, its schema brought up to date. Raises StoreError."""
    try:
        database = attach_lake(url)
        bring_up_to_date(database, url)
    except duckdb.Error as error:
        raise StoreError(*why_not_opened(url)) from error
    return database


def why_not_opened(path: str, said: str = "") -> tuple[str, str]:
    """What keeps a path from being opened as our database, and how to mend it."""
    file = Path(path)
    if path.startswith(LAKE):
        return f"Không mở được kho {path}.", "Kiểm tra địa chỉ, quyền ghi và máy chủ giữ danh mục."
    if not file.parent.is_dir():
        return f"Không có thư mục {file.parent}.", "Tạo thư mục ấy, hoặc sửa CCHC_DATABASE hay --database."
    if file.is_dir():
        return f"{path} là thư mục, không phải tệp.", "Ghi cả tên tệp, ví dụ cchc.duckdb trong thư mục ấy."
    kept = file if file.exists() else file.parent
    if not os.access(kept, os.W_OK):
        return (
            f"Không có quyền ghi vào {kept}.",
            "Cấp quyền ghi cho người chạy chương trình, hoặc đặt cơ sở dữ liệu ở nơi khác.",
        )
    if FOREIGN_JOURNAL.search(said):
        return foreign_journal(path)
    if not file.exists():
        return f"Không tạo được cơ sở dữ liệu {path}.", "Kiểm tra đĩa còn chỗ trống."
    return (
        f"Tệp {path} không phải cơ sở dữ liệu của chương trình, hoặc đã hỏng.",
        "Tệp vẫn nguyên như cũ. Chọn tệp khác, hoặc khôi phục bản sao lưu: python -m cchc restore TỆP_SAO_LƯU.",
    )


def foreign_journal(path: str) -> tuple[str, str]:
    """Of a file that was put beside the journal of another one, or of a later moment of itself."""
    return (
        f"Tệp {path}.wal (số liệu đã ghi mà chưa vào cơ sở dữ liệu) không phải của tệp {path} đang nằm cạnh nó.",
        "Thường là do chép bản sao lưu đè lên tệp cũ. Không có gì được mở hay ghi. Hãy khôi phục bằng lệnh "
        "python -m cchc restore TỆP_SAO_LƯU; hoặc trả tệp cũ về chỗ ấy, hoặc chuyển tệp .wal đi nơi khác.",
    )


def attach_lake(url: str) -> Database:
    """A DuckLake catalog; its extension must be on the machine (package duckdb-extension-ducklake), nothing is fetched."""
    connection = duckdb.connect(config={**SETTINGS, "autoinstall_known_extensions": False})
    try:
        extension = import_module("duckdb_extension_ducklake")
    except ImportError as error:
        raise StoreError(
            "Chưa cài phần mở rộng DuckLake.", "Cài gói duckdb-extension-ducklake 1.5.5."
        ) from error
    for file in Path(str(extension.__file__)).parent.rglob("*.duckdb_extension"):
        connection.load_extension(str(file))
    # The catalog's address is set by who runs the server, never by a visitor; it still is quoted as SQL wants it.
    connection.execute("attach '" + url.replace("'", "''") + "' as lake")
    return Database(connection)


def bring_up_to_date(database: Database, path: str) -> None:
    """The schema of this version in a database that is ours or empty; one that is not is closed as it was."""
    try:
        with database.cursor() as cursor:
            tables = {name for (name,) in cursor.execute(TABLES).fetchall()}
        if tables and "schema_steps" not in tables:
            raise StoreError(*why_not_opened(path))
        apply_schema(database)
    except StoreError as error:
        database.close()
        if isinstance(
            error.__cause__, duckdb.Error
        ):  # what it holds is no schema that could be brought up to date
            raise StoreError(*why_not_opened(path, str(error.__cause__))) from error.__cause__
        raise
    except BaseException:
        database.close()
        raise


def apply_schema(database: Database) -> None:
    """Bring the database to the schema of this version, wholly or not at all.

    A step may run again: it adds the tables and columns that are missing and replaces views. So where a step is new or
    reads otherwise than when it was applied, all of them run, in the order of their names.
    Raises StoreError if the database knows steps of a newer version.
    """
    steps = {path.stem: path.read_text(encoding="utf-8") for path in sorted(SCHEMA.glob("*.sql"))}
    wanted = {step: sha256(text.encode()).hexdigest() for step, text in steps.items()}
    with database.transaction() as cursor:
        cursor.execute("create table if not exists schema_steps (step varchar, applied_at timestamp)")
        cursor.execute("alter table schema_steps add column if not exists sha256 varchar")
        applied = dict(cursor.execute("select step, sha256 from schema_steps").fetchall())
        refuse_newer({step for step in applied if step > max(steps)})
        if applied != wanted:
            for text in steps.values():
                cursor.execute(text)
            cursor.execute("delete from schema_steps")
            for step, digest in wanted.items():
                given = {"step": step, "sha256": digest}
                cursor.execute("insert into schema_steps values ($step, now()::timestamp, $sha256)", given)


def refuse_newer(unknown: Set[str]) -> None:
    """Raise StoreError if there are steps past ours; an unknown one among ours was put into another file since."""
    if unknown:
        raise StoreError(
            f"Cơ sở dữ liệu này do phiên bản mới hơn của chương trình ghi ({', '.join(sorted(unknown))}).",
            "Cập nhật chương trình rồi mở lại; cơ sở dữ liệu vẫn nguyên vẹn.",
        )
