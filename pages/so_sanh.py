"""So sánh tỉnh: where a province stands among its like by one national index, and what lies behind it."""

import streamlit as st

from cchc import sentences, ui, words
from cchc.charts.change.change import dumbbell
from cchc.charts.change.trend import index_trend
from cchc.charts.ranking.profile import profile_dots
from cchc.charts.ranking.province_map import province_tiles
from cchc.charts.ranking.rank import rank_dots
from cchc.language import _

st.title(_("So sánh tỉnh"))

COLUMNS = ["province", "year", "value", "rank", "out_of", "flag", "source"]
RANKING = ["province", "place", "value", "rank", "out_of", "percentile", "gap_to_median", "flag"]
AREAS = ["province", "year", "area_code", "area", "max_score", "score", "ratio", "rank", "out_of", "flag"]
INDICES = ["province", "index_type", "year", "value", "rank", "out_of", "percentile", "flag", "source"]
VIEWS = {
    "hang": _("Xếp hạng"),
    "ban-do": _("Bản đồ ô"),
    "duong": _("Qua các năm"),
    "hai-nam": _("Hai năm"),
    "doi-chieu": _("Đối chiếu 2–5 tỉnh"),
}
LINES = {"diem": _("Điểm"), "hang": _("Hạng công bố"), "bach-phan-vi": _("Vị trí trên thang 100")}
LINE_COLUMNS = {"diem": "value", "hang": "rank", "bach-phan-vi": "percentile"}

held = ui.ask("index_years")
if held.is_empty:
    ui.say_it_comes_along(_("chỉ số của các tỉnh"))
names = {code: words.label("index_type", code) for code in held.values("index_type")}
with st.container(horizontal=True, vertical_alignment="bottom"):
    index_type = ui.choose_one("chi_so", _("Chỉ số"), names, "PAR")
    known = ui.ask("province_indices", index_type=index_type, provinces=[ui.office_province()])
    years = ui.ask("index_years", index_type=index_type).values("year")
    year = ui.choose_year(years, best=known.values("year"))
    ranked = ui.ask("index_years", index_type=index_type, year=year).first
    own = ui.choose_own_province(index_type, year)
    group = ui.choose_province_group(own, index_type, year)

what = f"{names[index_type]} {year}"
# A province of before the mergers and its namesake of today are two: nothing joins their years.
era = ranked["geography"]
asked = {"index_type": index_type, "year": year, "own": own}
country = ui.ask("index_ranking", **asked)
ranking = ui.ask("index_ranking", **asked, members=group.members)
size = None if group.members is None else len(group.members)
told = {"own": own, "name": "province", "group": group.name, "what": what}
ui.show_headline(ui.cached_from(sentences.rank_in_group, ranking, **told))
if ranking.is_empty:
    st.info(_("Không tỉnh nào của nhóm có số liệu {what}. Chọn nhóm hoặc năm khác.").format(what=what))
    ui.stop_page()
if ranking.first["is_own"]:
    ui.show_metrics(sentences.own_metrics(ranking.first, "value", names[index_type]), ranking)
ui.show_verdict(ranking)
if ranking.first["is_own"]:
    st.markdown(sentences.next_to(ranking.first))
else:
    everywhen = ui.ask("province_indices", index_type=index_type, provinces=[own], geography=era)
    st.info(ui.cached_from(sentences.years_known, everywhen, own=own))
coverage = sentences.coverage(ranked, index_type, year)
if size is not None:
    st.caption(sentences.group_coverage(ranking.first, group.in_list, size))
in_country = sentences.group_coverage(country.first, _("Cả nước"), None)
st.caption(f"{coverage}. {in_country}", help=sentences.about_the_middle())
near = ranking.values("province")[:10]
ui.show_disputed(ui.ask("readings", index_type=index_type, provinces=near, years=[year], disputed=True))

view = ui.choose_part("xem", _("Cách xem"), VIEWS)
if view == "hang":
    median = ranking.first["median_value"]
    bars = {"name": "province", "value": "value", "value_title": _("Điểm chỉ số"), "median": median}
    count = words.number(ranking.first["units_with_value"], 0)
    title = _("{what}, {group} ({count} tỉnh có điểm)").format(what=what, group=group.name, count=count)
    if ranking.known("value") > 1:
        ui.draw_chart(rank_dots, ranking, title=title, own=own, **bars)
    columns = ui.columns_without_repeats(ranking, RANKING, {"place": "rank"})
    ui.details(ranking, [*columns, *ui.columns_with_values(ranking, ["membership"])], is_open=True)

if view == "ban-do":
    left, right = st.columns([3, 2], gap="large")
    with left:
        tint = ui.choose_part("to_mau", _("Tô màu theo"), {"diem": _("Điểm"), "hang": _("Hạng công bố")})
        value = "rank" if tint == "hang" else "value"
        tiles = {
            "era": era,
            "value": value,
            "value_title": LINES[tint],
            "own": own,
        }
        st.caption(_("Bấm vào một ô để chọn tỉnh đó."))
        ui.draw_to_choose("cua_ta", province_tiles, country, title=f"{what}, {LINES[tint].lower()}", **tiles)
    with right:
        ui.details(country, ["province", "value", "rank", "flag"], is_open=True, name="ca-nuoc")

