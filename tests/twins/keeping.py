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


def kept_beside(sent: list[Sent], name: str) -> list[int]:
    """The uploads whose row of a total is kept whole beside that of the newest: those that say something which none newer
    says; the newest first."""
    said: set[str] = set()
    found = []
    for place, one in enumerate(reached(sent)):
        own = {column for column, value in one.rows.get(name, {}).items() if value is not None}
        if place and own - said:
            found.append(one.number)
        said |= own
    return found


def whole_rows(sent: list[Sent]) -> dict[str, int]:
    """Row → the upload that it stands from, where rows stand for themselves: the newest that has it."""
    found: dict[str, int] = {}
    for one in reached(sent):
        for name in one.rows:
            found.setdefault(name, one.number)
    return found
