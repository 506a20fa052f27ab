"""Nạp dữ liệu with a hundred files: each is read once, no more at once than there are cores, and what is taken off is let go."""

from __future__ import annotations

import gc
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any
from weakref import ref

import pytest

from cchc.reading import Reading, read_workbook
from cchc.reading.sandbox.reading_queue import ReadingQueue, Ticket
from cchc.store import Store, open_store
from cchc.ui.intake import choosing, reading, sent
from tests.intake_page import IntakePage
from tests.workbook_making import book

UNITS = (
    "Y TẾ",
    "NỘI VỤ",
    "TƯ PHÁP",
    "XÂY DỰNG",
    "CÔNG THƯƠNG",
    "TÀI CHÍNH",
    "NGOẠI VỤ",
    "GIÁO DỤC VÀ ĐÀO TẠO",
)
YEARS = range(2012, 2025)


def files(count: int, points: float | str = 4) -> dict[str, bytes]:
    """Small score sheets, each of its own unit and year."""
    return {
        f"tep_{number:03}": book(
            {
                "Trang 1": [
                    [
                        f"BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM {YEARS[number % 13]} - SỞ {UNITS[number // 13]} TỈNH LONG AN"
                    ],
                    ["TT", "Nội dung", "Điểm chuẩn", "Điểm thẩm định"],
                    ["1", "Chỉ đạo điều hành", 10, 8],
                    ["2", "Cải cách thể chế", 5, points],
                ]
            }
        )
        for number in range(count)
    }


class Reads:
    """Stands in for the reader: counts what is read, and how many at once."""

    def __init__(self) -> None:
        self.of: Counter[str] = Counter()
        self.at_once = self.most = 0
        self.lock = threading.Lock()
        self.pause = 0.0

    def __call__(self, content: bytes, name: str, **given: Any) -> Reading:
        with self.lock:
            self.of[name] += 1
            self.at_once += 1
            self.most = max(self.most, self.at_once)
        time.sleep(self.pause)
        try:
            return read_workbook(content, name, **given)
        finally:
            with self.lock:
                self.at_once -= 1


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    counted = Reads()
    monkeypatch.setattr(sent, "read_in_sandbox", counted)
    return counted


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, empty_file: Path, tmp_path: Path) -> Store:
    """The store that the page opens, empty."""
    path = tmp_path / "nap.duckdb"
    path.write_bytes(empty_file.read_bytes())
    monkeypatch.setenv("CCHC_DATABASE", str(path))
    return open_store()


