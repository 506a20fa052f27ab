"""Kịch bản: which lost points to win back for a target, and what that would make of score, class and rank."""

import streamlit as st

from cchc import sentences, ui, words
from cchc.charts.distance.scenario import scenario_waterfall
from cchc.language import _

st.title(_("Kịch bản"))
st.warning(
    _("Kịch bản — không phải số liệu công bố. Giả định các đơn vị khác giữ nguyên điểm hiện có."),
    icon=":material/science:",
)

with st.container(horizontal=True, vertical_alignment="bottom"):
    unit = ui.choose_unit("assessment")
    year = ui.choose_year(ui.ask("area_ratios_by_year", **unit.filters).values("year"))
    sheet = {**unit.filters, "year": year}
    published = ui.ask("scenario_outcome", **sheet)
    target = ui.choose_target(sheet, published)
    places = ui.choose_spread() if target else None
ui.say_refused_goal()

needed = target["gain_needed"] if target else None
lost = ui.ask("scenario_parts", **sheet, gain_needed=needed, places=places)
if published.is_empty:
    ui.say_what_is_missing(
        _(
            "Chưa có tổng điểm năm {year}: nạp bảng điểm hoặc quyết định có tổng điểm ở trang **Nạp dữ liệu**."
        ).format(year=year)
    )
    ui.stop_page()
not_held = sentences.unknown_parts(published.first, of_areas=False)
if lost.is_empty:
    ui.say_what_is_missing(
        _("Chưa biết điểm trừ nào để lấy lại: {unknown}.").format(unknown=not_held)
        if not_held
        else _("Bảng điểm năm {year} không mất điểm nào: không còn gì để lấy lại.").format(year=year)
        if published.first["all_parts"]
        else _(
            "Năm {year} mới có tổng điểm ({score}), chưa có điểm từng mục: nạp bảng điểm ở trang **Nạp dữ liệu** để biết "
            "lấy lại điểm ở đâu."
        ).format(year=year, score=words.number(published.first["score"]))
    )
    ui.stop_page()
if apart := sentences.of_another_sheet(published.first):
    st.caption(apart)
if not_held:
    st.caption(_("Chỉ tính trên các mục đã đủ điểm: {unknown}.").format(unknown=not_held))

summary = st.container()
gains = ui.choose_gains(lost)
outcome = ui.ask("scenario_outcome", **sheet, gains=gains)
parts = ui.ask("scenario_parts", **sheet, gain_needed=needed, places=places, gains=gains)
result = outcome.first
about = sentences.finality_remark(result["flag"])
with summary:
    said = ui.cached_from(sentences.scenario, lost, outcome=result, target=target)
    ui.show_headline(said, unit.called, _("năm {year}").format(year=year))
    figures = [
        ui.Metric(
            _("Điểm trong kịch bản"),
            words.number(result["scenario_score"]),
            words.format_change(result["gain"], 2, _("điểm")),
            "scenario_score",
            about,
            _("Năm {year} đạt {score} điểm.").format(year=year, score=words.number(result["score"])),
        ),
        ui.Metric(
            _("Tỷ lệ trong kịch bản"), words.percent(result["scenario_ratio"]), None, "scenario_ratio", about
        ),
    ]
    if result["has_thresholds"] and result["scenario_ratio"] is not None:
        figures += [
            ui.Metric(
                _("Xếp loại trong kịch bản"),
                words.literal(result["scenario_class"]),
                None,
                "scenario_class",
                about,
                _("Năm {year} được xếp loại {class}.").format_map(
                    {"year": year, "class": words.literal(result["class"])}
                ),
            )
        ]
    if result["rank_now"]:
        figures += [
            ui.Metric(
                _("Hạng trong kịch bản"),
                words.rank(result["scenario_rank"], result["ranked_units"]),
                words.format_change(result["places_won"], 0, _("bậc")),
                "scenario_rank",
                about,
                _("Đang xếp hạng {rank}.").format(rank=words.rank(result["rank"], result["out_of"])),
            )
        ]
    ui.show_metrics(figures, outcome)
    for sentence in sentences.unknown_in_scenario(result):
        st.caption(sentence)

ui.draw_chart(
    scenario_waterfall,
    parts,
    outcome,
    title=_("Từ điểm hiện có đến điểm trong kịch bản, năm {year}").format(year=year),
    target=target["goal_score"] if target else None,
)
ui.details(
    parts,
    [
        "code",
        "title",
        "gain",
        "suggested_gain",
        "deduction",
        "scenario_score",
        "score",
        "max_score",
        "level",
        "reason",
    ],
    unit.unit,
)
if gains:
    ui.page_link(
        "khac_phuc",
        _("Đưa các mục này vào kế hoạch khắc phục"),
        ":material/playlist_add:",
        don_vi=unit.unit_id,
        nam=str(year),
        nhan=",".join(gain.rpartition(":")[0] for gain in gains),
    )
ui.show_sources(outcome)
