"""So sánh: provinces by the national indices, and units of one kind within a province."""

import streamlit as st

from cchc import findings, ui, words
from cchc.charts.change import dumbbell
from cchc.charts.province_map import province_tiles
from cchc.charts.rank import rank_bars, rank_bump
from cchc.charts.trend import index_trend

st.title("So sánh")

FIRST = ["Long An", "Tây Ninh", "Bà Rịa - Vũng Tàu", "Quảng Ngãi"]
COLUMNS = ["province", "year", "value", "rank", "out_of", "flag", "source"]
VIEWS = {"duong": "Qua các năm", "hang": "Xếp hạng", "ban-do": "Bản đồ ô", "hai-nam": "Hai năm"}
kind = ui.choose_part("loai", "So sánh", {"tinh": "Các tỉnh, thành phố", "so": "Các sở, ban, ngành"})

if kind == "tinh":
    held = ui.ask("index_years")
    if held.is_empty:
        ui.say_nothing_is_here("chỉ số của các tỉnh")
    names = {code: words.label("index_type", code) for code in held.values("index_type")}
    with st.container(horizontal=True):
        index_type = ui.choose_one("chi_so", "Chỉ số", names, "PAPI")
        year = ui.choose_year(ui.ask("index_years", index_type=index_type).values("year"))
    everyone = ui.ask("province_index", index_type=index_type)
    provinces = ui.choose_provinces(everyone.values("province"), FIRST)

    chosen = ui.ask("province_index", index_type=index_type, provinces=provinces)
    coverage = ui.ask("index_years", index_type=index_type, year=year).first
    ui.finding(findings.provinces(chosen.rows, index_type, year))
    st.caption(findings.coverage(coverage, index_type, year) + ". " + findings.middle(coverage))

    in_year = ui.ask("index_ranking", index_type=index_type, year=year, pinned=provinces)
    view = ui.choose_part("xem", "Cách xem", VIEWS)
    title = f"{names[index_type]} năm {year}"
    if view == "duong":
        breaks = ui.ask("index_breaks", index_type=index_type)
        ui.verdict(chosen)
        ui.draw(index_trend, chosen, breaks, title=f"{names[index_type]} qua các năm")
        ui.details(chosen, COLUMNS)
    if view == "hang":
        ui.verdict(chosen)
        ui.draw(rank_bump, chosen, title="Thứ hạng qua các năm", name="province")
        st.subheader(f"Xếp hạng {title}, các tỉnh đã chọn ở trên cùng")
        ui.details(in_year, COLUMNS, is_open=True)
    if view == "ban-do":
        ui.verdict(in_year)
        left, right = st.columns([2, 3], gap="large")
        with left:
            ui.draw(province_tiles, in_year, title=title, era="new" if year >= 2025 else "old")
        with right:
            ui.details(in_year, ["province", "value", "rank", "flag"], is_open=True)
    if view == "hai-nam":
        known = [other for other in chosen.values("year") if other < year]
        before = ui.choose_year(known or [year], "tu", "So với năm")
        pair = ui.ask("province_index", index_type=index_type, provinces=provinces, years=[before, year])
        ui.verdict(pair)
        sides = {"left_year": before, "right_year": year, "name": "province", "value": "value"}
        ui.draw(dumbbell, pair, title=f"{before} và {year}", **sides, value_title="Điểm chỉ số")
        ui.details(pair, COLUMNS)
else:
    with st.container(horizontal=True):
        unit = ui.choose_unit("result")
        year = ui.choose_year(ui.ask("unit_headline", **unit.filters).values("year"))
    peers = ui.ask("peers", **unit.filters, year=year)
    ui.finding(findings.standing(ui.ask("unit_headline", **unit.filters, year=year).first))
    st.caption(findings.peer_coverage(peers.first))
    ui.verdict(peers)
    ui.draw(
        rank_bars,
        peers,
        title=f"Tỷ lệ đạt năm {year}, {unit.province}",
        own=unit.unit,
        median=peers.first["median_ratio"],
    )
    ui.details(peers, ["unit", "max_score", "score", "ratio", "rank", "out_of", "class", "flag"], unit.unit)
