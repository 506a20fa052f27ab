"""The state of a task: what its words say, which of several columns it ticks, or what its two days tell."""

from __future__ import annotations

from datetime import date
from typing import Any

from cchc.reading.layout.sections import Line
from cchc.reading.values.numbers import means_nothing
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import begins, mentions

STATES = ("done_on_time", "done_late", "open_in_time", "open_late")


def parse_state(text: str, due: date | None, done: date | None) -> str | None:
    """One of STATES; None where it cannot be told whether a task is done, or whether it is late.

    `text` is what stands under «Tình trạng», `due` the deadline, `done` the day on which it was done.
    """
    not_late = mentions("task_states", "not_late", text)
    late = mentions("task_states", "late", text) and not not_late
    in_time = not_late or mentions("task_states", "in_time", text)
    if done is None and not text:
        return None
    if done is None and _is_open(text, late=late, in_time=in_time):
        if late:
            return "open_late"
        # «Chưa hoàn thành» says nothing of the deadline, «đang thực hiện» that it is not over.
        return "open_in_time" if in_time or not mentions("task_states", "not_done", text) else None
    if done is None and not in_time and not mentions("task_states", "done", text):
        return None
    if late or (done and due and done > due):
        return "done_late"
    return "done_on_time" if in_time or (done and due) else None


def _is_open(text: str, *, late: bool, in_time: bool) -> bool:
    if mentions("task_states", "open", text):
        return True
    return (late or in_time) and begins("task_states", "deadline_only").match(fold_words(text)) is not None


def ticked_state(line: Line, ticks: dict[int, str]) -> str | None:
    """The state whose column a task ticks; None where it ticks none or several."""
    states = [state for column, state in ticks.items() if _is_tick(line.value(column))]
    return states[0] if len(states) == 1 else None


def _is_tick(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip("-–—_. ")) and (value.strip().lower() == "x" or not means_nothing(value))
    return isinstance(value, (int, float, date)) and value != 0
