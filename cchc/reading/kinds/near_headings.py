"""Headings that nobody knows, and the known one that each is most like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from cchc.reading.figures.values import may_hold_points
from cchc.reading.layout.header_text import without_brackets
from cchc.reading.layout.sections import Section
from cchc.reading.problems import Problems
from cchc.reading.words.text import fold_words

_LONGEST = 80  # characters; comparing longer texts takes time, and no heading is longer
_SURE, _LIKE = 86.0, 70.0  # of 100: a typing mistake, and something of the same words


class Near(NamedTuple):
    """`known` is a known heading, `likeness` how like it a text is (of 100)."""

    known: str
    likeness: float

    @property
    def is_misspelt(self) -> bool:
        """Whether it is so like that only a typing mistake lies between."""
        return self.likeness >= _SURE


def nearest(text: str, known: Iterable[str]) -> Near | None:
    """The known heading that a text is most like; nothing where it is like none."""
    return _nearest(text[:_LONGEST], tuple(known))


@lru_cache(maxsize=2_048)
def _nearest(text: str, known: tuple[str, ...]) -> Near | None:
    found = process.extractOne(
        without_brackets(text), known, scorer=fuzz.ratio, processor=fold_words, score_cutoff=_LIKE
    )
    return Near(found[0], found[1]) if found else None


def report_misspelt(
    section: Section,
    columns: Iterable[int],
    known: Iterable[str],
    role_of: Callable[[tuple[str, ...]], str | None],
    labels: Mapping[str, str],
    problems: Problems,
) -> set[str]:
    """Reports at its heading each column of figures whose heading is a known one with a typing mistake; gives their roles.

    `columns` are those whose heading says nothing, `role_of` gives the role of a path of headings where it is wanted,
    `labels` say in Vietnamese what the columns of a role hold.
    """
    found: set[str] = set()
    for column in columns:
        path = section.header.paths[column]
        near = nearest(path[-1], known)
        role = role_of((*path[:-1], near.known)) if near and near.is_misspelt else None
        if near and role and any(may_hold_points(line.value(column)) for line in section.lines):
            found.add(role)
            message = (
                f"tiêu đề «{path[-1]}» không rõ là cột gì; gần nhất là «{near.known}» ({labels[role]}). "
                "Hãy sửa tiêu đề, hoặc chọn cột ở phần «Hiểu sai?»."
            )
            problems.add("missing_column", section.header.bottom, column, message)
    return found
