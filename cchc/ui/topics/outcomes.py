"""Lost points on the page: what became of them a year on, and who bears them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cchc import sentences, words
from cchc.charts.parts.outcomes import owner_bars, won_back_bars
from cchc.language import _
from cchc.ui.asking.answers import Answer, ask, cached_from
from cchc.ui.showing.chart_card import draw_chart
from cchc.ui.showing.downloads import details
from cchc.ui.showing.page_links import page_link
from cchc.ui.showing.verdict import show_verdict
from cchc.ui.topics.owner_sheet import show_owner_lines
from cchc.ui.visit.address import choose_part

OUTCOMES = [
    "code",
    "title",
    "won_back",
    "deduction",
    "next_deduction",
    "loss_outcome",
    "max_score",
    "lost_besides",
]
BOARD = [
    "bearer",
    "owner",
    "deduction",
    "criteria_count",
    "lost_count",
    "max_score",
    "unknown_count",
    "known_lost",
    "won_back",
]
LIMITATIONS = ["limitation", "limitation_state", "lost_points", "loss_outcome"]
LIMITATIONS += ["known_lost", "won_back", "lost_next", "untold_lost"]
OF_SHEET = ("unit", "unit_id", "province", "year")
PRESENT = ["bearer", "owner", "present_deduction", "present_count", "present_unknown"]


def show_outcomes(sheet: dict[str, object], unit: str, whole: str = "") -> None:
    """What became of the points that a unit's sheet of a year (`sheet`, as parameters) lost; `unit` for file names, `whole`
    behind the title where the page shows a part of the sheet."""
    outcomes = ask("loss_outcomes", **sheet)
    year = int(str(sheet["year"]))
    if outcomes.is_empty or outcomes.values("loss_outcome") == ["no_sheet"]:
        return
    show_verdict(outcomes)
    say_how_to_compare(outcomes, year)
    title = _("Điểm mất năm {year}: năm {next} lấy lại được không").format(year=year, next=year + 1) + whole
    draw_chart(won_back_bars, outcomes, title=title)
    details(outcomes, OUTCOMES, unit)


def choose_assignment(board: Answer, year: int) -> bool:
    """Whether points are told of who answers for them now (else of that year's assignment); `board` of `owner_points`."""
    ways = {
        "nay": _("Người phụ trách nay"),
        "nam-ay": _("Người phụ trách năm {year}").format(year=year),
    }
    way = choose_part(
        "phan_cong", _("Theo phân công"), ways, "nam-ay" if cached_from(was_assigned, board) else "nay"
    )
    return way == "nay"


def show_owner_points(board: Answer, now: bool, sheet: dict[str, object], unit: str, whole: str = "") -> None:
    """Who bears the points that a unit's sheet of a year lost: each owner, nobody, and what stands apart by rule."""
    year = int(str(sheet["year"]))
    title = _("Điểm mất năm {year}, theo người phụ trách").format(year=year) + whole
    draw_chart(owner_bars, board, title=title, now=now)
    details(board, PRESENT if now else BOARD, unit)
    say_by_which_rules()
    st.subheader(_("Từng tiêu chí, ai phụ trách"))
    show_owner_lines(board, sheet, unit)


def was_assigned(board: pd.DataFrame) -> bool:
    """Whether somebody answered for a criterion by the list of the sheet's own year (rows of `owner_points`)."""
    return bool(((board["bearer"] == "owner") & (board["criteria_count"] > 0)).any())


def say_by_which_rules() -> None:
    """Whose a loss is, by written rules, and on what ground."""
    for rule in ask("bearing_rules").some(10):
        if rule["bearer"] == "owner":
            st.caption(_("Căn cứ: {basis}.").format(basis=words.literal(rule["basis"])))
    page_link("cach_tinh", _("Quy tắc tính điểm mất cho ai"), ":material/rule:", muc="trach-nhiem")


def show_limitation_outcomes(sheet: dict[str, object], unit: str) -> None:
    """What came back of the points of each limitation of the ledger a year on, first those that were confirmed in vain; nothing
    before there is a sheet of the next year."""
    outcomes = ask("limitation_outcomes", **sheet)
    if outcomes.is_empty or outcomes.values("loss_outcome") == ["no_sheet"]:
        return
    year = int(str(sheet["year"]))
    st.subheader(_("Năm {next}: có lấy lại được điểm không").format(next=year + 1))
    st.markdown(cached_from(sentences.confirmed_in_vain, outcomes, year=year))
    show_verdict(outcomes)
    say_how_to_compare(
        ask("loss_outcomes", **{name: sheet[name] for name in OF_SHEET if name in sheet}), year
    )
    details(outcomes, LIMITATIONS, unit, is_open=True)


def say_how_to_compare(outcomes: Answer, year: int) -> None:
    """What to do where sheets follow no saved framework, and the way there; `outcomes` of `loss_outcomes`."""
    said = "" if outcomes.is_empty else cached_from(sentences.how_to_compare, outcomes, year=year)
    if said:
        st.info(said, icon=":material/account_tree:")
        page_link("nap_du_lieu", _("Nạp dữ liệu"))
