"""Điểm trừ: where points were lost, down to the subcriterion, and what is done about it."""

import streamlit as st

from cchc import sentences, ui, words
from cchc.charts.change.area import area_heatmap
from cchc.charts.change.repeated import repeated_heatmap
from cchc.charts.parts.appraisal import self_against_appraised
from cchc.charts.parts.deduction import deduction_pareto, deduction_waterfall
from cchc.language import _

st.title(_("Điểm trừ"))

# What a new choice takes away with it.
LEVELS = {"linh_vuc": _("Lĩnh vực"), "tieu_chi": _("Tiêu chí"), "thanh_phan": _("Tiêu chí thành phần")}
BELOW: dict[str, dict[str, str]] = {
    name: dict(list(LEVELS.items())[place:]) for place, name in enumerate(LEVELS, start=1)
}
OF_A_PART = ["max_score", "score", "deduction", "ratio"]
VIEWS = {
    "pareto": _("Mất ở đâu"),
    "lap-lai": _("Nhiều năm liền"),
    "nam": _("Qua các năm"),
    "thac": _("Từ tối đa đến điểm đạt"),
    "tu-cham": _("Tự chấm, thẩm định"),
    "nam-sau": _("Năm sau lấy lại"),
    "nguoi": _("Ai phụ trách"),
}

filters = st.container(horizontal=True)
with filters:
    unit = ui.choose_unit("assessment", "limitations")
    scored = ui.ask("area_ratios_by_year", **unit.filters)
    noted = ui.ask("limitations", **unit.filters).values("year")
    years = scored.values("year")
    # What came back of a year's losses only a sheet of the year after tells.
    followed = (
        [each for each in years if each + 1 in years] if ui.part_asked("xem", VIEWS) == "nam-sau" else []
    )
    year = ui.choose_year([*years, *noted], best=followed or years, depends_on="nam-sau" if followed else "")
sheet = {**unit.filters, "year": year}
if year not in scored.values("year"):
    said = _("Năm {year} chưa có bảng điểm, mới có tồn tại, hạn chế đã ghi.").format(year=year)
    ui.show_headline(said, unit.called, _("năm {year}").format(year=year))
    ui.show_limitations(sheet, unit.unit)
    ui.stop_page()
with filters:
    parts = ui.ask("deduction_parts", **sheet)
    area, opened, whole = None, "", None
    for name, label in LEVELS.items():
        part = ui.choose_below(name, label, parts, "code", BELOW[name])
        if not part:
            break
        area, opened, whole = area or part, ui.name_of_part(parts, part, "code"), ui.row_of_part(parts, part)
        parts = ui.ask("deduction_parts", **sheet, parent=part)

headline = ui.ask("unit_headline", **sheet)
total = headline.first
repeated = ui.ask("repeated_losses", **unit.filters)
view = ui.choose_part("xem", _("Cách xem"), VIEWS)
named = unit.called, _("năm {year}").format(year=year)
to_explain = ui.ask("explanation_lines", **sheet, to_explain=True) if view == "tu-cham" else None
if view == "lap-lai":
    ui.show_headline(ui.cached_from(sentences.repeated, repeated, years=scored.values("year")), unit.called)
elif view == "nam-sau":
    outcomes = ui.ask("loss_outcomes", **sheet)
    ui.show_headline(ui.cached_from(sentences.won_back, outcomes, headline, year=year), unit.called)
elif view == "nguoi":
    board = ui.ask("owner_points", **sheet)
    now = ui.choose_assignment(board, year)
    ui.show_headline(ui.cached_from(sentences.borne, board, year=year, now=now), *named)
elif to_explain and not to_explain.is_empty:
    ui.show_headline(ui.cached_from(sentences.to_explain, to_explain), *named)
elif whole:
    ui.show_headline(ui.cached_from(sentences.lost_points, parts, name="title", within=opened), *named)
