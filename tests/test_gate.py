"""Who may come in, what every answer carries, and that nobody outside is ever asked about a visitor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config, net_util
from streamlit.web.server.starlette.starlette_websocket import _is_origin_allowed

from cchc.web import names, visitors
from cchc.web.gate import Gate
from cchc.web.headers import SecurityHeaders, policy
from cchc.web.proxies import trusting_proxies
from cchc.web.settings import SettingError, Settings, settings
from cchc.web.visitors import Visitors
from tests.asgi_visitor import Answer, Visit

HERE, OFFICE = Visit(), Visit(("10.0.0.9", 50000), ("10.0.0.5", 8501))
OPEN = Settings(without_accounts=True)
HARD = ("content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy")


async def streamlit_asks(scope: Scope, receive: Receive, send: Send) -> None:
    """Stands for the application: a websocket is opened where Streamlit's own comparison, with its settings of now, allows it."""
    headers = Headers(scope=scope)
    if scope["type"] == "http":
        response = PlainTextResponse(f"{scope['scheme']} {scope['client'][0] if scope['client'] else ''}")
        await response(scope, receive, send)
    elif _is_origin_allowed(headers.get("origin"), headers.get("host")):
        await send({"type": "websocket.accept"})
    else:
        await send({"type": "websocket.close", "code": 1008})


@pytest.fixture(autouse=True)
def _nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def called(*_given: Any, **_named: Any) -> str:
        raise AssertionError("Somebody outside was asked about a visitor.")

    for name in ("get_external_ip", "get_internal_ip", "_make_blocking_http_get"):
        monkeypatch.setattr(net_util, name, called)
    monkeypatch.setattr(visitors, "machine_names", lambda: frozenset({"pc-vp.sokhcn", "pc-vp"}))
    yield
    config.set_option("server.allowedHosts", [])


def door(host: str | None = "127.0.0.1", given: Settings = Settings()) -> ASGIApp:  # noqa: B008
    inside = Gate(streamlit_asks, Visitors(host, given))
    return SecurityHeaders(trusting_proxies(inside, given.proxies), lambda: "<script>1</script>")


def test_a_page_of_this_server_gets_in_by_every_name_that_this_machine_gives_itself() -> None:
    for host in ("127.0.0.1:8501", "localhost:8501", "[::1]:8501", "LOCALHOST:8501", "localhost"):
        own = [("Host", host), ("Origin", f"http://{host.lower()}")]
        assert HERE.connect(door(), own).status == 101, host
        assert HERE.ask(door(), headers=own, method="PUT").status == 200, host


@pytest.mark.parametrize(
    "host",
    ["evil.test", "evil.test:8501", "127.0.0.1.evil.test", "0.0.0.0:8501", "localhost.evil.test:8501", "", "a b", "[::1",
     "x:99999999", "127.0.0.1:8501@evil.test", "evil.test/127.0.0.1", "pc-vp:8501", "10.0.0.5:8501", "127.0.0.1:85\u00b21"],
)  # fmt: skip
def test_another_name_is_told_so_at_once(host: str) -> None:
    """Also the name of a page whose owner lets it lead here (DNS rebinding): then Host and Origin agree."""
    own = [("Host", host), ("Origin", f"http://{host}")]
    assert HERE.ask(door(), headers=own).status == 421
    assert HERE.connect(door(), own).status == 421
    assert HERE.ask(door(), headers=own[:1]).status == 421


def test_a_request_without_a_host_or_with_two_is_refused() -> None:
    assert HERE.ask(door()).status == 421
    assert HERE.ask(door(), headers=[("Host", "localhost"), ("Host", "localhost")]).status == 421


@pytest.mark.parametrize(
    "origin",
    ["http://evil.test", "http://127.0.0.1:9999", "http://127.0.0.1", "https://127.0.0.1:8501", "http://localhost:8501",
     "null", "", "http://127.0.0.1:8501.evil.test", "http://evil.test@127.0.0.1:8501",
     "http://127.0.0.1:8501/", "file://", "127.0.0.1:8501"],
)  # fmt: skip
def test_a_page_of_another_site_or_port_gets_nothing(origin: str) -> None:
    foreign = [("Host", "127.0.0.1:8501"), ("Origin", origin)]
    for answer in (
        HERE.connect(door(), foreign),
        HERE.ask(door(), headers=foreign),
        HERE.ask(door(), "/_stcore/upload_file/a/b", foreign, "PUT"),
    ):
        assert answer.status == 403, origin
        assert "access-control-allow-origin" not in answer.headers


