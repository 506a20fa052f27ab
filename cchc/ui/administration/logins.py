"""Who is in, and what became of accounts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.people import administering
from cchc.people.accounts import told_grants
from cchc.people.errors import PeopleError
from cchc.people.record import first_broken, record_lines
from cchc.store import open_store
from cchc.store.recording import data_record, first_broken_event
from cchc.ui.administration.rows import people_rows
from cchc.ui.administration.scopes import grant_text, scope_names
from cchc.ui.showing.downloads import table_and_files
from cchc.ui.visit.person import people, session_id
from cchc.ui.visit.trouble import draw_trouble

SESSIONS = ("account", "person", "address", "host", "session_since", "last_seen")
RECORD = ("recorded_at", "actor", "person_action", "about_whom", "told_details", "record_kind", "record_no")
MOST_LINES = 5_000


def show_sessions() -> None:
    """Every login that holds, the last seen first."""
    try:
        rows = administering.open_sessions(people(), session_id())
    except PeopleError as error:
        draw_trouble(str(error), "")
        return
    table_and_files(people_rows("people_sessions", SESSIONS, rows), SESSIONS)


def show_record() -> None:
    """What became of accounts and of the data in one list, the newest first, and whether all stand as they were written."""
    store = open_store()
    with people().reading() as connection:
        broken, found = first_broken(connection), record_lines(connection, MOST_LINES)
    say_whether_whole(_("tài khoản"), broken)
    say_whether_whole(_("số liệu"), first_broken_event(store.database))
    told = [line_in_words(line) for line in found]
    told += [event_in_words(event) for event in data_record(store.database, MOST_LINES)]
    told.sort(key=lambda line: str(line["recorded_at"]), reverse=True)
    if len(found) == MOST_LINES:
        said = _("Chỉ {count} dòng mới nhất; cả nhật ký: python -m cchc people record.")
        st.caption(said.format(count=words.number(MOST_LINES, 0)))
    table_and_files(people_rows("people_record", RECORD, told[:MOST_LINES]), RECORD)


def say_whether_whole(record: str, broken: int | None) -> None:
    """Whether a record is as it was written; from which row on it is not."""
    if broken is None:
        st.caption(
            _(
                "Nhật ký {record} còn nguyên: mỗi dòng nối với dòng trước bằng mã băm, mọi mã đều khớp."
            ).format(record=record)
        )
        return
    said = _("Nhật ký {record} không còn nguyên từ dòng {no}: có dòng bị sửa hoặc bị bỏ.")
    advice = _("Giữ nguyên hai tệp, so với bản sao lưu và tệp nhật ký đã gửi đi nơi khác.")
    draw_trouble(said.format(record=record, no=broken), advice)


def event_in_words(event: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the record of the data as people read it."""
    told = json.loads(event["details"])
    units = [
        scope_names("unit").get(unit_id, unit_id)
        for unit_id in filter(None, (event["about"] or "").split("; "))
    ]
    more = told.get("units", 0) - len(units)
    if more > 0:
        units.append(_("và {count} đơn vị khác").format(count=words.number(more, 0)))
    return {
        "recorded_at": event["recorded_at"],
        "actor": event["actor"] or None,
        "person_action": event["data_act"],
        "about_whom": "; ".join(units) or None,
        "told_details": _("phiên bản dữ liệu {version}").format(version=told["version"]),
        "record_kind": "data",
        "record_no": event["event_no"],
    }


def line_in_words(line: Mapping[str, Any]) -> dict[str, Any]:
    """A line of the record as people read it."""
    told = json.loads(line["details"])
    details = [
        f"{words.label('record_detail', name)}: {detail_text(name, value)}" for name, value in told.items()
    ]
    return {
        "recorded_at": line["at"],
        "actor": line["actor"] or None,
        "person_action": line["action"],
        "about_whom": line["about"] or None,
        "told_details": "; ".join(details) or None,
        "record_kind": "people",
        "record_no": line["no"],
    }


def detail_text(name: str, value: str) -> str:
    """Roles by the names that pages have for them, all else as it was written."""
    if name not in ("grants", "before"):
        return value
    return ", ".join(grant_text(grant) for grant in told_grants(value)) or words.MISSING
