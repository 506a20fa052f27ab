"""Figures that are not sure: a list for one unit, each line of which leads to where the figure is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cchc import sentences, words
from cchc.language import _
from cchc.ui.asking.answers import ask, cached_from
from cchc.ui.choosing.filters import Unit
from cchc.ui.showing.downloads import details
from cchc.ui.showing.linked import address_of

YEARLY = {"result": "tong_quan", "assessment": "diem_tru"}


def show_uncertain(unit: Unit) -> None:
    """Which figures of a unit are not sure, and below them those of its province's other units."""
    own = ask("uncertain_figures", **unit.filters)
    name = words.literal(unit.unit)
    if own.is_empty:
        st.success(
            _("Mọi số liệu của {unit} đều là số chính thức.").format(unit=name), icon=":material/check:"
        )
    else:
        st.caption(_("Bấm vào một kỳ để xem số liệu ấy; chính số ấy cũng mang dấu «*» hoặc nhãn."))
        columns = ["topic", "period", "title", "flag", "rows"]
        details(own, columns, unit.unit, is_open=True, links=links_of_uncertain, name="own")
    everyone = ask("uncertain_figures", **unit.of_province)
    if cached_from(other_units, everyone, unit_id=unit.unit_id):
        st.subheader(_("Cả tỉnh {province}").format(province=words.literal(unit.province)))
        columns = ["unit", "topic", "period", "title", "flag", "rows"]
        details(everyone, columns, unit.province, is_open=True, links=links_of_uncertain, name="everyone")


def uncertain_sentence(unit: Unit) -> str:
    """How many figures of a unit are not sure, by their kinds."""
    return str(cached_from(sentences.unsure, ask("uncertain_figures", **unit.filters), unit=unit.unit))


def other_units(rows: pd.DataFrame, unit_id: str) -> bool:
    """Whether any other unit has such figures."""
    return bool((rows["unit_id"] != unit_id).any())


def links_of_uncertain(rows: pd.DataFrame) -> dict[str, list[str]]:
    """Where the periods of `uncertain_figures` lead: the page that shows the figure, with its filters."""
    return {"period": [page_of_figure(row) for row in rows.to_dict("records")]}


def page_of_figure(row: Mapping[Any, Any]) -> str:
    """The address of the page that shows a figure."""
    topic, period, own = row["topic"], row["period"], {"don_vi": row["unit_id"]}
    if topic in YEARLY:
        return address_of(YEARLY[topic], **own, nam=period)
    if topic == "dossiers":
        kind = words.label_slug("period_type", row["period_type"])
        return address_of("ho_so", **own, loai_ky=kind, ky=period)
    if topic in ("tasks", "task_counts"):
        return address_of("nhiem_vu", **own, ky=period)
    if topic == "index_766":
        return address_of("chi_so_766", **own, ky=period)
    if topic == "index":
        return address_of("so_sanh", chi_so=row["title"], nam=period, cua_ta=words.slug(row["province"]))
    return address_of("chi_tieu", **own)
