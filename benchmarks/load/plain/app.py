"""Three pages built the plain way: `streamlit run app.py` with default settings, no caches, Plotly Express.

They ask the same questions as ours (`CCHC_ASKED`, a file of `benchmarks.load.asked`), each once a run, and show the same figures
and tables. The database is opened once, with our setting of threads.
"""

import streamlit as st

st.set_page_config(layout="wide")
st.navigation(
    [
        st.Page("tong_quan.py", url_path="tong_quan", default=True),
        st.Page("so_sanh.py", url_path="so_sanh"),
        st.Page("xu_huong.py", url_path="xu_huong"),
    ]
).run()
