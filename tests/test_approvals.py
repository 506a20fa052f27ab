"""Where a second person is asked for, nothing stands by the word of one."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.intake.figures import entered_figures
from cchc.people.acting import ANYBODY, Actor, acting_as
from cchc.people.person import Grant, Person, Scope
from cchc.people.rights import Role
from cchc.store import (
    ChangedMeanwhileError,
    ForbiddenError,
    Publication,
    Store,
    StoreError,
    UnknownUploadError,
    approvals,
)
from cchc.store.approvals import approve, send_back, set_topics_of_two, stands_now, waiting, withdraw
from cchc.store.difference import difference_of_publishing_again

UNIT = "so-y-te.long-an"
BOTH: tuple[Role, ...] = ("officer", "approver")
EVERYWHERE = Scope()


def somebody(name: str, *roles: Role, scope: Scope = EVERYWHERE) -> Actor:
    return Actor(name, Person(name, f"Nguyễn {name}", tuple(Grant(role, scope) for role in roles)))


def as_who(name: str, *roles: Role) -> Any:
    return acting_as(lambda: somebody(name, *roles))


def target(value: float) -> Publication:
    row = {"measure": "on_time_rate", "title": "Đúng hạn", "period": "2023", "value": value}
    row |= {"comparison": ">=", "measure_unit": "percent", "document": None, "note": None}
    return entered_figures("targets", "Sở Y tế", "Long An", [row], "ai đó")


def values(store: Store) -> list[float]:
    return [row["value"] for row in store.ask_rows("targets", unit_id=UNIT)]


@pytest.fixture
def waits(store: Store) -> Store:
    store.publish(target(90))
    set_topics_of_two(store, ["targets"], "")
    return store


def submitted(store: Store, value: float = 95) -> str:
    with as_who("Binh", "officer"):
        (upload,) = store.publish(target(value), replace=True, doing="publish_typed")
    assert store.is_waiting(upload)
    return upload


def test_what_waits_stands_once_somebody_else_approves_it(waits: Store) -> None:
    before = waits.version().number
    upload = submitted(waits)
    assert waits.version().number == before + 1  # every page hears of it
    assert values(waits) == [90]
    assert not waits.ask_rows("target_history", unit_id=UNIT) or 95 not in [
        row["value"] for row in waits.ask_rows("target_history", unit_id=UNIT)
    ]
    assert submitted(waits) == upload  # the same again is the same
    difference = difference_of_publishing_again(waits, upload)
    assert difference.count("changed") == 1
    seen = stands_now(waits, upload)
    for actor in (
        somebody("Binh", *BOTH),
        somebody("Chi", "officer"),
        somebody("Chi", "approver", scope=Scope("unit", "so-noi-vu.long-an")),
        ANYBODY,
    ):
        with acting_as(lambda actor=actor: actor):  # type: ignore[misc]
            with pytest.raises(ForbiddenError):
                approve(waits, upload, seen)
            with pytest.raises(ForbiddenError):
                send_back(waits, upload, "không")
    with as_who("Chi", "approver"):
        approve(waits, upload, seen)
        assert values(waits) == [95]
        with pytest.raises(UnknownUploadError):
            approve(waits, upload, seen)
    assert not waiting(waits)
    assert set(waits.offences().values()) == {0}
    with as_who("Binh", "officer"):
        waits.take_back(upload)
        assert values(waits) == [90]
        waits.publish_again(upload)  # by one person alone it stands as little as before
    assert values(waits) == [90]
    assert [each.id for each in waiting(waits)] == [upload]


def test_what_is_sent_back_says_why_and_never_stood(waits: Store) -> None:
    upload = submitted(waits)
    with as_who("Chi", "approver"):
        with pytest.raises(StoreError, match="lý do"):
            send_back(waits, upload, " ")
        send_back(waits, upload, "Thiếu số văn bản")
    (row,) = [row for row in waits.ask_rows("uploads") if row["id"] == upload]
    assert row["state"] == "sent_back"
    assert values(waits) == [90]
    again = submitted(waits)
    assert again != upload
    with as_who("Chi", "officer"), pytest.raises(ForbiddenError):
        withdraw(waits, again)
    with as_who("Binh", "officer"):
        withdraw(waits, again)
    assert not waiting(waits)


def test_what_stood_when_it_was_shown_decides(waits: Store) -> None:
    first, second = submitted(waits, 95), submitted(waits, 97)
    seen = stands_now(waits, second)
    with as_who("Chi", "approver"):
        approve(waits, first, stands_now(waits, first))
        with pytest.raises(ChangedMeanwhileError):
            approve(waits, second, seen)
        approve(waits, second, stands_now(waits, second))
    assert values(waits) == [97]


def test_what_waits_too_long_is_told_and_can_only_be_sent_back(
    waits: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = submitted(waits)
    monkeypatch.setattr(approvals, "DAYS", -1)
    assert waiting(waits)[0].is_expired
    with as_who("Chi", "approver"):
        with pytest.raises(StoreError, match="chờ duyệt"):
            approve(waits, upload, stands_now(waits, upload))
        send_back(waits, upload, "Đã cũ")


def test_other_figures_and_servers_where_nobody_logs_in_wait_for_nobody(waits: Store) -> None:
    with acting_as(lambda: ANYBODY):
        waits.publish(target(91), replace=True)
    assert values(waits) == [91]
    set_topics_of_two(waits, ["dossiers"], "")
    with as_who("Binh", "officer"):
        waits.publish(target(92), replace=True)
    assert values(waits) == [92]
    with as_who("Binh", "officer"), pytest.raises(ForbiddenError):
        set_topics_of_two(waits, [], "")
