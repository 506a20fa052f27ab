"""What can be said of the year before of a unit that has no result of it: how those stood that it was merged from, or why not."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import streamlit as st

from cchc import sentences, words
from cchc.language import _
from cchc.ui.asking.answers import ask
from cchc.ui.choosing.filters import Unit
from cchc.ui.showing.page_links import page_link


def show_year_before(unit: Unit, now: Mapping[str, Any]) -> None:
    """Beside a row of `unit_headline`; nothing where the year before is told there."""
    if now["previous_year"]:
        return
    year, said = now["year"] - 1, []
    itself, *others = ask("unit_kin", family_of=unit.unit_id).rows.to_dict("records")
    for kin in others:
        former = Unit(str(kin["unit_id"]), str(kin["unit"]), str(kin["province"]))
        stood = ask("unit_headline", **former.filters, year=year)
        if went_into(kin, itself, int(now["year"])) and not stood.is_empty:
            said.append(f"- **{words.literal(former.called)}**: {sentences.score_and_rank(stood.first)}")
    name = words.literal(unit.unit)
    if not said:
        told = _("Tốt lên hay kém đi: chưa nói được, {unit} chưa có kết quả năm {year} để so.")
        st.markdown(told.format(unit=name, year=year))
        return
    told = _(
        "Tốt lên hay kém đi: {unit} chưa có kết quả năm {year}; các đơn vị hợp thành nó khi ấy, không cộng lại được:"
    )
    st.markdown("\n".join([told.format(unit=name, year=year), "", *said]))
    page_link(
        "xu_huong",
        _("Các đơn vị hợp nhất qua các năm"),
        ":material/merge:",
        don_vi=unit.unit_id,
        xem="hop-nhat",
    )


def went_into(kin: Mapping[Hashable, Any], unit: Mapping[Hashable, Any], year: int) -> bool:
    """Whether one of a unit's family had gone into it by the end of a year: what later became one with it did not make it."""
    if words.is_missing(kin["ended_on"]) or kin["ended_on"].year > year:
        return False
    if words.is_missing(unit["ended_on"]):
        return True
    # A department of an old province took in those of its own province, and went on to the new one with all others.
    return bool(kin["ended_on"] < unit["ended_on"] and kin["province"] == unit["province"])
