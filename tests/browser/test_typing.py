"""Typing and pasting in a Vietnamese browser: what is published is what the hand wrote, or it is asked about or refused."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cchc.store.store import Store
from tests.browser.serving import open_page, open_window, serving, settle

PLACE = {"unit": "Sở Khoa học và Công nghệ", "province": "Long An"}
HOME = "chi_tieu?don_vi=so-khoa-hoc-va-cong-nghe.long-an"
HEAD, ROW = 36, 35  # pixels: the row of headings, and each row below it
MEASURES = [f"Thu thử {number}" for number in range(8)]
PASTED = ["78,97", "97,25", "0,75", "1.250", "1.250,5", "12.345", "95,5", "1 250"]
STORED = [78.97, 97.25, 0.75, 1250, 1250.5, 12.345, 95.5, 1250]


@pytest.fixture(scope="module")
def server(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server that only these tests type at, and the database that it publishes to."""
    folder = tmp_path_factory.mktemp("typing")
    database = Path(shutil.copy(seeded, folder / "cchc.duckdb"))
    with serving(database, folder / "log") as address:
        yield address, database
    assert "Traceback" not in (folder / "log").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One window for all of them: the scripts of a page with grids are compiled once."""
    page = open_window(browser, height=1400)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield page
    page.context.close()


@pytest.fixture
def typing_in(tab: Page, server: tuple[str, Path]) -> Iterator[tuple[Page, Path]]:
    """The page of targets with its grids open, as if nothing was typed before, and the database behind it."""
    address, database = server
    open_page(tab, f"{address}/{HOME}")
    tab.get_by_text("Sửa, thêm, bỏ trên trang này").first.click()
    settle(tab)
    yield tab, database
    tab.goto(address + "/_stcore/health")
    tab.evaluate("sessionStorage.clear()")  # or what was typed here would be offered to the next


def cell(page: Page, grid: int, row: int, across: float) -> None:
    """Choose a cell of a grid by its row and its place from left to right."""
    one = page.get_by_test_id("stDataFrame").nth(grid)
    one.scroll_into_view_if_needed()
    settle(page)
    page.wait_for_timeout(500)  # a grid draws itself after the page stands
    box = one.bounding_box()
    assert box
    place = box["x"] + box["width"] * across, box["y"] + HEAD + ROW * (row + 0.5)
    page.mouse.move(*place)
    page.wait_for_timeout(300)  # a grid takes a click where it has seen the mouse
    page.mouse.click(*place)
    page.wait_for_timeout(300)


def paste(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")
    page.wait_for_timeout(600)  # a grid tells the server a moment later
    settle(page)


def held(page: Page, database: Path, titles: list[str]) -> list[float]:
    """What stands after the server is gone, which holds the file."""
    copied = database.with_name("copied.duckdb")
    for ending in ("", ".wal"):
        if (source := database.with_name(database.name + ending)).exists():
            shutil.copy(source, copied.with_name(copied.name + ending))
    store = Store(str(copied))
    rows = {row["title"]: row["value"] for row in store.ask_rows("targets", **PLACE)}
    store.close()
    return [rows[title] for title in titles]


def test_a_sign_and_two_numbers_pasted_over_what_stands_are_refused_and_taken_back(
    typing_in: tuple[Page, Path],
) -> None:
    page, _database = typing_in
    cell(page, 0, 7, 0.68)
    paste(page, "≥ 9.725 %\n15/11/2026")
    expect(page.get_by_text("«≥ 9.725 %» có dấu «≥»")).to_be_visible()
    expect(page.get_by_text("«15/11/2026» không phải là một số")).to_be_visible()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_text("Chưa có thay đổi nào.")).to_be_visible()


def test_a_number_typed_into_a_cell_is_shown_back_and_taken_back_by_keys(
    typing_in: tuple[Page, Path],
) -> None:
    page, _database = typing_in
    cell(page, 0, 4, 0.68)
    # The first key opens the cell's box: on a machine that is busy enough the grid loses it to the second. What is taken is
    # shown back below either way.
    page.keyboard.type("9")
    expect(page.locator("#portal textarea, #portal input").first).to_have_value("9")
    page.keyboard.type("7,25", delay=80)
    page.keyboard.press("Enter")
    settle(page)
    expect(page.get_by_text("Số đã gõ được hiểu là:")).to_be_visible()
    expect(page.get_by_text("97,25\u00a0%")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Chưa có thay đổi nào.")).to_be_visible()


def test_a_figure_copied_into_text_says_what_it_is_and_alone_into_a_spreadsheet(
    typing_in: tuple[Page, Path],
) -> None:
    page, _database = typing_in
    cells = page.locator(".stTable tbody tr", has_text="Điểm Chỉ số CCHC").first.locator("td")
    place = [head.strip() for head in page.locator(".stTable thead tr").first.locator("th").all_inner_texts()]
    cells.nth(place.index("Giá trị")).dblclick()
    page.keyboard.press("Control+C")
    copied = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            return Promise.all(["text/plain", "text/html"].map(async (kind) => (await item.getType(kind)).text()));
        }"""
    )
    assert copied[0].startswith("80 (Giá trị; Điểm Chỉ số CCHC; điểm; Năm 2024; ")
    assert PLACE["unit"] in copied[0]
    assert "Nguồn: " in copied[0]
    assert "<td>80</td>" in copied[1]
    assert "điểm" not in copied[1]


def test_what_is_pasted_is_stored_as_it_was_written(typing_in: tuple[Page, Path]) -> None:
    page, database = typing_in  # the last of these tests, for it changes what stands
    lines = [
        "\t".join((title, "Năm 2026", ">=", text, "triệu đồng"))
        for title, text in zip(MEASURES, PASTED, strict=True)
    ]
    cell(page, 1, 0, 0.1)
    paste(page, "\n".join(lines))
    page.get_by_label("Người nhập").first.fill("An")
    page.keyboard.press("Enter")
    settle(page)
    publish = page.get_by_role("button", name="Công bố", exact=True)
    expect(publish).to_have_count(0)
    page.get_by_role("button", name="1250 triệu đồng").click()
    settle(page)
    page.get_by_role("button", name="12,3450 triệu đồng").click()
    settle(page)
    publish.click()
    expect(page.get_by_text("Đã công bố.")).to_be_visible()
    assert held(page, database, MEASURES) == STORED
