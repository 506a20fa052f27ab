"""What a line under a header is when it is no data: a total, a mean, a note, a signature."""

from __future__ import annotations

import re
from functools import lru_cache

from cchc.workbook.text import fold
from cchc.workbook.vocabulary import begins, is_whole

_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]?\s*$")
_OF_PARTS = re.compile(r"(?<= )(?:[ivx]+|\d|[a-d])(?: (?:[ivx]+|\d|[a-d]))*$")


@lru_cache(maxsize=20_000)
def is_total(text: str) -> bool:
    """«Tổng cộng:», «TỔNG ĐIỂM (I + II)», «Tổng điểm = I + II», but not «Tổng số hồ sơ tiếp nhận»."""
    if len(text) > 90:
        return False
    bare = _OF_PARTS.sub("", fold(_ASIDE.sub("", text))).strip()
    return bool(is_whole("lines", "total").match(bare))


@lru_cache(maxsize=20_000)
def is_subtotal(text: str) -> bool:
    return len(text) <= 120 and bool(begins("lines", "subtotal").match(fold(text)))


@lru_cache(maxsize=20_000)
def is_mean(text: str) -> bool:
    return len(text) <= 90 and bool(begins("lines", "mean").match(fold(text)))


@lru_cache(maxsize=20_000)
def is_note(text: str) -> bool:
    return bool(begins("lines", "note").match(fold(text)))


def is_maxima(text: str) -> bool:
    return bool(is_whole("lines", "maxima").match(fold(_ASIDE.sub("", text))))


@lru_cache(maxsize=20_000)
def extra_points(text: str, nested: bool) -> str | None:
    """`bonus` or `penalty` for the lines that add to or take from the sum of the areas."""
    folded = fold(_ASIDE.sub("", text))
    match = is_whole if nested else begins
    if match("lines", "bonus").match(folded):
        return "bonus"
    return "penalty" if match("lines", "penalty").match(folded) else None