else:
    ui.show_headline(ui.cached_from(sentences.lost_points, ui.ask("deductions_by_area", **sheet)), *named)
if whole:
    about = sentences.finality_remark(whole["flag"])
    ui.show_metrics(
        [ui.Metric(words.heading(name), words.number(whole[name]), None, name, about) for name in OF_A_PART],
        parts,
    )
else:
    ui.show_metrics(
        [
            ui.Metric(
                _("Điểm đạt"),
                words.number(total["score"]),
                None,
                "score",
                sentences.remark_of_value(total["flag"]),
            ),
            sentences.deduction_metric(total),
            sentences.rank_metric(total),
            sentences.class_metric(total),
        ],
        headline,
    )
    if partly := sentences.partly_lost(total):
        st.caption(partly)
every_area = _(" (cả bảng điểm)") if opened else ""

unknown = "" if parts.is_empty else sentences.unknown_parts(parts.first, of_areas=not opened)
if view == "thac":
    title = _("Điểm mất ở đâu, năm {year}").format(year=year)
    title = f"{title}: {opened}" if opened else title
    ui.draw_chart(deduction_waterfall, parts, title=title, name="title", unknown=unknown)
if view == "pareto":
    vital = _("Điểm mất dồn vào những mục nào, năm {year}")
    title = (_("Những mục nào mất nhiều điểm, năm {year}") if unknown else vital).format(year=year)
    title = f"{title}: {opened}" if opened else title
    ui.draw_chart(deduction_pareto, parts, title=title, name="title", unknown=unknown)
if view == "nam":
    ui.show_verdict(scored)
    ui.draw_chart(area_heatmap, scored, title=_("Tỷ lệ đạt theo lĩnh vực qua các năm") + every_area)
    ui.details(scored, ["year", "area", "ratio", "deduction", "score", "max_score", "area_code"], unit.unit)
if view == "lap-lai":
    title = _("Mục mất điểm từ hai năm liền: điểm mất từng năm") + every_area
    columns = ["code", "title", "years_lost", "loss_years", "losses", "lost_shares"]
    columns += ["level", "framework", "total_years", "total_lost", "share", "owner"]
    if not repeated.is_empty:
        ui.show_verdict(repeated)
        ui.draw_chart(repeated_heatmap, repeated, title=title)
        ui.details(repeated, columns, unit.unit)
if to_explain:
    title = _("Tự đánh giá và thẩm định, năm {year}").format(year=year) + every_area
    ui.draw_chart(self_against_appraised, ui.ask("deductions_by_criterion", **sheet), title=title)
    ui.show_explanations(to_explain, unit, year)
    ui.explain_one(unit, year)
if view == "nam-sau":
    ui.show_outcomes(sheet, unit.unit, every_area)
if view == "nguoi":
    ui.show_owner_points(board, now, sheet, unit.unit, every_area)
ui.page_link(
    "kich_ban",
    _("Lấy lại điểm ở đâu thì đạt mục tiêu?"),
    ":material/tune:",
    don_vi=unit.unit_id,
    nam=str(year),
)

st.subheader(_("Từng mục, năm {year}").format(year=year) + (f": {words.literal(opened)}" if opened else ""))
shown = ["code", "title", "deduction", "max_score", "self_score", "score", "ratio", "share"]
shown += [name for name in ("reason", "owner", "evidence") if parts.known(name)]
ui.details(
    parts,
    shown,
    unit.unit,
    is_open=True,
)
if unknown:
    st.caption(_("Chưa tính tỷ trọng: {unknown}.").format(unknown=unknown))
if not parts.known("reason"):
    # Below a criterion that is open nothing can be opened any more.
    inside = {"area": area, "is_innermost": not any(parts.values("has_parts"))}
    lines = ui.ask("deductions_by_criterion", **sheet)
    st.caption(ui.cached_from(sentences.where_reasons_are, lines, **inside))

ui.show_limitations(sheet, unit.unit, area)
