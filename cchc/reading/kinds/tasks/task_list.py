"""Tasks with owner and deadline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from cchc.catalogue.rows import TaskRow
from cchc.reading.figures.values import special_problem
from cchc.reading.kind_reading import KindReading
from cchc.reading.kinds.missing import report_column
from cchc.reading.kinds.tasks.task_count_columns import count_role, headings_of
from cchc.reading.kinds.tasks.task_states import STATES, parse_state, ticked_state
from cchc.reading.layout.corrected_columns import with_corrected_columns
from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.header_text import without_brackets
from cchc.reading.layout.lines import is_note, is_total
from cchc.reading.layout.sections import Line, Section
from cchc.reading.problems import Problems, number_text
from cchc.reading.values.codes import parse_code, split_title
from cchc.reading.values.dates import parse_day
from cchc.reading.values.numbers import means_nothing
from cchc.reading.words.vocabulary import begins, holds, is_whole

_LABELS = {
    "owner": "đơn vị chủ trì", "due": "thời hạn hoàn thành", "title": "nội dung nhiệm vụ", "assigned_by": "cơ quan giao",
    "state": "tình trạng",
}  # fmt: skip
_FACTS = ("owner", "assigned_by", "due", "done", "state")
_UNCLEAR = {
    "due": "thời hạn «{text}» chưa cho biết chắc là ngày nào nên ngày hạn được để trống. Hãy ghi đủ ngày/tháng/năm.",
    "done": "ngày hoàn thành «{text}» chưa rõ là ngày nào nên được để trống. Hãy ghi đủ ngày/tháng/năm.",
}
# «Ngày hoàn thành» before «thời hạn hoàn thành», «cơ quan giao» before «đơn vị».
_TRIED = ("done", "due", "other", "assigned_by", "title", "state", "owner")


def task_columns(header: Header) -> dict[str, int]:
    """The columns of a header: numbering, title, owner, days, state and its ticks."""
    found: dict[str, int] = {}
    for column, path in sorted(header.paths.items()):
        text = without_brackets(" ".join(path))
        if is_whole("tasks", "code").match(text):
            found.setdefault("code", column)
            continue
        if count_role(headings_of(path)) in STATES:
            # «Hoàn thành / Quá hạn»: one of the columns of which a task ticks one.
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
    """Whether a header has tasks with their deadlines."""
    columns = task_columns(header)
    return "title" in columns and "due" in columns


def read(section: Section, problems: Problems) -> KindReading:
    """A row per task: title, owner, days (ISO) and state."""
    columns = with_corrected_columns(
        task_columns(section.header), section.correction, {"due_on": "due", "done_on": "done"}
    )
    for role in ("owner", "title"):
        if role not in columns:
            report_column(_LABELS[role], section.header, problems)
    tasks = _tasks(section, columns, _tick_columns(section.header, columns))
    days = Days(columns, section.grid.date_1904, problems)
    grouped = any(task.group for task in tasks)
    rows: list[dict[str, Any]] = [
        {**_row(task, columns, days), **({"group": task.group} if grouped else {})} for task in tasks
    ]
    named = {"due": "due_on", "done": "done_on"}
    return KindReading(
        {named.get(role, role): place for role, place in columns.items()}, rows, of_one_unit=True
    )


def _tick_columns(header: Header, columns: dict[str, int]) -> dict[int, str]:
    """A column for each state, of which a task ticks one."""
    roles = {
        column: count_role(headings_of(path))
        for column, path in header.paths.items()
        if column not in columns.values()
    }
    return {column: role for column, role in roles.items() if role in STATES}


class Task(NamedTuple):
    """`line` is as printed, with what merged cells hold for it; `state` is the one that it ticks."""

    line: Line
    group: str | None
    state: str | None


def _tasks(section: Section, columns: dict[str, int], ticks: dict[int, str]) -> list[Task]:
    """The lines that are tasks; a title without anything beside it names the group of those below it."""
    title, numbering = columns.get("title"), columns.get("code")
    facts = [columns[role] for role in _FACTS if role in columns]
    printed: Sequence[Line] = list(section.lines)
    section.spread([title, *facts])
    tasks: list[Task] = []
    group: str | None = None
    for own, line in zip(printed, section.lines, strict=True):
        text, code = own.text(title), parse_code(own.value(numbering))
        is_numbered = code is not None and not (code.text.isupper() and code.text.isalpha())
        told = sum(own.value(column) != "" for column in [*facts, *ticks])
        if is_total(text) or (is_note(text) and code is None and not told):
            continue
        if own.value(title) == "":
            # Without a title of its own a line is a task if it goes on under a merged one, or tells enough.
            is_task = told > 0 and (line.value(title) != "" or told > 1 or is_numbered)
        elif told or is_numbered:
            is_task = True
        else:
            is_task = code is None and any(line.value(column) != "" for column in facts)
            group = group if is_task else text
        if is_task:
            tasks.append(Task(line, group, ticked_state(own, ticks)))
    return tasks


class Days(NamedTuple):
    """The days of a list's lines; what cannot be told is reported at its cell."""

    columns: dict[str, int]
    date_1904: bool
    problems: Problems

    def day(self, line: Line, role: str) -> date | None:
        """The deadline (`due`) or the day of completion (`done`)."""
        column, value = self.columns.get(role), line.value(self.columns.get(role))
        if column is None or value in ("", None):
            return None
        if special := special_problem(value):
            self.problems.add(special[0], line.row, column, special[1].format(label="ngày"))
            return None
        told = parse_day(value, date_1904=self.date_1904, of_completion=role == "done")
        if told.is_unclear:
            message = _UNCLEAR[role].format(text=as_written(value)[:60])
            self.problems.add("unclear_date", line.row, column, message)
        return told.day


