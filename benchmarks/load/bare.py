"""The figure of Tổng quan with its year, and nothing else: the least that Streamlit does for them.

`uvicorn benchmarks.load.bare:app`
"""

from pathlib import Path

import streamlit as st

app = st.App(Path(__file__).with_name("bare_page.py"))
