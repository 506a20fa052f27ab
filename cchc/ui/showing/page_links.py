"""Links from one page to another."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from cchc.language import _

PAGES = str(Path(__file__).parents[3] / "pages")


def page_link(page: str, label: str = "", icon: str = ":material/arrow_forward:", **query: str) -> None:
    """A link to another page, with its filters in the address."""
    st.page_link(
        f"{PAGES}/{page}.py", label=label or _("Xem chi tiết"), icon=icon, query_params=query or None
    )
