"""The switch to English in a real browser, and what every page then shows."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.serving import settle
from tests.test_english import untranslated

# Texts of the product are looked for on every page by tests/test_english.py; here is what Streamlit writes of its own:
# a long table, a chart with choices, a form with a day, a grid to type into, a place for files.
SHOWING = ("tra_cuu", "so_sanh", "lich", "chi_tieu", "nap_du_lieu")
TEXTS = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [document.title];
    while (walker.nextNode()) texts.push(walker.currentNode.nodeValue.trim());
    const spoken = [...document.querySelectorAll("body *")].flatMap(element =>
        ["aria-label", "title", "placeholder", "alt"].map(name => element.getAttribute(name) ?? ""));
    return [...texts, ...spoken];
}"""


def test_the_language_is_chosen_kept_across_pages_and_given_back(visitor: Visitor) -> None:
    page = visitor.open("/?nam=2023")
    page.get_by_role("link", name="English", exact=True).click()
    expect(page.locator("h1")).to_have_text("Overview")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert "nam=2023" in page.url
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Trends").click()
    expect(page.locator("h1")).to_have_text("Trends")
    expect(page).to_have_url(re.compile("ngon_ngu=en"))
    settle(page)
    page.get_by_role("link", name="Tiếng Việt", exact=True).click()
    expect(page.locator("h1")).to_have_text("Xu hướng")
    expect(page.locator("html")).to_have_attribute("lang", "vi")


def test_nothing_that_streamlit_draws_is_vietnamese_on_an_english_page(visitor: Visitor) -> None:
    vietnamese = untranslated()
    left = {name: left_on(visitor.open(f"/{name}?ngon_ngu=en"), vietnamese) for name in SHOWING}
    assert not {name: texts for name, texts in left.items() if texts}


def left_on(page: Page, vietnamese: set[str]) -> list[str]:
    return sorted(set(page.evaluate(TEXTS)) & vietnamese)
