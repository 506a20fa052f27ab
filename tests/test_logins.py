"""Every way in asks who comes, as soon as there is an account; asked as browsers and as others would."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from argon2 import PasswordHasher
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from cchc.people import accounts, passwords, sessions
from cchc.people.file import PeopleFile, people_file
from cchc.people.person import Grant
from cchc.people.sessions import SessionLimits
from cchc.web.gate import Gate
from cchc.web.login.middleware import Logins
from cchc.web.proxies import trusting_proxies
from cchc.web.settings import SettingError, Settings, settings
from cchc.web.visitors import Visitors
from tests.asgi_visitor import Answer, Visit, answered, answered_tab

GOOD, OTHER = "bốn con ngựa và mưa", "mưa rào trên mái ngói"
HERE, TLS = Visit(), Visit(scheme="https")
HOST = ("Host", "127.0.0.1:8501")
OWN = [HOST, ("Origin", "http://127.0.0.1:8501")]
PAGE = ("Accept", "text/html")


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Says whom it was told of."""
    headers = Headers(scope=scope)
    said = {name: value for name, value in headers.items() if name.startswith("x-cchc")}
    if scope["type"] == "http":
        await PlainTextResponse(f"in {said}")(scope, receive, send)
        return
    await receive()
    await send({"type": "websocket.accept", "headers": []})
    assert (await receive())["type"] == "websocket.disconnect"


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PeopleFile]:
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", quick)
    file = PeopleFile(people_file(str(tmp_path / "x.duckdb")))
    yield file
    file.close()
    config.set_option("server.trustedUserHeaders", {})
    config.set_option("server.allowedHosts", [])


@pytest.fixture
def door(people: PeopleFile) -> ASGIApp:
    has = accounts.may_have_accounts
    gate = Gate(
        Logins(application, people, SessionLimits()), Visitors("127.0.0.1", Settings(), lambda: has(people))
    )
    return trusting_proxies(gate, ["10.9.9.9"])  # type: ignore[no-any-return]


@pytest.fixture
def an(people: PeopleFile) -> PeopleFile:
    accounts.add_person(people, "An", "Nguyễn Văn An", [Grant("admin")], OTHER, "os:test")
    accounts.set_password(people, "An", GOOD, "an", must_change=False)
    return people


def post(
    door: ASGIApp, path: str, headers: list[tuple[str, str]], visit: Visit = HERE, **typed: str
) -> Answer:
    """A form as browsers send it."""
    scope = visit.scope(path, headers, type="http", method="POST", scheme=visit.scheme)
    return answered(door, scope, urlencode(typed).encode())


def token(answer: Answer) -> str:
    return answer.headers["set-cookie"].split(";")[0]


def come_in(door: ASGIApp, password: str = GOOD, headers: list[tuple[str, str]] = OWN) -> str:
    answer = post(door, "/dang-nhap", headers, name="An", password=password)
    assert answer.status == 303, answer.body
    return token(answer)


def test_without_accounts_nothing_asks_and_nobody_claims_to_be_somebody(
    door: ASGIApp, people: PeopleFile
) -> None:
    told = HERE.ask(door, headers=[HOST, ("X-Cchc-Name", "An"), ("X_Cchc_Session", "1")])
    assert (told.status, told.body) == (200, "in {}")
    assert not people.path.exists()


@pytest.mark.parametrize("path", ["/", "/so_sanh", "/_stcore/host-config", "/media/x.csv", "/minh-chung/1", "/static/a.js",
                                  "/_stcore/upload_file/a/b", "/app/static/x", "/dang-nhap/", "/suc-khoe/song/x"])  # fmt: skip
def test_every_way_in_asks(door: ASGIApp, an: PeopleFile, path: str) -> None:
    page = HERE.ask(door, f"{path}?nam=2023&x=//y", [HOST, PAGE])
    onward = quote(f"{path}?nam=2023&x=//y", safe="")
    assert (page.status, page.headers["location"]) == (303, f"/dang-nhap?next={onward}")
    assert HERE.ask(door, path, [HOST]).status == 401
    for method in ("PUT", "POST", "DELETE"):
        assert HERE.ask(door, path, [*OWN, PAGE], method).status == 401
    assert HERE.connect(door, OWN).status == 401
    assert HERE.connect(door, OWN, says_why=False).status == 0