if view == "duong":
    with st.container(horizontal=True):
        geography = ui.choose_geography(ranked["geography"])
        whose = {"provinces": near, "geography": "old"}
        if geography == "new":
            families = ui.ask("family_provinces", provinces=near[:3])
            whose = {"new_provinces": families.values("new_province")}
        lines = ui.ask("province_indices", index_type=index_type, **whose)
        most_known = "hang" if lines.known("rank") > lines.known("value") else "diem"
        # Points of before and after a change of rules are not one line; the place in the country is.
        if lines.known("percentile") and ui.breaks_a_rule(lines, ui.OF_VALUES):
            most_known = "bach-phan-vi"
        measure = ui.choose_part("do", _("Xem theo"), LINES, most_known, depends_on=most_known)
    if moved := ui.cached_from(sentences.place_over_years, lines, own=own):
        st.markdown(moved)
    ui.show_verdict(lines)
    if geography == "old" and len(near) < len(ranking.rows):
        st.caption(_("Vẽ tỉnh của bạn và các tỉnh đầu nhóm, tối đa 10 đường; bảng xếp hạng có đủ nhóm."))
    breaks = ui.ask("index_breaks", index_type=index_type)
    title = _("{index} qua các năm: {measure}").format(
        index=names[index_type], measure=LINES[measure].lower()
    )
    shown = {"value": LINE_COLUMNS[measure], "value_title": LINES[measure]}
    if geography == "new":
        st.caption(
            _(
                "Tỉnh của bạn và hai tỉnh đầu nhóm theo địa giới mới. "
                "Mỗi tỉnh cũ một dòng riêng cạnh tỉnh mới: không cộng, không lấy trung bình."
            )
        )
        mine = [
            row["line"]
            for row in lines.some(len(lines.rows))
            if row["province"] == own and row["era"] != "old"
        ]
        ui.draw_chart(
            index_trend, lines, breaks, title=title, name="line", own=next(iter(mine), own), **shown
        )
        ui.details(
            lines, ["new_province", "line", "year", "value", "rank_in_era", "percentile", "flag", "source"]
        )
    else:
        ui.draw_chart(index_trend, lines, breaks, title=title, own=own, **shown)
        ui.details(lines, INDICES)

if view == "hai-nam":
    whose = {"provinces": ranking.values("province"), "geography": era}
    pairs = ui.ask("province_indices", index_type=index_type, **whose)
    earlier = [other for other in pairs.values("year") if other < year]
    if not earlier:
        st.info(_("Chưa có năm nào trước {year} để so.").format(year=year))
        ui.stop_page()
    before = ui.choose_year(sorted(earlier), "tu", _("So với năm"))
    pair = ui.ask("province_indices", index_type=index_type, **whose, years=[before, year])
    # Values are not compared across a year in which the index changed its rules: places in the country are.
    by_value = not ui.breaks_a_rule(pair, ui.OF_VALUES)
    sides = {"left_year": before, "right_year": year, "name": "line"}
    sides |= {"value": "value" if by_value else "percentile"}
    if ui.show_verdict(pair):
        ui.draw_chart(
            dumbbell,
            pair,
            title=_("{index} năm {left} và {right}").format(index=names[index_type], left=before, right=year),
            own=own,
            **sides,
            value_title=_("Điểm chỉ số") if by_value else _("Vị trí trên thang 100"),
        )
    ui.details(pair, COLUMNS)

if view == "doi-chieu":
    some = {words.slug(name): name for name in [own, *country.values("province")]}
    first = [words.slug(name) for name in near[:3]]
    depends_on = f"{own} {year} {group.name}"
    beside = ui.choose_many("doi_chieu", _("Các tỉnh đối chiếu"), some, first, 5, depends_on)
    chosen = [some[slug] for slug in beside] or [own]
    indices = ui.ask("province_indices", provinces=chosen, until=year, newest=True)
    scale = {
        "name": "province",
        "part": "index_type",
        "value": "percentile",
        "value_title": _("Vị trí trên thang 100"),
    }
    ui.draw_chart(
        profile_dots, indices, title=_("Các chỉ số trên một thang: 100 là đứng đầu cả nước"), own=own, **scale
    )
    ui.details(indices, INDICES)
    parts = ui.ask("province_areas", provinces=chosen, year=year, index_type=index_type)
    if index_type != "PAR" and not parts.is_empty:
        title = _("{what} theo từng phần").format(what=what)
        in_points = {"value": "score", "value_title": _("Điểm"), "own": own, "name": "province"}
        ui.draw_chart(profile_dots, parts, title=title, **in_points)
        ui.details(parts, AREAS, name="tung-phan")
    areas = ui.ask("province_areas", provinces=chosen, year=year)
    if areas.is_empty:
        st.info(_("Chưa có điểm từng lĩnh vực PAR INDEX {year} của các tỉnh này.").format(year=year))
    else:
        without = [name for name in chosen if name not in areas.values("province")]
        if without:
            st.caption(
                _(
                    "Chưa có điểm từng lĩnh vực PAR INDEX {year}: {names}; vị trí cả chỉ số ở hình trên."
                ).format(year=year, names=words.literal(", ".join(without)))
            )
        ui.draw_chart(
            profile_dots,
            areas,
            title=_("PAR INDEX {year} theo lĩnh vực").format(year=year),
            own=own,
            name="province",
        )
        ui.details(areas, AREAS)
