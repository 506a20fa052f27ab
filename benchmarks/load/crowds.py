"""Sends a crowd to a server and gives what it saw."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import asdict, replace

from benchmarks.load.crowd import Order, Seen
from benchmarks.load.servers import ROOT, Server


def send(server: Server, order: Order) -> Seen:
    """The crowd in a process of its own; the server rests after it. Raises CalledProcessError when it could not even begin."""
    order = replace(order, server=server.address)
    command = [sys.executable, "-m", "benchmarks.load.crowd", json.dumps(asdict(order))]
    used = server.processor_seconds()
    told = json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)
    server.rest()
    told["processor"] = server.processor_seconds() - used
    return Seen(**{**told, "failures": Counter(told["failures"])})


def one_by_one(server: Server, pages: list[str]) -> None:
    """Somebody looks at each page once: what a fresh server must make first is made."""
    for page in pages:
        send(server, Order("hurry", people=1, seconds=0.1, page=page))
