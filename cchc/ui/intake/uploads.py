"""The list of uploads: look into one, its original file, take it back with its effect shown first, publish it again."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import streamlit as st

from cchc import words
from cchc.language import _, mark
from cchc.people.acts import Act
from cchc.store import StoreError, open_store
from cchc.store.approvals import why_sent_back
from cchc.store.difference import difference_of_publishing_again, difference_of_taking_back
from cchc.ui.asking.answers import Answer, ask
from cchc.ui.changes.effect import show_effect
from cchc.ui.changes.losing import confirm_loss, is_accepted
from cchc.ui.changes.submitted import waits_text
from cchc.ui.visit.address import find_text
from cchc.ui.visit.rights import may_with_upload

OWN = "dữ liệu kèm theo"
AT_A_TIME = 8
SHOWN = "uploads_shown"
LIST = "cac-lan-nap"  # the anchor of its heading
WANTED = "wanted_uploads"


def show_uploads(uploads: Answer, by: str) -> None:
    """Every upload of people, the newest first, a few at a time; what came with the product behind a switch. Those that the
    files on this page stand in come before all, whosever they are, however old and whatever is looked for."""
    st.header(_("Các lần nạp"), anchor=LIST)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = find_text("tim_lan_nap", _("Tìm theo tên tệp, đơn vị, năm, người nạp"))
        with_own = st.toggle(_("Cả dữ liệu kèm theo phần mềm"), key="with_own")
    wanted = st.session_state.pop(WANTED, [])
    every = uploads.some(10_000)
    rows = [
        row
        for row in every
        if row["id"] not in wanted and row["state"] != "pending" and (with_own or row["published_by"] != OWN)
    ]
    found = [row for row in rows if matches_search(row, text)]
    if not found and not wanted:
        st.caption(
            _("Không có lần nạp nào có chữ cần tìm.")
            if rows
            else _("Chưa có lần nạp nào ngoài dữ liệu kèm theo phần mềm.")
        )
    most = st.session_state.setdefault(SHOWN, AT_A_TIME)
    for row in [*(row for row in every if row["id"] in wanted and row["state"] != "pending"), *found[:most]]:
        show_upload(row, by)
    if len(found) > most:
        said = _("Xem thêm {next} trong {count} lần nạp cũ hơn")
        rest = len(found) - most
        name = said.format(next=min(rest, AT_A_TIME), count=words.number(rest, 0))
        st.button(name, key="older_uploads", icon=":material/expand_more:", on_click=show_more)


def matches_search(row: dict[str, Any], text: str) -> bool:
    """Whether every word of a text begins one of what is told of an upload or of its units, with diacritics or without."""
    units = [] if row["units"] is None else list(row["units"])
    told = search_words(" ".join([*parts_of(row), *units, row["note"] or ""]))
    return all(any(word.startswith(wanted) for word in told) for wanted in search_words(text))


def search_words(text: str) -> list[str]:
    """«so», «y», «te»."""
    return re.findall(r"\w+", words.fold(text).replace("_", " "))


def show_more() -> None:
    """As many uploads again."""
    st.session_state[SHOWN] += AT_A_TIME


def find_upload(upload_id: str | None) -> dict[str, Any]:
    """An upload as the list has it."""
    return next(row for row in ask("uploads").some(10_000) if row["id"] == upload_id)


def upload_named(row: dict[str, Any]) -> str:
    """«lần nạp số 12, ngày 08/11/2026 10:20, người nạp An, «tep.xlsx»»."""
    said = _("lần nạp số {number}, {moment}, người nạp {by}, «{file}»")
    by = words.literal(row["published_by"] or _("không ghi tên"))
    file = words.literal(row["file_name"])
    return said.format(number=row["published_no"], moment=words.moment(row["published_at"]), by=by, file=file)


def show_upload(row: dict[str, Any], by: str) -> None:
    """One upload: who, when, what; and what can be done about it."""
    with st.container(border=True):
        st.markdown(upload_summary(row))
        if row["note"]:
            st.caption(words.literal(row["note"]))
        if row["state"] == "sent_back" and (why := why_sent_back(open_store(), row["id"])):
            st.caption(words.literal(_("{person} trả lại: {note}").format(person=why[0], note=why[1])))
        with st.container(horizontal=True, vertical_alignment="center"):
            if may_with_upload("read_original", row["id"]):
                st.link_button(_("Tệp gốc"), f"/tep-goc/{row['id']}", icon=":material/draft:")
            if row["state"] not in DOING or not may_with_upload(DOING[row["state"]], row["id"]):
                return
            (name, icon, action), look = ACTS[row["state"]], LOOKS[row["state"]]
            looked = st.toggle(_(look), key=f"look_{row['id']}")
            button = st.empty()
        accepted = looked and show_what_it_does(row)
        button.button(
            _(name), key=f"act_{row['id']}", icon=icon, on_click=action, args=(row["id"], by, accepted)
        )


def show_what_it_does(row: dict[str, Any]) -> bool:
    """The effect of taking back or publishing again; what it removes first, with its tick. Whether it may be done."""
    difference = EFFECTS[row["state"]](open_store(), row["id"])
    accepted = confirm_loss(difference, row["id"])
    show_effect(difference, row["id"])
    return accepted


def upload_summary(row: dict[str, Any]) -> str:
    """«**tep.xlsx** · Bảng điểm … · Sở Y tế · 2023 · 45 dòng · 08/11/2026 10:20 · An · Đang dùng»."""
    name, *about = (words.literal(part) for part in parts_of(row))
    return " · ".join([f"**{name}**", *about])


def parts_of(row: dict[str, Any]) -> list[str]:
    """What is told of an upload, its name first."""
    # A framework speaks of no unit.
    units, years = ([] if row[name] is None else list(row[name]) for name in ("units", "years"))
    whose = ", ".join(map(str, units[:1]))
    if len(units) > 1:
        whose = _("{unit} và {count} đơn vị khác").format(unit=whose, count=len(units) - 1)
    parts = [
        row["file_name"],
        _("lần nạp số {number}").format(number=row["published_no"]),
        words.display_value("kind", row["kind"].replace("; ", ";")),
        whose,
        ", ".join(map(str, years)),
        _("{count} dòng").format(count=words.number(row["rows"], 0)),
        words.moment(row["published_at"]),
        row["published_by"],
        words.label("state", row["state"]),
    ]
    return [part for part in parts if part]


def take_back(upload_id: str, by: str, accepted: bool) -> None:
    """Undo a publication from the list."""
    done = _("Đã thu hồi; số liệu trước đó có hiệu lực trở lại.")
    unless_it_loses("published", upload_id, accepted, open_store().take_back, by, done)


def publish_again(upload_id: str, by: str, accepted: bool) -> None:
    """Put an upload that was taken back in place again."""
    done = _("Đã công bố lại; mọi trang đã dùng số liệu này.")
    unless_it_loses("taken_back", upload_id, accepted, open_store().publish_again, by, done)


def unless_it_loses(
    state: str, upload_id: str, accepted: bool, change: Callable[[str, str], None], by: str, done: str
) -> None:
    """Make a change that loses nothing, or whose loss was shown and ticked; else show it and leave all as it is.

    The loss is told anew: somebody may have published since it was shown.
    """
    try:
        difference = EFFECTS[state](open_store(), upload_id)
        if difference.loses and not (accepted and is_accepted(difference, upload_id)):
            st.session_state[f"look_{upload_id}"] = True
            st.toast(_("Xem những gì sẽ bị bỏ, đánh dấu đồng ý rồi bấm lại."), icon=":material/warning:")
            return
        change(upload_id, by)
    except StoreError as error:
        st.toast(words.literal(error.title), icon=":material/error:")
    else:
        if open_store().is_waiting(upload_id):
            st.toast(waits_text(), icon=":material/approval:")
            return
        st.toast(done, icon=":material/undo:" if state == "published" else ":material/redo:")


DOING: dict[str, Act] = {"published": "take_back", "taken_back": "publish_again"}
# By the state of an upload: what can be done about it, and what that would do.
ACTS = {
    "published": (mark("Thu hồi"), ":material/undo:", take_back),
    "taken_back": (mark("Công bố lại"), ":material/redo:", publish_again),
}
LOOKS = {
    "published": mark("Xem tác động nếu thu hồi"),
    "taken_back": mark("Xem tác động nếu công bố lại"),
}
EFFECTS = {"published": difference_of_taking_back, "taken_back": difference_of_publishing_again}
