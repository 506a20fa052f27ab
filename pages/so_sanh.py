"""So sánh: provinces by the national indices, and units of one kind within a province."""

import streamlit as st

from cchc import findings, ui, words
from cchc.charts.change import dumbbell
from cchc.charts.province_map import province_tiles
from cchc.charts.rank import rank_bars, rank_bump
from cchc.charts.trend import index_trend

st.title("So sánh")

kind = ui.choose_part("loai", "So sánh", {"tinh": "Các tỉnh, thành phố", "so": "Các sở, ban, ngành"})

if kind == "tinh":
    with st.container(horizontal=True):
        held = ui.ask("index_years")
        if held.is_empty:
            ui.say_nothing_is_here("chỉ số của các tỉnh")
        index_type = ui.choose_one(
            "chi_so",
            "Chỉ số",
            {code: words.label("index_type", code) for code in held.values("index_type")},
            "PAPI",
        )
        of_index = ui.ask("index_years", index_type=index_type)
        year = ui.choose_year(of_index.values("year"))
        everyone = ui.ask("province_index", index_type=index_type)
        provinces = ui.choose_provinces(
            everyone.values("province"), ["Long An", "Tây Ninh", "Bà Rịa - Vũng Tàu", "Quảng Ngãi"]
        )
    chosen = ui.ask("province_index", index_type=index_type, provinces=provinces)
    ui.finding(findings.provinces(chosen.rows, index_type, year))
    ui.verdict(
        index_type,
        findings.coverage(ui.ask("index_years", index_type=index_type, year=year).first, index_type, year),
    )
    VIEWS = {"duong": "Qua các năm", "hang": "Xếp hạng", "ban-do": "Bản đồ ô", "hai-nam": "Hai năm"}
    view = ui.choose_part("xem", "Cách xem", VIEWS)
    in_year = ui.ask("province_index", index_type=index_type, years=[year])
    if view == "duong":
        ui.draw(
            index_trend,
            chosen,
            ui.ask("index_breaks", index_type=index_type),
            title=f"{words.label('index_type', index_type)} qua các năm",
        )
        ui.details(chosen, ["province", "year", "value", "rank", "out_of", "flag", "source"])
    if view == "hang":
        ui.draw(rank_bump, chosen, title="Thứ hạng qua các năm", name="province")
        ui.details(in_year, ["province", "year", "value", "rank", "out_of", "flag", "source"])
    if view == "ban-do":
        ui.draw(
            province_tiles,
            in_year,
            title=f"{words.label('index_type', index_type)} năm {year}",
            era="new" if year >= 2025 else "old",
        )
        ui.details(in_year, ["province", "year", "value", "rank", "out_of", "flag", "source"])
    if view == "hai-nam":
        before = ui.choose_year(
            [known for known in chosen.values("year") if known < year] or [year], "tu", "So với năm"
        )
        pair = ui.ask("province_index", index_type=index_type, provinces=provinces, years=[before, year])
        ui.draw(
            dumbbell,
            pair,
            title=f"{before} và {year}",
            left_year=before,
            right_year=year,
            name="province",
            value="value",
            value_title="Điểm chỉ số",
        )
        ui.details(pair, ["province", "year", "value", "rank", "out_of", "flag", "source"])
else:
    with st.container(horizontal=True):
        unit = ui.choose_unit("result")
        lists = ui.ask("unit_headline", **unit.filters)
        year = ui.choose_year(lists.values("year"))
    peers = ui.ask("peers", **unit.filters, year=year)
    ui.finding(findings.standing(ui.ask("unit_headline", **unit.filters, year=year).first))
    st.caption(findings.peer_coverage(peers.first))
    ui.draw(
        rank_bars,
        peers,
        title=f"Tỷ lệ đạt năm {year}, {unit.province}",
        own=unit.unit,
        median=peers.first["median_ratio"],
    )
    ui.details(peers, ["unit", "max_score", "score", "ratio", "rank", "out_of", "class", "flag"], unit.unit)
