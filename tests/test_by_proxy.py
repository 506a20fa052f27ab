"""A proxy says who comes only where it is the one that was named, by its address and its secret."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.types import ASGIApp
from streamlit import config

from cchc.people import accounts
from cchc.people.file import PeopleFile, people_file
from cchc.people.logins import log_in
from cchc.people.person import Grant
from cchc.people.sessions import SessionLimits
from cchc.web.gate import Gate
from cchc.web.login.by_proxy import ProxySettings, RememberPeer, is_among
from cchc.web.login.middleware import Logins
from cchc.web.proxies import trusting_proxies
from cchc.web.settings import SettingError, Settings, settings
from cchc.web.visitors import Visitors
from tests.asgi_visitor import Visit
from tests.test_logins import HOST, PAGE, application

SECRET = "a secret of the proxy"
PROXY = Visit(client=("10.9.9.9", 1))
SAID = [HOST, PAGE, ("X-Cchc-Proxy-Secret", SECRET), ("X-Forwarded-For", "203.0.113.7")]


@pytest.fixture
def people(tmp_path: Path) -> Iterator[PeopleFile]:
    made = PeopleFile(people_file(str(tmp_path / "x.duckdb")))
    for name in ("an", "Bình"):
        accounts.add_person(made, name, "", [Grant("viewer")], None, "os:test")
    yield made
    made.close()
    config.set_option("server.trustedUserHeaders", {})
    config.set_option("server.allowedHosts", [])


@pytest.fixture
def door(people: PeopleFile) -> ASGIApp:
    given = ProxySettings("X-Forwarded-User", SECRET, ("10.9.9.0/24",))
    inside = Logins(application, people, SessionLimits(), None, given)
    gate = Gate(inside, Visitors("127.0.0.1", Settings(), lambda: True))
    return RememberPeer(trusting_proxies(gate, ["10.9.9.9"]))


def user(name: str) -> tuple[str, str]:
    return "X-Forwarded-User", name.encode().decode("latin-1")


def test_who_a_named_proxy_says_is_in_by_a_session_of_their_own(door: ASGIApp, people: PeopleFile) -> None:
    first = PROXY.ask(door, "/so_sanh?nam=2023", [*SAID, user("Bình")])
    assert (first.status, first.headers["location"]) == (303, "/so_sanh?nam=2023")
    mine = ("Cookie", f"cchc-login={first.cookies['cchc-login']}")
    inside = PROXY.ask(door, "/so_sanh?nam=2023", [*SAID, user("Bình"), mine])
    assert "'x-cchc-name': 'B%C3%ACnh'" in inside.body
    assert SECRET not in inside.body
    assert (
        PROXY.ask(door, "/", [HOST, *SAID[2:], user("an"), mine]).status == 401
    )  # somebody else: no page, no session
    assert PROXY.ask(door, "/", [*SAID, user("Bình"), mine]).status == 303  # it ended with that


@pytest.mark.parametrize(
    "headers",
    [
        [HOST, PAGE, user("an")],
        [*SAID[:2], ("X-Cchc-Proxy-Secret", "guessed"), user("an")],
        [*SAID, ("X-Cchc-Proxy-Secret", SECRET), user("an")],
        [*SAID, user("an"), user("Bình")],
        [*SAID, user(" ")],
        [*SAID, ("X-Cchc-Name", "an")],
    ],
)
def test_nobody_is_said_to_come_by_half_a_word(door: ASGIApp, headers: list[tuple[str, str]]) -> None:
    refused = PROXY.ask(door, "/", headers)
    assert (refused.status, refused.headers["location"]) == (303, "/dang-nhap")
    assert not refused.cookies


@pytest.mark.parametrize("client", [("127.0.0.1", 1), ("203.0.113.7", 1), None])
def test_another_peer_says_nothing_whatever_it_forwards(
    door: ASGIApp, client: tuple[str, int] | None
) -> None:
    forged = [*SAID[:3], ("X-Forwarded-For", "10.9.9.9"), ("Forwarded", "for=10.9.9.9"), user("an")]
    refused = Visit(client=client).ask(door, "/", forged)
    assert (refused.status, refused.headers["location"]) == (303, "/dang-nhap")
    assert not refused.cookies


def test_who_has_no_account_or_a_blocked_one_is_told_so(door: ASGIApp, people: PeopleFile) -> None:
    accounts.set_blocked(people, "an", True, "os:test")
    for name in ("an", "root", "<b>x</b>"):
        refused = PROXY.ask(door, "/", [*SAID, user(name)])
        assert (refused.status, dict(refused.cookies)) == (403, {})
        assert "<b>x" not in refused.body
    assert PROXY.connect(door, [*SAID, ("Origin", "http://127.0.0.1:8501"), user("an")]).status == 403


def test_an_account_without_a_password_opens_by_none(people: PeopleFile) -> None:
    assert log_in(people, "an", "", "", "127.0.0.1") is None
    assert accounts.list_people(people)[0]["must_change"] is False


def test_addresses_and_networks() -> None:
    assert is_among("10.9.9.200", ["10.9.9.0/24"])
    assert is_among("::1", ["127.0.0.1", "::1"])
    assert not any(
        is_among(address, ["10.9.9.0/24"]) for address in ("10.9.8.1", "", "unix", "10.9.9.1, 1.1.1.1")
    )


def test_a_proxy_is_named_whole() -> None:
    whole = {"CCHC_PROXIES": "10.9.9.9", "CCHC_PROXY_USER": "X-Forwarded-User", "CCHC_PROXY_SECRET": SECRET}
    assert settings(whole).proxy == ProxySettings("X-Forwarded-User", SECRET, ("10.9.9.9",))
    for name in whole:
        with pytest.raises(SettingError, match="CCHC_PROXY_USER"):
            settings({**whole, name: ""})
    with pytest.raises(SettingError):
        settings({**whole, "CCHC_PROXY_SECRET": "short"})
