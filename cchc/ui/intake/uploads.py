"""The list of uploads: look into one, its original file, take it back with its effect shown first, publish it again."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.store import StoreError, open_store
from cchc.store.difference import difference_of_taking_back
from cchc.ui.answers import Answer
from cchc.ui.intake.effect import show_effect

OWN = "dữ liệu kèm theo"
NEWEST = 30


def show_uploads(uploads: Answer, by: str) -> None:
    """Every upload of people, the newest first; what came with the product behind a switch."""
    with_own = st.toggle(_("Cả dữ liệu kèm theo phần mềm"), key="with_own")
    rows = [row for row in uploads.some(10_000) if with_own or row["published_by"] != OWN]
    if not rows:
        st.caption(_("Chưa có lần nạp nào ngoài dữ liệu kèm theo phần mềm."))
    for row in rows[:NEWEST]:
        show_upload(row, by)
    if len(rows) > NEWEST:
        st.caption(_("Và {count} lần nạp cũ hơn.").format(count=len(rows) - NEWEST))


def show_upload(row: dict[str, Any], by: str) -> None:
    """One upload: who, when, what; and what can be done about it."""
    with st.container(border=True):
        st.markdown(about(row))
        if row["note"]:
            st.caption(words.literal(row["note"]))
        with st.container(horizontal=True):
            st.download_button(
                _("Tệp gốc"),
                data=partial(original, row["id"]),
                file_name=row["file_name"],
                on_click="ignore",
                icon=":material/draft:",
                key=f"file_{row['id']}",
            )
            if row["state"] == "published":
                looked = st.toggle(_("Xem tác động nếu thu hồi"), key=f"look_{row['id']}")
                act = (_("Thu hồi"), ":material/undo:", take_back)
            else:
                looked = False
                act = (_("Công bố lại"), ":material/redo:", publish_again)
            name, icon, action = act
            st.button(name, key=f"act_{row['id']}", icon=icon, on_click=action, args=(row["id"], by))
        if looked:
            show_effect(difference_of_taking_back(open_store(), row["id"]), row["id"])


def about(row: dict[str, Any]) -> str:
    """«**tep.xlsx** · Bảng điểm … · Sở Y tế · 2023 · 45 dòng · 08/11/2026 10:20 · An · Đang dùng»."""
    # A framework speaks of no unit.
    units, years = ([] if row[name] is None else list(row[name]) for name in ("units", "years"))
    whose = ", ".join(map(str, units[:1]))
    if len(units) > 1:
        whose = _("{unit} và {count} đơn vị khác").format(unit=whose, count=len(units) - 1)
    parts = [
        words.shown("kind", row["kind"].replace("; ", ";")),
        whose,
        ", ".join(map(str, years)),
        _("{count} dòng").format(count=words.number(row["rows"], 0)),
        words.moment(row["published_at"]),
        row["published_by"],
        words.label("state", row["state"]),
    ]
    return f"**{words.literal(row['file_name'])}** · " + " · ".join(words.literal(p) for p in parts if p)


def original(upload_id: str) -> bytes:
    """The file as it was sent, byte for byte."""
    return open_store().original_file(upload_id)[1]


def take_back(upload_id: str, by: str) -> None:
    """Undo a publication from the list."""
    try:
        open_store().take_back(upload_id, by)
    except StoreError as error:
        st.toast(words.literal(error.title), icon=":material/error:")
    else:
        st.toast(_("Đã thu hồi; số liệu trước đó có hiệu lực trở lại."), icon=":material/undo:")


def publish_again(upload_id: str, by: str) -> None:
    """Put an upload that was taken back in place again."""
    try:
        open_store().publish_again(upload_id, by)
    except StoreError as error:
        st.toast(words.literal(error.title), icon=":material/error:")
    else:
        st.toast(_("Đã công bố lại; mọi trang đã dùng số liệu này."), icon=":material/redo:")
