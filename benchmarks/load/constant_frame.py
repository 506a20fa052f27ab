"""The script of `constant.py`: the page that the address names."""

import runpy

import streamlit as st

from benchmarks.load.constant import PAGES, RECORDED
from benchmarks.recording import recording

st.set_page_config(layout="wide")
page = st.navigation(
    [
        st.Page(path, url_path=path.stem, default=path.stem == "tong_quan")
        for path in sorted(PAGES.glob("*.py"))
    ]
)
if page.url_path in RECORDED:
    RECORDED[page.url_path].replay()
else:
    with recording(ordinary_tables=False) as noted:
        runpy.run_path(str(PAGES.parent / "cchc" / "frame.py"))
    RECORDED[page.url_path] = noted
