"""Chỉ số của tỉnh: all national indices of one province on one scale, each with its own year and coverage."""

import streamlit as st

from cchc import sentences, ui, words
from cchc.charts.ranking.province_indices import index_ladder, percentile_trend
from cchc.language import _

st.title(_("Chỉ số của tỉnh"))

COLUMNS = [
    "index_type",
    "year",
    "value",
    "rank",
    "out_of",
    "percentile",
    "units_with_figures",
    "provinces_total",
    "flag",
]

if ui.ask("index_years").is_empty:
    ui.say_it_comes_along(_("chỉ số của các tỉnh"))
with st.container(horizontal=True):
    province = ui.choose_province()
    every = ui.ask("province_indices", units=[province.province_id])
    index_type = ui.choose_index(every)
if index_type:
    ui.show_index_history(province, index_type)
    ui.stop_page()
newest = ui.ask("province_indices", units=[province.province_id], newest=True)
ui.show_headline(ui.cached_from(sentences.best_and_worst, newest, province=province.called))
st.caption(
    _(
        "Vị trí trên thang 100: 100 là đứng đầu, 0 là đứng cuối cả nước. Mỗi chỉ số có năm riêng, nên so vị trí, không so điểm."
    ),
    help=_(
        "Còn gọi là bách phân vị (công thức ở trang Cách tính). Theo hạng công bố nếu có; nếu không, theo điểm, khi có điểm của "
        "ít nhất 90 % số tỉnh."
    ),
)
ui.say_each_index(every, province)
with st.container(horizontal=True):
    for row in newest.some(len(newest.rows)):
        place = {"chi_so": row["index_type"], "nam": str(row["year"]), "cua_ta": words.slug(row["province"])}
        ui.page_link(
            "so_sanh",
            _("So với các tỉnh: {what}").format(what=words.label("index_type", row["index_type"])),
            **place,
        )
    weakest = {"chi_so": "PAR", "xem": "doi-chieu", "cua_ta": words.slug(province.name)}
    if "PAR" in newest.values("index_type"):
        ui.page_link("so_sanh", _("PAR INDEX yếu ở lĩnh vực nào?"), ":material/remove_circle:", **weakest)
    unsure = {"xem_gi": "chua-chac", "don_vi": province.province_id}
    ui.page_link("suc_khoe", _("Số nào chưa chắc?"), ":material/help_center:", **unsure)
ui.draw_chart(index_ladder, newest, title=_("Vị trí mới nhất của từng chỉ số"))
ui.details(newest, COLUMNS, province.called, is_open=True, name="moi-nhat")
st.subheader(_("Qua các năm"))
ui.draw_chart(percentile_trend, every, title=_("Vị trí của từng chỉ số qua các năm"))
ui.details(every, COLUMNS, province.called)
ui.show_disputed(ui.ask("readings", units=[province.province_id], disputed=True))

kin = ui.merged_with(province)
for other in kin:
    st.subheader(other.called)
    theirs = ui.ask("province_indices", units=[other.province_id], newest=True)
    if theirs.is_empty:
        st.caption(_("Chưa có chỉ số nào của tỉnh này."))
    else:
        ui.details(theirs, COLUMNS, other.called, is_open=True, name=other.province_id)
if kin:
    ui.page_link("sap_xep", _("Trước và sau sắp xếp: còn gì, so được gì"), ":material/merge:")
