"""Nạp dữ liệu: file, what was understood, what is wrong where, what would change, publish; take back."""

import streamlit as st

from cchc import ui
from cchc.language import _
from cchc.ui import intake

st.title(_("Nạp dữ liệu"))
ui.say_little_room()
if ui.may_somewhere("publish_file"):
    st.markdown(
        _(
            "Chọn tệp → xem đã hiểu gì → sửa các ô có vấn đề → xem khác biệt → công bố. "
            "Chưa bấm **Công bố** thì chưa có gì được ghi."
        )
    )
    ui.show_upload_request()
    sent = intake.choose_files()
    intake.ask_who()
    intake.process_files(sent)

intake.show_waiting()
intake.choose_topics_of_two()
intake.show_uploads(ui.ask("uploads"), st.session_state.get("by", ""))

st.header(_("Mẫu bảng chấm điểm"))
intake.offer_templates(
    ui.ask("framework_criteria"), ui.ask("units_with_figures", topics=["result", "assessment"])
)
