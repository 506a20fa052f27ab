"""What a person has typed and not published is still there: after others' publications, restarts, in this tab alone."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from cchc.store import Store
from tests.browser.conftest import Visit, Visitor
from tests.browser.serving import free_port, open_page, serving, settle
from tests.browser.test_files import RANKING, TREE, choose, troubles

DAY = "?ngay=2026-11-22"
TARGETS = "?don_vi=so-khoa-hoc-va-cong-nghe.long-an"
OFFER = "Có bản nháp chưa công bố"


@pytest.fixture
def database(seeded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(seeded, tmp_path / "cchc.duckdb"))


def look_away(*visitors: Visitor) -> None:
    """From a server that was away for a while and goes for good now; what a browser said of that is no fault."""
    for visitor in visitors:
        visitor.page.goto("about:blank")
        visitor.complaints.clear()


def open_calendar(page: Page) -> None:
    page.get_by_text("Sửa, thêm, bỏ mốc").click()
    expect(page.get_by_label("Nội dung")).to_be_visible()


def type_event(page: Page, title: str) -> None:
    """Into the box, and out of it."""
    page.get_by_label("Nội dung").fill(title)
    page.get_by_label("Nội dung").press("Tab")
    settle(page)
    expect(page.locator(".st-key-unpublished")).to_contain_text("Lịch chấm điểm")


def test_what_is_typed_stays_on_another_page_and_in_this_tab_alone(address: str, visit: Visit) -> None:
    page = visit(address).open(f"/lich{DAY}")
    open_calendar(page)
    type_event(page, "Họp giao ban CCHC")
    page.get_by_role("link", name="Sao lưu").first.click()
    settle(page)
    expect(page.locator(".st-key-unpublished")).to_contain_text("Lịch chấm điểm")
    page.get_by_role("link", name="Lịch chấm điểm").first.click()
    settle(page)
    expect(page.get_by_text(OFFER)).to_have_count(0)
    expect(page.get_by_label("Nội dung")).to_have_value("Họp giao ban CCHC")
    another = opened_from(page, "noopener")  # the same browser, the same address
    expect(another.get_by_text(OFFER)).to_have_count(0)
    expect(another.locator(".st-key-unpublished")).to_have_count(0)
    stranger = visit(address)
    stranger.page.goto(page.url)
    settle(stranger.page)
    expect(stranger.page.get_by_text(OFFER)).to_have_count(0)


def choose_files(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    choose(visitor.open("/nap_du_lieu"), RANKING, TREE)
    expect(visitor.page.get_by_text("2. Đã hiểu gì")).to_be_visible()


def assert_files_are_to_be_chosen_again(page: Page) -> None:
    """A server that starts again has no files: they are named, and what is said goes when they are there again."""
    lost = page.get_by_text("Không có gì được công bố thêm, không số liệu nào bị mất")
    expect(lost).to_be_visible(timeout=60_000)
    said = troubles(page)
    assert "Các tệp cần chọn lại" in said
    assert RANKING.name in said
    assert TREE.name in said
    expect(page.locator("[data-testid=stFileChip]")).to_have_count(0)
    choose(page, RANKING)
    expect(page.get_by_text("2. Đã hiểu gì")).to_be_visible()
    expect(lost).to_have_count(0)
    expect(page.locator(".upload-troubles p")).to_have_count(0)


def test_after_a_restart_a_draft_is_offered_and_comes_back_and_files_are_named_that_must_be_chosen_again(
    database: Path, tmp_path: Path, visit: Visit
) -> None:
    port = free_port()
    with serving(database, tmp_path / "log", port=port) as address:
        uploading = visit(address)
        choose_files(uploading)
        visitor = visit(address)
        page = visitor.open(f"/lich{DAY}")
        open_calendar(page)
        type_event(page, "Họp giao ban CCHC")
    with serving(database, tmp_path / "log", port=port):
        assert_files_are_to_be_chosen_again(uploading.page)
        expect(page.get_by_text(OFFER)).to_be_visible()  # it connects again by itself
        open_page(page, page.url)
        expect(page.get_by_text(OFFER)).to_contain_text("Mốc mới")
        copy = opened_from(page)
        expect(copy.get_by_text(OFFER)).to_have_count(0)
        copy.close()
        page.get_by_role("button", name="Khôi phục").click()
        settle(page)
        expect(page.get_by_text(OFFER)).to_have_count(0)
        expect(page.get_by_label("Nội dung")).to_have_value("Họp giao ban CCHC")
        page.get_by_label("Người nhập").fill("An")
        page.get_by_label("Người nhập").press("Tab")
        settle(page)
        page.get_by_role("button", name="Công bố").click()
        settle(page)
        expect(page.locator(".st-key-unpublished")).to_have_count(0)
        open_page(page, page.url)
        expect(page.get_by_text(OFFER)).to_have_count(0)
        look_away(visitor, uploading)


def opened_from(page: Page, features: str = "") -> Page:
    """The same address in another tab. It begins with a copy of this one's storage, as a duplicated tab; not as `noopener`."""
    with page.context.expect_page() as opening:
        page.evaluate("features => void window.open(location.href, '_blank', features)", features)
    another = opening.value
    expect(another.locator("h1")).to_be_visible()
    settle(another)
    return another


