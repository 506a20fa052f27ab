"""What every command reads and says: files in, JSON on standard output, sentences for people on standard error."""

from __future__ import annotations

import errno
import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from cchc.reading.limits import DEFAULT_LIMITS
from cchc.reading.model import Reading

FAILED, BAD_INPUT = 1, 2


def read_bytes(file: Path) -> bytes:
    """The file's content, or the start of one past the limit; raises ClickException if it cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(DEFAULT_LIMITS.file_bytes + 1)
    except OSError as error:
        raise click.ClickException(f"Không đọc được tệp {file}. {os_error_text(error)}".strip()) from error


def os_error_text(error: OSError) -> str:
    """Why the system refused, in Vietnamese where it is one of the usual reasons."""
    said = {
        errno.ENOENT: "Không có tệp hoặc thư mục này.",
        errno.EISDIR: "Đây là thư mục, không phải tệp.",
        errno.EACCES: "Không có quyền; kiểm tra tệp có đang mở trong Excel không.",
        errno.ENOSPC: "Đĩa đã đầy.",
    }
    return said.get(error.errno or 0, error.strerror or "")


def show_one_or_all(answers: list[dict[str, Any]]) -> None:
    """One file is answered by an object, several by a list."""
    show(answers[0] if len(answers) == 1 else answers)


def show(answer: object) -> None:
    """JSON on standard output."""
    print(json.dumps(answer, ensure_ascii=False, allow_nan=False, default=json_value))


def json_value(value: object) -> object:
    """What JSON does not know: dates and times as ISO texts, ids as texts."""
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def print_message(message: str) -> None:
    """A sentence for people."""
    print(message, file=sys.stderr)


def print_problems(reading: Reading) -> None:
    """Every problem of a workbook, a line each."""
    for problem in reading.problems:
        print_message(f"{problem.sheet or reading.file}!{problem.cell or '-'}: {problem.message}")
