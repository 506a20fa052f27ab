"""Many visitors at once: every answer is the right one, also while somebody publishes and takes back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from threading import Barrier, Event
from typing import Any

import pytest

from cchc.store import Publication, Store

THREADS = 8
QUESTIONS = 150
Asked = tuple[str, dict[str, Any]]
CHANGING = "Sở Thay đổi"


@pytest.fixture
def shared(seed_file: Path, tmp_path: Path) -> Iterator[Store]:
    opened = Store(str(shutil.copy(seed_file, tmp_path / "shared.duckdb")))
    yield opened
    opened.close()


def filtered_questions(store: Store, random: Random) -> list[Asked]:
    """Questions of different shapes, each filtered to other units, provinces and years."""
    units = [
        {"unit": row["unit"], "province": row["province"]} for row in store.ask_rows("units_with_figures")
    ]
    provinces = [unit["unit"] for unit in units if unit["unit"] == unit["province"]]
    found: list[Asked] = [
        (name, given) for name in ("targets", "measures") for given in random.sample(units, 25)
    ]
    found += [
        ("province_index", {"provinces": [p], "index_type": "PAR"}) for p in random.sample(provinces, 40)
    ]
    found += [("index_years", {"year": year}) for year in range(2006, 2025)]
    return found + [("total_scores", {"units": [given["unit"]]}) for given in random.sample(units, 2)]


def ask_all(store: Store, asked: list[tuple[Asked, list[dict[str, Any]]]], start: Barrier) -> list[Asked]:
    """Those questions whose answer was wrong."""
    start.wait()
    return [(name, given) for (name, given), answer in asked if store.ask_rows(name, **given) != answer]


def changing_sheet(score: int) -> Publication:
    publication = Publication("đổi.xlsx", str(score).encode(), "score_sheet", "An")
    unit = {
        "unit_id": "so-thay-doi.long-an",
        "province_id": "long-an",
        "name": CHANGING,
        "province": "Long An",
    }
    unit_id = publication.add_unit({**unit, "kind": "department", "cohort": "sở, ban, ngành"})
    for position in range(1, 8):
        row = {"unit_id": unit_id, "year": 2023, "position": position, "level": "area", "code": str(position)}
        row |= {"title": "Lĩnh vực", "max_score": 10, "score": score, "is_leaf": True}
        publication.add("scores", row, "assessment", unit_id, "", "2023")
    return publication


def publish_and_take_back(store: Store, stop: Event) -> int:
    rounds = 0
    while not stop.is_set():
        store.take_back(store.publish(changing_sheet(rounds % 10))[0])
        rounds += 1
    return rounds


def torn_answers(store: Store, stop: Event) -> list[list[float]]:
    """Answers that are neither the whole of one publication nor nothing."""
    torn = []
    while not stop.is_set():
        scores = [row["score"] for row in store.ask_rows("deductions_by_area", unit=CHANGING)]
        if scores and (len(scores) != 7 or len(set(scores)) != 1):
            torn.append(scores)
    return torn


def answers(store: Store) -> list[list[tuple[Asked, list[dict[str, Any]]]]]:
    """For every thread its own questions, with answers found before by one thread alone."""
    random = Random(8)
    questions = filtered_questions(store, random)
    known = [((name, given), store.ask_rows(name, **given)) for name, given in questions]
    return [random.choices(known, k=QUESTIONS) for _ in range(THREADS)]


def test_eight_threads_get_no_wrong_row_while_another_publishes(shared: Store) -> None:
    asked = answers(shared)
    assert sum(bool(answer) for _, answer in asked[0]) > QUESTIONS / 2
    start, stop = Barrier(THREADS), Event()
    with ThreadPoolExecutor(THREADS + 2) as pool:
        writer = pool.submit(publish_and_take_back, shared, stop)
        watcher = pool.submit(torn_answers, shared, stop)
        wrong = [pool.submit(ask_all, shared, own, start) for own in asked]
        try:
            assert [found for future in wrong for found in future.result()] == []
        finally:
            stop.set()
        assert watcher.result() == []
        assert writer.result() > 3
    assert not any(shared.offences().values())
