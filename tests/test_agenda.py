"""The calendar of a scoring year: days left, a file that calendar programs read, changes that keep what was."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from cchc.agenda import calendar_file
from cchc.intake import IntakeError
from cchc.intake.agenda import entered_event, removed_event
from cchc.store import Store

EVENT: dict[str, Any] = {
    "event": "report_year",
    "title": "Báo cáo CCHC năm",
    "kind": "report",
    "month": 12,
    "day": 9,
    "year_offset": 0,
}
CHANGED = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def test_what_is_next_comes_first_with_its_days_left(seeded: Store) -> None:
    row = seeded.ask_rows("calendar_dates", as_of="2026-11-22", within_days=366)[0]
    assert (row["title"], row["due_on"], row["days_left"]) == ("Báo cáo CCHC năm", date(2026, 12, 9), 17)
    assert row["date_basis"] == "stated"
    assert "khắc phục" in row["source"]


@pytest.mark.parametrize(
    ("day", "found"), [("2026-12-09", True), ("2026-12-10", False), ("2026-11-08", False)]
)
def test_a_day_is_ahead_from_thirty_days_before_until_it_is_over(store: Store, day: str, found: bool) -> None:
    store.publish(entered_event(EVENT, "An"))
    assert bool(store.ask_rows("calendar_dates", as_of=day, within_days=30)) == found


def test_what_happens_after_the_scored_year_bears_its_name(seeded: Store) -> None:
    rows = seeded.ask_rows("calendar_dates", as_of="2026-11-22", within_days=366)
    row = next(row for row in rows if row["event"] == "self_assessment")
    assert (row["scoring_year"], row["due_on"], row["date_basis"]) == (2026, date(2027, 1, 15), "own")


def test_a_day_beyond_its_month_is_the_last_one(store: Store) -> None:
    store.publish(entered_event({**EVENT, "month": 2, "day": 29}, "An"))
    rows = store.ask_rows("calendar_dates", as_of="2027-06-01")
    assert [row["due_on"] for row in rows] == [date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)]


def test_a_changed_day_stands_and_the_earlier_one_is_kept(store: Store) -> None:
    store.publish(entered_event(EVENT, "An"))
    newer = store.publish(entered_event({**EVENT, "day": 15}, "Bình"), replace=True)[0]
    days = [row["day"] for row in store.ask_rows("calendar_dates", as_of="2026-11-22", scoring_year=2026)]
    assert days == [15]
    told = [(row["day"], row["published_by"], row["state"]) for row in store.ask_rows("calendar_history")]
    assert told == [(15, "Bình", "published"), (9, "An", "replaced")]
    store.take_back(newer)
    assert store.ask_rows("calendar_dates", as_of="2026-11-22", scoring_year=2026)[0]["day"] == 9


def test_a_removed_event_is_due_no_more_until_that_is_taken_back(store: Store) -> None:
    store.publish(entered_event(EVENT, "An"))
    removal = store.publish(removed_event("report_year", EVENT["title"], "Bình"), replace=True)[0]
    assert store.ask_rows("calendar_dates", as_of="2026-11-22") == []
    told = [(row["title"], row["day"], row["state"]) for row in store.ask_rows("calendar_history")]
    assert told == [(EVENT["title"], None, "removed"), (EVENT["title"], 9, "replaced")]
    assert store.offences() == dict.fromkeys(store.offences(), 0)
    store.take_back(removal)
    assert store.ask_rows("calendar_dates", as_of="2026-11-22", scoring_year=2026)[0]["day"] == 9
    assert [row["state"] for row in store.ask_rows("calendar_history")] == ["taken_back", "published"]
    with pytest.raises(IntakeError):
        removed_event("report_year", "x", " ")


def test_an_event_can_be_set_anew_after_it_was_removed(store: Store) -> None:
    store.publish(entered_event(EVENT, "An"))
    for _ in range(2):
        store.publish(removed_event("report_year", "x", "An"), replace=True)
        assert store.ask_rows("calendar_dates", as_of="2026-11-22") == []
        store.publish(entered_event(EVENT, "An"))
        assert store.ask_rows("calendar_dates", as_of="2026-11-22", scoring_year=2026)[0]["day"] == 9


@pytest.mark.parametrize("change", [{"month": 4, "day": 31}, {"title": " "}])
def test_an_event_that_cannot_be_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(IntakeError):
        entered_event({**EVENT, **change}, "An")
    with pytest.raises(IntakeError):
        entered_event(EVENT, " ")


def test_the_file_reads_back_as_all_day_events_with_stable_ids(seeded: Store) -> None:
    rows = seeded.ask_rows("calendar_dates", as_of="2026-11-22")
    content = calendar_file(rows, CHANGED)
    assert content == calendar_file(rows, CHANGED)
    events = list(Calendar.from_ical(content).walk("VEVENT"))
    assert len({str(event["uid"]) for event in events}) == len(events) == len(rows)
    event = next(event for event in events if event["uid"] == "report_year-2026@cchc")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 9), date(2026, 12, 10))
    assert str(event["summary"]) == "Báo cáo CCHC năm (năm chấm 2026)"
    assert b"DTSTART;VALUE=DATE:20261209" in content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_a_day_that_the_office_set_has_no_document_for_its_source(store: Store) -> None:
    store.publish(entered_event(EVENT, "An"))
    own = store.ask_rows("calendar_dates", as_of="2026-11-22")[0]
    assert (own["date_basis"], own["source"]) == ("own", None), "the file that it came in is no document"
    rows = store.ask("calendar_dates", as_of="2026-11-22").to_dict("records")
    assert all(
        event["description"] == ""
        for event in Calendar.from_ical(calendar_file(rows, CHANGED)).walk("VEVENT")
    )
    store.publish(entered_event({**EVENT, "document": "Kế hoạch 12/KH-UBND"}, "An"))
    stated = store.ask_rows("calendar_dates", as_of="2026-11-22")[0]
    assert (stated["date_basis"], stated["source"]) == ("stated", "Kế hoạch 12/KH-UBND")
