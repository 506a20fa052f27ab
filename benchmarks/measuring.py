"""Times of a page: its questions beside the same SQL run bare, its rerun beside the same elements drawn bare."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner

from benchmarks.recording import Question, Recording, recording
from cchc.store import open_store, question
from cchc.ui.asking.answers import ANSWERS, DERIVED
from cchc.ui.visit.stop_page import PageStopped

PAGES = Path(__file__).parents[1] / "pages"
# The page among its like, so that links between pages work; what runs in its place is given from outside.
SCRIPT = """
import streamlit as st
from benchmarks.measuring import PAGES, RUNNER
page = st.navigation([st.Page(p, url_path=p.stem, default=p.stem == {name!r}) for p in sorted(PAGES.glob("*.py"))])
RUNNER.run(page)
"""

# A server compiles each page once; a test begins with empty caches in every run, which cost So sánh tỉnh 1.6 ms.
app_test.ScriptCache = local_script_runner.ScriptCache = cache(ScriptCache)  # type: ignore[assignment,attr-defined]

# The bench unit is a department before the mergers; the 766 index is of units since then.
ADDRESSES = {"chi_so_766": {"don_vi": "bench-so-01.an-giang-2025"}}


class PageFailedError(Exception):
    """The page cannot be drawn on data of this size."""


def run_page(page: Any) -> None:
    """As the frame runs it: a page that has nothing to show ends early."""
    with suppress(PageStopped):
        page.run()


@dataclass
class Runner:
    """Times what runs inside the script, without the start of its thread and the test's reading of the result."""

    work: Callable[[Any], object] = run_page
    clock: Callable[[], float] = perf_counter
    seconds: float = 0.0

    def run(self, page: Any) -> None:
        started = self.clock()
        self.work(page)
        self.seconds = self.clock() - started

    def count_processor_time(self) -> None:
        """For a machine with other work: a page and DuckDB's one thread run on the thread that asks."""
        self.clock = thread_time


RUNNER = Runner()


@dataclass(frozen=True)
class Times:
    """Milliseconds."""

    p50: float
    p95: float

    @classmethod
    def of(cls, seconds: list[float]) -> Times:
        ordered = sorted(seconds)
        return cls(1000 * statistics.median(ordered), 1000 * ordered[int(0.95 * (len(ordered) - 1))])


@dataclass(frozen=True)
class PageTimes:
    """`floor`: the same elements with constant content; `written`: the same with tables that are written already."""

    name: str
    questions: int
    asked: Times
    bare: Times
    first: Times
    rerun: Times
    floor: Times
    written: Times
    each: list[tuple[str, Times, Times]]


def measure(name: str, times: int) -> PageTimes:
    script = AppTest.from_string(SCRIPT.format(name=name), default_timeout=120)
    script.query_params.update(ADDRESSES.get(name, {}))
    # Both before anything is repeated: widgets drawn again without the page fall back to their first option.
    noted, as_written = record(script), record(script, ordinary_tables=False)
    asked, bare = question_times(noted.questions, times)
    first = [run_once(script, fresh=True) for _ in range(max(3, times // 5))]
    rerun = [run_once(script) for _ in range(times)]
    floor = floor_times(script, noted, times)
    written = floor_times(script, as_written, times)
    return PageTimes(
        name,
        len(noted.questions),
        asked,
        bare,
        Times.of(first),
        Times.of(rerun),
        floor,
        written,
        [(asked_of[0], *question_times([asked_of], times)) for asked_of in noted.questions],
    )


def floor_times(script: AppTest, noted: Recording, times: int) -> Times:
    """What was drawn, drawn again without the page; by the same script, which knows the page's components."""
    RUNNER.work = lambda page: noted.replay()
    try:
        run_once(script)
        return Times.of([run_once(script) for _ in range(times)])
    finally:
        RUNNER.work = run_page


def record(script: AppTest, ordinary_tables: bool = True) -> Recording:
    forget()
    with recording(ordinary_tables) as noted:
        run_once(script)
    return noted


def forget() -> None:
    ANSWERS.clear()
    DERIVED.clear()
    st.cache_resource.clear()


def run_once(script: AppTest, fresh: bool = False) -> float:
    """Seconds of one run; `fresh`: nobody has looked since the data changed, no answer or figure is there yet."""
    if fresh:
        forget()
    script.run()
    if script.exception:
        raise PageFailedError(script.exception[0].message)
    return RUNNER.seconds


def question_times(questions: list[Question], times: int) -> tuple[Times, Times]:
    """All questions of a page one after the other, through the store and bare on a cursor of DuckDB."""
    store = open_store()
    bound = [(question(name).sql, question(name).bind(given)) for name, given in questions]
    asked, bare = [], []
    for _ in range(times):
        started = RUNNER.clock()
        for name, given in questions:
            store.ask(name, **given)
        between = RUNNER.clock()
        for sql, given in bound:
            store.database.cursor().execute(sql, given).df()
        asked.append(between - started)
        bare.append(RUNNER.clock() - between)
    return Times.of(asked), Times.of(bare)
