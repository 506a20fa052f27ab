"""Publications that wait for a second person: looked at, approved or sent back; and of which figures that is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from cchc import words
from cchc.catalogue import KINDS
from cchc.language import _
from cchc.people.acting import ANYBODY, acting
from cchc.store import StoreError, open_store
from cchc.store.approvals import (
    Waiting,
    approve,
    may_decide,
    send_back,
    set_topics_of_two,
    stands_now,
    topics_of_two,
    waiting,
    withdraw,
)
from cchc.store.difference import difference_of_publishing_again
from cchc.ui.changes.effect import show_effect
from cchc.ui.changes.losing import confirm_loss
from cchc.ui.intake.uploads import upload_summary
from cchc.ui.visit.rights import may, may_with_upload
from cchc.ui.visit.trouble import draw_trouble

OUTCOME, TOPICS = "outcome_waiting", "topics_of_two"


def show_waiting() -> None:
    """Those that whoever looks may decide about, and their own; nothing where there are none."""
    store, actor = open_store(), acting()
    say_outcome()
    found = [
        each for each in waiting(store) if may_decide(store, actor, each) or each.account == actor.name != ""
    ]
    if not found:
        return
    st.header(_("Chờ duyệt"), anchor="cho-duyet")
    for upload in found:
        with st.container(border=True):
            show_one(upload, is_own=upload.account == actor.name)


def show_one(upload: Waiting, is_own: bool) -> None:
    """What it is, who sent it, what it would change, and what one may do about it."""
    row = {**upload.row, "published_by": "", "published_at": upload.submitted_at, "state": "pending"}
    st.markdown(upload_summary(row))
    said = _("{person} gửi lúc {moment}; chờ đến {until}.")
    st.caption(
        said.format(
            person=words.literal(upload.person),
            moment=words.moment(upload.submitted_at),
            until=words.moment(upload.expires_at),
        )
    )
    if upload.row["note"]:
        st.caption(words.literal(upload.row["note"]))
    if upload.is_expired:
        days = (datetime.now(UTC) - upload.submitted_at).days
        said = _("Đã chờ {days} ngày nên không duyệt được nữa: trả lại để người nạp xem lại và gửi lần nữa.")
        st.warning(said.format(days=days), icon=":material/timer_off:")
    if may_with_upload("read_original", upload.id):
        st.link_button(_("Tệp gốc"), f"/tep-goc/{upload.id}", icon=":material/draft:")
    seen = stands_now(open_store(), upload.id)
    difference = difference_of_publishing_again(open_store(), upload.id)
    accepted = confirm_loss(difference, upload.id)
    show_effect(difference, upload.id)
    if is_own:
        act_button(_("Rút lại"), "withdraw", upload, lambda: withdraw(open_store(), upload.id))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        act_button(
            _("Duyệt"),
            "approve",
            upload,
            lambda: approve(open_store(), upload.id, seen),
            is_disabled=upload.is_expired or not accepted,
        )
        st.text_input(_("Lý do trả lại"), key=f"why_back_{upload.id}", max_chars=300, width=320)
        act_button(
            _("Trả lại"),
            "send_back",
            upload,
            lambda: send_back(open_store(), upload.id, str(st.session_state[f"why_back_{upload.id}"])),
        )


ICONS = {
    "approve": ":material/check:",
    "send_back": ":material/reply:",
    "withdraw": ":material/undo:",
}


def act_button(
    label: str, name: str, upload: Waiting, change: Callable[[], None], *, is_disabled: bool = False
) -> None:
    """A button of one upload that waits."""
    st.button(
        label,
        icon=ICONS[name],
        key=f"{name}_{upload.id}",
        type="primary" if name == "approve" else "secondary",
        disabled=is_disabled,
        on_click=decide,
        args=(name, str(upload.row["file_name"]), change),
    )


def decide(name: str, file: str, change: Callable[[], None]) -> None:
    """When a button is pressed; how it went is said once."""
    done = {
        "approve": _("Đã duyệt «{file}»: mọi trang đã dùng số liệu này."),
        "send_back": _("Đã trả lại «{file}»; người nạp thấy lý do ở danh sách các lần nạp."),
        "withdraw": _("Đã rút lại «{file}»."),
    }
    try:
        change()
    except StoreError as error:
        st.session_state[OUTCOME] = (error.title, error.advice)
    else:
        st.session_state[OUTCOME] = ("", done[name].format(file=words.literal(file)))


def say_outcome() -> None:
    """What was decided, or why it was not."""
    title, said = st.session_state.pop(OUTCOME, ("", ""))
    if title:
        draw_trouble(title, said)
    elif said:
        st.success(said, icon=":material/check:")


def choose_topics_of_two() -> None:
    """Of which kinds of figures a second person is asked, for whoever keeps the data; nothing where nobody logs in."""
    if acting() == ANYBODY or not may("set_four_eyes"):
        return
    published = {topic for kind in KINDS for topic in kind.topics}
    named = {words.code_of("topic", word): word for word in words.labels("topic")}
    names = {topic: words.label("topic", topic) for topic in named if topic in published}
    with st.expander(_("Duyệt hai người"), icon=":material/approval:"):
        st.caption(
            _(
                "Số liệu thuộc các loại này chỉ có hiệu lực sau khi một người khác, có quyền duyệt, xem khác biệt và bấm Duyệt. "
                "Thu hồi thì có hiệu lực ngay."
            )
        )
        st.session_state[TOPICS] = sorted(topics_of_two(open_store()).intersection(names))
        st.multiselect(
            _("Loại số liệu"),
            sorted(names, key=lambda topic: names[topic]),
            format_func=names.__getitem__,
            key=TOPICS,
            placeholder=_("Chưa loại nào"),
            on_change=save_topics,
        )


def save_topics() -> None:
    """When the choice changed."""
    try:
        set_topics_of_two(open_store(), st.session_state[TOPICS], acting().name)
    except StoreError as error:
        st.session_state[OUTCOME] = (error.title, error.advice)
    else:
        st.session_state[OUTCOME] = ("", _("Đã lưu: những loại số liệu cần hai người."))
