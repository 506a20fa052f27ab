"""The list of uploads: look into one, its original file, take it back with its effect shown first, publish it again."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from cchc import words
from cchc.store import StoreError, open_store
from cchc.store.difference import difference_of_taking_back
from cchc.ui.answers import Answer
from cchc.ui.intake.effect import show_effect

OWN = "dữ liệu kèm theo"
NEWEST = 30


def show_uploads(uploads: Answer, by: str) -> None:
    """Every upload of people, the newest first; what came with the product behind a switch."""
    with_own = st.toggle("Cả dữ liệu kèm theo phần mềm", key="with_own")
    rows = [row for row in uploads.some(10_000) if with_own or row["published_by"] != OWN]
    if not rows:
        st.caption("Chưa có lần nạp nào ngoài dữ liệu kèm theo phần mềm.")
    for row in rows[:NEWEST]:
        show_upload(row, by)
    if len(rows) > NEWEST:
        st.caption(f"Và {len(rows) - NEWEST} lần nạp cũ hơn.")


def show_upload(row: dict[str, Any], by: str) -> None:
    """One upload: who, when, what; and what can be done about it."""
    who = f" · {words.literal(row['published_by'])}" if row["published_by"] else ""
    when, state = words.moment(row["published_at"]), words.label("state", row["state"])
    with st.container(border=True):
        st.markdown(f"**{words.literal(row['file_name'])}** · {row['rows']} dòng · {when}{who} · {state}")
        if row["note"]:
            st.caption(words.literal(row["note"]))
        with st.container(horizontal=True):
            st.download_button(
                "Tệp gốc",
                data=partial(original, row["id"]),
                file_name=row["file_name"],
                on_click="ignore",
                icon=":material/draft:",
                key=f"file_{row['id']}",
            )
            if row["state"] == "published":
                looked = st.toggle("Xem tác động nếu thu hồi", key=f"look_{row['id']}")
                act = ("Thu hồi", ":material/undo:", take_back)
            else:
                looked = False
                act = ("Công bố lại", ":material/redo:", publish_again)
            name, icon, action = act
            st.button(name, key=f"act_{row['id']}", icon=icon, on_click=action, args=(row["id"], by))
        if looked:
            show_effect(difference_of_taking_back(open_store(), row["id"]))


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
        st.toast("Đã thu hồi; số liệu trước đó có hiệu lực trở lại.", icon=":material/undo:")


def publish_again(upload_id: str, by: str) -> None:
    """Put an upload that was taken back in place again."""
    try:
        open_store().publish_again(upload_id, by)
    except StoreError as error:
        st.toast(words.literal(error.title), icon=":material/error:")
    else:
        st.toast("Đã công bố lại; mọi trang đã dùng số liệu này.", icon=":material/redo:")
