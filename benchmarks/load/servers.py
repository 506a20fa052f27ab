"""Servers in processes of their own: ours as `make run` starts it, the constant pages the same way, the plain pages as
`streamlit run` starts them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).parents[2]
UNIT = "bench-an-giang-01"
UVICORN = [
    "-m",
    "uvicorn",
    "--no-access-log",
    "--log-level",
    "warning",
    "--ws-per-message-deflate",
    "false",
    "--port",
]
OURS, CONSTANT, BARE = "app:app", "benchmarks.load.constant:app", "benchmarks.load.bare:app"
PATIENCE = 60  # seconds until a server answers
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A running server."""

    address: str
    process: subprocess.Popen[bytes]

    def processor_seconds(self) -> float:
        """Processor time that it has used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def rest(self) -> None:
        """Wait until it has finished what its last visitors left behind."""
        used = -1.0
        while self.processor_seconds() - used > 0.05:
            used = self.processor_seconds()
            time.sleep(0.5)

    def memory(self) -> float:
        """Megabytes that it holds now."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


@contextmanager
def application(database: Path, app: str = OURS, **settings: str) -> Iterator[Server]:
    """An ASGI application with our settings, on a copy of this database; `settings` are environment variables."""
    with copied(database) as copy:
        command = [sys.executable, *UVICORN, str(port := free_port()), app]
        with running(
            command, port, ROOT, {"CCHC_DATABASE": str(copy), "CCHC_UNIT": UNIT, **settings}
        ) as server:
            yield server


@contextmanager
def plain(database: Path, asked: Path) -> Iterator[Server]:
    """The plain pages; what they ask is in this file."""
    folder = Path(__file__).with_name("plain")
    port = free_port()
    options = ["--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.port", str(port)]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *options]
    with (
        copied(database) as copy,
        running(command, port, folder, {"CCHC_DATABASE": str(copy), "CCHC_ASKED": str(asked)}) as server,
    ):
        yield server


@contextmanager
def copied(database: Path) -> Iterator[Path]:
    """Each server owns its database."""
    copy = database.with_name(f"{database.stem}-{uuid4().hex[:8]}.duckdb")
    shutil.copy(database, copy)
    try:
        yield copy
    finally:
        copy.unlink()


@contextmanager
def running(
    command: list[str], port: int, folder: Path, settings: Mapping[str, str], sign: str = "/_stcore/health"
) -> Iterator[Server]:
    """A server that answers at the address `sign`; raises RuntimeError when it does not come up."""
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **settings}, stdout=subprocess.DEVNULL)
    server = Server(f"http://127.0.0.1:{port}", process)
    try:
        wait_until_up(server, sign)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_up(server: Server, sign: str) -> None:
    until = time.monotonic() + PATIENCE
    while server.process.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(server.address + sign, timeout=1).close()
        except OSError:  # refused or reset while it starts
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"No server at {server.address}; exit status {server.process.poll()}.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
