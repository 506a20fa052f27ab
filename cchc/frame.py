"""The frame around every page: title, navigation, the page itself, footer with data version and time."""

from contextlib import suppress
from pathlib import Path

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.store import StoreError, open_store
from cchc.ui.address import begin_paper, filters_on_paper
from cchc.ui.brief import offer_brief
from cchc.ui.copy_link import copy_link
from cchc.ui.document import APP_TITLE, HOME
from cchc.ui.ending import PageEnd
from cchc.ui.trouble import show_trouble

HERE = Path(__file__).resolve().parent
PAGES = HERE.parent / "pages"

# section -> (file name, which is also the address; title; icon)
SECTIONS = {
    "Kết quả": [
        ("tong_quan", "Tổng quan", ":material/dashboard:"),
        ("xu_huong", "Xu hướng", ":material/trending_up:"),
        ("diem_tru", "Điểm trừ", ":material/remove_circle:"),
        ("kich_ban", "Kịch bản", ":material/tune:"),
        ("so_sanh", "So sánh tỉnh", ":material/leaderboard:"),
        ("so_sanh_don_vi", "So sánh đơn vị", ":material/groups:"),
        ("chi_so_tinh", "Chỉ số của tỉnh", ":material/stacked_bar_chart:"),
        ("sap_xep", "Sắp xếp đơn vị", ":material/merge:"),
    ],
    "Tiến độ": [
        ("ho_so", "Hồ sơ TTHC", ":material/folder_open:"),
        ("chi_so_766", "Chỉ số 766", ":material/speed:"),
        ("nhiem_vu", "Nhiệm vụ", ":material/task_alt:"),
        ("chi_tieu", "Chỉ tiêu", ":material/flag:"),
        ("lich", "Lịch chấm điểm", ":material/calendar_month:"),
    ],
    "Số liệu": [
        ("tra_cuu", "Tra cứu", ":material/search:"),
        ("cach_tinh", "Cách tính", ":material/rule:"),
        ("nap_du_lieu", "Nạp dữ liệu", ":material/upload_file:"),
        ("suc_khoe", "Sức khỏe dữ liệu", ":material/health_and_safety:"),
    ],
}


def draw() -> None:
    # Before st.navigation: without an icon of ours the browser would fetch the page's from a font server.
    st.set_page_config(page_title=APP_TITLE, page_icon=HERE / "icon.svg", layout="wide")
    st.html(HERE / "frame.css")
    page = st.navigation(
        {
            section: [
                st.Page(PAGES / f"{name}.py", title=title, icon=icon, url_path=name, default=name == HOME)
                for name, title, icon in pages
            ]
            for section, pages in SECTIONS.items()
        }
    )
    st.set_page_config(page_title=f"{page.title} · {APP_TITLE}")
    tools = st.container(
        key="page_tools", horizontal=True, horizontal_alignment="right", vertical_alignment="center"
    )
    with tools:
        copy_link()
    on_paper = st.container(key="about_on_paper")  # paper shows no widgets: what was chosen is said in words
    begin_paper()
    try:
        with suppress(PageEnd):
            page.run()
        if filters := filters_on_paper():
            on_paper.markdown(words.literal(filters))
        with tools:
            offer_brief()
        draw_footer()
    except StoreError as error:
        show_trouble(error)


def draw_footer() -> None:
    """Which data the figures above come from, and since when they stand."""
    version = open_store().version()
    changed_at = words.moment(version.changed_at)
    with st.container(key="data_version"):
        st.divider()
        said = _("Phiên bản dữ liệu {version} · Cập nhật lúc {changed_at}")
        st.caption(said.format(version=version.number, changed_at=changed_at))


draw()
