"""Eight threads ask while another publishes and takes back: every answer is that of one version."""

from __future__ import annotations

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

from benchmarks.attack.tally import Tally
from cchc.store import Store
from tests.test_threads import QUESTIONS, THREADS, answers, ask_all, publish_and_take_back, torn_answers


def threads(database: Path, seconds: float) -> Tally:
    tally = Tally("questions of threads")
    store = Store(str(shutil.copy(database, database.with_name("threads.duckdb"))))
    asked, until, rounds = answers(store), time.monotonic() + seconds, 0
    while time.monotonic() < until:
        start, stop = Barrier(THREADS), Event()
        with ThreadPoolExecutor(THREADS + 2) as pool:
            writer = pool.submit(publish_and_take_back, store, stop)
            watcher = pool.submit(torn_answers, store, stop)
            wrong = [
                found
                for future in [pool.submit(ask_all, store, own, start) for own in asked]
                for found in future.result()
            ]
            stop.set()
        tally.tried += THREADS * QUESTIONS
        tally.wrong += len(wrong)
        tally.half += len(watcher.result())
        tally.said += [f"wrong answer: {name} {given}" for name, given in wrong[:5]]
        rounds += writer.result()
    tally.wrong += sum(store.offences().values())
    store.close()
    tally.note = f"{rounds} publications meanwhile"
    return tally
