"""What a director asks next about a unit, each a page with its filters set; below the answer of the first page."""

from __future__ import annotations

import streamlit as st

from cchc import sentences, words
from cchc.language import _
from cchc.ui.asking.answers import ask
from cchc.ui.choosing.filters import Unit
from cchc.ui.showing.page_links import page_link

QUESTIONS_PLACE = "hoi-tiep"
HISTORY = "PAPI"  # the index of the longest history, and the one that is asked for by its years


def show_questions(unit: Unit, year: int) -> None:
    """Links, the shortest ways to what else is asked; a question that no figure answers is not offered."""
    with st.container(key="next_questions", horizontal=True, vertical_alignment="center"):
        st.subheader(_("Hỏi tiếp"), anchor=QUESTIONS_PLACE, width="content")
        ask_of_unit(unit, str(year))
        ask_of_province(unit)


def ask_of_unit(unit: Unit, year: str) -> None:
    """What is due this week, which figures are not sure, where points can be won back, whether all that is progress."""
    own = {"don_vi": unit.unit_id}
    if not ask("tasks", **unit.filters).is_empty:
        page_link("nhiem_vu", _("Tuần này phải làm gì?"), ":material/schedule:", trong="7", **own)
    unsure = len(ask("uncertain_figures", **unit.filters).rows)
    said = _("Số nào chưa chắc? ({count})").format(count=words.number(unsure, 0))
    page_link("suc_khoe", said, ":material/help_center:", xem_gi="chua-chac", **own)
    if not ask("deductions_by_area", **unit.filters, year=int(year)).is_empty:
        ask_of_sheet(unit, year)
    page_link("xu_huong", _("Có thật sự tiến bộ không?"), ":material/trending_up:", **own)
    page_link("so_sanh_don_vi", _("Ai ngay trên ta, so được không?"), ":material/balance:", nam=year, **own)


def ask_of_sheet(unit: Unit, year: str) -> None:
    """What only a score sheet answers: for how long points are lost, and which of them lead to the next aim."""
    own = {"don_vi": unit.unit_id, "nam": year}
    page_link("diem_tru", _("Mất điểm ở đâu nhiều năm liền?"), ":material/repeat:", xem="lap-lai", **own)
    aims = ask("scenario_targets", **unit.filters, year=int(year))
    for aim in aims.some(1) if not aims.is_empty else []:
        question = _("Lấy lại điểm ở đâu để {aim}?").format(aim=sentences.target_name(aim))
        page_link("kich_ban", question, ":material/tune:", dich=aim["target"], **own)


def ask_of_province(unit: Unit) -> None:
    """How its province went in PAPI, who leads around it, what became of it in 2025."""
    province_id = unit.of_province["province_id"]
    if not ask("province_indices", units=[province_id], index_type=HISTORY).is_empty:
        label = _("{index} của tỉnh qua các năm").format(index=words.label("index_type", HISTORY))
        page_link("chi_so_tinh", label, ":material/timeline:", tinh_xem=province_id, chi_so=HISTORY)
    page_link(
        "so_sanh", _("Ai đứng đầu vùng ta?"), ":material/leaderboard:", cua_ta=words.slug(unit.province)
    )
    page_link("sap_xep", _("Sau sắp xếp ra sao?"), ":material/merge:", tinh_thanh=province_id)
