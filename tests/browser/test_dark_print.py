"""Whoever reads in the dark prints black on white: every line and letter is seen, and the head of a sheet is whole."""

import json
import re
from io import BytesIO
from typing import Literal

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import Visitor
from tests.browser.serving import settle

LONG_AN = "don_vi=so-khoa-hoc-va-cong-nghe.long-an&nam=2023"
TAY_NINH = "don_vi=so-khoa-hoc-va-cong-nghe.tay-ninh"
# Strokes and letters of charts that are as light as the paper; white letters on bars are meant, and are pure white.
DRAWN = ".stPlotlyChart .main-svg :is(path, line, text, tspan, circle)"
LIGHT = """drawings => drawings.flatMap(drawn => {
    const seen = getComputedStyle(drawn), box = drawn.getBoundingClientRect();
    if (!(box.width || box.height) || seen.visibility === "hidden") return [];
    return [seen.stroke, seen.fill].filter(colour => {
        const [red, green, blue, opacity] = (colour.match(/[\\d.]+/g) ?? [0, 0, 0]).map(Number);
        return opacity === undefined && Math.min(red, green, blue) > 200 && red + green + blue < 765;
    });
})"""
MEDIAN = """() => [...document.querySelectorAll(".stPlotlyChart .shapelayer path")]
    .some(line => getComputedStyle(line).stroke === "rgb(27, 39, 51)")"""
HEADER = """text => {
    document.querySelector(".st-key-about_on_paper").textContent = text;
    dispatchEvent(new Event("beforeprint"));
    return [...document.querySelectorAll("style")].map(style => style.textContent).join("\\n");
}"""


# Charts that begin above the end of their title, whose letters they would cover.
OVER_ITS_TITLE = """titles => titles.filter(title =>
    title.nextElementSibling.getBoundingClientRect().top < title.getBoundingClientRect().bottom - 0.1)
    .map(title => title.textContent)"""
PUSH_DOWN = """height => {
    const head = document.querySelector("h1").closest(".stElementContainer");
    head.style.paddingTop = `${height}px`;
}"""


def in_dark_print(visitor: Visitor, path: str) -> None:
    visitor.page.emulate_media(color_scheme="dark")
    page = visitor.open(path)
    expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", "dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")
    settle(page)  # charts follow the width


@pytest.mark.parametrize("name", ["so_sanh", "xu_huong", "diem_tru", "chi_tieu"])
def test_nothing_of_a_chart_is_lost_on_paper(visitor: Visitor, name: str) -> None:
    in_dark_print(visitor, f"/{name}?{LONG_AN}")
    assert visitor.page.locator(DRAWN).evaluate_all(LIGHT) == []
    titles = visitor.page.locator(".stElementContainer:has(> .stHtml .chart-title)")
    assert titles.count()
    assert titles.evaluate_all(OVER_ITS_TITLE) == []


def test_the_line_of_the_median_is_dark_on_paper(visitor: Visitor) -> None:
    in_dark_print(visitor, f"/so_sanh_don_vi?{TAY_NINH}")
    visitor.page.wait_for_function(MEDIAN)
    assert visitor.page.locator(DRAWN).evaluate_all(LIGHT) == []


def test_a_chart_stays_whole_below_its_title_wherever_a_sheet_ends(visitor: Visitor) -> None:
    page = visitor.open("/chi_so_tinh?tinh=long-an")
    parts = ("Vị trí của từng chỉ số qua các năm", "PCI 96,77", "PAPI 26,67")  # title, top, bottom
    for height in range(200, 400, 50):
        page.evaluate(PUSH_DOWN, height)
        sheets = [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages]
        assert any(all(part in said for part in parts) for said in sheets), height


def test_long_filters_stand_whole_at_the_head_of_a_sheet(visitor: Visitor) -> None:
    page = visitor.open(f"/tra_cuu?{LONG_AN}")
    filters = "; ".join(f"Bộ lọc thứ {number}: Sở Khoa học và Công nghệ tỉnh Long An" for number in range(9))
    css = page.evaluate(HEADER, filters)
    assert json.dumps(filters, ensure_ascii=False) in css
    pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) > 1
    said = re.sub(r"\s+", " ", pages[1].extract_text())
    assert all(f"Bộ lọc thứ {number}:" in said for number in range(9)), said


def test_the_writing_of_charts_turns_with_a_browser_that_turns_dark_or_light(visitor: Visitor) -> None:
    page = visitor.open(f"/so_sanh?{LONG_AN}")
    writing = page.locator(".stPlotlyChart .main-svg .xtick text").first
    colours: dict[Literal["dark", "light"], str] = {"dark": "rgb(250, 250, 250)", "light": "rgb(38, 39, 48)"}
    for scheme, colour in colours.items():
        page.emulate_media(color_scheme=scheme)
        expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)
        expect(writing).to_have_css("fill", colour)
