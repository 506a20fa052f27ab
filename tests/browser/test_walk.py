"""A person's way through the running application, which owns the database from before its first visitor on."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from cchc.menu import MENU_ITEMS, views_beside
from tests.browser.accessible import assert_accessible
from tests.browser.conftest import Visit, Visitor
from tests.browser.serving import PAGES, ROOT, serving, settle

WORKBOOKS = Path(__file__).parents[1] / "workbooks"
WITHOUT_CHART = {
    "tra_cuu",
    "nguon",
    "cach_tinh",
    "nap_du_lieu",
    "lich",
    "suc_khoe",
    "sao_luu",
    "huong_dan",
    "nguoi_dung",
}
# The last draws what a ledger holds, and these figures have none.
WITHOUT_CHART |= {"bao_cao", "co_quan", "khac_phuc"}
# Words of Streamlit's own texts; none of them is also Vietnamese.
ENGLISH = re.compile(
    r"\b(the|and|with|upload|uploads|uploaded|download|browse|drag|drop|search|select|choose|option|options|results|"
    r"sort|ascending|column|columns|row|rows|close|press|enter|page|chart|error|please|clear|sidebar|fullscreen|"
    r"empty|more|less|heading|help|for|link|show|hide|remove|available|type|over|none|null|nan|true|false|toolbar|loading|running)\b",
    re.IGNORECASE,
)


# Units whose documents hold enough for a chart; elsewhere the unit shown first does.
WITH_REPORT = "?don_vi=so-khoa-hoc-va-cong-nghe.ba-ria-vung-tau"
AMONG_OTHERS = "?don_vi=so-khoa-hoc-va-cong-nghe.tay-ninh"
FILTERS = {"ho_so": WITH_REPORT, "nhiem_vu": WITH_REPORT, "so_sanh_don_vi": AMONG_OTHERS}


# Whatever is pressed; its words, or the room that it has around it (a slider's whole line), count as it.
SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, input, summary, [role=radio]")]
    .filter(one => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !one.closest("p, li, .plotly"))
    .map(one => [one,
        [one, one.closest("label, .stSlider [role=group]")].filter(Boolean).map(part => part.getBoundingClientRect()),
        parseFloat(getComputedStyle(one, "::after").height)])
    .filter(([one, sizes, around]) => sizes[0].width > 1 && sizes[0].left >= 0
        && Math.max(...sizes.map(size => size.height), around || 0) < 43.5)
    .map(([one]) => `${one.outerHTML.slice(0, 90)} ${one.innerText}`)"""
# Pages where on a phone nothing to press is too small for a finger.
BY_FINGER = {"tong_quan", "nap_du_lieu", "tra_cuu", "nhiem_vu", "kich_ban", "khac_phuc"}
# Pages that answer on a phone without scrolling: the sentence whole, and their first large figure where they have one.
ANSWERS_AT_ONCE = {
    "tong_quan",
    "xu_huong",
    "diem_tru",
    "khac_phuc",
    "kich_ban",
    "so_sanh_don_vi",
    "so_sanh",
    "ho_so",
}


def path_of(name: str) -> str:
    address = "" if name == "tong_quan" else name
    return f"/{address}{FILTERS.get(name, '')}"


def words_on(page: Page) -> str:
    """Everything one can read or have read aloud, without the names of icons and long tables' figures, for paper only."""
    words: str = page.evaluate(
        """() => {
            const spoken = [...document.querySelectorAll("body *")].flatMap(element =>
                ["aria-label", "title", "placeholder", "alt"].map(name => element.getAttribute(name) ?? ""));
            const copy = document.body.cloneNode(true);
            const unread = "script, style, noscript, [data-testid=stIconMaterial], .paper-table td";
            copy.querySelectorAll(unread).forEach(element => element.remove());
            return [...spoken, copy.innerText].join("\\n");
        }"""
    )
    return words


def assert_in_vietnamese(page: Page) -> None:
    assert sorted({found.group().lower() for found in ENGLISH.finditer(words_on(page))}) == []


