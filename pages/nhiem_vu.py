"""Nhiệm vụ: four states by source, period, owner and unit; what is overdue and falls due; the year's plan and its time."""

import streamlit as st

from cchc import sentences, ui, words
from cchc.charts.progress.pace import pace_bars
from cchc.charts.progress.task import task_bars
from cchc.language import _

STATES = ["total", "due", "done", "done_on_time", "done_late", "open_in_time", "open_late"]

st.title(_("Nhiệm vụ"))

unit = ui.choose_unit("task_counts", "tasks")
with st.container(horizontal=True):
    day = ui.choose_day()
    tasks = ui.ask("tasks_by_period", **unit.filters, as_of=day)
    told = ui.cached_from(ui.last_known_period, tasks, day=day)
    period = ui.choose_period(tasks.values("period"), best=told)
    plans = ui.ask("tasks_by_period", **unit.filters, as_of=day, period=period)
    plan = ui.choose_value_or_all("nguon", _("Nguồn giao"), plans.values("plan"))
    days = ui.choose_days_ahead()
now = ui.ask("tasks_by_period", **unit.filters, as_of=day, period=period, plan=plan)

first, *others = ui.cached_from(sentences.tasks_by_size, now)
if week := ui.week_sentence(unit, day, plan) if days == ui.WEEK else "":
    ui.show_headline(week, unit.called)
    ui.task_lists(unit, day, plan, now, days)
    st.subheader(_("Cả kỳ"))
    st.markdown(f"- {first}")
else:
    ui.show_headline(first, unit.called, words.period_within(period) if period else "")
for sentence in others:
    st.markdown(f"- {sentence}")
if not others:
    ui.task_metrics(now)

views = {
    "nguon": _("Nguồn giao"),
    "ky": _("Các kỳ"),
    "chu_tri": _("Đơn vị chủ trì"),
    "don_vi": _("Các đơn vị"),
}
view = ui.choose_part("theo", _("Xem theo"), views)
shown, names = now, ["period", "plan"]
if view == "ky":
    shown = ui.ask("tasks_by_period", **unit.filters, as_of=day, plan=plan)
elif view == "chu_tri":
    shown = ui.ask("tasks_by_owner", **unit.filters, as_of=day, period=period, plan=plan)
    names = ["owner"]
elif view == "don_vi":
    shown = ui.ask("tasks_by_period", **unit.of_province, as_of=day, period=period, plan=plan)
    names = ["unit", "plan"]
if shown.is_empty:
    ui.say_what_is_missing(
        _(
            "Kỳ này chỉ có số tổng hợp. Nạp danh mục nhiệm vụ ở trang **Nạp dữ liệu** để thấy từng đơn vị chủ trì."
        )
    )
else:
    may_be_compared = view not in ("ky", "don_vi") or ui.show_verdict(shown)
    if may_be_compared and shown.values("total"):
        title = _("Bốn trạng thái của nhiệm vụ, theo {view}").format(view=views[view].lower())
        ui.draw_chart(task_bars, shown, title=title, names=tuple(names))
    counted = [] if view == "chu_tri" else ["open", "listed_late", "plan_progress", "counted_from"]
    bases = [] if view == "chu_tri" else ["completion_basis"]
    if bases and len(set(shown.values("completion_basis")) - {None}) > 1:
        st.caption(
            _(
                "Tỷ lệ hoàn thành có hai cách tính (trên số đến hạn; chưa có số đến hạn thì trên cả kế hoạch): không xếp chung."
            )
        )
    told = ["state_unknown", "completion_rate", *bases, "on_time_rate", *counted]
    ui.details(shown, [*names, *ui.columns_with_values(shown, [*STATES, *told])], unit.unit)

if not week:
    ui.task_lists(unit, day, plan, now, days)

paces = ui.ask("plan_progress", **unit.filters, as_of=day)
if not paces.is_empty:
    st.subheader(_("Kế hoạch năm so với thời gian"))
    st.markdown(ui.cached_from(sentences.plan_pace, paces))
    title = _("Phần kế hoạch đã làm, và phần của năm đã qua")
    ui.draw_chart(pace_bars, paces, title=title, share="plan_progress", names=("year", "plan"))
    shares = ["plan_progress", "expected_share", "ahead"]
    ui.details(paces, ["year", "plan", "done", "total", *shares, "period", "counted_from"], unit.unit)

ui.page_link("chi_tieu", _("Chỉ tiêu và các số liệu khác của năm"), don_vi=unit.unit_id)
