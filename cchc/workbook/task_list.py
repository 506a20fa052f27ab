"""Tasks with owner and deadline."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from cchc.workbook.dates import day_told
from cchc.workbook.given_columns import with_given
from cchc.workbook.headers import Header
from cchc.workbook.heads import bare
from cchc.workbook.kind_reading import KindReading
from cchc.workbook.lines import is_note, is_total
from cchc.workbook.missing import report_column
from cchc.workbook.numbers import means_nothing
from cchc.workbook.problems import Problems, written
from cchc.workbook.sections import Line, Section
from cchc.workbook.task_counts import count_role
from cchc.workbook.text import fold
from cchc.workbook.values import special_problem
from cchc.workbook.vocabulary import begins, holds, is_whole

_LABELS = {"owner": "đơn vị chủ trì", "due": "thời hạn hoàn thành", "title": "nội dung nhiệm vụ"}
_UNCLEAR = {
    "due": "thời hạn «{text}» chưa cho biết chắc là ngày nào nên ngày hạn được để trống. Hãy ghi đủ ngày/tháng/năm.",
    "done": "ngày hoàn thành «{text}» chưa rõ là ngày nào nên được để trống. Hãy ghi đủ ngày/tháng/năm.",
}
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
            rows.append(_row(line, title, columns, ticks, Days(columns, section.grid.date_1904, problems)))
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


class Days(NamedTuple):
    """The days of a list's lines; what cannot be told is reported at its cell."""

    columns: dict[str, int]
    date_1904: bool
    problems: Problems

    def told(self, line: Line, role: str) -> date | None:
        """The deadline (`due`) or the day of completion (`done`)."""
        column, value = self.columns.get(role), line.value(self.columns.get(role))
        if column is None or value in ("", None):
            return None
        if special := special_problem(value):
            self.problems.add(special[0], line.row, column, special[1].format(label="ngày"))
            return None
        told = day_told(value, date_1904=self.date_1904, of_completion=role == "done")
        if told.is_unclear:
            message = _UNCLEAR[role].format(text=_as_written(value)[:60])
            self.problems.add("unclear_date", line.row, column, message)
        return told.day


def _row(
    line: Line, title: str, columns: dict[str, int], ticks: dict[int, str], days: Days
) -> dict[str, Any]:
    due, done = days.told(line, "due"), days.told(line, "done")
    state = _state(line.text(columns.get("state")), due, done) or _ticked(line, ticks)
    return {
        "row": line.row + 1, "title": title.rstrip(" :"), "owner": _named(line, columns.get("owner")),
        "assigned_by": _named(line, columns.get("assigned_by")), "due_on": due.isoformat() if due else None,
        "due_text": _due_text(line, columns.get("due"), due), "done_on": done.isoformat() if done else None,
        "state": state,
    }  # fmt: skip


def _due_text(line: Line, column: int | None, due: date | None) -> str | None:
    """What is written for a deadline, unless it is the day itself."""
    value = line.value(column)
    if isinstance(value, str) or due is not None:
        return line.text(column) or None
    return _as_written(value) or None


def _as_written(value: Any) -> str:
    if isinstance(value, (date, datetime)):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return written(value)
    return value if isinstance(value, str) else ""


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
