"""Tasks with owner and deadline."""

from __future__ import annotations

from datetime import date
from typing import Any

from cchc.workbook.dates import as_date, end_of_period
from cchc.workbook.given_columns import with_given
from cchc.workbook.headers import Header
from cchc.workbook.heads import bare
from cchc.workbook.kind_reading import KindReading
from cchc.workbook.lines import is_note, is_total
from cchc.workbook.missing import report_column
from cchc.workbook.numbers import means_nothing
from cchc.workbook.problems import Problems
from cchc.workbook.sections import Line, Section
from cchc.workbook.task_counts import count_role
from cchc.workbook.text import fold
from cchc.workbook.values import special_problem
from cchc.workbook.vocabulary import begins, holds, is_whole

_LABELS = {"owner": "đơn vị chủ trì", "due": "thời hạn hoàn thành", "title": "nội dung nhiệm vụ"}
_STATES = ("done_on_time", "done_late", "open_in_time", "open_late")
# «Ngày hoàn thành» before «thời hạn hoàn thành», «cơ quan giao» before «đơn vị».
_TRIED = ("done", "due", "other", "assigned_by", "title", "state", "owner")


def task_columns(header: Header) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, path in sorted(header.paths.items()):
        text = bare(" ".join(path))
        if is_whole("tasks", "code").match(text):
            found.setdefault("code", column)
            continue
        role = next((role for role in _TRIED if _fits(role, text)), None)
        if role and role != "other":
            found.setdefault(role, column)
    return found


def _fits(role: str, text: str) -> bool:
    pattern = begins("tasks", role) if role == "title" else holds("tasks", role)
    if role == "done" and ("ke hoach" in text or "phai" in text or "yeu cau" in text):
        return False
    return bool(pattern.search(text))


def is_task_list(header: Header) -> bool:
    columns = task_columns(header)
    return "title" in columns and "due" in columns


def read(section: Section, problems: Problems) -> KindReading:
    columns = with_given(
        task_columns(section.header), section.correction, {"due_on": "due", "done_on": "done"}
    )
    for role in ("owner", "title"):
        if role not in columns:
            report_column(_LABELS[role], section.header, problems)
    ticks = _tick_columns(section.header, columns)
    rows = []
    for line in section.lines:
        title = line.text(columns.get("title"))
        facts = any(
            line.value(columns.get(role)) != "" for role in ("owner", "due", "done", "state", "assigned_by")
        )
        if (
            title
            and facts
            and not is_total(title)
            and not (is_note(title) and line.value(columns.get("code")) == "")
        ):
            rows.append(_row(line, title, columns, ticks, problems))
    named = {"due": "due_on", "done": "done_on"}
    return KindReading(
        {named.get(role, role): place for role, place in columns.items()}, rows, of_one_unit=True
    )


def _tick_columns(header: Header, columns: dict[str, int]) -> dict[int, str]:
    """A column for each state, of which a task ticks one."""
    roles = {
        column: count_role([bare(text) for text in path])
        for column, path in header.paths.items()
        if column not in columns.values()
    }
    return {column: role for column, role in roles.items() if role in _STATES}


def _ticked(line: Line, ticks: dict[int, str]) -> str | None:
    states = [state for column, state in ticks.items() if line.text(column).strip("-–— ")]
    return states[0] if len(states) == 1 else None


def _row(
    line: Line, title: str, columns: dict[str, int], ticks: dict[int, str], problems: Problems
) -> dict[str, Any]:
    due_text = line.text(columns.get("due")) or None
    due = _date(line, columns.get("due"), problems) or (end_of_period(due_text) if due_text else None)
    done = _date(line, columns.get("done"), problems)
    state = _state(line.text(columns.get("state")), due, done) or _ticked(line, ticks)
    return {
        "row": line.row + 1, "title": title.rstrip(" :"), "owner": _named(line, columns.get("owner")),
        "assigned_by": _named(line, columns.get("assigned_by")), "due_on": due.isoformat() if due else None,
        "due_text": due_text, "done_on": done.isoformat() if done else None, "state": state,
    }  # fmt: skip


def _date(line: Line, column: int | None, problems: Problems) -> date | None:
    value = line.value(column)
    if column is not None and (special := special_problem(value)):
        problems.add(special[0], line.row, column, special[1].format(label="ngày"))
        return None
    return as_date(value)


def _named(line: Line, column: int | None) -> str | None:
    text = line.text(column)
    return text if text and not means_nothing(text) else None


def _state(text: str, due: date | None, done: date | None) -> str | None:
    folded = fold(text)
    late, early = bool(holds("lines", "late").search(folded)), bool(holds("lines", "early").search(folded))
    is_open = bool(holds("lines", "open").search(folded)) and done is None
    if is_open or (folded in ("qua han", "trong han") and done is None):
        return (
            "open_late"
            if late
            else ("open_in_time" if "chua" not in folded or "trong han" in folded or early else None)
        )
    if not done and "hoan thanh" not in folded and not early:
        return None
    if late or (done and due and done > due):
        return "done_late"
    return "done_on_time" if early or (done and due) else None
