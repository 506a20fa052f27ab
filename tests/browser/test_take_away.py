"""What people take away from a page: pictures of charts, links; and the way back."""

import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from pypdf.generic import RectangleObject

from tests.browser.accessible import assert_accessible
from tests.browser.conftest import Visit, Visitor
from tests.browser.serving import settle

LONG_AN = "don_vi=so-khoa-hoc-va-cong-nghe.long-an&nam=2023"


def saved(page: Page, button: str, folder: Path) -> Path:
    """The file that comes when a button is pressed by keyboard."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).first.press("Enter")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def words_of(picture: str) -> str:
    return " ".join("".join(element.itertext()) for element in ElementTree.fromstring(picture).iter())


def test_a_chart_is_saved_as_a_picture_that_stands_alone(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open(f"/diem_tru?{LONG_AN}&xem=thac")
    page.emulate_media(color_scheme="dark")
    settle(page)
    vector = saved(page, "Ảnh SVG", tmp_path)
    assert re.fullmatch(
        r"diem-mat-o-dau-nam-2023_so-khoa-hoc-va-cong-nghe-long-an-2023_\d{8}-\d{4}\.svg", vector.name
    )
    text = vector.read_text(encoding="utf-8")
    for said in (
        "Điểm mất ở đâu, năm 2023",
        "Sở Khoa học và Công nghệ · Long An",
        "Nguồn: long_an_2023",
    ):
        assert said in words_of(text)
    assert re.search(r"Ngày xuất: \d\d/\d\d/\d{4} · Phiên bản dữ liệu \d+", words_of(text))
    assert "−4,71" in words_of(text)  # the minus and the comma of Vietnam
    assert not re.search(r"#fafafa|250, 250, 250|16, 22, 29|#10161D", text)  # nothing of the dark screen

    picture = saved(page, "Ảnh PNG", tmp_path).read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20], "big") == 1880
    expect(page.get_by_text("Đã tải ảnh xuống.").first).to_be_visible()


def test_the_sheet_about_the_unit_comes_as_pdf(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open(f"/xu_huong?{LONG_AN}")
    path = saved(page, "Bản in A4", tmp_path)
    assert re.fullmatch(r"ban-in-a4_so-khoa-hoc-va-cong-nghe[a-z0-9-]*_\d{8}-\d{4}\.pdf", path.name)
    assert path.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("clipboard", ["given", "withheld"])
def test_the_link_to_what_is_shown_is_copied(clipboard: str, visitor: Visitor) -> None:
    page = visitor.open(f"/diem_tru?{LONG_AN}&xem=pareto")
    if clipboard == "withheld":  # as browsers do on plain http
        page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("addEventListener('copy', () => (window.copied = document.activeElement.value))")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Sao chép liên kết").press("Enter")
    expect(page.get_by_text("Đã sao chép liên kết.")).to_be_visible()
    copied = page.evaluate("window.copied ?? navigator.clipboard.readText()")
    assert copied == f"{visitor.address}/diem_tru?{LONG_AN}&xem=pareto"


def test_cells_of_a_long_table_are_copied_as_they_are_seen_and_its_files_are_ours(visitor: Visitor) -> None:
    page = visitor.open("/tra_cuu?cau_hoi=chi-so-cua-cac-tinh-thanh-pho")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('')")  # a browser keeps what the last visitor copied
    grid = page.locator(".stDataFrame").first
    grid.locator("canvas").first.click(position={"x": 400, "y": 60}, force=True)
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('\\n')")
    lines = [line.split("\t") for line in page.evaluate("navigator.clipboard.readText()").splitlines()]
    assert ["Chỉ số 766", "An Giang", "2025", "87,86"] in [line[1:5] for line in lines]
    assert not [cell for line in lines for cell in line if re.fullmatch(r"-?\d+\.\d{1,2}", cell)]
    assert "\u00a0" not in "".join(map("".join, lines))
    grid.hover()
    tools = page.get_by_test_id("stElementToolbar").get_by_role("button")
    expect(tools.first).to_be_visible()
    assert [tool.get_attribute("aria-label") for tool in tools.all()] == [
        "Hiện/ẩn cột",
        "Tìm trong bảng",
        "Toàn màn hình",
    ]


def test_a_first_visit_is_greeted_once_and_its_unit_is_kept(address: str, visit: Visit) -> None:
    page = visit(address, first_visit=True).page
    page.goto(f"{address}/?don_vi=so-khoa-hoc-va-cong-nghe.tay-ninh")
    settle(page)
    understood = page.get_by_role("button", name="Đã hiểu")
    expect(understood).to_be_visible()
    assert_accessible(page)
    page.emulate_media(media="print")
    expect(understood).to_be_hidden()
    page.emulate_media(media="screen")
    understood.focus()
    page.keyboard.press("Enter")
    expect(understood).to_be_hidden()

    page.goto(address)
    settle(page)
    expect(understood).to_be_hidden()
    expect(page).to_have_url(re.compile("don_vi=so-khoa-hoc-va-cong-nghe.tay-ninh"))

    page.goto(f"{address}/huong_dan")
    settle(page)
    page.get_by_role("button", name="Chọn lại đơn vị mà máy này nhớ").click()
    expect(understood).to_be_visible()
    expect(page).not_to_have_url(re.compile("tay-ninh"))


def test_back_returns_to_the_view_before_and_a_page_keeps_the_filters(address: str, visit: Visit) -> None:
    page = visit(address).open("/diem_tru")
    first = page.url
    assert "xem=pareto" in first
    page.get_by_text("Từ tối đa đến điểm đạt").click()
    expect(page).to_have_url(re.compile("xem=thac"))
    settle(page)
    page.get_by_role("link", name="Tổng quan").click()
    expect(page).to_have_url(f"{address}/?{LONG_AN}")
    expect(page.locator("h1")).to_have_text("Tổng quan")
    settle(page)

    page.go_back()
    expect(page.locator("h1")).to_have_text("Điểm trừ")
    expect(page.get_by_role("radio", checked=True)).to_have_text("Từ tối đa đến điểm đạt")
    settle(page)
    page.go_back()
    expect(page.get_by_role("radio", checked=True)).to_have_text("Mất ở đâu")
    assert page.url == first
    settle(page)
    page.go_back()
    assert page.url == "about:blank"


def test_every_sheet_of_paper_says_what_it_belongs_to(visitor: Visitor) -> None:
    page = visitor.open(f"/diem_tru?{LONG_AN}&xem=thac")
    printed = page.pdf(print_background=True, prefer_css_page_size=True)
    sheets = [" ".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(printed)).pages]
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, start=1):
        assert (
            "Đơn vị: Sở Khoa học và Công nghệ · Long An; Năm: 2023; Cách xem: Từ tối đa đến điểm đạt" in sheet
        )
        assert re.search(r"Phiên bản dữ liệu \d+ · Cập nhật lúc", sheet)
        assert f"{number}/{len(sheets)}" in sheet
        assert "Điểm trừ" in sheet
        assert number == 1 or "Giải pháp" in sheet  # the head of the table that runs over the others
        assert not re.search("Ảnh PNG|Sao chép|Bản in A4|Tải Excel|Xem bảng", sheet)


def test_a_long_table_is_whole_on_paper_with_its_head_on_every_sheet(visitor: Visitor) -> None:
    page = visitor.open("/tra_cuu")
    expect(page.locator(".paper-table")).to_be_hidden()
    printed = page.pdf(print_background=True, prefer_css_page_size=True)
    sheets = [" ".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(printed)).pages]
    assert len(sheets) > 2
    assert all("STT Đơn vị" in sheet for sheet in sheets)
    assert "Trên giấy là 200 dòng đầu" in "".join(sheets)
    assert "Bảng dài" not in "".join(sheets)


def test_a_table_of_many_columns_is_printed_across_the_sheet(visitor: Visitor) -> None:
    across = sheet(visitor.open("/tra_cuu"))
    upright = sheet(visitor.open(f"/?{LONG_AN}"))
    assert across.width > across.height
    assert upright.width < upright.height


def sheet(page: Page) -> RectangleObject:
    printed = page.pdf(prefer_css_page_size=True)
    size: RectangleObject = PdfReader(io.BytesIO(printed)).pages[0].mediabox
    return size


def test_a_part_of_a_report_is_copied_as_word_takes_it(visitor: Visitor) -> None:
    page = visitor.open("/bao_cao?don_vi=so-khoa-hoc-va-cong-nghe.ba-ria-vung-tau&ky=2023-Q1")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép phần này").nth(1).press("Enter")
    expect(page.get_by_text("Đã chép, dán vào Word.")).to_be_visible()
    read = "async (kind) => (await (await navigator.clipboard.read())[0].getType(kind)).text()"
    lines = page.evaluate(read, "text/plain").splitlines()
    assert lines[:2] == ["II. KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH", "1. Cải cách thể chế"]
    assert any(line.startswith("- Đã giải quyết 83 hồ sơ") for line in lines)
    formatted = page.evaluate(read, "text/html")
    assert "Times New Roman" in formatted
    assert "font-weight: bold" in formatted
