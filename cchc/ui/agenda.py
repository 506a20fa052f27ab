"""The calendar on the page: as a file to subscribe to, changed in place, with its history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import streamlit as st

from cchc import findings, words
from cchc.agenda import calendar_file
from cchc.intake import IntakeError
from cchc.intake.agenda import entered_event, removed_event
from cchc.language import _, speak, spoken
from cchc.store import Publication, StoreError, open_store
from cchc.ui.answers import Answer, ask
from cchc.ui.attention import today
from cchc.ui.exports import exports
from cchc.ui.show import link, table
from cchc.ui.trouble import draw_trouble

NEW = ""
FIELDS = ("title", "day", "month", "year_offset", "document")
YEAR = 366
DAYS, MONTHS = range(1, 32), range(1, 13)


def offer_calendar(dates: Answer) -> None:
    """A button for the `.ics` file of these dates, made on the click."""
    name = words.slug(_("Lịch chấm điểm"))
    st.download_button(
        _("Tải lịch (.ics)"),
        data=partial(ics, dates, spoken()),
        file_name=f"{name}_{datetime.now(words.VIETNAM):%Y%m%d-%H%M}.ics",
        mime="text/calendar",
        on_click="ignore",
        icon=":material/event:",
        key="ics",
    )


def ics(dates: Answer, language: str) -> bytes:
    """The file; called by the server when the button was pressed, outside any page."""
    speak(language)
    return calendar_file(dates.rows.to_dict("records"), open_store(dates.database).version().changed_at)


def show_next_event() -> None:
    """What the scoring year asks for next, in one line that leads to the calendar; nothing where no event is known."""
    soon = ask("calendar_dates", as_of=today(), within_days=YEAR)
    for row in soon.some(1):
        st.markdown(f"- {findings.next_event(row)}")
        link("lich", _("Lịch chấm điểm"), ":material/calendar_month:")


def edit_calendar(dates: Answer) -> None:
    """Set the day of an event that there is, add one or remove one; published with who did it, the earlier day is kept."""
    tell_outcome()
    known = {row["event"]: row for row in dates.some(len(dates.rows) or 1)} if not dates.is_empty else {}
    with st.expander(_("Sửa, thêm, bỏ mốc"), icon=":material/edit:"):
        names = {NEW: _("Mốc mới"), **{event: str(row["title"]) for event, row in known.items()}}
        event = st.selectbox(_("Mốc"), list(names), format_func=names.__getitem__, key="event")
        standing: dict[str, Any] = known.get(event or NEW, {})
        with st.container(horizontal=True):
            st.text_input(_("Nội dung"), standing.get("title", ""), key=f"title_{event}")
            for name, label, numbers in (("day", _("Ngày"), DAYS), ("month", _("Tháng"), MONTHS)):
                known_place = numbers.index(standing.get(name, 1))
                st.selectbox(label, numbers, known_place, key=f"{name}_{event}")
        st.toggle(
            _("Vào năm sau năm được chấm"), bool(standing.get("year_offset", 0)), key=f"year_offset_{event}"
        )
        with st.container(horizontal=True):
            st.text_input(_("Văn bản quy định"), key=f"document_{event}")
            st.text_input(_("Người nhập"), key="by_calendar", placeholder=_("Họ tên hoặc phòng"))
        with st.container(horizontal=True):
            st.button(
                _("Công bố"),
                type="primary",
                icon=":material/publish:",
                key="set_event",
                on_click=publish,
                args=(event, standing.get("event_kind")),
            )
            if event:
                offer_removal(event, str(standing["title"]))


def offer_removal(event: str, title: str) -> None:
    """A button that says first what goes, and that it can be taken back."""
    with st.popover(_("Bỏ mốc này"), icon=":material/delete:"):
        said = _(
            "Bỏ mốc **{title}** ở mọi năm chấm, cả trong tệp .ics. "
            "Lịch sử còn giữ; muốn lấy lại thì thu hồi ở trang **Nạp dữ liệu**."
        )
        st.markdown(said.format(title=words.literal(title)))
        st.button(_("Bỏ"), key="remove_event", on_click=remove, args=(event, title), icon=":material/delete:")


def publish(event: str, kind: str | None) -> None:
    """When the button is pressed, before the page is drawn again: what the fields hold now, not when they were drawn."""
    entered = {name: st.session_state[f"{name}_{event}"] for name in FIELDS}
    row = {**entered, "year_offset": 1 if entered["year_offset"] else 0, "event": event, "kind": kind}
    put_in_place(lambda by: entered_event(row, by))


def remove(event: str, title: str) -> None:
    """When the button is pressed: the event is chosen no more, for it is none."""
    put_in_place(lambda by: removed_event(event, title, by))
    if st.session_state["outcome_calendar"] == ():
        st.session_state["event"] = NEW


def put_in_place(make: Callable[[str], Publication]) -> None:
    """Publish what `make` makes of the name that stands in the form, and keep how it went."""
    try:
        open_store().publish(make(st.session_state["by_calendar"]), replace=True)
    except IntakeError as error:
        st.session_state["outcome_calendar"] = (str(error), "")
    except StoreError as error:
        st.session_state["outcome_calendar"] = (error.title, error.advice)
    else:
        st.session_state["outcome_calendar"] = ()


def tell_outcome() -> None:
    """How the last publication went; said once."""
    outcome = st.session_state.pop("outcome_calendar", None)
    if outcome:
        draw_trouble(*outcome)
    elif outcome is not None:
        st.success(_("Đã công bố. Lịch đã theo thay đổi này."), icon=":material/check:")


def show_calendar_history() -> None:
    """Every day that was ever set, the newest first."""
    with st.expander(_("Lịch sử: ai đã nhập gì, khi nào"), icon=":material/history:"):
        history = ask("calendar_history")
        columns = [
            "title",
            "day",
            "month",
            "year_offset",
            "note",
            "source",
            "published_by",
            "published_at",
            "state",
        ]
        table(history, columns)
        exports(history, columns)
