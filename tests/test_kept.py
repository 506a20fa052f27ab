"""Results that everybody shares: made once, bounded, made again after a failure."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import sleep

import pytest

from cchc.ui.asking.shared_cache import SharedCache


def test_a_result_is_made_once_however_many_ask_at_the_same_time() -> None:
    kept, made = SharedCache(4), []

    def make() -> str:
        sleep(0.05)
        made.append(1)
        return "made"

    with ThreadPoolExecutor(8) as people:
        assert list(people.map(lambda _: kept.get("key", make), range(8))) == ["made"] * 8
    assert len(made) == 1


def test_what_was_not_asked_for_longest_goes_first() -> None:
    kept = SharedCache(2)
    for key in ("a", "b", "a", "c"):
        kept.get(key, partial("first {}".format, key))
    again = {key: kept.get(key, partial("second {}".format, key)) for key in ("a", "c")}
    assert again == {"a": "first a", "c": "first c"}
    assert kept.get("b", lambda: "second b") == "second b"


def test_many_make_room_at_once_and_are_those_not_asked_for_longest() -> None:
    kept = SharedCache(16)
    for key in (*range(16), 0, 16):
        kept.get(key, lambda: "made")
    assert [key for key in range(17) if not kept.has(key)] == [1, 2]


def test_a_failure_is_not_kept_and_nothing_is_a_result_too() -> None:
    kept = SharedCache(2)
    with pytest.raises(ZeroDivisionError):
        kept.get("key", lambda: 1 / 0)
    assert kept.get("key", lambda: None) is None
    assert kept.get("key", lambda: "another") is None


def test_everything_can_be_forgotten() -> None:
    kept = SharedCache(2)
    kept.get("key", lambda: 1)
    kept.clear()
    assert kept.get("key", lambda: 2) == 2
