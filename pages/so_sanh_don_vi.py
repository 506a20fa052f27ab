"""So sánh đơn vị: where a department stands among its like, here and in other provinces, area by area."""

import streamlit as st

from cchc import findings, ui, words
from cchc.charts.profile import profile_dots
from cchc.charts.rank import rank_bars
from cchc.language import _

st.title(_("So sánh đơn vị"))

COLUMNS = ["peer", "place", "max_score", "score", "ratio", "rank", "out_of", "class", "gap_to_median", "flag"]
AREAS = ["peer", "area_code", "area", "max_score", "score", "deduction", "ratio", "source"]
VIEWS = {"hang": _("Xếp hạng"), "doi-chieu": _("Đối chiếu 2–5 đơn vị")}

with st.container(horizontal=True, vertical_alignment="bottom"):
    unit = ui.choose_unit("result", "assessment")
    year = ui.choose_year(ui.ask("unit_headline", **unit.filters).values("year"))
with st.container(horizontal=True, vertical_alignment="bottom"):
    asked, group = ui.choose_unit_group(unit, year)

peers = ui.ask("peers", **asked)
names = peers.values("peer")
own = peers.first["peer"]
told = {"own": own, "name": "peer", "group": group, "what": _("năm {year}").format(year=year)}
ui.finding(ui.derived(findings.group_standing, peers, **told), unit.called, _("năm {year}").format(year=year))
ui.verdict(peers)
ui.measures(findings.own_measures(peers.first, "ratio", _("Tỷ lệ đạt (%)")), peers)
st.markdown(findings.next_to(peers.first))
is_whole_list = not {"members", "kind_only"} & asked.keys()
listed = peers.first["out_of"] if is_whole_list else None
st.caption(findings.group_coverage(peers.first, _("Trong nhóm"), listed))

view = ui.choose_part("xem_don_vi", _("Cách xem"), VIEWS)
if view == "hang":
    bars = {"own": own, "name": "peer", "median": peers.first["median_value"]}
    ui.draw(rank_bars, peers, title=_("Tỷ lệ đạt năm {year}").format(year=year), **bars)
    ui.details(peers, [*COLUMNS, *ui.filled(peers, ["membership"])], unit.unit, is_open=True)

if view == "doi-chieu":
    options = dict(zip(peers.values("unit_id"), names, strict=True))
    depends_on = f"{unit.unit_id} {year} {group}"
    first = list(options)[:4]
    beside = ui.choose_many("doi_chieu_dv", _("Các đơn vị đối chiếu"), options, first, 5, depends_on)
    areas = ui.ask("unit_profiles", members=beside or [unit.unit_id], year=year)
    if areas.is_empty:
        ui.say_what_is_missing(
            _("Chưa có điểm từng lĩnh vực của các đơn vị này. Nạp bảng điểm ở trang **Nạp dữ liệu**.")
        )
    else:
        lost = ui.choose_part("do_don_vi", _("Xem theo"), {"ty-le": _("Tỷ lệ đạt"), "tru": _("Điểm trừ")})
        value = {"value": "ratio", "value_title": words.heading("ratio")}
        value = {"value": "deduction", "value_title": words.heading("deduction")} if lost == "tru" else value
        ui.verdict(areas)
        title = _("{measure} theo lĩnh vực").format(measure=value["value_title"])
        ui.draw(profile_dots, areas, title=title, own=own, name="peer", **value)
        ui.details(areas, AREAS, unit.unit)
