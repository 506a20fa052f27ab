"""Sắp xếp đơn vị: what became of a province and its departments in 2025, what is held of each, what cannot be compared."""

import streamlit as st

from cchc import sentences, ui, words
from cchc.charts.change.trend import index_trend
from cchc.language import _

st.title(_("Sắp xếp đơn vị"))

families = ui.ask("family_provinces")
if families.is_empty:
    ui.say_it_comes_along(_("danh mục tỉnh"))
place = ui.choose_family_province(families)
family = ui.ask("family_provinces", new_province=place["new_province"])
ui.show_headline(ui.cached_from(sentences.became_sentence, family, place=place))
st.markdown(ui.cached_from(sentences.comparable_across_merger, family))
ui.details(family, ["line", "figures", "scored_units"], is_open=True)

st.subheader(_("Chỉ số của từng tỉnh, trước và sau"))
held = ui.ask("province_indices", new_provinces=[place["new_province"]])
if held.is_empty:
    ui.say_what_is_missing(_("Chưa có chỉ số nào của các tỉnh này. Vào trang **Nạp dữ liệu** để nạp."))
else:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = {code: words.label("index_type", code) for code in held.values("index_type")}
        index_type = ui.choose_one("chi_so", _("Chỉ số"), names, "PAR")
        measure = ui.choose_part("do_tinh", _("Xem theo"), {"value": _("Điểm"), "rank": _("Xếp hạng")})
    lines = ui.ask("province_indices", new_provinces=[place["new_province"]], index_type=index_type)
    ui.show_verdict(lines)
    ui.draw_chart(
        index_trend,
        lines,
        ui.ask("index_breaks", index_type=index_type),
        title=_("{index} của các tỉnh hợp thành {name}").format(
            index=names[index_type], name=place["new_province"]
        ),
        name="line",
        value=measure,
        value_title=words.heading("rank") if measure == "rank" else _("Điểm chỉ số"),
    )
    ui.details(lines, ["line", "year", "value", "rank_in_era", "flag", "source"])

st.subheader(_("Sở, ban, ngành hợp nhất năm 2025"))
ui.details(ui.ask("unit_successors"), ["old_name", "new_name", "merged_on"], is_open=True)
st.caption(_("Số của một sở cạnh số của các sở hợp thành: trang **Xu hướng** của sở ấy."))
