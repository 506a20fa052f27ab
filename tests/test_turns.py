"""The turn to write goes to whoever has waited longest."""

from __future__ import annotations

from threading import Thread
from time import monotonic, sleep

import pytest

from cchc.store import Store
from cchc.store.file.turns import Turns


def started(*workers: Thread) -> None:
    """Each begins to wait before the next one does."""
    for worker in workers:
        worker.start()
        sleep(0.02)


def test_whoever_gives_the_turn_back_and_wants_it_again_waits_behind_those_who_asked_before(
    store: Store,
) -> None:
    had: list[str] = []

    def have(name: str) -> None:
        with store.writing:
            had.append(name)

    with store.writing:
        workers = [Thread(target=have, args=(name,)) for name in "abc"]
        started(*workers)
    with store.writing:
        had.append("again")
    for worker in workers:
        worker.join()
    assert had == ["a", "b", "c", "again"]


def test_nobody_waits_longer_than_they_want_and_who_gave_up_is_passed_over() -> None:
    turns, had = Turns(), []
    with turns:
        began = monotonic()
        assert not turns.acquire(timeout=0)
        assert not turns.acquire(timeout=0.05)
        assert 0.05 <= monotonic() - began < 5
        patient = Thread(target=lambda: had.append(turns.acquire()))
        started(patient)
    patient.join()
    assert had == [True]
    turns.release()
    assert turns.acquire(timeout=0)


def test_an_interrupted_wait_takes_no_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        """A lock at which Ctrl+C arrives."""

        def __init__(self) -> None:
            self.asked = 0

        def acquire(self, timeout: float = -1) -> bool:
            self.asked += 1
            if self.asked > 1:
                raise KeyboardInterrupt
            return True

        def release(self) -> None:
            """Given the turn."""

    turns = Turns()
    with turns:
        monkeypatch.setattr("cchc.store.file.turns.Lock", Interrupted)
        with pytest.raises(KeyboardInterrupt):
            turns.acquire()
    assert turns.acquire(timeout=0)
