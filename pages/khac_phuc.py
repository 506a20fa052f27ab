"""Khắc phục: who does what about lost points, by when, how far it is, and how many points that is."""

import streamlit as st

from cchc import sentences, ui
from cchc.charts.progress.remedies import remedy_chain
from cchc.language import _

st.title(_("Khắc phục"))

VIEWS = {
    "linh_vuc": _("Theo lĩnh vực"),
    "chu_tri": _("Theo người chủ trì"),
    "thoi_gian": _("Theo thời hạn"),
}

with st.container(horizontal=True):
    unit = ui.choose_unit("assessment", "ledger_limitations", "limitations")
    every_year = ui.ask("remedy_progress", **unit.filters)
    noted = ui.ask("limitations", **unit.filters).values("year")
    scored = [row["year"] for row in every_year.rows.to_dict("records") if row["limitation_count"]]
    sheets = ui.ask("area_ratios_by_year", **unit.filters).values("year")
    year = ui.choose_year([*every_year.values("year"), *noted, *sheets], best=scored)
    day = ui.choose_day()
sheet: dict[str, object] = {**unit.filters, "year": year}
on_day = {**sheet, "as_of": day}
progress = ui.ask("remedy_progress", **on_day)
outcomes = ui.ask("loss_outcomes", **sheet)
if progress.is_empty:
    nothing = ui.cached_from(sentences.nothing_to_remedy, ui.ask("unit_headline", **sheet), year=year)
    ui.show_headline(nothing, unit.called, _("năm {year}").format(year=year))
else:
    ui.show_headline(ui.ledger_sentence(progress, outcomes), unit.called, _("năm {year}").format(year=year))
    ui.remedy_metrics(progress)
    if progress.first["limitation_count"]:
        title = _("Điểm mất năm {year} đã khắc phục đến đâu").format(year=year)
        ui.draw_chart(remedy_chain, progress, outcomes, title=title)
    with st.container(key="next_step"):
        st.markdown(ui.cached_from(sentences.next_step, progress, outcomes, year=year))
ui.change_states(unit, year, day)
ui.take_up_losses(unit, year)
ui.offer_pasted_plan(unit, year)
if not progress.is_empty and progress.first["limitation_count"]:
    if progress.first["action_count"]:
        ui.show_burn_down(on_day, unit)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        view = ui.choose_part("xem", _("Cách xem"), VIEWS)
        part = ui.choose_ledger_part(on_day)
    {"linh_vuc": ui.ledger_by_area, "chu_tri": ui.ledger_by_owner, "thoi_gian": ui.ledger_by_time}[view](
        on_day, part, unit
    )
    ui.show_remedies_elsewhere(unit, year, day)
ui.offer_plan_form(unit, year)
ui.show_limitation_outcomes(on_day, unit.unit)
ui.page_link("diem_tru", _("Điểm mất ở đâu"), don_vi=unit.unit_id, nam=str(year))
ui.page_link("diem_tru", _("Ai phụ trách tiêu chí mất điểm"), don_vi=unit.unit_id, nam=str(year), xem="nguoi")
ui.page_link("diem_tru", _("Năm sau lấy lại được không"), don_vi=unit.unit_id, nam=str(year), xem="nam-sau")
