"""The words that announce limitations, causes and remedies, in headings of plans and of tables."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from cchc.folding import fold

ItemKind = Literal["limitation", "cause", "remedy"]
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


@lru_cache(maxsize=4_096)
def label_of(text: str) -> tuple[ItemKind, str] | None:
    """«Hạn chế», «Giải pháp khắc phục: Xây dựng …» as their kind and what follows the colon; None where a text is no label."""
    head, colon, rest = text.partition(":")
    folded = fold(head).rstrip(" .;-")
    for kind, pattern in _LABELS:
        if pattern.fullmatch(folded):
            return (kind, rest.strip()) if colon else (kind, "")
    return None


@lru_cache(maxsize=4_096)
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
