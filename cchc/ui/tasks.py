"""Tasks on the page: the figures of one plan; lists of what is late, due soon, or has no day."""

from __future__ import annotations

import streamlit as st

from cchc import arisen, findings, words
from cchc.findings.figure import Figure
from cchc.language import _
from cchc.ui.answers import Answer, ask, derived
from cchc.ui.filters import Unit
from cchc.ui.missing import say_what_is_missing
from cchc.ui.show import details, measures

SOON = 30


def task_figures(now: Answer) -> None:
    """The known figures of one plan, the first row of `tasks_by_period`."""
    row = now.first
    counted = words.label("counted_from", row["counted_from"])
    labels = {
        "total": _("Tổng số"),
        "due": _("Đến hạn"),
        "done": _("Hoàn thành"),
        "open_late": _("Quá hạn, chưa xong"),
        "completion_rate": _("Tỷ lệ hoàn thành"),
        "on_time_rate": _("Tỷ lệ đúng hạn"),
    }
    measures(
        [
            Figure(label, arisen.shown_in(row, column), None, column, counted)
            for column, label in labels.items()
            if row[column] is not None or arisen.has_not_arisen(row, column)
        ],
        now,
    )


def task_lists(unit: Unit, day: str, plan: str | None) -> None:
    """What is overdue, the longest first; what falls due in the next days; what has its deadline in words."""
    listed = {**unit.filters, "as_of": day, "plan": plan}
    if ask("tasks", **unit.filters, as_of=day).is_empty:
        say_what_is_missing(
            _(
                "Đơn vị chưa có danh mục từng nhiệm vụ, nên chưa thể nêu việc nào quá hạn. "
                "Nạp danh mục ở trang **Nạp dữ liệu**."
            )
        )
        return
    st.subheader(_("Quá hạn, theo danh mục từng nhiệm vụ"))
    late = ask("tasks", **listed, states=["open_late"])
    st.markdown(derived(findings.overdue, late))
    if not late.is_empty:
        details(
            late, ["title", "owner", "plan", "due_on", "days_late"], unit.unit, is_open=True, name="qua-han"
        )
    st.subheader(_("Đến hạn trong {days} ngày tới").format(days=SOON))
    soon = ask("tasks", **listed, states=["open_in_time"], within_days=SOON)
    if soon.is_empty:
        st.caption(_("Không có nhiệm vụ nào đến hạn trong thời gian này."))
    else:
        details(
            soon,
            ["title", "owner", "plan", "due_on", "days_left"],
            unit.unit,
            is_open=True,
            name="sap-den-han",
        )
    spoken = ask("tasks", **listed, states=["open_in_time", "open_late"], in_words=True)
    if not spoken.is_empty:
        st.subheader(_("Hạn ghi bằng lời"))
        st.caption(_("Giữ như văn bản ghi; phần mềm không tự tính là quá hạn."))
        details(spoken, ["title", "owner", "plan", "due_text"], unit.unit, is_open=True, name="han-bang-loi")
