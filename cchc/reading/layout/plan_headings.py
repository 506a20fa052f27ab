"""Headings of tables that set limitations beside what is done about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from cchc.reading.layout.header_text import without_brackets
from cchc.reading.layout.header_vocabulary import is_duty, without_year
from cchc.reading.words.plan_words import announced, label_of
from cchc.reading.words.text import clean, fold_words
from cchc.reading.words.vocabulary import begins, holds, is_whole, score_role

_WORDS = "remedies"
_LONGEST = 120  # characters; a longer text is no heading
# In the order in which they are tried: «Kết quả khắc phục» is no remedy, «Nguyên nhân tồn tại» no limitation.
_SCORES = {"max", "self", "appraised", "survey", "score", "ratio", "rank"}
_WHOLE = {"ledger_id": "ledger_id", "pairing": "pairing", "due": "due_only"}
_BEGIN = ("points", "criteria", "reason", "done", "due", "product", "action")


@lru_cache(maxsize=4_096)
def plan_role(heading: str) -> str | None:
    """What a heading says of its column in such a table; None where it says nothing of it."""
    if len(heading) > _LONGEST:
        return None
    text = without_brackets(heading)
    if is_whole("responsibilities", "code").match(text):
        return "code"
    for role, words in _WHOLE.items():
        if is_whole(_WORDS, words).match(text):
            return role
    return (
        next((role for role in _BEGIN if begins(_WORDS, role).match(text)), None)
        or _result(text)
        or _duty(text)
        or ("note" if begins(_WORDS, "note").match(text) else _announced(heading, text))
    )


def _result(text: str) -> str | None:
    if holds(_WORDS, "product").search(text):
        return "product"
    return "result" if begins(_WORDS, "result").match(text) else None


def _duty(text: str) -> str | None:
    if not is_duty(text):
        return None
    supports = holds("responsibilities", "supporters").search(text)
    owns = holds("responsibilities", "owner").search(text.replace("phoi hop thuc hien", "phoi hop"))
    return "supporters" if supports and not owns else "owner"


def _announced(heading: str, text: str) -> str | None:
    if text.startswith("nguyen nhan"):
        return "cause"
    told = announced(heading)
    if told is not None:
        return None if told == "both" else told
    return "area" if begins(_WORDS, "area").match(text) else None


def roles_of(paths: Mapping[int, tuple[str, ...]]) -> dict[int, str]:
    """The role of each column that has one: what its lowest heading says, else all of them together."""
    found = {}
    for column, path in sorted(paths.items()):
        role = plan_role(path[-1]) or plan_role(" ".join(path))
        if role:
            found[column] = role
    return found


def is_plan(paths: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether headings are those of limitations with their remedies. Criteria, with why points were lost in them, are
    limitations as well; beside scores, or behind tasks, both are remarks."""
    roles = roles_of(paths)
    has = set(roles.values())
    first = next((column for column, role in roles.items() if role == "limitation"), None)
    if "remedy" not in has:
        return False
    if first is None and not ("criteria" in has and has & {"cause", "reason", "points"}):
        return False
    return not any(
        (column not in roles and is_of_scores(path))
        or (first is not None and column < first and _names_tasks(path))
        for column, path in paths.items()
    )


def is_of_scores(path: tuple[str, ...]) -> bool:
    """A column of points, shares or ranks."""
    return any(score_role(without_year(fold_words(text))) in _SCORES for text in path)


def _names_tasks(path: tuple[str, ...]) -> bool:
    return bool(begins(_WORDS, "tasks").match(without_brackets(path[-1])))


def are_plan_labels(texts: Iterable[str]) -> bool:
    """Whether texts beside each other are «Tồn tại, hạn chế» and «Giải pháp»: headings, and nothing but headings."""
    return bool(plan_label_columns(list(texts)))


def plan_label_columns(cells: Sequence[Any]) -> list[int]:
    """The places of «Tồn tại, hạn chế» and «Giải pháp» beside each other; none where one of them is missing."""
    told = {
        column: label[0]
        for column, cell in enumerate(cells)
        if cell.__class__ is str and (label := label_of(clean(cell))) is not None and not label[1]
    }
    return list(told) if {"limitation", "remedy"} <= set(told.values()) else []
