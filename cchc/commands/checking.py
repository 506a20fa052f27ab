"""`check`: read a workbook and say what was understood. Opens no database, so it starts without those rooms."""

from __future__ import annotations

from pathlib import Path

import click

from cchc.commands.options import database_option, overrides
from cchc.commands.output import BAD_INPUT, print_problems, read_bytes, show
from cchc.reading.sandbox.sandboxed_reading import read_in_sandbox


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@overrides
@database_option
def check(file: Path, unit: str | None, province: str | None, year: int | None, database: str | None) -> None:
    """Đọc một bảng tính và in ra những gì hiểu được; không ghi gì."""
    reading = read_in_sandbox(read_bytes(file), file.name, unit=unit, province=province, year=year)
    show(reading.as_dict())
    if reading.has_errors:
        print_problems(reading)
        raise SystemExit(BAD_INPUT)
