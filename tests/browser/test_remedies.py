"""From a lost point to what came back of it: one way through all pages that have a part in it, as an office goes it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import open_page, open_window, serving, settle

UNIT = "don_vi=so-tu-phap.lai-chau"
HEAD, ROW = 36, 35  # pixels of a grid: the row of headings, and each row below it
# code, name, most points, points of 2024 and of 2025, why points were taken off in 2024
LINES: list[tuple[str, str, float, float, float, str | None]] = [
    ("1.1", "Kế hoạch CCHC năm", 3, 3, 3, None),
    ("1.2", "Báo cáo định kỳ", 2, 1.5, 2, "Báo cáo quý III nộp trễ 05 ngày"),
    ("1.3", "Kiểm tra công tác CCHC", 2, 1, 1, "Chưa xử lý hết vấn đề phát hiện qua kiểm tra"),
    ("2.1", "Công khai thủ tục hành chính", 2, 1.25, 2, "Thiếu 04 thủ tục chưa niêm yết"),
    ("2.2", "Giải quyết hồ sơ đúng hạn", 4, 2.8, 3.4, "12 hồ sơ quá hạn"),
    ("2.3", "Hồ sơ trực tuyến toàn trình", 4, 3.5, 3, "Chưa đạt tỷ lệ được giao"),
    ("3.1", "Thanh toán trực tuyến", 3, 2, 3, "Tỷ lệ thấp hơn 45 %"),
    ("3.2", "Số hóa hồ sơ", 3, 2.5, 2.5, "Số hóa chưa đủ thành phần"),
]
OWNERS = ("Văn phòng", "Thanh tra", "Phòng TTHC", "Phòng TTHC", "Phòng CNTT", "Phòng CNTT")
NASTY = "=1+1 <img src=x> [a](javascript:alert(1)) $x^2$ :material/star: **b**"
AREAS = {
    "1": "Công tác chỉ đạo, điều hành",
    "2": "Cải cách thủ tục hành chính",
    "3": "Hiện đại hóa hành chính",
}


def score_sheet(folder: Path, year: int) -> Path:
    """The appraised sheet of a made-up year."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append([f"BẢNG ĐIỂM THẨM ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year} - SỞ TƯ PHÁP TỈNH LAI CHÂU"])
    sheet.append(["STT", "Lĩnh vực, tiêu chí", "Điểm tối đa", "Điểm thẩm định", "Lý do trừ điểm"])
    for area, title in AREAS.items():
        own = [line for line in LINES if line[0].startswith(area)]
        sheet.append(
            [area, title, sum(line[2] for line in own), sum((line[3], line[4])[year - 2024] for line in own)]
        )
        for code, name, most, *points, reason in own:
            sheet.append([code, name, most, points[year - 2024], reason if year == 2024 else None])
    path = folder / f"bang-diem-{year}.xlsx"
    workbook.save(path)
    return path


@pytest.fixture
def page(browser: Browser, seeded: Path, tmp_path: Path) -> Iterator[Page]:
    """A window on a server of its own: other tests know what the one that all share holds."""
    shutil.copy(seeded, tmp_path / "cchc.duckdb")
    with serving(tmp_path / "cchc.duckdb", tmp_path / "log") as address:
        window = open_window(browser, height=1400)
        window.goto(address + "/_stcore/health")
        yield window
        window.context.close()
    assert "Traceback" not in (tmp_path / "log").read_text(encoding="utf-8")


def go(page: Page, path: str) -> None:
    """To another page of the same server, as somebody who comes anew."""
    open_page(page, page.evaluate("location.origin") + path)


def upload(page: Page, path: Path, framework: str = "") -> None:
    """Choose a file, keep its criteria as a framework where it is to be one, publish it, and be told where to go on."""
    go(page, "/nap_du_lieu")
    page.locator("input[type=file]").first.set_input_files(path)
    button = page.get_by_role("button", name="Công bố", exact=True)
    expect(button).to_be_enabled()
    if framework:
        page.get_by_text("Lưu cây tiêu chí của bảng này làm bộ chỉ số").click()
        page.get_by_label("Tên bộ chỉ số").fill(framework)
        page.get_by_role("button", name="Lưu bộ chỉ số").click()
        expect(page.get_by_text("Đã lưu bộ chỉ số")).to_be_visible()
        settle(page)
    button.click()
    expect(page.get_by_text("Mọi trang đã dùng số liệu mới").first).to_be_visible()


def tick(page: Page, rows: int) -> None:
    """The first lines of what is offered; a grid takes a click where it has seen the mouse."""
    grid = page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    box = grid.bounding_box()
    assert box
    for row in range(rows):
        place = box["x"] + 40, box["y"] + HEAD + ROW * (row + 0.5)
        page.mouse.move(*place)
        page.wait_for_timeout(150)
        page.mouse.click(*place)
    expect(page.get_by_role("button", name=f"Đưa {rows} mục vào sổ")).to_be_enabled()


