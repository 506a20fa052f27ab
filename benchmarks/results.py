"""What was measured, on the screen and in `benchmarks/results/<what>.txt`: machine, data and figures, as they came out."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click
import duckdb
import streamlit

FOLDER = Path(__file__).with_name("results")
Say = Callable[[str], None]


@contextmanager
def reporting(what: str, keep: bool = True) -> Iterator[Say]:
    """Give a function that says a line; all lines are written when the measuring has come to its end, if they are to be kept."""
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        click.echo(line)

    say(machine())
    yield say
    if not keep:
        return
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{what}.txt").write_text("\n".join([*said, ""]), encoding="utf-8")


def machine() -> str:
    """What it was measured on, and how much else that machine had to do when the measuring began."""
    cores, busy = os.cpu_count(), os.getloadavg()[0]
    versions = (
        f"Python {platform.python_version()}, Streamlit {streamlit.__version__}, DuckDB {duckdb.__version__}"
    )
    return f"{date.today()}, {cores} cores {platform.machine()}, load {busy:.1f} at the start; {versions}"