def _row(task: Task, columns: dict[str, int], days: Days) -> TaskRow:
    line = task.line
    due, done = days.day(line, "due"), days.day(line, "done")
    texts = {role: _text(line, role, columns, days.problems) for role in ("owner", "assigned_by", "state")}
    state = parse_state(texts["state"] or "", due, done) or task.state
    return {
        "row": line.row + 1, "title": _title(line, columns, days.problems), "owner": texts["owner"],
        "assigned_by": texts["assigned_by"], "due_on": due.isoformat() if due else None,
        "due_text": due_text_of(line, columns.get("due"), due), "done_on": done.isoformat() if done else None,
        "state": state,
    }  # fmt: skip


def _title(line: Line, columns: dict[str, int], problems: Problems) -> str | None:
    """What is to be done, without a code before it; an error or a blank is reported, and the task stands."""
    column, value = columns.get("title"), line.value(columns.get("title"))
    if column is None:
        return None
    if special := special_problem(value):
        problems.add(special[0], line.row, column, special[1].format(label=_LABELS["title"]))
        return None
    text = as_written(value)
    if not text:
        message = "dòng này không có nội dung nhiệm vụ. Hãy ghi nội dung, hoặc xóa dòng nếu thừa."
        problems.add("missing_value", line.row, column, message)
    coded = parse_code(line.value(columns.get("code"))) is not None
    return (text if coded else split_title(text)[1]).rstrip(" :") or None


def _text(line: Line, role: str, columns: dict[str, int], problems: Problems) -> str | None:
    """A name or a state; what says that there is none is None, and so is an error, which is reported."""
    column, value = columns.get(role), line.value(columns.get(role))
    if column is not None and (special := special_problem(value)):
        problems.add(special[0], line.row, column, special[1].format(label=_LABELS[role]))
        return None
    text = as_written(value)
    return text if text and not means_nothing(text) else None


def due_text_of(line: Line, column: int | None, due: date | None) -> str | None:
    """What is written for a deadline, unless it is the day itself."""
    value = line.value(column)
    if isinstance(value, str) or due is not None:
        return line.text(column) or None
    return as_written(value) or None


def as_written(value: Any) -> str:
    """A cell as a text: days as people write them, numbers with a comma."""
    if isinstance(value, (date, datetime)):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number_text(value)
    return value if isinstance(value, str) else ""
