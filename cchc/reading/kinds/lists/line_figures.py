"""What a single cell of a list says about its line: a running number, a plain number."""

from __future__ import annotations

import re
from typing import Any

from cchc.reading.grid import CellError, NoResult

# Past these stand numbers that are none, NaN and infinity among them.
_LARGEST, _LONGEST = 1e12, 16
_LONGEST_RUNNING = 12  # «Đơn vị 12»; a longer text with digits in it is no running number


def running_number(value: Any) -> tuple[int, ...] | None:
    """The parts of a running number, «2a» and «(2)» as 2; None where a line has none."""
    if value == "":
        return None
    if isinstance(value, (int, float)):
        return (int(value),) if abs(value) < _LARGEST else None
    if isinstance(value, str):
        digits = re.findall(r"\d+", value) if len(value) <= _LONGEST_RUNNING else []
        return tuple(int(part) for part in digits[:3]) or None
    return None if value is None or isinstance(value, (CellError, NoResult)) else (0,)


def unambiguous_number(value: Any) -> float | None:
    """A number as far as it has one reading only; sums over others tell nothing."""
    if isinstance(value, (int, float)):
        return float(value) if abs(value) < _LARGEST else None
    match = re.fullmatch(r"(-?\d+)(?:[.,](\d+))?\s*%?", value) if isinstance(value, str) else None
    return float(f"{match[1]}.{match[2] or 0}") if match and len(value) < _LONGEST else None
