"""What needs attention on a page: as of which day, each thing with what it weighs and where it leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from cchc import sentences, words
from cchc.language import _
from cchc.store import open_store
from cchc.store.attention import first_of_each_rule
from cchc.ui.asking.answers import Answer, ask, cached_from, plain_rows
from cchc.ui.choosing.filters import Unit
from cchc.ui.showing.downloads import table_and_files
from cchc.ui.showing.lazy_expander import lazy_expander
from cchc.ui.showing.page_links import page_link

SHOWN = 3
COLUMNS = [
    "rule",
    "period",
    "subject",
    "topic",
    "target",
    "actual",
    "at_stake",
    "points_at_stake",
    "points_basis",
]
ON_A_DAY = {"chi_tieu", "nhiem_vu", "lich"}  # pages that can be told of any day


def vietnam_today(database: str | None = None) -> str:
    """The day in Vietnam (ISO); of a demonstration its own."""
    return open_store(database).today().isoformat()


def attention_day(year: int | None, years: Sequence[int], database: str | None = None) -> str:
    """As of which day things need attention: today beside the newest year, the last day of an earlier one."""
    return vietnam_today(database) if year is None or year >= max(years, default=year) else f"{year}-12-31"


def until(day: str, database: str | None = None) -> str:
    """«, đến 31/12/2022» behind a title of what is told as of a day; blank where that is today."""
    return "" if day == vietnam_today(database) else _(", đến {day}").format(day=words.date(day))


def show_attention(unit: Unit, day: str) -> None:
    """The three that weigh most, of different rules; all of them on demand."""
    st.subheader(_("Ba việc cần chú ý") + until(day))
    everything = ask("attention", **unit.filters, as_of=day)
    if everything.is_empty:
        st.success(_("Không có việc nào vượt ngưỡng cảnh báo."), icon=":material/check:")
        return
    for row in cached_from(first_of_rules, everything, count=SHOWN):
        weight = sentences.at_stake(row)
        st.warning(
            sentences.attention_sentence(row) + (f"  \n{weight}" if weight else ""),
            icon=":material/priority_high:",
        )
        label = _("Nạp số liệu") if row["page"] == "nap_du_lieu" else _("Xem chi tiết")
        page_link(row["page"], label, **{"don_vi": unit.unit_id, **filters_of(row, day)})
    said = _("Xem tất cả ({count} việc)").format(count=words.number(len(everything.rows), 0))
    fill = partial(every_thing, everything, unit)
    lazy_expander(said, ":material/table:", "attention", fill)
    page_link("cach_tinh", _("Theo quy tắc nào"), ":material/rule:", muc="canh-bao")


def every_thing(everything: Answer, unit: Unit) -> None:
    """All that needs attention, with its files."""
    table_and_files(everything, COLUMNS, unit.unit)
    st.caption(_("Điểm của các việc ở cùng một lĩnh vực có thể là một: không cộng với nhau."))


def first_of_rules(rows: pd.DataFrame, count: int) -> list[dict[str, Any]]:
    """The first rows of different rules, no points told twice, blanks as None."""
    return first_of_each_rule(plain_rows(rows, len(rows)))[:count]


def filters_of(row: Mapping[str, Any], day: str) -> dict[str, str]:
    """The filters of the page that a thing leads to, besides the unit."""
    if row["page"] == "diem_tru":
        again = {"xem": "lap-lai"} if row["rule"] == "repeated_deduction" else {}
        return {"nam": row["period"], **again}
    if row["page"] == "ho_so":
        kind = words.label_slug("period_type", row["period_type"])
        return {"xem": "don-vi", "loai_ky": kind, "ky": row["period"]}
    if row["page"] == "nap_du_lieu":
        return {"can_nap": words.label_slug("topic", row["topic"])}
    period = {"ky": row["period"]} if row["page"] == "nhiem_vu" else {}
    return period | ({"ngay": day} if row["page"] in ON_A_DAY and day != vietnam_today() else {})


def show_questions(unit: Unit, year: int) -> None:
    """What a director asks next, each a page with its filters set."""
    own, of_year = {"don_vi": unit.unit_id}, str(year)
    province_id = unit.of_province["province_id"]
    with st.container(key="next_questions"):
        st.subheader(_("Hỏi tiếp"))
        row = st.container(horizontal=True)
    with row:
        page_link(
            "so_sanh", _("Ai đứng đầu vùng ta?"), ":material/leaderboard:", cua_ta=words.slug(unit.province)
        )
        page_link("xu_huong", _("Có thật sự tiến bộ không?"), ":material/trending_up:", **own)
        page_link(
            "kich_ban",
            _("Ba tiêu chí nào đưa ta đến 80 điểm?"),
            ":material/tune:",
            so_muc="3",
            nam=of_year,
            **own,
        )
        page_link("sap_xep", _("Sau sắp xếp ra sao?"), ":material/merge:", tinh_thanh=province_id)
        page_link(
            "so_sanh_don_vi", _("Hạng của ta có so được không?"), ":material/balance:", nam=of_year, **own
        )
