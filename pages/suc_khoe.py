"""Sức khỏe dữ liệu: what is held for whom and when, how fresh, how much of the country, and whether it is sound."""

import streamlit as st

from cchc import sentences, ui, words
from cchc.charts.ranking.coverage import coverage_tiles
from cchc.language import _

PERIODS = ["result_period", "assessment_period", "dossiers_period", "tasks_period"]
PERIODS += ["index_period", "index_766_period", "targets_period", "measures_period"]
VIEWS = {
    "don-vi": _("Đơn vị nào có gì"),
    "ky": _("Từng kỳ của đơn vị"),
    "chua-chac": _("Số chưa chắc"),
    "chi-so": _("Độ phủ các chỉ số"),
    "kiem-tra": _("Kiểm tra"),
}

st.title(_("Sức khỏe dữ liệu"))

with st.container(horizontal=True, vertical_alignment="bottom"):
    unit = ui.choose_unit()
    view = ui.choose_part("xem_gi", _("Xem"), VIEWS)
day = ui.vietnam_today()
units = ui.ask("units_held", **unit.of_province, as_of=day)
checks = ui.check_results()
headline, told = st.container(), units
ui.warn_of_old_backup()

if view == "don-vi":
    st.caption(
        _(
            "Kỳ mới nhất của từng loại số liệu. Bấm vào một ô để nạp tiếp loại ấy cho đơn vị ấy. "
            "Số liệu cũ: theo quy tắc ở trang Cách tính."
        )
    )
    ended = ["ended_on"] if units.known("ended_on") else []
    columns = ["unit", *PERIODS, "old_topics", "period_count", *ended]
    told = ui.details(units, columns, unit.province, is_open=True, links=ui.links_of_units)
    st.subheader(_("Nạp tiếp cho {unit}").format(unit=words.literal(unit.unit)))
    with st.container(horizontal=True):
        ui.offer_uploads(unit, ui.ask("units_held", **unit.filters, as_of=day))

if view == "ky":
    periods = ui.ask("held_periods", **unit.filters)
    columns = ["topic", "period", "rows", "file_name", "published_by", "published_at"]
    st.caption(_("Bấm vào một kỳ để nạp lại số liệu của kỳ ấy."))
    ui.details(periods, columns, unit.unit, is_open=True, links=ui.links_of_periods)

if view == "chua-chac":
    ui.show_uncertain(unit)

if view == "chi-so":
    years = ui.ask("index_years")
    if years.is_empty:
        ui.say_what_is_missing(_("Chưa có chỉ số nào của các tỉnh. Nạp ở trang **Nạp dữ liệu**."))
    else:
        ui.draw_chart(coverage_tiles, years, title=_("Có số liệu của bao nhiêu tỉnh, theo chỉ số và năm"))
        ui.details(
            years, ["index_type", "year", "provinces_with_figure", "provinces_total", "coverage_share"]
        )

if view == "kiem-tra":
    st.subheader(_("Toàn vẹn dữ liệu"))
    ui.show_checks()
    st.subheader(_("Số liệu hồ sơ chưa khớp"))
    warnings = ui.ask("dossier_warnings", **unit.filters)
    if warnings.is_empty and ui.ask("dossier_periods", **unit.filters).is_empty:
        st.caption(_("{unit} chưa có số liệu hồ sơ để kiểm tra.").format(unit=words.literal(unit.unit)))
    elif warnings.is_empty:
        st.success(_("Số liệu hồ sơ của {unit} khớp với nhau.").format(unit=words.literal(unit.unit)))
    else:
        shown = ["period", "identity", "stated_count", "added_count"]
        ui.details(warnings, shown, unit.unit, is_open=True, links=ui.links_of_warnings)

with st.container(horizontal=True):
    ui.page_link("nap_du_lieu", _("Nạp, xem các lần nạp"), ":material/upload_file:")
    ui.page_link("cach_tinh", _("Khi nào là số liệu cũ"), ":material/rule:", muc="canh-bao")
with headline:
    if view == "chua-chac":
        ui.show_headline(ui.uncertain_sentence(unit))
    else:
        ui.show_headline(ui.searched_for(told) + sentences.holdings(told.rows, checks, unit.province))
