"""What is otherwise on Windows, tried by faking it: this suite has never run there."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from cchc.reading.sandbox import child, job
from cchc.store import DatabaseBusyError, Store, StoreError
from cchc.store.backups.restoring import restore_backup
from cchc.store.file import locks

# As DuckDB says it where it finds out who has the file, where it does not, and on a Vietnamese Windows.
WORDS = [
    'IO Error: Cannot open file "cchc.duckdb": The process cannot access the file because it is being used by another process.',
    "IO Error: File is already open in \nC:\\Python311\\python.exe (PID 4711)",
    'IO Error: Cannot open file "c:\\cchc.duckdb": Quy trình không thể truy nhập tệp vì tệp đang được quy trình khác sử dụng.',
]


class SharedByNone(PermissionError):
    winerror = locks.SHARING_VIOLATION


@pytest.fixture
def held_by_another(monkeypatch: pytest.MonkeyPatch, empty_file: Path, tmp_path: Path) -> Path:
    """A database that the system lets nobody open."""
    path = tmp_path / "cchc.duckdb"
    path.write_bytes(empty_file.read_bytes())
    open_before = Path.open

    def refusing(self: Path, *given: Any, **named: Any) -> Any:
        if self == path:
            raise SharedByNone(13, "Permission denied")
        return open_before(self, *given, **named)

    monkeypatch.setattr(locks, "ON_WINDOWS", True)
    monkeypatch.setattr(Path, "open", refusing)
    return path


@pytest.mark.parametrize("said", WORDS)
def test_a_database_that_another_program_holds_is_called_busy_and_not_damaged(
    held_by_another: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    def connect(*_: object, **__: object) -> None:
        raise duckdb.IOException(said)

    monkeypatch.setattr(duckdb, "connect", connect)
    with pytest.raises(DatabaseBusyError, match="chương trình khác giữ"):
        Store(str(held_by_another))


def test_nothing_is_restored_over_a_database_that_another_program_holds(
    held_by_another: Path, empty_file: Path
) -> None:
    with pytest.raises(DatabaseBusyError, match="Dừng bảng điều khiển"):
        restore_backup(empty_file, held_by_another)


def test_a_file_that_is_damaged_is_not_called_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "ON_WINDOWS", True)
    (tmp_path / "thư.txt").write_bytes(b"x" * 20_000)
    with pytest.raises(StoreError, match="đã hỏng"):
        Store(str(tmp_path / "thư.txt"))


class Kernel:
    """What is asked of the system; `refuses` is the step that it does not do."""

    def __init__(self, refuses: str = "") -> None:
        self.refuses = refuses
        self.limits: job.JobLimits | None = None
        self.assigned: tuple[int, int] | None = None

    def CreateJobObjectW(self, *_: object) -> int:
        return 0 if self.refuses == "create" else 7

    def GetCurrentProcess(self) -> int:
        return -1

    def SetInformationJobObject(self, handle: int, which: int, limits: Any, size: int) -> int:
        assert (handle, which, size) == (7, 9, ctypes.sizeof(job.JobLimits))
        self.limits = limits._obj
        return int(self.refuses != "set")

    def AssignProcessToJobObject(self, handle: int, process: int) -> int:
        self.assigned = (handle, process)
        return int(self.refuses != "assign")


def test_a_reader_has_limits_of_memory_and_time_by_a_job_object(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ctypes.sizeof(job.JobLimits) == 144, "as Windows has it on 64 bits"
    system = Kernel()
    monkeypatch.setattr(job, "kernel", lambda: system)
    monkeypatch.setitem(sys.modules, "resource", None)
    child.limit_process(20)
    assert system.limits
    assert system.limits.ProcessMemoryLimit == child.MEMORY
    assert system.limits.BasicLimitInformation.PerProcessUserTimeLimit == 20 * 10_000_000
    assert system.limits.BasicLimitInformation.LimitFlags == 0x2 | 0x8 | 0x100 | 0x400
    assert system.assigned == (7, -1)


@pytest.mark.parametrize("step", ["create", "set", "assign"])
def test_a_reader_without_limits_reads_nothing(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    monkeypatch.setattr(job, "kernel", lambda: Kernel(step))
    monkeypatch.setitem(sys.modules, "resource", None)
    with pytest.raises(OSError, match="no limits"):
        child.limit_process(20)


def test_a_reader_whose_time_windows_ended_took_too_long() -> None:
    assert child.death(job.OUT_OF_TIME, b"").reason == "time"
