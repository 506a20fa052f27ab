"""The calendar of a scoring year as a file that every calendar program takes (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pandas as pd
from icalendar import Calendar, Event

from cchc import words
from cchc.language import _, current_language


def calendar_file(rows: Iterable[Mapping[Any, Any]], changed_at: datetime | None, says: str = "") -> bytes:
    """All-day events of the rows of `calendar_dates`; the same event keeps its UID, so a newer file replaces an older one.

    `changed_at`: when the data behind it last changed (UTC), so that the same data make the same file.
    `says` stands before the name of the calendar and of every event.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//CCHC//Lich cham diem//{current_language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", said_first(says, _("Lịch chấm điểm CCHC")))
    for row in rows:
        calendar.add_component(event(row, changed_at or datetime(2000, 1, 1, tzinfo=UTC), says))
    return bytes(calendar.to_ical())


def said_first(says: str, text: str) -> str:
    """A text of the calendar behind what has to be said before each; the text alone where that is blank."""
    return f"{says} · {text}" if says else text


def event(row: Mapping[Any, Any], changed_at: datetime, says: str) -> Event:
    """One row of `calendar_dates` as an all-day event; the UID is made of event and scoring year."""
    day = pd.Timestamp(row["due_on"]).date()
    made = Event()
    made.add("uid", f"{row['event']}-{row['scoring_year']}@cchc")
    made.add("dtstamp", changed_at)
    made.add("dtstart", day)
    made.add("dtend", day + timedelta(1))
    title = _("{title} (năm chấm {year})").format(title=_(str(row["title"])), year=row["scoring_year"])
    made.add("summary", said_first(says, title))
    said = [_(str(row[name])) for name in ("note", "source") if not words.is_missing(row[name])]
    made.add("description", "; ".join(said))
    made.add("transp", "TRANSPARENT")
    return made
