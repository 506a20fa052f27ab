"""Tổng quan in Chromium beside the same page made with Dash: the first page, with and without a cache, and another year.

Beside both, what Streamlit alone takes: a page of that figure and its year (`bare.py`).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from benchmarks.load.crowds import one_by_one
from benchmarks.load.servers import BARE, ROOT, UNIT, Server, application, copied, free_port, running
from benchmarks.measuring import Times
from benchmarks.results import Say
from tests.browser.serving import browsing

# The newest Dash, in an environment that is thrown away: it is no part of the product.
DASH = ["dash==4.4.1", "plotly==7.1.0", "pandas==3.1.1", "duckdb==1.5.5", "Babel==2.18.0"]
YEARS = ["2023", "2022", "2021"]
# Milliseconds of the page when a figure stands there that is another than that of the last press.
DRAWN = """() => { const plot = document.querySelector('.js-plotly-plot')
  return plot?.querySelectorAll('.bars path').length > 5 && plot.textContent !== window.before && performance.now() }"""
NOTE_PRESS = """addEventListener('pointerdown', () => {
  window.pressed = performance.now(); window.before = document.querySelector('.js-plotly-plot')?.textContent }, true)"""


@dataclass
class Seen:
    """Seconds until the figure stood there, and what went over the wire."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    change: list[float] = field(default_factory=list)
    requests: int = 0
    bytes: int = 0


def measure(database: Path, times: int, say: Say) -> None:
    """One visit after the other, ours and Dash's in turns."""
    with ExitStack() as stack:
        servers = {
            "ours": stack.enter_context(application(database)),
            "Dash 4": stack.enter_context(dash(database, stack.enter_context(copied(database)))),
            "bare": stack.enter_context(application(database, BARE)),
        }
        choose = {"ours": choose_ours, "Dash 4": choose_dash, "bare": choose_ours}
        one_by_one(servers["ours"], ["tong_quan"])
        browser = stack.enter_context(browsing())
        seen = {name: Seen() for name in servers}
        for number in range(times + 1):
            for name, server in servers.items():
                # The first visit makes what a fresh server must make first.
                visit(browser, server, choose[name], seen[name] if number else Seen())
    say(f"Tổng quan in Chromium, {times} visits each in turns, ms until the figure stands on the screen\n")
    say(f"{'':10}{'nothing cached':>18}{'all cached':>18}{'another year':>18}{'requests':>10}{'kB cold':>9}")
    say(f"{'':10}{'p50':>11}{'p95':>7}{'p50':>11}{'p95':>7}{'p50':>11}{'p95':>7}")
    for name, its in seen.items():
        figures = [Times.of(part) for part in (its.cold, its.warm, its.change)]
        told = "".join(f"{part.p50:11.0f}{part.p95:7.0f}" for part in figures)
        say(f"{name:10}{told}{its.requests:10}{its.bytes / 1000:9.0f}")


def visit(browser: Browser, server: Server, choose: Callable[[Page, str], None], seen: Seen) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    context.add_init_script(NOTE_PRESS)
    try:
        page, counted = counting(context)
        seen.cold.append(first_page(page, server))
        seen.requests, seen.bytes = len(counted), wire_bytes(page)
        page.close()
        page, _ = counting(context)
        seen.warm.append(first_page(page, server))
        for year in YEARS:
            page.wait_for_timeout(300)
            choose(page, year)
            drawn = page.wait_for_function(DRAWN).json_value()
            seen.change.append((drawn - page.evaluate("window.pressed")) / 1000)
    finally:
        context.close()


def counting(context: BrowserContext) -> tuple[Page, list[str]]:
    page = context.new_page()
    page.set_default_timeout(60_000)
    counted: list[str] = []
    page.on("request", lambda request: counted.append(request.url))
    return page, counted


def first_page(page: Page, server: Server) -> float:
    """Seconds from the navigation's start."""
    page.goto(server.address, wait_until="commit")
    return float(page.wait_for_function(DRAWN).json_value()) / 1000


def wire_bytes(page: Page) -> int:
    """What scripts, styles and fonts took on the wire; messages of a websocket are not among them."""
    told = "performance.getEntriesByType('resource').reduce((sum, one) => sum + one.transferSize, 0)"
    return int(page.evaluate(told))


def choose_ours(page: Page, year: str) -> None:
    page.get_by_role("combobox", name="Năm").click()
    page.get_by_role("option", name=year, exact=True).click()


def choose_dash(page: Page, year: str) -> None:
    page.locator("#year").click()
    page.locator(".dash-dropdown-option", has_text=year).first.click()


@contextmanager
def dash(folder_of: Path, database: Path) -> Iterator[Server]:
    """Dash on this database, in an environment beside it that is made at the first use."""
    environment = Path(os.environ.get("CCHC_DASH", folder_of.with_name("dash-environment")))
    python = environment / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *DASH]
        subprocess.run(install, check=True)
    port = free_port()
    command = [str(python), "-m", "benchmarks.load.dash_app", str(port)]
    with running(command, port, ROOT, {"CCHC_DATABASE": str(database), "CCHC_UNIT": UNIT}, "/") as server:
        yield server