def test_whoever_is_in_is_told_of_and_nobody_else_can_say_so(door: ASGIApp, an: PeopleFile) -> None:
    cookie = come_in(door)
    claim = [("X-Cchc-Name", "root"), ("x_cchc_name", "root"), ("X-Cchc-Session", "root")]
    told = HERE.ask(door, headers=[HOST, ("Cookie", cookie), *claim])
    assert "'x-cchc-name': 'An'" in told.body
    assert "root" not in told.body
    assert HERE.ask(door, headers=[HOST, *claim]).status == 401
    assert cookie.split("=")[1] not in told.body


def test_a_login_makes_a_token_that_nobody_had_and_ends_the_one_before(door: ASGIApp, an: PeopleFile) -> None:
    planted = "cchc-login=planted"
    fresh = come_in(door, headers=[*OWN, ("Cookie", planted)])
    assert fresh != planted
    assert HERE.ask(door, headers=[HOST, ("Cookie", planted)]).status == 401
    again = come_in(door, headers=[*OWN, ("Cookie", fresh)])
    assert HERE.ask(door, headers=[HOST, ("Cookie", fresh)]).status == 401
    assert HERE.ask(door, headers=[HOST, ("Cookie", again)]).status == 200
    assert HERE.ask(door, headers=[HOST, ("Cookie", f"{again}; {planted}")]).status == 401  # which is meant?


def test_after_logging_out_the_token_opens_nothing(door: ASGIApp, an: PeopleFile) -> None:
    mine = ("Cookie", come_in(door))
    assert HERE.ask(door, "/dang-xuat", [HOST, mine]).status == 200
    assert HERE.ask(door, headers=[HOST, mine]).status == 200  # asking for the page logs nobody out
    assert post(door, "/dang-xuat", [*OWN, mine]).status == 303
    assert HERE.ask(door, headers=[HOST, mine]).status == 401
    assert HERE.connect(door, [*OWN, mine]).status == 401


def test_a_cookie_is_of_one_host_and_of_one_kind_of_line(door: ASGIApp, an: PeopleFile) -> None:
    plain = come_in(door)
    assert HERE.ask(door, headers=[("Host", "localhost:8501"), ("Cookie", plain)]).status == 401
    assert TLS.ask(door, headers=[HOST, ("Cookie", plain)]).status == 401
    given = post(door, "/dang-nhap", OWN, name="An", password=GOOD).headers["set-cookie"].lower()
    assert all(word in given for word in ("httponly", "samesite=lax", "path=/"))
    assert not any(word in given for word in ("domain", "secure", "max-age", "expires"))


def test_behind_tls_the_cookie_is_secure_also_behind_a_proxy(door: ASGIApp, an: PeopleFile) -> None:
    secure = [HOST, ("Origin", "https://127.0.0.1:8501")]
    behind = Visit(client=("10.9.9.9", 1))
    for visit, headers in ((TLS, secure), (behind, [*secure, ("X-Forwarded-Proto", "https")])):
        given = post(door, "/dang-nhap", headers, visit, name="An", password=GOOD).headers["set-cookie"]
        assert given.startswith("__Host-cchc-login=")
        assert "Secure" in given
        assert "Domain" not in given


@pytest.mark.parametrize(
    "origin", [None, "http://evil.test", "null", "https://127.0.0.1:8501", "http://127.0.0.1:9999"]
)
@pytest.mark.parametrize("path", ["/dang-nhap", "/dang-xuat", "/doi-mat-khau", "/_stcore/upload_file/a/b"])
def test_no_form_of_another_site_does_anything(
    door: ASGIApp, an: PeopleFile, path: str, origin: str | None
) -> None:
    mine = ("Cookie", come_in(door))
    foreign = [HOST, mine, *([("Origin", origin)] if origin else [])]
    assert post(door, path, foreign, name="An", password=GOOD).status == 403
    assert HERE.ask(door, headers=[HOST, mine]).status == 200


@pytest.mark.parametrize("onward", ["//evil.test", "https://evil.test", "/\\evil.test", "\\\\evil.test", "javascript:1",
                                    "/\t/evil.test",
                                    "/a\r\nSet-Cookie: x", "", "evil", " /x", "/ /x"])  # fmt: skip
