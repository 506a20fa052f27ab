"""Sort keys that put blanks last, whichever way the values run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Down:
    """A value that sorts the other way round."""

    value: Any

    def __lt__(self, other: Down) -> bool:
        return bool(other.value < self.value)


def up(value: Any) -> tuple[bool, Any]:
    return (value is None, 0 if value is None else rounded(value))


def down(value: Any) -> tuple[bool, Any]:
    return (value is None, 0 if value is None else Down(rounded(value)))


def rounded(value: Any) -> Any:
    """Points and rates that differ in the last bit only are a tie."""
    return round(float(value), 9) if isinstance(value, float) else value


def ups(row: dict[str, Any], *columns: str) -> tuple[Any, ...]:
    return tuple(up(row[column]) for column in columns)
