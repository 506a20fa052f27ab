"""Work on a file that others sent, in a process of its own, with limits on its time and memory."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from cchc.reading.sandbox import job

MEMORY = 1_500 * 1024 * 1024  # bytes (decision 0012)
ROOT = Path(__file__).parents[3]
Reason = Literal["time", "memory", "crash"]
# How a child ends that found no more memory, beside the signals by which others end it.
OUT_OF_MEMORY = 75
_NO_MEMORY = (b"MemoryError", b"memory allocation of", b"std::bad_alloc")


class ChildError(Exception):
    """The child was stopped at a limit («time», «memory»), or it died of something in the file («crash»).

    The text says how it ended, in one line and for whoever keeps the server.
    """

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}"


def run_in_child(module: str, given: dict[str, Any], content: bytes, seconds: float) -> bytes:
    """What the module prints when it is sent a line of JSON and the file's bytes."""
    try:
        child = subprocess.run(
            [sys.executable, "-m", module],
            input=json.dumps(given).encode() + b"\n" + content,
            capture_output=True,
            timeout=seconds,
            cwd=ROOT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise out_of_time(seconds) from error
    if child.returncode:
        raise death(child.returncode, child.stderr)
    return child.stdout


def out_of_time(seconds: float) -> ChildError:
    """Of a child that was stopped by the parent's clock."""
    return ChildError("time", f"{seconds:g} s")


def death(code: int, said: bytes) -> ChildError:
    """Of a child that ended with this code (a signal below 0) after it had said this."""
    return ChildError(_reason(code, said), _last_line(code, said))


def _reason(code: int, said: bytes) -> Reason:
    if code == OUT_OF_MEMORY or any(sign in said for sign in _NO_MEMORY):
        return "memory"
    if code in (-getattr(signal, "SIGXCPU", 0), job.OUT_OF_TIME):
        return "time"
    # Nobody else kills a process than a system that has no memory left.
    return "memory" if code == -getattr(signal, "SIGKILL", 0) else "crash"


def _last_line(code: int, said: bytes) -> str:
    """What the child said last: of an exception its name and text, without the way that led to it."""
    lines = said.decode("utf-8", "replace").split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return f"{last[:300]} ({code})".strip()


def work_in_child(work: Callable[[], None]) -> None:
    """In the child: do the work; a child without memory says so by the way it ends, for which it needs none."""
    try:
        work()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def receive_job(seconds: int) -> tuple[dict[str, Any], bytes]:
    """In the child: bound itself, and take what the parent sends."""
    limit_process(seconds)
    header, _, content = sys.stdin.buffer.read().partition(b"\n")
    return json.loads(header), content


def limit_process(seconds: int) -> None:
    """In the child: no more processor time and memory than this from now on."""
    try:
        import resource
    except ImportError:  # Windows
        job.limit_by_job(MEMORY, seconds)
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # At the first limit the child is told that its time is over, at the second it is killed like one without memory.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
