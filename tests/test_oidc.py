"""Who says who they are at the province's own login comes in like anybody else, and nobody comes in by what it did not say."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey
from starlette.types import ASGIApp
from streamlit import config

from cchc.people import accounts
from cchc.people.elsewhere import grants_told
from cchc.people.file import PeopleFile, people_file
from cchc.people.person import Grant, Scope
from cchc.people.sessions import SessionLimits
from cchc.web.gate import Gate
from cchc.web.login.middleware import Logins
from cchc.web.login.oidc import OidcSettings, Provider, ProviderError
from cchc.web.settings import SettingError, Settings, settings
from cchc.web.visitors import Visitors
from tests.asgi_visitor import Answer, Visit
from tests.browser.serving import free_port
from tests.test_logins import HERE, HOST, PAGE, application

CLIENT, SECRET = "cchc", "a secret of ours"


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """A provider that believes whoever says a name."""
    port = free_port()
    own = {**os.environ, "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    with subprocess.Popen(command, env=own, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as running:
        url = f"http://127.0.0.1:{port}"
        for _again in range(200):
            try:
                requests.get(url, timeout=5)
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        yield url
        running.terminate()


@dataclass
class Door:
    """The gate and the login behind it, with a provider."""

    app: ASGIApp
    people: PeopleFile
    issuer: str

    def go(self, onward: str = "/so_sanh?nam=2023", visit: Visit = HERE) -> tuple[str, tuple[str, str]]:
        """The provider's address, and the cookie that the browser goes with."""
        there = visit.ask(self.app, f"/dang-nhap/chung?next={onward.replace('?', '%3F')}", [HOST, PAGE])
        assert there.status == 303, there.body
        ((name, value),) = there.cookies.items()
        return there.headers["location"], ("Cookie", f"{name}={value}")

    def back(self, location: str, *cookies: tuple[str, str]) -> Answer:
        parts = urlsplit(location)
        return HERE.ask(self.app, f"{parts.path}?{parts.query}", [HOST, PAGE, *cookies])

    def come_in(self, subject: str, **claims: Any) -> Answer:
        location, cookie = self.go()
        return self.back(said_there(self.issuer, location, subject, **claims), cookie)


def said_there(issuer: str, location: str, subject: str, **claims: Any) -> str:
    """Somebody says their name at the provider; where it sends them then."""
    requests.put(f"{issuer}/users/{subject}", json=claims, timeout=5).raise_for_status()
    there = requests.post(location, data={"sub": subject}, allow_redirects=False, timeout=5)
    assert there.status_code == 302, there.text
    return there.headers["location"]


