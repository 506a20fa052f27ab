"""Nạp dữ liệu: upload, see what was understood and what is wrong where, publish, take back."""

import streamlit as st

from cchc import ui
from cchc.ui import uploading

st.title("Nạp dữ liệu")
st.markdown(
    "Chọn tệp → xem đã hiểu gì → sửa các ô có vấn đề → công bố. Chưa bấm **Công bố** thì chưa có gì được ghi."
)

sent = uploading.choose_files()
if sent:
    with st.container(horizontal=True):
        by = st.text_input("Người nạp", key="by", placeholder="Họ tên hoặc phòng")
        note = st.text_input("Ghi chú", key="note", placeholder="Ví dụ: theo Quyết định 1798/QĐ-UBND")
    for number, file in enumerate(sent, start=1):
        uploading.receive(file, number, by, note)

st.header("Các lần nạp")
uploading.show_uploads(ui.ask("uploads"))
