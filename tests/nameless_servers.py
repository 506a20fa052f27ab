"""`python -m tests.nameless_servers DATABASE FOLDER ROUNDS`, in a network of its own: what foreign visitors do to a server.

Nothing but this machine is in that network, and the name server takes every question and answers none. Prints JSON: server ->
what was seen. `test_gate_everywhere.py` runs it; with more rounds it measures.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import websockets

from tests.browser.serving import ROOT, free_port, wait_until_up

PRIVATE = ["unshare", "--net", "--mount", "--map-root-user"]
SERVERS = {
    "serve": ["-m", "cchc", "serve", "--port"],
    "uvicorn": ["-m", "uvicorn", "app:app", "--log-level", "warning", "--port"],
    "streamlit": ["-m", "streamlit", "run", "app.py", "--server.port"],
}
ORIGINS = [
    "http://evil.test",
    "http://localhost:9999",
    "https://127.0.0.1:{port}",
    "null",
    "http://pc-vp.test:{port}",
]


def can_be_private() -> bool:
    return (
        bool(shutil.which("unshare"))
        and not subprocess.run([*PRIVATE, "true"], capture_output=True).returncode
    )


@contextmanager
def silent_names() -> Iterator[None]:
    """Loopback up, and a name server that never answers."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    with tempfile.NamedTemporaryFile("w") as said, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as hole:
        said.write("nameserver 127.0.0.1\n")
        said.flush()
        subprocess.run(["mount", "--bind", said.name, "/etc/resolv.conf"], check=True)
        hole.bind(("127.0.0.1", 53))
        yield


@contextmanager
def running(
    name: str, database: Path, folder: Path, **more: str
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = free_port()
    copy = shutil.copy(database, folder / f"{name}.duckdb")
    environment = {**os.environ, "CCHC_DATABASE": str(copy), **more}
    command = [sys.executable, *SERVERS[name], str(port)]
    with (folder / f"{name}.log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            yield process, port
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


async def knock(port: int, origin: str | None, host: str = "127.0.0.1", **headers: str) -> int:
    """The status that a websocket gets, 101 for one that was opened."""
    address = f"ws://{host}:{port}/_stcore/stream"
    try:
        async with websockets.connect(
            address, origin=websockets.Origin(origin) if origin else None, additional_headers=headers,
            host="127.0.0.1", port=port, open_timeout=60, proxy=None,
        ):  # fmt: skip
            return 101
    except websockets.InvalidStatus as error:
        return error.response.status_code


def asked(port: int, path: str, **headers: str) -> tuple[int, dict[str, str]]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60) as answer:
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}
    except urllib.error.HTTPError as error:
        return error.code, {name.lower(): value for name, value in error.headers.items()}


async def waits(port: int, until: asyncio.Event) -> list[float]:
    """How long others wait meanwhile, in milliseconds."""
    spent = []
    while not until.is_set():
        began = time.perf_counter()
        await asyncio.to_thread(asked, port, "/_stcore/health")
        spent.append(1000 * (time.perf_counter() - began))
        await asyncio.sleep(0.002)
    return spent


async def beside_strangers(port: int, rounds: int) -> dict[str, Any]:
    done = asyncio.Event()
    others = asyncio.create_task(waits(port, done))
    statuses = set()
    for _ in range(rounds):
        for origin in ORIGINS:
            statuses.add(await knock(port, origin.format(port=port)))
    done.set()
    return {"strangers": sorted(statuses), "waits": await others}


async def alone(port: int, seconds: float) -> list[float]:
    done = asyncio.Event()
    asyncio.get_running_loop().call_later(seconds, done.set)
    return await waits(port, done)


async def seen(name: str, process: subprocess.Popen[bytes], port: int, rounds: int) -> dict[str, Any]:
    own = f"http://127.0.0.1:{port}"
    found: dict[str, Any] = {
        "alone": await alone(port, 0.05 * rounds),
        **await beside_strangers(port, rounds),
    }
    found["own page"] = await knock(port, own)
    found["no origin"] = await knock(port, None)
    found["rebound"] = await knock(port, f"http://evil.test:{port}", "evil.test")
    lied = {"X-Forwarded-Proto": "https"}
    found["scheme of nobody"] = await knock(port, f"https://127.0.0.1:{port}", **lied)
    paths = [
        "/",
        "/so_sanh",
        "/so_sanh/a.b",
        "/a/b.c",
        "/static/x.js",
        "/favicon.png",
        "/_stcore/health",
        "/_stcore/nothing",
    ]
    answers = {path: asked(port, path) for path in paths}
    answers["foreign"] = asked(port, "/", Origin="http://evil.test")
    answers["unnamed"] = asked(port, "/", Host="evil.test")
    answers["config"] = asked(port, "/_stcore/host-config", Origin="http://evil.test")
    found["answers"] = answers
    if Path("/proc/self/limits").exists():
        limits = Path(f"/proc/{process.pid}/limits").read_text()
        found["descriptors"] = next(
            line.split()[3:5] for line in limits.splitlines() if line.startswith("Max open files")
        )
    return found


def main(database: Path, folder: Path, rounds: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    with silent_names(), ExitStack() as servers:
        started = {name: servers.enter_context(running(name, database, folder)) for name in SERVERS}
        for process, port in started.values():
            wait_until_up(f"http://127.0.0.1:{port}/_stcore/health", process)
        for name, (process, port) in started.items():
            found[name] = asyncio.run(seen(name, process, port, rounds))
    for name, (process, _port) in started.items():
        found[name]["ended"] = process.returncode
        found[name]["log"] = (folder / f"{name}.log").read_text(encoding="utf-8")
    return found


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])), ensure_ascii=False))
