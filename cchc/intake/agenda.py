"""Events of the calendar that officers set: each its own scope, so the newest stands and the earlier is kept."""

from __future__ import annotations

import json
from calendar import monthrange

from cchc import words
from cchc.intake.errors import IntakeError
from cchc.language import _
from cchc.store.publication import Publication, Row

LEAP_YEAR = 2024  # 29 February is a day of some years, and may be set


def entered_event(row: Row, by: str) -> Publication:
    """One event as an upload whose file is what was typed. `row`: title, month, day, year_offset and, where known,
    event, kind, document, note.

    Raises IntakeError without a title, a day that there is, or a name of who sets it.
    """
    title = str(row.get("title") or "").strip()
    if not by.strip():
        raise IntakeError(_("Cần ghi tên người nhập."))
    if not title:
        raise IntakeError(_("Cần ghi nội dung của mốc."))
    if not 1 <= row["day"] <= monthrange(LEAP_YEAR, row["month"])[1]:
        said = _("Tháng {month} không có ngày {day}.")
        raise IntakeError(said.format(month=row["month"], day=row["day"]))
    line = {**row, "title": title, "event": row.get("event") or words.slug(title)}
    line |= {"kind": row.get("kind") or "report", "document": str(row.get("document") or "").strip() or None}
    content = json.dumps(line, ensure_ascii=False).encode()
    publication = Publication(f"Mốc lịch nhập trên trang, {title}", content, "calendar", by.strip())
    publication.add("calendar_events", line, "calendar", "", line["event"])
    return publication


def removed_event(event: str, title: str, by: str) -> Publication:
    """An event that is no more: its scope without a row, so that no day stands for it. Raises IntakeError without a name."""
    if not by.strip():
        raise IntakeError(_("Cần ghi tên người nhập."))
    content = json.dumps({"removed": event, "title": title}, ensure_ascii=False).encode()
    note = _("Bỏ mốc «{title}»").format(title=title)
    publication = Publication(f"Mốc lịch bỏ trên trang, {title}", content, "calendar", by.strip(), note)
    publication.cover("calendar", "", event)
    return publication
