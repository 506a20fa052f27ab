"""Work on a file that others sent, in a process of its own, with limits on its time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

MEMORY = 1_500 * 1024 * 1024
ROOT = Path(__file__).parents[2]


class ChildError(Exception):
    """The child was stopped at a limit, or it died."""


def run(module: str, given: dict[str, Any], content: bytes, seconds: float) -> bytes:
    """What the module prints when it is sent a line of JSON and the file's bytes."""
    try:
        child = subprocess.run(
            [sys.executable, "-m", module],
            input=json.dumps(given).encode() + b"\n" + content,
            capture_output=True,
            timeout=seconds,
            cwd=ROOT,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise ChildError(f"{error}; {(error.stderr or b'')[-2000:]!r}") from error
    return child.stdout


def receive(seconds: int) -> tuple[dict[str, Any], bytes]:
    """In the child: bound itself, and take what the parent sends."""
    _limit(seconds)
    header, _, content = sys.stdin.buffer.read().partition(b"\n")
    return json.loads(header), content


def _limit(seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the only limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
