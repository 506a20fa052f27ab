"""Headings that nobody knows, and the known one that each is most like."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from cchc.workbook.heads import bare
from cchc.workbook.text import fold

_LONGEST = 80
_SURE, _LIKE = 86.0, 55.0  # of 100: a typing mistake, and something of the same words


class Near(NamedTuple):
    """`known` is a known heading, `likeness` how like it a text is (of 100)."""

    known: str
    likeness: float

    @property
    def is_misspelt(self) -> bool:
        return self.likeness >= _SURE


def nearest(text: str, known: Iterable[str]) -> Near | None:
    """The known heading that a text is most like; nothing where it is like none."""
    return _nearest(text[:_LONGEST], tuple(known))


@lru_cache(maxsize=2_048)
def _nearest(text: str, known: tuple[str, ...]) -> Near | None:
    found = process.extractOne(bare(text), known, scorer=fuzz.ratio, processor=fold, score_cutoff=_LIKE)
    return Near(found[0], found[1]) if found else None
