"""What one document says of a total, the lines of a sheet, and what they lost: the records that the facts are told in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.truth.held import Row

DOUBTFUL = (
    "derived",
    "disputed",
    "uncertain",
    "provisional",
    "conflict",
    "self_assessment",
    "partial",
    "rank_of_known",
)
POINTS = 0.011


@dataclass
class Total:
    """What one document says of the total of a unit in a year; `others` are the other documents that do."""

    unit_id: str
    year: int
    score: float | None
    max_score: float | None
    ratio: float | None
    rank: int | None
    out_of: int | None
    rating: str | None
    rank_change: int | None
    framework: str | None
    flags: set[str]
    listed: bool
    authority: int
    topic: str
    stands: bool
    self_score: float | None = None  # told where no other points are
    is_part: bool = False  # the sum of the areas that have points, while others that weigh have none
    others: list[Total] = field(default_factory=list)

    @property
    def is_doubtful(self) -> bool:
        """Whether any of it is not sure."""
        return any(part in flag for flag in self.flags for part in DOUBTFUL)


@dataclass
class Sheet:
    """The lines of a score sheet."""

    lines: list[Row]

    def parts(self, parent: str | None = None) -> list[Row]:
        """The areas, or the lines below one."""
        if parent is None:
            return [line for line in self.lines if line["level"] == "area"]
        return [line for line in self.lines if line["parent_code"] == parent]


@dataclass
class Lost:
    """What parts lost together, and how much of it is known."""

    points: float | None
    known: int
    every: int
    is_whole: bool


def lost_by(parts: Sequence[Row], whole: float | None) -> Lost:
    """Of a few lines that are `whole` points together."""
    known = [row["max_score"] - row["score"] for row in parts if None not in (row["max_score"], row["score"])]
    maxima = sum(row["max_score"] or 0 for row in parts)
    is_whole = len(known) == len(parts) and (whole is None or maxima >= whole - POINTS)
    return Lost(sum(known) if known else None, len(known), len(parts), is_whole)


def authority(row: Row) -> int:
    """How much the document of a row says: a decision before a sheet, that before an own assessment, a draft last."""
    flag = row["flag"] or ""
    for place, word in enumerate(("provisional", "self_assessment")):
        if word in (row["standing"], *flag.split(";")):
            return place
    if "derived" in flag:
        return 2
    return 3 if row["standing"] == "appraised" else 4


def flags_of(row: Row) -> set[str]:
    """What a row and its document say of how final it is; nothing where it is official."""
    told = set(filter(None, (row.get("flag") or "").split(";"))) - {"official"}
    return told | ({row["standing"]} & {"provisional", "self_assessment"})


def tells_another(sheet: Total, total: Total) -> bool:
    """Whether a sheet tells other points than a total, or points of another maximum."""
    pairs = ((sheet.score, total.score), (sheet.max_score, total.max_score))
    return any(None not in pair and abs(pair[0] - pair[1]) > 0.005 for pair in pairs)  # type: ignore[operator]


def contradict(left: Total, right: Total) -> bool:
    """Whether two documents tell one thing differently."""
    numbers = ((left.score, right.score), (left.max_score, right.max_score))
    words = ((left.rank, right.rank), (left.out_of, right.out_of), (left.rating, right.rating))
    return any(None not in pair and abs(pair[0] - pair[1]) > 0.005 for pair in numbers) or any(  # type: ignore[operator]
        None not in pair and pair[0] != pair[1] for pair in words
    )


def every(values: Iterable[Any]) -> set[Any]:
    """The different known ones."""
    return {value for value in values if value is not None}
