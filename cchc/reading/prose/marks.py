"""What stands before a line («1.», «a)», «-», «+», «II.») and what the words of a heading say is below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cchc.folding import fold
from cchc.reading.prose.model import ItemKind

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
_WANTING = r"(?:ton tai|han che|khuyet diem|yeu kem|thieu sot|bat cap|diem tru|noi dung (?:bi )?tru diem)"
_REASON = r"(?:nguyen nhan)"
_MENDING = r"(?:giai phap|bien phap|khac phuc|phuong huong)"
_AND = r"(?:, | va |, va | - |/| )"
_MORE = (
    r"(?: (?:cu the|chu yeu|chinh|chu quan|khach quan|trong thoi gian toi|thoi gian toi|de ra|thuc hien|nhu sau|con lai|"
    r"nam \d{4}|"
    r"cua (?:cac )?(?:ton tai|han che)(?:, (?:ton tai|han che))?|(?:nhung |cac )?(?:ton tai|han che)(?:, (?:ton tai|han che))?))*"
)
_LABELS: tuple[tuple[ItemKind, re.Pattern[str]], ...] = (
    (
        "limitation",
        re.compile(rf"(?:mot so |nhung |cac |ve |noi dung )?{_WANTING}(?:{_AND}{_WANTING})*{_MORE}"),
    ),
    ("cause", re.compile(rf"(?:mot so |nhung |cac |ve )?{_REASON}{_MORE}")),
    (
        "remedy",
        re.compile(
            rf"(?:mot so |nhung |cac |ve |nhiem vu(?:, | va ))?{_MENDING}(?:{_AND}{_MENDING})*(?:(?:, | va )nhiem vu)?{_MORE}"
        ),
    ),
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


@lru_cache(maxsize=4_096)
def label_of(text: str) -> tuple[ItemKind, str] | None:
    """«Hạn chế», «Giải pháp khắc phục: Xây dựng …» as their kind and what follows the colon; None where a text is no label."""
    head, colon, rest = text.partition(":")
    folded = fold(head).rstrip(" .;-")
    for kind, pattern in _LABELS:
        if pattern.fullmatch(folded):
            return (kind, rest.strip()) if colon else (kind, "")
    return None


def announced(text: str) -> ItemKind | Literal["both"] | None:
    """What a sentence that ends in a colon, or a heading, says will follow: remedies where it speaks of mending («phương hướng
    khắc phục từng tồn tại»), «both» of a heading that sets limitations beside what is done about them."""
    folded = fold(text)
    mends = re.search(rf"\b{_MENDING}\b", folded)
    wants = re.search(rf"\b{_WANTING}\b", folded)
    if mends and wants and re.search(rf"\b{_WANTING}\b.*(?: va |,|, va ).*\b{_MENDING}\b", folded):
        return "both"
    if mends:
        return "remedy"
    if wants:
        return "limitation"
    return "cause" if re.search(rf"\b{_REASON}\b", folded) else None
