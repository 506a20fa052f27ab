"""What keeps people from using a page: axe-core's serious and critical findings, and headings out of order."""

from importlib.resources import files
from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

from tests.browser.serving import settle

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
OPEN_ALL = "document.querySelectorAll('details:not([open]) > summary').forEach(summary => summary.click())"
# Nothing is fetched again for the rules about sounds and turned screens, which pages have none of.
RUN = "axe.run(document, {resultTypes: ['violations'], preload: false}).then(found => found.violations)"
LEVELS = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => Number(heading.tagName[1]))"


def assert_accessible(page: Page) -> None:
    """With all its tables opened: they are the way to a chart's figures for whoever cannot see it."""
    page.evaluate(OPEN_ALL)
    settle(page)  # what a run has not drawn yet is faded
    page.evaluate(AXE)
    seen = [complaint for found in page.evaluate(RUN) for complaint in complaints(found)]
    assert not seen, "\n".join(seen)
    assert_headings_in_order(page.evaluate(LEVELS))


def complaints(found: dict[str, Any]) -> list[str]:
    """One line per element of a serious or critical finding."""
    if found["impact"] not in {"serious", "critical"}:
        return []
    return [f"{found['id']}: {node['html'][:200]} ({node['failureSummary']})" for node in found["nodes"]]


def assert_headings_in_order(levels: list[int]) -> None:
    """The title, then the finding, then sections; no level is left out."""
    assert levels[:2] == [1, 2]
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
