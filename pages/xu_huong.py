"""Xu hướng: score, ratio and rank over the years; what made the change."""

import streamlit as st

from cchc import sentences, ui, words
from cchc.charts.change.area import area_heatmap
from cchc.charts.change.rebased import rebased_trend
from cchc.charts.change.score_change import change_causes, change_waterfall
from cchc.charts.change.trend import index_trend, score_trend
from cchc.language import _

st.title(_("Xu hướng"))

# What a new choice takes away with it.
BELOW: dict[str, dict[str, str]] = {"linh_vuc": {"tieu_chi": _("Tiêu chí")}, "tieu_chi": {}}
MEASURES = {"ty-le": _("Tỷ lệ đạt"), "diem": _("Điểm"), "hang": _("Xếp hạng")}
COLUMNS = {"ty-le": "ratio", "diem": "score", "hang": "rank"}
VIEWS = {
    "tong": _("Cả đơn vị"),
    "linh-vuc": _("Từng lĩnh vực"),
    "thay-doi": _("Điều gì thay đổi"),
    "chung": _("Phần tiêu chí chung"),
}
KIN = {"hop-nhat": _("Các đơn vị hợp nhất")}

with st.container(horizontal=True, vertical_alignment="bottom"):
    unit = ui.choose_unit("result", "assessment")
    totals = ui.ask("total_scores", units=[unit.unit], provinces=[unit.province], unit_ids=[unit.unit_id])
    most_known = "hang" if totals.known("rank") > totals.known("ratio") else "ty-le"
    family = ui.ask("unit_kin", family_of=unit.unit_id)
    kin = ui.ask("family_totals", family_of=unit.unit_id, provinces=family.values("province"))
    views = VIEWS | KIN if len(kin.values("unit_id")) > 1 else VIEWS
    # A link that names two years, of before there were views, is about what changed between them.
    first = "thay-doi" if ui.is_asked("tu", "den", "cach") else "tong"
    view = ui.choose_part("xem", _("Cách xem"), views, first, depends_on=first)
    if view in ("tong", "hop-nhat"):
        measure = ui.choose_part("do", _("Xem theo"), MEASURES, most_known)
mergers = ui.ask("unit_successors", unit=unit.unit)

areas = ui.ask("area_ratios_by_year", **unit.filters)
years = areas.values("year")
trend = ui.cached_from(sentences.trend, totals, until=int(ui.vietnam_today()[:4]))
answer = st.container()  # of the view; of two years it depends on which are chosen below
if view == "hop-nhat" and not mergers.is_empty:
    with answer:
        ui.show_headline(ui.cached_from(sentences.merged_units, mergers), unit.called)
elif view not in ("thay-doi", "chung") or len(years) < 2:
    with answer:
        ui.show_headline(trend, unit.called)
if view == "tong":
    ui.show_verdict(totals)
    title = _("{measure} qua các năm").format(measure=MEASURES[measure])
    ui.draw_chart(score_trend, totals, title=title, value=COLUMNS[measure])
    columns = ["year", "score", "max_score", "ratio", "rank", "out_of", "class", "framework", "flag"]
    ui.details(totals, columns, unit.unit)
    if not mergers.is_empty:
        st.caption(ui.cached_from(sentences.merged_units, mergers))
    ui.other_documents(ui.ask("total_readings", **unit.filters))
    ui.stop_page()

if view == "hop-nhat":
    ui.show_verdict(kin)
    seen = "rank" if measure == "hang" else "ratio"
    title = _("{measure} của từng đơn vị, không cộng, không lấy trung bình").format(
        measure=words.heading(seen)
    )
    breaks = ui.ask("index_breaks", index_type="CCHC")
    sides = {"name": "line", "own": kin.first["line"], "value": seen, "value_title": words.heading(seen)}
    ui.draw_chart(index_trend, kin, breaks, title=title, **sides)
    ui.details(kin, ["line", "year", "max_score", "score", "ratio", "rank", "out_of", "flag"], unit.unit)
    ui.stop_page()

