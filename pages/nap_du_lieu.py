"""Nạp dữ liệu: file, what was understood, what is wrong where, what would change, publish; take back."""

import streamlit as st

from cchc import ui
from cchc.language import _
from cchc.ui import intake

st.title(_("Nạp dữ liệu"))
st.markdown(
    _(
        "Chọn tệp → xem đã hiểu gì → sửa các ô có vấn đề → xem khác biệt → công bố. Chưa bấm **Công bố** thì chưa có gì được ghi."
    )
)

ui.say_what_is_wanted()
sent = intake.choose_files()
with st.container(horizontal=True):
    st.text_input(_("Người nạp"), key="by", placeholder=_("Họ tên hoặc phòng"))
    st.text_input(_("Ghi chú"), key="note", placeholder=_("Ví dụ: theo Quyết định 1798/QĐ-UBND"))
intake.receive(sent)

st.header(_("Các lần nạp"))
intake.show_uploads(ui.ask("uploads"), st.session_state["by"])

st.header(_("Mẫu bảng chấm điểm"))
intake.offer_templates(
    ui.ask("framework_criteria"), ui.ask("units_with_figures", topics=["result", "assessment"])
)
