"""So sánh đơn vị: where a department stands among its like, here and in other provinces, area by area."""

import streamlit as st

from cchc import sentences, ui, words
from cchc.charts.ranking.profile import profile_dots
from cchc.charts.ranking.rank import rank_dots
from cchc.language import _

st.title(_("So sánh đơn vị"))

COLUMNS = [
    "peer",
    "place",
    "place_total",
    "ratio",
    "score",
    "max_score",
    "rank",
    "out_of",
    "class",
    "gap_to_median",
    "flag",
]
AREAS = ["peer", "area", "ratio", "deduction", "score", "max_score", "area_code", "source"]
VIEWS = {"hang": _("Xếp hạng"), "doi-chieu": _("Đối chiếu 2–5 đơn vị")}

with st.container(horizontal=True, vertical_alignment="bottom"):
    unit = ui.choose_unit("result", "assessment")
    year = ui.choose_year(ui.ask("unit_headline", **unit.filters).values("year"))
with st.container(horizontal=True, vertical_alignment="bottom"):
    asked, group = ui.choose_unit_group(unit, year)

peers = ui.ask("peers", **asked)
names = peers.values("peer")
own = peers.first["peer"]
if ui.breaks_a_rule(peers, ui.OF_PLACES):
    ui.show_verdict(peers)
    ui.details(
        peers,
        ["peer", "cohort", "max_score", "score", "ratio", "rank", "out_of", "class", "flag"],
        is_open=True,
    )
    ui.stop_page()
told = {"own": own, "name": "peer", "group": group, "what": _("năm {year}").format(year=year)}
ui.show_headline(
    ui.cached_from(sentences.rank_in_group, peers, **told), unit.called, _("năm {year}").format(year=year)
)
# A ranking without maxima knows no ratios: within it points are compared.
measure = _("Điểm đạt") if peers.first["is_by_score"] else _("Tỷ lệ đạt (%)")
ui.show_metrics(sentences.own_metrics(peers.first, "value", measure), peers)
ui.show_verdict(peers)
st.markdown(sentences.next_to(peers.first))
coverage = sentences.group_coverage(peers.first, _("Trong nhóm"), peers.first["group_size"])
st.caption(coverage, help=sentences.about_the_middle())

view = ui.choose_part("xem_don_vi", _("Cách xem"), VIEWS)
if view == "hang":
    bars = {"own": own, "name": "peer", "median": peers.first["median_value"]}
    title = _("{measure}, năm {year}").format(measure=measure, year=year)
    if peers.known("value") > 1:
        ui.draw_chart(rank_dots, peers, title=title, value="value", value_title=measure, **bars)
    columns = ui.columns_without_repeats(peers, COLUMNS, {"place": "rank", "place_total": "out_of"})
    ui.details(peers, [*columns, *ui.columns_with_values(peers, ["membership"])], unit.unit, is_open=True)

if view == "doi-chieu":
    options = dict(zip(peers.values("unit_id"), names, strict=True))
    depends_on = f"{unit.unit_id} {year} {group}"
    first = list(options)[:4]
    beside = ui.choose_many("doi_chieu_dv", _("Các đơn vị đối chiếu"), options, first, 5, depends_on)
    areas = ui.ask("unit_profiles", members=beside or [unit.unit_id], year=year)
    if areas.is_empty:
        ui.say_what_is_missing(_("Chưa có điểm của các đơn vị này. Nạp bảng điểm ở trang **Nạp dữ liệu**."))
    else:
        without = ui.cached_from(sentences.without_areas, areas)
        if without:
            st.caption(without)
        ways = {"ty-le": _("Tỷ lệ đạt"), "tru": _("Điểm trừ")}
        if ui.breaks_a_rule(areas, ui.OF_POINTS):
            del ways["tru"]
        lost = ui.choose_part("do_don_vi", _("Xem theo"), ways)
        value = {"value": "ratio", "value_title": words.heading("ratio")}
        value = {"value": "deduction", "value_title": words.heading("deduction")} if lost == "tru" else value
        ui.show_verdict(areas)
        title = _("{measure} theo lĩnh vực").format(measure=value["value_title"])
        ui.draw_chart(profile_dots, areas, title=title, own=own, name="peer", **value)
        ui.details(areas, AREAS, unit.unit)
