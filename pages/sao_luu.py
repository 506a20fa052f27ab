"""Sao lưu: when the figures were last backed up, a backup now or every day, one tried out, and how one is restored."""

import streamlit as st

from cchc import ui
from cchc.language import _

st.title(_("Sao lưu"))

answer = st.container()
ui.offer_backup()
with answer:
    ui.say_last_backup()
ui.show_backups()