def test_closing_a_tab_with_something_unpublished_asks_first(address: str, visit: Visit) -> None:
    page = visit(address).open(f"/lich{DAY}")
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", note)
    page.reload()
    settle(page)
    assert asked == []
    open_calendar(page)
    page.get_by_label("Nội dung").fill("Họp")  # and not left
    page.reload()
    settle(page)
    assert asked == ["beforeunload"]
    open_calendar(page)
    type_event(page, "Họp giao ban CCHC")
    page.reload()
    settle(page)
    assert asked == ["beforeunload"] * 2


def open_targets(page: Page) -> Locator:
    """The grid of what stands, with its first row in sight."""
    page.locator(".st-key-open_edit_targets summary").click()
    settle(page)
    grid = page.locator(".st-key-open_edit_targets").get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    settle(page)  # or it moves away from under the click
    return grid


def enter_first_row(page: Page, grid: Locator) -> None:
    """Into its second cell; again where the grid was drawn anew under the click."""
    chosen = grid.get_by_test_id("glide-cell-1-0")
    for _ in range(5):
        place = grid.bounding_box()
        assert place
        page.mouse.click(place["x"] + 25, place["y"] + 35 + 17)
        page.keyboard.press("ArrowRight")
        with suppress(AssertionError):
            expect(chosen).to_have_attribute("aria-selected", "true", timeout=4_000)
            return
    expect(chosen).to_have_attribute("aria-selected", "true")


def begin_typing(page: Page, grid: Locator, text: str) -> None:
    """Into the value of the first target, without leaving the cell."""
    enter_first_row(page, grid)
    for column in range(2, 5):
        page.keyboard.press("ArrowRight")
        expect(grid.get_by_test_id(f"glide-cell-{column}-0")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.locator("#portal textarea, #portal input").first.fill(text)


def publish_as(page: Page, name: str) -> None:
    page.locator(".st-key-by_targets input").fill(name)
    page.locator(".st-key-by_targets input").press("Tab")
    settle(page)
    page.locator(".st-key-publish_targets button").click()
    settle(page)


def test_a_figure_typed_into_a_grid_survives_what_others_publish(
    database: Path, tmp_path: Path, visit: Visit
) -> None:
    path = f"/chi_tieu{TARGETS}"
    with serving(database, tmp_path / "log") as address:
        an, binh = visit(address), visit(address)
        page = an.open(path)
        begin_typing(page, open_targets(page), "95,5")
        theirs = binh.open(f"/lich{DAY}")
        open_calendar(theirs)
        type_event(theirs, "Họp giao ban CCHC")
        theirs.get_by_label("Người nhập").fill("Bình")
        theirs.get_by_label("Người nhập").press("Tab")
        settle(theirs)
        before = page.locator(".st-key-data_version").inner_text()
        theirs.get_by_role("button", name="Công bố").click()
        expect(page.locator(".st-key-data_version")).not_to_have_text(
            before
        )  # it has taken up what Bình published
        page.keyboard.press("Enter")
        settle(page)
        expect(page.locator(".st-key-unpublished")).to_contain_text(
            "Chỉ tiêu: Sở Khoa học và Công nghệ, Long An"
        )
        theirs = binh.open(path)
        begin_typing(theirs, open_targets(theirs), "97")
        theirs.keyboard.press("Enter")
        settle(theirs)
        publish_as(theirs, "Bình")
        both = "lúc bạn bắt đầu 100 · đang dùng 97 · của bạn 95,5"
        expect(page.get_by_text(both)).to_be_visible()
        page.get_by_role("button", name="Giữ số của tôi").click()
        settle(page)
        publish_as(page, "An")
        expect(page.get_by_text("Đã công bố.")).to_be_visible()
        expect(page.locator(".st-key-unpublished")).to_have_count(0)
        look_away(an, binh)
    store = Store(str(database))
    rows = store.ask_rows("targets", unit="Sở Khoa học và Công nghệ", province="Long An")
    assert rows[0]["value"] == 95.5
    store.close()
