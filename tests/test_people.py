"""Accounts, sessions, limits, rights and the record, on a real SQLite file."""

from __future__ import annotations

import sqlite3
import time
import unicodedata
from pathlib import Path

import pyotp
import pytest
from argon2 import PasswordHasher

from cchc.people import accounts, logins, passwords, sessions
from cchc.people.errors import PeopleError
from cchc.people.file import PeopleFile, people_file
from cchc.people.logins import TooManyAttemptsError, log_in
from cchc.people.person import Grant, Person, Place, Scope, parse_scope
from cchc.people.record import first_broken, record_lines
from cchc.people.rights import ACTIONS, MAY, ROLES
from cchc.people.sessions import SessionLimits, begin_session, end_session, fingerprint, session

GOOD, OTHER = "bốn con ngựa và mưa", "mưa rào trên mái ngói"
HOST = "127.0.0.1"
LIMITS = SessionLimits()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PeopleFile:
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", quick)
    made = PeopleFile(people_file(str(tmp_path / "x.duckdb")))
    accounts.add_person(made, "An", "Nguyễn Văn An", [Grant("admin")], GOOD, "os:test")
    return made


def test_an_account_is_found_however_its_name_is_written_and_keeps_no_password(file: PeopleFile) -> None:
    assert log_in(file, " AN ", GOOD, "", HOST) == "an"
    assert log_in(file, "an", OTHER, "", HOST) is None
    with pytest.raises(PeopleError, match="Đã có"):
        accounts.add_person(file, "an", "", [Grant("viewer")], GOOD, "os:test")
    assert GOOD.encode() not in file.path.read_bytes()
    assert file.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "bad", ["ngắn", "a" * 257, "123456789012", "Password2026!", "matkhau12345", "ababababababab",
            "zyxwvutsrqponm", "nguyen van an nguyen van an!"],
)  # fmt: skip
def test_a_password_that_others_guess_is_refused(bad: str) -> None:
    assert passwords.trouble_with(bad, "nguyen van an")
    assert not passwords.trouble_with(GOOD, "nguyen van an")


def test_a_session_is_known_by_a_token_that_is_not_kept_and_of_one_host(file: PeopleFile) -> None:
    token = begin_session(file, "An", HOST, HOST)
    found = session(file, fingerprint(token), LIMITS, HOST)
    assert found
    assert (found.person.title, found.person.must_change) == ("Nguyễn Văn An", True)
    assert session(file, fingerprint(token), LIMITS, "other.test") is None
    assert session(file, token, LIMITS) is None
    with file.reading() as connection:
        assert token not in str([tuple(row) for row in connection.execute("select * from sessions")])
    end_session(file, found.id)
    assert session(file, fingerprint(token), LIMITS, HOST) is None


def test_a_session_ends_by_itself_and_with_its_person(
    file: PeopleFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = fingerprint(begin_session(file, "An", HOST, HOST))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 29 * 60)
    sessions.note_seen(file, token)
    monkeypatch.setattr(time, "time", lambda: now + 58 * 60)
    assert session(file, token, LIMITS)
    monkeypatch.setattr(time, "time", lambda: now + 60 * 60)
    assert session(file, token, LIMITS) is None  # idle
    assert session(file, token, SessionLimits(absolute=3500, idle=9e9)) is None
    assert session(file, token, SessionLimits(idle=9e9))
    accounts.set_blocked(file, "An", True, "os:test")
    assert session(file, token, SessionLimits(idle=9e9)) is None
    assert log_in(file, "An", GOOD, "", HOST) is None


def test_attempts_are_limited_per_name_and_per_address(file: PeopleFile) -> None:
    for number in range(logins.MOST_OF_NAME):
        assert log_in(file, "An", "sai", "", f"10.0.0.{number}") is None
    for name in ("An", "AN"):
        with pytest.raises(TooManyAttemptsError):
            log_in(file, name, GOOD, "", "10.0.1.1")
    for number in range(logins.MOST_OF_ADDRESS):
        log_in(file, f"nobody {number}", "sai", "", "10.0.2.1")
    with pytest.raises(TooManyAttemptsError):
        log_in(file, "somebody else", "sai", "", "10.0.2.1")


