"""Bad days: files that are no databases, folders that cannot be written, a disk that is full, addresses of nonsense."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest

from cchc.store import Store, StoreError, open_store
from tests.test_pages import NAMES, opened, said
from tests.test_store import rows_of, sheet, tables

NONSENSE = (
    "khong-co",
    "-1",
    "99999999999999999999",
    "2023-99-99",
    "0001-01-01",
    "1:nan,1:-5,1:1e400,x:,:,,",
    "'; drop table uploads; --",
    "\x00é" * 2_000,
)


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow past its first kilobyte."""
    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, kept[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)
        signal.signal(signal.SIGXFSZ, before)


def test_on_a_full_disk_a_publication_is_refused_whole_and_goes_on_once_there_is_room(store: Store) -> None:
    store.publish(sheet(1))
    before = tables(store)
    with full_disk():
        for _ in range(2):
            with pytest.raises(StoreError, match="số liệu vẫn như trước"):
                store.publish(sheet(2))
            assert tables(store) == before
            assert store.version().number == 1
    store.publish(sheet(2))
    assert store.version().number == 2
    store.close()
    assert [row["score"] for row in Store(store.path).ask_rows("deductions_by_area")] == [2]


def test_on_a_full_disk_a_page_says_so_and_the_same_click_works_once_there_is_room(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = opened(monkeypatch, str(seed_copy), "lich", ngay="2026-11-22")
    page.selectbox(key="event").set_value("report_year").run()
    page.selectbox(key="day_report_year").set_value(1)
    page.text_input(key="by_calendar").set_value("An")
    with full_disk():
        page.button(key="set_event").click().run()
    assert "Không ghi được vào cơ sở dữ liệu; số liệu vẫn như trước" in page.error[0].value
    assert "còn **17 ngày**" in said(page)
    page.button(key="set_event").click().run()
    assert not page.error
    assert "còn **9 ngày**" in said(page)


def test_on_a_full_disk_no_half_made_database_is_left(tmp_path: Path) -> None:
    path = tmp_path / "cchc.duckdb"
    with full_disk(), pytest.raises(StoreError, match="đĩa còn chỗ"):
        Store(str(path))
    assert not list(tmp_path.iterdir())
    Store(str(path)).close()


def test_a_database_that_breaks_while_it_is_open_is_said_in_a_sentence(seed_copy: Path) -> None:
    store = Store(str(seed_copy))
    os.truncate(seed_copy, 20_000)
    with pytest.raises(StoreError, match="Không đọc được cơ sở dữ liệu"):
        store.ask_rows("total_scores")


@pytest.mark.parametrize("content", [b"", "Kính gửi".encode(), b"\xff" * 20_000])
def test_a_file_that_is_no_database_is_left_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "thư.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="không phải cơ sở dữ liệu của chương trình, hoặc đã hỏng"):
        Store(str(path))
    assert path.read_bytes() == content


def test_a_damaged_database_is_left_as_it_was(seed_copy: Path) -> None:
    os.truncate(seed_copy, 4_000_000)
    before = seed_copy.read_bytes()
    with pytest.raises(StoreError, match="đã hỏng"):
        Store(str(seed_copy))
    assert seed_copy.read_bytes() == before


@pytest.mark.parametrize("table", ["uploads", "khach_hang"])
def test_the_database_of_another_program_is_left_as_it_was(tmp_path: Path, table: str) -> None:
    path = str(tmp_path / "other.duckdb")
    with duckdb.connect(path) as other:
        other.execute(f"create table {table} (a integer)")
    with pytest.raises(StoreError, match="không phải cơ sở dữ liệu của chương trình"):
        Store(path)
    with duckdb.connect(path) as other:
        assert other.execute("show tables").fetchall() == [(table,)]


def test_a_folder_that_is_missing_or_given_for_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=f"Không có thư mục {tmp_path}/không/có"):
        Store(str(tmp_path / "không" / "có" / "cchc.duckdb"))
    with pytest.raises(StoreError, match="là thư mục, không phải tệp"):
        Store(str(tmp_path))


@contextmanager
def as_somebody() -> Iterator[None]:
    """Without the rights of root, who may write everywhere."""
    own = os.getresuid()
    if own[1] == 0:
        os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(*own)


@pytest.mark.parametrize("kept", ["file", "folder"])
def test_a_place_that_may_not_be_written_is_named(kept: str) -> None:
    with TemporaryDirectory() as name:  # in a place that anybody may look into
        folder = Path(name)
        path = folder / "cchc.duckdb"
        if kept == "file":
            Store(str(path)).close()
            path.chmod(0o444)
        folder.chmod(0o555)
        with as_somebody(), pytest.raises(StoreError) as refused:
            Store(str(path))
        folder.chmod(0o755)
    assert refused.value.title == f"Không có quyền ghi vào {path if kept == 'file' else folder}."


def test_an_address_of_nonsense_opens_every_page_on_what_there_is(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    before = rows_of(open_store(real_figures), "select count(*) from uploads")
    for number, name in enumerate(NAMES):
        filters = set(opened(monkeypatch, real_figures, name).query_params) | {"ngon_ngu", "hang"}
        page = opened(
            monkeypatch, real_figures, name, **dict.fromkeys(filters, NONSENSE[number % len(NONSENSE)])
        )
        assert not page.error, name
    assert rows_of(open_store(real_figures), "select count(*) from uploads") == before
