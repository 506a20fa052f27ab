"""A file that takes figures away, in the browser: it is said in amber, has to be agreed to, and what it lacks can stay."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.serving import settle
from tests.browser.test_walk import take_back_the_newest
from tests.workbook_making import book

TITLE = ["XẾP HẠNG CẢI CÁCH HÀNH CHÍNH CÁC SỞ, BAN, NGÀNH NĂM 2019 TỈNH LONG AN"]
RANKED = [[1, "Sở Y tế", 90, 1], [2, "Sở Nội vụ", 80, 2], [3, "Sở Tài chính", 70, 3]]


def ranking(folder: Path, name: str, columns: int) -> Path:
    path = folder / name
    head = ["TT", "Đơn vị", "Điểm thẩm định", "Xếp hạng"]
    path.write_bytes(book({"Trang 1": [TITLE, head[:columns], *(row[:columns] for row in RANKED)]}))
    return path


def sent(page: Page, path: Path) -> None:
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_role("heading", name=path.name)).to_be_visible()
    settle(page)


def test_a_file_that_removes_figures_says_so_waits_for_a_tick_and_can_leave_them(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor.open("/nap_du_lieu")
    sent(page, ranking(tmp_path, "co_hang.xlsx", 4))
    page.get_by_role("button", name="Công bố", exact=True).click()
    expect(page.get_by_text("Mọi trang đã dùng số liệu mới").first).to_be_visible()

    page = visitor.open("/nap_du_lieu")
    sent(page, ranking(tmp_path, "mat_hang.xlsx", 3))
    amber = page.get_by_test_id("stAlertContentWarning").filter(has_text="Bỏ 3 số đang dùng")
    publish = page.get_by_role("button", name="Công bố", exact=True)
    expect(amber).to_be_visible()
    expect(publish).to_be_disabled()
    agree = page.get_by_text("Đồng ý bỏ 3 số")
    agree.click()
    expect(publish).to_be_enabled()
    agree.click()
    expect(publish).to_be_disabled()
    page.get_by_text("Giữ 3 số mà tệp mới không có").first.click()
    expect(amber).to_have_count(0)
    expect(publish).to_be_enabled()
    publish.click()
    expect(page.get_by_text("Mọi trang đã dùng số liệu mới").first).to_be_visible()

    page = visitor.open("/tong_quan?don_vi=so-y-te.long-an&nam=2019")
    expect(page.get_by_text("Văn bản khác cũng nêu điểm tổng").first).to_be_visible()
    page = visitor.open("/nap_du_lieu")
    undo = page.get_by_role("button", name="Thu hồi", exact=True).first
    expect(undo).to_be_visible()
    withdrawn = page.get_by_role("button", name="Công bố lại", exact=True)
    before = withdrawn.count()
    undo.click()  # nothing goes with it
    expect(withdrawn).to_have_count(before + 1)
    settle(page)
    take_back_the_newest(page)
