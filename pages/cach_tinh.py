"""Cách tính: the rules of comparison, every formula, threshold and break, with their sources."""

import streamlit as st

from cchc import ui
from cchc.language import _

st.title(_("Cách tính"))
ui.finding(
    _("Mỗi phép so sánh có kết luận: **so sánh được**, **một phần** hoặc **không**, theo các quy tắc sau.")
)
rules = ui.ask("comparison_rules")
ui.details(rules, ["title", "verdict", "condition", "allowed", "basis"], is_open=True)

st.subheader(_("Năm đổi cách tính của các chỉ số"))
breaks = ui.ask("index_breaks")
if breaks.is_empty:
    st.caption(_("Chưa có số liệu nào. Nạp số liệu ở trang **Nạp dữ liệu**."))
else:
    ui.details(breaks, ["index_type", "year", "title", "affects", "source"], is_open=True)
