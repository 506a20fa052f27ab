"""A link copied from any state of So sánh or Xu hướng opens the same view in a fresh browser on a cold server."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, Visitor
from tests.browser.serving import serving, settle

# What each link must show in its first sentence.
LINKS = {
    "/so_sanh?chi_so=PAPI&nam=2022&cua_ta=long-an&nhom=tu-chon&tinh=tay-ninh,tien-giang&xem=duong&do=bach-phan-vi": (
        "Long An đứng hạng 2/3 trong nhóm tự chọn, PAPI 2022"
    ),
    "/xu_huong?don_vi=so-khoa-hoc-va-cong-nghe.long-an&do=hang": "Hạng 19 năm 2022",
}


def test_links_open_the_same_view_in_fresh_browsers_on_a_cold_server_and_its_loss_is_told(
    seeded: Path, tmp_path: Path, visit: Visit
) -> None:
    database = tmp_path / "cchc.duckdb"
    database.write_bytes(seeded.read_bytes())
    with serving(database, tmp_path / "log", "uvicorn") as address:
        for locale, (link, sentence) in zip(("vi-VN", "en-US"), LINKS.items(), strict=True):
            visitor = visit(address, locale=locale)
            page = visitor.open(link)
            expect(page.locator("h2").first).to_contain_text(sentence)
            wanted, shown = (parse_qs(urlsplit(url).query) for url in (link, page.url))
            assert wanted.items() <= shown.items()
            if locale == "vi-VN":
                page.goto("about:blank")  # before its server goes; the other one stays
                visitor.complaints.clear()  # it notes that what was on its way never came
    expect(page.get_by_text("Mất kết nối với máy chủ")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Máy chủ không trả lời; hãy kiểm tra mạng")).to_be_visible()
    visitor.complaints.clear()  # the browser itself notes that nobody answers


def test_a_click_on_a_tile_chooses_its_province_for_the_whole_page(visitor: Visitor) -> None:
    page = visitor.open("/so_sanh?chi_so=PAPI&nam=2022&cua_ta=long-an&xem=ban-do")
    for name, slug in (("Cà", "ca-mau"), ("Lai", "lai-chau")):
        page.locator("svg.main-svg text.bartext", has_text=re.compile(f"^{name}")).first.click(force=True)
        page.wait_for_url(re.compile(f"cua_ta={slug}"))
        settle(page)
    expect(page.locator("h2").first).to_contain_text("Lai Châu đứng hạng")


def test_a_large_figure_of_four_decimals_stands_on_one_line_at_any_width(visitor: Visitor) -> None:
    page = visitor.open("/so_sanh?chi_so=DTI&nam=2024&cua_ta=hue&nhom=ca-nuoc&xem=hang")
    figures = page.get_by_test_id("stMetricValue")
    for width in (1440, 1100, 390):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        expect(figures.first).to_have_text("0,7951")
        heights = figures.evaluate_all("all => all.map(one => one.offsetHeight)")
        assert len(set(heights)) == 1, (width, heights)
        cut = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)"
        assert not figures.evaluate_all(cut)
    page.set_viewport_size({"width": 1440, "height": 900})


def test_a_cell_of_what_is_held_leads_to_the_upload_in_the_same_tab(visitor: Visitor) -> None:
    unit = "so-khoa-hoc-va-cong-nghe.long-an"
    page = visitor.open(f"/suc_khoe?don_vi={unit}")
    page.evaluate("window.same = true")
    page.locator(f'.stTable a[href*="{unit}&can_nap=ho-so-tthc"]').click()
    expect(page.locator("h1").first).to_have_text("Nạp dữ liệu")
    expect(page.get_by_text("Cần nạp hồ sơ TTHC của Sở Khoa học và Công nghệ · Long An")).to_be_visible()
    assert page.evaluate("window.same"), "the document was not loaded anew"
    page.go_back()
    expect(page.locator("h1").first).to_have_text("Sức khỏe dữ liệu")


def test_another_page_begins_at_its_top_and_a_filter_moves_nothing(visitor: Visitor) -> None:
    page = visitor.open("/suc_khoe")
    step = """address => {
      const main = document.querySelector('[data-testid="stMain"]');
      main.scrollTo(0, 100);
      history.pushState({}, "", address);
      return main.scrollTop;
    }"""
    assert page.evaluate(step, "/suc_khoe?nam=2023") == 100
    assert page.evaluate(step, "/tra_cuu") == 0


# What is said of each choice stands in tests/test_asked.py; here is where it stands, and that the address keeps what it asked.
@pytest.mark.parametrize(
    ("link", "sentence"),
    {
        "/diem_tru?nam=2031&xem=xyz": "Không có năm 2031; đang xem 2023.",
        "/so_sanh?chi_so=ABC&cua_ta=atlantis": "Không có tỉnh atlantis; đang xem",
    }.items(),
)
def test_what_a_link_asks_for_and_is_not_there_is_said_until_somebody_chooses(
    visitor: Visitor, link: str, sentence: str
) -> None:
    page = visitor.open(link)
    asked = parse_qs(urlsplit(link).query)
    expect(page.locator(".st-key-not_as_asked")).to_contain_text(sentence)
    above = page.locator(".st-key-not_as_asked").bounding_box()
    title = page.locator("h1").first.bounding_box()
    assert above is not None
    assert title is not None
    assert above["y"] + above["height"] <= title["y"] + 8
    page.reload()
    settle(page)
    assert asked.items() <= parse_qs(urlsplit(page.url).query).items()
    page.get_by_role("button", name="Dùng lựa chọn đang xem").click()
    expect(page.locator(".st-key-not_as_asked")).to_have_count(0)
    now = parse_qs(urlsplit(page.url).query)
    assert not [name for name, value in asked.items() if now.get(name) == value]
