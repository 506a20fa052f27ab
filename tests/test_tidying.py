"""Lines of score sheets that lie apart are gathered by unit when the database is opened; not one of them changes."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from cchc.store import Store
from tests.test_bad_days import full_disk

ROOT = Path(__file__).parents[1]
# 40 years × 100 units × 100 lines, as uploads bring them: year by year.
MANY_LINES = """
insert into scores by name
select
    uuid() as coverage_id,
    'so-' || format('{:03d}', unit) || '.long-an' as unit_id,
    1980 + year as year,
    position,
    'subcriterion' as level,
    'Nội dung ' || position as title,
    1 as score
from range(40) as years(year)
cross join range(100) as units(unit)
cross join range(100) as positions(position)
order by year, unit, position
"""
OPENING = "import sys; from cchc.store import Store; print('ready', flush=True); Store(sys.argv[1]); print('open', flush=True)"


@pytest.fixture(scope="module")
def scattered_file(seed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(seed_file, tmp_path_factory.mktemp("scattered") / "cchc.duckdb"))
    store = Store(str(path))
    with store.database.transaction() as cursor:
        cursor.execute(MANY_LINES)
    store.close()
    return path


@pytest.fixture
def scattered(scattered_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(scattered_file, tmp_path / "cchc.duckdb"))


def lines(store: Store) -> list[tuple[object, ...]]:
    """How many lines there are, and one number that changes with any of them."""
    return store.database.cursor().execute("select count(*), sum(hash(scores)) from scores").fetchall()


def reach(store: Store) -> int:
    """From the first to the last line of one unit."""
    sql = "select max(rowid) - min(rowid) + 1 from scores where unit_id = 'so-050.long-an'"
    return int(store.database.cursor().execute(sql).fetchall()[0][0])


def order_in_unit(store: Store) -> list[tuple[object, ...]]:
    sql = "select year, position from scores where unit_id = 'so-050.long-an' order by rowid"
    return store.database.cursor().execute(sql).fetchall()


def undisturbed(path: Path) -> list[tuple[object, ...]]:
    """The lines of a file that is still scattered, read without opening it as a server does."""
    with duckdb.connect(str(path)) as connection:
        return connection.execute("select count(*), sum(hash(scores)) from scores").fetchall()


def test_opening_gathers_the_lines_of_a_unit_and_changes_none(scattered: Path, seeded: Store) -> None:
    before = undisturbed(scattered)
    store = Store(str(scattered))
    assert lines(store) == before
    assert reach(store) == 40 * 100
    assert order_in_unit(store) == sorted(order_in_unit(store))
    for question in ("repeated_losses", "deductions_by_area", "area_ratios_by_year"):
        given = {"unit": "Sở Khoa học và Công nghệ", "province": "Long An"}
        assert store.ask_rows(question, **given) == seeded.ask_rows(question, **given)
    store.close()
    again = Store(str(scattered))
    assert (lines(again), reach(again)) == (before, 40 * 100)


def test_few_lines_that_came_later_stay_where_they_are(scattered: Path) -> None:
    Store(str(scattered)).close()
    store = Store(str(scattered))
    store.database.cursor().execute(MANY_LINES + "limit 100_000")
    assert not store.run("scattered_scores", "actions", {}).fetchall()
    apart = reach(store)
    store.close()
    assert reach(Store(str(scattered))) == apart > 40 * 100


def test_on_a_full_disk_the_lines_stay_as_they_lie(scattered: Path) -> None:
    before = undisturbed(scattered)
    with full_disk():
        store = Store(str(scattered))
        assert lines(store) == before
        assert store.ask_rows("total_scores")
        store.close()
    assert reach(Store(str(scattered))) == 40 * 100


@pytest.mark.parametrize("share", [0.3, 0.7])
def test_killed_while_it_gathers_it_loses_no_line(scattered: Path, share: float, tmp_path: Path) -> None:
    before = undisturbed(scattered)
    taken = seconds_of_gathering(Path(shutil.copy(scattered, tmp_path / "other.duckdb")))
    with subprocess.Popen(
        [sys.executable, "-c", OPENING, str(scattered)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as opening:
        assert opening.stdout
        assert opening.stdout.readline() == "ready\n"
        time.sleep(share * taken)
        opening.kill()
    assert undisturbed(scattered) == before
    store = Store(str(scattered))
    assert (lines(store), reach(store)) == (before, 40 * 100)


def seconds_of_gathering(path: Path) -> float:
    began = time.monotonic()
    Store(str(path)).close()
    return time.monotonic() - began
