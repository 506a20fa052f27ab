"""Children that are kept: each file alone, within limits, and whatever kills its reader leaves the next one untouched."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.reading.sandbox.child import MEMORY, ChildError
from cchc.reading.sandbox.readers import Readers
from cchc.reading.sandbox.reading_queue import ReadingQueue, Ticket


@pytest.fixture
def kept() -> Iterator[Readers]:
    readers = Readers("tests.obedient_reader")
    yield readers
    readers.close()


def ask(kept: Readers, does: str, content: bytes = b"", **more: Any) -> list[int]:
    """Process id of the child, files seen by who answers, bytes seen, bytes of memory allowed."""
    return [int(word) for word in kept.ask({"does": does, **more}, content, 20).split()]


def test_one_child_reads_file_after_file_and_nothing_of_one_is_left_for_the_next(kept: Readers) -> None:
    answers = [ask(kept, "answers", b"a" * size) for size in (0, 7, 3_000_000)]
    assert len({child for child, *_ in answers}) == 1
    assert [answer[1:] for answer in answers] == [[1, 0, MEMORY], [1, 7, MEMORY], [1, 3_000_000, MEMORY]]


@pytest.mark.parametrize(
    ("does", "reason"),
    [
        ({"does": "dies", "of": "SIGSEGV"}, "crash"),
        ({"does": "dies", "of": "SIGABRT"}, "crash"),
        ({"does": "dies", "of": "SIGKILL"}, "memory"),
        ({"does": "dies", "of": "SIGXCPU"}, "time"),
        ({"does": "fails", "of": "điểm"}, "crash"),
        ({"does": "fills memory"}, "memory"),
        ({"does": "computes", "seconds": 5}, "time"),
    ],
)
def test_a_file_that_kills_its_reader_is_told_of_what_and_the_next_one_is_read(
    kept: Readers, does: dict[str, Any], reason: str
) -> None:
    with pytest.raises(ChildError) as died:
        kept.ask(does, b"x" * 200_000, 20)
    assert died.value.reason == reason
    assert ask(kept, "answers", b"12")[1:3] == [1, 2]


def test_who_keeps_the_server_hears_the_last_words_of_this_file_only(kept: Readers) -> None:
    ask(kept, "prints")
    with pytest.raises(ChildError) as died:
        ask(kept, "fails", of="ô F8")
    assert str(died.value) == "crash: KeyError: 'ô F8' (1)"


def test_each_file_has_its_own_time(kept: Readers) -> None:
    children = {ask(kept, "computes", seconds=0.6)[0] for _ in range(3)}
    assert len(children) == 1


def test_a_reader_that_hangs_is_stopped_with_what_it_started(kept: Readers) -> None:
    with pytest.raises(ChildError) as stopped:
        kept.ask({"does": "sleeps", "seconds": 60}, b"", 1.5)
    assert stopped.value.reason == "time"
    assert ask(kept, "answers")[1] == 1


def test_what_a_library_prints_is_no_answer(kept: Readers) -> None:
    assert ask(kept, "prints", b"123")[1:3] == [1, 3]


def test_a_file_that_dies_takes_none_of_those_read_beside_it_with_it(kept: Readers) -> None:
    def one(number: int) -> str:
        try:
            return str(
                ask(kept, "dies", of="SIGSEGV") if number % 3 == 0 else ask(kept, "answers", b"1")[1:3]
            )
        except ChildError as error:
            return error.reason

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(one, range(12))) == ["crash", "[1, 1]", "[1, 1]"] * 4


def test_a_child_that_somebody_ended_meanwhile_is_replaced(kept: Readers) -> None:
    first = ask(kept, "answers")[0]
    (idle,) = kept._idle
    idle.process.terminate()
    idle.process.wait()
    assert ask(kept, "answers")[0] != first


@settings(max_examples=20)
@given(places=st.integers(1, 4), names=st.lists(st.booleans(), min_size=1, max_size=12))
def test_no_more_are_served_at_once_than_there_are_places_and_all_are_served(
    places: int, names: list[bool]
) -> None:
    line, lock, served, most = ReadingQueue(places), threading.Lock(), 0, 0

    def stand(fails: bool) -> None:
        nonlocal served, most
        with line.turn():
            with lock:
                served += 1
                most = max(most, served)
            threading.Event().wait(0.001)
            with lock:
                served -= 1
            if fails:
                raise ChildError("crash", "")

    with ThreadPoolExecutor(len(names)) as pool:
        ended = [pool.submit(stand, fails) for fails in names]
    assert [one.exception() is not None for one in ended] == names
    assert most <= places
    assert not line._tickets


def test_who_waits_sees_how_many_are_before_them_and_first_come_are_first_served() -> None:
    line, go, order = ReadingQueue(1), threading.Event(), []
    tickets = [Ticket() for _ in range(4)]

    def stand(number: int) -> None:
        with line.turn(tickets[number]):
            order.append(number)
            go.wait(10)

    threads = []
    for number in range(4):
        threads.append(threading.Thread(target=stand, args=[number]))
        threads[-1].start()
        while tickets[number] not in line._tickets:
            threading.Event().wait(0.001)
    assert [line.ahead(ticket) for ticket in tickets] == [0, 1, 2, 3]
    go.set()
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3]
    assert [line.ahead(ticket) for ticket in tickets] == [0, 0, 0, 0]
