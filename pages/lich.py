"""Lịch: what the scoring year asks for and when, what is next, as a file for every calendar; changed on the page."""

import streamlit as st

from cchc import sentences, ui
from cchc.language import _

COLUMNS = ["title", "due_on", "days_left", "event_kind", "scoring_year", "date_basis", "source"]

st.title(_("Lịch chấm điểm"))

day = ui.choose_day()
dates = ui.ask("calendar_dates", as_of=day)
soon = ui.ask("calendar_dates", as_of=day, within_days=366)
if soon.is_empty:
    st.info(_("Chưa có mốc nào. Thêm ở phần **Sửa, thêm, bỏ mốc** dưới đây."))
else:
    ui.show_headline(sentences.next_event(soon.first))
    ui.details(soon, ui.columns_that_differ(soon, COLUMNS, ["date_basis", "source"]), is_open=True)
    if "own" in soon.values("date_basis"):
        st.caption(_("Mốc «cơ quan đặt» chưa có văn bản: sửa theo kế hoạch của tỉnh."))
    ui.offer_calendar(dates, ui.choose_calendar_actions(day))
ui.edit_calendar(soon)
ui.show_calendar_history()
