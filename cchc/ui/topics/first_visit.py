"""What somebody is told who opens the dashboard for the first time.

The server does not know who was here before, the browser does: `first_visit.js` shows the box until «Đã hiểu» is pressed on
this machine, and keeps the unit that was chosen then. No cookie, no account; on paper it is not there.
"""

from __future__ import annotations

import streamlit as st

from cchc.language import _
from cchc.ui.showing.page_links import page_link


def welcome() -> None:
    """One line: whose figures, how to read them, where to go on. Drawn for all, seen once."""
    said = _("Lần đầu ở đây? Chọn **Đơn vị** ở trên; dấu «?» cạnh mỗi số nói cách tính và nguồn.")
    with st.container(key="first_visit", horizontal=True, vertical_alignment="center"):
        st.markdown(said, width="content")
        st.button(_("Đã hiểu"), key="understood", help=_("Máy này nhớ đơn vị đang xem."))
        page_link("huong_dan", _("Hướng dẫn có hình từng bước"), ":material/help:")


def offer_welcome_again() -> None:
    """A button that makes this machine forget the unit it keeps, and shows the first lines again."""
    st.button(_("Chọn lại đơn vị mà máy này nhớ"), key="welcome_again", icon=":material/restart_alt:")
