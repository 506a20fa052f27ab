"""How much of a file is read at most."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    file_bytes: int = 20 * MEGABYTE
    expanded_bytes: int = 200 * MEGABYTE
    cells: int = 2_000_000
    # The library lays a sheet out as a full rectangle, so its area counts, not its filled cells.
    area: int = 12_000_000
    parts: int = 5_000
    sheets: int = 200
    merged: int = 200_000


DEFAULT_LIMITS = Limits()
