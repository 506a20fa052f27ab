"""Who answers and who supports, as one cell says it: «Chủ trì: Phòng A; phối hợp: Phòng B»."""

from __future__ import annotations

import re
from typing import NamedTuple

from cchc.reading.values.numbers import means_nothing
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import begins, is_whole

_LEADS = re.compile(
    r"^\W*(?:(?:phòng|đơn vị|cơ quan)\s+)?(?:chủ trì|đầu mối|phụ trách|chịu trách nhiệm)(?:\s+chính)?\s*[:–-]\s*",
    re.IGNORECASE,
)
_SUPPORTS = re.compile(
    r"\s*[;,.(\n–-]*\s*(?:(?:các\s+)?(?:phòng|đơn vị|cơ quan)\s+)?phối hợp(?:\s+(?:với|thực hiện))?\s*[:–-]?\s*",
    re.IGNORECASE,
)
_LEADS_AFTER = re.compile(
    r"^(.*?)\s*\(\s*(?:chủ trì|đầu mối)\s*\)[\s;,.+–-]*(.*)$", re.IGNORECASE | re.DOTALL
)
_BETWEEN = re.compile(r"\s*[;,+/&\n]\s*|\s+(?:và|cùng|với)\s+|\s+[–-]\s+", re.IGNORECASE)


class Duty(NamedTuple):
    """`owner` answers, `supporters` help; None for who is not named."""

    owner: str | None
    supporters: str | None = None


def parse_duty(text: str) -> Duty:
    """What a cell under «Chủ trì» says: mostly a name, sometimes both with a word for each."""
    if not text or means_nothing(text):
        return Duty(None)
    if marked := _LEADS_AFTER.match(text):
        return Duty(
            name_of(marked[1]), name_of(re.sub(r"\(\s*phối hợp\s*\)", "", marked[2], flags=re.IGNORECASE))
        )
    leads = _LEADS.match(text)
    parts = _SUPPORTS.split(text[leads.end() :] if leads else text, maxsplit=1)
    return Duty(name_of(parts[0]), name_of(parts[1]) if len(parts) > 1 else None)


def name_of(text: str) -> str | None:
    """A name without the marks around it; None of a blank, a dash or what names nobody."""
    name = (
        text.strip(" \n;,.:+-–").removesuffix(")")
        if text.count("(") < text.count(")")
        else text.strip(" \n;,.:+-–")
    )
    return None if means_nobody(name) else name


def means_nobody(text: str) -> bool:
    """A blank, «?», «Chưa xác định»: whoever reads it knows as little of who answers as before."""
    if means_nothing(text) or not any(map(str.isalnum, text)):
        return True
    return bool(is_whole("responsibilities", "nobody").match(fold_words(text)))


def is_unit(text: str) -> bool:
    """«Phòng Kế hoạch», «Văn phòng Sở»: a name that begins as those of units do."""
    return bool(begins("responsibilities", "units").match(fold_words(text)))


def names_in(owner: str) -> list[str]:
    """The units that a text names: «Phòng A, Văn phòng» are two, «Phòng Kế hoạch, Tài chính» is one."""
    names: list[str] = []
    for part in _BETWEEN.split(owner):
        if part and (not names or is_unit(part)):
            names.append(part)
    return names