def test_whoever_is_unknown_costs_the_same_comparison(
    file: PeopleFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []
    true = PasswordHasher.verify

    def counted(hasher: PasswordHasher, kept: str, password: str) -> bool:
        compared.append(kept)
        return true(hasher, kept, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    assert log_in(file, "nobody", GOOD, "", HOST) is None
    assert log_in(file, "An", OTHER, "", HOST) is None
    assert len(compared) == 2


def test_a_word_of_recovery_opens_once_and_asks_for_a_password(file: PeopleFile) -> None:
    accounts.set_password(file, "An", OTHER, "an", must_change=False)
    word = accounts.make_recovery(file, "An", "os:test")
    assert log_in(file, "An", word, "", HOST) == "an"
    assert log_in(file, "An", word, "", HOST) is None
    assert accounts.list_people(file)[0]["must_change"] is True


def test_a_code_of_an_authenticator_is_asked_for_and_taken_once(file: PeopleFile) -> None:
    uri = accounts.set_totp(file, "An", True, "os:test")
    authenticator = pyotp.parse_uri(uri)
    assert isinstance(authenticator, pyotp.TOTP)
    code = authenticator.now()
    assert log_in(file, "An", GOOD, "", HOST) is None
    assert log_in(file, "An", GOOD, "số", HOST) is None
    assert log_in(file, "An", GOOD, code, HOST) == "an"
    assert log_in(file, "An", GOOD, code, HOST) is None


def test_the_record_is_only_added_to_and_a_changed_line_shows(file: PeopleFile) -> None:
    log_in(file, "An", "sai", "", HOST)
    accounts.set_grants(file, "An", [Grant("viewer")], "os:test")
    accounts.set_blocked(file, "An", True, "os:test")
    with file.reading() as connection:
        assert [line["action"] for line in record_lines(connection, 9)] == [
            "block",
            "grant",
            "login_failed",
            "add",
        ]
        assert first_broken(connection) is None
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("update events set actor = 'x'")
        connection.execute("drop trigger events_stay")
        connection.execute("drop trigger events_are_kept")
        connection.execute("update events set actor = 'x' where no = 3")
        assert first_broken(connection) == 3
        connection.execute("delete from events where no = 2")
        assert first_broken(connection) == 2


def test_what_fails_leaves_neither_the_act_nor_its_line(file: PeopleFile) -> None:
    with pytest.raises(sqlite3.IntegrityError):  # noqa: PT012, SIM117
        with file.writing() as connection:
            accounts.set_blocked(file, "An", True, "os:test")
            connection.execute("insert into people (name) values (null)")
    assert accounts.list_people(file)[0]["state"] == "active"
    with file.reading() as connection:
        assert len(record_lines(connection, 9)) == 1


HERE, THERE = Place("u1", "p1", "c1"), Place("u2", "p2", "c2")


@pytest.mark.parametrize("role", ROLES)
def test_a_role_allows_what_the_table_says_within_its_scope(role: str) -> None:
    for text in ("whole", "unit:u1", "province:p1", "cohort:c1"):
        scope = parse_scope(text)
        assert scope
        somebody = Person("x", "x", (Grant(role, scope),))  # type: ignore[arg-type]
        for action in ACTIONS:
            allowed = action in MAY[role]  # type: ignore[index]
            assert somebody.may(action, HERE) is allowed
            assert somebody.may(action, THERE) is (allowed and text == "whole")
            assert somebody.may(action) is (allowed and text == "whole")


def test_a_scope_that_is_none_holds_nowhere() -> None:
    assert [parse_scope(text) for text in ("", "unit", "unit:", "whole:x", "land:x")] == [None] * 5
    assert not Scope("province", "").holds(Place("u1"))
    assert not Person("x", "x", ()).may("view", HERE)


def test_logins_that_are_right_keep_nobody_of_the_same_address_out(file: PeopleFile) -> None:
    for _visit in range(logins.MOST_OF_ADDRESS + 1):
        assert log_in(file, "An", GOOD, "", HOST) == "an"
        assert logins.confirm_password(file, "An", GOOD, HOST)


def test_a_password_or_a_word_that_is_given_anew_ends_the_waiting(file: PeopleFile) -> None:
    for number in range(logins.MOST_OF_NAME):
        assert log_in(file, "An", OTHER, "", f"10.0.0.{number}") is None
    with pytest.raises(TooManyAttemptsError):
        log_in(file, "An", GOOD, "", HOST)
    assert log_in(file, "An", accounts.make_recovery(file, "An", "os:test"), "", HOST) == "an"


def test_a_name_is_its_own_key_is_seen_whole_and_no_longer_than_its_limit(file: PeopleFile) -> None:
    assert all(
        accounts.key_of(accounts.key_of(name)) == accounts.key_of(name) for name in ("ß\u0301", "ΐ", "ǰ")
    )
    for name in ("An\ufe0f", "An\u3164", "An\u034f", "ﷺ" * 30):
        with pytest.raises(PeopleError, match="tên đăng nhập"):
            accounts.add_person(file, name, "", [Grant("viewer")], GOOD, "os:test")


def test_a_long_password_fits_however_its_marks_are_written(file: PeopleFile) -> None:
    apart = unicodedata.normalize("NFD", "mưa rào trên mái ngói đỏ rồi nắng ấm về ngõ nhỏ " * 5)
    assert len(apart) > passwords.LONGEST
    accounts.set_password(file, "An", apart, "an", must_change=False)
    assert log_in(file, "An", apart, "", HOST) == "an"