def assigned(downloaded: Path) -> Path:
    """The plan as an officer fills it in: who, what, until when."""
    workbook = openpyxl.load_workbook(downloaded)
    sheet = workbook.active
    column = {cell.value: cell.column for cell in sheet[5]}
    for place, owner in enumerate(OWNERS):
        row, remedy = 6 + place, f"Giải pháp {place + 1}" if place < 5 else NASTY
        sheet.cell(row, column["Giải pháp"]).value = remedy
        sheet.cell(row, column["Giải pháp"]).data_type = "s"
        sheet.cell(row, column["Đơn vị chủ trì"], owner)
        sheet.cell(row, column["Thời hạn"], f"{10 + place}/03/2025")
    workbook.save(downloaded)
    return downloaded


def say_is_confirmed(page: Page, remedy: str) -> None:
    """Three taps: the action, its state, and that it is to be saved."""
    page.locator(".st-key-pressing_action").get_by_text(f"{remedy} ·").click()
    settle(page)  # nobody chooses a state before the form says whose it is
    page.locator(".st-key-change_state").get_by_text("Đã xác nhận", exact=True).click()
    page.get_by_role("button", name="Lưu tình trạng").click()


def in_words(page: Page) -> str:
    """All that can be read on the page."""
    return page.get_by_test_id("stMain").inner_text()


def headline(page: Page, words: str) -> None:
    """What the page says when it is drawn anew."""
    expect(page.get_by_test_id("stMain").get_by_text(words).first).to_be_visible()


def confirm_with_evidence(page: Page, folder: Path) -> None:
    """A file and the number of a document beside the state; nothing is left in the boxes for the next one."""
    page.locator(".st-key-pressing_action").get_by_text("Giải pháp 1 ·").click()
    page.get_by_label("Người báo cáo").fill("Bình")
    page.get_by_label("Số văn bản").fill("12/BC-STP")
    (folder / "bao-cao.pdf").write_bytes(b"%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n")
    page.locator("input[type=file]").first.set_input_files(folder / "bao-cao.pdf")
    expect(page.get_by_text("bao-cao.pdf").first).to_be_visible()
    settle(page)
    page.locator(".st-key-change_state").get_by_text("Đã xác nhận", exact=True).click()
    page.get_by_role("button", name="Lưu tình trạng").click()
    headline(page, "5 việc quá hạn")
    expect(page.get_by_label("Số văn bản")).to_have_value("")
    expect(page.get_by_role("cell", name="12/BC-STP")).to_have_count(2)
    link = page.get_by_role("link", name="Tải bao-cao.pdf").get_attribute("href")
    proof = page.request.get(page.evaluate("location.origin") + str(link))
    assert proof.headers["content-disposition"] == "attachment; filename*=UTF-8''bao-cao.pdf"
    assert proof.body() == (folder / "bao-cao.pdf").read_bytes()


def assert_is_text_alone(page: Page) -> None:
    """What a workbook says is read on the page and does nothing."""
    assert NASTY in in_words(page).replace("\u2060", "")  # which keeps «:material/…:» from being an icon
    for made in ("img[src=x]", "a[href^=javascript]", ".katex"):
        expect(page.locator(made)).to_have_count(0)


def assert_tells_what_came_back(page: Page) -> None:
    """The outcomes of 2024, by limitation and by owner."""
    go(page, f"/khac_phuc?{UNIT}&nam=2024&xem=chu_tri")
    headline(page, "năm sau lấy lại 2,85 điểm")
    headline(page, "1 hạn chế đã xác nhận nhưng mất lại năm 2025, nhiều điểm nhất: Kiểm tra công tác CCHC")
    assert_is_text_alone(page)
    owners = page.get_by_role("table").first.locator("tbody tr").all_inner_texts()
    assert [row.split()[1:3] + row.split()[-1:] for row in owners[:2]] == [
        ["Phòng", "TTHC", "1"],
        ["Văn", "phòng", "1"],
    ]


def test_what_was_lost_is_taken_up_assigned_confirmed_and_told_a_year_on(page: Page, tmp_path: Path) -> None:
    upload(page, score_sheet(tmp_path, 2024), "Bộ Chỉ số CCHC cấp sở tỉnh Lai Châu")
    page.get_by_role("link", name="Khắc phục điểm mất của Sở Tư pháp").click()
    headline(page, "Chưa hạn chế nào vào sổ; mất")
    settle(page)
    tick(page, 6)
    page.get_by_label("Người nhập").first.fill("An")
    page.get_by_role("button", name="Đưa 6 mục vào sổ").click()
    headline(page, "Tiếp theo: ghi giải pháp, người chủ trì, thời hạn cho 6 hạn chế")

    with page.expect_download() as plan:
        page.get_by_role("button", name="Tải sổ về sửa (Excel)").click()
    plan.value.save_as(tmp_path / "ke-hoach.xlsx")
    upload(page, assigned(tmp_path / "ke-hoach.xlsx"))
    page.get_by_role("link", name="Khắc phục điểm mất của Sở Tư pháp").click()
    headline(page, "6/6 hạn chế đã có người nhận; 6 việc quá hạn, giữ 4,95 điểm")
    settle(page)
    confirm_with_evidence(page, tmp_path)
    page.set_viewport_size({"width": 390, "height": 844})
    for number, left in ((2, 4), (3, 3)):
        settle(page)
        say_is_confirmed(page, f"Giải pháp {number}")
        headline(page, f"{left} việc quá hạn")
    page.set_viewport_size({"width": 1440, "height": 1400})

    upload(page, score_sheet(tmp_path, 2025))
    assert_tells_what_came_back(page)  # taken back and published again: tests/test_question_twins.py
