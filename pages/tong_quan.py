"""Tổng quan: where the unit stands, what needs attention, dossiers and tasks now."""

import streamlit as st

from cchc import findings, ui, words
from cchc.charts.deduction import deduction_bars
from cchc.language import _

st.title("Tổng quan")

with st.container(horizontal=True):
    unit = ui.choose_unit("result", "assessment")
    standings = ui.ask("unit_headline", **unit.filters)
    year = ui.choose_year(standings.values("year"))

headline = ui.ask("unit_headline", **unit.filters, year=year)
now = headline.first
ui.finding(findings.standing(now))

ui.measures(
    [
        (
            "Điểm đạt",
            words.number(now["score"]),
            words.change(now["score_change"]),
            "Trên tổng điểm tối đa của bộ chỉ số",
        ),
        (
            "Xếp hạng",
            words.rank(now["rank"], now["out_of"]),
            words.change(now["rank_change"], 0, "bậc"),
            "Hạng nhỏ hơn là tốt hơn",
        ),
        ("Xếp loại", words.literal(now["class"]), None, "Theo quyết định công bố"),
        ("Điểm trừ", words.number(now["deduction"]), None, "Điểm tối đa − điểm đạt"),
        (
            f"So với chỉ tiêu {now['target_year'] or ''}".strip(),
            words.signed(now["distance_to_target"]),
            None,
            "Điểm đạt − chỉ tiêu",
        ),
    ]
)

if now["previous_year"]:
    ui.verdict(headline, years=[now["previous_year"], year])

left, right = st.columns([3, 2], gap="large")
lost = ui.ask("deductions_by_area", **unit.filters, year=year)
with left:
    if lost.is_empty:
        st.info("Năm này chưa có điểm theo lĩnh vực. Nạp bảng điểm của đơn vị để thấy mất điểm ở đâu.")
    else:
        ui.draw(deduction_bars, lost, title=f"Điểm trừ theo lĩnh vực, năm {year}")
        ui.details(lost, ["area_code", "area", "max_score", "score", "deduction", "ratio"], unit.unit)
        question = _("Lấy lại điểm ở đâu thì đạt mục tiêu?")
        ui.link("kich_ban", question, ":material/tune:", don_vi=unit.unit_id, nam=str(year))

with right:
    st.subheader("Ba việc cần chú ý")
    attention = ui.ask("attention", **unit.filters, year=year)
    for item in attention.some(3):
        st.warning(findings.attention(item), icon=":material/priority_high:")
        ui.link(item["page"], don_vi=unit.unit_id)
    if attention.is_empty:
        st.success("Không có việc nào vượt ngưỡng cảnh báo.", icon=":material/check:")

st.subheader("Hồ sơ và nhiệm vụ kỳ gần nhất")
dossiers = ui.ask("dossiers_by_period", **unit.filters)
tasks = ui.ask("tasks_by_period", **unit.filters)
for item in dossiers.some(-1):
    st.markdown(f"- Hồ sơ TTHC, {findings.dossiers(item)}")
for item in tasks.some(-2):
    st.markdown(f"- Nhiệm vụ, {findings.tasks(item)}")
if dossiers.is_empty and tasks.is_empty:
    st.caption("Chưa có số liệu hồ sơ và nhiệm vụ của đơn vị này.")
ui.sources(headline)
