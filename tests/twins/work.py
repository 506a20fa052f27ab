"""Sums as the twins of the year's work take them."""

from __future__ import annotations

from typing import Any


def whole(values: list[Any]) -> Any:
    """Sum that is blank where any part is blank."""
    return None if None in values else sum(values)