def assert_is_found_in_the_menu(page: Page, name: str) -> None:
    """Its entry is marked, the others of that entry stand above it, and the guide and the other language are in sight."""
    marked = page.locator("[data-testid=stSidebarNavLink][aria-current=page]")
    expect(marked).to_contain_text([item.title for item in MENU_ITEMS if item.holds(name)])
    views = page.locator(".st-key-views").get_by_test_id("stPageLink-NavLink")
    expect(views).to_have_text([screen.title for screen in views_beside(name)])
    for link in ("Hướng dẫn", "English"):
        expect(page.locator(".st-key-menu_foot").get_by_role("link", name=link)).to_be_in_viewport()


def assert_prints_without_what_one_clicks(page: Page) -> None:
    """What is for paper alone knows no widths, and at another one every chart would be drawn anew."""
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    for hidden in (
        "stSidebar",
        "stHeader",
        "stSelectbox",
        "stDownloadButton",
        "stFileUploader",
        "stButtonGroup",
    ):
        for found in page.get_by_test_id(hidden).all():
            expect(found).to_be_hidden()


def assert_fits_a_phone_and_keeps_its_contrast_in_the_dark(page: Page, name: str) -> None:
    """Dark and small at once: a chart is drawn anew for either."""
    page.emulate_media(media="screen", color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", "dark")
    settle(page)
    expect(page.locator("h1")).to_be_in_viewport()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    cut = "figures => figures.filter(figure => figure.scrollWidth > figure.clientWidth + 1).map(figure => figure.innerText)"
    assert not page.get_by_test_id("stMetricValue").evaluate_all(cut)
    if name in ANSWERS_AT_ONCE:
        for answer in (page.locator("h2"), page.get_by_test_id("stMetricValue")):
            if answer.count():
                expect(answer.first).to_be_in_viewport(ratio=1)
    if name in BY_FINGER:
        assert page.evaluate(SMALL_TARGETS) == []
    assert_accessible(page)


def assert_holds(database: Path) -> None:
    """A command is told at once that the dashboard has the file."""
    words = [sys.executable, "-m", "cchc", "uploads", "--database", str(database)]
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert (told.returncode, told.stdout) == (1, "")
    assert "Nạp dữ liệu" in told.stderr


def test_a_cold_server_holds_the_database_and_frames_a_deep_link(
    seeded: Path, tmp_path: Path, visit: Visit
) -> None:
    database = tmp_path / "cchc.duckdb"
    database.write_bytes(seeded.read_bytes())
    with serving(database, tmp_path / "log") as address:
        assert_holds(database)  # before its first visitor
        page = visit(address).open("/diem_tru?nam=2023")
        expect(page).to_have_title(re.compile("^Điểm trừ"))
        expect(page.locator("html")).to_have_attribute("lang", "vi")
        expect(page.locator("h1")).to_have_text("Điểm trừ")
        expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(len(MENU_ITEMS))
        expect(page.get_by_text("Phiên bản dữ liệu")).to_be_visible()
        assert "nam=2023" in page.url


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_in_vietnamese_what_it_is_prints_and_fits_a_phone(name: str, visitor: Visitor) -> None:
    page = visitor.open(path_of(name))
    expect(page.locator("h1")).to_have_text(PAGES[name])
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    expect(page.get_by_text("Phiên bản dữ liệu")).to_be_visible()
    if name not in WITHOUT_CHART:
        expect(page.locator("svg.main-svg").first).to_be_visible()
    assert_is_found_in_the_menu(page, name)
    assert_in_vietnamese(page)
    assert_accessible(page)
    assert_prints_without_what_one_clicks(page)
    assert_fits_a_phone_and_keeps_its_contrast_in_the_dark(page, name)


def test_the_menu_fits_a_small_laptop_and_makes_room_on_a_phone(visitor: Visitor) -> None:
    page = visitor.open("/lich")
    page.set_viewport_size({"width": 1366, "height": 768})
    for entry in page.get_by_test_id("stSidebarNavLink").all():
        expect(entry).to_be_in_viewport(ratio=1)
    visitor.open(path_of("tong_quan"))
    page.set_viewport_size({"width": 1366, "height": 768})
    for matter in page.locator(".st-key-matters .stPageLink").all():
        expect(matter).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 390, "height": 844})
    visitor.open("/lich")
    settle(page)
    for link in ("Điểm trừ", "Hướng dẫn"):
        page.get_by_test_id("stExpandSidebarButton").click()
        page.get_by_test_id("stSidebar").get_by_role("link", name=link).click()
        expect(page.locator("h1")).to_have_text(link)
        expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
        settle(page)
        expect(page.locator("h1")).to_be_in_viewport(ratio=1)


