"""The gate holds under `serve`, `uvicorn app:app` and `streamlit run app.py` alike, where no name server answers."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.browser.serving import ROOT
from tests.nameless_servers import PRIVATE, SERVERS, can_be_private

HARD = ("content-security-policy", "x-content-type-options", "referrer-policy")
Seen = dict[str, Any]


@pytest.fixture(scope="module")
def everywhere(seed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    if not can_be_private():
        pytest.skip("NO NETWORK NAMESPACE: that foreign websockets cost nobody anything is NOT tested here.")
    folder = tmp_path_factory.mktemp("nameless")
    command = [*PRIVATE, sys.executable, "-m", "tests.nameless_servers", str(seed_file), str(folder), "2"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Seen] = json.loads(ran.stdout)
    return found


@pytest.fixture(params=SERVERS)
def seen(request: pytest.FixtureRequest, everywhere: dict[str, Seen]) -> Seen:
    return everywhere[request.param]


def test_foreign_websockets_are_refused_at_once_and_nobody_waits_for_them(seen: Seen) -> None:
    """One made everybody wait for 20 seconds; on a busy machine a second is nobody's fault."""
    assert seen["strangers"] == [403]
    assert max(seen["waits"]) < 5000


def test_its_own_pages_get_in_and_whoever_pretends_does_not(seen: Seen) -> None:
    assert (seen["own page"], seen["no origin"]) == (101, 101)
    assert (seen["rebound"], seen["scheme of nobody"]) == (421, 403)


def test_every_answer_of_the_server_is_hardened(seen: Seen) -> None:
    for path, (_status, headers) in seen["answers"].items():
        assert not [name for name in HARD if name not in headers], path
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
    statuses = {path: status for path, (status, _headers) in seen["answers"].items()}
    assert (statuses["foreign"], statuses["unnamed"], statuses["config"]) == (403, 421, 403)
    assert (statuses["/"], statuses["/so_sanh/a.b"], statuses["/a/b.c"], statuses["/static/x.js"]) == (
        200,
        404,
        404,
        404,
    )


def test_as_many_descriptors_are_taken_as_there_are(seen: Seen) -> None:
    soft, hard = seen.get("descriptors", ("0", "0"))
    assert soft == hard


def test_it_ends_by_ctrl_c_without_a_traceback_and_the_log_names_strangers_once(seen: Seen) -> None:
    assert "Traceback" not in seen["log"]
    assert "without completing handshake" not in seen["log"]
    assert seen["log"].count("http://evil.test") <= 3  # with two Hosts, and asked for a page


def test_serve_says_where_it_is_and_that_it_ended(everywhere: dict[str, Seen]) -> None:
    assert everywhere["serve"]["ended"] == 0
    assert "Bảng điều khiển: http://127.0.0.1:" in everywhere["serve"]["log"]
    assert everywhere["serve"]["log"].rstrip().endswith("Đã dừng.")
