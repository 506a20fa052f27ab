"""Tổng quan, built plainly."""

import plotly.express as px
import streamlit as st
from database import answers, rows

from cchc.store.attention import attention

found = answers("tong_quan")
units, years = found["units_with_figures"][0], found["unit_headline"][0]
now = found["unit_headline"][1].iloc[0]

st.title("Tổng quan")
left, right = st.columns(2)
left.selectbox("Đơn vị", units["unit"] + " · " + units["province"])
right.selectbox("Năm", years["year"].sort_values(ascending=False))
st.header(
    f"Năm {now['year']}: {now['score']:.2f}/{now['max_score']:.0f} điểm, hạng {now['rank']}/{now['out_of']}"
)
for column, (label, value, change) in zip(
    st.columns(5),
    [
        ("Điểm đạt", now["score"], now["score_change"]),
        ("Xếp hạng", now["rank"], now["rank_change"]),
        ("Xếp loại", now["class"], None),
        ("Điểm trừ", now["deduction"], None),
        ("So với chỉ tiêu", now["distance_to_target"], None),
    ],
    strict=True,
):
    column.metric(label, str(value), None if change is None else str(change))
for reason in found["comparability"][0]["title"]:
    st.info(reason)

lost = found["deductions_by_area"][0]
chart, things = st.columns([3, 2])
with chart:
    bars = px.bar(lost.sort_values("deduction"), x="deduction", y="area", orientation="h", text="deduction")
    st.plotly_chart(bars, key="lost")
    with st.expander("Xem bảng"):
        st.dataframe(lost[["area_code", "area", "max_score", "score", "deduction", "ratio"]])
        st.download_button("Tải CSV", lost.to_csv().encode(), "diem_tru.csv")
    st.caption(", ".join(lost["source"].dropna().unique()))
with things:
    st.subheader("Ba việc cần chú ý")
    for row in attention(lambda name, **given: rows(found[name][0]), {})[:3]:
        st.markdown(f"**{row['subject']}** ({row['period']}): {row['actual']}, mất {row['at_stake']} điểm")

st.subheader("Hồ sơ và nhiệm vụ kỳ gần nhất")
for row in found["dossiers_by_period"][0].tail(1).to_dict("records"):
    st.markdown(
        f"- Hồ sơ TTHC, {row['period']}: tiếp nhận {row['received_total']}, giải quyết {row['resolved_total']}"
    )
for row in found["tasks_by_period"][0].tail(2).to_dict("records"):
    st.markdown(f"- Nhiệm vụ, {row['period']}: {row['done']}/{row['total']}")
for row in found["calendar_dates"][-1].head(1).to_dict("records"):
    st.markdown(f"{row['title']}: còn {row['days_left']} ngày")
