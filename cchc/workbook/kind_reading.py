"""What the reader of one kind gives back for one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass
class KindReading:
    """`columns` are 0-based; a kind whose lines carry the units themselves has no unit of its own."""

    columns: dict[str, int]
    rows: list[dict[str, Any]]
    total: dict[str, Any] | None = None
    of_one_unit: bool = False
