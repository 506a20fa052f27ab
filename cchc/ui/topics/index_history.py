"""One national index of one province over all its years, and of those that it was made from or became."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cchc import sentences, words
from cchc.charts.ranking.province_indices import percentile_trend
from cchc.language import _
from cchc.ui.asking.answers import Answer, ask, cached_from
from cchc.ui.choosing.provinces import ChosenProvince, merged_with
from cchc.ui.showing.chart_card import draw_chart
from cchc.ui.showing.downloads import details
from cchc.ui.showing.headline import show_headline
from cchc.ui.showing.page_links import page_link
from cchc.ui.showing.verdict import show_verdict
from cchc.ui.visit.address import choose_part

COLUMNS = ["year", "value", "rank", "out_of", "percentile", "units_with_figures", "provinces_total", "flag"]
ALL = "moi-chi-so"


def choose_index(every: Answer) -> str | None:
    """One index of those that rows of `province_indices` hold; None for all of them beside each other."""
    codes = list(dict.fromkeys(every.values("index_type")))
    named = {ALL: _("Mọi chỉ số")} | {code: words.label("index_type", code) for code in codes}
    chosen = choose_part("chi_so", _("Chỉ số"), named, ALL, is_view=False)
    return None if chosen == ALL else chosen


def show_index_history(province: ChosenProvince, index_type: str) -> None:
    """From its first year to its last: a sentence, its line, every year; the same of each province merged with it, apart."""
    index = words.label("index_type", index_type)
    told = ask("province_indices", units=[province.province_id], index_type=index_type)
    others = {
        other: ask("province_indices", units=[other.province_id], index_type=index_type)
        for other in merged_with(province)
    }
    show_headline(history_sentence(told, province, index), index)
    held = {other: rows for other, rows in others.items() if not rows.is_empty}
    if held:
        said = [history_sentence(rows, other, index) for other, rows in held.items()]
        st.markdown("\n".join(f"- {sentence}" for sentence in said))
        st.caption(
            _(
                "Mỗi tên giữ số liệu của mình: số của tỉnh trước và sau sắp xếp không nối, không cộng với nhau."
            )
        )
    show_verdict(told)
    if len(told.values("percentile")) > 1:
        draw_chart(percentile_trend, told, title=_("Vị trí của {index} qua các năm").format(index=index))
    details(told, COLUMNS, province.called, is_open=True)
    for other, rows in held.items():
        st.subheader(other.called)
        details(rows, COLUMNS, other.called, is_open=True, name=other.province_id)
    page_link(
        "so_sanh",
        _("So với các tỉnh: {what}").format(what=index),
        chi_so=index_type,
        xem="duong",
        cua_ta=words.slug(province.name),
    )


def say_each_index(every: Answer, province: ChosenProvince) -> None:
    """How a province went in each index that is known of more than a year, in a line each."""
    told = cached_from(each_history, every, called=province.called)
    if told:
        st.markdown("\n".join(f"- {index}: {sentence}" for index, sentence in told.items()))


def each_history(rows: pd.DataFrame, called: str) -> dict[str, str]:
    """Index as it is read → its way, of rows of `province_indices` of one province."""
    placed = rows[rows["percentile"].notna()]
    return {
        words.label("index_type", str(code)): sentences.index_over_years(
            own, called, words.label("index_type", str(code))
        )
        for code, own in placed.groupby("index_type")
        if len(own) > 1
    }


def history_sentence(rows: Answer, province: ChosenProvince, index: str) -> str:
    """How one province went, named with its time."""
    return str(cached_from(sentences.index_over_years, rows, called=province.called, index=index))
