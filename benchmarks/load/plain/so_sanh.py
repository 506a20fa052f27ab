"""So sánh tỉnh, built plainly."""

import plotly.express as px
import streamlit as st
from database import answers

found = answers("so_sanh")
years, ranking = found["index_years"], found["index_ranking"][1]
groups = found["province_groups"][1]
COLUMNS = ["province", "year", "value", "rank", "out_of", "place", "percentile"]

st.title("So sánh tỉnh")
boxes = st.columns(4)
boxes[0].selectbox("Chỉ số", years[0]["index_type"].unique())
boxes[1].selectbox("Năm", years[1]["year"].sort_values(ascending=False))
boxes[2].selectbox("Tỉnh", found["province_successors"][0]["old_province"])
boxes[3].selectbox("Nhóm", groups["group_name"].unique())
own = ranking.iloc[0]
st.header(f"{own['province']}: {own['value']} điểm, hạng {own['rank']}/{own['out_of']}")
for reason in found["comparability"][0]["title"]:
    st.info(reason)
for column, name in zip(st.columns(4), ["value", "rank", "percentile", "place"], strict=True):
    column.metric(name, str(own[name]))
for rows in (found["index_years"][2], found["index_ranking"][2]):
    st.caption(f"{len(rows)} tỉnh có điểm")
with st.expander("Các nguồn nói khác"):
    readings = found["readings"][0]
    st.dataframe(readings)
    st.download_button("Tải CSV", readings.to_csv().encode(), "nguon.csv", key="readings")

st.segmented_control(
    "Cách xem", ["Xếp hạng", "Bản đồ ô", "Qua các năm", "Hai năm", "Đối chiếu"], default="Xếp hạng"
)
bars = px.bar(ranking.sort_values("value"), x="value", y="province", orientation="h", text="value")
st.plotly_chart(bars, key="ranking")
st.dataframe(ranking[COLUMNS])
st.download_button("Tải CSV", ranking.to_csv().encode(), "xep_hang.csv", key="ranking_csv")
