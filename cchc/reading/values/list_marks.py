"""What stands before a line of a list: «1.», «a)», «-», «+», «II.», «Lĩnh vực 2:»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Mark = Literal["roman", "number", "letter", "dash", "plus", "field", ""]

_MARKS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    ("roman", re.compile(r"(?:PHẦN\s+)?([IVX]{1,5})\s?[.)/:\-–]\s*(?=\S)", re.IGNORECASE)),
    ("field", re.compile(r"Lĩnh vực(?: thứ)? (\d{1,2}|[IVX]{1,4})\s?[.:\-–]\s*(?=\S)", re.IGNORECASE)),
    ("field", re.compile(r"()Lĩnh vực:?\s+(?=\w)", re.IGNORECASE)),
    ("number", re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\s?(?:[.)]\s*|[/:]\s+)(?=\S)(?!\d)")),
    ("letter", re.compile(r"([a-zđA-ZĐ])\s?[.)/]\s+(?=\S)")),
    ("dash", re.compile(r"([-–—−•●*▪○])\s*(?=\S)")),
    ("plus", re.compile(r"(\+)\s*(?=\S)")),
)


@dataclass(frozen=True)
class Marked:
    """A line without what stands before it: the kind of its mark, the code that the mark is, and the text behind it."""

    mark: Mark
    code: str
    text: str


def marked(line: str) -> Marked:
    """A line as its mark and what follows; bold marks of Markdown count for nothing."""
    bare = line.strip()
    if bare.startswith("**") or bare.endswith("**"):
        bare = bare.replace("**", "").strip()
    for mark, pattern in _MARKS:
        if found := pattern.match(bare):
            return Marked(mark, found[1], bare[found.end() :].strip())
    return Marked("", "", bare)
