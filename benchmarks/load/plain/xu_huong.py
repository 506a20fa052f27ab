"""Xu hướng, built plainly."""

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import streamlit as st
from database import answers


def behind(rows: pd.DataFrame, name: str) -> None:
    """The table behind a chart, and its file."""
    with st.expander("Xem bảng"):
        st.dataframe(rows)
        st.download_button("Tải CSV", rows.to_csv().encode(), f"{name}.csv", key=f"{name}_csv")


found = answers("xu_huong")
units, totals = found["units_with_figures"][0], found["total_scores"][0]
changes, rebased = found["score_changes"][0], found["rebased_scores"][0]
areas, kin = found["area_ratios_by_year"][0], found["family_totals"][0]

st.title("Xu hướng")
left, right = st.columns(2)
left.selectbox("Đơn vị", units["unit"] + " · " + units["province"])
right.segmented_control("Xem theo", ["Tỷ lệ đạt", "Điểm", "Xếp hạng"], default="Tỷ lệ đạt")
st.header(f"Từ {totals['year'].min()} đến {totals['year'].max()}: {totals['ratio'].iloc[-1]:.2f} %")
for rows in found["comparability"]:
    for reason in rows["title"]:
        st.info(reason)
st.plotly_chart(px.line(totals, x="year", y="ratio", markers=True, text="ratio"), key="totals")
behind(totals[["year", "framework", "max_score", "score", "ratio", "rank", "out_of", "class"]], "diem")

st.subheader("Cạnh các đơn vị cùng hợp thành")
st.plotly_chart(px.line(kin, x="year", y="ratio", color="line", markers=True), key="kin")
behind(kin[["line", "year", "max_score", "score"]], "cung_hop_thanh")

st.subheader("Từng lĩnh vực qua các năm")
table = areas.pivot_table(index="area", columns="year", values="ratio", aggfunc="first")
st.plotly_chart(px.imshow(table, text_auto=".1f", aspect="auto"), key="areas")
behind(areas[["year", "area_code", "area", "max_score", "score", "deduction", "ratio"]], "linh_vuc")

st.subheader("Điều gì làm nên thay đổi")
boxes = st.columns(3)
for box, label in zip(boxes, ["Đến năm", "Từ năm", "Lĩnh vực"], strict=True):
    box.selectbox(label, totals["year"].sort_values(ascending=False) if "năm" in label else changes["title"])
steps = go.Figure(go.Waterfall(x=changes["title"], y=changes["score_change"]))
st.plotly_chart(steps, key="changes")
behind(changes, "thay_doi")

st.subheader("So trên phần tiêu chí chung")
st.plotly_chart(px.line(rebased, x="year", y=["ratio", "rebased_ratio"], markers=True), key="rebased")
behind(rebased, "tinh_lai")
