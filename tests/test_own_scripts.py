"""What our scripts put in place of Streamlit's is there to be put in place, and our routes stand beside Streamlit's."""

import re
from itertools import product
from pathlib import Path
from unittest.mock import Mock

import pytest
from starlette.routing import BaseRoute, Match, Mount
from streamlit.runtime import backend_operation_handler
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

from cchc.browser.document import document, document_routes
from cchc.browser.files import INDEX, files
from cchc.browser.own_scripts import HERE, SUBJECTS, streamlit_texts
from cchc.ui.showing.chart_files import chart_file_routes
from cchc.web.health import health_routes

OURS = [*health_routes(), *document_routes(), *chart_file_routes()]


@pytest.fixture(scope="module")
def bundles() -> str:
    """What the browser is given, and what Streamlit's server sends it to be shown."""
    sent = Path(backend_operation_handler.__file__)
    scripts = [path for path in files().values() if path.suffix == ".js"]
    return "".join(path.read_text(encoding="utf-8") for path in (*scripts, sent))


def test_every_english_text_still_stands_in_streamlits_scripts(bundles: str) -> None:
    assert len(streamlit_texts()["texts"]) > 100
    assert not [
        text
        for text in streamlit_texts()["texts"]
        if f"`{text}`" not in bundles and f'"{text}"' not in bundles
    ]


def test_what_streamlit_puts_together_still_stands_in_parts_in_its_scripts(bundles: str) -> None:
    for pattern in streamlit_texts()["patterns"]:
        assert not [part for part in pattern["parts"] if part not in bundles], pattern["english"]
        has_words = re.search(r"[A-Za-z]{3}", pattern["english"])
        assert pattern["parts"] or not has_words, f"{pattern['english']} is held against nothing"


def test_a_pattern_uses_the_parts_that_it_has() -> None:
    for pattern in streamlit_texts()["patterns"]:
        used = {int(number) for number in re.findall(r"[$#](\d)", pattern["vietnamese"])}
        assert used == set(range(1, re.compile(pattern["english"]).groups + 1)), pattern["english"]


def test_every_script_is_in_the_document_before_streamlits() -> None:
    assert sorted(SUBJECTS) == sorted(path.stem for path in (HERE / "scripts").glob("*.js"))
    ours, streamlits = document().split('<script type="module"', 1)
    for name in SUBJECTS:
        assert (HERE / "scripts" / f"{name}.js").read_text(encoding="utf-8") in ours
    assert "<script>{" not in streamlits


def streamlits_addresses() -> set[tuple[str, str]]:
    """Method and address, of all that Streamlit answers but its document."""
    asked = set()
    for route in create_streamlit_routes(Mock()):
        if not isinstance(route, Mount):
            path, methods = getattr(route, "path"), getattr(route, "methods", None) or {"GET"}  # noqa: B009
            places = re.sub(r"\{\w+\}", "a-1", path)
            asked |= set(
                product(methods, (re.sub(r"\{\w+:path\}", below, places) for below in ("a1", "a1/b.c")))
            )
    return asked | {("GET", address) for address in files() if address != INDEX}


def matches(route: BaseRoute, method: str, path: str) -> bool:
    kind = "websocket" if path.endswith("/stream") else "http"
    scope = {
        "type": kind,
        "method": method,
        "path": path,
        "root_path": "",
        "headers": [],
        "query_string": b"",
    }
    return route.matches(scope)[0] is not Match.NONE


def test_no_route_of_ours_shadows_one_of_streamlits() -> None:
    asked = streamlits_addresses()
    assert len(asked) > 300
    assert not [(method, path) for method, path in asked for route in OURS if matches(route, method, path)]


def test_a_route_that_shadows_is_found() -> None:
    assert any(matches(route, "GET", "/so_sanh") for route in OURS)
