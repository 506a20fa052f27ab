"""Nhiệm vụ: tasks by state and plan, and the other figures of the year against their plan."""

import streamlit as st

from cchc import findings, ui
from cchc.charts.task import task_bars

st.title("Nhiệm vụ")

unit = ui.choose_unit("task_counts", "measures")
tasks = ui.ask("tasks_by_period", **unit.filters)
if tasks.is_empty:
    st.info("Đơn vị này chưa có số liệu nhiệm vụ. Nạp bảng nhiệm vụ ở trang **Nạp dữ liệu**.")
else:
    ui.finding(findings.tasks(tasks.some(-1)[0]))
    if tasks.values("total"):
        ui.draw(task_bars, tasks, title="Nhiệm vụ theo kỳ và kế hoạch")
    ui.details(
        tasks,
        [
            "period",
            "plan",
            "total",
            "due",
            "done",
            "done_late",
            "open",
            "open_late",
            "completion_rate",
            "plan_progress",
        ],
        unit.unit,
    )

targets = ui.ask("targets", **unit.filters)
if not targets.is_empty:
    st.subheader("Chỉ tiêu đã đặt ra")
    ui.details(targets, ["title", "period", "comparison", "value", "measure_unit"], unit.unit, is_open=True)

others = ui.ask("measures", **unit.filters)
if not others.is_empty:
    st.subheader("Số liệu khác trong kỳ")
    ui.details(
        others,
        ["title", "period", "actual", "plan", "measure_unit", "plan_progress", "flag"],
        unit.unit,
        is_open=True,
    )
