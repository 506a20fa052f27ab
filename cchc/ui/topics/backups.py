"""Backups on the page: how old the last one is, a new one by a click, one a day by itself, one restored for a trial."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pandas as pd
import streamlit as st

from cchc import sentences, words
from cchc.language import _
from cchc.store import StoreError, open_store
from cchc.store.backups.backing_up import back_up
from cchc.store.backups.copying import Copier
from cchc.store.backups.manifest import Manifest, backups_in
from cchc.store.backups.safekeeping import (
    LastBackup,
    backup_folder,
    is_daily,
    last_backup,
    little_room,
    set_daily,
)
from cchc.store.file.database import DEFAULT
from cchc.ui.showing.headline import show_headline
from cchc.ui.showing.page_links import page_link
from cchc.ui.showing.tables import show_table
from cchc.ui.visit.person import ask_signature
from cchc.ui.visit.trouble import draw_trouble

OLD = timedelta(days=7)
COLUMNS = ["backup_at", "version_no", "backup_kind", "megabytes", "made_by", "file_name"]


def say_last_backup() -> None:
    """The answer of the page: when, and what is in no backup yet; that a demonstration needs none."""
    store = open_store()
    if store.demonstration:
        show_headline(
            _("Bản minh họa **không cần sao lưu**: mọi con số là bịa, và có lại bằng lệnh đã dựng nó.")
        )
        return
    show_headline(backup_sentence(last_backup(store)))


def backup_sentence(last: LastBackup | None) -> str:
    """How old the last backup is, and whether it still is where it was put."""
    if last is None:
        return sentences.backup_age(None, 0)
    missing_from = "" if last.is_there else words.literal(last.folder)
    return sentences.backup_age(last.made_at, last.changes_since, missing_from)


def warn_of_old_backup() -> None:
    """On another page: the same in a line, louder where there is none to be found or an old one and the figures changed since.

    Nothing in a demonstration.
    """
    store = open_store()
    if store.demonstration:  # made anew by a command, and nobody's figures
        return
    last = last_backup(store)
    said = backup_sentence(last)
    if last is None or not last.is_there or (last.age > OLD and last.changes_since):
        st.warning(said, icon=":material/backup:")
        page_link("sao_luu", _("Sao lưu"), ":material/backup:")
    else:
        st.caption(said)
    say_failure()


def say_failure() -> None:
    """Why the backup that the dashboard makes by itself was not made."""
    if failure := open_store().backup_failure:
        title = _("Không tự sao lưu được: {reason}").format(reason=failure.title)
        draw_trouble(title, failure.advice)


def offer_backup() -> None:
    """A name and two ways: now, and every day from now on."""
    store = open_store()
    st.session_state["daily_backup"] = is_daily(store)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ask_signature(_("Người sao lưu"), "by_backup", width=300)
        is_asked = st.button(_("Sao lưu ngay"), type="primary", icon=":material/backup:", key="back_up")
        st.toggle(_("Tự sao lưu mỗi ngày"), key="daily_backup", on_change=change_daily)
    if outcome := st.session_state.pop("outcome_daily", None):
        draw_trouble(*outcome)
    if is_asked:
        make_backup()
    say_failure()
    said = _(
        "Sao lưu vào {folder} trên máy chủ, khi mọi người vẫn đang làm việc; giữ bản mới nhất của 7 ngày, 4 tuần và 12 "
        "tháng. Đĩa hỏng thì mất cả bản ở cùng đĩa: hãy chép tệp .duckdb và .json sang máy khác."
    )
    st.caption(said.format(folder=words.literal(backup_folder(store))))


def change_daily() -> None:
    """When the switch is moved."""
    by = str(st.session_state.get("by_backup", ""))
    try:
        set_daily(open_store(), bool(st.session_state["daily_backup"]), by)
    except StoreError as error:
        st.session_state["outcome_daily"] = (error.title, error.advice)


def make_backup() -> None:
    """When the button is pressed: back up, and say how it went."""
    store = open_store()
    try:
        with st.spinner(_("Đang sao lưu và kiểm tra bản sao…")):
            made = back_up(store, backup_folder(store), str(st.session_state.get("by_backup", "")))
    except StoreError as error:
        draw_trouble(error.title, error.advice)
        return
    said = _("Đã sao lưu phiên bản dữ liệu {version} vào «{file}» và kiểm tra đủ {rows} dòng.")
    rows = words.number(sum(made.rows.values()), 0)
    st.success(
        said.format(version=made.version, file=words.literal(made.file), rows=rows), icon=":material/check:"
    )


def show_backups() -> None:
    """What lies in the folder, each to be restored for a trial; nothing where nothing does."""
    folder = backup_folder(open_store())
    made = backups_in(folder)
    if not made:
        return
    show_table(backup_rows(made), COLUMNS)
    names = {one.file: one for one in made}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        file = st.selectbox(_("Bản sao lưu"), list(names), key="backup", width=400)
        is_asked = st.button(_("Thử khôi phục"), icon=":material/history:", key="rehearse")
    if is_asked:
        rehearse_restore(folder / file)
    st.subheader(_("Khi cần khôi phục"))
    st.markdown(
        _(
            "Dừng bảng điều khiển, chạy lệnh dưới đây ở thư mục của chương trình, rồi mở lại bảng điều khiển. "
            "Cơ sở dữ liệu đang dùng được giữ lại bên cạnh."
        )
    )
    st.code(way_back(folder / file), language=None, wrap_lines=True)


def way_back(file: Path) -> str:
    """The command that restores a backup into the place of this very database, which whoever types it need not have in the
    environment."""
    path = Path(os.path.realpath(open_store().path))
    into = "" if open_store().database.is_lake or path == DEFAULT.resolve() else f' --database "{path}"'
    return f'python -m cchc restore "{file}"{into}'


def backup_rows(made: list[Manifest]) -> pd.DataFrame:
    """One row per backup, the newest first."""
    rows = [
        (one.made_at, one.version, one.kind, one.bytes / 1_000_000, one.made_by or None, one.file)
        for one in made
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def rehearse_restore(path: Path) -> None:
    """In a process of its own: nobody who works meanwhile is the slower for it."""
    try:
        with st.spinner(_("Đang khôi phục thử ở chỗ khác…")), Copier() as copier:
            questions, version = copier.rehearse(path)
    except StoreError as error:
        draw_trouble(error.title, error.advice)
        return
    said = _(
        "Khôi phục thử «{file}» được: {questions} câu hỏi đều trả lời, phiên bản dữ liệu {version}. Số liệu đang dùng "
        "không thay đổi."
    )
    st.success(
        said.format(file=words.literal(path.name), questions=questions, version=version),
        icon=":material/check:",
    )


def say_little_room() -> None:
    """Before something is published: that the disk may not hold it. Nothing where there is room."""
    free = little_room(open_store())
    if free is not None:
        said = _(
            "Đĩa của máy chủ chỉ còn {free} MB: có thể không công bố được. Báo người quản trị dọn đĩa trước."
        )
        st.warning(said.format(free=words.number(free >> 20, 0)), icon=":material/hard_drive:")
