"""Codes of areas and criteria: 1.1., Tiêu chí 2.2, I.1, 1.1a, ii), a) — also where Excel made a date or a number of them."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from cchc.reading.words.text import clean, fold_words
from cchc.reading.words.vocabulary import begins

_LONGEST = 40  # characters of a code with its word and brackets
_LARGEST = 1_000  # numbers from here on are figures; no list numbers so many lines
_YEARS_OF_CODES = range(2001, 2020)  # 1.2.3 became 01/02/2003; no criterion has twenty parts
_PART = r"(?:\d{1,3}[a-zđ]?|[IVXLC]+|[A-Z]\d{0,2}|[ivx]{2,5}|[a-zđ]\d{0,2})"
_CODE = re.compile(rf"{_PART}(?:[.\-](?:{_PART}|\d{{4,5}}))*")
_SURROUNDED = re.compile(r"^[(\[]?\s*(.*?)\s*[.)\]:;/,\-]*$")
# Marks of footnotes: stars, and figures or letters that Unicode itself raises. «m²» and «km²» are units of measure.
RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁱⁿᵃᵇᶜᵈᵉ"
_MARKS = re.compile(rf"(?:\s*(?:\(\*{{1,3}}\)|\*{{1,3}}|[{RAISED}]+))+$")
_MARK_ENDS = f"*){RAISED}"
_RAISED_END = re.compile(rf"(?<!\bm)(?<!\b[ckd]m)\s*[{RAISED}]+$")
_IN_TITLE = re.compile(
    r"^(?P<word>(?:(?!\d)[^\W\d_]+\s+){0,4}?)(?P<open>[(\[]?)"
    r"(?P<code>(?:\d{1,2}|[IVX]+|[A-Z]|[ivx]{2,5}|[a-zđ]\d?)(?:\.(?:\d{1,2}|[ivx]{2,5}|[a-zđ](?![^\W\d_])))*"
    rf"(?:(?<=\d)[a-zđ](?![^\W_]))?)(?:\*{{1,3}}|[{RAISED}]+)?"
    r"(?P<end>\s*[.)\]:/](?:\s+|(?!\d))|\s+[-–]\s+(?!\d)|\s+)(?P<title>\S.*)$",
    re.DOTALL,
)  # fmt: skip
# «2.5 điểm cho mỗi …» begins with a number, not with a code.
_COUNTED = re.compile(r"(?:điểm|lần|ngày|giờ|tháng|năm|tỷ|triệu|nghìn|tr\.?đ|%)(?![^\W_])", re.IGNORECASE)
_GLUED = re.compile(r"([^\W\d_]{2,4})[-.]?(?=\d)")
_ROMAN = re.compile(r"[IVX]+")
_SUFFIXED = re.compile(r"(.*\d)[a-zđ]|(.*[^\W\d_])\d{1,2}")


class Code(NamedTuple):
    """`text` as a person reads it; `others` are what it may have been before Excel changed it."""

    text: str
    is_number: bool = False
    others: tuple[str, ...] = ()

    @property
    def became_date(self) -> bool:
        """Whether Excel made a date of it."""
        return bool(self.others)


def parse_code(value: Any) -> Code | None:
    """The code that a cell holds, be it a text, a number or a day that Excel made of it; None where it holds none."""
    if value.__class__ is str:
        return _parse_text(clean(value)) if value else None
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return Code(f"{value:.6f}".rstrip("0").rstrip("."), is_number=True) if 0 <= value < _LARGEST else None
    if isinstance(value, (date, datetime)):
        readings = _date_readings(value)
        return Code(readings[0], others=readings)
    return None


@lru_cache(maxsize=16_384)
def _parse_text(text: str) -> Code | None:
    if len(text) > _LONGEST:
        return None
    text = _MARKS.sub("", text) if text[-1:] in _MARK_ENDS else text
    text = (text if text[:1].isdigit() else without_code_word(text)).replace(",", ".")
    surrounded = _SURROUNDED.match(text)
    bare = surrounded[1] if surrounded else text
    bare = (_MARKS.sub("", bare) if bare[-1:] in _MARK_ENDS else bare).replace(" ", "")
    return Code(bare) if bare and _CODE.fullmatch(bare) else None


def without_code_word(text: str) -> str:
    """«Tiêu chí 1.1.» → «1.1.»."""
    glued = _GLUED.match(text)
    if glued and _is_code_word(fold_words(glued[1])):
        return text[glued.end(1) :].lstrip("-. ")
    folded = fold_words(text)
    match = begins("lines", "code").match(folded)
    if not match:
        return text
    count = len(match[0].split())
    return text.split(None, count)[count] if len(text.split()) > count else text


def _date_readings(value: date) -> tuple[str, ...]:
    day, month, year = value.day, value.month, value.year % 100
    two = (f"{day}.{month}", f"{month}.{day}")
    three = (f"{day}.{month}.{year}", f"{month}.{day}.{year}")
    # A code of three parts becomes a date of the first years of the century: 1.2.3 is 01/02/2003.
    return (*three, *two) if value.year in _YEARS_OF_CODES else (*two, *three)


def split_title(text: str) -> tuple[Code | None, str]:
    """The code that stands inside a title, and the title without it."""
    code, title, sure = _split(text)
    return (code, title) if sure else (None, text)


def loose_code(text: str) -> tuple[str, str] | None:
    """A single number or capital before a title with nothing but a blank behind it, which only its neighbours can tell
    from «5 nhiệm vụ trọng tâm»; and the title without it."""
    code, title, sure = _split(text)
    if code is None or sure or code.text[0].islower() or code.text[0] == "0":
        return None
    return code.text, title


@lru_cache(maxsize=16_384)
def _split(text: str) -> tuple[Code | None, str, bool]:
    glued = _GLUED.match(text)
    word_is_glued = bool(glued and _is_code_word(fold_words(glued[1])))
    match = _IN_TITLE.match(text[glued.end(1) :].lstrip("-. ") if glued and word_is_glued else text)
    if not match:
        return None, text, False
    code, end = match["code"], match["end"].strip()
    word = fold_words(match["word"])
    if word and not _is_code_word(word):
        return None, text, False
    if match["open"] and end not in (")", "]"):
        return None, text, False
    # A single number or letter needs a mark behind it: «7 ngày» and «A Lưới» are titles.
    sure = bool(end or word or word_is_glued) or ("." in code and not _COUNTED.match(match["title"]))
    return Code(code), match["title"], sure


def _is_code_word(word: str) -> bool:
    match = begins("lines", "code").match(word)
    return bool(match and match[0] == word)


def plain_title(text: str) -> str:
    """A title without its final colon and the footnote marks behind it."""
    text = text.rstrip(" :")
    if text[-1:] in RAISED:
        text = _RAISED_END.sub("", text).rstrip(" :")
    return text.strip()


def is_roman(code: str) -> bool:
    """Whether a code is a roman numeral in capitals."""
    return bool(_ROMAN.fullmatch(code))


@lru_cache(maxsize=16_384)
def parts(code: str) -> tuple[str, ...]:
    """The parts of a code: «1.2.3» is («1», «2», «3»)."""
    return tuple(code.replace("-", ".").split("."))


@lru_cache(maxsize=16_384)
def stem(code: str) -> str:
    """The code that a code goes on from: 1.2 of 1.2.3, 1.1 of 1.1a, a of a1; nothing of a code of one part."""
    cut = max(code.rfind("."), code.rfind("-")) + 1
    suffixed = _SUFFIXED.fullmatch(code[cut:])
    if suffixed:
        return code[:cut] + (suffixed[1] or suffixed[2])
    return code[: max(cut - 1, 0)]


def has_suffix(code: str) -> bool:
    """Whether a code ends as 2a and a1 do."""
    return bool(_SUFFIXED.fullmatch(parts(code)[-1]))


def number_of(part: str) -> int | None:
    """The number that a part of a code begins with: 1 of «1a»."""
    digits = part.rstrip("abcdefghijklmnopqrstuvwxyzđ")
    return int(digits) if digits.isdigit() else None


def follows(before: str | None, code: str) -> bool:
    """Whether a code may come next: first child, next sibling, or next sibling of an ancestor."""
    if before is None:
        return parts(code)[-1] == "1"
    old, new = parts(before), parts(code)
    if len(new) == len(old) + 1:
        return new[:-1] == old and new[-1] == "1"
    depth = len(new)
    if depth > len(old) or new[:-1] != old[: depth - 1]:
        return False
    last, own = number_of(old[depth - 1]), number_of(new[-1])
    return last is not None and own == last + 1
