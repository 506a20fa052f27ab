"""On the pages: what waits is told to the second person, who approves it or sends it back; its sender can only withdraw it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from cchc.people import accounts
from cchc.people.acting import Actor, acting_as
from cchc.people.file import OWN_PLACE, open_people
from cchc.people.person import Grant, Person
from cchc.people.rights import Role
from cchc.people.sessions import begin_session, fingerprint
from cchc.store import Store, open_store
from cchc.store.approvals import set_topics_of_two, waiting
from cchc.ui.topics.waiting import counted_title
from tests.test_approvals import submitted, target, values
from tests.test_pages import opened
from tests.test_shown_by_right import offered
from tests.test_who_is_in import GOOD, Told

LogIn = Callable[[str], None]


@pytest.fixture
def log_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> LogIn:
    monkeypatch.setenv(OWN_PLACE, str(tmp_path / "people.sqlite"))
    file = open_people(tmp_path / "people.sqlite")
    roles: dict[str, list[Role]] = {
        "Binh": ["officer", "approver"],
        "Chi": ["approver"],
        "Dung": ["data_admin"],
    }
    for name, given in roles.items():
        accounts.add_person(file, name, f"Nguyễn {name}", [Grant(role) for role in given], GOOD, "os:test")

    def log_in(name: str) -> None:
        monkeypatch.setattr(st, "user", Told(session=fingerprint(begin_session(file, name, "h", "a"))))

    return log_in


@pytest.fixture
def waits(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("CCHC_DATABASE", store.path)
    store = open_store(store.path) if store.path else store
    store.publish(target(90))
    set_topics_of_two(store, ["targets"], "")
    submitted(store)
    return store


def test_the_second_person_approves_and_the_first_cannot(
    monkeypatch: pytest.MonkeyPatch, waits: Store, log_in: LogIn
) -> None:
    def page(name: str = "nap_du_lieu") -> AppTest:
        return opened(monkeypatch, waits.path, name)

    log_in("Binh")
    shown = page()
    assert "Chờ duyệt" in [each.value for each in shown.header]
    assert "Rút lại" in offered(shown)
    assert not {"Duyệt", "Trả lại"} & offered(shown)
    assert not any("chờ bạn duyệt" in each.value for each in page("tong_quan").info)

    log_in("Chi")
    assert any("1 lần nạp chờ bạn duyệt" in each.value for each in page("tong_quan").info)
    binh, chi = (Person(name, name, (Grant("approver"),)) for name in ("Binh", "Chi"))
    with acting_as(lambda: Actor("Chi", chi)):
        assert counted_title("nap_du_lieu", "Nạp dữ liệu") == "Nạp dữ liệu (1)"
    with acting_as(lambda: Actor("Binh", binh)):
        assert counted_title("nap_du_lieu", "Nạp dữ liệu") == "Nạp dữ liệu"
    shown = page()
    (back,) = [button for button in shown.button if button.label == "Trả lại"]
    back.click().run()
    assert any("Cần ghi lý do trả lại" in each.value for each in shown.error)
    (approve,) = [button for button in shown.button if button.label == "Duyệt"]
    approve.click().run()
    assert any("Đã duyệt" in each.value for each in shown.success)
    assert not waiting(waits)
    assert values(waits) == [95]
    assert "Chờ duyệt" not in [each.value for each in shown.header]


def test_whoever_keeps_the_data_says_of_what_two_people_decide(
    monkeypatch: pytest.MonkeyPatch, waits: Store, log_in: LogIn
) -> None:
    log_in("Dung")
    page = opened(monkeypatch, waits.path, "nap_du_lieu")
    (box,) = [box for box in page.multiselect if box.label == "Loại số liệu"]
    assert box.value == ["targets"]
    box.set_value(["targets", "dossiers"]).run()
    assert any("Đã lưu" in each.value for each in page.success)
    log_in("Chi")
    assert "Duyệt hai người" not in offered(opened(monkeypatch, waits.path, "nap_du_lieu"))
