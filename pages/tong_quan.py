"""Tổng quan: where the unit stands, what needs attention, dossiers and tasks now, and what to ask next."""

import streamlit as st

from cchc import sentences, ui
from cchc.charts.parts.deduction import deduction_bars
from cchc.language import _

st.title(_("Tổng quan"))
ui.say_waiting()

with st.container(horizontal=True):
    unit = ui.choose_unit("result", "assessment")
    standings = ui.ask("unit_headline", **unit.filters)
    year = ui.choose_year(standings.values("year"))
day = ui.attention_day(year, standings.values("year"))

headline = ui.ask("unit_headline", **unit.filters, year=year, as_of=day)
now = headline.first
ui.show_headline(sentences.standing(now), unit.called, _("năm {year}").format(year=year))

ui.show_ways_down(unit)
answer_first = st.container()
# In the script before what stands above it: the browser takes longest to draw it.
right, left = st.columns(2, gap="medium")
lost = ui.ask("deductions_by_area", **unit.filters, year=year)
with left:
    if lost.is_empty:
        ui.say_what_is_missing(
            _(
                "Năm này chưa có điểm theo lĩnh vực. Nạp bảng điểm ở trang **Nạp dữ liệu** để thấy mất điểm ở đâu."
            )
        )
    else:
        ui.draw_chart(deduction_bars, lost, title=_("Điểm trừ theo lĩnh vực, năm {year}").format(year=year))
        ui.details(lost, ["area", "deduction", "max_score", "score", "ratio", "area_code"], unit.unit)

with answer_first:
    ui.show_metrics(
        [
            sentences.score_metric(now),
            sentences.rank_metric(now),
            sentences.class_metric(now),
            sentences.deduction_metric(now),
            sentences.target_metric(now),
        ],
        headline,
    )
    if partly := sentences.partly_lost(now):
        st.caption(partly)
    if now["previous_year"]:
        ui.show_verdict(headline, years=[now["previous_year"], year])
    ui.show_year_before(unit, now)
    ui.welcome()

with right:
    ui.show_attention(unit, day)
    ui.show_questions(unit, year)
    ui.show_week(unit)
ui.show_newest_work(unit, day)
ui.show_all_attention(unit, day)
ui.other_documents(ui.ask("total_readings", **unit.filters, year=year))
ui.show_sources(headline)
