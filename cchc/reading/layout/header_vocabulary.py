"""Whether a single cell's text is a heading: a label of lines, or a measure of something."""

from __future__ import annotations

import re
from functools import lru_cache

from cchc.reading.layout.header_text import without_brackets, without_maximum
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import holds, holds_in, is_whole, made_of, score_role

LABELS = {"title", "unit", "code", "key"}
# Columns of words beside the figures.
_ASIDE = {"other", "owner", "evidence", "explanation", "explanation_state"}
_LONGEST_NUMBER = 40  # characters, spaces between groups of digits counted
_LONGEST_UNIT = 30  # characters: «(Đơn vị tính: triệu đồng)»
_LONGEST = 160  # characters; a longer cell is no heading but a text
_NUMBER = re.compile(r"[-+−(]?\s*\d[\d\s.,]*\s*%?\)?")
_ONE_UNIT = re.compile(
    r"^(ubnd (tinh|huyen|thi xa|quan|xa|phuong|dac khu|thanh pho|tp) (?!thanh|thi|xa|phuong|quan|va)\w+)"
)
# «Đơn vị: Sở Y tế» says which one; a heading only asks.
_ANSWERED = re.compile(r"[^:(]{2,40}:\s*\S")
_NUMBERED_AREA = re.compile(
    r"^(?:linh vuc|lv|nhom|phan|tieu chi|noi dung|chi so thanh phan|cstp)(?: so)? ?(?:\d{1,2}|[ivx]+)"
    r"(?: (?:toi da )?\d+ ?(?:diem|d))?$"
)
_OF_YEAR = re.compile(r"\s*(?:nam )?\b20\d\d\b")
_CODED = re.compile(r"^(ckmb|tdgq|clgq|tttt|mdhl|mdsh|tong score)$")


def without_year(folded: str) -> str:
    """«Điểm năm 2023» is headed «Điểm»; a heading that is nothing but a year stays."""
    return _OF_YEAR.sub("", folded) or folded


def is_numbered_area(folded: str) -> bool:
    """«Lĩnh vực 1» over the points of units, where «Lĩnh vực» alone would be over the names of areas."""
    return bool(_NUMBERED_AREA.match(folded))


def looks_like_number(text: str) -> bool:
    """Whether a text is a number in any spelling."""
    return len(text) <= _LONGEST_NUMBER and bool(_NUMBER.fullmatch(text.strip()))


@lru_cache(maxsize=4_096)
def is_unit_of_measure(text: str, told: bool = False) -> bool:
    """«điểm», «(hồ sơ)», «Đơn vị tính: hồ sơ»; `told`: only where the words say that it is one."""
    folded = fold_words(text)
    if re.match(r"don vi tinh|dvt", folded):
        return True
    return (
        not told and len(text) <= _LONGEST_UNIT and bool(is_whole("units_of_measure", "words").match(folded))
    )


def is_leaf(text: str) -> bool:
    """«Tổng số», «Quá hạn»: a measure under a head, which may as well stand in a line of texts."""
    return bool(is_whole("dossiers", "leaves").match(fold_words(text)))


@lru_cache(maxsize=4_096)
def is_duty(folded: str) -> bool:
    """«Phòng, đơn vị chủ trì», «Đơn vị phối hợp»: a heading over who answers or helps, made of such words alone."""
    if not made_of("responsibilities", "who", "does").match(folded):
        return False
    patterns = (
        holds("responsibilities", "owner"),
        holds("responsibilities", "supporters"),
        is_whole("responsibilities", "owners"),
    )
    return any(pattern.search(folded) for pattern in patterns)


def column_role(path: tuple[str, ...]) -> str | None:
    """`numbering`, `name`, `measure`, `duty` or `other`: what the lowest heading that says anything tells of its column."""
    for text in reversed(path):
        role = heading_role(text)
        if role is not None:
            numbers = role == "label" and score_role(without_year(fold_words(text))) in ("code", "key")
            return "numbering" if numbers else "name" if role == "label" else role
    return None


@lru_cache(maxsize=20_000)
def heading_role(text: str) -> str | None:
    """`label`, `measure`, `duty`, `other` or nothing."""
    if len(text) > _LONGEST:
        return None
    folded = without_year(fold_words(text))
    if is_numbered_area(fold_words(without_maximum(text))):
        return "measure"
    role = score_role(folded)
    if role in LABELS:
        return None if _ONE_UNIT.match(folded) or _ANSWERED.match(text) else "label"
    if role is not None and role not in _ASIDE:
        return "measure"
    if _CODED.match(folded) or is_leaf(text) or _is_other_measure(folded):
        return "measure"
    if is_duty(without_brackets(text)):
        return "duty"
    return "other" if role in _ASIDE else role


def _is_other_measure(folded: str) -> bool:
    patterns = (
        holds_in("dossiers", "heads", "received"),
        holds_in("dossiers", "heads", "resolved"),
        holds_in("dossiers", "heads", "pending"),
        holds("areas", "names"),
        holds("tasks", "due"),
        holds("tasks", "state"),
        holds("task_counts", "done"),
        holds("index_766", "satisfaction"),
        holds("index_766", "digitisation"),
        holds("index_766", "transparency"),
    )
    return any(pattern.search(folded) for pattern in patterns)
