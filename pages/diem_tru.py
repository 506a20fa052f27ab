"""Điểm trừ: where points were lost, down to the criterion, and what is done about it."""

import streamlit as st

from cchc import findings, ui, words
from cchc.charts.appraisal import self_against_appraised
from cchc.charts.area import area_heatmap
from cchc.charts.deduction import deduction_pareto, deduction_waterfall

st.title("Điểm trừ")

with st.container(horizontal=True):
    unit = ui.choose_unit("assessment")
    scored = ui.ask("area_ratios_by_year", **unit.filters)
    year = ui.choose_year(scored.values("year"))

lost = ui.ask("deductions_by_area", **unit.filters, year=year)
total = ui.ask("unit_headline", **unit.filters, year=year).first
ui.finding(findings.lost_points(lost.rows))
ui.measures(
    [
        ("Điểm đạt", words.number(total["score"]), None, "Điểm thẩm định cuối cùng"),
        ("Điểm trừ", words.number(total["deduction"]), None, "Điểm tối đa − điểm đạt"),
        (
            "Xếp hạng",
            words.rank(total["rank"], total["out_of"]),
            words.change(total["rank_change"], 0, "bậc"),
            "Theo quyết định công bố",
        ),
        ("Xếp loại", words.literal(total["class"]), None, "Theo quyết định công bố"),
    ]
)

VIEWS = {
    "thac": "Từ tối đa đến điểm đạt",
    "pareto": "Mất ở đâu nhiều nhất",
    "nam": "Qua các năm",
    "tu-cham": "Tự chấm và thẩm định",
}
view = ui.choose_part("xem", "Cách xem", VIEWS)
if view == "thac":
    ui.draw(deduction_waterfall, lost, title=f"Điểm mất theo lĩnh vực, năm {year}")
if view == "pareto":
    ui.draw(deduction_pareto, lost, title=f"Bao nhiêu lĩnh vực chiếm 80 % điểm mất, năm {year}")
if view == "nam":
    ui.draw(area_heatmap, scored, title="Tỷ lệ đạt theo lĩnh vực qua các năm")
if view == "tu-cham":
    ui.draw(
        self_against_appraised,
        ui.ask("deductions_by_criterion", **unit.filters, year=year),
        title=f"Tự đánh giá và thẩm định, năm {year}",
    )
ui.details(
    lost, ["area_code", "area", "max_score", "self_score", "score", "deduction", "ratio", "share"], unit.unit
)

st.subheader("Tiêu chí, tiêu chí thành phần")
criteria = ui.ask("deductions_by_criterion", **unit.filters, year=year)
if criteria.is_empty:
    st.caption("Bảng điểm đã nạp chỉ có đến lĩnh vực: nạp bảng chấm đầy đủ để thấy từng tiêu chí.")
else:
    ui.details(
        criteria,
        ["code", "title", "level", "max_score", "self_score", "score", "deduction", "reason"],
        unit.unit,
        is_open=True,
    )

st.subheader("Tồn tại, hạn chế và giải pháp")
remedies = ui.ask("limitations", **unit.filters, year=year)
if remedies.is_empty:
    st.caption("Chưa có tồn tại, hạn chế nào được ghi cho năm này.")
else:
    ui.details(remedies, ["area", "limitation", "remedy"], unit.unit, is_open=True)
