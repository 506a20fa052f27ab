"""What stands where uploads keep what they do not carry: the slow rule, figure by figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass
class Sent:
    """One upload about one scope: its rows by name, and whether it keeps what it does not carry."""

    number: int
    keeps: bool
    rows: dict[str, dict[str, Any]]
    published: bool = True


def reached(sent: list[Sent]) -> list[Sent]:
    """The uploads whose figures can stand, the newest first: down to the first that does not keep."""
    found = []
    for one in sorted((s for s in sent if s.published), key=lambda s: -s.number):
        found.append(one)
        if not one.keeps:
            break
    return found


def figure(sent: list[Sent], name: str, group: tuple[str, ...]) -> tuple[int | None, tuple[Any, ...]]:
    """The upload that a group of figures of a row is from and its values: the newest that says any of it."""
    for one in reached(sent):
        values = tuple(one.rows.get(name, {}).get(column) for column in group)
        if any(value is not None for value in values):
            return one.number, values
    return None, tuple(None for _ in group)


def whole_rows(sent: list[Sent]) -> dict[str, int]:
    """Row → the upload that it stands from, where rows stand for themselves: the newest that has it."""
    found: dict[str, int] = {}
    for one in reached(sent):
        for name in one.rows:
            found.setdefault(name, one.number)
    return found