def test_searching_for_what_is_not_there_is_answered_in_vietnamese(visitor: Visitor) -> None:
    page = visitor.open("/so_sanh")
    boxes = page.locator("input[role=combobox]")
    for number in range(boxes.count()):
        boxes.nth(number).click()
        page.keyboard.type("không có gì như thế")
        settle(page)
        assert_in_vietnamese(page)
        page.keyboard.press("Escape")


def test_the_tools_of_a_long_table_are_in_vietnamese(visitor: Visitor) -> None:
    page = visitor.open("/tra_cuu")
    page.get_by_test_id("stDataFrame").hover()
    tools = page.get_by_test_id("stElementToolbar")
    for tool in ("Hiện/ẩn cột", "Tìm trong bảng"):
        tools.get_by_label(tool).first.click()
        settle(page)
        assert_in_vietnamese(page)
        page.keyboard.press("Escape")


def test_the_first_page_is_also_found_by_its_name(visitor: Visitor) -> None:
    page = visitor.open("/tong_quan?nam=2023")
    expect(page.locator("h1")).to_have_text("Tổng quan")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_every_link_on_the_first_page_leads_to_its_page_and_view(visitor: Visitor) -> None:
    page = visitor.open("/")
    links = page.get_by_test_id("stPageLink-NavLink").filter(visible=True)
    for number in range(links.count()):
        promised = parse_qs(urlsplit(links.nth(number).get_attribute("href") or "").query)
        links.nth(number).click()
        settle(page)
        expect(page.locator("h1")).to_have_text(re.compile("|".join(PAGES.values())))
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert promised.items() <= parse_qs(urlsplit(page.url).query).items()
        page.get_by_test_id("stSidebarNavLink").first.click()
        settle(page)


def test_a_page_opened_from_another_speaks_of_the_same_unit(visitor: Visitor) -> None:
    page = visitor.open("/?don_vi=so-khoa-hoc-va-cong-nghe.long-an")
    page.get_by_role("link", name="Xu hướng").click()
    expect(page.locator("h1")).to_have_text("Xu hướng")
    settle(page)
    assert "don_vi=so-khoa-hoc-va-cong-nghe.long-an" in page.url


def workbook_of_2024(folder: Path) -> Path:
    """Long An's sheet a year later: 12 points instead of 11,38 in the first area."""
    workbook = openpyxl.load_workbook(WORKBOOKS / "long_an_2023_linh_vuc.xlsx")
    sheet = workbook["Tong hop"]
    sheet["A4"] = "KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2024"
    sheet["A5"] = "(Kèm theo Quyết định số 1799/QĐ-UBND ngày 28/02/2025 của UBND tỉnh Long An)"
    sheet["D8"], sheet["E8"] = "12,00", "-2,00"
    sheet["D15"], sheet["E15"] = "79,59", "- 20,41"
    sheet["A17"] = None
    path = folder / "long_an_2024_linh_vuc.xlsx"
    workbook.save(path)
    return path


def test_what_is_uploaded_stands_on_the_pages_until_it_is_taken_back(
    visitor: Visitor, visit: Visit, tmp_path: Path
) -> None:
    onlooker = visit(visitor.address).open("/cach_tinh")
    onlooker.get_by_role("textbox").first.fill("đang gõ")
    footer = onlooker.get_by_text("Phiên bản dữ liệu").first
    version_before, link_before = footer.inner_text(), onlooker.url
    page = visitor.open("/nap_du_lieu")
    page.locator("input[type=file]").set_input_files(workbook_of_2024(tmp_path))
    understood = page.get_by_text("Sở Khoa học và Công nghệ · Long An · Năm 2024")
    expect(understood.filter(visible=True).first).to_be_visible()
    settle(page)
    assert_in_vietnamese(page)
    page.get_by_role("button", name="Công bố", exact=True).click()
    expect(page.get_by_text("Mọi trang đã dùng số liệu mới").first).to_be_visible()
    expect(footer).not_to_have_text(version_before, timeout=5_000)
    expect(onlooker.get_by_role("textbox").first).to_have_value("đang gõ")
    assert onlooker.url == link_before

    page = visitor.open("/diem_tru?nam=2024")
    expect(page.get_by_test_id("stMetric").first).to_contain_text("79,59")
    rows = exported_rows(page, tmp_path)
    assert any(12.0 in row and "Công tác chỉ đạo điều hành CCHC" in row for row in rows)

    page = visitor.open("/nap_du_lieu")
    take_back_the_newest(page)
    page = visitor.open("/diem_tru")
    expect(page.get_by_test_id("stMetric").first).to_contain_text("78,97")


