"""Xu hướng: score, ratio and rank over the years; what made the change."""

import streamlit as st

from cchc import findings, ui, words
from cchc.charts.area import area_heatmap
from cchc.charts.area_change import change_waterfall
from cchc.charts.trend import index_trend, score_trend
from cchc.language import _

st.title("Xu hướng")

MEASURES = {"ty-le": "Tỷ lệ đạt", "diem": "Điểm", "hang": "Xếp hạng"}
COLUMNS = {"ty-le": "ratio", "diem": "score", "hang": "rank"}

with st.container(horizontal=True, vertical_alignment="bottom"):
    unit = ui.choose_unit("result", "assessment")
    totals = ui.ask("total_scores", units=[unit.unit], provinces=[unit.province])
    most_known = "hang" if totals.known("rank") > totals.known("ratio") else "ty-le"
    measure = ui.choose_part("do", "Xem theo", MEASURES, most_known)

ui.finding(findings.trend(totals.rows))
ui.verdict(totals)
ui.draw(score_trend, totals, title=f"{MEASURES[measure]} qua các năm", value=COLUMNS[measure])
ui.details(
    totals, ["year", "framework", "max_score", "score", "ratio", "rank", "out_of", "class", "flag"], unit.unit
)

kin = ui.ask("family_totals", family_of=unit.unit_id)
mergers = ui.ask("unit_successors", unit=unit.unit)
if len(kin.values("unit_id")) > 1:
    st.subheader(_("Cạnh các đơn vị cùng hợp thành một từ năm 2025"))
    if not mergers.is_empty:
        st.markdown(findings.merged_units(mergers.rows))
    ui.verdict(kin)
    seen = "rank" if measure == "hang" else "ratio"
    title = _("{measure} của từng đơn vị, không cộng, không lấy trung bình").format(
        measure=words.heading(seen)
    )
    breaks = ui.ask("index_breaks", index_type="CCHC")
    sides = {"name": "line", "own": kin.first["line"], "value": seen, "value_title": words.heading(seen)}
    ui.draw(index_trend, kin, breaks, title=title, **sides)
    ui.details(kin, ["line", "year", "max_score", "score", "ratio", "rank", "out_of", "flag"], unit.unit)
elif not mergers.is_empty:
    st.caption(findings.merged_units(mergers.rows))

st.subheader("Từng lĩnh vực qua các năm")
areas = ui.ask("area_ratios_by_year", **unit.filters)
years = areas.values("year")
if not years:
    st.info("Chưa có bảng điểm theo lĩnh vực của đơn vị này. Nạp bảng điểm ở trang **Nạp dữ liệu**.")
    ui.end_page()
ui.draw(area_heatmap, areas, title="Tỷ lệ đạt của từng lĩnh vực")
ui.details(areas, ["year", "area_code", "area", "max_score", "score", "deduction", "ratio"], unit.unit)

if len(years) >= 2:
    st.subheader("Điều gì làm nên thay đổi")
    with st.container(horizontal=True):
        later = ui.choose_year(years[1:], "den", "Đến năm")
        earlier = ui.choose_year([year for year in years if year < later], "tu", "Từ năm")
    changes = ui.ask("area_changes", **unit.filters, left_year=earlier, right_year=later)
    ui.verdict(changes)
    ui.draw(
        change_waterfall, changes, title="Điểm tăng, giảm theo lĩnh vực", left_year=earlier, right_year=later
    )
    ui.details(changes, ["area_code", "area", "previous_score", "score", "score_change"], unit.unit)
else:
    st.caption(f"Mới có bảng điểm năm {years[0]}: nạp thêm một năm để thấy điều gì làm nên thay đổi.")
