"""A fresh store, and one with everything that comes with the product, for tests to read or to write to."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import duckdb
import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from cchc.demo.build import build
from cchc.seed import seed_database
from cchc.store import Store, open_store
from cchc.store.file import database
from cchc.store.file.locks import HELD, is_held

# What Python compiles is kept, whatever the environment says: hundreds of processes start here, and each would compile
# all that it imports, and each worker rewrite the assertions of all tests.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

MOST_SECONDS = 300  # to wait for what another worker makes

# The suite tries the same examples everywhere, so that it fails for what changed; `make fuzz` looks for new ones.
# No deadline: on two noisy cores an example that takes a second is no failure.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")


gc.disable()  # until all is collected: of what is imported nothing goes


def pytest_collection_finish() -> None:
    """What was collected stays to the end, and what can go is looked for seldom: both take a twentieth of the run otherwise."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(20_000, 20, 100)


@pytest.fixture(scope="session", autouse=True)
def _packages_are_looked_through_once() -> Iterator[None]:
    """`AppTest` reads about every installed package, for each page anew, whether it brings components."""
    with pytest.MonkeyPatch.context() as patch:
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        yield


@pytest.fixture(scope="session", autouse=True)
def _a_script_is_waited_for() -> Iterator[None]:
    """`AppTest` looks a thousand times a second through all that a script has told so far whether it has come to its end."""
    look = local_script_runner.require_widgets_deltas

    def wait(runner: LocalScriptRunner, timeout: float = 3) -> None:
        if runner._script_thread is not None:
            runner._script_thread.join(timeout)
        look(runner, 0.1 if runner.script_stopped() else 0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", wait)
        yield


@pytest.fixture(scope="session", autouse=True)
def _nobodys_own_database_is_opened() -> Iterator[None]:
    """What asks for figures without saying whose would open the database of whoever works in this folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "DEFAULT", Path(os.devnull) / "cchc.duckdb")
        yield


def _no_held_database_is_opened(event: str, given: tuple[object, ...]) -> None:
    """Whoever opens and closes the file that DuckDB holds in this process gives DuckDB's lock away (cchc/store/file/locks.py)."""
    if event == "open" and HELD and isinstance(path := given[0], str | os.PathLike) and is_held(str(path)):
        raise AssertionError(f"{path} is open in DuckDB, and must not be opened beside it")


sys.addaudithook(_no_held_database_is_opened)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A file that the worker makes who needs it first, while others who need it wait and the rest work on."""
    folder = factory.getbasetemp()
    path = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / name / "cchc.duckdb"
    try:
        path.parent.mkdir()
    except FileExistsError:
        until = time.monotonic() + MOST_SECONDS
        while not path.exists():
            assert time.monotonic() < until, f"{path} was begun and is not there"
            time.sleep(0.1)
        return path
    begun = path.with_suffix(".making")
    make(begun)
    return begun.rename(path)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database with its tables and nothing in them; a copy opens in a quarter of the time it takes to make one."""
    path = tmp_path_factory.mktemp("empty") / "cchc.duckdb"
    made = Store(str(path))
    assert made.trouble() is None
    made.close()
    return path


@pytest.fixture
def store(empty_file: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty database of its own; the checks were asked of what it is a copy of, and nobody reads its file when it is over."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "found_unsound", lambda _: None)
        opened = Store(str(shutil.copy(empty_file, tmp_path / "cchc.duckdb")))
    yield opened
    with suppress(duckdb.ConnectionException):  # where the test closed it
        opened.connection.execute("pragma disable_checkpoint_on_shutdown")
    opened.close()


@pytest.fixture(scope="session")
def seed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database with all that comes with the product; copy it before writing."""

    def seed(path: Path) -> None:
        opened = Store(str(path))
        seed_database(opened)
        opened.close()

    return made_once(tmp_path_factory, "seed", seed)


@pytest.fixture(scope="session")
def demonstration_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed demonstration, all of it; copy it before writing."""
    return made_once(tmp_path_factory, "demonstration", build)


@pytest.fixture(scope="session")
def seeded(seed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The seed to read from, opened as pages open it."""
    opened = open_store(str(shutil.copy(seed_file, tmp_path_factory.mktemp("seeded") / "cchc.duckdb")))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def real_figures(seeded: Store) -> str:
    """Where the seed to read from is, for pages."""
    return seeded.path


@pytest.fixture
def seed_copy(seed_file: Path, tmp_path: Path) -> Path:
    """A copy of the seed for one test to write to, closed."""
    return Path(shutil.copy(seed_file, tmp_path / "seed_copy.duckdb"))
