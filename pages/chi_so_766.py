"""Chỉ số 766: the groups of the index against their maxima, for one unit and among its like."""

import streamlit as st

from cchc import sentences, ui, words
from cchc.charts.change.index766_trend import index766_trend
from cchc.charts.parts.index766 import index766_bars, index766_heat
from cchc.language import _

GROUPS = ["transparency", "progress", "digitisation", "online_service", "online_payment", "satisfaction"]
PROVINCES = "cấp tỉnh"

st.title(_("Chỉ số 766"))

with st.container(horizontal=True):
    unit = ui.choose_unit("index_766")
    readings = ui.ask("index_766", **unit.filters)
    period, snapshot = ui.choose_reading(readings)

cohort = readings.first["cohort"]
whose = {} if cohort == PROVINCES else unit.of_province
chosen = {"period": period, "snapshot": snapshot}
groups = ui.ask("index_766_groups", **unit.filters, **chosen)
own = ui.ask("index_766_places", cohort=cohort, **whose, **chosen, own=unit.unit_id)
places = ui.ask("index_766_places", cohort=cohort, **whose, **chosen)

ui.show_headline(
    sentences.reading_766(own.first, groups.some(len(groups.rows))), unit.called, words.period_within(period)
)
trend = ui.ask("index_766_trend", **unit.filters, period=period)
VIEWS = {
    "nhom": _("Mất ở nhóm nào"),
    **({"ky": _("Qua các kỳ")} if len(readings.rows) > 1 else {}),
    **({"don-vi": _("Các đơn vị cùng nhóm")} if len(places.rows) > 1 else {}),
}
view = ui.choose_part("xem", _("Cách xem"), VIEWS)
if view == "nhom":
    ui.draw_chart(index766_bars, groups, title=_("Mất điểm ở nhóm nào, {unit}").format(unit=unit.unit))
    ui.details(groups, ["group_name", "score", "max_score", "missing_score", "ratio", "framework"], unit.unit)
    ui.other_documents(ui.ask("index_766_readings", **unit.filters, **chosen))

if view == "ky" and (trend.known("change") or len(trend.values("period")) > 1):
    st.markdown(ui.cached_from(sentences.index_766_change, trend))
    ui.draw_chart(index766_trend, trend, title=_("Tỷ lệ đạt của tổng điểm và từng nhóm"))
    columns = ["period", "snapshot", "group_name", "score", "max_score", "ratio", "change", "framework"]
    ui.details(trend, columns, unit.unit)

if view == "don-vi":
    ui.show_verdict(
        ui.ask(
            "comparability",
            topics=["index_766"],
            cohort=cohort,
            provinces=places.values("province"),
            units=places.values("unit"),
            periods=[period],
            snapshot=snapshot,
        )
    )
    ui.draw_chart(
        index766_heat,
        places,
        title=_("Điểm từng nhóm, {count} đơn vị").format(count=len(places.rows)),
        maxima=ui.pairs(groups, "group_name", "max_score"),
        own=unit.unit,
    )
    ui.details(
        places,
        [
            "unit",
            *GROUPS,
            "total_score",
            "missing_score",
            "place",
            "rank",
            *ui.columns_with_values(places, ["out_of"]),
        ],
        unit.unit,
    )

if view == "ky":
    st.subheader(_("Các kỳ đã có"))
    ui.details(readings, ["period", "snapshot", *GROUPS, "total_score", "rank"], unit.unit, is_open=True)
