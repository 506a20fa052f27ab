"""Read a workbook in a process of its own, with limits, so that a hostile file takes nothing down with it.

`python -m cchc.workbook.apart` is the child: a header line of JSON and the file's bytes come in, the reading goes out.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cchc.workbook.model import Problem, Reading, Table
from cchc.workbook.read import read_workbook

SECONDS = 20
MEMORY = 1_500 * 1024 * 1024
ROOT = Path(__file__).parents[2]
_TOO_LARGE = "Không đọc xong tệp trong giới hạn 20 giây và 1,5 GB bộ nhớ. Hãy xóa các trang và vùng định dạng trống, rồi lưu lại tệp."


def read_apart(
    content: bytes,
    file_name: str,
    *,
    unit: str | None = None,
    province: str | None = None,
    year: int | None = None,
    seconds: float = SECONDS,
) -> Reading:
    """The same as `read_workbook`, in at most 20 s and 1.5 GB; past these the answer is the problem `too_large`."""
    given = {"file_name": file_name, "unit": unit, "province": province, "year": year}
    try:
        child = subprocess.run(
            [sys.executable, "-m", "cchc.workbook.apart"],
            input=json.dumps(given).encode() + b"\n" + content,
            capture_output=True,
            timeout=seconds,
            cwd=ROOT,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        print(f"{file_name}: {error}; {(error.stderr or b'')[-2000:]!r}", file=sys.stderr)
        return Reading(file_name, [], [Problem(None, None, "error", "too_large", _TOO_LARGE)])
    return from_plain(json.loads(child.stdout))


def from_plain(plain: dict[str, Any]) -> Reading:
    """A reading from the child's JSON."""
    tables = [Table(**table) for table in plain["tables"]]
    return Reading(plain["file"], tables, [Problem(**problem) for problem in plain["problems"]])


def limit_memory() -> None:
    """Bound this process's memory and seconds of work, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the only limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main(read: Callable[[], bytes] = sys.stdin.buffer.read) -> None:
    """The child: read what the parent sends, print the reading."""
    limit_memory()
    header, _, content = read().partition(b"\n")
    given = json.loads(header)
    reading = read_workbook(content, given.pop("file_name"), **given)
    print(json.dumps(asdict(reading), default=str))


if __name__ == "__main__":
    main()
