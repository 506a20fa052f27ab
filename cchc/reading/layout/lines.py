"""What a line under a header is when it is no data: a total, a mean, a note, a signature."""

from __future__ import annotations

import re
from functools import lru_cache

from cchc.reading.words.vocabulary import line_words

_LONGEST_NAME = 90  # characters; a longer text that begins with «Tổng» is a criterion
_LONGEST_WITH_PARTS = 120  # characters; such names may list the parts that they are of
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]?\s*$")
_OF_PARTS = re.compile(r"[\s:=]+(?:[IVX]+|\d|[A-D])(?:\s*[+,;-]\s*(?:[IVX]+|\d|[A-D]))*\s*$")


def _bare(text: str) -> str:
    """The words of a total without the parts it names: «TỔNG ĐIỂM (I + II)», «Tổng điểm = I + II»."""
    return _OF_PARTS.sub("", _ASIDE.sub("", text)).strip(" :.=")


def _is_bare(name: str, text: str) -> bool:
    """Whether a text is one of the words and nothing but an aside."""
    words = line_words(name, whole=True)
    return words.may_begin(text) and words.match(_bare(text)) is not None


@lru_cache(maxsize=20_000)
def is_total(text: str) -> bool:
    """«Tổng cộng:», «TỔNG ĐIỂM (I + II)», but not «Tổng số hồ sơ tiếp nhận»."""
    return len(text) <= _LONGEST_NAME and _is_bare("total", text)


@lru_cache(maxsize=20_000)
def is_subtotal(text: str) -> bool:
    """«Cộng mục I», «Tổng điểm phần A»."""
    return len(text) <= _LONGEST_WITH_PARTS and line_words("subtotal", whole=False).match(text) is not None


@lru_cache(maxsize=20_000)
def is_mean(text: str) -> bool:
    """«Bình quân», «Trung bình cộng»."""
    return len(text) <= _LONGEST_NAME and line_words("mean", whole=False).match(text) is not None


@lru_cache(maxsize=20_000)
def is_converted(text: str) -> bool:
    """«Quy đổi theo thang điểm 100»: the total on another scale."""
    return len(text) <= _LONGEST_NAME and line_words("converted", whole=False).match(text) is not None


@lru_cache(maxsize=20_000)
def is_tally(text: str) -> bool:
    """«Số đơn vị xếp loại Tốt»: how many of the lines above are such."""
    return len(text) <= _LONGEST_WITH_PARTS and line_words("tally", whole=False).match(text) is not None


@lru_cache(maxsize=20_000)
def is_comparison(text: str) -> bool:
    """«Tỷ lệ (%)», «So với cùng kỳ», «Tăng/giảm»: shares and changes below the lines."""
    return len(text) <= _LONGEST_WITH_PARTS and line_words("comparison", whole=False).match(text) is not None


@lru_cache(maxsize=20_000)
def is_note(text: str) -> bool:
    """«Ghi chú: …», «Nguồn: …»."""
    return line_words("note", whole=False).match(text) is not None


@lru_cache(maxsize=20_000)
def is_maxima(text: str) -> bool:
    """«Điểm tối đa»: the points available, and nobody's."""
    return _is_bare("maxima", text)


@lru_cache(maxsize=20_000)
def is_weight(text: str) -> bool:
    """«Trọng số»: what the columns count, and nobody's points."""
    return _is_bare("weight", text)


@lru_cache(maxsize=20_000)
def extra_points(text: str, nested: bool) -> str | None:
    """`bonus` or `penalty` for the lines that add to or take from the sum of the areas."""
    for name in ("bonus", "penalty"):
        words = line_words(name, whole=nested)
        if words.may_begin(text) and words.match(_ASIDE.sub("", text).strip(" :.")):
            return name
    return None
