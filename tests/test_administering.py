"""Accounts are kept from a page by whoever may at that moment, and an administrator is always left."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from argon2 import PasswordHasher
from streamlit.testing.v1 import AppTest

from cchc.people import accounts, administering, passwords
from cchc.people.errors import PeopleError
from cchc.people.file import OWN_PLACE, PeopleFile, open_people
from cchc.people.logins import log_in
from cchc.people.person import Grant, Scope
from cchc.people.record import record_lines
from cchc.people.sessions import begin_session, fingerprint
from tests.test_pages import opened
from tests.test_who_is_in import Told

GOOD, OTHER, HOST = "bốn con ngựa và mưa", "mưa rào trên mái ngói", "127.0.0.1"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PeopleFile:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    monkeypatch.setenv(OWN_PLACE, str(tmp_path / "people.sqlite"))
    made = open_people(tmp_path / "people.sqlite")
    for name, role in (("An", "admin"), ("Binh", "officer")):
        accounts.add_person(made, name, f"Nguyễn {name}", [Grant(role)], GOOD, "os:test")  # type: ignore[arg-type]
        accounts.set_password(made, name, OTHER, name, must_change=False)
    return made


def inside(file: PeopleFile, name: str) -> str:
    return fingerprint(begin_session(file, name, HOST, HOST))


ACTS: list[Callable[[PeopleFile, str], Any]] = [
    lambda file, session: administering.invite(file, session, "Chi", "", [Grant("viewer")]),
    lambda file, session: administering.give_entry_code(file, session, "An"),
    lambda file, session: administering.give_roles(file, session, "Binh", [Grant("admin")]),
    lambda file, session: administering.block_or_open(file, session, "An", True),
    lambda file, session: administering.log_out(file, session, "An"),
    lambda file, session: administering.drop_code(file, session, "An"),
    lambda file, session: administering.open_sessions(file, session),
]


@pytest.mark.parametrize("act", ACTS)
def test_nobody_else_keeps_accounts_whatever_they_were_before(
    file: PeopleFile, act: Callable[[PeopleFile, str], Any]
) -> None:
    admin, officer = inside(file, "An"), inside(file, "Binh")
    before = accounts.list_people(file)
    for session in (officer, "", "x" * 64):
        with pytest.raises(PeopleError):
            act(file, session)
    accounts.set_grants(file, "Binh", [Grant("admin")], "os:test")
    accounts.set_grants(file, "An", [Grant("viewer")], "os:test")
    with pytest.raises(PeopleError, match="không cho phép"):
        act(file, admin)
    accounts.set_grants(file, "An", [Grant("admin")], "os:test")
    accounts.set_grants(file, "Binh", [Grant("officer")], "os:test")
    assert accounts.list_people(file) == before


def test_an_administrator_of_a_unit_keeps_no_accounts(file: PeopleFile) -> None:
    accounts.set_grants(file, "Binh", [Grant("admin", Scope("unit", "u1"))], "os:test")
    with pytest.raises(PeopleError):
        administering.give_roles(file, inside(file, "Binh"), "Binh", [Grant("admin")])


def test_who_is_invited_comes_in_once_and_has_to_choose_a_password(file: PeopleFile) -> None:
    word = administering.invite(file, inside(file, "An"), "Chi", "Lê Chi", [Grant("viewer")])
    assert log_in(file, "Chi", word, "", HOST) == "chi"
    assert log_in(file, "Chi", word, "", HOST) is None
    with file.reading() as connection:
        told = [(line["actor"], line["action"], line["about"]) for line in record_lines(connection, 9)]
    assert ("an", "add", "chi") in told
    assert ("an", "recovery", "chi") in told


@pytest.mark.parametrize("others", [[], ["blocked"], ["of a unit"]])
def test_the_last_administrator_stays(file: PeopleFile, others: list[str]) -> None:
    session = inside(file, "An")
    if others:
        scope = Scope("unit", "u1") if others == ["of a unit"] else Scope()
        accounts.set_grants(file, "Binh", [Grant("admin", scope)], "os:test")
        accounts.set_blocked(file, "Binh", others == ["blocked"], "os:test")
    with pytest.raises(PeopleError, match="cuối cùng"):
        administering.block_or_open(file, session, "An", True)
    with pytest.raises(PeopleError, match="cuối cùng"):
        administering.give_roles(file, session, "An", [Grant("viewer")])
    assert accounts.list_people(file)[0]["state"] == "active"
    assert inside(file, "An")


def page_of(monkeypatch: pytest.MonkeyPatch, file: PeopleFile, empty: Path, name: str, view: str) -> AppTest:
    database = Path(shutil.copy(empty, file.path.with_name("x.duckdb")))
    monkeypatch.setattr(st, "user", Told(session=inside(file, name)))
    return opened(monkeypatch, str(database), "nguoi_dung", xem_gi=view)


def test_an_officer_sees_no_accounts(
    file: PeopleFile, monkeypatch: pytest.MonkeyPatch, empty_file: Path
) -> None:
    page = page_of(monkeypatch, file, empty_file, "Binh", "nhat-ky")
    assert [said.value for said in page.info] == ["Trang này dành cho người quản trị tài khoản."]
    assert not page.table
    assert not page.button


def test_an_administrator_invites_blocks_and_reads_the_record(
    file: PeopleFile, monkeypatch: pytest.MonkeyPatch, empty_file: Path
) -> None:
    page = page_of(monkeypatch, file, empty_file, "An", "tai-khoan")
    page.text_input(key="account_new").set_value("Chi").run()
    page.text_input(key="title_new").set_value("Lê *Chi*").run()
    page.button(key="invite").click().run()
    assert "Mã vào lần đầu của «Chi»" in page.success[0].value
    assert page.text_input(key="account_new").value == ""
    page.selectbox(key="account_known").set_value("Chi").run()
    page.button(key="account_block").click().run()
    assert "Đã khóa" in page.success[0].value
    page.selectbox(key="account_known").set_value("An").run()
    page.button(key="account_block").click().run()
    assert "cuối cùng" in page.error[0].value
    assert [one["state"] for one in accounts.list_people(file)] == ["active", "active", "blocked"]


def test_a_record_that_was_changed_by_hand_is_said_on_its_page(
    file: PeopleFile, monkeypatch: pytest.MonkeyPatch, empty_file: Path
) -> None:
    accounts.set_grants(file, "Binh", [Grant("viewer"), Grant("officer", Scope("unit", "u1"))], "os:test")
    page = page_of(monkeypatch, file, empty_file, "An", "nhat-ky")
    assert any("còn nguyên" in said.value for said in page.caption)
    assert not page.error
    with file.writing() as connection:
        connection.execute("drop trigger events_stay")
        connection.execute("update events set actor = 'x' where no = 2")
    page.run()
    assert "từ dòng 2" in page.error[0].value
