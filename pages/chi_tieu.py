"""Chỉ tiêu: targets with their document and the distance to them; other figures of the year; entry and history of both."""

import streamlit as st

from cchc import sentences, ui, words
from cchc.charts.progress.pace import pace_bars
from cchc.language import _

st.title(_("Chỉ tiêu"))

COLUMNS = ["title", "actual", "comparison", "value", "measure_unit", "outlook"]
COLUMNS += ["actual_since", "actual_period", "distance", "period"]
PACE = ["title", "actual", "value", "reached_share", "expected_share", "projected"]
PACE += ["period", "actual_since", "actual_period", "actual_source"]

with st.container(horizontal=True, vertical_alignment="bottom"):
    unit = ui.choose_unit()
    day = ui.choose_day()
    asked = {**unit.filters, "as_of": day}
    every = ui.ask("target_distances", **asked)
    year = (
        None
        if every.is_empty
        else ui.choose_year(every.values("year"), "nam_chi_tieu", best=every.values("year"))
    )
if year is None:
    ui.say_what_is_missing(
        _(
            "Đơn vị chưa có chỉ tiêu nào. Nhập ở phần **Sửa, thêm, bỏ trên trang này** dưới đây, hoặc tải mẫu ở cuối trang, "
            "điền rồi nạp ở trang **Nạp dữ liệu**."
        )
    )
else:
    goals = ui.ask("target_distances", **asked, year=year)
    known = ui.ask("target_distances", **asked, year=year, has_figure=True)
    when = _("năm {year}").format(year=year)
    ui.show_headline(ui.cached_from(sentences.targets_met, goals), unit.called, when)
    for sentence in ui.cached_from(sentences.missed_targets, goals):
        st.markdown(f"- {sentence}")
    if goals.values("reached_share"):
        title = _("Đã đạt bao nhiêu phần của chỉ tiêu, năm {year}").format(year=year)
        ui.draw_chart(pace_bars, goals, title=title, share="reached_share", names=("title",))
        ui.details(goals, PACE, unit.unit, name="tien-do")
    if not known.is_empty:
        ui.details(known, COLUMNS, unit.unit, is_open=True, name="co-so-lieu")
    without = ui.ask("target_distances", **asked, year=year, has_figure=False)
    ui.fold_targets(_("{count} chỉ tiêu chưa có số liệu"), without, unit.unit, "chua-co")
    if len(every.rows) > len(goals.rows):
        ui.fold_targets(_("Chỉ tiêu của mọi năm: {count}"), every, unit.unit, "moi-nam")
    ui.show_documents(goals)
targets = ui.ask("targets", **unit.filters)
ui.edit_figures("targets", unit, targets)
ui.show_history("target_history", unit, ["comparison", "value", "measure_unit"])

st.header(_("Số liệu khác theo kỳ"))
everything = ui.ask("measures", **unit.filters)
period = ui.choose_period(everything.values("period"), best=ui.fullest_period(everything))
figures = ui.ask("measures", **unit.filters, period=period)
if figures.is_empty:
    st.info(
        _(
            "Đơn vị chưa có số liệu nào khác (phí, thu dịch vụ, ngân sách, sáng kiến, văn bản, thủ tục, thanh tra, đào tạo …). "
            "Nhập ở phần **Sửa, thêm, bỏ trên trang này** dưới đây, hoặc tải mẫu ở cuối trang."
        )
    )
else:
    if figures.values("plan_progress"):
        title = _("Thực hiện so với kế hoạch, {period}").format(period=words.period(period))
        ui.draw_chart(pace_bars, figures, title=title, share="plan_progress", names=("title",))
    columns = ["title", "actual", "plan", "measure_unit", "plan_progress", "flag", "quote"]
    ui.details(figures, columns, unit.unit, is_open=True)
ui.edit_figures("measures", unit, figures)
ui.show_history("measure_history", unit, ["plan", "actual", "measure_unit"])
ui.offer_form(unit, everything, targets)