def test_the_way_onward_leads_nowhere_else(door: ASGIApp, an: PeopleFile, onward: str) -> None:
    asked = f"/dang-nhap?next={quote(onward, safe='')}"
    answer = post(door, asked, OWN, name="An", password=GOOD)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    shown = HERE.ask(door, asked, [HOST, PAGE]).body
    assert "evil" not in shown
    assert post(door, "/dang-nhap?next=/so_sanh%3Fnam%3D2023", OWN, name="An", password=GOOD).headers[
        "location"
    ] == ("/so_sanh?nam=2023")


def test_wrong_names_and_wrong_passwords_get_the_same_words_and_then_none(
    door: ASGIApp, an: PeopleFile
) -> None:
    one, other = (post(door, "/dang-nhap", OWN, name=name, password="sai") for name in ("An", "Bo"))
    assert (one.status, one.body.replace('"An"', "")) == (other.status, other.body.replace('"Bo"', ""))
    assert one.status == 401
    for name in ("An", "Bo"):
        for _try in range(10):
            last = post(door, "/dang-nhap", OWN, name=name, password="sai")
        assert last.status == 429
    assert post(door, "/dang-nhap", OWN, name="An", password=GOOD).status == 429


def test_a_password_that_somebody_else_set_is_changed_first(door: ASGIApp, an: PeopleFile) -> None:
    before = come_in(door)
    accounts.set_password(an, "An", OTHER, "os:test", must_change=True)
    assert HERE.ask(door, headers=[HOST, ("Cookie", before)]).status == 401
    mine = ("Cookie", come_in(door, OTHER))
    assert (
        HERE.ask(door, "/so_sanh", [HOST, PAGE, mine]).headers["location"] == "/doi-mat-khau?next=%2Fso_sanh"
    )
    assert HERE.connect(door, [*OWN, mine]).status == 401
    assert HERE.ask(door, "/media/x", [HOST, mine]).status == 401
    path = "/doi-mat-khau?next=/so_sanh"
    for new, again in ((OTHER, OTHER), ("ngắn", "ngắn"), (GOOD, OTHER)):
        assert post(door, path, [*OWN, mine], new=new, again=again).status == 400
    changed = post(door, path, [*OWN, mine], new=GOOD, again=GOOD)
    assert (changed.status, changed.headers["location"]) == (303, "/so_sanh")
    assert HERE.ask(door, headers=[HOST, mine]).status == 401
    now = ("Cookie", token(changed))
    assert HERE.ask(door, headers=[HOST, now]).status == 200
    assert post(door, path, [*OWN, now], old="sai", new=OTHER, again=OTHER).status == 400
    assert post(door, path, [*OWN, now], old=GOOD, new=OTHER, again=OTHER).status == 303


