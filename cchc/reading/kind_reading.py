"""What the reader of one kind gives back for one table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class KindReading:
    """`columns` are 0-based; a kind whose lines carry the units themselves has no unit of its own.

    `parts` are the 1-based rows of lines that are part of the line above them.
    `rounds` are the headings of the columns of appraised points, in the order they count. `flag` is the standing of the
    figures where they themselves tell it: `self_assessment`. `index_type` is the
    national index that a list of provinces is of.
    `blocks` are the columns of figures where they differ by area or unit: the key of the rows («area», «unit») that
    tells which, and for each of its values the 0-based column by role; None where `columns` has them.
    """

    columns: dict[str, int]
    rows: list[dict[str, Any]]
    total: dict[str, Any] | None = None
    of_one_unit: bool = False
    parts: list[int] = field(default_factory=list)
    rounds: list[str] = field(default_factory=list)
    blocks: tuple[str, dict[str, dict[str, int]]] | None = None
    flag: str | None = None
    index_type: str | None = None
