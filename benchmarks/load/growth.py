"""Ten times the score lines: the questions of every page on both databases in turns.

What grows is history: each sheet was published ten times (self-assessed, appraised, corrected), nothing is ever overwritten,
and the last one stands. Units, years and the lines of a sheet do not multiply: they are fixed by law and the calendar.
"""

from __future__ import annotations

from pathlib import Path
from time import thread_time

from benchmarks.__main__ import build
from benchmarks.load.questions import asked
from benchmarks.load.servers import copied
from benchmarks.measuring import PAGES, Times
from benchmarks.recording import Question
from benchmarks.results import Say
from cchc.store import Store, question

SIZE = 10
MOST = 1.3


def measure(database: Path, times: int, say: Say) -> None:
    """In processor time of the asking thread, which is all that a question uses."""
    large = database.with_name("large.duckdb")
    if not large.exists():
        build(large, SIZE)
    pages = asked(database, [path.stem for path in PAGES.glob("*.py")])
    with copied(database) as small:
        stores = Store(str(small)), Store(str(large))
        counts = [
            store.database.cursor().execute("select count(*) from scores").fetchall() for store in stores
        ]
        say(
            f"{counts[0][0][0]:,} and {counts[1][0][0]:,} score lines; p50 of {times} in ms of processor time\n"
        )
        say(f"{'page':18}{'usual':>9}{'grown':>9}{'ratio':>8}")
        spent: dict[str, list[float]] = {}
        for page, questions in sorted(pages.items()):
            sums = [0.0, 0.0]
            for one in questions:
                usual, grown = in_turns(stores, one, times)
                sums = [sums[0] + usual, sums[1] + grown]
                before = spent.setdefault(one[0], [0.0, 0.0])
                spent[one[0]] = max(before, [usual, grown], key=lambda pair: pair[1])
            say(line(page, *sums))
        say(f"\n{'question':28}{'usual':>9}{'grown':>9}{'ratio':>8}   (those that grew most)")
        for name, (usual, grown) in sorted(spent.items(), key=lambda item: item[1][0] - item[1][1])[:12]:
            say(f"{name:28}{usual:9.1f}{grown:9.1f}{grown / usual:8.2f}")
        for store in stores:
            store.close()


def line(name: str, usual: float, grown: float) -> str:
    ratio = grown / usual if usual else 1.0
    return f"{name:18}{usual:9.1f}{grown:9.1f}{ratio:8.2f}{'' if ratio <= MOST else f'   more than {MOST}'}"


def in_turns(stores: tuple[Store, Store], asked_one: Question, times: int) -> list[float]:
    """p50 on each store, in milliseconds."""
    name, given = asked_one
    sql, bound = question(name).sql, question(name).bind(given)
    spent: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for store, its in zip(stores, spent, strict=True):
            started = thread_time()
            store.database.cursor().execute(sql, bound).df()
            its.append(thread_time() - started)
    return [Times.of(its).p50 for its in spent]
