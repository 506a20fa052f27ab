"""The pages with constant content, finished: the least that a Streamlit server can do for the same screen.

`uvicorn benchmarks.load.constant:app`. The first visitor of a page gets the page itself, with every element of it and its frame
recorded; everybody after that gets these elements again. Nothing is asked, chosen, kept in the address or watched.
"""

from pathlib import Path

import streamlit as st

from benchmarks.recording import Recording

PAGES = Path(__file__).parents[2] / "pages"
RECORDED: dict[str, Recording] = {}

app = st.App(Path(__file__).with_name("constant_frame.py"))
