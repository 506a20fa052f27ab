"""What a unit has to do within seven days, by name, whatever year the page is of: tasks, remedies, days of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from cchc import sentences, words
from cchc.language import _
from cchc.ui.asking.answers import ask, cached_from
from cchc.ui.choosing.filters import Unit
from cchc.ui.showing.page_links import page_link
from cchc.ui.topics.attention import vietnam_today
from cchc.ui.topics.newest import next_event_lines
from cchc.ui.topics.next_questions import QUESTIONS_PLACE
from cchc.ui.topics.tasks import WEEK

LATE = {"open_late"}
WEEK_PLACE = "bay-ngay-toi"


def show_week(unit: Unit) -> None:
    """The nearest things with their day, what is late already, and the way to the lists; nothing of a unit that has ended."""
    today = vietnam_today()
    if has_ended(unit, today):
        return
    with st.container(key="this_week"):  # on paper the sheet would not be one any more
        say_week(unit, today)


def has_ended(unit: Unit, today: str) -> bool:
    """Whether nothing of a unit is followed any more, for it was merged or dissolved."""
    return any(ask("followed_figures", **unit.filters, as_of=today).values("has_ended"))


def show_ways_down(unit: Unit) -> None:
    """Links to what stands further down, for a phone, where figures fill the screen that a laptop shares with it."""
    places = {} if has_ended(unit, vietnam_today()) else {WEEK_PLACE: _("Bảy ngày tới")}
    places |= {QUESTIONS_PLACE: _("Hỏi tiếp")}
    with st.container(key="ways_down"):
        st.markdown(" ".join(f"[↓ {title}](#{place})" for place, title in places.items()))


def say_week(unit: Unit, today: str) -> None:
    """Heading, sentences, links."""
    last = date.fromisoformat(today) + timedelta(days=WEEK)
    st.subheader(_("Bảy ngày tới, đến {day}").format(day=words.date(last)), anchor=WEEK_PLACE)
    near = {**unit.filters, "as_of": today, "within_days": WEEK}
    tasks = ask("tasks", **near, states=["open_in_time", "open_late"])
    actions = ask("remedy_actions", **near, is_open=True)
    events = ask("calendar_dates", as_of=today, within_days=WEEK)
    has_list = not ask("tasks", **unit.filters, as_of=today).is_empty
    told = cached_from(week_sentences, tasks, actions, events, has_list=has_list)
    later = next_event_lines() if events.is_empty else []
    st.markdown("\n".join(f"- {sentence}" for sentence in [*told, *later]))
    own = {"don_vi": unit.unit_id}
    with st.container(horizontal=True):
        if has_list:
            page_link("nhiem_vu", _("Nhiệm vụ 7 ngày tới"), ":material/task_alt:", trong=str(WEEK), **own)
        if not actions.is_empty:
            label = _("Việc khắc phục theo thời hạn")
            page_link("khac_phuc", label, ":material/build:", xem="thoi_gian", **own)
        page_link("lich", _("Lịch chấm điểm"), ":material/calendar_month:")


def week_sentences(
    tasks: pd.DataFrame, actions: pd.DataFrame, events: pd.DataFrame, has_list: bool
) -> list[str]:
    """What falls due, and what is late, of rows of these questions until the last of the days."""
    is_late, was_due = tasks["state"].isin(LATE), actions["days_late"].notna()
    due = sentences.due_things(tasks[~is_late], actions[~was_due], events)
    late = sentences.due_things(tasks[is_late], actions[was_due], events.head(0))
    return [*sentences.things_due(due, has_list), *filter(None, [sentences.things_late(late)])]
