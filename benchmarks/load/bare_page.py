"""The script of `bare.py`: the same answers, kept the same way, and the same finished figure as on Tổng quan."""

import os

import streamlit as st

from cchc.charts.parts.deduction import deduction_bars
from cchc.ui.asking.answers import ask, cached_from
from cchc.ui.choosing.filters import units_by_id
from cchc.ui.showing.chart_card import CHART_SETTINGS

st.set_page_config(layout="wide")
whose = cached_from(units_by_id, ask("units_with_figures"))[os.environ["CCHC_UNIT"]].filters
years = sorted(map(int, ask("unit_headline", **whose).values("year")), reverse=True)
year = st.selectbox("Năm", years)
title = f"Điểm trừ theo lĩnh vực, năm {year}"
lost = ask("deductions_by_area", **whose, year=year)
st.plotly_chart(cached_from(deduction_bars, lost, title=title), config=CHART_SETTINGS, key="chart")