def test_an_open_tab_is_let_go_when_its_session_ends(
    door: ASGIApp, an: PeopleFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.web.login.open_tab.PAUSE", 0.01)
    mine = [*OWN, ("Cookie", come_in(door))]
    scope = HERE.scope("/_stcore/stream", mine, type="websocket", scheme="ws", subprotocols=[], extensions={})
    for message in ({"type": "websocket.receive", "bytes": b""}, None):
        sent = answered_tab(door, scope, message, lambda: accounts.set_blocked(an, "An", True, "os:test"))
        assert [each["type"] for each in sent] == ["websocket.accept", "websocket.close"]
        accounts.set_blocked(an, "An", False, "os:test")
        mine[-1] = ("Cookie", come_in(door))
        scope = HERE.scope(
            "/_stcore/stream", mine, type="websocket", scheme="ws", subprotocols=[], extensions={}
        )


def test_a_tab_that_was_open_before_the_first_account_is_let_go_with_it(
    door: ASGIApp, people: PeopleFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.web.login.open_tab.PAUSE", 0.01)
    scope = HERE.scope("/_stcore/stream", OWN, type="websocket", scheme="ws", subprotocols=[], extensions={})

    def add() -> None:
        accounts.add_person(people, "An", "", [Grant("admin")], GOOD, "os:test")

    sent = answered_tab(door, scope, {"type": "websocket.receive", "bytes": b""}, add)
    assert [each["type"] for each in sent] == ["websocket.accept", "websocket.close"]


def test_where_the_file_of_people_cannot_be_read_nobody_comes_in(door: ASGIApp, people: PeopleFile) -> None:
    people.path.write_bytes(b"no database" * 1000)
    assert HERE.ask(door, headers=[HOST]).status == 503
    assert HERE.connect(door, OWN).status == 503


def test_a_form_that_is_too_large_and_a_method_that_is_none_are_refused(
    door: ASGIApp, an: PeopleFile
) -> None:
    assert post(door, "/dang-nhap", OWN, name="x" * 20000).status == 413
    assert HERE.ask(door, "/dang-nhap", OWN, "PUT").status == 405
    assert HERE.ask(door, "/doi-mat-khau", [HOST]).headers["location"] == "/dang-nhap"


def test_the_page_speaks_english_and_shows_what_was_typed_as_text(door: ASGIApp, an: PeopleFile) -> None:
    assert "Log in</button>" in HERE.ask(door, "/dang-nhap?ngon_ngu=en", [HOST]).body
    shown = post(door, "/dang-nhap", OWN, name='"><script>1</script>', password="x").body
    assert "<script" not in shown


def test_how_long_a_login_holds_is_a_setting() -> None:
    given = settings({"CCHC_SESSION_HOURS": "2", "CCHC_IDLE_MINUTES": "5"})
    assert given.limits == SessionLimits(7200, 300)
    for bad in ("0", "-1", "x", "1e9", "999", "٣"):
        with pytest.raises(SettingError):
            settings({"CCHC_SESSION_HOURS": bad})


@pytest.mark.parametrize("broken", ["emptied", "a link to nothing"])
def test_a_file_that_says_nothing_is_not_taken_for_no_accounts(
    door: ASGIApp, people: PeopleFile, tmp_path: Path, broken: str
) -> None:
    if broken == "emptied":
        people.path.touch()
    else:
        people.path.symlink_to(tmp_path / "no disk" / "people.sqlite")
    assert HERE.ask(door, headers=[HOST]).status == 503


def test_a_file_that_is_taken_away_or_replaced_counts_as_it_stands(
    door: ASGIApp, an: PeopleFile, tmp_path: Path
) -> None:
    mine = ("Cookie", come_in(door))
    other = PeopleFile(tmp_path / "other.sqlite")
    accounts.add_person(other, "Bình", "", [Grant("admin")], OTHER, "os:test")
    other.close()
    for part in tmp_path.glob("x.duckdb.people*"):
        part.unlink()
    assert HERE.ask(door, headers=[HOST, mine]).status == 503
    other.path.rename(an.path)
    assert HERE.ask(door, headers=[HOST, mine]).status == 401
    assert HERE.ask(door, headers=[HOST, PAGE]).status == 303


def test_where_another_program_holds_the_file_a_login_says_so_and_who_is_in_stays(
    door: ASGIApp, an: PeopleFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = ("Cookie", come_in(door))
    monkeypatch.setattr(sessions, "SEEN_EVERY", -1.0)
    with an.reading() as connection:
        connection.execute("pragma busy_timeout = 50")
    holder = sqlite3.connect(an.path, isolation_level=None)
    holder.execute("begin immediate")
    try:
        assert HERE.ask(door, headers=[HOST, PAGE, mine]).status == 200
        assert post(door, "/dang-nhap", OWN, name="An", password=GOOD).status == 503
    finally:
        holder.close()


def test_a_password_that_the_administrator_set_meanwhile_stands(
    door: ASGIApp, an: PeopleFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts.set_password(an, "An", OTHER, "os:test", must_change=True)
    mine = ("Cookie", come_in(door, OTHER))
    looked = accounts.has_password

    def meanwhile(file: PeopleFile, name: str, password: str) -> bool:
        found = looked(file, name, password)
        accounts.set_password(file, name, GOOD, "os:admin", must_change=True)
        return found

    monkeypatch.setattr(accounts, "has_password", meanwhile)
    mend = "của kẻ đến trước một bước"
    assert post(door, "/doi-mat-khau", [*OWN, mine], new=mend, again=mend).status == 400
    assert looked(an, "An", GOOD)
