"""What somebody is told who opens the dashboard for the first time.

The server does not know who was here before, the browser does: `first_visit.js` shows the box until «Đã hiểu» is pressed on
this machine, and keeps the unit that was chosen then. No cookie, no account; on paper it is not there.
"""

from __future__ import annotations

import streamlit as st

from cchc.language import _
from cchc.ui.showing.page_links import page_link


def welcome() -> None:
    """Three lines: whose figures, how to read them, where to go on. Drawn for all, seen once."""
    lines = (
        _("Số liệu của ai? Chọn ở ô **Đơn vị** ngay trên; bấm **Đã hiểu** thì máy này nhớ đơn vị ấy."),
        _("Đọc thế nào? Câu chữ lớn là câu trả lời; dấu «?» cạnh mỗi số nói cách tính và nguồn."),
        _(
            "Cần thêm? **Hỏi tiếp** ở cuối trang dẫn đến câu trả lời; **Nạp dữ liệu** ở thanh bên nhận tệp Excel."
        ),
    )
    with st.container(key="first_visit", border=True):
        st.markdown("\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1)))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(_("Đã hiểu"), key="understood", type="primary")
            page_link("huong_dan", _("Hướng dẫn có hình từng bước"), ":material/help:")


def offer_welcome_again() -> None:
    """A button that makes this machine forget the unit it keeps, and shows the first lines again."""
    st.button(_("Chọn lại đơn vị mà máy này nhớ"), key="welcome_again", icon=":material/restart_alt:")
