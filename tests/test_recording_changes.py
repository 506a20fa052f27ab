"""Whatever is done to the data stands in its record, in the same transaction, and a row that was changed shows."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.people.acting import Actor, acting_as
from cchc.people.person import Grant, Person
from cchc.store import Publication, Store, StoreError
from cchc.store.difference import difference_of_publishing
from cchc.store.recording import data_record, first_broken_event
from tests.truth.troubles import WHOLE, sheet


def told(store: Store) -> list[tuple[Any, ...]]:
    return [
        (row["event_no"], row["actor"], row["data_act"], row["about"])
        for row in data_record(store.database, 99)
    ]


@pytest.fixture
def file() -> Publication:
    return sheet("Sở Nội vụ", "Long An", 2023, WHOLE)


AN = Actor("An", Person("An", "Nguyễn Văn An", (Grant("data_admin"),)))


def test_a_publication_and_its_taking_back_are_told_by_who_did_them(store: Store, file: Publication) -> None:
    difference_of_publishing(store, file)
    assert told(store) == []  # a rehearsal happened to nobody
    with acting_as(lambda: AN):
        (upload,) = store.publish(file)
    store.publish(file)  # stands already
    store.take_back(upload)
    unit_id = next(iter(file.coverages.values()))["unit_id"]
    newest, first = told(store)
    assert first == (1, "An", "publish_file", unit_id)
    assert newest[:1] + newest[2:] == (2, "take_back", unit_id)
    assert newest[1].startswith("os:")
    assert first_broken_event(store.database) is None


def test_what_fails_leaves_no_row_and_no_gap(store: Store, file: Publication) -> None:
    store.publish(file)
    with pytest.raises(StoreError):
        store.take_back("00000000-0000-0000-0000-000000000000")
    with acting_as(lambda: Actor("Bo", Person("Bo", "", (Grant("viewer"),)))), pytest.raises(StoreError):
        store.publish(sheet("Sở Y tế", "Long An", 2023, WHOLE))
    store.teach_alias("SNV", "Sở Nội vụ")
    assert [row[:1] + row[2:3] for row in told(store)] == [(2, "teach"), (1, "publish_file")]
    assert first_broken_event(store.database) is None


@pytest.mark.parametrize(
    ("change", "row"),
    [
        ("update data_events set actor = 'x' where event_no = 2", 2),
        ("update data_events set details = '{}' where event_no = 3", 3),
        ("delete from data_events where event_no = 1", 1),
        ("delete from data_events where event_no = 2", 2),
        ("insert into data_events select * from data_events where event_no = 2", 3),
        ("update data_events set previous = '' where event_no = 3", 3),
    ],
)
def test_a_row_that_was_changed_by_hand_shows(store: Store, change: str, row: int) -> None:
    for number in range(3):
        store.teach_alias(f"S{number}", "Sở Nội vụ")
    assert first_broken_event(store.database) is None
    store.database.cursor().execute(change)
    assert first_broken_event(store.database) == row


def test_the_chain_goes_on_when_the_file_is_opened_anew(store: Store, file: Publication) -> None:
    store.publish(file)
    path = store.path
    store.close()
    again = Store(path)
    again.teach_alias("SNV", "Sở Nội vụ")
    assert [row[0] for row in told(again)] == [2, 1]
    assert first_broken_event(again.database) is None
    again.close()
