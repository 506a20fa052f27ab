"""What Streamlit says by itself: Vietnamese with `78,97`, whatever language the browser speaks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.serving import open_page, open_window, settle

RATIO = 884  # pixels from the left of the table to the menu of its column «Tỷ lệ đạt (%)»
HEAD = 18


@pytest.fixture(scope="module")
def foreign(browser: Browser) -> Iterator[Page]:
    """Somebody whose browser is not Vietnamese, and writes numbers the other way."""
    page = open_window(browser, height=1000, locale="en-US")
    yield page
    page.close()


def test_statistics_and_formats_of_a_column_are_written_as_people_write_them(
    foreign: Page, address: str
) -> None:
    open_page(foreign, f"{address}/tra_cuu")
    menu = column_menu(foreign)
    menu.get_by_text("Thống kê").hover()
    expect(foreign.get_by_text("Phân vị 25")).to_be_visible()
    told = foreign.locator("body").inner_text()
    assert re.search(r"Tổng\s+12\.\d{3},\d\d\b", told)
    assert re.search(r"Trung bình\s+\d\d,\d+\b", told)
    foreign.get_by_text("Định dạng").hover()
    expect(foreign.locator("body")).to_contain_text(
        re.compile("Tự động.*Theo ngôn ngữ.*Rút gọn.*Phần trăm", re.S)
    )
    assert re.search(r"Để trống\s+\d+ \(\d+,\d%\)", told)


def column_menu(page: Page) -> Page:
    """The menu of the column with ratios, opened."""
    grid = page.get_by_test_id("stDataFrame").bounding_box()
    assert grid
    page.mouse.move(grid["x"] + RATIO, grid["y"] + HEAD)
    page.wait_for_timeout(400)
    page.mouse.click(grid["x"] + RATIO, grid["y"] + HEAD)
    expect(page.get_by_test_id("stDataFrameColumnMenu")).to_be_visible()
    return page


def test_what_is_refused_is_refused_in_vietnamese(foreign: Page, address: str, tmp_path: Path) -> None:
    (tmp_path / "to.xlsx").write_bytes(b"0" * 22_000_000)
    (tmp_path / "thu.txt").write_text("không phải bảng tính")
    open_page(foreign, f"{address}/nap_du_lieu")
    for name in ("to.xlsx", "thu.txt"):
        foreign.locator("input[type=file]").first.set_input_files(tmp_path / name)
    expect(foreign.locator(".stFileUploader")).to_contain_text("Tệp không được quá 20 MB.")
    expect(foreign.locator(".stFileUploader")).to_contain_text("22,0 MB")
    expect(foreign.locator(".stFileUploader")).to_contain_text("Không nhận tệp")


@pytest.mark.parametrize("name", ["khong_co_trang_nay", "Tong_quan", "tổng quan"])
def test_a_mistyped_address_is_told_in_vietnamese_and_named(foreign: Page, address: str, name: str) -> None:
    foreign.goto(f"{address}/{name}")
    settle(foreign)
    expect(foreign.get_by_role("dialog")).to_contain_text("Không có trang này")
    expect(foreign.get_by_role("dialog")).to_contain_text(f"Không có trang «{name}» trong chương trình.")
    expect(foreign.locator("html")).to_have_attribute("lang", "vi")


def test_a_cell_of_a_long_table_is_found_without_its_diacritics(visitor: Visitor) -> None:
    page = visitor.open("/tra_cuu")
    page.get_by_test_id("stDataFrame").hover()
    page.get_by_test_id("stElementToolbar").get_by_label("Tìm trong bảng").first.click()
    page.keyboard.type("so tai nguyen")
    expect(page.get_by_text(re.compile(r"^[1-9]\d* kết quả$"))).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile(r"^Kết quả 1/[1-9]\d*$"))).to_be_visible()
