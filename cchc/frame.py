"""The frame around every page: title, navigation, the page itself, footer with data version and time."""

from contextlib import suppress
from pathlib import Path

import streamlit as st

from cchc import words
from cchc.browser.document import BELOW, HOME
from cchc.browser.patches import APP_TITLE
from cchc.language import _, mark
from cchc.store import DataVersion, StoreError, open_store
from cchc.ui.drafting.drafts import show_left_drafts, show_unpublished
from cchc.ui.intake import drop_file_results
from cchc.ui.showing.copy_link import copy_link
from cchc.ui.topics.brief import offer_brief
from cchc.ui.topics.watch import watch_data
from cchc.ui.visit.address import begin_choices, filters_on_paper
from cchc.ui.visit.language_choice import apply_language_choice, offer_languages
from cchc.ui.visit.made_up import say_made_up
from cchc.ui.visit.stop_page import PageStopped
from cchc.ui.visit.trouble import show_trouble, show_trouble_of_store
from cchc.ui.visit.unshown import begin_unshown, note_below, say_unshown

HERE = Path(__file__).resolve().parent
PAGES = HERE.parent / "pages"

# section -> (file name, which is also the address; title; icon)
SECTIONS = {
    mark("Kết quả"): [
        ("tong_quan", mark("Tổng quan"), ":material/dashboard:"),
        ("xu_huong", mark("Xu hướng"), ":material/trending_up:"),
        ("diem_tru", mark("Điểm trừ"), ":material/remove_circle:"),
        ("kich_ban", mark("Kịch bản"), ":material/tune:"),
        ("so_sanh", mark("So sánh tỉnh"), ":material/leaderboard:"),
        ("so_sanh_don_vi", mark("So sánh đơn vị"), ":material/groups:"),
        ("chi_so_tinh", mark("Chỉ số của tỉnh"), ":material/stacked_bar_chart:"),
        ("sap_xep", mark("Sắp xếp đơn vị"), ":material/merge:"),
    ],
    mark("Tiến độ"): [
        ("ho_so", mark("Hồ sơ TTHC"), ":material/folder_open:"),
        ("chi_so_766", mark("Chỉ số 766"), ":material/speed:"),
        ("nhiem_vu", mark("Nhiệm vụ"), ":material/task_alt:"),
        ("chi_tieu", mark("Chỉ tiêu"), ":material/flag:"),
        ("lich", mark("Lịch chấm điểm"), ":material/calendar_month:"),
    ],
    mark("Số liệu"): [
        ("tra_cuu", mark("Tra cứu"), ":material/search:"),
        ("nguon", mark("Nguồn"), ":material/menu_book:"),
        ("cach_tinh", mark("Cách tính"), ":material/rule:"),
        ("nap_du_lieu", mark("Nạp dữ liệu"), ":material/upload_file:"),
        ("suc_khoe", mark("Sức khỏe dữ liệu"), ":material/health_and_safety:"),
        ("sao_luu", mark("Sao lưu"), ":material/backup:"),
        ("huong_dan", mark("Hướng dẫn"), ":material/help:"),
    ],
}


def draw_frame() -> None:
    """Draw the whole page: navigation, the page asked for, what was not shown as asked, the footer."""
    begin_unshown()
    apply_language_choice()
    # Before st.navigation: without an icon of ours the browser would fetch the page's from a font server.
    st.set_page_config(page_title=_(APP_TITLE), page_icon=HERE / "icon.svg", layout="wide")
    page = st.navigation(
        {
            _(section): [
                st.Page(PAGES / f"{name}.py", title=_(title), icon=icon, url_path=name, default=name == HOME)
                for name, title, icon in pages
            ]
            for section, pages in SECTIONS.items()
        },
        expanded=True,  # all pages: a page behind «more» is not found
    )
    st.set_page_config(page_title=f"{page.title} · {_(APP_TITLE)}")
    band = st.container(key="demonstration")
    unshown, left = st.container(key="what_is_not_shown"), st.container(key="drafts_left")
    tools = st.container(
        key="page_tools", horizontal=True, horizontal_alignment="right", vertical_alignment="center"
    )
    with tools:
        copy_link()
    on_paper = st.container(key="about_on_paper")  # paper shows no widgets: what was chosen is said in words
    try:
        with band:
            say_made_up(page.title)
        version = open_store().version()  # of before the page: what is published while it runs is noticed
        with unshown:
            trouble = show_trouble_of_store()
        if page.url_path != "nap_du_lieu":
            drop_file_results(())  # the files that were on that page are no longer on it
        begin_choices(version.number)
        note_below(BELOW, page.title)
        with suppress(PageStopped):
            page.run()
        say_unshown(unshown)
        if filters := filters_on_paper():
            on_paper.markdown(words.literal(filters))
        with tools:
            offer_brief()
        with left:
            show_left_drafts()
        show_unpublished()
        draw_footer(version)
        offer_languages()
        watch_data(version.number, trouble)
    except StoreError as error:
        show_trouble(error)


def draw_footer(version: DataVersion) -> None:
    """Which data the figures above come from, and since when they stand."""
    changed_at = words.moment(version.changed_at)
    with st.container(key="data_version"):
        st.divider()
        said = _("Phiên bản dữ liệu {version} · Cập nhật lúc {changed_at}")
        st.caption(said.format(version=version.number, changed_at=changed_at))


draw_frame()
