"""That what is shown is made up: above every page, and in the names and lines of its files."""

from __future__ import annotations

import streamlit as st

from cchc import words
from cchc.demonstration import BANNER, FILE_PREFIX, IN_FILES
from cchc.language import _
from cchc.store import open_store


def say_made_up(title: str) -> None:
    """A band above the page of that title, on screen and paper, and a word in the browser's tab; nothing of real figures."""
    made_up = open_store().demonstration
    if made_up is None:
        return
    st.set_page_config(page_title=f"{title} · {_(BANNER)}")
    said = _("**{banner}** · tỉnh không có thật, mọi con số là bịa · hôm nay ở đây luôn là {day}")
    st.markdown(said.format(banner=_(BANNER), day=words.date(made_up.today)))


def file_name(name: str) -> str:
    """The name of a file that is offered: that of a made-up one says so first."""
    return f"{FILE_PREFIX}{name}" if open_store().demonstration else name


def line_in_files(database: str | None = None) -> str:
    """What a file of made-up figures says inside; blank of real ones."""
    return IN_FILES if open_store(database).demonstration else ""