if not years:
    ui.say_what_is_missing(
        _("Chưa có bảng điểm theo lĩnh vực của đơn vị này. Nạp bảng điểm ở trang **Nạp dữ liệu**.")
    )
    ui.stop_page()
if view == "linh-vuc":
    ui.show_verdict(areas)
    ui.draw_chart(area_heatmap, areas, title=_("Tỷ lệ đạt của từng lĩnh vực qua các năm"))
    ui.details(areas, ["year", "area", "ratio", "deduction", "score", "max_score", "area_code"], unit.unit)
    ui.stop_page()

if len(years) < 2:
    st.caption(
        _("Mới có bảng điểm năm {year}: nạp thêm một năm để thấy điều gì làm nên thay đổi.").format(
            year=years[0]
        )
    )
    ui.stop_page()

with st.container(horizontal=True, vertical_alignment="bottom"):
    later = ui.choose_year(years[1:], "den", _("Đến năm"))
    # What is common to all years tells most over many of them.
    widest = years[:1] if view == "chung" else ()
    earlier = ui.choose_year([year for year in years if year < later], "tu", _("Từ năm"), widest)
    span = {**unit.filters, "left_year": earlier, "right_year": later}
    if view == "thay-doi":
        changes = whole = ui.ask("score_changes", **span)
        opened = ""
        for name, label in {"linh_vuc": _("Lĩnh vực"), "tieu_chi": _("Tiêu chí")}.items():
            part = ui.choose_below(name, label, changes, below=BELOW[name])
            if not part:
                break
            opened = ui.name_of_part(changes, part)
            changes = ui.ask("score_changes", **span, parent=part)
        ways = {"bac": _("Từng bước"), "nguyen-nhan": _("Nguyên nhân")}
        way = ui.choose_part("cach", _("Cách vẽ"), ways)
if view == "thay-doi" and not ui.show_verdict(whole):
    with answer:
        ui.show_headline(trend, unit.called)
elif view == "thay-doi":
    span_of_part = {"left_year": earlier, "right_year": later, "part": opened}
    with answer:
        ui.show_headline(ui.cached_from(sentences.score_change, changes, **span_of_part), unit.called)
    in_points = changes.is_empty or changes.first["change_unit"] == "points"
    title = (
        _("Điểm tăng, giảm ở đâu, {left}–{right}")
        if in_points
        else _("Tỷ lệ đạt tăng, giảm ở đâu, {left}–{right}")
    )
    title = title.format(left=earlier, right=later)
    title = f"{title}: {opened}" if opened else title
    if way == "bac":
        ui.draw_chart(change_waterfall, changes, title=title, left_year=earlier, right_year=later)
    else:
        ui.draw_chart(change_causes, changes, title=title)
    ui.details(
        changes,
        [
            "code",
            "title",
            "part_change",
            "change_unit",
            "previous_score",
            "score",
            "relation",
            "level",
            "previous_code",
            "rule_change",
            "won_back",
            "newly_lost",
            "lost_again",
            "other_change",
        ],
        unit.unit,
    )

if view == "chung":
    rebased = ui.ask("rebased_scores", **span)
    is_told = rebased.known("rebased_ratio") > 1
    with answer:
        ui.show_headline(ui.cached_from(sentences.rebased, rebased) if is_told else trend, unit.called)
    if not is_told:
        st.caption(_("Các năm này không có tiêu chí chung đủ điểm để tính lại."))
        ui.stop_page()
    ui.show_verdict(rebased)
    ui.draw_chart(
        rebased_trend,
        rebased,
        title=_("Tỷ lệ đạt tính lại và đã công bố, {left}–{right}").format(left=earlier, right=later),
    )
    ui.details(
        rebased,
        [
            "year",
            "framework",
            "ratio",
            "rebased_ratio",
            "common_share",
            "common_count",
            "criteria_count",
            "common_max_score",
            "common_score",
        ],
        unit.unit,
    )
    st.caption(_("Tính lại bằng phần mềm, không phải số công bố."))
