"""One seeded database, one server, one browser; a visitor who notes what should not happen."""

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.browser.serving import PATIENCE, browsing, chromium, open_page, open_window, serving

# Streamlit asks for these beside a deep link first and finds them at the root then.
PROBES = ("/_stcore/health", "/_stcore/host-config")
HERE = Path(__file__).parent
FAILED = pytest.StashKey[bool]()
expect.set_options(timeout=PATIENCE / 3)  # a wish that comes true late on a busy machine still comes true


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@dataclass
class Visitor:
    """A page in the browser, and what happened there that should not."""

    page: Page
    address: str
    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self.note_request)
        self.page.on("console", self.note_console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def note_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.strangers.append(request.url)

    def note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location["url"].endswith(PROBES):
            self.complaints.append(message.text)

    def open(self, path: str) -> Page:
        open_page(self.page, self.address + path)
        return self.page

    def leave(self) -> None:
        self.page.context.close()


Visit = Callable[..., Visitor]


class Regular(Visitor):
    """Comes again and again through the same window, each time as if for the first time but for what it has compiled."""

    def arrive(self) -> None:
        self.strangers.clear()
        self.complaints.clear()
        self.page.set_viewport_size({"width": 1440, "height": 900})
        self.page.emulate_media(media="null", color_scheme="light")

    def leave(self) -> None:
        self.page.goto(self.address + "/_stcore/health")  # of the same origin, with nothing on it
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if chromium() is None:
        if os.environ.get("CI"):
            pytest.fail("No Chromium: the walk through the application cannot be skipped here.")
        pytest.skip("NO CHROMIUM: the walk through the application is NOT tested. Try: apt install chromium")
    with browsing() as launched:
        yield launched


@pytest.fixture(scope="session")
def seeded(seed_file: Path) -> Path:
    return seed_file


@pytest.fixture(scope="session")
def address(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that the whole walk shares; its log must stay free of errors."""
    folder = tmp_path_factory.mktemp("server")
    shutil.copy(seeded, folder / "cchc.duckdb")
    with serving(folder / "cchc.duckdb", folder / "log") as found:
        yield found
    assert "Traceback" not in (folder / "log").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def regular(browser: Browser, address: str) -> Regular:
    """In a window that stays: a browser compiles the scripts of the pages once for it, which takes longer than a page."""
    return Regular(open_window(browser), address)


@pytest.fixture
def visitors(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[Visitor]]:
    """Who is here during a test; nobody may see a call to another host or an error on the console."""
    here: list[Visitor] = []
    yield here
    for number, visitor in enumerate(here):
        if request.node.stash.get(FAILED, False):
            visitor.page.screenshot(path=tmp_path / f"failed-{number}.png")
            print(f"What the visitor saw: {tmp_path}/failed-{number}.png; complaints: {visitor.complaints}")
        visitor.leave()
        assert not visitor.strangers
        assert not visitor.complaints


@pytest.fixture
def visitor(regular: Regular, visitors: list[Visitor]) -> Visitor:
    """Somebody at the server that all share, who was here before."""
    regular.arrive()
    visitors.append(regular)
    return regular


@pytest.fixture
def visit(browser: Browser, visitors: list[Visitor]) -> Visit:
    """Make a visitor of an address with a browser of its own, which holds nothing."""

    def come(address: str, first_visit: bool = False, **look: Any) -> Visitor:
        visitors.append(Visitor(open_window(browser, first_visit=first_visit, **look), address))
        return visitors[-1]

    return come