@pytest.fixture
def door(issuer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    people = PeopleFile(people_file(str(tmp_path / "x.duckdb")))
    given = OidcSettings(issuer, CLIENT, SECRET, "SSO tỉnh", "groups")
    inside = Logins(application, people, SessionLimits(), given)
    yield Door(Gate(inside, Visitors("127.0.0.1", Settings(), lambda: True)), people, issuer)
    people.close()
    config.set_option("server.trustedUserHeaders", {})
    config.set_option("server.allowedHosts", [])


AN = {
    "preferred_username": "an.nv",
    "name": "Nguyễn Văn An",
    "groups": ["staff", "officer@unit:u1", "viewer"],
}


def test_everybody_is_asked_also_before_the_first_came(door: Door) -> None:
    assert HERE.ask(door.app, "/", [HOST, PAGE]).status == 303
    assert HERE.ask(door.app, "/", [HOST]).status == 401
    assert HERE.connect(door.app, [HOST, ("Origin", "http://127.0.0.1:8501")]).status == 401
    page = HERE.ask(door.app, "/dang-nhap?next=/so_sanh", [HOST, PAGE])
    assert '<a href="/dang-nhap/chung?next=%2Fso_sanh">Đăng nhập bằng SSO tỉnh</a>' in page.body


def test_who_says_who_they_are_there_is_in_here_with_what_they_may_do(door: Door) -> None:
    inside = door.come_in("1", **AN)
    assert (inside.status, inside.headers["location"]) == (303, "/so_sanh?nam=2023")
    token = ("Cookie", f"cchc-login={inside.cookies['cchc-login']}")
    assert "'x-cchc-name': 'an.nv'" in HERE.ask(door.app, "/", [HOST, token]).body
    (account,) = accounts.list_people(door.people)
    assert (account["name"], account["title"], account["must_change"]) == ("an.nv", "Nguyễn Văn An", False)
    assert account["roles"] == [{"role": "officer", "scope": "unit:u1"}, {"role": "viewer", "scope": "whole"}]
    assert not accounts.has_password(door.people, "an.nv", "")


def test_what_somebody_may_do_follows_the_provider_with_every_login(door: Door) -> None:
    door.come_in("2", **AN)
    door.come_in("2", **{**AN, "groups": ["viewer"], "name": "Nguyễn An", "preferred_username": "an.moi"})
    (account,) = accounts.list_people(door.people)
    assert (account["name"], account["title"]) == (
        "an.nv",
        "Nguyễn An",
    )  # by its subject, whatever it is called
    assert account["roles"] == [{"role": "viewer", "scope": "whole"}]
    accounts.set_blocked(door.people, "an.nv", True, "os:test")
    refused = door.come_in("2", **AN)
    assert refused.status == 401
    assert "đang bị khóa" in refused.body
    assert "cchc-login" not in refused.cookies


def test_a_name_that_somebody_has_here_is_taken_by_nobody(door: Door) -> None:
    accounts.add_person(door.people, "An.NV", "", [Grant("admin")], "bốn con ngựa và mưa", "os:test")
    refused = door.come_in("3", **AN)
    assert refused.status == 401
    assert "đã là của một tài khoản khác" in refused.body
    assert accounts.list_people(door.people)[0]["roles"] == [{"role": "admin", "scope": "whole"}]


def test_a_way_back_serves_once_in_its_own_browser_and_host(door: Door) -> None:
    location, cookie = door.go()
    back = said_there(door.issuer, location, "4", **AN)
    other_location, other_cookie = door.go()
    for cookies in ((), (other_cookie,)):  # somebody sends their own way back to another's browser
        refused = door.back(back, *cookies)
        assert refused.status == 401
        assert "cchc-login" not in refused.cookies
    assert door.back(back, cookie).status == 401  # used up by the first
    other = said_there(door.issuer, other_location, "4", **AN)
    elsewhere = [("Host", "localhost:8501"), PAGE, other_cookie]
    assert HERE.ask(door.app, f"/dang-nhap/chung/ve?{urlsplit(other).query}", elsewhere).status == 401
    for query in ("", "?code=x", "?state=x", "?state=x&code=x", "?error=access_denied"):
        assert HERE.ask(door.app, f"/dang-nhap/chung/ve{query}", [HOST, PAGE, cookie]).status == 401
    assert accounts.list_people(door.people) == []


@pytest.mark.parametrize("onward", ["//evil.test", "https://evil.test", "/\\evil.test"])
def test_a_way_onward_never_leads_elsewhere(door: Door, onward: str) -> None:
    location, cookie = door.go(onward)
    inside = door.back(said_there(door.issuer, location, "5", **AN), cookie)
    assert (inside.status, inside.headers["location"]) == (303, "/")


def test_a_code_of_another_login_is_not_taken(door: Door) -> None:
    """Its verifier is another's (PKCE)."""
    location, cookie = door.go()
    stolen = parse_qs(urlsplit(said_there(door.issuer, door.go()[0], "6", **AN)).query)["code"][0]
    own = parse_qs(urlsplit(location).query)["state"][0]
    refused = HERE.ask(door.app, f"/dang-nhap/chung/ve?state={own}&code={stolen}", [HOST, PAGE, cookie])
    assert refused.status == 401
    assert accounts.list_people(door.people) == []


def test_a_provider_that_is_gone_keeps_nobody_of_this_house_out(door: Door) -> None:
    accounts.add_person(door.people, "Bo", "", [Grant("viewer")], "bốn con ngựa và mưa", "os:test")
    given = OidcSettings("http://127.0.0.1:9", CLIENT, SECRET, "SSO")
    app = Gate(
        Logins(application, door.people, SessionLimits(), given),
        Visitors("127.0.0.1", Settings(), lambda: True),
    )
    refused = HERE.ask(app, "/dang-nhap/chung", [HOST, PAGE])
    assert refused.status == 401
    assert "Không liên lạc được" in refused.body
    assert 'name="password"' in refused.body


KEY, OTHERS = RSAKey.generate_key(2048, {"kid": "own"}), RSAKey.generate_key(2048, {"kid": "own"})
HOLDS = {"iss": "https://sso.test", "sub": "1", "aud": CLIENT, "nonce": "n"}


def provider(monkeypatch: pytest.MonkeyPatch) -> Provider:
    made = Provider(OidcSettings("https://sso.test", CLIENT, SECRET, "SSO"))
    made.keys = KeySet([KEY])
    monkeypatch.setattr(made, "learn", lambda anew=False: None)
    return made


def signed(key: Any = KEY, algorithm: str = "RS256", **claims: Any) -> str:
    told = {**HOLDS, "exp": int(time.time()) + 60, **claims}
    header = {"alg": algorithm, "kid": "own"}
    return jwt.encode(header, {name: value for name, value in told.items() if value is not None}, key)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.test"}, {"aud": "another"}, {"aud": ["another"]}, {"nonce": "m"}, {"nonce": None}, {"sub": None},
        {"exp": int(time.time()) - 120}, {"exp": None}, {"aud": [CLIENT, "another"], "azp": "another"}, {"aud": None},
        {"iss": None}, {"nbf": int(time.time()) + 600},
    ],
)  # fmt: skip
def test_a_token_that_is_not_for_this_login_now_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, claims: dict[str, Any]
) -> None:
    own = provider(monkeypatch)
    assert own.claims(signed(), "n")["sub"] == "1"
    assert own.claims(signed(aud=[CLIENT, "another"], azp=CLIENT), "n")["sub"] == "1"
    with pytest.raises(ProviderError):
        own.claims(signed(**claims), "n")


