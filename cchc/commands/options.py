"""Options that several commands have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from cchc.people.acting import system_user
from cchc.reading.identity.years import can_be_year

Command = TypeVar("Command", bound=Callable[..., Any])

database_option = click.option(
    "--database", default=None, help="Tệp cơ sở dữ liệu (mặc định: CCHC_DATABASE, hoặc data/cchc.duckdb)."
)


def _signed(_context: click.Context, _option: click.Parameter, by: str) -> str:
    """Whoever is named, or the user of the system: nothing is done by nobody."""
    return by.strip() or system_user()


def by_option(said: str) -> Callable[[Command], Command]:
    """Who does it."""
    return click.option(
        "--by", default="", callback=_signed, help=f"{said}; không ghi là người dùng của hệ điều hành."
    )


def _year(_context: click.Context, _option: click.Parameter, year: int | None) -> int | None:
    if year is not None and not can_be_year(year):
        raise click.ClickException(
            f"--year {year} không phải là một năm. Hãy ghi năm bằng bốn chữ số, ví dụ 2023."
        )
    return year


def overrides(command: Any) -> Any:
    """Options for what a sheet does not say itself."""
    for option, kind, text, callback in (
        ("--year", int, "Năm", _year),
        ("--province", str, "Tỉnh", None),
        ("--unit", str, "Đơn vị", None),
    ):
        said = f"{text} của bảng, nếu bảng không ghi."
        command = click.option(option, type=kind, default=None, help=said, callback=callback)(command)
    return command
