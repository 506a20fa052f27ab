"""Tasks on the page: the figures of one plan; lists of what is late, due soon, or has no day."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from cchc import sentences, undefined_rates, words
from cchc.language import _
from cchc.sentences.metric import Metric
from cchc.ui.asking.answers import Answer, ask, cached_from
from cchc.ui.choosing.filters import Unit, has_begun
from cchc.ui.showing.arranging import searched_for
from cchc.ui.showing.downloads import details
from cchc.ui.showing.metrics import show_metrics
from cchc.ui.showing.missing import say_what_is_missing
from cchc.ui.visit.address import choose_part

SOON, WEEK = 30, 7  # days


def choose_days_ahead() -> int:
    """How many days ahead tasks are listed."""
    offered = {str(days): days for days in (SOON, WEEK)}
    named = {slug: _("{days} ngày").format(days=days) for slug, days in offered.items()}
    return offered[choose_part("trong", _("Đến hạn trong"), named, str(SOON), is_view=False)]


def week_sentence(unit: Unit, day: str, plan: str | None) -> str:
    """What of the lists falls due within seven days, and how many are late; blank where there is no list."""
    if ask("tasks", **unit.filters, as_of=day).is_empty:
        return ""
    listed = {**unit.filters, "as_of": day, "plan": plan}
    soon = ask("tasks", **listed, states=["open_in_time"], within_days=WEEK)
    late = ask("tasks", **listed, states=["open_late"])
    return str(cached_from(sentences.tasks_within, soon, late, days=WEEK))


def last_known_period(tasks: pd.DataFrame, day: str) -> str | None:
    """The newest period that had begun by a day and of which something is told: not that of a list of which nobody knows what
    became of any task."""
    tasks = begun(tasks, day)
    unknown = tasks["state_unknown"].fillna(0)
    told = tasks[(unknown == 0) | (unknown < tasks["total"])]
    return max(told["period"], key=words.period_order, default=None)


def begun(rows: pd.DataFrame, day: str) -> pd.DataFrame:
    """The rows of periods that had begun by a day."""
    return rows[rows["period"].map(partial(has_begun, day=day)).astype(bool)]


def task_metrics(now: Answer) -> None:
    """The known figures of one plan, the first row of `tasks_by_period`."""
    row = now.first
    about = sentences.finality_remark(row["flag"])
    counted = words.label("counted_from", row["counted_from"])
    labels = {
        "total": _("Tổng số"),
        "due": _("Đến hạn"),
        "done": _("Hoàn thành"),
        "open_late": _("Quá hạn, chưa xong"),
        "listed_late": _("Quá hạn, theo danh mục"),
        "state_unknown": _("Chưa rõ tình trạng"),
        "completion_rate": _("Tỷ lệ hoàn thành"),
        "on_time_rate": _("Tỷ lệ đúng hạn"),
    }
    show_metrics(
        [
            Metric(label, undefined_rates.display_cell(row, column), None, column, about, counted)
            for column, label in labels.items()
            if _is_known(row, column)
        ],
        now,
    )


def _is_known(row: Mapping[str, Any], column: str) -> bool:
    if column == "listed_late":
        return bool(row[column]) and row["open_late"] is None
    if column == "state_unknown" or row["state_unknown"]:
        # Beside tasks of which nothing is known a 0 would say more than anybody knows.
        return bool(row[column])
    return row[column] is not None or undefined_rates.is_undefined_rate(row, column)


def task_lists(unit: Unit, day: str, plan: str | None, now: Answer, days: int) -> None:
    """What is overdue, the longest first; what falls due in so many days; what has no day: its deadline in words, or none.

    `now` holds the counts of the period above: a count that tells another number than its list is named.
    """
    listed = {**unit.filters, "as_of": day, "plan": plan}
    if ask("tasks", **unit.filters, as_of=day).is_empty:
        say_what_is_missing(
            _(
                "Đơn vị chưa có danh mục từng nhiệm vụ, nên chưa thể nêu việc nào quá hạn. "
                "Nạp danh mục ở trang **Nạp dữ liệu**."
            )
        )
        return
    if days == WEEK:
        due_soon(unit, listed, days)
    st.subheader(_("Quá hạn, theo danh mục từng nhiệm vụ của mọi kỳ"))
    late = ask("tasks", **listed, states=["open_late"])
    headline = st.container()
    if said := sentences.unlike_the_list(now.rows):
        st.caption(said)
    shown = late
    if not late.is_empty:
        shown = details(
            late,
            ["title", "days_late", "due_on", "owner", "plan", "period"],
            unit.unit,
            is_open=True,
            name="qua-han",
        )
    if late.is_empty or not shown.is_empty:
        headline.markdown(searched_for(shown) + cached_from(sentences.overdue, shown))
    if days != WEEK:
        due_soon(unit, listed, days)
    spoken = ask("tasks", **listed, states=["open_in_time", "open_late", "unknown"], in_words=True)
    if not spoken.is_empty:
        st.subheader(_("Hạn ghi bằng lời, hoặc không ghi"))
        st.caption(
            _("Giữ như văn bản ghi; phần mềm không tự tính là quá hạn, cũng không tự cho là đang thực hiện.")
        )
        details(
            spoken,
            ["title", "due_text", "state", "owner", "plan"],
            unit.unit,
            is_open=True,
            name="han-bang-loi",
        )


def due_soon(unit: Unit, listed: Mapping[str, Any], days: int) -> None:
    """What falls due within so many days."""
    st.subheader(_("Đến hạn trong {days} ngày tới").format(days=days))
    soon = ask("tasks", **listed, states=["open_in_time"], within_days=days)
    if soon.is_empty:
        st.caption(_("Không có nhiệm vụ nào đến hạn trong thời gian này."))
        return
    columns = ["title", "days_left", "due_on", "owner", "plan"]
    details(soon, columns, unit.unit, is_open=True, name="sap-den-han")
