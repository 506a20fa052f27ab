"""Options that several commands have in common."""

from __future__ import annotations

from typing import Any

import click

database_option = click.option(
    "--database", default=None, help="Tệp cơ sở dữ liệu (mặc định: CCHC_DATABASE, hoặc data/cchc.duckdb)."
)


def overrides(command: Any) -> Any:
    """Options for what a sheet does not say itself."""
    for option, kind, text in (
        ("--year", int, "Năm"),
        ("--province", str, "Tỉnh"),
        ("--unit", str, "Đơn vị"),
    ):
        command = click.option(option, type=kind, default=None, help=f"{text} của bảng, nếu bảng không ghi.")(
            command
        )
    return command
