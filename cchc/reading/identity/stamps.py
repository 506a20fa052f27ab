"""The framework whose form a sheet is: its id stands above the table."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cchc.reading.layout.notes import Note

LABEL = "Mã bộ chỉ số:"
_STAMP = re.compile(re.escape(LABEL) + r"\s*([a-z0-9-]+)", re.IGNORECASE)


def stamp(framework_id: str, decision: str | None) -> str:
    """The line that a form carries: «Mã bộ chỉ số: long-an-2023 · Quyết định: 900/QĐ-UBND»."""
    return f"{LABEL} {framework_id}" + (f" · Quyết định: {decision}" if decision else "")


def stamp_of(notes: Iterable[Note]) -> str | None:
    """The id that a stamp among these texts names."""
    found = (_STAMP.search(note.text) for note in notes)
    return next((match[1].lower() for match in found if match), None)