def test_two_origins_are_none() -> None:
    own = [("Host", "localhost:8501"), ("Origin", "http://localhost:8501")]
    assert HERE.connect(door(), [*own, ("Origin", "http://evil.test")]).status == 403


def test_without_an_origin_one_may_read_and_from_this_machine_open_a_websocket() -> None:
    office, plain = door("0.0.0.0", OPEN), [("Host", "10.0.0.5:8501")]
    assert OFFICE.ask(office, headers=plain).status == 200
    assert OFFICE.ask(office, headers=plain, method="HEAD").status == 200
    assert [
        OFFICE.ask(office, headers=plain, method=one).status for one in ("POST", "PUT", "DELETE", "OPTIONS")
    ] == [403] * 4
    assert OFFICE.connect(office, plain).status == 403
    here = [("Host", "127.0.0.1:8501")]
    assert HERE.connect(door(), here).status == 101
    for said in ("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"):  # a proxy that nobody told us about
        assert HERE.connect(door(), [*here, (said, "10.0.0.9")]).status == 403
    assert replace(HERE, client=None, server=("/run/cchc.sock", None)).connect(door(""), here).status == 403


def test_a_server_that_others_reach_is_called_by_the_names_and_addresses_of_its_machine() -> None:
    office = door("0.0.0.0", OPEN)
    for host in ("10.0.0.5:8501", "pc-vp:8501", "pc-vp.sokhcn:8501", "PC-VP:8501"):
        assert OFFICE.connect(office, [("Host", host), ("Origin", f"http://{host.lower()}")]).status == 101, (
            host
        )
    for host in ("10.0.0.6:8501", "evil.test:8501"):
        assert OFFICE.connect(office, [("Host", host), ("Origin", f"http://{host}")]).status == 421, host
    mapped = Visit(("::ffff:10.0.0.9", 50000), ("::ffff:10.0.0.7", 8501))
    assert mapped.connect(office, [("Host", "10.0.0.7"), ("Origin", "http://10.0.0.7")]).status == 101
    six = Visit(("fd00::9", 50000), ("fd00::5", 8501))
    assert (
        six.connect(office, [("Host", "[fd00:0::5]:8501"), ("Origin", "http://[fd00:0::5]:8501")]).status
        == 101
    )


def test_without_accounts_nobody_gets_in_from_elsewhere_however_the_server_was_started() -> None:
    """Of a server that was started by a program of its own nobody knows where it listens before the first visitor."""
    headers = [("Host", "10.0.0.5:8501"), ("Accept", "text/html")]
    answer = OFFICE.ask(door(None), headers=headers)
    assert (answer.status, "chỉ dùng được trên chính máy" in answer.body) == (403, True)
    assert OFFICE.ask(door(None, OPEN), headers=headers).status == 200
    assert (
        replace(OFFICE, server=("127.0.1.1", 8501)).ask(door(None), headers=[("Host", "127.0.1.1")]).status
        == 200
    )


def test_further_names_are_those_of_the_setting_alone() -> None:
    given = settings({"CCHC_HOSTS": "Cchc.SoKhcn.gov.vn, 10.1.1.1 ,"})
    for host in ("cchc.sokhcn.gov.vn", "10.1.1.1:8501"):
        assert (
            HERE.connect(door(given=given), [("Host", host), ("Origin", f"http://{host}")]).status == 101
        ), host
    assert HERE.ask(door(given=given), headers=[("Host", "x.sokhcn.gov.vn")]).status == 421


def test_the_scheme_is_what_named_proxies_say_and_nobody_else() -> None:
    given = settings({"CCHC_HOSTS": "cchc.vn", "CCHC_PROXIES": "127.0.0.1,10.2.0.0/16"})
    secure = [("Host", "cchc.vn"), ("Origin", "https://cchc.vn"), ("X-Forwarded-Proto", "https")]
    assert HERE.connect(door(given=given), secure).status == 101
    assert Visit(("10.2.7.7", 1), HERE.server).connect(door(given=given), secure).status == 101
    assert Visit(("10.3.7.7", 1), HERE.server).connect(door(given=given), secure).status == 403
    assert HERE.connect(door(given=Settings(hosts=frozenset({"cchc.vn"}))), secure).status == 403
    asked = HERE.ask(door(given=given), headers=[*secure, ("X-Forwarded-For", "evil, 203.0.113.9")])
    assert asked.body == "https 203.0.113.9"
    tls = replace(HERE, scheme="https")
    assert tls.connect(door(), [("Host", "localhost:443"), ("Origin", "https://localhost")]).status == 101


