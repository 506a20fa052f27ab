"""What needs attention on a page: as of which day, each thing with what it weighs and where it leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from cchc import sentences, words
from cchc.language import _, mark
from cchc.store import open_store
from cchc.store.attention import MATTER, one_of_each_matter
from cchc.ui.asking.answers import Answer, ask, cached_from, plain_rows
from cchc.ui.choosing.filters import Unit
from cchc.ui.showing.exports import exports
from cchc.ui.showing.lazy_expander import lazy_expander
from cchc.ui.showing.page_links import page_link

ICONS = {
    "due": ":material/schedule:",
    "lost": ":material/remove_circle:",
    "missing": ":material/upload_file:",
}
COLUMNS = [
    "rule",
    "period",
    "subject",
    "topic",
    "target",
    "actual",
    "actual_since",
    "actual_period",
    "at_stake",
    "points_at_stake",
    "points_basis",
]
ESTIMATED = mark(
    "«Khoảng … điểm» là ước tính, không quá số điểm cả lĩnh vực đã mất; tiêu chí liên quan có thể ít điểm hơn."
)
ON_A_DAY = {"chi_tieu", "nhiem_vu", "lich"}  # pages that can be told of any day


def vietnam_today(database: str | None = None) -> str:
    """The day in Vietnam (ISO); of a demonstration its own."""
    return open_store(database).today().isoformat()


def attention_day(year: int | None, years: Sequence[int], database: str | None = None) -> str:
    """As of which day things need attention: today beside the newest year that has begun, the last day of an earlier one."""
    today = vietnam_today(database)
    begun = [each for each in years if each <= int(today[:4])]
    return today if year is None or year >= max(begun, default=year) else f"{year}-12-31"


def until(day: str, database: str | None = None) -> str:
    """«, đến 31/12/2022» behind a title of what is told as of a day; blank where that is today."""
    return "" if day == vietnam_today(database) else _(", đến {day}").format(day=words.date(day))


def show_attention(unit: Unit, day: str) -> None:
    """What is due, what was lost, what is missing: of each the one that weighs most."""
    st.subheader(_("Ba việc cần chú ý") + until(day))
    everything = ask("attention", **unit.filters, as_of=day)
    if everything.is_empty:
        st.success(_("Không có việc nào vượt ngưỡng cảnh báo."), icon=":material/check:")
        return
    matters: list[dict[str, Any]] = cached_from(three_matters, everything)
    with st.container(key="matters"):
        for row in matters:
            lead_to(row, unit, day)
    if any(sentences.at_stake(row) for row in matters):
        st.caption(_(ESTIMATED))


def show_all_attention(unit: Unit, day: str) -> None:
    """All that needs attention on demand, over the whole width; nothing where there is nothing."""
    everything = ask("attention", **unit.filters, as_of=day)
    if everything.is_empty:
        return
    said = _("Xem tất cả ({count} việc)").format(count=words.number(len(everything.rows), 0))
    lazy_expander(said, ":material/list:", "attention", partial(every_thing, everything, unit, day))


def every_thing(everything: Answer, unit: Unit, day: str) -> None:
    """All that needs attention as sentences under their matter, each of which leads to its page; with the files."""
    rows: list[dict[str, Any]] = cached_from(plain_rows, everything, count=len(everything.rows))
    names = {"due": _("Đến hạn"), "lost": _("Mất điểm"), "missing": _("Thiếu số liệu")}
    with st.container(key="all_attention"):
        for matter, name in names.items():
            found = [row for row in rows if MATTER[row["rule"]] == matter]
            if found:
                st.markdown(f"**{name} ({words.number(len(found), 0)})**")
            for row in found:
                lead_to(row, unit, day)
    together = _("Điểm của các việc ở cùng một lĩnh vực có thể là một: không cộng với nhau.")
    st.caption(f"{_(ESTIMATED)} {together}")
    exports(everything, COLUMNS, unit.unit)
    page_link("cach_tinh", _("Theo quy tắc nào"), ":material/rule:", muc="canh-bao")


def lead_to(row: Mapping[str, Any], unit: Unit, day: str) -> None:
    """A thing as a sentence that leads to its page."""
    filters = {"don_vi": unit.unit_id, **filters_of(row, day)}
    page_link(row["page"], in_one_line(row), ICONS[MATTER[row["rule"]]], **filters)


def in_one_line(row: Mapping[str, Any]) -> str:
    """What needs attention and about how much it weighs; below the list it is said what its estimates are of."""
    return " · ".join(filter(None, (sentences.attention_sentence(row), sentences.at_stake(row))))


def three_matters(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """What is due, lost and missing, blanks as None."""
    return one_of_each_matter(plain_rows(rows, len(rows)))


def filters_of(row: Mapping[str, Any], day: str) -> dict[str, str]:
    """The filters of the page that a thing leads to, besides the unit."""
    if row["page"] == "diem_tru":
        again = {"xem": "lap-lai"} if row["rule"] == "repeated_deduction" else {}
        return {"nam": row["period"], **again}
    if row["page"] == "ho_so":
        kind = words.label_slug("period_type", row["period_type"])
        return {"xem": "don-vi", "loai_ky": kind, "ky": row["period"]}
    if row["page"] == "khac_phuc":
        told = {"ngay": day} if day != vietnam_today() else {}
        return {"nam": row["period"], "xem": "thoi_gian", **told}
    if row["page"] == "nap_du_lieu":
        return {"can_nap": words.label_slug("topic", row["topic"])}
    period = {"ky": row["period"]} if row["page"] == "nhiem_vu" else {}
    return period | ({"ngay": day} if row["page"] in ON_A_DAY and day != vietnam_today() else {})
