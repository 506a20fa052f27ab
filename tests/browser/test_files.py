"""Files on their way to the server: what cannot be sent, and what is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.serving import settle

SAMPLES = Path(__file__).parents[1] / "workbooks"
RANKING, TREE = SAMPLES / "long_an_2023_linh_vuc.xlsx", SAMPLES / "bo_tieu_chi_so_khcn_2023.xlsx"
UPLOADS = "**/_stcore/upload_file/**"


def choose(page: Page, *files: Path) -> None:
    page.locator("input[type=file]").first.set_input_files(files)


def troubles(page: Page) -> str:
    """What is said below the box, waited for."""
    expect(page.locator(".upload-troubles p").first).to_be_visible()
    return page.locator(".upload-troubles").inner_text()


def test_an_upload_that_is_cut_off_is_said_with_what_to_do(visitor: Visitor) -> None:
    page = visitor.open("/nap_du_lieu")
    page.route(UPLOADS, lambda route: route.abort())
    choose(page, RANKING)
    said = troubles(page)
    assert "«long_an_2023_linh_vuc.xlsx»: mất kết nối khi đang gửi" in said
    assert "bấm × ở tên tệp rồi chọn lại; chưa có gì được công bố" in said
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 844})
        settle(page)
        assert troubles(page) == said
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert "Axios" not in page.locator("body").inner_text()
    page.unroute(UPLOADS)
    page.locator("[data-testid=stFileChipDeleteBtn] button").click()
    expect(page.locator(".upload-troubles p")).to_have_count(0)
    with page.expect_file_chooser() as asked:
        page.get_by_role("button", name="Chọn tệp").click()
    asked.value.set_files(RANKING)
    expect(page.get_by_text("2. Đã hiểu gì")).to_be_visible()
    visitor.complaints.clear()  # the browser itself notes what was cut off


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (413, "tệp lớn hơn mức máy chủ nhận (20 MB)"),
        (403, "Tải lại trang rồi chọn lại tệp"),  # as 400
        (502, "máy chủ gặp trục trặc khi nhận tệp"),  # as 500
    ],
)
def test_an_upload_that_the_server_refuses_is_said_with_what_to_do(
    visitor: Visitor, status: int, said: str
) -> None:
    page = visitor.open("/nap_du_lieu")
    page.route(UPLOADS, lambda route: route.fulfill(status=status, body=""))
    choose(page, RANKING)
    assert said in troubles(page)
    page.unroute(UPLOADS)
    visitor.complaints.clear()


def test_files_that_are_too_large_or_no_workbooks_are_said_by_name_and_the_others_are_read(
    visitor: Visitor, tmp_path: Path
) -> None:
    (tmp_path / "to.xlsx").write_bytes(b"0" * 22_000_000)
    for name in ("thu.txt", "anh.heic", "khong_duoi"):
        (tmp_path / name).write_text("không phải bảng tính")
    page = visitor.open("/nap_du_lieu")
    choose(page, *(tmp_path / name for name in ("to.xlsx", "thu.txt", "anh.heic", "khong_duoi")), RANKING)
    expect(page.get_by_text("2. Đã hiểu gì")).to_be_visible()
    said = troubles(page)
    assert "«to.xlsx»: tệp lớn hơn mức máy chủ nhận (20 MB)" in said
    assert "«thu.txt», «anh.heic», «khong_duoi»: không phải tệp bảng tính" in said


def test_an_empty_file_is_said_to_be_empty(visitor: Visitor, tmp_path: Path) -> None:
    (tmp_path / "rong.xlsx").write_bytes(b"")
    page = visitor.open("/nap_du_lieu")
    choose(page, tmp_path / "rong.xlsx")
    expect(page.get_by_text("Không đọc «rong.xlsx»: tệp rỗng (0 byte)")).to_be_visible()


def test_in_english_it_is_said_in_english(visitor: Visitor) -> None:
    page = visitor.open("/nap_du_lieu?ngon_ngu=en")
    page.route(UPLOADS, lambda route: route.abort())
    choose(page, RANKING)
    assert "the connection was lost" in troubles(page)
    page.unroute(UPLOADS)
    visitor.complaints.clear()
