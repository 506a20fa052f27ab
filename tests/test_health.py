"""What monitoring is told: the server lives, it can answer, what it counted; and what leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import duckdb
import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp

import cchc.web.front  # noqa: F401  # brings what else is counted
from cchc.browser.document import document_routes
from cchc.store import Store, open_store
from cchc.store.file.database import Database
from cchc.ui.showing.chart_files import LIBRARY, chart_file_routes
from cchc.web import health
from cchc.web.addresses import Addresses
from cchc.web.health import COUNTED, LIVES, READY, health_routes, may_count
from tests.asgi_visitor import Answer, Visit

ROUTES = [*health_routes(), *document_routes(), *chart_file_routes()]
APP: ASGIApp = Addresses(Starlette(routes=ROUTES), ROUTES, may_count)
HERE, OFFICE = Visit(), Visit(("10.0.0.9", 50000), ("10.0.0.5", 8501))


@pytest.fixture
def opened(empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    path = tmp_path / "health.duckdb"
    path.write_bytes(empty_file.read_bytes())
    monkeypatch.setenv("CCHC_DATABASE", str(path))
    store = open_store()
    yield store
    store.close()


def ready() -> Answer:
    return HERE.ask(APP, READY)


def test_a_server_that_can_answer_says_its_data_version(opened: Store) -> None:
    assert (HERE.ask(APP, LIVES).status, HERE.ask(APP, LIVES).body) == (200, '{"status":"ok"}')
    assert (ready().status, ready().body) == (200, '{"status":"ok","data_version":0}')


def test_after_a_fatal_error_it_lives_and_is_not_ready(
    opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_database: Database) -> duckdb.DuckDBPyConnection:
        raise duckdb.FatalException("database has been invalidated")

    monkeypatch.setattr(Database, "cursor", broken)
    assert ready().status == 503
    assert HERE.ask(APP, LIVES).status == 200


def test_whatever_else_breaks_it_is_not_ready_and_says_nothing_of_the_inside(opened: Store) -> None:
    opened.connection.close()
    assert ready().status == 503
    assert "duckdb" not in ready().body.lower()


def test_a_database_that_hangs_is_told_within_the_time_and_holds_nobody_up(
    opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = Event()
    monkeypatch.setattr(health, "PATIENCE", 0.05)
    monkeypatch.setattr(health, "data_version", goes_on.wait)
    assert [ready().status for _ in range(3)] == [503] * 3
    goes_on.set()


def test_a_database_whose_file_was_taken_away_is_not_ready(opened: Store) -> None:
    Path(opened.path).rename(f"{opened.path}.away")
    assert ready().status == 503
    Path(f"{opened.path}.away").rename(opened.path)


def test_counters_are_for_this_machine_or_by_the_token(
    opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = HERE.ask(APP, COUNTED)
    assert counted.headers["content-type"].startswith("text/plain; version=")
    for name in ("cchc_open_tabs", "cchc_data_version 0.0", "cchc_refused_total", "cchc_clicks_total"):
        assert name in counted.body
    token = "a-word-that-nobody-guesses"
    bearer = [("Authorization", f"Bearer {token}")]
    for address in (COUNTED, "/_stcore/metrics"):
        assert OFFICE.ask(APP, address).status == 403
        assert OFFICE.ask(APP, address, bearer).status == 403
        assert HERE.ask(APP, address, [("X-Forwarded-For", "10.0.0.9")]).status == 403
    monkeypatch.setenv("CCHC_METRICS_TOKEN", token)
    assert OFFICE.ask(APP, COUNTED, bearer).status == 200
    assert OFFICE.ask(APP, COUNTED, [("Authorization", f"Bearer {token}x")]).status == 403
    assert OFFICE.ask(APP, COUNTED, [("Authorization", "Bearer ")]).status == 403


@pytest.mark.parametrize(
    "path",
    ["/index.html", "/static/nope.js", "/_x", "/x.php", "/.env", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp",
     "/_stcore/agent/interact", "/so_sanh/static/x.js", "/so_sanh/x.js", "/static/../app.py", "/tep/x.js"],
)  # fmt: skip
def test_what_leads_nowhere_is_told_so_with_a_way_back(path: str) -> None:
    answer = HERE.ask(APP, path, [("Accept", "text/html")])
    assert answer.status == 404
    assert '<a href="/">' in answer.body


@pytest.mark.parametrize("path", ["*", "evil.test:443", "?x=1", ""])
def test_what_is_no_path_at_all_is_told_so_too(path: str) -> None:
    """As of `OPTIONS *` and `CONNECT evil.test:443`."""
    for method in ("GET", "OPTIONS", "CONNECT"):
        assert HERE.ask(APP, path, method=method).status in (307, 404), method


def test_pages_and_parts_of_pages_are_found() -> None:
    own = ["/", "/so_sanh", "/so_sanh/x", "/favicon.ico", f"/{LIBRARY}"]
    assert {path: HERE.ask(APP, path).status for path in own} == dict(
        zip(own, (200, 200, 307, 200, 200), strict=True)
    )
    streamlits = (
        "/favicon.png",
        "/_stcore/health",
        "/media/1.csv",
        "/component/x/index.html",
        "/_stcore/upload_file/a/b",
    )
    addresses = Addresses(APP, ROUTES, may_count)
    assert not [
        path for path in streamlits if addresses.refusal({"type": "http", "method": "GET", "path": path})
    ]
