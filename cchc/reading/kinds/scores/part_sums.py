"""Headings of parts that print the sum of their areas: «PHẦN CHUNG 60 52,5» without a code, over or under its areas."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from cchc.reading.kinds.scores.score_row import ScoreRow
from cchc.reading.kinds.scores.score_sums import TOLERANCE, Sums
from cchc.reading.layout.columns import NUMBERS
from cchc.reading.words.text import fold_words

_PARTS = ("phan ", "khoi ", "nhom ", "muc ", "chuong ", "linh vuc ")


def sums_of_parts(rows: Sequence[ScoreRow], sums: Sums) -> set[int]:
    """The positions of lines without a code whose figures are the sums of the areas up to the next such line."""
    heads = [position for position, row in enumerate(rows) if not row.is_coded and _may_head(row, rows)]
    tops = [position for position, row in enumerate(rows) if row.is_coded and row.above is None]
    if not heads or not tops:
        return set()
    starts = [-1, *heads]
    ends = [*heads[1:], len(rows)]
    below = {head: _between(tops, head, end) for head, end in zip(heads, ends, strict=True)}
    above = {head: _between(tops, start, head) for start, head in zip(starts, heads, strict=False)}
    for parts in (below, above):
        # The sum of all areas is the total.
        found = {
            head for head in heads if len(parts[head]) < len(tops) and _is_sum(rows[head], parts[head], sums)
        }
        if any(len(parts[head]) > 1 for head in found):
            return found
    return set()


def _may_head(row: ScoreRow, rows: Sequence[ScoreRow]) -> bool:
    if row.above is None:
        return True
    own, available = row.figures.get("max_score"), rows[row.above].figures.get("max_score")
    too_large = own is not None and available is not None and own > available + TOLERANCE
    return too_large or fold_words(row.title or "").startswith(_PARTS)


def _between(tops: Sequence[int], start: int, end: int) -> Sequence[int]:
    return tops[bisect_left(tops, start + 1) : bisect_left(tops, end)]


def _is_sum(row: ScoreRow, part: Sequence[int], sums: Sums) -> bool:
    told = [(role, own) for role in NUMBERS if (own := row.figures.get(role)) is not None]
    return (
        len(told) > 1
        and len(part) > 0
        and all(
            abs(sum(sums.part(position, role).value or 0.0 for position in part) - own) <= TOLERANCE
            for role, own in told
        )
    )
