"""One seeded database, one server, one browser; a visitor who notes what should not happen."""

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.browser.serving import PATIENCE, browsing, chromium, open_page, serving

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
        self.page.set_default_timeout(PATIENCE)
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


@pytest.fixture
def visit(
    browser: Browser, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[..., Visitor]]:
    """Make a visitor of an address; nobody may see a call to another host or an error on the console."""
    visitors = []

    def come(address: str, width: int = 1440, height: int = 900) -> Visitor:
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
        visitors.append(Visitor(context.new_page(), address))
        return visitors[-1]

    yield come
    for number, visitor in enumerate(visitors):
        if request.node.stash.get(FAILED, False):
            visitor.page.screenshot(path=tmp_path / f"failed-{number}.png")
            print(f"What the visitor saw: {tmp_path}/failed-{number}.png; complaints: {visitor.complaints}")
        visitor.page.context.close()
        assert not visitor.strangers
        assert not visitor.complaints
