"""Links from one page to another."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from cchc.language import _
from cchc.ui.visit.rights import may_open

PAGES = str(Path(__file__).parents[3] / "pages")


def page_link(page: str, label: str = "", icon: str = ":material/arrow_forward:", **query: str) -> None:
    """A link to another page, with its filters in the address; none to a page that whoever looks may not open."""
    if not may_open(page):
        return
    st.page_link(
        f"{PAGES}/{page}.py", label=label or _("Xem chi tiết"), icon=icon, query_params=query or None
    )
