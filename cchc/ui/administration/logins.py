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
from cchc.people.record import first_broken, lines
from cchc.ui.administration.rows import people_rows
from cchc.ui.administration.scopes import grant_text
from cchc.ui.showing.downloads import table_and_files
from cchc.ui.visit.person import people, session_id
from cchc.ui.visit.trouble import draw_trouble

SESSIONS = ("account", "person", "address", "host", "session_since", "last_seen")
RECORD = ("record_no", "recorded_at", "actor", "person_action", "about_whom", "told_details")
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
    """Line by line, the newest first, and whether all stand as they were written."""
    with people().reading() as connection:
        broken, found = first_broken(connection), lines(connection, MOST_LINES)
    if broken is None:
        st.caption(_("Nhật ký còn nguyên: mỗi dòng nối với dòng trước bằng mã băm, và mọi mã đều khớp."))
    else:
        said = _("Nhật ký không còn nguyên từ dòng {no}: có dòng bị sửa hoặc bị bỏ.").format(no=broken)
        draw_trouble(said, _("Giữ nguyên tệp tài khoản, so với bản sao và tệp nhật ký đã gửi đi nơi khác."))
    if len(found) == MOST_LINES:
        st.caption(
            _("Chỉ {count} dòng mới nhất; cả nhật ký: python -m cchc people record.").format(
                count=words.number(MOST_LINES, 0)
            )
        )
    table_and_files(people_rows("people_record", RECORD, [line_in_words(line) for line in found]), RECORD)


def line_in_words(line: Mapping[str, Any]) -> dict[str, Any]:
    """A line of the record as people read it."""
    told = json.loads(line["details"])
    details = [
        f"{words.label('record_detail', name)}: {detail_text(name, value)}" for name, value in told.items()
    ]
    return {
        "record_no": line["no"],
        "recorded_at": line["at"],
        "actor": line["actor"] or None,
        "person_action": line["action"],
        "about_whom": line["about"] or None,
        "told_details": "; ".join(details) or None,
    }


def detail_text(name: str, value: str) -> str:
    """Roles by the names that pages have for them, all else as it was written."""
    if name not in ("grants", "before"):
        return value
    return ", ".join(grant_text(grant) for grant in told_grants(value)) or words.MISSING
