"""The calendar on the page: as a file to subscribe to, changed in place, with its history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

import streamlit as st

from cchc import words
from cchc.agenda import calendar_file
from cchc.intake import IntakeError
from cchc.intake.agenda import entered_event, removed_event
from cchc.language import _, current_language, set_language
from cchc.store import Publication, StoreError, open_store
from cchc.store.difference import Difference, difference_of_publishing
from cchc.ui.asking.answers import Answer, ask
from cchc.ui.changes.losing import confirm_loss, is_accepted
from cchc.ui.changes.submitted import publish_here, say_published
from cchc.ui.drafting.drafts import Form, offer_draft
from cchc.ui.drafting.fields import clashes, clear_form_draft, fill_boxes, hold_typed
from cchc.ui.showing.exports import exports
from cchc.ui.showing.tables import show_table
from cchc.ui.topics.backups import say_little_room
from cchc.ui.topics.remedies import action_events
from cchc.ui.visit.made_up import file_name, line_in_files
from cchc.ui.visit.person import ask_signature
from cchc.ui.visit.rights import may
from cchc.ui.visit.trouble import draw_trouble

NEW = ""
LOSS, OUTCOME, OPEN = "calendar_loss", "outcome_calendar", "open_calendar"
FIELDS = ("title", "day", "month", "year_offset", "document")
DAYS, MONTHS = range(1, 32), range(1, 13)


def offer_calendar(dates: Answer, actions: Answer | None = None) -> None:
    """A button for the `.ics` file of these dates and the days of these actions, made on the click."""
    name = words.slug(_("Lịch chấm điểm"))
    st.download_button(
        _("Tải lịch (.ics)"),
        data=partial(ics, dates, actions, current_language()),
        file_name=file_name(f"{name}_{datetime.now(words.VIETNAM):%Y%m%d-%H%M}.ics"),
        mime="text/calendar",
        on_click="ignore",
        icon=":material/event:",
        key="ics",
    )


def ics(dates: Answer, actions: Answer | None, language: str) -> bytes:
    """The file; called by the server when the button was pressed, outside any page."""
    set_language(language)
    changed_at = open_store(dates.database).version().changed_at
    events: list[Mapping[Any, Any]] = list(dates.rows.to_dict("records"))
    events += action_events(actions) if actions else []
    return calendar_file(events, changed_at, line_in_files(dates.database))


def edit_calendar(dates: Answer) -> None:
    """Set the day of an event that there is, add one or remove one; published with who did it, the earlier day is kept."""
    if not may("publish_typed", ""):
        return
    say_event_is_set()
    known = {row["event"]: row for row in dates.some(len(dates.rows) or 1)} if not dates.is_empty else {}
    names = {NEW: _("Mốc mới"), **{event: str(row["title"]) for event, row in known.items()}}
    for event, name in names.items():
        offer_draft(calendar_form(event, name), event=event, **{OPEN: True})
    with st.expander(_("Sửa, thêm, bỏ mốc"), icon=":material/edit:", key=OPEN, on_change="rerun"):
        if st.session_state.get("event") not in names:  # new here, or on this page again
            before = st.session_state.get("event_before", NEW)
            st.session_state["event"] = before if before in names else NEW
        event = st.selectbox(_("Mốc"), list(names), format_func=names.__getitem__, key="event")
        st.session_state["event_before"] = event
        current: dict[str, Any] = known.get(event or NEW, {})
        form, stands = calendar_form(event, names[event]), event_boxes(event, current)
        fill_boxes(form, stands, ["by_calendar"])
        with st.container():
            clashes(form, stands, box_names(event))
        draw_boxes(event)
        is_clear = hold_typed(form, stands, ["by_calendar"])
        with st.container():
            ask_about_loss(event)
            say_little_room()
        say_event_was_refused()
        with st.container(horizontal=True):
            st.button(
                _("Công bố"),
                type="primary",
                icon=":material/publish:",
                key="set_event",
                on_click=publish_event,
                args=(form, event, current.get("event_kind"), open_store().version().number),
                disabled=not is_clear,
            )
            if event:
                offer_removal(form, event, str(current["title"]))


def calendar_form(event: str, name: str) -> Form:
    """The boxes of one event."""
    return Form(f"calendar_{event}", _("Lịch chấm điểm: {name}").format(name=name))


def event_boxes(event: str, current: dict[str, Any]) -> dict[str, Any]:
    """Key of each box → what stands; a remark is of its publication alone."""
    return {
        f"title_{event}": str(current.get("title", "")),
        f"day_{event}": int(current.get("day", 1)),
        f"month_{event}": int(current.get("month", 1)),
        f"year_offset_{event}": bool(current.get("year_offset", 0)),
        f"document_{event}": "",
    }


def box_names(event: str) -> dict[str, str]:
    """Key of each box → its label."""
    labels = (
        _("Nội dung"),
        _("Ngày"),
        _("Tháng"),
        _("Rơi vào năm sau"),
        _("Văn bản quy định"),
    )
    return dict(zip(event_boxes(event, {}), labels, strict=True))


def draw_boxes(event: str) -> None:
    """The boxes, filled before."""
    names = {key.removesuffix(f"_{event}"): name for key, name in box_names(event).items()}
    with st.container(horizontal=True):
        st.text_input(names["title"], key=f"title_{event}")
        st.selectbox(names["day"], DAYS, key=f"day_{event}")
        st.selectbox(names["month"], MONTHS, key=f"month_{event}")
    st.toggle(
        names["year_offset"],
        key=f"year_offset_{event}",
        help=_("Ví dụ: chấm điểm năm 2026 mà mốc này là ngày 15/01/2027."),
    )
    with st.container(horizontal=True):
        st.text_input(names["document"], key=f"document_{event}")
        ask_signature(_("Người nhập"), "by_calendar")


def offer_removal(form: Form, event: str, title: str) -> None:
    """A button that says first what goes, and that it can be taken back."""
    with st.popover(_("Bỏ mốc này"), icon=":material/delete:"):
        said = _(
            "Bỏ mốc **{title}** ở mọi năm chấm, cả trong tệp .ics. "
            "Lịch sử còn giữ; muốn lấy lại thì thu hồi ở trang **Nạp dữ liệu**."
        )
        st.markdown(said.format(title=words.literal(title)))
        given, icon = (form, event, title), ":material/delete:"
        st.button(_("Bỏ"), key="remove_event", on_click=remove, args=given, icon=icon)


def publish_event(form: Form, event: str, kind: str | None, version: int) -> None:
    """When the button is pressed, before the page is drawn again: what the fields hold now, not when they were drawn.

    Nothing where somebody published since they were drawn: what changed is shown first.
    """
    if open_store().version().number != version:
        refuse(
            _("Trong lúc bạn bấm, người khác đã công bố số liệu mới."), _("Xem lại các ô rồi bấm lần nữa.")
        )
        return
    entered = {name: st.session_state[f"{name}_{event}"] for name in FIELDS}
    row = {**entered, "year_offset": 1 if entered["year_offset"] else 0, "event": event, "kind": kind}
    publish_change(form, lambda by: entered_event(row, by), event)


def ask_about_loss(event: str) -> None:
    """What the change that was asked for last would remove, with the tick that it waits for."""
    asked: tuple[str, Difference] | None = st.session_state.get(LOSS)
    if asked and asked[0] == event:
        confirm_loss(asked[1], f"event_{event}")
        st.caption(_("Đánh dấu đồng ý rồi bấm **Công bố** lần nữa; hoặc điền lại chỗ bị bỏ trống."))


def remove(form: Form, event: str, title: str) -> None:
    """When the button is pressed: the event is chosen no more, for it is none."""
    publish_change(form, lambda by: removed_event(event, title, by))
    if st.session_state.get(OUTCOME) == ():
        st.session_state["event"] = NEW


def publish_change(form: Form, make: Callable[[str], Publication], event: str | None = None) -> None:
    """Publish what `make` makes of the name that stands in the form, and keep how it went. Where an `event` is changed and
    that removes something, it waits for a tick."""
    st.session_state.pop(LOSS, None)
    try:
        publication = make(st.session_state["by_calendar"])
        difference = difference_of_publishing(open_store(), publication)
        if event is not None and not is_accepted(difference, f"event_{event}"):
            st.session_state[LOSS] = (event, difference)
            return
        publish_here(publication, replace=True)
    except IntakeError as error:
        refuse(str(error), "")
    except StoreError as error:
        refuse(error.title, error.advice)
    else:
        st.session_state[OUTCOME] = ()
        clear_form_draft(form)


def refuse(title: str, advice: str) -> None:
    """Nothing was published: why is said in the form, which stays open."""
    st.session_state[OUTCOME], st.session_state[OPEN] = (title, advice), True


def say_event_is_set() -> None:
    """That the last publication went well; said once, above the form."""
    if st.session_state.get(OUTCOME) == ():
        del st.session_state[OUTCOME]
        say_published(_("Đã công bố. Lịch đã theo thay đổi này."))


def say_event_was_refused() -> None:
    """Why nothing was published; said once, beside the button that was pressed."""
    if outcome := st.session_state.pop(OUTCOME, None):
        draw_trouble(*outcome)


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
        show_table(history, columns)
        exports(history, columns)
