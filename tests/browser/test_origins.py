"""From a figure to the document or the cell that it was read from: two presses of a key."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.serving import settle

UNIT = "so-khoa-hoc-va-cong-nghe.long-an"
# link -> which «Nguồn» of the page, what its panel says, and a line of the page that it leads to
FIGURES = [
    (
        f"/diem_tru?don_vi={UNIT}&nam=2023",
        1,
        "trang «Tong hop», dòng 8: C8 «14», D8 «11,38»",
        "C8 «14», D8 «11,38»",
    ),
    (f"/tong_quan?don_vi={UNIT}&nam=2023", 0, "1798/QĐ-UBND, ngày 28/02/2024", "1798/QĐ-UBND"),
    ("/so_sanh?chi_so=PAPI&nam=2022&cua_ta=long-an", 0, "PAPI", "Giá trị"),
]


@pytest.mark.parametrize(("link", "number", "panel", "line"), FIGURES, ids=("areas", "total", "index"))
def test_a_figure_leads_by_keyboard_to_what_it_was_read_from(
    link: str, number: int, panel: str, line: str, visitor: Visitor
) -> None:
    page = visitor.open(link)
    page.get_by_role("button", name="Nguồn").nth(number).focus()
    page.keyboard.press("Enter")
    opened = page.get_by_test_id("stPopoverBody")
    expect(opened).to_contain_text(panel)
    settle(page)
    opened.get_by_role("link", name="Trang của nguồn này").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1").first).to_have_text("Nguồn")
    settle(page)
    expect(page.get_by_test_id("stMain")).to_contain_text(line)