def test_a_wrong_cell_is_mended_in_place_and_the_workbook_comes_back_commented(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor.open("/nap_du_lieu")
    page.locator("input[type=file]").set_input_files(workbook_with_a_wrong_cell(tmp_path))
    expect(page.get_by_text("Tệp còn lỗi nên chưa thể công bố", exact=False)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải lại tệp gốc có ghi chú tại các ô").click()
    path = tmp_path / "ghi-chu.xlsx"
    download.value.save_as(path)
    comment = openpyxl.load_workbook(path)["Tong hop"]["D9"].comment
    assert comment is not None
    assert "không phải là số" in comment.text

    page.get_by_placeholder("Đang là: 1O,47").fill("10,47")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tệp còn lỗi nên chưa thể công bố", exact=False)).not_to_be_visible()
    page.get_by_role("button", name="Công bố", exact=True).click()
    expect(page.get_by_text("Mọi trang đã dùng số liệu mới").first).to_be_visible()

    page = visitor.open("/diem_tru?nam=2021")
    expect(page.get_by_test_id("stMetric").first).to_contain_text("78,97")
    page = visitor.open("/nap_du_lieu")
    take_back_the_newest(page)
    page = visitor.open("/diem_tru")
    expect(page.get_by_role("combobox", name="Năm")).to_have_value("2023")


def take_back_the_newest(page: Page) -> None:
    """What goes is shown first and has to be agreed to."""
    button = page.get_by_role("button", name="Thu hồi", exact=True).first
    expect(button).to_be_visible()
    withdrawn = page.get_by_role("button", name="Công bố lại", exact=True)
    before = withdrawn.count()
    button.click()
    agree = page.get_by_role("checkbox", name=re.compile("^Đồng ý bỏ")).first
    expect(agree).to_be_attached()
    settle(page)
    page.get_by_text(re.compile("^Đồng ý bỏ")).first.click()
    expect(agree).to_be_checked()
    settle(page)
    button.click()
    expect(withdrawn).to_have_count(before + 1)  # «Đã thu hồi» may stand there of an older one


def workbook_with_a_wrong_cell(folder: Path) -> Path:
    """The sheet of Long An, as of 2021, with a letter O in a number."""
    workbook = openpyxl.load_workbook(WORKBOOKS / "long_an_2023_linh_vuc.xlsx")
    sheet = workbook["Tong hop"]
    sheet["A4"] = "KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2021"
    sheet["A5"] = "(Kèm theo Quyết định số 1800/QĐ-UBND ngày 28/02/2022 của UBND tỉnh Long An)"
    sheet["D9"], sheet["A17"] = "1O,47", None
    path = folder / "long_an_2021_linh_vuc.xlsx"
    workbook.save(path)
    return path


def exported_rows(page: Page, folder: Path) -> list[tuple[object, ...]]:
    """Press the first export button and read the workbook that comes."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải Excel").first.click()
    assert re.search(r"_\d{8}-\d{4}\.xlsx$", download.value.suggested_filename)
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))


def test_a_choice_is_found_without_its_diacritics(visitor: Visitor) -> None:
    page = visitor.open("/so_sanh")
    box = page.get_by_role("combobox", name="Tỉnh, thành phố của bạn")
    box.click()
    box.fill("dak lak")
    expect(page.get_by_role("option")).to_have_text(["Đắk Lắk"])