def test_a_token_is_signed_by_the_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    own, head = provider(monkeypatch), signed().split(".")
    unsigned = "eyJhbGciOiJub25lIn0." + head[1] + "."
    by_secret = signed(OctKey.import_key(SECRET), "HS256")
    for token in (signed(OTHERS), unsigned, by_secret, ".".join([*head[:2], ""]), "", "x.y.z"):
        with pytest.raises(ProviderError):
            own.claims(token, "n")


def test_what_a_provider_says_of_roles() -> None:
    told = [
        "admin",
        "officer",
        "officer@whole",
        "officer@unit:u1",
        "viewer@province:79",
        "boss",
        "viewer@",
        "x@unit:u",
        None,
        3,
    ]
    assert grants_told(told) == (
        Grant("admin"),
        Grant("officer"),
        Grant("officer", Scope("unit", "u1")),
        Grant("viewer", Scope("province", "79")),
    )
    assert grants_told(["officer"]) == ()


def test_a_provider_is_named_whole_and_behind_tls(tmp_path: Path) -> None:
    whole = {"CCHC_OIDC_ISSUER": "https://sso.tinh.gov.vn/realms/x", "CCHC_OIDC_CLIENT": "cchc"}
    (tmp_path / "secret").write_text("s\n", encoding="utf-8")
    given = settings(
        {**whole, "CCHC_OIDC_SECRET_FILE": str(tmp_path / "secret"), "CCHC_OIDC_ROLES": "roles"}
    ).oidc
    assert given == OidcSettings(whole["CCHC_OIDC_ISSUER"], "cchc", "s", "sso.tinh.gov.vn", "roles")
    assert settings({}).oidc is None
    for wrong in (
        {"CCHC_OIDC_CLIENT": ""},
        {"CCHC_OIDC_ISSUER": "http://sso.tinh.gov.vn"},
        {"CCHC_OIDC_ISSUER": "sso.tinh.gov.vn"},
        {"CCHC_OIDC_SECRET_FILE": str(tmp_path / "none")},
    ):
        with pytest.raises(SettingError, match="CCHC_OIDC"):
            settings({**whole, **wrong})
