"""Hướng dẫn: the officers' guide of docs/, to read and print where there is no network."""

import streamlit as st

from cchc import ui
from cchc.language import _

st.title(_("Hướng dẫn"))
ui.show_guide()
ui.offer_welcome_again()
