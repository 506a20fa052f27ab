"""Loads that can be killed at any moment, each forked from this process, which has imported and read everything.

`python -m tests.killed_loading` takes paths of databases on standard input. Of each it prints the number of the process
that loads into it, and how that process ended. Reading a workbook writes nothing, so it is done once, before; from
opening the database to closing it all is done by the command itself.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from cchc.__main__ import main as command_line
from cchc.commands import storing
from cchc.reading import Reading, read_workbook
from cchc.store import open_store

SAMPLES = Path(__file__).parent / "workbooks"
FILES = [
    SAMPLES / name
    for name in (
        "bo_tieu_chi_so_khcn_2023.xlsx",
        "tay_ninh_2023_xep_hang.xlsx",
        "ma_tran_linh_vuc_2022.xlsx",
        "brvt_2023_q1_ho_so_06a.xlsx",
    )
]


def load(database: str) -> None:
    given = [*map(str, FILES), "--replace", "--by", "An", "--database", database]
    command_line(["load", *given], standalone_mode=False)
    open_store(database).close()


def main() -> None:
    read = {file.name: read_workbook(file.read_bytes(), file.name) for file in FILES}

    def already_read(content: bytes, name: str, **given: Any) -> Reading:
        return read[name]

    setattr(storing, "read_in_sandbox", already_read)  # noqa: B010 - another module lends it that name
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    print("ready", file=answers)
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            status = 1
            try:
                load(line.strip())
                status = 0
            finally:
                os._exit(status)
        print(process, file=answers)
        print(os.waitpid(process, 0)[1], file=answers)


if __name__ == "__main__":
    main()
