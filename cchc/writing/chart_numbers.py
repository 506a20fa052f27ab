"""How charts of office programs write their numbers."""

from __future__ import annotations

from collections.abc import Iterable

from cchc import words

MOST = 2  # decimals


def chart_number_format(values: Iterable[float | None]) -> str:
    """The number format of these values: as many decimals as they need. «0.##» would write 100 as «100,»."""
    needed = max((words.decimals(round(value, MOST)) for value in values if value is not None), default=0)
    return "#,##0" + ("." + "0" * needed if needed else "")
