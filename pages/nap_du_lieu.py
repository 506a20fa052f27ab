"""Nạp dữ liệu: file, what was understood, what is wrong where, what would change, publish; take back."""

import streamlit as st

from cchc import ui
from cchc.ui import intake

st.title("Nạp dữ liệu")
st.markdown(
    "Chọn tệp → xem đã hiểu gì → sửa các ô có vấn đề → xem khác biệt → công bố. Chưa bấm **Công bố** thì chưa có gì được ghi."
)

sent = intake.choose_files()
with st.container(horizontal=True):
    by = st.text_input("Người nạp", key="by", placeholder="Họ tên hoặc phòng")
    note = st.text_input("Ghi chú", key="note", placeholder="Ví dụ: theo Quyết định 1798/QĐ-UBND")
for number, file in enumerate(sent, start=1):
    intake.receive(file, number, len(sent), by, note)

st.header("Các lần nạp")
intake.show_uploads(ui.ask("uploads"), by)

st.header("Mẫu bảng chấm điểm")
intake.offer_templates(
    ui.ask("framework_criteria"), ui.ask("units_with_figures", topics=["result", "assessment"])
)
