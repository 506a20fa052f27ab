"""The pictures of the officers' guide, taken from the running application: `python -m tests.browser.guide_pictures`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import cast

import click
import openpyxl
from playwright.sync_api import FilePayload, Locator, Page

from cchc.demo.books import ranking_book, score_book
from cchc.demo.build import build
from cchc.demo.offices import CLIMBER
from cchc.demo.scoring import office
from tests.browser.serving import ROOT, browsing, open_page, open_window, serving, settle
from tests.browser.small_pictures import save_small

FOLDER = ROOT / "docs" / "guide"
OWN = "don_vi=so-khoa-hoc-va-cong-nghe.minh-hoa"
WIDTH, HEIGHT = 1280, 720
AIR = 16  # pixels around what a picture is of
LARGEST = 150_000  # bytes


@click.command()
@click.argument("names", nargs=-1)
def main(names: tuple[str, ...]) -> None:
    """All pictures, or those of these names, of the demonstration."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        database = Path(scratch) / "cchc.duckdb"
        build(database)
        with serving(database, Path(scratch) / "log", "uvicorn") as address, browsing() as browser:
            for name in [name for name in PICTURES if not names or name in names]:
                page = open_window(browser, WIDTH, HEIGHT)
                keep(name, PICTURES[name](page, address))
                page.close()


def keep(name: str, picture: bytes) -> None:
    """As a small file: few colours, no more than the guide may weigh."""
    path = FOLDER / f"{name}.png"
    save_small(picture, path)
    if path.stat().st_size > LARGEST:
        raise RuntimeError(f"{path} has {path.stat().st_size} bytes")


def window(page: Page) -> bytes:
    """What the window shows, without the menu."""
    return page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})


def around(page: Page, first: Locator, last: Locator | None = None, most: int = 620) -> bytes:
    """The page's own column from one element to the end of another (or of the same)."""
    page.set_viewport_size({"width": WIDTH, "height": 4000})
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
    page.wait_for_timeout(800)
    top, bottom = first.bounding_box(), (last or first).bounding_box()
    column = (
        page.get_by_test_id("stMainBlockContainer").get_by_test_id("stVerticalBlock").first.bounding_box()
    )
    if not (top and bottom and column):
        raise RuntimeError("what the picture is of is not on the page")
    height = min(bottom["y"] + bottom["height"] - top["y"] + 2 * AIR, most)
    return page.screenshot(
        clip={
            "x": column["x"] - AIR,
            "y": max(top["y"] - AIR, 0),
            "width": column["width"] + 2 * AIR,
            "height": height,
        }
    )


def how_to_read(page: Page, address: str) -> bytes:
    open_page(page, f"{address}/?{OWN}&nam=2025")
    return window(page)


def choose_file(page: Page, address: str) -> bytes:
    open_page(page, f"{address}/nap_du_lieu")
    page.get_by_label("Người nạp", exact=True).fill("Văn phòng Sở")
    page.get_by_label("Ghi chú").fill("theo Quyết định 1798/QĐ-UBND")
    page.keyboard.press("Tab")
    settle(page)
    return around(page, page.locator("h1"), page.get_by_label("Ghi chú"))


def uploaded(page: Page, address: str, name: str, content: bytes) -> None:
    open_page(page, f"{address}/nap_du_lieu")
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("input[type=file]").set_input_files([cast(FilePayload, file)])
    step(page, "2. Đã hiểu gì").wait_for()
    settle(page)


def step(page: Page, name: str) -> Locator:
    return page.get_by_role("heading", name=name)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True).first


def changed_sheet(code: str, more: float, with_parents: bool) -> tuple[str, bytes]:
    """The own sheet of 2025 with more points at one criterion, as an office sends it again; `with_parents`: and in its sums."""
    name, content = score_book(office(CLIMBER), 2025)
    book = openpyxl.load_workbook(BytesIO(content))
    for row in book.worksheets[0].iter_rows():
        of = str(row[0].value or "") or str(row[1].value)
        if of == code or (with_parents and (code.startswith(f"{of}.") or of == "Tổng cộng")):
            for cell in (row[5], row[7]):  # second round, what counts
                cell.value = None if cell.value is None else round(float(str(cell.value)) + more, 2)
    changed = BytesIO()
    book.save(changed)
    return name, changed.getvalue()


def understood(page: Page, address: str) -> bytes:
    uploaded(page, address, *ranking_book(2025))
    page.get_by_text("Xem trang tính như được gửi đến").click()
    settle(page)
    return around(page, step(page, "2. Đã hiểu gì"), page.get_by_text("Hiểu sai?"), 680)


def problems(page: Page, address: str) -> bytes:
    uploaded(page, address, *changed_sheet("7.2.1", 3.0, with_parents=False))
    last = page.get_by_text("Tải lại tệp gốc có ghi chú")
    return around(page, step(page, "3. Vấn đề theo ô"), last, 1100)


def difference(page: Page, address: str) -> bytes:
    uploaded(page, address, *changed_sheet("7.2.1", 0.4, with_parents=True))
    page.get_by_text("Xem từng số liệu khác biệt").click()
    settle(page)
    return around(page, step(page, "4. Khác gì với số liệu đang dùng"), button(page, "Công bố"), 1100)


def take_back(page: Page, address: str) -> bytes:
    uploaded(page, address, *changed_sheet("7.2.1", 0.4, with_parents=True))
    page.get_by_label("Người nạp", exact=True).fill("Văn phòng Sở")
    page.keyboard.press("Tab")
    page.get_by_text("Tôi đã xem").click()
    settle(page)
    button(page, "Công bố").click()
    settle(page)
    return around(page, step(page, "Các lần nạp"), button(page, "Thu hồi"))


def enter_targets(page: Page, address: str) -> bytes:
    open_page(page, f"{address}/chi_tieu?{OWN}")
    box = page.get_by_text("Sửa, thêm, bỏ trên trang này").first
    box.click()
    settle(page)
    return around(page, box, page.get_by_label("Người nhập").first)


def own_group(page: Page, address: str) -> bytes:
    open_page(page, f"{address}/so_sanh?chi_so=PAR&nam=2025&cua_ta=minh-hoa")
    return around(page, page.locator("h1"), page.get_by_test_id("stMetric").last)


def take_away(page: Page, address: str) -> bytes:
    open_page(page, f"{address}/diem_tru?{OWN}&nam=2025&xem=nam")
    page.get_by_text("Xem bảng").first.click()
    settle(page)
    return around(page, page.locator(".chart-title").first, page.get_by_text("CSV cho máy").first, 1100)


PICTURES: dict[str, Callable[[Page, str], bytes]] = {
    "doc-trang": how_to_read,
    "nhap-chi-tieu": enter_targets,
    "so-voi": own_group,
    "mang-di": take_away,
    "chon-tep": choose_file,
    "da-hieu": understood,
    "van-de": problems,
    "khac-biet": difference,
    "thu-hoi": take_back,  # last: what it publishes would stand in the others
}


if __name__ == "__main__":
    main()