def test_each_of_a_hundred_files_is_read_once_and_a_click_reads_none_and_asks_little(
    store: Store, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Counter[str]()
    own = Store.run
    monkeypatch.setattr(
        Store, "run", lambda it, name, folder, given: asked.update([name]) or own(it, name, folder, given)
    )
    page = IntakePage(**files(100))
    assert set(page.files.values()) == {"ready"}
    assert len(page.files) == 100
    asked.clear()
    page.look_at("tep_077")
    assert asked.total() < 20  # whatever their number
    page.fill("Người nạp", "An")
    assert reads.of == dict.fromkeys((f"tep_{number:03}.xlsx" for number in range(100)), 1)


def test_a_file_that_is_added_later_is_the_only_one_read(store: Store, reads: Reads) -> None:
    *three, last = files(4).items()
    page = IntakePage(**dict(three))
    page.page.file_uploader[0].set_value([(f"{name}.xlsx", content, "") for name, content in (*three, last)])
    reads.of.clear()
    page.run()
    assert reads.of == {"tep_003.xlsx": 1}
    assert len(page.files) == 4


def test_another_visitor_with_many_files_makes_nobody_read_again(store: Store, reads: Reads) -> None:
    mine = IntakePage(**files(2))
    IntakePage(**files(70, "bốn"))
    reads.of.clear()
    mine.run()
    assert not reads.of


@pytest.mark.parametrize("places", [1, 2, 3])
def test_no_more_are_read_at_once_than_there_are_cores_for_all_sessions_together(
    store: Store, reads: Reads, monkeypatch: pytest.MonkeyPatch, places: int
) -> None:
    line = ReadingQueue(places)
    monkeypatch.setattr(sent, "LINE", line)
    monkeypatch.setattr(reading, "LINE", line)
    reads.pause = 0.02
    others = [
        threading.Thread(
            target=sent.read_in_turn, args=(sent.SentFile(f"{name}.xlsx", content), "{}", Ticket())
        )
        for name, content in files(12).items()
    ]
    for other in others:
        other.start()
    IntakePage(**{f"cua_toi_{name}": content for name, content in files(4).items()})
    for other in others:
        other.join()
    assert reads.of.total() == 16
    assert reads.most == places


def test_who_waits_is_told_how_many_files_of_others_come_first(
    store: Store, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, own = ReadingQueue(1), reading.how_far
    said: list[str] = []

    def noted(begun: Any) -> str:
        said.append(own(begun))
        return said[-1]

    monkeypatch.setattr(sent, "LINE", line)
    monkeypatch.setattr(reading, "LINE", line)
    monkeypatch.setattr(reading, "how_far", noted)
    go = threading.Event()

    def stand() -> None:
        with line.turn(Ticket()):
            go.wait(20)

    others = [threading.Thread(target=stand) for _ in range(3)]
    for other in others:
        other.start()
    threading.Timer(1.0, go.set).start()
    reads.pause = 0.5
    IntakePage(**files(2))
    assert said[0] == "Đang chờ đến lượt: còn 3 tệp trước · xong 0/2"
    assert "Đang đọc «tep\\_000.xlsx» · xong 0/2 · còn 1 tệp chờ" in said
    assert said[-1] == "Đang đọc «tep\\_001.xlsx» · xong 1/2 · còn 0 tệp chờ"


def test_what_is_taken_off_the_page_is_let_go(
    store: Store, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[ref[Reading]] = []

    def noted(*given: Any, **named: Any) -> Reading:
        found = reads(*given, **named)
        kept.append(ref(found))
        return found

    monkeypatch.setattr(sent, "read_in_sandbox", noted)
    wrong = book({"Trang 1": [["BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2024 - SỞ Y TẾ TỈNH LONG AN"],
                              ["TT", "Nội dung", "Điểm chuẩn", "Điểm thẩm định"], ["1", "A", 10, "1O"]]})  # fmt: skip
    page = IntakePage(sai=wrong)
    page.find("text_input", "Ô D3").set_value("9")
    page.run()
    assert page.has("button", "Công bố")
    page.page.file_uploader[0].set_value([])
    page.run()
    page.run()
    gc.collect()
    assert [one() for one in kept] == [None] * len(kept)


@pytest.mark.parametrize(("bound", "most"), [("MOST_FILES", 3), ("MOST_BYTES", 3)])
def test_files_beyond_what_is_read_at_once_are_named_and_read_once_others_are_taken_off(
    store: Store, reads: Reads, monkeypatch: pytest.MonkeyPatch, bound: str, most: int
) -> None:
    some = files(5)
    size = max(map(len, some.values())) if bound == "MOST_BYTES" else 1
    monkeypatch.setattr(choosing, bound, most * size)
    page = IntakePage(**some)
    (error,) = page.page.error
    assert "Chưa đọc 2 tệp cuối: «tep_003.xlsx», «tep_004.xlsx»" in error.value.replace("\\", "")
    assert list(page.files) == ["tep_000.xlsx", "tep_001.xlsx", "tep_002.xlsx"]
    page.page.file_uploader[0].set_value([(f"{name}.xlsx", some[name], "") for name in list(some)[2:]])
    page.run()
    assert not page.page.error
    assert reads.of == dict.fromkeys((f"{name}.xlsx" for name in some), 1)


def test_an_empty_file_is_named_and_not_read(store: Store, reads: Reads) -> None:
    page = IntakePage(rong=b"", y_te=files(1)["tep_000"])
    (error,) = page.page.error
    assert "Không đọc «rong.xlsx»: tệp rỗng (0 byte)" in error.value.replace("\\", "")
    assert reads.of == {"y_te.xlsx": 1}
