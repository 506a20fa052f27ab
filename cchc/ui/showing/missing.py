"""What a page says where figures are missing: what is not there, what to do about it, and the link to do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.ui.asking.answers import ask
from cchc.ui.showing.page_links import page_link
from cchc.ui.visit.stop_page import stop_page

# A line of its own, also where the page ends within its row of filters (`browser/style`).
TOPICS_NAMED = 4  # in one sentence; each that has a page is a link below it
PLACE = "nothing_here"
# Kind of figures → the page that shows those of one unit.
SHOWN_ON = {
    "result": "tong_quan",
    "assessment": "diem_tru",
    "dossiers": "ho_so",
    "index": "chi_so_tinh",
    "index_766": "chi_so_766",
    "tasks": "nhiem_vu",
    "task_counts": "nhiem_vu",
    "targets": "chi_tieu",
    "measures": "chi_tieu",
}


def say_what_is_missing(said: str) -> None:
    """One sentence on what is missing, and the way to upload it."""
    st.info(said)
    page_link("nap_du_lieu", _("Nạp dữ liệu"), ":material/upload_file:")


def say_nothing_is_here(what: str) -> NoReturn:
    """There is none of it at all, and nothing can stand below. `what` is read within a sentence: «hồ sơ TTHC»."""
    nothing_at_all = ask("units_with_figures").is_empty
    said = _("Chưa có {what} nào. Nạp tệp Excel ở trang **Nạp dữ liệu**.")
    with st.container(key=PLACE):
        say_what_is_missing(said.format(what=_("số liệu") if nothing_at_all else what))
        if nothing_at_all:
            say_how_to_begin()
        else:
            page_link("suc_khoe", _("Đang có số liệu gì"), ":material/health_and_safety:")
    stop_page()


def say_unit_has_none(
    unit: str,
    what: str,
    leads: Mapping[str, str],
    held: Sequence[str],
    instead: Mapping[str, Callable[[], None]],
) -> NoReturn:
    """A unit has nothing of what the page is about, and nothing can stand below.

    `unit` is Markdown; `held` are the topics that it has, which lead to their pages, `leads` how an address names it there;
    `instead` those that it became one with, or was parted from, and which have it: name → what chooses it.
    """
    said = _(
        "**{unit}** chưa có {what} (đang có {held}). Chọn đơn vị khác ở trên, hoặc nạp tệp Excel ở trang **Nạp dữ liệu**."
    )
    with st.container(key=PLACE):
        topics = [words.label("topic", topic) for topic in held[:TOPICS_NAMED]]
        if more := len(held) - len(topics):
            topics.append(_("và {count} loại khác").format(count=words.number(more, 0)))
        say_what_is_missing(said.format(unit=unit, what=what, held="; ".join(topics)))
        shown = {SHOWN_ON[topic]: topic for topic in held if topic in SHOWN_ON}
        for page, topic in shown.items():
            label = _("Xem {topic} của {unit}").format(topic=words.label("topic", topic), unit=unit)
            page_link(page, label, **leads)
        for name, choose in instead.items():
            st.button(
                _("Xem số liệu của {name}").format(name=name),
                icon=":material/merge:",
                key=f"instead_{words.slug(name)}",
                on_click=choose,
                help=_("Cùng hợp thành một đơn vị từ năm 2025; mỗi tên giữ số liệu của mình."),
            )
    stop_page()


def say_it_comes_along(what: str) -> NoReturn:
    """There is none of what comes with the product, and nothing can stand below."""
    said = _(
        "Chưa có {what}. Danh mục và chỉ số các tỉnh đi kèm phần mềm: nhờ người quản trị chạy lệnh `python -m cchc seed`."
    )
    st.info(said.format(what=what))
    stop_page()


def say_how_to_begin() -> None:
    """The first steps on an empty database."""
    steps = (
        _(
            "Mở **Nạp dữ liệu**, chọn tệp Excel của đơn vị: bảng điểm, bảng xếp hạng, báo cáo hồ sơ, nhiệm vụ."
        ),
        _("Xem phần mềm đã hiểu gì, sửa các ô có vấn đề, bấm **Công bố**."),
        _("Trở lại **Tổng quan**: đơn vị vừa nạp có ở ô **Đơn vị**."),
    )
    st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1)))
    page_link("huong_dan", _("Hướng dẫn có hình từng bước"), ":material/help:")
