"""Builds 63 provinces × 20 departments × 15 years × 100 lines and measures every page on it: `make bench`."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from time import perf_counter

import click
import duckdb

from benchmarks.measuring import PAGES, RUNNER, PageFailedError, PageTimes, Times, measure
from benchmarks.reading import measure_reading, seconds
from benchmarks.results import Say, reporting
from cchc.language import HOME
from cchc.seed import seed_database
from cchc.store import Store
from cchc.ui.choosing.filters import Unit
from cchc.ui.topics.brief import brief

BIG_DATA = [
    Path(__file__).with_name(name)
    for name in ("big_data.sql", "national_data.sql", "work_data.sql", "remedy_data.sql")
]
UNIT = "bench-an-giang-01"


@click.command()
@click.option("--times", default=30, show_default=True, help="runs behind each figure")
@click.option("--size", default=1, show_default=True, help="how often each score sheet was published")
@click.option("--keep", type=click.Path(path_type=Path), help="where to leave the database")
@click.option(
    "--processor", is_flag=True, help="processor time instead of wall time, on a machine with other work"
)
@click.option("--on", "database", type=click.Path(path_type=Path, exists=True), help="a database kept before")
@click.argument("pages", nargs=-1)
def main(
    times: int, size: int, keep: Path | None, processor: bool, database: Path | None, pages: tuple[str, ...]
) -> None:
    if processor:
        RUNNER.count_processor_time()
    what = "bench" if size == 1 else f"bench-size-{size}"
    with tempfile.TemporaryDirectory() as folder, reporting(what, keep=not pages) as say:
        path = database or Path(folder) / "bench.duckdb"
        if not database:
            build(path, size, say)
        if keep:
            shutil.copy(path, keep)
        os.environ |= {"CCHC_DATABASE": str(path), "CCHC_UNIT": UNIT}
        say(f"milliseconds of {'processor' if processor else 'wall'} time, {times} runs each\n")
        report(pages, times, say)
        if not pages:
            report_reading(times, say)
            report_sheet(str(path), times, say)


def build(path: Path, size: int = 1, say: Say = click.echo) -> None:
    """The seed and the data of the benchmark; each sheet published `size` times, the last of which stands."""
    started = perf_counter()
    store = Store(str(path))
    seed_database(store)
    store.close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("set variable size = $size", {"size": size})
        for path_of_data in BIG_DATA:
            connection.execute(path_of_data.read_text(encoding="utf-8"))
        rows = connection.execute("select count(*) from scores").fetchall()[0][0]
    Store(str(path)).close()  # as a server opens it: lines are gathered, what follows from them is kept
    held = path.stat().st_size / 1_000_000
    say(f"{rows:,} score lines, {held:.0f} MB, built in {perf_counter() - started:.1f} s")


def report(pages: tuple[str, ...], times: int, say: Say) -> None:
    say(f"{'':16}{'questions of the page':>32}{'':>3}{'page, in the script':>44}")
    say(
        f"{'page':16}{'n':>4}{'asked p50':>10}{'p95':>7}{'bare p50':>10}{'p95':>7}"
        f"{'first':>9}{'rerun p50':>11}{'p95':>7}{'floor p50':>11}{'p95':>7}{'written p50':>13}{'p95':>7}"
    )
    each: dict[str, tuple[Times, Times]] = {}
    for name in pages or sorted(page.stem for page in PAGES.glob("*.py")):
        try:
            measured = measure(name, times)
            say(line(measured))
            each |= {question: (asked, bare) for question, asked, bare in measured.each}
        except PageFailedError as error:
            say(f"{name:16}fails: {error}")

    say(f"\n{'question':28}{'asked p50':>10}{'p95':>7}{'bare p50':>10}{'p95':>7}")
    for question, (asked, bare) in sorted(each.items(), key=lambda item: -item[1][0].p95):
        say(f"{question:28}{asked.p50:10.1f}{asked.p95:7.1f}{bare.p50:10.1f}{bare.p95:7.1f}")


def report_reading(times: int, say: Say) -> None:
    """Of workbooks, beside the library's bare reading of the same cells."""
    say(f"\n{'workbook':24}{'read p50':>10}{'p95':>7}{'bare p50':>10}{'p95':>7}{'ratio':>7}")
    for t in measure_reading(times):
        ratio = t.read.p50 / t.bare.p50
        say(f"{t.name:24}{t.read.p50:10.1f}{t.read.p95:7.1f}{t.bare.p50:10.1f}{t.bare.p95:7.1f}{ratio:7.1f}")


def report_sheet(path: str, times: int, say: Say) -> None:
    """Of the A4 sheet of a unit, its figures asked for and set; the fonts are read before."""
    unit = Unit(UNIT, "Sở thử tải 01", "An Giang")
    brief(path, unit, None, HOME)
    t = Times.of([seconds(lambda: brief(path, unit, None, HOME)) for _ in range(times)])
    say(f"\n{'A4 sheet':24}{t.p50:10.1f}{t.p95:7.1f}")


def line(t: PageTimes) -> str:
    return (
        f"{t.name:16}{t.questions:4}{t.asked.p50:10.1f}{t.asked.p95:7.1f}{t.bare.p50:10.1f}{t.bare.p95:7.1f}"
        f"{t.first.p50:9.1f}{t.rerun.p50:11.1f}{t.rerun.p95:7.1f}{t.floor.p50:11.1f}{t.floor.p95:7.1f}"
        f"{t.written.p50:13.1f}{t.written.p95:7.1f}"
    )


if __name__ == "__main__":
    main()
