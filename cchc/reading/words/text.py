"""Vietnamese text as it arrives in cells, made comparable."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cchc.reading.words.lookalikes import replace_lookalikes

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MARKS = re.compile("[\u0300-\u036f]")
_NOT_WORD = re.compile(r"[^0-9a-z%]+")
# A cell with nothing but numbers, their signs and what they count.
_NUMBERS = re.compile(
    r"[-+–—('*]{0,2} ?\d[\d .,%()\[\]*+–—-]*(?:điểm|đ|hồ sơ|hs|nhiệm vụ)?\.?", re.IGNORECASE
)
_BETWEEN_NUMBERS = re.compile(
    r"(?<=[\d.,%])(?P<digits>\s+)(?=[\d.,])|(?<=[\d.,%)\]+–—-])\s+(?=[\d.,+–—-]|[(\[]\d)"
)
_BREAKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
_KEPT, _LONGEST_NUMBERS = "⏎", 60  # characters; what is longer is a sentence, not a list of numbers
_LONGEST_REMEMBERED = 200  # characters; longer texts seldom come twice
_VOWEL_RUN = re.compile(rf"[^\W\d_][\w{_TONES}\u0302\u0306\u031b]*")


def clean(value: object) -> str:
    """NFC, single-spaced, look-alikes as what they look like, without what cannot be seen."""
    if value.__class__ is str:
        return _clean_short(value) if len(value) <= _LONGEST_REMEMBERED else _clean(value)
    return "" if value is None else str(value)


def _clean(value: str) -> str:
    value = replace_lookalikes(value)
    if not value.isascii() and not unicodedata.is_normalized("NFC", value):
        value = unicodedata.normalize("NFC", value)
    return " ".join(value.split())


# The same cell is looked at several times; long texts are not worth the memory.
_clean_short = lru_cache(maxsize=16_384)(_clean)


def without_halves(text: str) -> str:
    """A text that can be written as UTF-8: half a surrogate pair, which names of files may hold, becomes «?»."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def as_cell(value: str) -> str:
    """`clean`, but between two numbers of one cell a line break, a tab or several spaces are kept as a line break."""
    if len(value) > _LONGEST_NUMBERS:
        return clean(value)
    return _cell_with_breaks(value)


@lru_cache(maxsize=16_384)
def _cell_with_breaks(value: str) -> str:
    text = _clean(value)
    if text == value or not _NUMBERS.fullmatch(text):
        return text
    return _clean(_BETWEEN_NUMBERS.sub(_break_or_space, replace_lookalikes(value))).replace(_KEPT, "\n")


def _break_or_space(gap: re.Match[str]) -> str:
    return _KEPT if _BREAKS.intersection(gap[0]) or (gap["digits"] and len(gap[0]) > 1) else " "


def without_marks(text: str) -> str:
    """A text without diacritics; đ is d."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return plain.replace("đ", "d").replace("Đ", "D")


@lru_cache(maxsize=20_000)
def fold_words(text: str) -> str:
    """Lower-case words without diacritics and punctuation, for looking words up."""
    return _NOT_WORD.sub(" ", without_marks(text).lower()).strip()


@lru_cache(maxsize=20_000)
def spelling(text: str) -> str:
    """Lower-case words with diacritics, where «Hoà» and «Hòa» are one spelling."""
    decomposed = unicodedata.normalize("NFD", clean(text).lower())
    moved = _VOWEL_RUN.sub(_tone_last, decomposed)
    return " ".join(re.sub(r"[^\w\u0300-\u036f]+|_", " ", unicodedata.normalize("NFC", moved)).split())


def _tone_last(match: re.Match[str]) -> str:
    word = match[0]
    tones = "".join(letter for letter in word if letter in _TONES)
    return "".join(letter for letter in word if letter not in _TONES) + tones


def has_marks(text: str) -> bool:
    """Whether a text has Vietnamese diacritics."""
    return not text.isascii() and without_marks(text) != unicodedata.normalize("NFC", text)
