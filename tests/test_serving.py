"""`serve` says in a sentence why it does not start, and what runs it elsewhere is whole."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import subprocess
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from cchc.__main__ import main
from cchc.web import listening
from cchc.web.serving import local_url, take_port, why_not_bound
from cchc.web.settings import ACCOUNTS, Settings

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _environment_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (ACCOUNTS, "CCHC_DATABASE", "CCHC_HOSTS"):
        monkeypatch.setenv(name, "")


def served(*options: str) -> Result:
    return CliRunner().invoke(main, ["serve", *options])


def test_other_machines_are_let_in_only_where_somebody_says_so() -> None:
    for host in ("0.0.0.0", "::", "10.0.0.5", "pc-vp"):
        refused = served("--host", host)
        assert refused.exit_code == 1, host
        assert "chưa có tài khoản" in refused.output
        assert "--without-accounts" in refused.output
        assert "CCHC_ACCOUNTS=none" in refused.output


def test_a_port_that_is_taken_is_said_with_the_next_one() -> None:
    with take_port("127.0.0.1", 0) as held:
        port = held.getsockname()[1]
        refused = served("--port", str(port))
    assert refused.exit_code == 1
    assert f"127.0.0.1:{port} đang có chương trình khác dùng" in refused.output
    assert f"--port {port + 1}" in refused.output


def test_a_wrong_setting_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_HOSTS", "http://cchc.vn")
    refused = served()
    assert (refused.exit_code, "CCHC_HOSTS" in refused.output) == (1, True)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (socket.gaierror(-2, "unknown"), "không có địa chỉ"),
        (OSError(errno.EADDRNOTAVAIL, ""), "không có địa chỉ"),
        (OSError(errno.EACCES, ""), "từ 1024 trở lên"),
        (OSError(errno.EADDRINUSE, ""), "chương trình khác dùng"),
        (OSError(10048, "WSAEADDRINUSE"), "chương trình khác dùng"),
    ],
)
def test_what_keeps_it_from_an_address_is_told_apart(error: OSError, words: str) -> None:
    assert words in why_not_bound(error, "10.9.9.9", 80)


def test_a_link_is_one_that_opens_on_this_machine() -> None:
    assert [local_url(host, 1) for host in ("0.0.0.0", "::", "::1", "pc-vp")] == [
        "http://127.0.0.1:1", "http://127.0.0.1:1", "http://[::1]:1", "http://pc-vp:1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "host"),
    [
        ({"host": "0.0.0.0"}, "0.0.0.0"),
        ({"host": "127.0.0.1", "fd": None, "uds": None}, "127.0.0.1"),
        ({"host": "127.0.0.1", "uds": "/run/cchc.sock"}, ""),
        ({"host": "127.0.0.1", "fd": 3}, None),
        ({"server_address": None}, "127.0.0.1"),
        ({}, None),
    ],
)
def test_where_the_server_listens_is_read_from_the_command_that_runs(
    options: dict[str, object], host: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.web.listening.st.get_option", lambda _name: "127.0.0.1")
    with click.Context(click.Command("run")) as context:
        context.params = options
        assert listening.listening() == host
    assert listening.refused_start("0.0.0.0", Settings(without_accounts=True)) is None


def test_windows_gets_an_address_that_nobody_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    """There SO_REUSEADDR would let a second server take the same port."""
    asked: list[int] = []
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(socket, "SO_EXCLUSIVEADDRUSE", -5, raising=False)
    monkeypatch.setattr(
        socket.socket, "setsockopt", lambda _self, _level, option, _value: asked.append(option)
    )
    take_port("127.0.0.1", 0).close()
    assert asked == [-5]


@pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="NO SYSTEMD: deploy/cchc.service is NOT verified."
)
def test_systemd_accepts_the_unit() -> None:
    verified = subprocess.run(
        ["systemd-analyze", "verify", str(ROOT / "deploy" / "cchc.service")],
        capture_output=True, text=True, check=False, env={**os.environ, "SYSTEMD_LOG_LEVEL": "warning"},
    )  # fmt: skip
    assert (verified.returncode, verified.stdout + verified.stderr) == (0, "")


def test_the_script_for_windows_calls_the_same_command_and_can_be_read_there() -> None:
    script = (ROOT / "deploy" / "run.ps1").read_bytes()
    assert script.startswith(b"\xef\xbb\xbf")  # else PowerShell 5 reads Vietnamese by the old code page
    text = script.decode("utf-8-sig")
    assert "-m cchc serve @options" in text
    command = main.get_command(click.Context(main), "serve")
    assert command is not None
    options = {name for option in command.params for name in option.opts}
    assert {"--host", "--port", "--database", "--without-accounts"} <= options
    assert all(f'"{name}"' in text for name in ("--host", "--port", "--database", "--without-accounts"))
