"""Which column of a table of task counts counts what, and its headings that were misspelt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from cchc.reading.kinds.missing import report_column
from cchc.reading.kinds.near_headings import report_misspelt
from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.header_text import TOO, without_brackets
from cchc.reading.layout.sections import Section
from cchc.reading.problems import Problems
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import holds, is_whole, words

COUNTS = ("total", "due", "done_on_time", "done_late", "open_in_time", "open_late")
LABELS = {
    "total": "tổng số nhiệm vụ", "due": "số nhiệm vụ đến hạn", "done_on_time": "số nhiệm vụ hoàn thành đúng hạn",
    "done_late": "số nhiệm vụ hoàn thành quá hạn", "open_in_time": "số nhiệm vụ chưa hoàn thành trong hạn",
    "open_late": "số nhiệm vụ chưa hoàn thành quá hạn",
}  # fmt: skip
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_FEWEST_COUNTS = 3  # all and two of the states; fewer are counted of other things too
_FEW_WORDS = 5  # a heading of more words says more than what it counts
STATES = COUNTS[2:]
_OPEN = {"done_on_time": "open_in_time", "done_late": "open_late"}


@dataclass
class TaskCountColumns:
    """0-based columns. `further` hold more of what a role counts: done early beside done on the day.

    `unknown` are columns whose heading says nothing.
    """

    by_role: dict[str, int] = field(default_factory=dict)
    further: dict[str, list[int]] = field(default_factory=dict)
    unknown: list[int] = field(default_factory=list)


def count_columns(header: Header) -> TaskCountColumns:
    """The columns of a header by what they count."""
    found = TaskCountColumns()
    head = ""
    for column, path in sorted(header.paths.items()):
        folded = headings_of(path)
        if is_whole("task_counts", "code").match(folded[-1]):
            found.by_role.setdefault("code", column)
        elif not holds("task_counts", "other").search(folded[-1]) and "%" not in path[-1]:
            own = _head(folded)
            head = own or head
            role = count_role(folded)
            if role in _OPEN and not own and (head == "open" or role in found.by_role):
                # «Quá hạn» alone is of the head before it.
                role = _OPEN[role]
            _add(found, column, role)
    return found


def _add(found: TaskCountColumns, column: int, role: str | None) -> None:
    if role is None:
        found.unknown.append(column)
    elif role not in found.by_role:
        found.by_role[role] = column
    elif role == "done_on_time":
        found.further.setdefault(role, []).append(column)


def headings_of(path: Sequence[str]) -> list[str]:
    """The headings of a column without brackets: «Chưa hoàn thành (quá hạn)» is «quá hạn» under «chưa hoàn thành»."""
    return [folded for text in path for folded in _parts(text)]


@lru_cache(maxsize=4_096)
def _parts(text: str) -> tuple[str, ...]:
    outside = without_brackets(text)
    inside = _IN_BRACKETS.search(text)
    told = fold_words(inside[1]) if inside else ""
    if told and len(told.split()) <= _FEW_WORDS and not TOO.search(told):
        if _tells_time(told) and not _tells_time(outside) and _head([outside]):
            return outside, told
        if _tells_time(outside) and not _tells_time(told) and _head([told]) and not _head([outside]):
            return told, outside
    return (outside,)


def _tells_time(folded: str) -> bool:
    """Whether a heading says «đúng hạn» or «quá hạn»."""
    return any(holds("task_counts", name).search(folded) for name in ("late", "not_late", "in_time"))


def _head(folded: Sequence[str]) -> str:
    whole = " ".join(folded)
    if holds("task_counts", "open").search(whole):
        return "open"
    return "done" if holds("task_counts", "done").search(whole) else ""


def count_role(folded: Sequence[str]) -> str | None:
    """What a path of headings without brackets counts: «hoàn thành» over «quá hạn» is `done_late`."""
    leaf = folded[-1]
    not_late = holds("task_counts", "not_late").search(leaf)
    late = holds("task_counts", "late").search(leaf) and not not_late
    if late or not_late or holds("task_counts", "in_time").search(leaf):
        if not_late or _head(folded) == "open":
            return "open_late" if late else "open_in_time"
        return "done_late" if late else "done_on_time"
    if holds("task_counts", "due").search(leaf):
        return "due"
    if holds("task_counts", "total").search(leaf):
        return None if _head(folded) else "total"
    return "unit" if holds("task_counts", "unit").match(leaf) and not _head([leaf]) else None


def is_task_counts(header: Header, title: str) -> bool:
    """Whether a header has units, their tasks in all and in two states at least, and title or headings speak of tasks."""
    columns = count_columns(header).by_role
    whole = fold_words(title + " " + " ".join(" ".join(path) for path in header.paths.values()))
    return (
        "unit" in columns
        and sum(role in columns for role in COUNTS) >= _FEWEST_COUNTS
        and "total" in columns
        and bool(holds("task_counts", "about").search(whole))
    )


def report_missing_states(
    section: Section, columns: Mapping[str, int], found: TaskCountColumns, problems: Problems
) -> None:
    """Reports states without a column, and at its heading each column of figures whose heading is misspelt."""

    def missing_role(path: tuple[str, ...]) -> str | None:
        """The role of a heading, where it is a count that has no column yet."""
        role = count_role(headings_of(path))
        return role if role in COUNTS and role not in columns else None

    unknown = [column for column in found.unknown if column not in columns.values()]
    misspelt = report_misspelt(
        section, unknown, words("task_counts", "spellings"), missing_role, LABELS, problems
    )
    for role in ("done_on_time", "open_late"):
        if role not in columns and role not in misspelt:
            report_column(LABELS[role], section.header, problems)
