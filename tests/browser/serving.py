"""The running application and a Chromium to look at it with; for the walk and the screenshots."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from cchc.menu import TITLES

ROOT = Path(__file__).parents[2]
PAGES = TITLES
# As root Chromium runs without its sandbox only; with background networking on it hammers a closed network. What a page
# is looked at once for pays for no code that is made faster: an eighth of the walk's processor time.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--js-flags=--no-opt --no-maglev",
]
PATIENCE = 60_000  # ms; a build machine may be busy
# When an element last changed here, and whether the server owes an answer.
WATCH = """
    window.changed = 0;
    new MutationObserver(() => (window.changed = performance.now())).observe(
        document, { subtree: true, childList: true, attributes: true, characterData: true });
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (...said) {
        window.asked = true;
        this.addEventListener("message", () => (window.asked = false), { once: true });
        send.apply(this, said);
    };
"""
# The script has run, all its elements are drawn, and nothing but what turns for ever moves.
STANDS_STILL = """() =>
    !window.asked
    && document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]")
    && !document.querySelector("[data-testid=stSkeleton]")
    && performance.now() - window.changed > 200
    && !document.getAnimations().some(one =>
        one.playState === "running" && one.effect?.getComputedTiming().endTime !== Infinity)
"""


def command(server: str, port: int) -> list[str]:
    return {
        "streamlit": [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
        "uvicorn": [
            sys.executable,
            "-m",
            "uvicorn",
            "app:app",
            "--port",
            str(port),
            "--log-level",
            "warning",
        ],
    }[server]


def seed(database: Path) -> None:
    run = [sys.executable, "-m", "cchc", "seed", "--database", str(database)]
    subprocess.run(run, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def serving(database: Path, log: Path, server: str = "streamlit", port: int = 0) -> Iterator[str]:
    """The address of a fresh server on this database; what it says goes to the log."""
    port = port or free_port()
    environment = {**os.environ, "CCHC_DATABASE": str(database)}
    with log.open("w") as said:
        process = subprocess.Popen(command(server, port), cwd=ROOT, env=environment, stdout=said, stderr=said)
        try:
            wait_until_up(f"http://127.0.0.1:{port}/_stcore/health", process)
            yield f"http://127.0.0.1:{port}"
            if process.poll() is not None:
                raise RuntimeError(f"The server went away by itself; exit status {process.returncode}.")
        finally:
            process.terminate()
            process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_up(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE / 1000
    while process.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except OSError:  # refused or reset while it starts
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"The server does not answer at {address}; exit status {process.poll()}.")


def chromium() -> str | None:
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


@contextmanager
def browsing() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


def open_window(
    browser: Browser, width: int = 1440, height: int = 900, first_visit: bool = False, **look: Any
) -> Page:
    """A page in a window of its own, as somebody in Vietnam sees it who was here before and wants little motion.

    Frames of what fades and turns are drawn by the processor here, and would cost as much as a fifth of a page.
    """
    size = ViewportSize(width=width, height=height)
    usual = {
        "viewport": size,
        "locale": "vi-VN",
        "timezone_id": "Asia/Ho_Chi_Minh",
        "reduced_motion": "reduce",
    }
    page = browser.new_page(**{**usual, **look})
    page.set_default_timeout(PATIENCE)
    page.add_init_script(WATCH)
    if not first_visit:
        page.add_init_script("try { localStorage.setItem('cchc.understood', '1') } catch { }")
    return page


def open_page(page: Page, address: str) -> None:
    """Go there, and wait until the script has run and what it drew stands still."""
    page.goto(address)
    settle(page)


def settle(page: Page) -> None:
    """Wait until nothing moves; what was just done may show its effect a little later."""
    page.evaluate("window.changed = performance.now()")
    page.wait_for_function(STANDS_STILL, polling=50)
    page.locator("h1").first.wait_for()