@pytest.mark.parametrize(
    ("site", "mode", "place", "method", "status"),
    [
        ("none", "navigate", "document", "GET", 200),
        ("same-origin", "cors", "empty", "GET", 200),
        ("cross-site", "navigate", "document", "GET", 200),
        ("same-site", "navigate", "document", "GET", 200),
        ("cross-site", "navigate", "iframe", "GET", 403),
        ("same-site", "navigate", "iframe", "GET", 403),
        ("cross-site", "no-cors", "script", "GET", 403),
        ("cross-site", "no-cors", "image", "GET", 403),
        ("same-site", "cors", "empty", "GET", 403),
    ],
)
def test_a_link_from_elsewhere_leads_here_and_nothing_is_built_into_another_page(
    site: str, mode: str, place: str, method: str, status: int
) -> None:
    browsers = [("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", place)]
    for path in ("/", "/_stcore/host-config", "/media/x.csv"):
        answer = HERE.ask(door(), path, [("Host", "localhost"), *browsers], method)
        assert answer.status == status


def test_every_answer_is_hardened_whoever_gives_it() -> None:
    own = [("Host", "localhost:8501")]
    answers: list[Answer] = [
        HERE.ask(door(), headers=own),
        HERE.ask(door()),
        HERE.ask(door(), headers=[*own, ("Origin", "http://evil.test")]),
        HERE.connect(door(), own),
        HERE.connect(door(), [*own, ("Origin", "http://evil.test")]),
    ]
    config.set_option("server.allowedHosts", ["other"])
    app = door()
    config.set_option("server.allowedHosts", ["other"])
    refused_inside = HERE.connect(app, own)
    assert (refused_inside.status, refused_inside.body) == (403, "")
    for answer in (*answers, refused_inside):
        assert not [name for name in HARD if name not in answer.headers]
        assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]


def test_a_server_that_cannot_tell_a_websocket_why_closes_it() -> None:
    assert HERE.connect(door(), [("Host", "evil.test")], says_why=False).status == 0


def test_a_refusal_is_a_page_for_people_and_shows_names_as_text() -> None:
    page = HERE.ask(door(), "/?ngon_ngu=en", [("Host", "a<b>.test"), ("Accept", "text/html")])
    assert page.headers["content-type"].startswith("text/html")
    assert "a&lt;b&gt;.test" in page.body
    assert '<html lang="en">' in page.body
    assert (
        "Mở bảng điều khiển" in HERE.ask(door(), headers=[("Host", "x.test"), ("Accept", "text/html")]).body
    )


def test_inline_scripts_run_by_what_they_say() -> None:
    assert "script-src 'self' 'sha256-" in (
        said := policy("<script>let one = 1;</script><script src='x'></script>")
    )
    assert said.count("sha256-") == 1
    assert "unsafe-eval" not in said


@pytest.mark.parametrize(
    "environment",
    [
        {"CCHC_HOSTS": "http://cchc.vn"},
        {"CCHC_HOSTS": "cchc.vn:8501"},
        {"CCHC_PROXIES": "nginx"},
        {"CCHC_PROXIES": "*"},
        {"CCHC_ACCOUNTS": "no"},
        {"CCHC_METRICS_TOKEN": "short"},
    ],
)
def test_a_setting_that_cannot_be_followed_names_itself(environment: dict[str, str]) -> None:
    with pytest.raises(SettingError, match=next(iter(environment))):
        settings(environment)


def test_addresses_are_known_however_they_are_written() -> None:
    loops: list[tuple[Callable[[str], bool], str]] = [
        (names.is_loopback, one) for one in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "localhost")
    ]
    assert all(judge(one) for judge, one in loops)
    assert not any(names.is_loopback(one) for one in ("10.0.0.5", "0.0.0.0", "::", "pc-vp", "/run/cchc.sock"))
