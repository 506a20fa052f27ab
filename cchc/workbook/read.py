"""The door: a file's bytes become tables and problems."""

from __future__ import annotations

from cchc.workbook.model import Reading


def read_workbook(
    content: bytes,
    file_name: str,
    *,
    unit: str | None = None,
    province: str | None = None,
    year: int | None = None,
) -> Reading:
    return Reading(file=file_name)
